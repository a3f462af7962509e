"""What the papers about one visit share: whose it is, when and where; and its services, each with an amount."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.care import diagnoses
from simulator.care.visit import Visit
from simulator.claims.claim import Claim
from simulator.dates import print_date
from simulator.documents.document import Cell, Column, Facts, Row, Table
from simulator.money import Money, total


def visit_facts(visit: Visit, account: str, *, when: str = "Visit", where: str = "Where seen") -> Facts:
    """The head of the paper. `when` and `where` are the labels of the day and of the place."""
    patient, practice = visit.patient, visit.practice
    return Facts(
        (
            ("Patient", patient.name),
            ("Born", print_date(patient.birth_date)),
            ("Account", account),
            (when, print_date(visit.on)),
            (where, f"{practice.street}, {practice.town}"),
            ("Provider’s NPI", practice.npi),
        )
    )


def services_table(title: str, claim: Claim, amounts: Sequence[Money], *, head: str, foot: str) -> Table:
    """One row a line of the claim, with its amount under `head`; the foot adds them up."""
    return Table(
        title,
        (Column("Service"), Column("Code"), Column("Diagnosis"), Column("Units"), Column(head, is_money=True)),
        tuple(
            Row(
                line.name,
                "",
                (
                    Cell(" ".join((line.code, *line.modifiers))),
                    Cell(_diagnosis(line.diagnosis)),
                    Cell(str(line.units)),
                    Cell(str(amount)),
                ),
            )
            for line, amount in zip(claim.lines, amounts, strict=True)
        ),
        Row(foot, "", (Cell(), Cell(), Cell(), Cell(str(total(amounts))))),
    )


def _diagnosis(code: str) -> str:
    return f"{code} {diagnoses()[code].name}" if code else ""
