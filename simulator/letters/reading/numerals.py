"""Numbers and months that are written as words, and the choices by which a pattern finds them."""

from __future__ import annotations

import re

from simulator.dates import MONTH_BY_NAME, MONTHS

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {name: value for value, name in enumerate(_ONES)} | {name: 10 * value for value, name in enumerate(_TENS, 2)}

_FIRST_NINE = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("eleventh", "twelfth", *(f"{each}teenth" for each in ("thir", "four", "fif", "six", "seven", "eigh", "nine")))
ORDINALS = {name: number for number, name in enumerate([*_FIRST_NINE, "tenth", *_TEENS, "twentieth"], 1)}
ORDINALS |= {f"twenty-{name}": 20 + number for number, name in enumerate(_FIRST_NINE, 1)}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}

# Each is choices of a pattern, without brackets: `January|February|…`.
A_MONTH = "|".join(MONTHS)
A_SHORT_MONTH = "|".join(each[:3].lower() for each in MONTHS if each != "May").replace("sep", "sept?")
A_TEN = "|".join(_TENS)
A_NUMBER_WORD = "|".join([*_VALUES, "hundred", "thousand"])
AN_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", "[- ]")


def from_to(first: int, last: int) -> str:
    """The words for small numbers, as choices of a pattern: `two|three|four`."""
    return "|".join(_ONES[first : last + 1])


def month_of(name: str) -> int:
    """The number of a month by its name, whole or short."""
    return MONTH_BY_NAME[name.lower()]


def ordinal(said: str) -> int:
    """`twenty-first` is 21, and so is `Twenty first`."""
    return ORDINALS[said.lower().replace(" ", "-")]


def spoken_number(said: str) -> int:
    """`one thousand forty` is 1040, and so is `1040`."""
    if said.isdigit():
        return int(said)
    whole = part = 0
    for word in re.findall(r"[a-z]+", said.lower()):
        if word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            whole, part = whole + max(part, 1) * 1000, 0
        else:
            part += {"a": 1}.get(word, _VALUES.get(word, 0))
    return whole + part
