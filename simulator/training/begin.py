"""A first draft of a scenario: commented, with plays beside it, and without a mistake as it stands.

A draft of an EOB asks three questions and foresees what people answer; one of an appeal has a claim to work. Each is a
beginning: the author changes words, amounts and questions, works the plays out by hand, and runs `check` again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from simulator.case.open import work
from simulator.case.pinned import CaseError
from simulator.reading import SCENARIOS
from simulator.scenario.load import BadScenario, NoSuchScenario, build, parse
from simulator.scenario.mistakes import near
from simulator.scenario.scenario import Scenario
from simulator.scenario.trial import try_seeds
from simulator.training.begin_appeal import draft_appeal, origin_in, origin_of
from simulator.training.beginnings import BEGINNINGS, FORESEEN, Beginning, CannotBegin
from simulator.training.eob_text import SEED, case_text, eob_plays, eob_text
from simulator.training.from_remit import NotFromThis, beginnings_of
from simulator.training.plays import plays_beside

KINDS = {"eob": "eob", "appeal": "appeals"}  # what a draft is about, and the folder where it goes
_SEEDS = range(1, 21)
_FEWEST_FORESEEN = 2


def begin(
    kind: str, source: str, out: Path | None = None, tell: Callable[[str], object] | None = None
) -> tuple[Path, Path]:
    """Write a draft and its plays, and say where. Raises CannotBegin; never writes over a file.

    `tell` hears what of a remittance's claim did not go into the draft.
    """
    if kind not in KINDS:
        raise CannotBegin(f"There is no draft of kind `{kind[:40]}`. {near(kind, KINDS)}")
    ways = _ways_from(kind, source)
    file = out or SCENARIOS / KINDS[kind] / f"{ways[0].name}.yaml"
    if file.suffix != ".yaml" or file.name.endswith(".plays.yaml"):
        raise CannotBegin(f"`{file.name}` should end in .yaml; the plays go beside it.")
    beside = plays_beside(file)
    for each in (file, beside):
        if each.exists():
            raise CannotBegin(f"There is already a file {each}. Name another with --out; nothing was written.")
    way, text, plays = _first_that_stands(ways, file)
    file.parent.mkdir(parents=True, exist_ok=True)
    _write({file: text, beside: plays})
    if tell:
        for note in way.notes:
            tell(note)
    return file, beside


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to begin: the name of its file, what to say of it, and how its texts are made."""

    name: str
    notes: tuple[str, ...]
    draft: Callable[[Path], tuple[str, str]]


def _ways_from(kind: str, source: str) -> list[_Way]:
    """One way from a flaw, a reason or a scenario; from a remittance's claim several, the closest to it first."""
    name = source.removeprefix("scenario:")
    if kind == "appeal" and (name != source or "/" in source.partition(":")[0] or source.endswith(".yaml")):
        try:
            origin = origin_in(name)
        except (NoSuchScenario, BadScenario) as error:
            raise CannotBegin(str(error)) from error
        return [_Way(f"{Path(name).stem}-appeal", origin.notes, partial(draft_appeal, origin))]
    return [_way(kind, each) for each in _beginnings(source)]


def _way(kind: str, beginning: Beginning) -> _Way:
    name = beginning.flaw.replace("_", "-")
    if kind == "eob":
        return _Way(name, beginning.notes, partial(_clean_draft, beginning))
    return _Way(name, beginning.notes, partial(draft_appeal, origin_of(beginning, case_text(beginning))))


def _beginnings(source: str) -> list[Beginning]:
    what, _, where = source.partition(":")
    if what != "remit":
        return [find_beginning(source)]
    try:
        return beginnings_of(where, {**_by_reason(), **_by_remark()})
    except NotFromThis as error:
        raise CannotBegin(str(error)) from error


def _first_that_stands(ways: Sequence[_Way], file: Path) -> tuple[_Way, str, str]:
    """The first whose cases stand and whose draft has no mistake, with the draft. Raises CannotBegin."""
    why: object = ""
    for way in ways:
        try:
            return way, *way.draft(file)
        except (CaseError, CannotBegin) as error:
            why = error
    raise CannotBegin(f"This does not make an exercise. {why}".rstrip())


def _clean_draft(beginning: Beginning, file: Path) -> tuple[str, str]:
    """The draft of an EOB, which has no mistake at any seed that is tried. Raises CannotBegin and CaseError."""
    text, plays = draft(beginning, file)
    scenario, mistakes = parse(text, file)
    mistakes = mistakes or (try_seeds(scenario, file) if scenario else [])
    if mistakes:
        raise CannotBegin(mistakes[0].says)
    return text, plays


def _write(texts: Mapping[Path, str]) -> None:
    """All of them or none: what a full disk cut short would stand in the way of the next try."""
    begun: list[Path] = []
    try:
        for file, text in texts.items():
            with file.open("x", encoding="utf-8", newline="\n") as written:
                begun.append(file)
                written.write(text)
    except OSError:
        for file in begun:
            file.unlink(missing_ok=True)
        raise


def find_beginning(source: str) -> Beginning:
    """`flaw:no_authorization`, or `carc:197`: the flaw whose denial carries that reason."""
    what, _, name = source.partition(":")
    if what == "flaw" and name in BEGINNINGS:
        return BEGINNINGS[name]
    if what == "flaw":
        raise CannotBegin(f"`{name[:40]}` is no flaw of the kit. {near(name, BEGINNINGS, list_up_to=30)}")
    if what != "carc":
        raise CannotBegin(
            f"`{source[:40]}` does not say where from. Write carc:197, flaw:no_authorization or remit:FILE."
        )
    reasons = _by_reason()
    wanted = name.upper().rpartition("-")[2]
    if not wanted:
        raise CannotBegin("Which reason? Write its number behind the colon, such as carc:197.")
    if wanted not in reasons:
        raise CannotBegin(
            f"No flaw of the kit is denied with reason {name[:10]}. {near(wanted, reasons, list_up_to=30)}"
        )
    return reasons[wanted]


def _by_reason() -> dict[str, Beginning]:
    return {reason(beginning): beginning for beginning in reversed(BEGINNINGS.values())}


def _by_remark() -> dict[str, Beginning]:
    """`16 N822`: where two flaws share a reason, the remark beside it tells them apart."""
    found: dict[str, Beginning] = {}
    for beginning in BEGINNINGS.values():
        scenario = _scenario(eob_text(beginning, SCENARIOS / "draft.yaml", ()), SCENARIOS / "draft.yaml")
        assert scenario.case
        for line in work(SEED, scenario.case, scenario.today).remit.lines:
            for remark in line.remarks if line.denials else ():
                found.setdefault(f"{line.denials[0].reason} {remark}", beginning)
    return found


def reason(beginning: Beginning) -> str:
    """The reason code that the payer gives for the flaw; 45 where nothing is denied."""
    scenario = _scenario(eob_text(beginning, SCENARIOS / "draft.yaml", ()), SCENARIOS / "draft.yaml")
    return str(build(scenario, SEED).facts["eob.denial_code"]).rpartition("-")[2].replace("none", "45")


def draft(beginning: Beginning, file: Path) -> tuple[str, str]:
    """The scenario and its plays, as text. It foresees amounts that differ from the right one at 20 seeds.

    Raises CannotBegin and CaseError.
    """
    bare = _scenario(eob_text(beginning, file, ()), file)
    cases = [build(bare, seed) for seed in _SEEDS]
    foreseen = [
        fact for fact, _ in FORESEEN if all(case.facts[fact] != case.facts["eob.patient_share"] for case in cases)
    ]
    if len(foreseen) < _FEWEST_FORESEEN:
        raise CannotBegin("The right amount is the same as what people take it for.")
    text = eob_text(beginning, file, foreseen[:3], build(bare, SEED))
    return text, eob_plays(beginning, file, build(bare, SEED), foreseen)


def _scenario(text: str, file: Path) -> Scenario:
    scenario, mistakes = parse(text, file)
    assert scenario, mistakes
    return scenario
