"""Finding and reading scenarios. All mistakes of a file come in one run; a scenario with a mistake is never opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from simulator.case.file import CaseFile
from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts
from simulator.chance import Stream
from simulator.reading import ROOT, SCENARIOS, read_yaml
from simulator.scenario.mistakes import Mistake, near
from simulator.scenario.scenario import Scenario
from simulator.scenario.schema import SCENARIO
from simulator.scenario.shape import Notes

PLAYS = ".plays.yaml"
_UNREAD = "\ufffd"


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
    """The scenario of this name in the bank, or a trainer's own file. Raises NoSuchScenario or BadScenario."""
    if name.endswith(".yaml") and Path(name).is_file():
        file: Path | None = Path(name)
    else:
        inside = name.removeprefix("scenarios/").removesuffix(".yaml")
        file = next((file for file in scenario_files() if name_of(file) == inside), None)
    if not file:
        raise NoSuchScenario(f"There is no scenario `{name[:60]}`. {near(name, scenario_names())}".strip())
    scenario, mistakes = read_scenario(file)
    if not scenario or mistakes:
        raise BadScenario(f"{mistakes[0]} Run `balance-due check {shown(file)}` to see all of it.")
    return scenario


def read_scenario(file: Path) -> tuple[Scenario | None, list[Mistake]]:
    """A scenario, as far as it can be read, and every mistake that reading finds, in order of line."""
    return parse(file_text(file), file)


def parse(text: str, file: Path) -> tuple[Scenario | None, list[Mistake]]:
    """The same of a text that stands in this file, or will."""
    notes = Notes(shown(file))
    unread = text.find(_UNREAD)
    if unread >= 0:
        notes.add(text.count("\n", 0, unread) + 1, "SC042")
    value, faults = read_yaml(text)
    for fault in faults:
        notes.fault(fault)
    read = None if value is None else SCENARIO(value, notes)
    digest = sha256(text.encode()).hexdigest()
    scenario = Scenario(name=name_of(file), text=text, content_hash=digest, **read) if read else None
    return scenario, sorted(notes.mistakes, key=lambda mistake: mistake.line)


def file_text(file: Path) -> str:
    """A file's text with one kind of line end. What is not UTF-8 shows as �, which is noted."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return text.removeprefix("\ufeff")


def build(scenario: Scenario, seed: int) -> CaseFile:
    """The scenario's case at a seed. Another scenario at the same seed is about other people. Raises CaseError."""
    assert scenario.case is not None
    own_seed = Stream(seed, "case of", scenario.name).below(2**31)
    return replace(_opened(own_seed, scenario.case, scenario.today), seed=seed)


@lru_cache(maxsize=16)
def _opened(seed: int, facts: CaseFacts, today: date) -> CaseFile:
    """Whoever checks a scenario, plays it or shows it asks for the same few cases again."""
    return open_case(seed, facts, today)


def shown(file: Path) -> str:
    """A file as a person would name it."""
    full = file.resolve()
    return full.relative_to(ROOT).as_posix() if full.is_relative_to(ROOT) else str(file)
