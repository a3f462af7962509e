"""Amounts in a letter, in whatever form people write them, and whether the file proves them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from simulator.letters.codes import names_another_code
from simulator.letters.letter import Letter, Taken, is_digit_slip
from simulator.letters.marked import Span, Verdict
from simulator.letters.phrases import matches, says
from simulator.letters.rules import words
from simulator.letters.worked_out import worked_out
from simulator.money import Money

_SIGN = r"(?:\b(?-i:US) ?\$|\$|\bUSD ?\$?)"  # “us $121” holds no US dollars
_DIGITS = r"(?P<whole>\d{1,3}(?:[, ']\d{3}){1,4}|\d{1,9})(?:\.(?P<cents>\d{1,2}))?(?!\d)"
_CONTINENTAL = r"(?P<whole>\d{1,3}(?:\.\d{3}){1,4}|\d{1,9}),(?P<cents>\d{2})(?!\d)"
_FORMS = (
    re.compile(rf"{_SIGN}\s?\(?-?\s?{_CONTINENTAL}(?:\s?USD\b)?", re.IGNORECASE),
    re.compile(rf"{_SIGN}\s?\(?-?\s?{_DIGITS}(?:\.?-+)?(?:\s?(?:USD|dollars)\b)?", re.IGNORECASE),
    re.compile(r"\$\s?(?P<whole>)\.(?P<cents>\d{2})(?!\d)"),
    re.compile(
        rf"(?<![\w.,$-]){_DIGITS}(?:\s?(?:US )?(?:dollars|dollar|USD|bucks)\b|\s?\$(?!\d))(?:\s(?:and"
        rf"|&)\s(?P<more>\d{{1,2}})(?:/100|\s?cents))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\w.,$/-])(?P<whole>\d{1,3}(?:,\d{3}){1,4}|\d{1,9})\.(?P<cents>\d{2})(?![\d%]|\.\d"
        r"|[ ]?(?:percent|mg|ml|cm|mm))(?:\.?-)?"
    ),
    re.compile(r"(?<![\w.,$/-])(?P<whole>\d{1,3}(?:,\d{3}){1,4})(?P<cents>)(?![\d%])(?:\.-)?"),
)
_BARE = re.compile(r"(?<![\w.,$/#-])(?P<whole>\d{2,6})(?P<cents>)(?![\w%/]|[.,-]\d)(?:\.-)?")
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {name: value for value, name in enumerate(_ONES)} | {name: 10 * value for value, name in enumerate(_TENS, 2)}
_NUMBER = rf"(?:{'|'.join([*_VALUES, 'hundred', 'thousand'])})"
_SPOKEN = re.compile(
    rf"\b(?P<said>(?:a |{_NUMBER}[\s-]{{1,3}})(?:{_NUMBER}[\s-]{{1,3}}"
    rf"|and\s{{1,3}}){{0,12}})(?:(?:and\s{{1,3}})?(?P<hundredths>\d{{1,2}})\s?/\s?100\s{{1,3}})?dollars\b(?:\s{{1,3}}and\s{{1,3}}(?P<said_cents>(?:{_NUMBER}"
    rf"|\d{{1,2}})(?:[\s-]{{1,3}}{_NUMBER})?)\s{{0,3}}(?:cents|/100))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as it stands in a letter. A bare one has no sign and no cents: it may be something else."""

    start: int
    end: int
    amount: Money
    bare: bool = False


def sums_in(text: str) -> list[Sum]:
    """Every amount in some words, in order of place."""
    taken = Taken(text)
    found = [each for each in (*_spoken(text), *_signed(text), *_bare(text)) if taken.take(each.start, each.end)]
    return sorted(found, key=lambda each: each.start)


def _signed(text: str) -> Iterator[Sum]:
    for form in _FORMS:
        for match in form.finditer(text):
            cents = (match.groupdict().get("more") or match["cents"] or "0").ljust(2, "0")
            if match.groupdict().get("more"):
                cents = match["more"].rjust(2, "0")
            whole = re.sub(r"[,. ']", "", match["whole"]) or "0"
            yield Sum(match.start(), match.end(), Money(int(whole) * 100 + int(cents)))


def _spoken(text: str) -> Iterator[Sum]:
    for match in _SPOKEN.finditer(text):
        cents = match["said_cents"] or match["hundredths"] or ""
        part = int(cents) if cents.isdigit() else spoken_number(cents)
        yield Sum(match.start(), match.end(), Money(spoken_number(match["said"]) * 100 + part))


def spoken_number(said: str) -> int:
    """`one thousand forty` is 1040."""
    whole = part = 0
    for word in re.findall(r"[a-z]+", said.lower()):
        if word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            whole, part = whole + max(part, 1) * 1000, 0
        else:
            part += {"a": 1}.get(word, _VALUES.get(word, 0))
    return whole + part


def _bare(text: str) -> Iterator[Sum]:
    for match in _BARE.finditer(text):
        yield Sum(match.start(), match.end(), Money(int(match["whole"]) * 100), bare=True)


# ---- against the file ----


def read_sums(letter: Letter) -> Iterable[Span]:
    """Each amount: right, made of right ones, a slip, unsupported, or raised to our advantage."""
    true = dict(letter.file.amounts)
    derived = worked_out(true, letter.text)
    spans = (_judged(letter, each, true, derived) for each in sums_in(letter.rest))
    return [each for each in spans if each]


def _judged(letter: Letter, found: Sum, true: Mapping[str, Money], derived: frozenset[Money]) -> Span | None:
    means = _meaning(letter, found)

    def span(verdict: Verdict, why: str, label: str = "") -> Span:
        return Span(found.start, found.end, "amount", verdict, why, label)

    if found.bare and found.amount not in true.values() and not means and not _is_money(letter, found):
        return None
    if names_another_code(letter, found.start):
        means = ""  # the amount of another line or claim
    labelled = _labelled(letter, found, means, true)
    if labelled and found.amount not in labelled and found.amount in true.values() and means in ("allowed", "contract"):
        verdict = Verdict.FABRICATED if found.amount > max(labelled) else Verdict.UNSUPPORTED
        return span(verdict, f"That is another amount of the file. The contract price is {labelled[0].dollars}.")
    label = next((label for label, each in true.items() if each == found.amount), "")
    if label:
        return span(Verdict.RIGHT, f"The file has this amount: {label}.", label)
    if found.amount in derived:
        return span(Verdict.RIGHT, "Two amounts of the file make this one.", "sum")
    if says(words().alone_around, letter.before(found.start, 80) + letter.after(found.end)):
        return span(Verdict.ALONE, "This amount is the law’s, not the case’s.")
    of_these = labelled or [each for each in true.values() if each]
    near = next((each for each in of_these if is_digit_slip(_digits(found.amount), _digits(each))), None)
    if near:
        return span(Verdict.SLIP, f"The file has {near.dollars}. Look at the digits.")
    helps = words().helps.get("allowed" if means == "contract" else means)
    if labelled and (
        (helps == "more" and found.amount > max(labelled)) or (helps == "less" and found.amount < min(labelled))
    ):
        return span(Verdict.FABRICATED, f"{_SAYS} {max(labelled).dollars} in the file, not {found.amount.dollars}.")
    if labelled:
        return span(Verdict.UNSUPPORTED, f"{_SAYS} {max(labelled).dollars} in the file.")
    return span(Verdict.UNSUPPORTED, "Nothing in the file has this amount.")


def _labelled(letter: Letter, found: Sum, means: str, true: Mapping[str, Money]) -> list[Money]:
    """The amounts of the file that the words may mean: of a contract's price, those that the contract names.

    Where the sentence names a service, only that line's; behind “a unit” only the price of one.
    """
    names = _LABELS.get(means, (means,)) if means else ()
    if means == "contract" and not any(means in label for label in true):
        names = _LABELS["allowed"]
    sentence = letter.sentence(found.start)
    codes = {each.upper() for each in _CODE.findall(letter.text, sentence.start, sentence.end)}
    of_all = {label: each for label, each in true.items() if any(name in label for name in names)}
    of_line = {label: each for label, each in of_all.items() if any(code in label for code in codes)} or of_all
    is_of_one = _A_UNIT.match(letter.after(found.end, 20)) is not None
    return [each for label, each in of_line.items() if label.endswith(" unit") is is_of_one] or [*of_line.values()]


_CODE = re.compile(r"\b[A-Z]\d{4}\b", re.IGNORECASE)
_A_UNIT = re.compile(r"\W*(?:(?:a|per|each|the|for each|for one)\W+)?(?:unit|each|apiece|quarter)", re.IGNORECASE)
_BY_CONTRACT = re.compile(r"\b(?:contract|agree|negotiat|fee|schedule|rate)", re.IGNORECASE)
_LABELS = {"allowed": ("allowed", "contract")}
_SAYS = "What the letter names here is"


def _digits(amount: Money) -> str:
    return str(amount.cents // 100 if amount.cents % 100 == 0 else amount.cents)


_TO_AMOUNT = re.compile(
    r"[\s:,(=-]*(?:(?:is|was|were|of|at|for|the|a|in|to|only|amount|be|being|us|you|full|price|rate"
    r"|which|that|this|line|service|set|comes|just|as|our|and|claim|total|totals"
    r"|\x00+)\b[\s:,(=-]*){0,4}\$?$",
    re.IGNORECASE,
)


_BY_THE_PATIENT = re.compile(
    r"\b(?:patient|member|she|he|they|family|(?:Mr|Mrs|Ms|Mx)\.? [\w'-]+(?: [\w'-]+)?) "
    r"(?:\w+ ){0,2}(?:paid|pays|owes|gave)\b[^,;]*$",
    re.IGNORECASE,
)
_TO_ITS_AMOUNT = re.compile(
    r"[\s:,(=-]*(?:(?:is|was|were|of|at|for|the|only|shows|being|comes to|set at|amount|this|it|our|that"
    r"|line|visit|scan|service|procedure|study|test|drug|infusion|injection|on|in|by|under|page|exhibit|section|[A-Z]\d{4}|\d{1,3})\b[\s:,(=-]*){0,5}",
    re.IGNORECASE,
)


def _meaning(letter: Letter, found: Sum) -> str:
    """Which amount of the case the words just before say this is, if they do."""
    before = letter.before(found.start)
    if _BY_THE_PATIENT.search(before):
        return ""
    for name, patterns in words().amounts.items():
        for said in matches(patterns, before):
            if re.search(r"\d(?: dollars| USD)?\s$", before[: said.start()]):
                continue  # “$874.50 allowed, $699.60 paid”: the word is of the amount before it
            if _TO_ITS_AMOUNT.fullmatch(before[said.end() :]):
                return "contract" if name == "allowed" and _BY_CONTRACT.search(said.group()) else name
    return ""


def _is_money(letter: Letter, found: Sum) -> bool:
    """Whether a bare number is said to be money."""
    before = letter.before(found.start)
    last = max((each.end() for each in matches(words().sum_before, before)), default=-1)
    return last >= 0 and _TO_AMOUNT.fullmatch(before[last:]) is not None
