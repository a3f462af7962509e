"""Clocks: which day starts one, how long it runs, and which day is the last."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from simulator.dates import BusinessDays, Days, Length, Months, is_business_day, last_day, print_date, read_date
from simulator.training.bots.papers import NotOnPaper, Papers
from simulator.training.bots.rule import Question, Rule

_FILING_DAYS = 90  # as Tamarack's manual says, and every collector who works its claims knows


def dispute_day(papers: Papers) -> date:
    """A payer prints how long it takes disputes; the date of its remittance starts the clock.

    Where the receipt of the notice starts it, the notice says how many days the mail is taken to have; and a last day
    on which that payer's office is closed moves on, unless the notice says that it stays.
    """
    try:
        days = papers.days_in(r"within (\d+) days of the day you receive this notice")
    except NotOnPaper:
        return last_day(papers.dated(), Days(papers.days_in(r"dispute .* within (\d+) days of the date of this remit")))
    in_hand = papers.dated() + timedelta(days=papers.days_in(r"to be (\d+) days after its date"))
    day = last_day(in_hand, Days(days))
    stays = is_business_day(day) or any("stays where it is" in words for words in papers.notes("remittance"))
    return day if stays else last_day(day, BusinessDays(1))


def filing_day(papers: Papers, said: str = "") -> date:
    """The last day for a claim. Its limit is said with the question, in the contract, or known by heart."""
    return last_day(papers.service_date(), _filing_limit(papers, said))


def _filing_limit(papers: Papers, said: str) -> Length:
    if found := re.search(r"(\d+) calendar days", said):
        return Days(int(found[1]))
    if any(line.startswith("Time to file: one calendar year") for line in papers.said()):
        return Months(12)
    try:
        return Days(papers.days_in(r"(?:claim .* within|Time to file:) (\d+) days"))
    except NotOnPaper:
        return Days(_FILING_DAYS)


def received(papers: Papers) -> date:
    """The day the payer says it received the claim."""
    return read_date(papers.label("^Received", "remittance"))


def _filing_day(question: Question, papers: Papers) -> date:
    """The visit starts the filing clock."""
    return filing_day(papers, f"{question['question']} {question['note']}")


def _answer_day(papers: Papers) -> date:
    """What the payer took in starts its own days to pay; the contract says how many."""
    taken_in = next(entry.on for entry in papers.log() if entry.what.startswith("Accepted"))
    return last_day(taken_in, Days(papers.days_in(r"Days to pay: (\d+) days")))


_DAYS: dict[str, Callable[[Question, Papers], date]] = {
    "appeal.last_day": lambda _, papers: dispute_day(papers),
    "appeal.first_day_too_late": lambda _, papers: dispute_day(papers) + timedelta(days=1),
    "claim.last_filing_day": _filing_day,
    "claim.answer_day": lambda _, papers: _answer_day(papers),
    "claim.service_date": lambda _, papers: papers.service_date(),
    "claim.received": lambda _, papers: received(papers),
    "claim.processed": lambda _, papers: papers.dated(),
    "coverage.starts": lambda _, papers: read_date(papers.label("Coverage begins|In force from")),
    "coverage.ends": lambda _, papers: read_date(papers.label("Coverage ends")),
}
_READ_ONLY = ("claim.service_date", "claim.received", "claim.processed", "coverage.starts", "coverage.ends")


def _counted(question: Question, papers: Papers) -> str | None:
    day = _DAYS.get(question["asks"] or "")
    return print_date(day(question, papers)) if day and question["asks"] not in _READ_ONLY else None


def _as_printed(question: Question, papers: Papers) -> str | None:
    day = _DAYS.get(question["asks"] or "")
    return print_date(day(question, papers)) if day and question["asks"] in _READ_ONLY else None


RULES = (Rule("DEN-4", _counted), Rule("DEN-2", _as_printed))
