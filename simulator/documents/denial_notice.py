"""The denial notice: the payer’s letter to a member: what it refused, why in its own words, and how to ask again."""

from __future__ import annotations

from simulator.dates import long_date, print_date
from simulator.documents.document import Cell, Column, Document, Facts, Note, Row, Table
from simulator.documents.lines import code_and_units
from simulator.documents.notice import Notice
from simulator.money import total


def denial_notice_paper(notice: Notice) -> Document:
    """One row for each refused service. The amounts are those of the EOB; there is no reason code and no advice."""
    remit, payer = notice.remit, notice.payer
    refused = [line for line in remit.lines if line.denied]
    facts = Facts(
        (
            ("Member", notice.member),
            ("Member ID", remit.claim.member_id),
            ("Plan", notice.plan),
            ("Claim number", remit.payer_claim_number),
            ("Provider", notice.provider),
            ("Date of service", print_date(remit.claim.service_date)),
        )
    )
    table = Table(
        "What we did not pay for",
        (Column("Service"), Column("Why"), Column("Charge", is_money=True), Column("Not paid", is_money=True)),
        tuple(
            Row(
                line.name,
                code_and_units(remit, line),
                (
                    Cell(_sentence(payer.notes[notice.note_of_denial(line)])),
                    Cell(str(line.charge)),
                    Cell(str(line.denied), mark=line.denials[0].group.value),
                ),
            )
            for line in refused
        ),
        Row("Total", "", (Cell(), Cell(str(total(line.charge for line in refused))), Cell(str(remit.denied)))),
    )
    letters = (
        f"We have decided on a claim from {notice.provider}. We did not pay for everything on it.",
        f"You, or someone you name in writing, may appeal within {notice.appeal_days} days of the day you get this "
        "letter. Tell us why you think we should pay and send what shows it. You may ask for a free copy of your file.",
        f"{_provider_may(notice)} Call {payer.phone} with any question.",
    )
    return Document(
        id="denial_notice",
        kind="denial_notice",
        title="Notice of denial",
        sender=payer.name,
        date=remit.date,
        stamp="This is not a bill",
        voice=payer.id,
        blocks=(
            facts,
            Note(f"Dear {notice.member}:", "letter"),
            Note(letters[0], "letter"),
            table,
            *(Note(words, "letter") for words in letters[1:]),
            Note(f"Copy to {notice.provider}"),
        ),
    )


def _provider_may(notice: Notice) -> str:
    """Some plans hear it in the member's name only. Where its days do not count from this date, its copy says how."""
    remit, payer = notice.remit, notice.payer
    if payer.only_for_member:
        return "Your provider may appeal only if you name it in writing."
    if payer.dispute_note:
        return "Your provider may ask on its own, too. Its copy of this answer says how and until when."
    until = f"within {payer.dispute_days} days of {long_date(remit.date)}"
    return f"Your provider may dispute our decision on its own, {until}."


def _sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:].rstrip('.')}."
