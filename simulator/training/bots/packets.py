"""Packets and notes: what goes along with a paper that leaves the house, and which note a stranger can go on from.

What is asked for goes, what proves the point goes, and the claim number. The rest of the chart stays.
"""

from __future__ import annotations

import re

from simulator.training.bots.papers import Papers
from simulator.training.bots.rule import Question, Rule

_GOES = (
    r"chart note of the service",  # what was asked for
    r"enrollment letter",  # what proves the first day
    r"payer’s claim number",  # so that it can be joined to the claim
    r"^All (\w+ )?lines",  # a replacement stands for the whole claim
    r"number of the \w+ doctor",
)
_STAYS = (
    r"whole chart|earlier (visits|day)|balance|appeal|alone|date of service|new request|has paid us|look at it again"
)
_OPINION = r"careless|always|should (finally|choose)|nothing that we can do|lost"


def _along(competency: str) -> Rule:
    """What belongs in a packet, for the questions that are first of all about this competency."""

    def answer(question: Question, _: Papers) -> str | None:
        if question["kind"] != "several" or question["tests"][0] != competency:
            return None
        goes = [
            option["id"]
            for option in question["options"]
            if not re.search(_STAYS, option["says"]) and any(re.search(pattern, option["says"]) for pattern in _GOES)
        ]
        return ", ".join(goes) or None

    return Rule(competency, answer)


def _note(question: Question, _: Papers) -> str | None:
    """A note holds facts: the first sentence that is no opinion about anyone."""
    if question["kind"] != "choice" or "WRK-3" not in question["tests"]:
        return None
    return next((option["id"] for option in question["options"] if not re.search(_OPINION, option["says"])), None)


RULES = (_along("PRV-3"), _along("DEN-3"), Rule("WRK-3", _note))
