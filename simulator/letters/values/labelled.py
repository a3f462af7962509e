"""Which amounts of the file some words may mean, and the prices that a contract sets for what they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations

from simulator.letters.reading.letter import Letter
from simulator.letters.reading.sums import Sum
from simulator.money import Money, total


def labelled(letter: Letter, found: Sum, means: str, true: Mapping[str, Money]) -> list[Money]:
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


_LABELS = {"allowed": ("allowed", "contract")}
_CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{5})\b", re.IGNORECASE)
_LIST = 90
_ITS_CODE = re.compile(r"\W*(?:for|on) (?:line )?([A-Z]\d{4})\b", re.IGNORECASE)
_FOR_ALL = re.compile(  # three lines in one sum
    r"\W*for [A-Z]\d{4}(?:,? and |, )(?:[A-Z]\d{4}(?:,? and |, )?)+", re.IGNORECASE
)
_A_UNIT = re.compile(r"\W*(?:(?:a|per|each|the|for each|for one)\W+)?(?:unit|each|apiece|quarter)", re.IGNORECASE)


def price_in_dispute(letter: Letter, found: Sum) -> Money | None:
    """The contract's price of the line that a letter is about, or of a unit of it: the first procedure of the file."""
    of_it = letter.file.procedures[:1]
    name = "contract unit" if _A_UNIT.match(letter.after(found.end, 20)) else "contract"
    prices = {label: each for label, each in letter.file.amounts.items() if label.endswith(name)}
    named = (each for label, each in prices.items() if any(code in label for code in of_it))
    return next(named, None)


def prices_meant(letter: Letter, found: Sum, meant: list[Money]) -> set[Money]:
    """The prices that some words may mean: each of them and of a unit, and what they make together unless of one."""
    prices = [*meant, *(each for label, each in letter.file.amounts.items() if label.endswith(" unit"))]
    return set(prices) if _OF_ONE.search(letter.before(found.start)) else added(prices)


_OF_ONE = re.compile(
    r"\b(?:price|rate|fee) (?:for|of) (?:this|that|the|her|his|our|your)(?: [\w-]+){1,4} (?:is|was) \$?$", re.IGNORECASE
)


def added(amounts: list[Money]) -> set[Money]:
    """Each of some amounts, and what any of them make together."""
    few = amounts[:_FEW]
    return {*amounts, *(total(some) for size in range(2, len(few) + 1) for some in combinations(few, size))}


_FEW = 6
