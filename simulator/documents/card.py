"""The insurance card, as the payer printed it. A card tells who may ask for coverage, not that there is any today."""

from __future__ import annotations

from simulator.coverage.enrolment import Coverage
from simulator.coverage.plan import Plan
from simulator.dates import print_date
from simulator.documents.document import Document, Facts, Note
from simulator.payers.payer import Payer


def card_paper(coverage: Coverage, plan: Plan, payer: Payer) -> Document:
    """Dated on the day the coverage began: no card knows of a later end."""
    copays = plan.on(coverage.starts).copays
    front = (
        ("Member", coverage.name),
        ("Member ID", coverage.member_id),
        ("Plan", plan.name),
        ("Kind of plan", plan.kind),
        ("In force from", print_date(coverage.starts)),
        *((f"Copay, {kind.replace('-', ' ')}", amount.dollars) for kind, amount in copays.items()),
    )
    back = (("Providers: benefits and approvals", payer.phone), ("Providers: claims", payer.portal))
    return Document(
        id="card",
        kind="card",
        title="Member card",
        sender=payer.name,
        date=coverage.starts,
        stamp="",
        voice=payer.id,
        blocks=(
            Facts(front, "card"),
            Facts(back, "list", "Back of the card"),
            Note("This card does not promise coverage. Ask us before each visit."),
        ),
    )
