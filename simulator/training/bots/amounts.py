"""Amounts, counts and codes, read off the papers: the lines under their heads, a label and its value, a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from simulator.dates import days_left
from simulator.money import Money, total
from simulator.training.bots.clocks import dispute_day, filing_limit, received
from simulator.training.bots.papers import Papers
from simulator.training.bots.rule import Question, Rule

Printed: TypeAlias = Money | int | str

_OF_LINE: dict[str, Callable[[Papers, int], Money]] = {
    "billed": lambda papers, line: papers.cell(line, "Billed"),
    "charge": lambda papers, line: papers.cell(line, "Billed"),
    "allowed": lambda papers, line: papers.cell(line, "Allowed"),
    "write_off": lambda papers, line: papers.cell(line, "Plan discount"),
    "denied": lambda papers, line: papers.cell(line, "Not payable"),
    "paid": lambda papers, line: papers.cell(line, "Plan paid"),
    "patient_share": lambda papers, line: papers.share(line),
    "deductible": lambda papers, line: papers.cell(line, "Deductible"),
    "copay": lambda papers, line: papers.cell(line, "Copay"),
    "coinsurance": lambda papers, line: papers.cell(line, "Coinsurance"),
    "underpaid": lambda papers, line: _underpaid(papers, line),
}
_OF_CASE: dict[str, Callable[[Papers], Printed]] = {
    "eob.write_off_and_denied": lambda papers: total(
        papers.cell(line, "Plan discount", "Not payable") for line in papers.lines()
    ),
    "first_claim.patient_share": lambda papers: total(
        papers.cell(line, "Deductible", "Copay", "Coinsurance", paper="first_remittance")
        for line in papers.lines("first_remittance")
    ),
    "claim.days_to_file": lambda papers: days_left(papers.service_date(), received(papers)),
    "claim.days_late": lambda papers: max(0, days_left(papers.service_date(), received(papers)) - filing_limit(papers)),
    "appeal.days_left": lambda papers: days_left(papers.today, dispute_day(papers)),
}
_COMPETENCY = {
    "deductible": "EOB-3",
    "copay": "EOB-3",
    "coinsurance": "EOB-3",
    "write_off": "ACC-2",
    "write_off_and_denied": "ACC-2",
    "underpaid": "EOB-7",
    "patient_share": "EOB-4",
    "denied": "EOB-4",
    "denial_code": "EOB-5",
    "days_to_file": "DEN-4",
    "days_late": "DEN-4",
    "days_left": "DEN-4",
}


def patient_share(papers: Papers) -> Money:
    """Every PR amount of the remittance."""
    return total(papers.share(line) for line in papers.lines())


def _underpaid(papers: Papers, line: int) -> Money:
    """What a paid line was allowed below our contract."""
    return Money(0) if papers.denial(line) else papers.contract_price(line) - papers.cell(line, "Allowed")


def _read(fact: str, papers: Papers) -> Printed | None:
    """A fact as the papers print it, or as it is added up from them."""
    room, _, name = fact.rpartition(".")
    if fact in _OF_CASE:
        return _OF_CASE[fact](papers)
    if room == "eob" and name in _OF_LINE:
        return total(_OF_LINE[name](papers, line) for line in papers.lines())
    if room == "eob" and name == "denial_code":
        return next((code for line in papers.lines() if (code := papers.denial(line))), "none")
    if line := re.fullmatch(r"line\.(\d+)", room):
        number = int(line[1])
        if name == "denial_code":
            return papers.denial(number) or "none"
        return _OF_LINE[name](papers, number) if name in _OF_LINE else None
    return None


def _rule(competency: str) -> Rule:
    """The facts of one competency."""

    def answer(question: Question, papers: Papers) -> str | None:
        fact = question["asks"] or ""
        if _COMPETENCY.get(fact.rpartition(".")[2], "EOB-2") != competency:
            return None
        value = _read(fact, papers)
        return None if value is None else str(value)

    return Rule(competency, answer)


RULES = tuple(_rule(competency) for competency in dict.fromkeys(("EOB-2", *_COMPETENCY.values())))
