"""Trying a talk before anyone holds it: whoever the seed puts on the line, an expert can say it all and earn it all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.case.pinned import CaseError
from simulator.scenario.load import build
from simulator.scenario.mistakes import Mistake
from simulator.scenario.scenario import Scenario
from simulator.scenario.shape import Notes
from simulator.training.stages.stage import NotAMove
from simulator.training.stages.talking.play import Talking

SEEDS = range(1, 6)
_ENOUGH = 95  # what an expert earns of each part, in percent


def try_talk(scenario: Scenario, file: str, seeds: Iterable[int] = SEEDS) -> list[Mistake]:
    """What is wrong with the best turns at some seeds, each mistake once, at the line of the turn or of the part."""
    notes = Notes(file)
    said: set[tuple[str, str]] = set()
    stages = [stage for stage in scenario.stages if stage.talk]
    for seed in seeds if stages else ():
        try:
            case = build(scenario, seed)
        except CaseError:
            break  # told by those who try the case
        for stage in stages:
            for line, code, value, problem in _doubts(Talking(stage, case, "assess", scenario.role)):
                if (code, value) not in said:
                    said.add((code, value))
                    notes.add(line, code, seed=seed, value=value, problem=problem)
    return notes.mistakes


def _doubts(talking: Talking) -> Iterator[tuple[int, str, str, str]]:
    """What cannot be said; else what is not earned."""
    for spoken in talking.talk.best:
        try:
            talking.follow(spoken)
        except NotAMove as error:
            yield _line(spoken.say), "SC055", spoken.say, str(error)
            return
    last = talking.talk.best[-1].say
    if not talking.is_over:
        yield _line(last), "SC055", last, "The talk is still going on after it."
    elif talking.critical:
        yield _line(last), "SC055", last, f"{talking.critical.title}."
    else:
        talking.expert = talking  # who has said all of it need not say it once more
        for each in talking.decisions():
            if each.earned * 10 < each.question.points * _ENOUGH:
                yield _line(each.question.id), "SC056", each.question.id, each.verdict


def _line(words: str) -> int:
    return int(getattr(words, "line", 1))
