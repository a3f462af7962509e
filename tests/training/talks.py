"""The talk that is tried in the tests of talks, and how it is played: a move, an expert’s whole call, its shares."""

from __future__ import annotations

from simulator.money import Money
from simulator.scenario.scenario import Spoken
from simulator.training.stages.talking.play import said_as

NAME = "talk/worried-after-fewer-hours"
BALANCE = Money(1_032_00)  # 900.00 deductible, and 20% of the 660.00 that is left of 1,560.00 allowed
NOTE = (
    "Pt called about the bill for 01/12/2026, 1,032.00; ID by birth date and street. Hours cut. Form sent today, "
    "nothing due until it is decided. Agreed: we talk again on 04/15/2026."
)


def say(episode, move, how="good", **typed):
    spoken = Spoken(move, how, tuple(typed.items()))
    return episode.play("say", **said_as(episode.talk.call, spoken))


def expert(episode):
    for spoken in episode.talk.talk.best:
        episode.play("say", **said_as(episode.talk.call, spoken))
    episode.play("continue")
    return episode.report()


def shares(report):
    return {axis: graded.share for axis, graded in report.axes.items()}
