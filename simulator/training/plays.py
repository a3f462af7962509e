"""Playing the plays that stand beside a scenario: the file computes, the play asserts, so each checks the other."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.load import PLAYS, build, file_text, read_scenario, shown
from simulator.scenario.mistakes import Mistake, mistake
from simulator.scenario.plays import HINT, Play, read_plays
from simulator.scenario.scenario import Scenario
from simulator.scenario.trial import try_seeds
from simulator.training.episode import Episode
from simulator.training.stages.stage import NotAMove


def check(file: Path) -> list[Mistake]:
    """Every mistake in a scenario and in the plays beside it, in order of line; its plays are played too."""
    scenario, mistakes = read_scenario(file)
    if scenario is None:
        return mistakes
    plays, in_plays = _plays(file, scenario)
    if not mistakes:
        mistakes = try_seeds(scenario, file)
    if not mistakes and not in_plays:
        in_plays = [
            mistake(shown(plays_beside(file)), play.line, "SC036", name=play.name, problem=problem)
            for play in plays
            for problem in differences(scenario, play)
        ]
    return [*mistakes, *in_plays]


def plays_of(file: Path) -> tuple[Scenario, list[Play]]:
    """A clean scenario and its plays, for the tests."""
    scenario, mistakes = read_scenario(file)
    assert scenario, mistakes
    plays, in_plays = _plays(file, scenario)
    assert not mistakes, mistakes
    assert not in_plays, in_plays
    return scenario, plays


def plays_beside(file: Path) -> Path:
    """`three-line-visit.plays.yaml` beside `three-line-visit.yaml`."""
    return file.with_name(file.name.removesuffix(".yaml") + PLAYS)


def play_through(scenario: Scenario, play: Play) -> Episode:
    """Play the moves in order, going on to the next stage where one is settled, and to the end where it is reached."""
    episode = Episode(scenario, build(scenario, play.seed), play.mode)
    for question, value in play.moves:
        while question not in [each["question"] for each in episode.moves() if "question" in each]:
            episode.play("continue")
        if value == HINT:
            episode.play("hint", question=question)
        else:
            episode.play("answer", question=question, value=value)
    while not episode.done:
        episode.play("continue")
    return episode


def differences(scenario: Scenario, play: Play) -> list[str]:
    """Where a play comes out otherwise than its author says; empty when it comes out as written."""
    try:
        report = play_through(scenario, play).report()
    except NotAMove as error:
        return [str(error)]
    wrong = []
    for axis, share in play.score.items():
        if report.share(axis) != share:
            wrong.append(f"{axis} is {report.share(axis)}, not {share}.")
    named = {each.question.id: each.name for each in report.decisions}
    for question, fact in play.recognised.items():
        if named[question] != fact:
            wrong.append(f"`{question}` is recognised as {named[question] or 'nothing'}, not {fact}.")
    made = sorted({each.critical.name for each in report.critical if each.critical})
    if made != sorted(play.critical):
        wrong.append(f"the critical errors are {', '.join(made) or 'none'}, not {', '.join(play.critical) or 'none'}.")
    if play.passed is not None and report.passed != play.passed:
        wrong.append(f"it {'passes' if report.passed else 'does not pass'}.")
    return wrong


def _plays(file: Path, scenario: Scenario) -> tuple[list[Play], list[Mistake]]:
    beside = plays_beside(file)
    if not beside.is_file():
        return [], [mistake(shown(file), 1, "SC030", name=beside.name)]
    plays, notes = read_plays(shown(beside), file_text(beside), scenario)
    return plays, sorted(notes.mistakes, key=lambda each: each.line)
