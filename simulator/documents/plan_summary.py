"""The plan summary: what a plan pays for, what it asks first and up to where, for one plan year. It knows no claim."""

from __future__ import annotations

from datetime import date

from simulator.coverage.plan import KINDS_OF_SERVICE, NO_END, Benefit, Limit, Plan, PlanYear
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
    "chiropractic": "Chiropractic visit",
    "vaccine": "Vaccine",
    "vision": "Eye exam and glasses",
}


def plan_summary_paper(plan: Plan, payer: Payer, day: date) -> Document:
    """The figures of the plan year that holds a day, as the payer gives them to every member of the plan."""
    year, alone = plan.on(day), plan.single
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
        "Your limits in one plan year",
        (
            Column("Limit"),
            Column("One person", is_money=True),
            *(() if alone else (Column("Family together", is_money=True),)),
        ),
        (
            _limit("Deductible", year.deductible, own=plan.embedded or alone, alone=alone),
            _limit("Out-of-pocket limit", year.out_of_pocket, own=True, alone=alone),
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
        blocks=(
            facts,
            limits,
            *(() if alone else (Note(_family(plan)),)),
            _services(plan, day),
            Note(_ORDER if plan.has_network else _ORDER_BY_LAW),
            Note(_outside(plan, year, payer)),
            *((Note(plan.note),) if plan.note else ()),
        ),
    )


_ORDER = (
    "What we pay is worked out from our contract price, not from the charge. What you pay as deductible, copay or "
    "coinsurance counts toward the out-of-pocket limit; once you reach that limit, we pay our price in full "
    "until the plan year ends."
)


_ORDER_BY_LAW = (
    "What we pay is worked out from the amount that we approve by our fee schedule, not from the charge. There is no "
    "limit to what you pay in a year."
)


def _limit(name: str, limit: Limit, *, own: bool, alone: bool) -> Row:
    """A limit of one person, where a person has one of their own, and of the family, where there is one."""
    is_there = own and limit.person != NO_END
    person, family = Cell(str(limit.person) if is_there else "none"), Cell(str(limit.family))
    return Row(name, "", (person,) if alone else (person, family))


def _family(plan: Plan) -> str:
    if plan.embedded:
        return "Each person has a deductible of their own inside the family’s. It is met when either one is met."
    return "There is one deductible for the family together. No person has one of their own."


def _services(plan: Plan, day: date) -> Table:
    benefits = [plan.benefit(kind, day, alone=plan.single) for kind in KINDS_OF_SERVICE]
    return Table(
        "What you pay for each kind of care, " + ("in network" if plan.has_network else "where assignment is accepted"),
        (
            Column("Care"),
            Column("You pay"),
            Column("Deductible first"),
            Column("Approval in advance"),
            Column("Visits a year"),
        ),
        tuple(
            Row(
                KINDS[benefit.kind],
                "",
                tuple(Cell(text) for text in _terms(benefit)),
            )
            for benefit in benefits
        ),
    )


def _terms(benefit: Benefit) -> tuple[str, ...]:
    if not benefit.covered:
        return "all of it: not covered", "", "", ""
    return (
        _you_pay(benefit),
        "yes" if benefit.takes_deductible else "no",
        "needed" if benefit.needs_authorization else "not needed",
        str(benefit.visits) if benefit.visits else "no limit",
    )


def _outside(plan: Plan, year: PlanYear, payer: Payer) -> str:
    """What the plan says about care outside its network, in one paragraph."""
    if not plan.has_network:
        return (
            "There is no network: any provider who is enrolled with us may treat you. One who does not accept "
            "assignment may charge you more than we approve, up to a limit that the law sets."
        )
    match plan.outside:
        case "PR":
            return (
                "Outside our network we pay nothing, except in an emergency. If you go there, you pay the whole charge."
            )
        case "CO":
            return "Outside our network we pay nothing, and by contract our providers may not bill you for it."
    there = year.outside
    if there is None:
        return ""
    above = "nothing above our price" if payer.paid_whole else "what the provider charges above our price"
    limits = f"{there.deductible.person.dollars} and an out-of-pocket limit of {there.out_of_pocket.person.dollars}"
    return (
        f"Outside our network we allow {there.allowance} of our network price. You pay {there.coinsurance} of it after "
        f"a deductible of {limits} for each person, and {above}."
    )


def _you_pay(benefit: Benefit) -> str:
    if benefit.copay:
        return f"{benefit.copay.dollars} copay"
    return str(benefit.coinsurance) if benefit.coinsurance != Rate(0) else "nothing"
