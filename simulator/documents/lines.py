"""The columns in which a payer tells what it did with each service; provider's copy and member's EOB share them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator.dates import print_date
from simulator.documents.document import Cell, Column, Row, Table
from simulator.money import ZERO, Money, Rate, total
from simulator.remittance.remit import Group, Remit, RemitLine


@dataclass(frozen=True, slots=True)
class MoneyColumn:
    """A head, the amount of a line that stands under it, and the mark that the cell carries where it is not 0.00."""

    head: str
    amount: Callable[[RemitLine], Money]
    mark: Callable[[RemitLine], str] = lambda _: ""


def money_columns(remit: Remit, coinsurance: Rate | None) -> list[MoneyColumn]:
    """From the charge to the payment. What is seldom taken has a column only where it was; no rate: no plan known."""
    columns = [
        MoneyColumn("Billed", lambda line: line.charge),
        MoneyColumn("Plan discount", lambda line: line.write_off, lambda _: "CO"),
        MoneyColumn("Above plan price", lambda line: line.amount(Group.PR, "45"), lambda _: "PR"),
        MoneyColumn("Not payable", lambda line: line.denied, lambda line: line.denials[0].group.value),
        MoneyColumn("Allowed", lambda line: line.allowed),
        MoneyColumn("Deductible", lambda line: line.amount(Group.PR, "1"), lambda _: "PR"),
        MoneyColumn("Copay", lambda line: line.amount(Group.PR, "3"), lambda _: "PR"),
        MoneyColumn(
            f"Coinsurance {coinsurance or ''}".rstrip(), lambda line: line.amount(Group.PR, "2"), lambda _: "PR"
        ),
        MoneyColumn("Plan paid", lambda line: line.paid),
    ]
    seldom = {"Copay": "3", "Above plan price": "45"}
    return [column for column in columns if column.head not in seldom or remit.amount(Group.PR, seldom[column.head])]


def lines_table(remit: Remit, columns: Sequence[MoneyColumn], last: str, ends: Sequence[Cell]) -> Table:
    """One row a service, with its money and one more cell (codes or a note); the foot adds up every column of money."""
    rows = tuple(
        Row(line.name, code_and_units(remit, line), (*(cell_of(column, line) for column in columns), end))
        for line, end in zip(remit.lines, ends, strict=True)
    )
    sums = tuple(Cell(str(total(column.amount(line) for line in remit.lines))) for column in columns)
    return Table(
        "What we did with each service",
        (
            Column(f"Service on {print_date(remit.claim.service_date)}"),
            *(Column(column.head, is_money=True) for column in columns),
            Column(last),
        ),
        rows,
        Row("Total", "", (*sums, Cell())),
    )


def cell_of(column: MoneyColumn, line: RemitLine) -> Cell:
    amount = column.amount(line)
    return Cell(str(amount), mark=column.mark(line) if amount != ZERO else "")


def units_of(remit: Remit, line: RemitLine) -> int:
    """As billed on the claim that is answered."""
    return next(sent.units for sent in remit.claim.lines if sent.number == line.number)


def code_and_units(remit: Remit, line: RemitLine) -> str:
    units = units_of(remit, line)
    return line.code if units == 1 else f"{line.code}, {units} units"
