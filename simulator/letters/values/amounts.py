"""Each amount of a letter, held against the file: right, worked out, a slip, not proved, or raised to our advantage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.clauses import behind_and
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import from_to, spoken_number
from simulator.letters.reading.phrases import says
from simulator.letters.reading.slips import is_digit_slip, is_turned
from simulator.letters.reading.sums import Sum, sums_between, sums_in
from simulator.letters.rules.words import words
from simulator.letters.values.amount_meaning import is_money, meaning_of
from simulator.letters.values.codes import names_another_code
from simulator.letters.values.worked_out import abs_difference, worked_out
from simulator.money import Money, total


def read_amounts(letter: Letter) -> Iterable[Span]:
    """Each amount: right, made of right ones, a slip, unsupported, or raised to our advantage."""
    true = dict(letter.file.amounts)
    derived = worked_out(true, " ".join((letter.text, *letter.file.words)))
    spans = (_judged(letter, each, true, derived) for each in sums_in(letter.rest))
    return [each for each in spans if each]


def _judged(letter: Letter, found: Sum, true: Mapping[str, Money], derived: frozenset[Money]) -> Span | None:
    means = meaning_of(letter, found)

    def span(verdict: Verdict, why: str, label: str = "") -> Span:
        return Span(found.start, found.end, "amount", verdict, why, label)

    if found.bare and _OF_MANY.match(letter.after(found.end)):
        return None
    is_year = found.bare and 1900_00 <= found.amount.cents < 2100_00
    if found.bare and found.amount not in true.values() and (is_year or (not means and not is_money(letter, found))):
        return None
    if names_another_code(letter, found.start):
        means = ""  # the amount of another line or claim
    labelled = _labelled(letter, found, means, true)
    is_share = found.amount in derived and (
        _SHARE_OF.search(letter.before(found.start)) or _WHOSE_PART.match(letter.after(found.end))
    )
    if (
        means == "contract"
        and labelled
        and not (is_share or (found.amount in derived and _COMES_TO.search(letter.before(found.start))))
        and found.amount not in _prices(letter, found, [*labelled, *_unit_prices(true)])
    ):
        written, is_more = _digits(found.amount), found.amount > max(labelled)
        if any((is_turned if is_more else is_digit_slip)(written, _digits(each)) for each in labelled):
            return span(Verdict.SLIP, f"The file has {labelled[0].dollars}. Look at the digits.")
        if found.bare:
            return None  # “the contract gives 120”: days, most likely
        price = min(max(labelled), _price_in_dispute(letter, found) or max(labelled))
        verdict = Verdict.FABRICATED if found.amount > price else Verdict.UNSUPPORTED
        return span(verdict, f"The contract price is {price.dollars}.")
    if labelled and found.amount not in labelled and found.amount in true.values() and means == "allowed":
        verdict = Verdict.FABRICATED if found.amount > max(labelled) else Verdict.UNSUPPORTED
        return span(verdict, f"That is another amount of the file. The contract price is {labelled[0].dollars}.")
    is_said_paid = _YOU_PAID.search(letter.before(found.start)) is not None
    in_all = true.get("paid")
    if is_said_paid and in_all and not found.amount and _WHOLE.match(letter.after(found.end)):
        return span(Verdict.FABRICATED, f"The payer paid {in_all.dollars}.")
    if is_said_paid and found.amount in true.values():
        paid = [each for label, each in true.items() if label.endswith("paid")]
        if paid and found.amount not in _added(paid):
            return span(
                Verdict.UNSUPPORTED, f"The file has this amount, and not as a payment. Paid were {paid[0].dollars}."
            )
    label = next((label for label, each in true.items() if each == found.amount), "")
    if label:
        return span(Verdict.RIGHT, f"The file has this amount: {label}.", label)
    listed = _listed_before(letter, found, true)
    if listed and found.amount != listed:
        verdict = Verdict.FABRICATED if found.amount > listed else Verdict.UNSUPPORTED
        is_slip = is_turned(_digits(found.amount), _digits(listed))
        return span(Verdict.SLIP if is_slip else verdict, f"The amounts before it come to {listed.dollars}.")
    if found.amount in letter.file.amounts_printed and not labelled:
        return span(Verdict.RIGHT, "A paper of the file prints this amount.", "printed")
    turned = next((each for each in true.values() if is_turned(_digits(found.amount), _digits(each))), None)
    if found.amount in derived and turned and not _ADDED_UP.search(_around(letter, found)):
        return span(Verdict.SLIP, f"The file has {turned.dollars}. Look at the digits.")
    if found.amount in derived:
        return span(Verdict.RIGHT, "Two amounts of the file make this one.", "sum")
    is_added_up = not labelled or _ADDED_UP.search(_said(letter, found))
    if is_added_up and _made_of_those_named(letter, found, {*true.values(), *derived}):
        return span(Verdict.RIGHT, "The amounts named before it make this one.", "sum")
    if says(words().alone_around, letter.before(found.start, 80) + letter.after(found.end)):
        return span(Verdict.ALONE, "This amount is the law’s, not the case’s.")
    of_these = labelled or [each for each in true.values() if each]
    near = next((each for each in of_these if is_digit_slip(_digits(found.amount), _digits(each))), None)
    if near:
        return span(Verdict.SLIP, f"The file has {near.dollars}. Look at the digits.")
    helps = words().helps.get("allowed" if means == "contract" else means)
    if _follows_from_another(letter, found, true):
        return span(Verdict.ALONE, "It follows from an amount before it that is not the file’s.")
    if labelled and (
        (helps == "more" and found.amount > max(labelled)) or (helps == "less" and found.amount < min(labelled))
    ):
        return span(Verdict.FABRICATED, f"{_SAYS} {max(labelled).dollars} in the file, not {found.amount.dollars}.")
    if labelled:
        return span(Verdict.UNSUPPORTED, f"{_SAYS} {max(labelled).dollars} in the file.")
    return span(Verdict.UNSUPPORTED, "Nothing in the file has this amount.")


def _follows_from_another(letter: Letter, found: Sum, true: Mapping[str, Money]) -> bool:
    """Whether an amount is only what is left between two named before it, of which one is judged there: one fault."""
    before = [each.amount for each in sums_between(letter.text, found.start - 220, found.start) if not each.bare]
    return any(
        abs_difference(one, other) == found.amount and not {one, other} <= {*true.values()}
        for one, other in combinations(before[-4:], 2)
    )


def _made_of_those_named(letter: Letter, found: Sum, right: set[Money]) -> bool:
    """Whether amounts that stand before it, each right, are added up and taken off one another.

    What a paper prints may come off a contract price: “Take off her $25.00 copay and you owe $133.00.”
    """
    before = [each.amount for each in sums_between(letter.text, found.start - _NAMED, found.start)]
    prices = [price for label, price in letter.file.amounts.items() if label.endswith("contract")]
    if any(price - each == found.amount for each in {*before} & {*letter.file.amounts_printed} for price in prices):
        return True
    named = [each for each in dict.fromkeys(before) if each in right][-_FEW:]
    made = {(0, 0)}  # how much, and of how many
    for each in named:
        made |= {(much + sign * each.cents, many + 1) for much, many in made for sign in (1, -1)}
    return any(many > 1 and much == found.amount.cents for much, many in made)


_NAMED = 500


def _listed_before(letter: Letter, found: Sum, true: Mapping[str, Money]) -> Money | None:
    """What the amounts make that a sentence lists before it says what they come to: “$190, $37 and $49, come to …”."""
    sentence = letter.sentence(found.start)
    text, end = letter.text, found.start
    listed = [each for each in sums_between(text, sentence.start, end) if not each.bare]
    if len(listed) < 2 or not _TOGETHER.search(text, listed[-1].end, end):
        return None
    if _NOT_ONLY_ADDED.search(text, listed[0].end, end) or _TAKEN_OFF.search(text[sentence.start : end]):
        return None
    if not all(each.amount in true.values() for each in listed):
        return None
    return total(each.amount * _how_many(text, each.start) for each in listed)


def _how_many(said: str, place: int) -> int:
    """How often an amount is counted: “2 units at $36.00”."""
    times = _TIMES.search(said, max(0, place - 25), place)
    return spoken_number(times[1]) if times else 1


_TIMES = re.compile(rf"\b(\d{{1,2}}|{from_to(2, 8)}) (?:\w+ )?(?:at|of|times|x)\W+$", re.IGNORECASE)


_TOGETHER = re.compile(
    r"\b(?:comes?|came|adds?|added|amounts?)(?: up)? (?:together )?to|\b(?:together|in total|in all|total\w*)\b",
    re.IGNORECASE,
)
_NOT_ONLY_ADDED = re.compile(
    r"\b(?:less|minus|paid|pay|allowed|of which|after|leav\w*|share|owed?|short|percent|instead|rather|but|not"
    r"|contract|prices?|rates?)\b|%",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(r"^\W*(?:after|less|minus)\b", re.IGNORECASE)
_COMES_TO = re.compile(r"\b(?:comes? to|makes|would be|leaves)\W*\$?$", re.IGNORECASE)
_OF_MANY = re.compile(  # “17 of 40 visits”, “31 to 60 days”
    r"\s(?:out )?of (?:the )?\d{1,3}\b(?![.,]\d)"
    r"|(?:\s?[-–]\s?|\sto\s)\d{1,3}\s(?:days?|weeks?|months?|visits?|units?)\b"
)
_SHARE_OF = re.compile(r"\d ?(?:%|percent\b|per cent\b)", re.IGNORECASE)
_WHOSE_PART = re.compile(  # “of the price $71.20 would be yours and $17.80 hers”
    r"\W*(?:would be|is|are|falls to|goes to|comes from) "
    r"(?:yours?|hers?|his|theirs|you|the (?:plan|patient|member))\b",
    re.IGNORECASE,
)
_ADDED_UP = re.compile(  # words of somebody who adds or takes away
    r"\b(?:together|plus|totals?|sum|less|minus|leav\w*|difference|remain\w*|rest|balance|short|ow\w+|due|comes?|makes?|add\w*"
    r"|after|share|both|combined|in all|so|is left|worth|between|over|under|more)\b|[=+]",
    re.IGNORECASE,
)


def _said(letter: Letter, found: Sum) -> str:
    sentence = letter.sentence(found.start)
    return letter.text[sentence.start : sentence.end]


def _around(letter: Letter, found: Sum) -> str:
    """The few words by an amount: what another amount of the sentence is less, this one is not."""
    return behind_and(letter.before(found.start, 45)) + letter.after(found.end, 12)


_WHOLE = re.compile(
    r"\W*(?:on|for|of|toward) (?:the|this|our) (?:whole |entire |full )?(?:claim|visit|bill)\b", re.IGNORECASE
)


def _labelled(letter: Letter, found: Sum, means: str, true: Mapping[str, Money]) -> list[Money]:
    """The amounts of the file that the words may mean: of a contract's price, those that the contract names.

    Where the sentence names a service, only that line's; behind “a unit” only the price of one.
    """
    names = _LABELS.get(means, (means,)) if means else ()
    if means == "contract" and not any(means in label for label in true):
        names = _LABELS["allowed"]
    sentence = letter.sentence(found.start)
    own = _ITS_CODE.match(letter.after(found.end, 20))
    codes = (
        {own[1].upper()} if own else {each.upper() for each in _CODE.findall(letter.text, sentence.start, sentence.end)}
    )
    of_all = {label: each for label, each in true.items() if any(name in label for name in names)}
    if for_all := _FOR_ALL.match(letter.after(found.end, _LIST)):
        named = [each.upper() for each in _CODE.findall(for_all.group())]
        of_these = [each for label, each in of_all.items() if any(code in label for code in named)]
        if len(of_these) == len(named):
            return [total(of_these)]
    is_total = re.search(r"\btotal\b", letter.before(found.start, 20), re.IGNORECASE)
    of_line = (
        of_all
        if is_total
        else {label: each for label, each in of_all.items() if any(code in label for code in codes)} or of_all
    )
    is_of_one = _A_UNIT.match(letter.after(found.end, 20)) is not None
    return [each for label, each in of_line.items() if label.endswith(" unit") is is_of_one] or [*of_line.values()]


def _price_in_dispute(letter: Letter, found: Sum) -> Money | None:
    """The contract's price of the line that a letter is about, or of a unit of it: the first procedure of the file."""
    of_it = letter.file.procedures[:1]
    name = "contract unit" if _A_UNIT.match(letter.after(found.end, 20)) else "contract"
    prices = {label: each for label, each in letter.file.amounts.items() if label.endswith(name)}
    named = (each for label, each in prices.items() if any(code in label for code in of_it))
    return next(named, None)


def _unit_prices(true: Mapping[str, Money]) -> list[Money]:
    return [each for label, each in true.items() if label.endswith(" unit")]


def _prices(letter: Letter, found: Sum, prices: list[Money]) -> set[Money]:
    """The prices that some words may mean: each of them, and what they make together unless they are of one service."""
    return set(prices) if _OF_ONE.search(letter.before(found.start)) else _added(prices)


_OF_ONE = re.compile(
    r"\b(?:price|rate|fee) (?:for|of) (?:this|that|the|her|his|our|your)(?: [\w-]+){1,4} (?:is|was) \$?$", re.IGNORECASE
)


def _added(amounts: list[Money]) -> set[Money]:
    """Each of some amounts, and what any of them make together."""
    few = amounts[:_FEW]
    return {*amounts, *(total(some) for size in range(2, len(few) + 1) for some in combinations(few, size))}


_YOU_PAID = re.compile(
    r"\b(?:you|plan|payer|insurer)\s(?:have |had |only |already )*(?:paid|sent|deposited|issued)\s"
    r"(?:us |only |me )*\$?$",
    re.IGNORECASE,
)
_FEW = 6
_CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{5})\b", re.IGNORECASE)
_LIST = 90
_ITS_CODE = re.compile(r"\W*(?:for|on) (?:line )?([A-Z]\d{4})\b", re.IGNORECASE)
_FOR_ALL = re.compile(
    r"\W*for [A-Z]\d{4}(?:,? and |, )(?:[A-Z]\d{4}(?:,? and |, )?)+", re.IGNORECASE
)  # three lines in one sum
_A_UNIT = re.compile(r"\W*(?:(?:a|per|each|the|for each|for one)\W+)?(?:unit|each|apiece|quarter)", re.IGNORECASE)
_LABELS = {"allowed": ("allowed", "contract")}
_SAYS = "What the letter names here is"


def _digits(amount: Money) -> str:
    return str(amount.cents // 100 if amount.cents % 100 == 0 else amount.cents)
