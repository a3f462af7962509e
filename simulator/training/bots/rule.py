"""What a rule of reading is, and how one is added.

A rule is one small thing that a good collector can do, such as adding the PR columns or counting a dispute's days. It
sees one question and the papers on the desk, as they are printed, and gives the answer, or None where it has nothing to
say. It belongs to a competency, so that a test can take one away and see whether the bank misses it.

To add one, write a function `(question, papers) -> answer or None` in the module of its subject (amounts, clocks,
causes, packets, acts or wording), read only what the papers print (papers.py has the ways), and list it in that
module's RULES. The first rule that has an answer gives it, so that the particular stands before the general. What is a
matter of words alone is one more pattern in wording.py; what follows from a reason code is one more line in acts.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from simulator.training.bots.papers import Papers

Question: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a good collector can do, and the competency it shows."""

    competency: str
    answer: Callable[[Question, Papers], str | None]
