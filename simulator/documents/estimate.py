"""The good faith estimate: what a patient who pays alone is told before the visit, service by service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from simulator.care import diagnoses
from simulator.care.visit import Visit
from simulator.claims.claim import Claim
from simulator.dates import print_date
from simulator.documents.document import Cell, Column, Document, Facts, Note, Row, Table
from simulator.money import Money, total
from simulator.rulebook import rule


def estimate_paper(claim: Claim, visit: Visit, lines: Sequence[Money], *, given: date) -> Document:
    """`lines` is what each service was expected to cost. The paper says what may be done where the bill is higher."""
    patient, practice = visit.patient, visit.practice
    facts = Facts(
        (
            ("Patient", patient.name),
            ("Born", print_date(patient.birth_date)),
            ("Account", claim.account),
            ("Visit planned for", print_date(visit.on)),
            ("Where", f"{practice.street}, {practice.town}"),
            ("Provider’s NPI", practice.npi),
        )
    )
    services = Table(
        "What we expect",
        (
            Column("Service"),
            Column("Code"),
            Column("Diagnosis"),
            Column("Units"),
            Column("Expected charge", is_money=True),
        ),
        tuple(
            Row(
                line.name,
                "",
                (
                    Cell(" ".join((line.code, *line.modifiers))),
                    Cell(f"{line.diagnosis} {diagnoses()[line.diagnosis].name}"),
                    Cell(str(line.units)),
                    Cell(str(expected)),
                ),
            )
            for line, expected in zip(claim.lines, lines, strict=True)
        ),
        Row("All together", "", (Cell(), Cell(), Cell(), Cell(str(total(lines))))),
    )
    above = Money(rule("bills.estimate_cents").on(given).value).dollars
    days = rule("bills.estimate_days").on(given).value
    notes = (
        "This is what we expect today. It is no bill and no contract. You may be seen elsewhere.",
        f"If our bill is {above} or more above this estimate, you may ask an outside reviewer to decide. "
        f"You have {days} days from the first bill. While it is decided, we do not collect.",
        "Keep this paper, and hold it beside the bill.",
    )
    return Document(
        id="estimate",
        kind="estimate",
        title="Good faith estimate",
        sender=practice.name,
        date=given,
        stamp="This is not a bill",
        voice="practice",
        blocks=(facts, services, *(Note(words, "letter") for words in notes)),
    )
