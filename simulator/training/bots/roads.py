"""Roads: whose request it is and who looks next, by the kind of plan and by our contract with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from simulator.dates import read_date
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


def _urgent(question: Question, papers: Papers) -> str | None:
    """Care to come that a doctor says cannot wait: the quick road by fax or phone, and an answer in 72 hours."""
    words = question["question"]
    if question["kind"] != "choice" or "APL-7" not in question["tests"]:
        return None
    if came := re.search(r"(\d\d/\d\d), at (\d\d:\d\d)", words):
        on = read_date(f"{came[1]}/{papers.today.year}") + timedelta(hours=72)
        wanted = rf"{on:%m/%d}, at {came[2]}"
    else:
        wanted = r"expedited (?=.*(statement|72 hours))"
    return next((option["id"] for option in question["options"] if re.search(wanted, option["says"])), None)


RULES = (_road("APL-4", _advantage), Rule("APL-7", _urgent), _road("APL-6", _employer))
