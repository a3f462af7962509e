"""Amounts, counts and codes, read off the papers: the lines under their heads, a label and its value, a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from simulator.dates import days_left
from simulator.money import Money, total
from simulator.training.bots.clocks import dispute_day, filing_day, received
from simulator.training.bots.papers import Papers
from simulator.training.bots.rule import Question, Rule

Printed: TypeAlias = Money | int | str

Cell: TypeAlias = Callable[[Papers, int, str], Money]


def _head(*heads: str) -> Cell:
    return lambda papers, line, paper: papers.cell(line, *heads, paper=paper)


def _refused(*groups: str) -> Cell:
    """What was refused in some groups."""
    return lambda papers, line, paper: (
        papers.cell(line, "Not payable", paper=paper) if papers.denial(line, paper)[:2] in groups else Money(0)
    )


def _short(papers: Papers, line: int, _: str) -> Money:
    """How much a line was allowed below our contract; nothing when it was refused."""
    allowed = papers.cell(line, "Allowed")
    return Money(0) if papers.denial(line) else max(Money(0), papers.contract_price(line) - allowed)


_OF_LINE: dict[str, Cell] = {
    "billed": _head("Billed"),
    "charge": _head("Billed"),
    "allowed": _head("Allowed"),
    "write_off": _head("Plan discount"),
    "denied": _head("Not payable"),
    "write_off_and_denied": _head("Plan discount", "Not payable"),
    "paid": _head("Plan paid"),
    "patient_share": lambda papers, line, paper: papers.share(line, paper),
    "deductible": _head("Deductible"),
    "copay": _head("Copay"),
    "coinsurance": _head("Coinsurance"),
    "above_allowed": _head("Above plan price"),
    "denied_to_patient": _refused("PR"),
    "denied_to_us": _refused("CO", "OA", "PI"),
    "underpaid": _short,
    "write_off_right": lambda papers, line, _: papers.cell(line, "Billed") - papers.contract_price(line),
    "contract_price": lambda papers, line, _: papers.contract_price(line),
}
_PAPER = {"eob": "remittance", "first_claim": "first_remittance"}


def _table(row: str, head: str, *papers: str) -> Callable[[Papers], Printed]:
    return lambda on_desk: on_desk.amount(row, head, *papers)


_OF_CASE: dict[str, Callable[[Papers], Printed]] = {
    "claim.days_to_file": lambda papers: days_left(papers.service_date(), received(papers)),
    "claim.days_late": lambda papers: max(0, days_left(filing_day(papers), received(papers))),
    "appeal.days_left": lambda papers: days_left(papers.today, dispute_day(papers)),
    "eob.lines": lambda papers: len(papers.lines()),
    "eob.lines_denied": lambda papers: len(papers.denials()),
    "eob.lines_paid": lambda papers: sum(bool(papers.cell(line, "Plan paid")) for line in papers.lines()),
    "eob.denial_code": lambda papers: next(iter(papers.denials()), "none"),
    "contract.allowed": lambda papers: total(papers.contract_price(line) for line in papers.lines()),
    "units.billed": lambda papers: sum(papers.units(line) for line in papers.lines()),
    "coverage.deductible": _table("Deductible", "One person", "plan_summary"),
    "coverage.out_of_pocket": _table("Out-of-pocket", "One person", "plan_summary"),
    "eob.deductible_left": _table("Deductible, this person", "Left", "portal"),
    "eob.out_of_pocket_left": _table("Out-of-pocket limit, this person", "Left", "portal"),
}
_COMPETENCY = {
    "deductible": "EOB-3",
    "copay": "EOB-3",
    "coinsurance": "EOB-3",
    "write_off": "ACC-2",
    "write_off_and_denied": "ACC-2",
    "underpaid": "EOB-7",
    "write_off_right": "EOB-7",
    "patient_share": "EOB-4",
    "denied": "EOB-4",
    "contract_price": "EOB-7",
    "denial_code": "EOB-5",
    "days_to_file": "DEN-4",
    "days_late": "DEN-4",
    "days_left": "DEN-4",
}


def patient_share(papers: Papers) -> Money:
    """Every PR amount of the remittance."""
    return total(papers.share(line) for line in papers.lines())


def _read(fact: str, papers: Papers) -> Printed | None:
    """A fact as the papers print it, or as it is added up from them."""
    room, _, name = fact.rpartition(".")
    if fact in _OF_CASE:
        return _OF_CASE[fact](papers)
    if room in _PAPER and name in _OF_LINE:
        paper = _PAPER[room]
        return total(_OF_LINE[name](papers, line, paper) for line in papers.lines(paper))
    if line := re.fullmatch(r"line\.(\d+)", room):
        number = int(line[1])
        if name == "denial_code":
            return papers.denial(number) or "none"
        if name == "units":
            return papers.units(number)
        return _OF_LINE[name](papers, number, "remittance") if name in _OF_LINE else None
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
