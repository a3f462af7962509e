"""The debrief: a report with the reasons of each of its four results in words, and each text as its reader found it."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.desk.checked_copy import checked_copy
from simulator.desk.on_desk import Json
from simulator.training.episode import Episode
from simulator.training.marks import marks_of
from simulator.training.overruling import overruled
from simulator.training.ruling import Ruling
from simulator.training.solved import expert_texts
from simulator.training.stages.stage import NotAMove


def debrief(marked: Json, rulings: Sequence[Ruling] = ()) -> Json:
    """A report as the browser draws it, with what trainers have overruled, and what may be."""
    report = overruled(marked, rulings)
    axes = {axis: {**each, "says": _reason(axis, each, report)} for axis, each in report["axes"].items()}
    return {
        **report,
        "axes": axes,
        "texts": [_as_read(each) for each in report.get("texts", ())],
        "marks": [each.as_json() for each in marks_of(marked).values()],
    }


def expert_writes(episode: Episode) -> list[Json]:
    """Each letter and note as an expert writes it here. An account kept from an older kit may not play to its end."""
    try:
        texts = expert_texts(episode)
    except NotAMove:
        return []
    return [{"called": each.called, "on": each.on.isoformat(), "says": each.marked.text.strip()} for each in texts]


def _as_read(text: Json) -> Json:
    return {"called": text["called"], "on": text["on"], "read": checked_copy(text)}


def _reason(axis: str, result: Json, report: Json) -> str:
    """Why a result is what it is: `2 of 7. Question 2 took three tries and a hint.`"""
    if result["share"] is None:
        return _capital(f"{result['state']}.")
    here = [each for each in report["decisions"] if each["axis"] == axis and each["state"] != "not reached"]
    lost = [each for each in here if each["points"] != each["of"]]
    critical = {each["question"] for each in report["critical"]}
    under = ["It is under the pass level."] if result["share"] < report["pass_mark"] else []
    said = [_lost(each, each["id"] in critical) for each in lost] or [_all_right(len(here))]
    return " ".join([f"{result['earned']} of {result['of']}.", *said, *under])


def _all_right(count: int) -> str:
    which = {1: "It was", 2: "Both were"}.get(count, f"All {_COUNT.get(count, count)} were")
    return f"{which} right at once."


def _lost(decision: Json, critical: bool) -> str:
    """What took points away on one question."""
    which = f"Question {decision['number']}"
    if critical:
        return f"{which} was a critical error."
    if decision["state"] != "right":
        return f"{which} was not right." if not decision["points"] else f"{which} was right in part."
    tries = f"{_COUNT[decision['tries']]} tries" if decision["tries"] > 1 else ""
    hints = f"{_COUNT.get(decision['hints'], decision['hints'])} hints" if decision["hints"] > 1 else ""
    return f"{which} took {' and '.join(filter(None, (tries, hints)))}." if tries or hints else f"{which} lost points."


_COUNT = {2: "two", 3: "three", 4: "four", 5: "five"}


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
