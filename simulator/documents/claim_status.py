"""The portal’s answer about one claim on one day: how far it is, and what became of each payment."""

from __future__ import annotations

from simulator.dates import print_date
from simulator.documents.document import Block, Cell, Code, Column, Document, Facts, Row, Table
from simulator.money import ZERO
from simulator.payers.payer import Payer
from simulator.payers.portal import StatusAnswer
from simulator.remittance.codes import status_meaning


def claim_status_paper(
    answer: StatusAnswer, payer: Payer, *, our_claim: str, asked_by: str, number: int = 1
) -> Document:
    """One look at the portal. `number` tells one look of a case from the next."""
    return Document(
        id=f"claim_status_{number}",
        kind="claim_status",
        title="Claim status",
        sender=payer.name,
        date=answer.as_of,
        stamp="",
        voice=payer.id,
        blocks=(_asked(answer, our_claim, asked_by), _status(answer), *_payments(answer)),
    )


def _asked(answer: StatusAnswer, our_claim: str, asked_by: str) -> Facts:
    return Facts((("Asked by", asked_by), ("Answered on", print_date(answer.as_of)), ("Your claim", our_claim)))


def _status(answer: StatusAnswer) -> Table:
    meaning = status_meaning(answer.category)
    row = Row(
        answer.claim_number or "none",
        "",
        (
            Cell(codes=(Code(meaning.code, meaning.title, meaning.says),)),
            Cell(answer.says),
            Cell(" ".join(filter(None, (answer.to, answer.remark)))),
            Cell(print_date(answer.since) if answer.since else ""),
            Cell(str(answer.amount) if answer.amount != ZERO else ""),
        ),
    )
    columns = (Column("Claim"), Column("Status"), Column("It says"), Column("More"), Column("Since"))
    return Table("Your claim with us", (*columns, Column("Paid", is_money=True)), (row,))


def _payments(answer: StatusAnswer) -> list[Block]:
    if not answer.payments:
        return []
    columns = (Column("Payment"), Column("Sent"), Column("To"), Column("Now"), Column("Amount", is_money=True))
    rows = tuple(
        Row(
            each.number,
            "",
            (
                Cell(print_date(each.on)),
                Cell(each.to),
                Cell(f"{each.state} {print_date(each.since)}"),
                Cell(str(each.amount)),
            ),
        )
        for each in answer.payments
    )
    return [Table("Payments", columns, rows)]
