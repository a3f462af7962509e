"""Every slip in what a trainer may change of a talk: house policy, guideline, moves, replies, moods, personas."""

from __future__ import annotations

from collections.abc import Callable

from simulator.dates import print_date
from simulator.people.guideline import GUIDELINE
from simulator.reading import BadFile
from simulator.talk.make import shares
from simulator.talk.moods import moods
from simulator.talk.moves import moves
from simulator.talk.policy import guideline, policy
from simulator.talk.replies import bank

_FILES: tuple[Callable[[], object], ...] = (policy, moves, bank, moods, shares)


def slips() -> tuple[str, ...]:
    """The first slip of each file, as `data/house/plans.yaml:6: …`; none where all can be read and fits together."""
    found = []
    for read in _FILES:
        try:
            read()
        except BadFile as slip:
            found.append(str(slip))
    return (*found, *(() if found else _apart()), *_guideline())


def _guideline() -> tuple[str, ...]:
    try:
        in_force = guideline(policy().since)
    except BadFile as slip:
        return (str(slip),)
    if in_force.since > policy().since:
        name = f"{GUIDELINE.parent.name}/{GUIDELINE.name}"
        return (f"data/{name}:1: no guideline is in force on {print_date(policy().since)}, when the policy begins.",)
    return ()


def _apart() -> tuple[str, ...]:
    """What one file names and another lacks: words that nobody hears, moods without words."""
    heard = {phrasing.hears for move in moves().values() for phrasing in move.phrasings} - {"", *moves()}
    without_line = sorted(heard - set(bank()))
    without_mood = sorted(heard - set(moods().heard))
    lines = tuple(f"data/talk/moves.yaml:1: `hears: {name}` has no line in data/talk/replies." for name in without_line)
    return lines + tuple(
        f"data/talk/moves.yaml:1: `hears: {name}` has no mood in data/talk/moods.yaml." for name in without_mood
    )
