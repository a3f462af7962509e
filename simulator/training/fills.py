"""What stands in braces in the words of a data file: a name that is filled in, as it is, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from simulator.fields import Fields

_SLIP = re.compile(r"\{[^{}]{0,20}\}?|\}")


def check_fills(fields: Fields, key: str, words: str, fills: Sequence[str] = ()) -> str:
    """The words, when each brace in them belongs to a name that is filled in. Raises BadFile with file and line."""
    known = [f"{{{fill}}}" for fill in fills]
    rest = words
    for fill in known:
        rest = rest.replace(fill, "")
    if slip := _SLIP.search(rest):
        fields.wrong(key, f"has `{slip[0]}`, which nothing fills in; known are {', '.join(known) or 'none'}")
    return words
