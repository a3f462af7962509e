"""An EOB as an old printer gives it: capitals in fixed columns, and one column for all that was not eligible.

INELIG adds the contract write-off and what was refused. Only the code beside it tells the one from the other.
"""

from __future__ import annotations

from simulator.documents.document import Cell, Column, Document, Facts, Note, Row, Table
from simulator.documents.lines import MoneyColumn, cell_of, units_of
from simulator.documents.notice import Notice
from simulator.money import Money, total
from simulator.remittance.remit import Group, RemitLine


def eob_in_print(notice: Notice) -> Document:
    remit = notice.remit
    claim = remit.claim
    facts = Facts(
        (
            ("CERT", claim.member_id),
            ("CLAIM", remit.payer_claim_number),
            ("PROC", f"{remit.date:%m/%d/%y}"),
            ("MEMBER", notice.member.upper()),
            ("PLAN", notice.plan.upper()),
            ("PROVIDER", notice.provider.upper()),
        )
    )
    notes = tuple(Note(f"{number} {says.rstrip('.').upper()}") for number, says in notice.notes)
    return Document(
        id="eob",
        kind="eob",
        title="Statement of Benefits",
        sender=notice.payer.name,
        date=remit.date,
        stamp="Not a bill",
        voice=notice.payer.id,
        blocks=(facts, _table(notice), *notes, Note(notice.appeal.upper())),
    )


def _table(notice: Notice) -> Table:
    remit = notice.remit
    before, after = (_INELIGIBLE,), _columns_after(notice)
    rows = tuple(
        Row(
            f"{remit.claim.service_date:%m%d}",
            f"{line.code}",
            (
                Cell(str(units_of(remit, line))),
                Cell(str(line.charge)),
                *(cell_of(column, line) for column in before),
                Cell(" ".join(notice.notes_of(line))),
                *(cell_of(column, line) for column in after),
            ),
        )
        for line in remit.lines
    )

    def sums(columns: tuple[MoneyColumn, ...]) -> list[Cell]:
        return [Cell(str(total(column.amount(line) for line in remit.lines))) for column in columns]

    return Table(
        "SERVICES",
        (
            Column("DATE PROC"),
            Column("QTY"),
            Column("CHARGE", is_money=True),
            *(Column(column.head, is_money=True) for column in before),
            Column("CD"),
            *(Column(column.head, is_money=True) for column in after),
        ),
        rows,
        Row("TOTAL", "", (Cell(), Cell(str(remit.charge)), *sums(before), Cell(), *sums(after))),
    )


def _ineligible(line: RemitLine) -> Money:
    return line.charge - line.allowed - line.amount(Group.PR, "45")


def _carries(line: RemitLine) -> str:
    """Who carries what is in INELIG: by the denial where there is one, else by the contract."""
    return line.denials[0].group.value if line.denials else "CO"


_INELIGIBLE = MoneyColumn("INELIG", _ineligible, _carries)


def _columns_after(notice: Notice) -> tuple[MoneyColumn, ...]:
    def share(head: str, reason: str) -> MoneyColumn:
        return MoneyColumn(head, lambda line: line.amount(Group.PR, reason), lambda _: "PR")

    columns = [
        MoneyColumn("COVERED", lambda line: line.allowed),
        share("DEDUCT", "1"),
        share("COPAY", "3"),
        share("COINS", "2"),
        MoneyColumn("PAID", lambda line: line.paid),
        share("OVER", "45"),
        MoneyColumn("MBR RESP", lambda line: line.patient_share, lambda _: "PR"),
    ]
    seldom = {"COPAY": "3", "OVER": "45"}
    return tuple(
        column for column in columns if column.head not in seldom or notice.remit.amount(Group.PR, seldom[column.head])
    )
