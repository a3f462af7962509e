"""Whether what is written is what is true, but for a slip of the hand."""

from __future__ import annotations


def is_slip(written: str, true: str) -> bool:
    """One sign wrong, two changed about, one too many or one too few: a hand that slipped.

    In a long number the two need not stand side by side.
    """
    if written == true or abs(len(written) - len(true)) > 1 or min(len(written), len(true)) < 3:
        return False
    if len(written) != len(true):
        longer, shorter = sorted((written, true), key=len, reverse=True)
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    odd = [at for at, (one, other) in enumerate(zip(written, true, strict=True)) if one != other]
    if len(odd) == 2 and len(true) >= _LONG and odd[1] - odd[0] <= 2:
        first, second = odd
        if (written[first], written[second]) == (true[second], true[first]):
            return True
    return is_digit_slip(written, true)


_LONG = 8


def is_digit_slip(written: str, true: str) -> bool:
    """One digit wrong, or two neighbours changed about."""
    if len(written) != len(true):
        return False
    odd = [at for at, (one, other) in enumerate(zip(written, true, strict=True)) if one != other]
    return len(odd) == 1 or is_turned(written, true)


def is_turned(written: str, true: str) -> bool:
    """Two neighbours changed about."""
    if len(written) != len(true):
        return False
    odd = [at for at, (one, other) in enumerate(zip(written, true, strict=True)) if one != other]
    at = odd[0] if odd else 0
    return odd == [at, at + 1] and written[at : at + 2] == true[at : at + 2][::-1]
