"""A ruling of a trainer on one mark: when it can be made, which ones stand, and how each is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.scenario.mistakes import near
from simulator.training.marks import IN_WORDS, Mark, marks_of, points_in_words, tenths
from simulator.training.scoring import plain

Json = dict[str, Any]

AS_MARKED = "as-marked"
MOST_REASON, MOST_NAME = 1_000, 60


class CannotOverrule(ValueError):
    """A ruling cannot be made. The message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a trainer made of a mark: what it is now, who says so, why, and when (empty before it is kept)."""

    mark: str
    ruling: str
    by: str
    reason: str
    on: str = ""


def rule(report: Json, earlier: Sequence[Ruling], mark: str, ruling: str, by: str, reason: str) -> Ruling:
    """A ruling on a mark of a report, points in their plain reading (`1`, not `1.0`). Raises CannotOverrule."""
    marks, stands = marks_of(report), standing(report, earlier)
    name, why = _plain_line(by), _plain_line(reason)
    if mark not in marks:
        raise CannotOverrule(f"There is no mark “{mark[:40]}” here. {near(mark, marks)}".rstrip())
    if ruling == AS_MARKED and mark not in stands:
        raise CannotOverrule("There is nothing to take back: this mark stands as the kit set it.")
    if ruling != AS_MARKED and not marks[mark].takes(ruling):
        raise CannotOverrule(f"“{ruling[:40]}” is nothing that this mark can become. {_may(marks[mark])}")
    if ruling != AS_MARKED and in_words(marks[mark], ruling) == marks[mark].was:
        raise CannotOverrule(f"That is what the kit found. To take a ruling back, say `{AS_MARKED}`.")
    if (
        mark in stands
        and ruling != AS_MARKED
        and in_words(marks[mark], stands[mark].ruling) == in_words(marks[mark], ruling)
    ):
        raise CannotOverrule(f"That was ruled already, by {stands[mark].by}.")
    if not name:
        raise CannotOverrule("Say who you are: a ruling carries the name of the one who made it.")
    if len(name) > MOST_NAME:
        raise CannotOverrule(f"This name has {len(name):,} characters; up to {MOST_NAME} fit.")
    if len(why) > MOST_REASON:
        raise CannotOverrule(f"This reason has {len(why):,} characters; up to {MOST_REASON:,} fit. Please shorten it.")
    if not re.search(r"\w+\W+\w+", why):
        raise CannotOverrule("Say why, in a few words: a mark is never overruled without a reason.")
    return Ruling(mark, _plainly(marks[mark], ruling), name, why)


def standing(report: Json, rulings: Sequence[Ruling]) -> dict[str, Ruling]:
    """The last ruling on each mark, unless it took the one before it back. One whose mark is no longer here is none."""
    marks = marks_of(report)
    last = {each.mark: each for each in rulings if _is_here(marks, each)}
    return {mark: each for mark, each in last.items() if each.ruling != AS_MARKED}


def _is_here(marks: Mapping[str, Mark], ruling: Ruling) -> bool:
    """Whether this kit still names the mark, and the mark can still become this."""
    mark = marks.get(ruling.mark)
    return mark is not None and (ruling.ruling == AS_MARKED or mark.takes(ruling.ruling))


def _plainly(mark: Mark, ruling: str) -> str:
    return str(plain(tenths(ruling) or 0)) if mark.of and ruling != AS_MARKED else ruling


def _plain_line(words: str) -> str:
    """What was typed, in one line, without signs that nobody can see."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def _may(mark: Mark) -> str:
    return f"Give 0 to {mark.of} points." if mark.of else f"It may be {' or '.join(mark.may)}."


def told(
    report: Json, rulings: Sequence[Ruling], stands: Mapping[str, Ruling], notes: Mapping[str, str]
) -> Iterator[Json]:
    """Every ruling in order, with the mark as the kit set it, whether it stands, and what else is to be known of it."""
    marks = marks_of(report)
    for each in rulings:
        is_standing = stands.get(each.mark) is each
        yield {
            "mark": each.mark,
            **(_in_its_place(marks[each.mark], each) if _is_here(marks, each) else _no_longer_here(each)),
            **({"note": notes[each.mark]} if is_standing and each.mark in notes else {}),
            "by": each.by,
            "reason": each.reason,
            "on": each.on,
            "stands": is_standing,
        }


def _in_its_place(mark: Mark, ruling: Ruling) -> Json:
    takes_back = ruling.ruling == AS_MARKED
    now = mark.was if takes_back else in_words(mark, ruling.ruling)
    return {"where": mark.where, "says": mark.says, "was": mark.was, "now": now, "takes_back": takes_back, "note": ""}


def _no_longer_here(ruling: Ruling) -> Json:
    note = f"This kit no longer has the mark {ruling.mark} ({ruling.ruling}), so the ruling changes nothing."
    return {"where": "No longer here", "says": ruling.mark, "was": "", "now": "", "takes_back": False, "note": note}


def in_words(mark: Mark, ruling: str) -> str:
    """What a mark became: `made up`, or `3 of 4 points`."""
    return points_in_words(ruling, mark.of) if mark.of else IN_WORDS[ruling]
