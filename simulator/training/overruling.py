"""A trainer overrules a mark, with a reason. The report stays as it was made; what follows from rulings is a new one.

A ruling may be taken back by another, which says `as-marked`. All are kept, and shown beside the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from simulator.letters import Marked, Part, Span, Verdict
from simulator.letters.mark import POINTS
from simulator.plain import from_plain
from simulator.scenario.house import critical_errors
from simulator.scenario.mistakes import near
from simulator.training.marks import IN_WORDS, Mark, marks_of, named_spans, points_in_words, tenths
from simulator.training.report import axes_as_json, beside, error_as_json, reaches_the_mark
from simulator.training.scoring import axes_of, plain
from simulator.training.stages.texts import WORTH_OF_TEXTS

Json = dict[str, Any]

AS_MARKED = "as-marked"
MOST_REASON, MOST_NAME = 1_000, 60
_TONE_COSTS = -1  # what words cost that a trainer calls rude


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
    """A ruling on a mark of a report. Raises CannotOverrule."""
    marks, standing = marks_of(report), _standing(earlier)
    name, why = _plain_line(by), _plain_line(reason)
    if mark not in marks:
        raise CannotOverrule(f"There is no mark “{mark[:40]}” here. {near(mark, marks)}".rstrip())
    if ruling == AS_MARKED and mark not in standing:
        raise CannotOverrule("There is nothing to take back: this mark stands as the kit set it.")
    if ruling != AS_MARKED and not marks[mark].takes(ruling):
        raise CannotOverrule(f"“{ruling[:40]}” is nothing that this mark can become. {_may(marks[mark])}")
    if ruling != AS_MARKED and in_words(marks[mark], ruling) == marks[mark].was:
        raise CannotOverrule(f"That is what the kit found. To take a ruling back, say `{AS_MARKED}`.")
    if mark in standing and standing[mark].ruling == ruling:
        raise CannotOverrule(f"That was ruled already, by {standing[mark].by}.")
    if not name:
        raise CannotOverrule("Say who you are: a ruling carries the name of the one who made it.")
    if len(name) > MOST_NAME:
        raise CannotOverrule(f"This name has {len(name):,} characters; up to {MOST_NAME} fit.")
    if len(why) > MOST_REASON:
        raise CannotOverrule(f"This reason has {len(why):,} characters; up to {MOST_REASON:,} fit. Please shorten it.")
    if not re.search(r"\w+\W+\w+", why):
        raise CannotOverrule("Say why, in a few words: a mark is never overruled without a reason.")
    return Ruling(mark, ruling, name, why)


def overruled(report: Json, rulings: Sequence[Ruling]) -> Json:
    """The report with what the rulings change: marks, points, critical errors, the four results, passed or not."""
    if not rulings:
        return report
    standing = _standing(rulings)
    texts = [_ruled_text(text, f"{number}.", standing) for number, text in enumerate(report.get("texts", ()), 1)]
    errors = list(_errors(report, texts, standing))
    decisions = [_decided(each, report, texts, errors, standing) for each in report["decisions"]]
    met = [each for each in decisions if each["state"] != "not reached"]
    axes = axes_of(
        {each["axis"] for each in decisions},
        [(each["axis"], each["of"] * 10, round(each["points"] * 10)) for each in met],
        "scored",
    )
    return {
        **report,
        "passed": reaches_the_mark(axes) and not errors,
        "axes": axes_as_json(axes),
        "critical": errors,
        "decisions": decisions,
        "better_path": [
            {**each, "state": _beside(decided, errors)}
            for each, decided in zip(report["better_path"], decisions, strict=True)
        ],
        "texts": texts,
        "overruled": {"passed": report["passed"], "rulings": list(_told(report, rulings, standing))},
    }


def _standing(rulings: Sequence[Ruling]) -> dict[str, Ruling]:
    """The last ruling on each mark, unless it took the one before it back."""
    last = {each.mark: each for each in rulings}
    return {mark: each for mark, each in last.items() if each.ruling != AS_MARKED}


def _plain_line(words: str) -> str:
    """What was typed, in one line, without signs that nobody can see."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def _may(mark: Mark) -> str:
    return f"Give 0 to {mark.of} points." if mark.of else f"It may be {' or '.join(mark.may)}."


# ---- texts ----


def _ruled_text(text: Json, prefix: str, standing: dict[str, Ruling]) -> Json:
    letter = text["letter"]
    named = [(f"{prefix}{name}", span) for name, span in named_spans(letter)]
    named += [(f"{prefix}envelope-{at}", span) for at, span in enumerate(letter["envelope"], 1)]
    ruled = {id(span): standing[name] for name, span in named if name in standing}
    parts = {part["name"]: standing.get(f"{prefix}part-{part['name']}") for part in letter["parts"]}
    if not ruled and not any(parts.values()):
        return text
    marked = replace(
        marked_of(text),
        spans=_passed_on([(_span(each), ruled.get(id(each))) for each in letter["spans"]]),
        envelope=_passed_on([(_span(each), ruled.get(id(each))) for each in letter["envelope"]]),
        parts=tuple(_ruled_part(_part(each), parts[each["name"]]) for each in letter["parts"]),
    )
    anew = marked.as_json()
    for kind in ("spans", "envelope"):
        for was, now in zip(letter[kind], anew[kind], strict=True):
            if id(was) in ruled:
                now["overruled"] = _by(ruled[id(was)], was["verdict"])
    for was, now in zip(letter["parts"], anew["parts"], strict=True):
        if ruling := parts[was["name"]]:
            now["overruled"] = _by(ruling, "found" if was["found"] else "missing")
    return {**text, "letter": anew}


def marked_of(text: Json) -> Marked:
    """A text of a report as it was marked."""
    letter = text["letter"]
    return Marked(
        text["text"],
        tuple(map(_span, letter["spans"])),
        tuple(map(_part, letter["parts"])),
        tuple(map(_span, letter["envelope"])),
        letter["grade"],
        letter["refused"],
    )


def _span(each: Json) -> Span:
    span: Span = from_plain(Span, _as_kept(each))
    return span


def _part(each: Json) -> Part:
    part: Part = from_plain(Part, _as_kept(each))
    return part


def _as_kept(each: Json) -> Json:
    return {name: value for name, value in each.items() if name != "overruled"}


def _passed_on(spans: Sequence[tuple[Span, Ruling | None]]) -> tuple[Span, ...]:
    """Each with its ruling. Rude words of one kind cost once: where the first is lifted, the next one pays."""
    owed: dict[str, int] = {}
    made = []
    for span, ruling in spans:
        if ruling:
            if span.verdict is Verdict.TONE and span.points:
                owed[span.kind] = span.points
            verdict = Verdict(ruling.ruling)
            points = _TONE_COSTS if verdict is Verdict.TONE else POINTS.get(verdict, 0)
            made.append(replace(span, verdict=verdict, points=points))
        else:
            made.append(replace(span, points=span.points or owed.pop(span.kind, 0)))
    return tuple(made)


def _ruled_part(part: Part, ruling: Ruling | None) -> Part:
    if ruling is None:
        return part
    found = ruling.ruling == "found"
    return replace(part, found=found, points=part.of if found else 0)


def _by(ruling: Ruling, was: str) -> Json:
    return {"was": was, "says": IN_WORDS[was], "by": ruling.by, "reason": ruling.reason}


# ---- errors and decisions ----


def _errors(report: Json, texts: Sequence[Json], standing: dict[str, Ruling]) -> Iterator[Json]:
    """What still fails the try: all but what was lifted, and what words alone made that no longer stand; and what
    words do now that were not found to before."""
    made_before = _made_by_words(report.get("texts", ()))
    made_now = _made_by_words(texts)
    before = {(each["name"], _number(each, report)) for each in report["critical"]}
    for at, error in enumerate(report["critical"], 1):
        key = (error["name"], _number(error, report))
        if f"error-{at}" not in standing and (key in made_now or key not in made_before):
            yield {**error, "number": key[1]}
    names = {each["number"]: each["id"] for each in report["decisions"]}
    for name, number in made_now:
        if (name, number) not in before:
            yield error_as_json(critical_errors()[name], names[number], number)


def _made_by_words(texts: Sequence[Json]) -> dict[tuple[str, int], None]:
    """Each critical error that lies in words alone, with the number of its decision."""
    return {
        (name, int(text["errors"][name])): None
        for text in texts
        for name in text["letter"]["critical"]
        if name in text["errors"]
    }


def _number(error: Json, report: Json) -> int:
    """The decision that an error lies with; a report of an older kit names it by its question only."""
    named = next(each["number"] for each in report["decisions"] if each["id"] == error["question"])
    return int(error.get("number", named))


def _decided(
    decision: Json, report: Json, texts: Sequence[Json], errors: Sequence[Json], standing: dict[str, Ruling]
) -> Json:
    number, ruling = decision["number"], standing.get(f"question-{decision['number']}")
    points, verdict = decision.get("but_for", decision["points"]), decision["verdict"]
    judged = [text for text in texts if str(number) in text["judged"]]
    if any(text not in report["texts"] for text in judged):
        by = WORTH_OF_TEXTS[judged[0]["judged"][str(number)]]
        earned, verdict = by(decision["of"] * 10, [marked_of(text) for text in judged])
        points = plain(earned)
    is_critical = any(each["number"] == number for each in errors)
    points = 0 if is_critical else points
    if ruling:
        points = plain(tenths(ruling.ruling) or 0)
    was_critical = any(_number(each, report) == number for each in report["critical"])
    if not ruling and points == decision["points"] and is_critical == was_critical:
        return decision
    is_right = points == decision["of"] and not is_critical
    anew = {**decision, "points": points, "verdict": verdict, "state": "right" if is_right else "wrong"}
    return anew | ({"overruled": _by_points(ruling, decision)} if ruling else {})


def _by_points(ruling: Ruling, decision: Json) -> Json:
    was = str(decision["points"])
    return {"was": was, "says": points_in_words(was, decision["of"]), "by": ruling.by, "reason": ruling.reason}


def _beside(decision: Json, errors: Sequence[Json]) -> str:
    return beside(
        decision["state"],
        is_critical=any(each["number"] == decision["number"] for each in errors),
        is_full=decision["points"] == decision["of"],
    )


# ---- what is told of it ----


def _told(report: Json, rulings: Sequence[Ruling], standing: dict[str, Ruling]) -> Iterator[Json]:
    """Every ruling in order, with the mark as the kit set it, and whether it stands."""
    marks = marks_of(report)
    for each in rulings:
        mark = marks[each.mark]
        now = mark.was if each.ruling == AS_MARKED else in_words(mark, each.ruling)
        yield {
            "mark": each.mark,
            "where": mark.where,
            "says": mark.says,
            "was": mark.was,
            "now": now,
            "takes_back": each.ruling == AS_MARKED,
            "by": each.by,
            "reason": each.reason,
            "on": each.on,
            "stands": standing.get(each.mark) is each,
        }


def in_words(mark: Mark, ruling: str) -> str:
    """What a mark became: `made up`, or `3 of 4 points`."""
    return points_in_words(ruling, mark.of) if mark.of else IN_WORDS[ruling]
