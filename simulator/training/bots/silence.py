"""A claim that nobody answers: look where it stands, do what that asks for, and post what comes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from simulator.training.bots.papers import Papers

_TO_ESCALATE = 60  # days without an answer, by house policy
_SILENT: dict[str, tuple[str, str]] = {  # by what the payer's status says: the act, and the paper that goes along
    "A4": ("send-records", r"^Report"),
    "P1": ("hold", ""),
    "P3": ("send-records", r"^Chart note"),
    "A0": ("bill-next-payer", ""),
    "F1": ("ask-reissue", ""),
}


def about_silence(work: dict[str, Any], papers: Papers) -> dict[str, Any]:
    """Nobody has answered: look where the claim stands, do what that asks for, and post what comes."""
    offered = [act["act"] for act in work["acts"]]
    done = [each["act"] for each in work["done"]]
    if "check-status" not in done:
        return {"move": "act", "act": "check-status"}
    if any(re.search(r"processed the claim|sent a new one", each["answer"]) for each in work["done"]):
        return {"move": "act", "act": "post-and-bill"}
    act, title = _SILENT.get(papers.status(), ("escalate", ""))
    if act == "hold" and _has_waited_enough(papers):
        act = "escalate"
    here = [each["id"] for each in work["file"] if title and re.search(title, each["title"]) and _proves(each)]
    if title and not here:
        act = "new-claim"
    if act in done and act != "hold":
        act = "write-off-and-report"
    move: dict[str, Any] = {"move": "act", "act": act if act in offered else "escalate"}
    if move["act"] == "send-records":
        move["evidence"] = here
    if move["act"] == "new-claim" and any("birth date is missing" in entry.what for entry in papers.log()):
        move["puts_right"] = "birth_date"
    if move["act"] == "hold":
        move["days"] = 30
    return move


def _has_waited_enough(papers: Papers) -> bool:
    """No answer for as long as house policy waits, and the payer has been called before."""
    sent = next(entry.on for entry in papers.log() if " sent to " in entry.what)
    called = any(entry.what.startswith("Called the payer") for entry in papers.log())
    return called and papers.today - sent >= timedelta(days=_TO_ESCALATE)


def _proves(each: dict[str, Any]) -> bool:
    """A report that the claim was sent back proves nothing."""
    return "sent back" not in each["note"] and "another patient" not in each["note"]
