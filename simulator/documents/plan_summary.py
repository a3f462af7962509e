"""The plan summary: what a plan pays for, what it asks first and up to where, for one plan year. It knows no claim."""

from __future__ import annotations

from datetime import date

from simulator.coverage.plan import KINDS_OF_SERVICE, Benefit, Plan
from simulator.documents.document import Cell, Column, Document, Facts, Note, Row, Table
from simulator.money import Rate
from simulator.payers.payer import Payer

KINDS = {
    "office": "Office visit",
    "preventive": "Preventive care",
    "procedure": "Procedure in the office",
    "test": "Test in the office",
    "lab": "Laboratory test",
    "imaging": "X-ray and ultrasound",
    "advanced-imaging": "MRI and CT",
    "therapy": "Therapy visit",
}


def plan_summary_paper(plan: Plan, payer: Payer, day: date, *, alone: bool) -> Document:
    """The figures of the plan year that holds a day, as the payer gives them to every member of the plan."""
    year = plan.on(day)
    facts = Facts(
        (
            ("Plan", plan.name),
            ("Kind of plan", plan.kind),
            ("Plan year", f"01/01/{year.year} to 12/31/{year.year}"),
            ("Covers", "one person" if alone else "a family"),
            ("Questions", payer.phone),
        )
    )
    limits = Table(
        "What you pay before and up to where, in one plan year",
        (
            Column("Limit"),
            Column("One person", is_money=True),
            *(() if alone else (Column("Family together", is_money=True),)),
        ),
        tuple(
            Row(name, "", (Cell(str(limit.person)), *(() if alone else (Cell(str(limit.family)),))))
            for name, limit in (("Deductible", year.deductible), ("Out-of-pocket limit", year.out_of_pocket))
        ),
    )
    return Document(
        id="plan_summary",
        kind="plan_summary",
        title=f"Summary of {plan.name}",
        sender=payer.name,
        date=date(year.year, 1, 1),
        stamp="",
        voice=payer.id,
        blocks=(facts, limits, *(() if alone else (Note(_family(plan)),)), _services(plan, day, alone), Note(_ORDER)),
    )


_ORDER = (
    "We pay from our price, not from the charge. What you pay as deductible, copay or coinsurance counts toward the "
    "out-of-pocket limit; above that limit we pay our price in full until the plan year ends."
)


def _family(plan: Plan) -> str:
    if plan.embedded:
        return "Each person has a deductible of their own inside the family’s. Whichever is met first ends it."
    return "There is one deductible for the family together. No person has one of their own."


def _services(plan: Plan, day: date, alone: bool) -> Table:
    benefits = [(kind, plan.benefit(kind, day, alone=alone)) for kind in KINDS_OF_SERVICE]
    return Table(
        "What you pay for each kind of care, in network",
        (Column("Care"), Column("You pay"), Column("Deductible first"), Column("Approval in advance")),
        tuple(
            Row(
                KINDS.get(kind, kind.replace("-", " ").capitalize()),
                "",
                (
                    Cell(_you_pay(benefit)),
                    Cell("yes" if benefit.takes_deductible else "no"),
                    Cell("needed" if benefit.needs_authorization else "not needed"),
                ),
            )
            for kind, benefit in benefits
        ),
    )


def _you_pay(benefit: Benefit) -> str:
    if benefit.copay:
        return f"{benefit.copay.dollars} copay"
    return str(benefit.coinsurance) if benefit.coinsurance != Rate(0) else "nothing"
