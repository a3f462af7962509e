"""Roads: whose request it is and who looks next, by the kind of plan and by our contract with it."""

from __future__ import annotations

import re
from collections.abc import Callable

from simulator.training.bots.papers import Papers
from simulator.training.bots.rule import Question, Rule


def _advantage(papers: Papers) -> str:
    """With a contract there is only its own dispute. Without one a waiver opens the road, and the plan sends on."""
    is_outside = "out of network" in papers.label("^Plan$", "remittance")
    return r"waiver of liability|by itself" if is_outside else r"our contract gives"


def _employer(papers: Papers) -> str:
    """An employer’s own plan hears its member, and a state has no say. Other plans are not known here."""
    own = any("from its own money" in words for words in papers.notes("plan_summary"))
    return r"the patient names us|through the plan" if own else r"$^"


def _road(competency: str, wanted: Callable[[Papers], str]) -> Rule:
    def answer(question: Question, papers: Papers) -> str | None:
        if question["kind"] != "choice" or competency not in question["tests"]:
            return None
        pattern = wanted(papers)
        return next((option["id"] for option in question["options"] if re.search(pattern, option["says"])), None)

    return Rule(competency, answer)


RULES = (_road("APL-4", _advantage), _road("APL-6", _employer))
