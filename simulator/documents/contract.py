"""The page of our contract with a payer that holds the prices of some services. It knows no claim and no patient."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from simulator.claims.claim import Claim
from simulator.dates import print_date
from simulator.documents.document import Cell, Column, Document, Facts, Note, Row, Table
from simulator.money import Money
from simulator.payers.payer import Payer


def contract_paper(
    claim: Claim, prices: Mapping[str, Money], payer: Payer, *, practice: str, effective: date
) -> Document:
    """The contract's price of one unit of each service on a claim, each service once. `prices` go by slug."""
    services = {line.service: line for line in claim.lines}
    facts = Facts(
        (
            ("Between", f"{payer.name} and {practice}"),
            ("Prices in force from", print_date(effective)),
            ("Days to file", f"{payer.filing_limit_days} days from the service date to the day we receive the claim"),
            ("Days to pay", f"{payer.pays_within_days} days from the day we receive the claim"),
            ("Days to dispute", f"{payer.dispute_days} days from the date of the remittance"),
        ),
        "list",
    )
    table = Table(
        "Prices for one unit",
        (Column("Service"), Column("Code"), Column("Price", is_money=True)),
        tuple(
            Row(line.name, "", (Cell(line.code), Cell(str(prices[slug]))))
            for slug, line in sorted(services.items(), key=lambda item: item[1].code)
        ),
    )
    return Document(
        id="contract",
        kind="contract",
        title="Contract prices",
        sender=payer.name,
        date=effective,
        stamp="",
        voice=payer.id,
        blocks=(facts, table, Note("We allow the price times the units, or the charge where that is lower.")),
    )
