"""A whole number as somebody typed it: plain digits, between the least and the most that make sense there."""

from __future__ import annotations


def whole_from(typed: str, most: int, least: int = 1) -> int | None:
    """The number, or None for what is none from `least` to `most`.

    Digits 0 to 9 and nothing else: no sign, point or space, and no digit of another script. Leading zeros count for
    nothing, and what has more digits than `most` is too much, however long it is.
    """
    if not (typed.isascii() and typed.isdigit()):
        return None
    digits = typed.lstrip("0") or "0"
    if len(digits) > len(str(most)):
        return None
    number = int(digits)
    return number if least <= number <= most else None
