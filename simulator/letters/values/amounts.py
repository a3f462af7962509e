"""Each amount of a letter, held against the file: right, worked out, a slip, not proved, or raised to our advantage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.clauses import behind_and
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import says
from simulator.letters.reading.slips import is_digit_slip, is_turned
from simulator.letters.reading.sums import Sum, sums_in
from simulator.letters.rules.words import words
from simulator.letters.values.added_up import follows_from_another, listed_before, made_of_those_named
from simulator.letters.values.amount_meaning import is_money, meaning_of
from simulator.letters.values.codes import names_another_code
from simulator.letters.values.labelled import added, labelled, price_in_dispute, prices_meant
from simulator.letters.values.worked_out import worked_out
from simulator.money import Money


def read_amounts(letter: Letter) -> Iterable[Span]:
    """Each amount: right, made of right ones, a slip, unsupported, or raised to our advantage."""
    true = dict(letter.file.amounts)
    derived = worked_out(true, " ".join((letter.text, *letter.file.words)))
    spans = (_judged(letter, each, true, derived) for each in sums_in(letter.rest))
    return [each for each in spans if each]


def _judged(letter: Letter, found: Sum, true: Mapping[str, Money], derived: frozenset[Money]) -> Span | None:
    """By the first judge who knows the amount."""
    means = meaning_of(letter, found)
    if (found.bare and _is_no_money(letter, found, means, true)) or _is_a_day(letter, found):
        return None
    if names_another_code(letter, found.start):
        means = ""  # the amount of another line or claim
    it = _Amount(letter, found, means, true, derived, labelled(letter, found, means, true))
    if found.bare and _is_off_the_price(it) and not _is_slip_of_a_price(it):
        return None  # “the contract gives 120”: days, most likely
    known = (judge(it) for judge in _JUDGES)
    return next((each for each in known if each), None) or it.span(Verdict.UNSUPPORTED, _NOT_ON_FILE)


_NOT_ON_FILE = "Nothing in the file has this amount."


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount of a letter, what its words mean, and what the file has: `meant` are the amounts that they may mean."""

    letter: Letter
    found: Sum
    means: str
    true: Mapping[str, Money]  # by label
    derived: frozenset[Money]  # all that may be worked out from those
    meant: list[Money]

    @property
    def amount(self) -> Money:
        return self.found.amount

    @property
    def is_true(self) -> bool:
        return self.amount in self.true.values()

    @property
    def is_derived(self) -> bool:
        return self.amount in self.derived

    @property
    def before(self) -> str:
        return self.letter.before(self.found.start)

    @property
    def after(self) -> str:
        return self.letter.after(self.found.end)

    @property
    def sentence(self) -> str:
        sentence = self.letter.sentence(self.found.start)
        return self.letter.text[sentence.start : sentence.end]

    def span(self, verdict: Verdict, why: str, label: str = "") -> Span:
        return Span(self.found.start, self.found.end, "amount", verdict, why, label)

    def wrong(self, true: Money, why: str) -> Span:
        """More than what is true is to our advantage; less is only not so."""
        return self.span(Verdict.FABRICATED if self.amount > true else Verdict.UNSUPPORTED, why)

    def slip_of(self, true: Money) -> Span:
        return self.span(Verdict.SLIP, f"The file has {true.dollars}. Look at the digits.")


def _is_a_day(letter: Letter, found: Sum) -> bool:
    """Whether a bare amount is a day of the file as Europe writes it, without its year: “on 31.10 you had it”."""
    written = _DAY.fullmatch(letter.text, found.start, found.end)
    if not written or not _DAY_NEXT.search(letter.before(found.start, 12)):
        return False
    day, month = int(written[1]), int(written[2])
    return any((each.day, each.month) == (day, month) for each in letter.file.all_dates)


_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})")
_DAY_NEXT = re.compile(r"\b(?:on|from|of|by|until|since|the|and|to|till|after|before)\s$", re.IGNORECASE)


def _is_no_money(letter: Letter, found: Sum, means: str, true: Mapping[str, Money]) -> bool:
    """Whether a bare number counts something, or is a year, or is not said to be money."""
    if _OF_MANY.match(letter.after(found.end)):
        return True
    is_year = 1900_00 <= found.amount.cents < 2100_00
    return found.amount not in true.values() and (is_year or (not means and not is_money(letter, found)))


def _is_off_the_price(it: _Amount) -> bool:
    """Whether it is given out as a price of the contract, and is none, nor a share of one."""
    if it.means != "contract" or not it.meant or (it.is_derived and _is_part_of_a_price(it)):
        return False
    return it.amount not in prices_meant(it.letter, it.found, it.meant)


def _is_part_of_a_price(it: _Amount) -> bool:
    return bool(_SHARE_OF.search(it.before) or _WHOSE_PART.match(it.after) or _COMES_TO.search(it.before))


def _is_slip_of_a_price(it: _Amount) -> bool:
    """Whether the digits of a price are turned; where it is less than the price, one of them may also be wrong."""
    is_slip = is_turned if it.amount > max(it.meant) else is_digit_slip
    return any(is_slip(_digits(it.amount), _digits(each)) for each in it.meant)


def _off_the_price(it: _Amount) -> Span | None:
    if not _is_off_the_price(it):
        return None
    if _is_slip_of_a_price(it):
        return it.slip_of(it.meant[0])
    price = min(max(it.meant), price_in_dispute(it.letter, it.found) or max(it.meant))
    return it.wrong(price, f"The contract price is {price.dollars}.")


def _another_amount_as_price(it: _Amount) -> Span | None:
    """What was charged or paid, given out as what is allowed."""
    if it.means != "allowed" or not it.meant or it.amount in it.meant or not it.is_true:
        return None
    return it.wrong(max(it.meant), f"That is another amount of the file. The contract price is {it.meant[0].dollars}.")


def _not_as_paid(it: _Amount) -> Span | None:
    """“You paid nothing on this claim” where something was paid; or another amount of the file as a payment."""
    if not _YOU_PAID.search(it.before):
        return None
    in_all = it.true.get("paid")
    if in_all and not it.amount and _WHOLE.match(it.after):
        return it.span(Verdict.FABRICATED, f"The payer paid {in_all.dollars}.")
    paid = [each for label, each in it.true.items() if label.endswith("paid")]
    if paid and it.is_true and it.amount not in added(paid):
        why = f"The file has this amount, and not as a payment. Paid were {paid[0].dollars}."
        return it.span(Verdict.UNSUPPORTED, why)
    return None


def _on_file(it: _Amount) -> Span | None:
    label = next((label for label, each in it.true.items() if each == it.amount), "")
    return it.span(Verdict.RIGHT, f"The file has this amount: {label}.", label) if label else None


def _off_its_list(it: _Amount) -> Span | None:
    """What amounts are said to come to that stand before it, and do not."""
    listed = listed_before(it.letter, it.found, it.true)
    if not listed or it.amount == listed:
        return None
    why = f"The amounts before it come to {listed.dollars}."
    is_slip = is_turned(_digits(it.amount), _digits(listed))
    return it.span(Verdict.SLIP, why) if is_slip else it.wrong(listed, why)


def _printed(it: _Amount) -> Span | None:
    if it.meant or it.amount not in it.letter.file.amounts_printed:
        return None
    return it.span(Verdict.RIGHT, "A paper of the file prints this amount.", "printed")


def _made_of_the_files(it: _Amount) -> Span | None:
    """What two amounts of the file make; turned digits of a third are a slip, unless the words add or take away."""
    if not it.is_derived:
        return None
    turned = next((each for each in it.true.values() if is_turned(_digits(it.amount), _digits(each))), None)
    if turned and not _ADDED_UP.search(_around(it)):
        return it.slip_of(turned)
    return it.span(Verdict.RIGHT, "Two amounts of the file make this one.", "sum")


def _made_of_those_before(it: _Amount) -> Span | None:
    is_added_up = not it.meant or _ADDED_UP.search(it.sentence)
    if is_added_up and made_of_those_named(it.letter, it.found, {*it.true.values(), *it.derived}):
        return it.span(Verdict.RIGHT, "The amounts named before it make this one.", "sum")
    return None


def _of_one_unit(it: _Amount) -> Span | None:
    """What one of some equal units is: “$57.25 per unit” of eight."""
    if not (_EACH_UNIT.search(it.letter.before(it.found.start, 40)) or _A_UNIT.match(it.after)):
        return None
    is_so = any(it.amount.cents * units == each.cents for units in range(2, _MOST_UNITS) for each in it.true.values())
    return it.span(Verdict.RIGHT, "So many units make an amount of the file.", "sum") if is_so else None


_EACH_UNIT = re.compile(
    r"\b(?:per|each|every|a|one|single)[ -](?:unit|session|visit|line|dose)\b[^.;]*$", re.IGNORECASE
)
_A_UNIT = re.compile(r"\W*(?:(?:per|each|a|for (?:each|one|every|a)) ?(?:unit|session|visit|line|dose)|each|apiece)\b")
_MOST_UNITS = 31


def _of_the_law(it: _Amount) -> Span | None:
    is_its = says(words().alone_around, it.letter.before(it.found.start, 80) + it.after)
    return it.span(Verdict.ALONE, "This amount is the law’s, not the case’s.") if is_its else None


def _slip(it: _Amount) -> Span | None:
    of_these = it.meant or [each for each in it.true.values() if each]
    near = next((each for each in of_these if is_digit_slip(_digits(it.amount), _digits(each))), None)
    return it.slip_of(near) if near else None


def _of_a_fault_before(it: _Amount) -> Span | None:
    is_so = follows_from_another(it.letter, it.found, it.true)
    return it.span(Verdict.ALONE, "It follows from an amount before it that is not the file’s.") if is_so else None


def _off_what_it_is_called(it: _Amount) -> Span | None:
    """Another amount than the file has under this name: made up where the office would gain by it."""
    if not it.meant:
        return None
    helps = words().helps.get("allowed" if it.means == "contract" else it.means)
    named = f"What the letter names here is {max(it.meant).dollars} in the file"
    if (helps == "more" and it.amount > max(it.meant)) or (helps == "less" and it.amount < min(it.meant)):
        return it.span(Verdict.FABRICATED, f"{named}, not {it.amount.dollars}.")
    return it.span(Verdict.UNSUPPORTED, f"{named}.")


_JUDGES: tuple[Callable[[_Amount], Span | None], ...] = (
    _off_the_price,
    _another_amount_as_price,
    _not_as_paid,
    _on_file,
    _off_its_list,
    _printed,
    _made_of_the_files,
    _made_of_those_before,
    _of_one_unit,
    _of_the_law,
    _slip,
    _of_a_fault_before,
    _off_what_it_is_called,
)


def _around(it: _Amount) -> str:
    """The few words by an amount: what another amount of the sentence is less, this one is not."""
    return behind_and(it.letter.before(it.found.start, 45)) + it.letter.after(it.found.end, 12)


def _digits(amount: Money) -> str:
    return str(amount.cents // 100 if amount.cents % 100 == 0 else amount.cents)


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
_COMES_TO = re.compile(r"\b(?:comes? to|makes|would be|leaves)\W*\$?$", re.IGNORECASE)
_YOU_PAID = re.compile(
    r"\b(?:you|plan|payer|insurer)\s(?:have |had |only |already )*(?:paid|sent|deposited|issued)\s"
    r"(?:us |only |me )*\$?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\W*(?:on|for|of|toward) (?:the|this|our) (?:whole |entire |full )?(?:claim|visit|bill)\b", re.IGNORECASE
)
_ADDED_UP = re.compile(  # words of somebody who adds or takes away
    r"\b(?:together|plus|totals?|sum|less|minus|leav\w*|difference|remain\w*|rest|balance|short|ow\w+|due|comes?|makes?|add\w*"
    r"|after|share|both|combined|in all|so|is left|worth|between|over|under|more)\b|[=+]",
    re.IGNORECASE,
)
