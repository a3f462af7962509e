"""A trainer overrules a mark, with a reason. The report stays as it was made; what follows from rulings is a new one.

A ruling may be taken back by another, which says `as-marked`. All are kept, and shown beside the mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from simulator.letters import Marked, Part, Span, Verdict
from simulator.letters.mark import POINTS
from simulator.plain import from_plain
from simulator.scenario.house import critical_errors
from simulator.training.marks import IN_WORDS, named_spans, points_in_words, tenths
from simulator.training.report import axes_as_json, beside, error_as_json, reaches_the_mark
from simulator.training.ruling import Ruling, standing, told
from simulator.training.scoring import axes_of, plain
from simulator.training.stages.acting.reactions import READ_BY_THE_PAYER
from simulator.training.stages.texts import WORTH_OF_TEXTS

Json = dict[str, Any]

_TONE_COSTS = -1  # what words cost that a trainer calls rude


def overruled(report: Json, rulings: Sequence[Ruling]) -> Json:
    """The report with what the rulings change: marks, points, critical errors, the four results, passed or not."""
    if not rulings:
        return report
    stands = standing(report, rulings)
    texts = [_ruled_text(text, f"{number}.", stands) for number, text in enumerate(report.get("texts", ()), 1)]
    errors = list(_errors(report, texts, stands))
    decisions = [_decided(each, report, texts, errors, stands) for each in report["decisions"]]
    met = [each for each in decisions if each["state"] != "not reached"]
    notes = {**dict(_answer_stays(report, stands)), **dict(_without_points(report, decisions, stands))}
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
        "overruled": {"passed": report["passed"], "rulings": list(told(report, rulings, stands, notes))},
    }


# ---- texts ----


def _ruled_text(text: Json, prefix: str, stands: dict[str, Ruling]) -> Json:
    letter = text["letter"]
    named = [(f"{prefix}{name}", span) for name, span in named_spans(letter)]
    named += [(f"{prefix}envelope-{at}", span) for at, span in enumerate(letter["envelope"], 1)]
    ruled = {id(span): stands[name] for name, span in named if name in stands}
    parts = {part["name"]: stands.get(f"{prefix}part-{part['name']}") for part in letter["parts"]}
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


def _errors(report: Json, texts: Sequence[Json], stands: dict[str, Ruling]) -> Iterator[Json]:
    """What still fails the try: all but what was lifted, and what words alone made that no longer stand; and what
    words do now that were not found to before."""
    made_before = _made_by_words(report.get("texts", ()))
    made_now = _made_by_words(texts)
    before = {(each["name"], _number(each, report)) for each in report["critical"]}
    for at, error in enumerate(report["critical"], 1):
        key = (error["name"], _number(error, report))
        is_known = error["name"] in critical_errors()  # one that this kit calls otherwise is lifted by name alone
        if f"error-{at}" not in stands and (key in made_now or key not in made_before or not is_known):
            yield {**error, "number": key[1]}
    names = {each["number"]: each["id"] for each in report["decisions"]}
    for name, number in made_now:
        if (name, number) not in before and name in critical_errors():
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
    named = next((each["number"] for each in report["decisions"] if each["id"] == error["question"]), 0)
    return int(error.get("number", named))


def _decided(
    decision: Json, report: Json, texts: Sequence[Json], errors: Sequence[Json], stands: dict[str, Ruling]
) -> Json:
    number, ruling = decision["number"], stands.get(f"question-{decision['number']}")
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


def _without_points(report: Json, decisions: Sequence[Json], stands: dict[str, Ruling]) -> Iterator[tuple[str, str]]:
    """Each error lifted where an older kit did not keep what its decision earns without it: points have to be given."""
    for at, error in enumerate(report["critical"], 1):
        number = _number(error, report)
        for each in decisions:
            is_lost = "but_for" not in each and not each["points"] and f"question-{number}" not in stands
            if each["number"] == number and is_lost and f"error-{at}" in stands:
                yield (
                    f"error-{at}",
                    "An older kit kept this attempt, without the points that are due once the error is lifted. "
                    f"Give them with question-{number}.",
                )


def _answer_stays(report: Json, stands: dict[str, Ruling]) -> Iterator[tuple[str, str]]:
    """Each part of which the payer read otherwise than a trainer rules: what it answered then is not made anew.

    What was done next rests on that answer, so the points of the outcome are the trainer's to give.
    """
    outcome = next((each["number"] for each in report["decisions"] if each["id"] == "outcome"), None)
    for name in stands if outcome and f"question-{outcome}" not in stands else ():
        if name.partition(".part-")[2] in READ_BY_THE_PAYER:
            yield (
                name,
                "The payer’s answer stays as it was. Would it have been another? "
                f"Then give the points of the outcome with question-{outcome}.",
            )


def _by_points(ruling: Ruling, decision: Json) -> Json:
    was = str(decision["points"])
    return {"was": was, "says": points_in_words(was, decision["of"]), "by": ruling.by, "reason": ruling.reason}


def _beside(decision: Json, errors: Sequence[Json]) -> str:
    return beside(
        decision["state"],
        is_critical=any(each["number"] == decision["number"] for each in errors),
        is_full=decision["points"] == decision["of"],
    )
