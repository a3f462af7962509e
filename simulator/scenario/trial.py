"""Trying a scenario at a few seeds before anyone plays it: each case stands, and right and wrong can be told apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from simulator.case.facts import find_fact
from simulator.case.file import CaseFile
from simulator.case.pinned import CaseError, NoFigures
from simulator.coverage.plan import load_plan
from simulator.scenario.load import build, shown
from simulator.scenario.mistakes import Mistake
from simulator.scenario.scenario import TYPED, Question, Scenario
from simulator.scenario.shape import Notes
from simulator.scenario.words import all_words, facts_in

SEEDS = range(1, 6)
DAYS = ("service_date", "sent", "received", "processed")  # of a claim, the first that is pinned decides


def try_seeds(scenario: Scenario, file: Path) -> list[Mistake]:
    """Each case must stand, hold every fact that is named, and keep the right answer apart from the foreseen ones."""
    notes = Notes(shown(file))
    said: set[tuple[str, str]] = set()
    for seed in SEEDS:
        try:
            case = build(scenario, seed)
        except CaseError as error:
            _not_built(scenario, error, notes)
            break
        found = [(code, fact, question.id) for question in scenario.questions for code, fact in _doubts(question, case)]
        titles = [fact for stage in scenario.stages for words in (stage.id, stage.title) for fact in facts_in(words)]
        found += [("SC028", fact, "") for fact in titles if fact not in case.facts]
        found += [("SC041", paper, "") for paper in _not_there(scenario, case)]
        for code, value, name in found:
            if (code, value) not in said:
                said.add((code, value))
                notes.add(_line(scenario, value), code, seed=seed, value=value, name=name)
    return notes.mistakes


def _not_built(scenario: Scenario, error: CaseError, notes: Notes) -> None:
    """Why there is no case, at the line to change. Without a pinned day, `today` decides the year of the visit."""
    case = scenario.case
    if not isinstance(error, NoFigures) or not case:
        notes.add(_line(scenario, "case:"), "SC025", problem=error)
    elif day := next((name for name in DAYS if getattr(case.claim, name)), ""):
        notes.add(_line(scenario, f"{day}:"), "SC025", problem=error)
    else:
        problem = f"the visit comes shortly before it. {str(error).rstrip('.')}"
        when = f"a day of {max(load_plan(case.coverage.plan).years)}"
        notes.add(_line(scenario, "today:"), "SC059", today=scenario.today, problem=problem, when=when)


def _doubts(question: Question, case: CaseFile) -> Iterator[tuple[str, str]]:
    yield from _missing(question, case)
    yield from _the_same(question, case)


def _not_there(scenario: Scenario, case: CaseFile) -> list[str]:
    """Papers that are to be shown, or that may be opened, and that this account does not have."""
    there = {document.kind for document in case.documents}
    return [paper for stage in scenario.stages for paper in stage.papers if paper not in there]


def _missing(question: Question, case: CaseFile) -> Iterator[tuple[str, str]]:
    """Facts that are named and that this case does not have, such as those of a fourth line."""
    foreseen = [each.fact for each in question.when_wrong if question.kind in TYPED and find_fact(each.fact)]
    named = [question.asks or "", *foreseen]
    named += [fact for words in all_words(question) for fact in facts_in(words)]
    return (("SC028", fact) for fact in named if fact and fact not in case.facts)


def _the_same(question: Question, case: CaseFile) -> Iterator[tuple[str, str]]:
    """Foreseen mistakes that at this seed give the right answer."""
    right = case.facts.get(question.asks or "")
    foreseen = (each.fact for each in question.when_wrong)
    return (("SC026", fact) for fact in foreseen if right is not None and case.facts.get(fact, fact) == right)


def _line(scenario: Scenario, words: str) -> int:
    """Where a fact was written; else the first line that holds the words."""
    lines = enumerate(scenario.text.splitlines(), 1)
    return getattr(words, "line", 0) or next((number for number, line in lines if words in line), 1)
