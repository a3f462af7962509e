"""One value in all the ways that people write it: a number however it is spaced, a name over the end of a line."""

from __future__ import annotations

import re
from functools import lru_cache

from simulator.letters.reading.plain import fold


@lru_cache(maxsize=1024)
def spelled(value: str) -> re.Pattern[str]:
    """A number however it is spaced: `TM26-0077-Q114`, `tm26 0077 q114`, `TM260077Q114`."""
    signs = [re.escape(each) for each in value if each.isalnum()]
    return re.compile(r"(?<![A-Za-z0-9])" + r"[ \n\-./_#]{0,3}".join(signs) + r"(?![A-Za-z0-9])", re.IGNORECASE)


@lru_cache(maxsize=4096)
def worded(value: str) -> re.Pattern[str]:
    """A name, a title or a line of an address: its words, with blanks, marks or the end of a line between them."""
    words = re.findall(r"[^\W_]+", fold(value))
    return re.compile(r"(?<!\w)" + r"[\W_]{0,3}".join(words) + r"(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def shaped(value: str) -> re.Pattern[str]:
    """Any number built as this one is, a letter for each letter and a digit for each digit, however it is spaced."""
    signs = [r"\d" if each.isdigit() else "[A-Za-z]" for each in value if each.isalnum()]
    return re.compile(r"(?<![A-Za-z0-9])" + r"[ \-./_#]{0,2}".join(signs) + r"(?![A-Za-z0-9])")


@lru_cache(maxsize=1024)
def begun_alike(value: str) -> re.Pattern[str] | None:
    """Any number that begins with the letters of this one (“OSP 5 …”), or is built alike where it has none."""
    if begins := re.match(r"[A-Za-z]{2,}", value):
        group = r"(?=[A-Z]?\d)[A-Z0-9]{1,14}(?![A-Za-z0-9])"
        return re.compile(
            rf"(?<![A-Za-z0-9]){begins.group()}[ \-./_#]{{0,2}}{group}(?:[ \-./_]{group}(?!,\d|\.\d\d\b)){{0,4}}"
        )
    groups = re.split(r"[ \-./]", value)
    if len(groups) < 2 or len(bare(value)) < _LONG:
        return None
    return re.compile(r"(?<![\w-])" + r"[ \-./]".join(rf"[A-Z0-9]{{{len(each)}}}" for each in groups) + r"(?![\w-])")


_LONG = 8


def bare(value: str) -> str:
    """A number without its spaces and dashes, in capitals."""
    return "".join(each for each in value.upper() if each.isalnum())
