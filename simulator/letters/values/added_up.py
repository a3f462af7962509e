"""What the amounts that a letter names before another one make: added up, taken off one another, or left between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import from_to, spoken_number
from simulator.letters.reading.sums import Sum, sums_between
from simulator.letters.values.worked_out import abs_difference
from simulator.money import Money, total


def follows_from_another(letter: Letter, found: Sum, true: Mapping[str, Money]) -> bool:
    """Whether an amount is only what is left between two named before it, of which one is judged there: one fault."""
    before = [each.amount for each in sums_between(letter.text, found.start - 220, found.start) if not each.bare]
    return any(
        abs_difference(one, other) == found.amount and not {one, other} <= {*true.values()}
        for one, other in combinations(before[-4:], 2)
    )


def made_of_those_named(letter: Letter, found: Sum, right: set[Money]) -> bool:
    """Whether amounts that stand before it, each right, are added up and taken off one another.

    What a paper prints may come off a contract price: “Take off her $25.00 copay and you owe $133.00.”
    """
    before = [each.amount for each in sums_between(letter.text, found.start - _NAMED, found.start)]
    prices = [price for label, price in letter.file.amounts.items() if label.endswith("contract")]
    if any(price - each == found.amount for each in {*before} & {*letter.file.amounts_printed} for price in prices):
        return True
    if _IN_ALL.search(letter.after(found.end, 20)) and _is_of_two(letter, found, right):
        return True
    named = [each for each in dict.fromkeys(before) if each in right][-_FEW:]
    made = {(0, 0)}  # how much, and of how many
    for each in named:
        made |= {(much + sign * each.cents, many + 1) for much, many in made for sign in (1, -1)}
    return any(many > 1 and much == found.amount.cents for much, many in made)


_NAMED, _FEW = 500, 6
_IN_ALL = re.compile(r"^,? (?:in all|in total|all told|altogether|together)\b", re.IGNORECASE)


def _is_of_two(letter: Letter, found: Sum, right: set[Money]) -> bool:
    """Whether two right amounts, wherever they stand before it, make it up."""
    before = {each.amount for each in sums_between(letter.text, 0, found.start)} & right
    return any(found.amount - each in before for each in before)


def listed_before(letter: Letter, found: Sum, true: Mapping[str, Money]) -> Money | None:
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
