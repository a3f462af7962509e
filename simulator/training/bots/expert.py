"""The expert reads papers as a good collector does: PR columns, the payer's sentences, the codes, and our own log."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from simulator.dates import Days, last_day, print_date
from simulator.training.bots.papers import NotOnPaper, Papers

_COLUMNS = {
    "eob.billed": ("Billed",),
    "eob.allowed": ("Allowed",),
    "eob.write_off": ("Plan discount",),
    "eob.denied": ("Not payable",),
    "eob.paid": ("Plan paid",),
    "eob.patient_share": ("Deductible", "Copay", "Coinsurance"),
    "eob.deductible": ("Deductible",),
    "eob.copay": ("Copay",),
    "eob.coinsurance": ("Coinsurance",),
}


_FILING_DAYS = 90  # as Tamarack's manual says, and every collector who works its claims knows


def play(prompt: dict[str, Any]) -> dict[str, str]:
    """The next move."""
    papers = Papers(prompt["documents"])
    for question in prompt["questions"]:
        if question["tries_left"]:
            return {"move": "answer", "question": question["id"], "value": _answer(question, papers)}
    return {"move": "continue"}


def _answer(question: dict[str, Any], papers: Papers) -> str:
    if question["kind"] == "choice":
        return _choose(question, papers)
    if question["kind"] == "money":
        return str(papers.total(*_COLUMNS[question["asks"]]))
    return print_date(_DATES[question["asks"]](question, papers))


def _dispute_day(_: dict[str, Any], papers: Papers) -> date:
    """A payer prints how long it takes disputes; the date of its remittance starts the clock."""
    return last_day(
        papers.dated(), Days(papers.days_in(r"dispute .* within (\d+) days of the date of this remittance"))
    )


def _filing_day(question: dict[str, Any], papers: Papers) -> date:
    """The visit starts the filing clock. How long it runs is said with the question, or on a paper."""
    said = re.search(r"(\d+) calendar days", f"{question['question']} {question['note']}")
    return last_day(
        papers.service_date(), Days(int(said[1]) if said else papers.days_in(r"claim .* within (\d+) days"))
    )


_DATES: dict[str, Callable[[dict[str, Any], Papers], date]] = {
    "appeal.last_day": _dispute_day,
    "claim.last_filing_day": _filing_day,
}


def _choose(question: dict[str, Any], papers: Papers) -> str:
    """The best act that is offered; with none that it knows, the first option."""
    offered = {option["act"]: option["id"] for option in question["options"] if option["act"]}
    wanted = _telling(papers) if any(act.startswith("tell-") for act in offered) else _next_act(papers)
    return str(next((offered[act] for act in wanted if act in offered), question["options"][0]["id"]))


def _telling(papers: Papers) -> list[str]:
    """What a patient hears about this visit is what the PR columns say."""
    share = papers.total(*_COLUMNS["eob.patient_share"])
    return ["tell-bill-follows"] if share else ["tell-nothing-due"]


def _next_act(papers: Papers) -> list[str]:
    """By the reason of the denial, and by what our own log can prove."""
    reasons = {code.partition("-")[2] for code in papers.codes() if code[:2] in ("CO", "OA", "PI")} - {"45"}
    if "29" in reasons:
        return ["dispute"] if _accepted_in_time(papers) else ["write-off-and-report", "write-off"]
    if "197" in reasons:
        return ["dispute"] if _approved(papers) else ["write-off-and-report", "write-off"]
    if "31" in reasons:
        return ["corrected-claim", "new-claim"]
    if "18" in reasons:
        return ["close", "post-and-bill"]
    return ["escalate", "check-status"] if reasons else ["post-and-bill", "close"]


def _approved(papers: Papers) -> bool:
    """The log holds an approval with its number."""
    return any(" approved " in entry.what and entry.reference for entry in _log(papers))


def _accepted_in_time(papers: Papers) -> bool:
    """The log holds the payer's acceptance from inside the filing limit. What was sent back proves nothing."""
    limit = last_day(papers.service_date(), Days(_FILING_DAYS))
    return any(entry.what.startswith("Accepted") and entry.on <= limit for entry in _log(papers))


def _log(papers: Papers) -> list[Any]:
    try:
        return list(papers.log())
    except NotOnPaper:
        return []
