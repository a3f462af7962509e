"""Causes: what went wrong, told by the code and borne out by another paper; and which line of an answer needs what."""

from __future__ import annotations

import re
from collections.abc import Callable

from simulator.training.bots.acts import short
from simulator.training.bots.papers import Papers
from simulator.training.bots.rule import Question, Rule

_BOXES = {"N286": r"^17b", "N290": r"^24J", "M76": r"^21", "MA63": r"^21"}


def _number_differs(papers: Papers) -> bool:
    return papers.label("Member ID", "card") != papers.label("1a Member ID", "claim")


def _sent_twice(papers: Papers) -> bool:
    return sum(entry.what.startswith("Claim ") and " sent to " in entry.what for entry in papers.log()) > 1


def _has_other_plan(papers: Papers) -> bool:
    return papers.label("Other coverage", "registration").startswith("Yes")


def _has_letter(papers: Papers) -> bool:
    return any(entry.what.startswith("Enrollment letter") for entry in papers.log())


# by the reason: what another paper must show, and how the cause is then worded
_SHOWN: dict[str, tuple[Callable[[Papers], bool], str]] = {
    "31": (_number_differs, r"\btyped\b"),
    "18": (_sent_twice, r"\bsecond time\b"),
    "22": (_has_other_plan, r"^The other plan"),
    "B7": (_has_letter, r"own letter"),
}
_NEEDS = {
    "": r"as agreed",
    "short": r"too little",
    "16": r"empty box",
    "252": r"waits for a paper",
}


def _cause(question: Question, papers: Papers) -> str | None:
    """The code says where to look. A cause is one only when that paper shows it."""
    if question["kind"] != "choice" or "DEN-2" not in question["tests"]:
        return None
    for line in papers.lines():
        reason = papers.denial(line).partition("-")[2]
        if reason == "16":
            return _saying(question, _boxes(papers, line))
        if reason in _SHOWN and _SHOWN[reason][0](papers):
            return _saying(question, _SHOWN[reason][1])
    return None


def _boxes(papers: Papers, line: int) -> str:
    """The box that a remark of the line names. A remark about our rights names none."""
    return "|".join(_BOXES[code] for code in papers.codes_of(line) if code in _BOXES) or r"^$"


def _saying(question: Question, pattern: str) -> str | None:
    return next((option["id"] for option in question["options"] if re.search(pattern, option["says"])), None)


def _sorted(question: Question, papers: Papers) -> str | None:
    """What each line needs: by its refusal, and where it was paid by the contract's price."""
    if question["kind"] != "match" or "DEN-1" not in question["tests"]:
        return None
    pairs = []
    for left in question["options"]["left"]:
        line = next(line for line in papers.lines() if papers.name(line).startswith(left["says"]))
        need = papers.denial(line).partition("-")[2] or ("short" if short(papers, line) else "")
        pattern = _NEEDS.get(need, r"^$")
        right = next((each for each in question["options"]["right"] if re.search(pattern, each["says"])), None)
        if right is None:
            return None
        pairs.append(f"{left['id']}={right['id']}")
    return ", ".join(pairs)


def _not_taken_in(question: Question, _: Papers) -> str | None:
    """What a front end sent back has no decision: it goes out as a new claim."""
    if "DEN-1" not in question["tests"] or not re.search(r"sent (the claim|it) back", question["question"]):
        return None
    return next((option["id"] for option in question["options"] if option["act"] == "new-claim"), None)


RULES = (Rule("DEN-2", _cause), Rule("DEN-1", _sorted), Rule("DEN-1", _not_taken_in))
