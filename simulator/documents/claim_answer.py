"""The payer's short answer to a claim that it has processed after all: what it pays of each line, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simulator.dates import print_date
from simulator.documents.document import Cell, Column, Document, Facts, Note, Row, Table
from simulator.money import ZERO, Money, total
from simulator.payers.payer import Payer
from simulator.payers.portal import PaymentAnswer

_REMITTANCE = "The remittance with its codes comes with the payment."
_NOTHING = "No payment comes. What the plan allows is the patient’s share."


@dataclass(frozen=True, slots=True)
class SettledLine:
    """What becomes of a line: the patient's share in all, what was paid before, and what is paid now."""

    name: str
    charge: Money
    patient: Money
    before: Money
    paid: Money

    @property
    def write_off(self) -> Money:
        """What nobody pays, by contract."""
        return self.charge - self.patient - self.before - self.paid


def claim_answer_paper(
    says: str,
    payer: Payer,
    lines: Sequence[SettledLine],
    payment: PaymentAnswer | None,
    *,
    on: date,
    to: str,
    asked: Sequence[tuple[str, str]],
    number: int = 1,
) -> Document:
    """One answer. `asked` tells which claim it is; without a `payment` it says why none comes.

    `number` tells one answer of a case from the next.
    """
    paid = (
        (
            ("Paid on", print_date(payment.on)),
            ("Check" if payment.state == "mailed" else "Transfer", payment.number),
            *((("Mailed to", payment.to),) if payment.state == "mailed" else ()),
            ("Amount", str(payment.amount)),
        )
        if payment
        else ()
    )
    return Document(
        id=f"claim_answer_{number}",
        kind="claim_answer",
        title="Answer to your claim",
        sender=payer.name,
        date=on,
        stamp="",
        voice=payer.id,
        blocks=(
            Facts((("To", to), *asked, *paid)),
            Note(says, "letter"),
            *([_by_line(lines)] if lines else []),
            Note(_REMITTANCE if payment else _NOTHING, "letter"),
        ),
    )


def _by_line(lines: Sequence[SettledLine]) -> Table:
    """Each line, divided; a column that nothing stands in is left out where it is about an earlier payment."""
    has_before = any(each.before != ZERO for each in lines)
    heads = ("Billed", "Write-off", "Patient’s share", *(("Paid before",) if has_before else ()), "Paid now")

    def row(head: str, some: Sequence[SettledLine]) -> Row:
        sums = [total(each.charge for each in some), total(each.write_off for each in some)]
        sums += [total(each.patient for each in some)]
        sums += [total(each.before for each in some)] if has_before else []
        return Row(head, "", tuple(Cell(str(each)) for each in [*sums, total(each.paid for each in some)]))

    columns = (Column("Service"), *(Column(head, is_money=True) for head in heads))
    return Table("What we pay", columns, tuple(row(each.name, [each]) for each in lines), row("Total", lines))
