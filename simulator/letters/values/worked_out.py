"""What a letter may work out from the amounts of the file: lines together, one amount less another, a share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from simulator.letters.reading.numerals import A_TEN, spoken_number
from simulator.money import ZERO, Money, Rate, total

_LINE = re.compile(r"\bline (\d+)(?: [A-Z\d]\d{4})?\b")
_PERCENT = re.compile(
    rf"(?<![\d.\w-])(\d{{1,2}}|(?:{A_TEN})(?:[- ]five)?|five|ten|fifteen) ?(?:%|percent\b|per cent\b)", re.IGNORECASE
)
_FEW_LINES = 3
_MOST_LINES = 6  # of longer claims only all lines together are added up
_TERM = "plan copay"  # a term of the plan may come off anything


def worked_out(true: Mapping[str, Money], text: str) -> frozenset[Money]:
    """Every amount that the file's own make, where they belong together: of one line, of some lines, or of the claim.

    `true` is the amounts by label; `text` is the letter and the file's words, whose percentages may be taken of each.
    """
    rates = [*_rates(text)]
    terms = [each for label, each in true.items() if label.startswith(_TERM)]
    terms += _left_of_deductible(true)
    found = {ZERO}
    for together in _together(true):
        values = [each for each in together.values() if each]
        values += [each.times(rate) for each in values for rate in rates]
        whole = max(values, default=ZERO)
        left = {abs_difference(one, other) for one, other in combinations(values, 2)}
        found |= {*values, *left, *(each.times(rate) for each in left for rate in rates)}
        found |= {one + other for one, other in combinations(values, 2) if one + other <= whole}
        less = {abs_difference(one, term) for one in values for term in terms}
        found |= {*less, *(each.times(rate) for each in less for rate in rates)}
    found |= _all_dues(true, rates, terms)
    return frozenset(found)


def _left_of_deductible(true: Mapping[str, Money]) -> list[Money]:
    """What the patient still had to pay before the plan shares a cost."""
    whole, used = true.get("deductible of the year"), true.get("deductible used")
    return [whole - used] if whole and used and used < whole else []


def _all_dues(true: Mapping[str, Money], rates: list[Rate], terms: list[Money]) -> set[Money]:
    """What is due on some lines together, each with a share of its own: 80% of the one, the other less a copay."""
    prices = {
        line[1]: price for label, price in true.items() if label.endswith("contract") and (line := _LINE.search(label))
    }
    if not 1 < len(prices) <= _FEW_LINES:
        return set()
    dues = [
        {price, *(price.times(rate) for rate in rates), *(price - term for term in terms if term < price)}
        for price in prices.values()
    ]
    sizes = range(2, len(dues) + 1)
    return {total(each) for size in sizes for some in combinations(dues, size) for each in product(*some)}


def abs_difference(one: Money, other: Money) -> Money:
    """The greater less the smaller."""
    return max(one, other) - min(one, other)


def _rates(text: str) -> Iterator[Rate]:
    for percent in {spoken_number(each[1]) for each in _PERCENT.finditer(text)}:
        if 0 < percent < 100:
            yield from (Rate(100 * percent), Rate(100 * (100 - percent)))


def _together(true: Mapping[str, Money]) -> Iterator[dict[str, Money]]:
    """Amounts that belong together, by what they are: of the whole claim, of each line, and of each choice of lines."""
    by_line: dict[str, dict[str, Money]] = {}
    for label, amount in true.items():
        line = _LINE.search(label)
        by_line.setdefault(line[1] if line else "", {})[_LINE.sub("", label).strip()] = amount
    of_all = by_line.pop("", {})
    lines = [*by_line.values()]
    for some in _choices(lines):
        added = {
            name: total(each.get(name, ZERO) for each in some) for name in {name for each in some for name in each}
        }
        yield added
        if len(some) == len(lines):
            yield {f"all lines {name}": amount for name, amount in added.items()} | of_all
    if not lines:
        yield of_all


def _choices(lines: list[dict[str, Money]]) -> Iterable[tuple[dict[str, Money], ...]]:
    sizes = range(1, len(lines) + 1) if len(lines) <= _MOST_LINES else (1, len(lines))
    return (some for size in sizes for some in combinations(lines, size))
