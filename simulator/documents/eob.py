"""The member's EOB: the same amounts in the payer's own words and notes, without reason codes. It is not a bill."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.documents.document import Cell, Document, Facts, Note
from simulator.documents.lines import MoneyColumn, lines_table, money_columns
from simulator.money import Rate
from simulator.payers.payer import Payer
from simulator.remittance.remit import Remit, RemitLine


def eob_paper(
    remit: Remit,
    payer: Payer,
    *,
    member: str,
    plan: str,
    provider: str,
    coinsurance: Rate,
    causes: Mapping[int, str],
    appeal_days: int,
) -> Document:
    """`causes` has the name of the payer's edit that denied a line, by line number; each edit has its note."""

    def note(line: RemitLine) -> str:
        if line.number in causes:
            return payer.denial_notes[causes[line.number]]
        return payer.contract_note if line.write_off else ""

    columns = money_columns(remit, coinsurance)
    columns.append(MoneyColumn("You may owe", lambda line: line.patient_share, lambda _: "PR"))
    letters = [note(line) for line in remit.lines]
    facts = Facts(
        (
            ("Member", member),
            ("Member ID", remit.claim.member_id),
            ("Plan", plan),
            ("Claim number", remit.payer_claim_number),
            ("Provider", provider),
        )
    )
    notes = " ".join(f"{letter}: {payer.notes[letter]}" for letter in sorted({letter for letter in letters if letter}))
    appeal = (
        f"If you think we are wrong, you may appeal within {appeal_days} days of the day you get this notice. "
        f"Call {payer.phone}."
    )
    return Document(
        id="eob",
        kind="eob",
        title="Explanation of Benefits",
        sender=payer.name,
        date=remit.date,
        stamp="This is not a bill",
        voice=payer.id,
        blocks=(
            facts,
            lines_table(remit, columns, "Note", [Cell(letter) for letter in letters]),
            *((Note(notes),) if notes else ()),
            Note(appeal),
        ),
    )
