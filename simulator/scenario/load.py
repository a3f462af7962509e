"""Finding and reading scenarios. All mistakes of a file come in one run; a scenario with a mistake is never opened."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.chance import Stream
from simulator.reading import ROOT, SCENARIOS, read_yaml
from simulator.scenario.case import open_case
from simulator.scenario.case_facts import CaseError
from simulator.scenario.case_file import CaseFile
from simulator.scenario.facts import FACTS, find_fact
from simulator.scenario.mistakes import Mistake, near
from simulator.scenario.scenario import Question, Scenario
from simulator.scenario.schema import SCENARIO
from simulator.scenario.shape import Notes
from simulator.scenario.words import facts_in

PLAYS = ".plays.yaml"
SEEDS_TO_TRY = range(1, 6)


class NoSuchScenario(LookupError):
    """There is no scenario of this name. The message is one plain sentence."""


class BadScenario(ValueError):
    """The scenario has mistakes. The message names the first and how to see them all."""


def scenario_files(folder: Path = SCENARIOS) -> list[Path]:
    """Every scenario of a folder, in the order of its name."""
    return sorted(file for file in folder.rglob("*.yaml") if not file.name.endswith(PLAYS))


def scenario_names() -> list[str]:
    """`eob/three-line-visit` and its like."""
    return [name_of(file) for file in scenario_files()]


def name_of(file: Path) -> str:
    """A scenario's name: its path inside scenarios/, without the ending."""
    inside = file.resolve()
    inside = inside.relative_to(SCENARIOS) if inside.is_relative_to(SCENARIOS) else Path(file.name)
    return inside.with_suffix("").as_posix()


def load_scenario(name: str) -> Scenario:
    """The scenario of this name. Raises NoSuchScenario or BadScenario."""
    file = next((file for file in scenario_files() if name_of(file) == name), None)
    if not file:
        raise NoSuchScenario(f"There is no scenario `{name[:60]}`. {near(name, scenario_names())}".strip())
    scenario, mistakes = read_scenario(file)
    if not scenario or mistakes:
        raise BadScenario(f"{mistakes[0]} Run `balance-due check {shown(file)}` to see all of it.")
    return scenario


def read_scenario(file: Path) -> tuple[Scenario | None, list[Mistake]]:
    """A scenario, as far as it can be read, and every mistake that reading finds, in order of line."""
    text, notes = file_text(file), Notes(shown(file))
    value, faults = read_yaml(text)
    for fault in faults:
        notes.fault(fault)
    read = None if value is None else SCENARIO(value, notes)
    scenario = None
    if read:
        scenario = Scenario(name=name_of(file), text=text, content_hash=sha256(text.encode()).hexdigest(), **read)
        _check_words(scenario, notes)
    return scenario, sorted(notes.mistakes, key=lambda mistake: mistake.line)


def file_text(file: Path) -> str:
    """A file's text with one kind of line end. What is not UTF-8 shows as �, which no schema takes for a name."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return text.removeprefix("\ufeff")


def build(scenario: Scenario, seed: int) -> CaseFile:
    """The scenario's case at a seed. Another scenario at the same seed is about other people. Raises CaseError."""
    assert scenario.case is not None
    own_seed = Stream(seed, "case of", scenario.name).below(2**31)
    return replace(open_case(own_seed, scenario.case, scenario.today), seed=seed)


def try_seeds(scenario: Scenario, file: Path) -> list[Mistake]:
    """Build the case at a few seeds: each must stand, hold every fact that is named, and keep right and wrong apart."""
    notes = Notes(shown(file))
    said: set[tuple[str, str]] = set()
    for seed in SEEDS_TO_TRY:
        try:
            case = build(scenario, seed)
        except CaseError as error:
            notes.add(_line(scenario.text, "case:"), "SC025", problem=error)
            break
        for question in scenario.questions:
            for code, name, words in _apart(question, case, seed):
                if (code, name) not in said:
                    said.add((code, name))
                    notes.add(getattr(name, "line", 0) or _line(scenario.text, name), code, **words)
    return notes.mistakes


def _apart(question: Question, case: CaseFile, seed: int) -> list[tuple[str, str, dict[str, object]]]:
    named = [*([question.asks] if question.asks else []), *(each.fact for each in question.when_wrong)]
    named += [fact for words in _words(question) for fact in facts_in(words)]
    missing = [name for name in named if name not in case.facts]
    if missing:
        return [("SC028", name, {"seed": seed, "value": name}) for name in missing]
    right = case.facts[question.asks] if question.asks else None
    return [
        ("SC026", each.fact, {"seed": seed, "name": each.fact, "question": question.id})
        for each in question.when_wrong
        if case.facts[each.fact] == right
    ]


def _check_words(scenario: Scenario, notes: Notes) -> None:
    """A fact inside words is one of the list, and no words shown before the answer tell it."""
    for question in scenario.questions:
        for words in _words(question):
            for fact in facts_in(words):
                if not find_fact(fact):
                    line = getattr(words, "line", 0) or _line(scenario.text, f"{{{fact}}}")
                    notes.add(line, "SC003", value=fact, near=near(fact, FACTS, list_up_to=0))
        for words in _words_before(question):
            if question.asks and question.asks in facts_in(words):
                line = getattr(words, "line", 0)
                notes.add(line, "SC027", name=question.id, value=question.asks)


def _words_before(question: Question) -> list[str]:
    """What a trainee may read before the answer is settled."""
    return [
        question.question,
        question.note,
        *question.hints,
        *(foreseen.says for foreseen in question.when_wrong),
        *(option.says for option in question.options),
    ]


def _words(thing: Any) -> list[str]:
    """Every word in a frozen noun and below it."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [words for each in thing for words in _words(each)]
    if is_dataclass(thing):
        return [words for each in fields(thing) for words in _words(getattr(thing, each.name))]
    return []


def _line(text: str, words: str) -> int:
    """The first line that holds some words."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if words in line), 1)


def shown(file: Path) -> str:
    """A file as a person would name it."""
    full = file.resolve()
    return full.relative_to(ROOT).as_posix() if full.is_relative_to(ROOT) else str(file)
