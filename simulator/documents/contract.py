"""The page with a payer's prices of some services, agreed on or Medicare's own. It knows no claim and no patient."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from simulator.claims.claim import Claim
from simulator.dates import in_words, print_date
from simulator.documents.document import Cell, Column, Document, Facts, Note, Row, Table
from simulator.money import Money
from simulator.payers.payer import Payer
from simulator.rulebook import rule


def contract_paper(
    claim: Claim, prices: Mapping[str, Money], payer: Payer, *, practice: str, effective: date
) -> Document:
    """The contract's price of one unit of each service on a claim, each service once. `prices` go by slug."""
    facts = Facts(
        (
            ("Between", f"{payer.name} and {practice}"),
            ("Prices in force from", print_date(effective)),
            *_clocks(payer),
            ("Days to dispute", f"{payer.dispute_days} days from the date of the remittance"),
        ),
        "list",
    )
    lesser = Note("We allow the price times the units, or the charge where that is lower.")
    return _page("Contract prices", payer, effective, facts, _prices(claim, prices), lesser)


def fee_schedule_paper(
    claim: Claim, prices: Mapping[str, Money], payer: Payer, *, practice: str, effective: date
) -> Document:
    """What Original Medicare approves for the services on a claim. Its prices are set by law, not agreed on.

    Who takes part has agreed to one thing, to accept assignment. The days to ask again run from receipt (data/rules).
    """
    ask_again = rule("appeals.medicare_first_level_days").on(effective).value
    presumed = rule("appeals.medicare_receipt_days").on(effective).value
    facts = Facts(
        (
            ("Participating provider", practice),
            ("Assignment", "accepted on every claim: what we approve is payment in full"),
            ("Prices in force from", print_date(effective)),
            *_clocks(payer),
            ("Time to ask again", f"{ask_again} days from the day you receive our decision, for a redetermination"),
            ("Day of receipt", f"{presumed} days after the date of our decision, unless you show another day"),
        ),
        "list",
    )
    lesser = Note("We approve the price times the units, or the charge where that is lower.")
    return _page("Medicare fee schedule", payer, effective, facts, _prices(claim, prices), lesser)


def _clocks(payer: Payer) -> tuple[tuple[str, str], ...]:
    filing = f"{in_words(payer.filing_limit)} from the service date to the day we receive the claim"
    return (
        ("Time to file", filing),
        ("Days to pay", f"{payer.pays_within_days} days from the day we receive the claim"),
    )


def _prices(claim: Claim, prices: Mapping[str, Money]) -> Table:
    services = {line.service: line for line in claim.lines}
    return Table(
        "Prices for one unit",
        (Column("Service"), Column("Code"), Column("Price", is_money=True)),
        tuple(
            Row(line.name, "", (Cell(line.code), Cell(str(prices[slug]))))
            for slug, line in sorted(services.items(), key=lambda item: item[1].code)
        ),
    )


def _page(title: str, payer: Payer, effective: date, *blocks: Facts | Table | Note) -> Document:
    return Document(
        id="contract",
        kind="contract",
        title=title,
        sender=payer.name,
        date=effective,
        stamp="",
        voice=payer.id,
        blocks=blocks,
    )
