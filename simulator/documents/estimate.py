"""The good faith estimate: what a patient who pays alone is told before the visit, service by service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from simulator.care.visit import Visit
from simulator.claims.claim import Claim
from simulator.documents.document import Document, Note
from simulator.documents.visit import services_table, visit_facts
from simulator.money import Money
from simulator.rulebook import rule


def estimate_paper(claim: Claim, visit: Visit, lines: Sequence[Money], *, given: date) -> Document:
    """`lines` is what each service was expected to cost. The paper says what may be done where the bill is higher."""
    facts = visit_facts(visit, claim.account, when="Visit planned for", where="Where")
    services = services_table("What we expect", claim, lines, head="Expected charge", foot="All together")
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
        sender=visit.practice.name,
        date=given,
        stamp="This is not a bill",
        voice="practice",
        blocks=(facts, services, *(Note(words, "letter") for words in notes)),
    )
