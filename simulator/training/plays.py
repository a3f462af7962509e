"""Playing the plays that stand beside a scenario: the file computes, the play asserts, so each checks the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from simulator.scenario.doings import Doing
from simulator.scenario.load import PLAYS, build, file_text, read_scenario, shown
from simulator.scenario.mistakes import Mistake, mistake
from simulator.scenario.plays import HINT, Play, read_plays
from simulator.scenario.scenario import Scenario, Spoken
from simulator.scenario.trial import try_seeds
from simulator.scenario.write import Sent
from simulator.training.episode import Episode
from simulator.training.report import Report
from simulator.training.stages.acting.doing import as_move
from simulator.training.stages.acting.trial import try_work
from simulator.training.stages.stage import NotAMove
from simulator.training.stages.talking.play import said_as
from simulator.training.stages.talking.trial import try_talk


def check(file: Path) -> list[Mistake]:
    """Every mistake in a scenario and in the plays beside it, in order of line; its plays are played too."""
    scenario, mistakes = read_scenario(file)
    if scenario is None:
        return mistakes
    plays, in_plays = _plays(file, scenario)
    if not mistakes:
        mistakes = try_seeds(scenario, file) or try_work(scenario, shown(file)) or try_talk(scenario, shown(file))
    if not mistakes and not in_plays:
        in_plays = [
            mistake(shown(plays_beside(file)), line, "SC036", name=play.name, problem=problem)
            for play in plays
            for line, problem in _differing(scenario, play)
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
    """Play the moves in order, going on to the next stage where one is settled, and to the end where it is reached.

    Raises Lost for a move that cannot be done.
    """
    episode = Episode(scenario, build(scenario, play.seed), play.mode)
    line = play.line
    try:
        for name, value in play.moves:
            if isinstance(value, Doing):
                line = value.line
                _work(episode, name, value)
            elif isinstance(value, Sent):
                line = value.line
                _send(episode, name, value)
            elif isinstance(value, Spoken):
                line = getattr(value.say, "line", play.line)
                _say(episode, name, value)
            else:
                line = play.line
                _answer(episode, name, value)
        line = play.line
        while not episode.done:
            episode.play("continue")
    except NotAMove as error:
        raise Lost(line, str(error)) from None
    return episode


class Lost(NotAMove):
    """A move of a play cannot be done."""

    def __init__(self, line: int, says: str) -> None:
        super().__init__(says)
        self.line = line


def _answer(episode: Episode, question: str, value: str) -> None:
    while question not in [each["question"] for each in episode.moves() if "question" in each]:
        episode.play("continue")
    if value == HINT:
        episode.play("hint", question=question)
    else:
        episode.play("answer", question=question, value=value)


def _say(episode: Episode, stage: str, spoken: Spoken) -> None:
    while episode.stage.id != stage:
        episode.play("continue")
    assert episode.talk
    turn = episode.play("say", **said_as(episode.talk.call, spoken))
    if not turn.counts:
        raise NotAMove(turn.reply["unread"])


def _send(episode: Episode, stage: str, sent: Sent) -> None:
    while episode.stage.id != stage:
        episode.play("continue")
    assert episode.text
    turn = episode.play("send", text=episode.text.words_of(sent))
    if not turn.counts:
        raise NotAMove(turn.reply["unread"])


def _work(episode: Episode, stage: str, doing: Doing) -> None:
    while episode.stage.id != stage:
        episode.play("continue")
    assert episode.work
    turn = episode.play(**as_move(episode.work, doing))
    if not turn.counts:
        raise NotAMove(turn.reply["unread"])


def differences(scenario: Scenario, play: Play) -> list[str]:
    """Where a play comes out otherwise than its author says; empty when it comes out as written."""
    return [problem for _, problem in _differing(scenario, play)]


def _differing(scenario: Scenario, play: Play) -> list[tuple[int, str]]:
    """The same, each with the line where it shows."""
    try:
        report = play_through(scenario, play).report()
    except Lost as lost:
        return [(lost.line, str(lost))]
    return [(play.line, problem) for problem in _unlike(report, play)]


def _unlike(report: Report, play: Play) -> Iterator[str]:
    for axis, share in play.score.items():
        if report.share(axis) != share:
            yield f"{axis} is {report.share(axis)}, not {share}."
    named = {each.question.id: {each.name} for each in report.decisions}
    at_work = {each.name for each in report.decisions if each.question.kind == "act"}
    for question, fact in play.recognised.items():
        found = named.get(question, at_work)
        if fact not in found:
            yield f"`{question}` is recognised as {', '.join(sorted(filter(None, found))) or 'nothing'}, not {fact}."
    made = sorted({each.critical.name for each in report.critical if each.critical})
    if made != sorted(play.critical):
        yield f"the critical errors are {', '.join(made) or 'none'}, not {', '.join(play.critical) or 'none'}."
    if play.passed is not None and report.passed != play.passed:
        yield f"it {'passes' if report.passed else 'does not pass'}."


def _plays(file: Path, scenario: Scenario) -> tuple[list[Play], list[Mistake]]:
    beside = plays_beside(file)
    if not beside.is_file():
        return [], [mistake(shown(file), 1, "SC030", name=beside.name)]
    plays, notes = read_plays(shown(beside), file_text(beside), scenario)
    return plays, sorted(notes.mistakes, key=lambda each: each.line)
