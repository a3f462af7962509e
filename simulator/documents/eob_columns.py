"""An EOB in columns: one row a service, from what was billed to what the member may owe, with lettered notes."""

from __future__ import annotations

from simulator.documents.document import Cell, Document, Facts, Note
from simulator.documents.lines import MoneyColumn, lines_table, money_columns
from simulator.documents.notice import Notice


def eob_in_columns(notice: Notice) -> Document:
    remit = notice.remit
    columns = money_columns(remit, notice.coinsurance)
    columns.append(MoneyColumn("You may owe", lambda line: line.patient_share, lambda _: "PR"))
    facts = Facts(
        (
            ("Member", notice.member),
            ("Member ID", remit.claim.member_id),
            ("Plan", notice.plan),
            ("Claim number", remit.payer_claim_number),
            ("Provider", notice.provider),
        )
    )
    notes = " ".join(f"{letter}: {says}" for letter, says in notice.notes)
    return Document(
        id="eob",
        kind="eob",
        title="Explanation of Benefits",
        sender=notice.payer.name,
        date=remit.date,
        stamp="This is not a bill",
        voice=notice.payer.id,
        blocks=(
            facts,
            lines_table(remit, columns, "Note", [Cell(", ".join(notice.notes_of(line))) for line in remit.lines]),
            *((Note(notes),) if notes else ()),
            Note(notice.appeal),
        ),
    )
