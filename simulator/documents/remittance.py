"""The provider's copy of a payer's answer: group and reason for every dollar not paid, remarks, the payment's trace."""

from __future__ import annotations

from simulator.dates import print_date
from simulator.documents.document import Block, Cell, Code, Document, Facts, Note
from simulator.documents.lines import lines_table, money_columns
from simulator.money import Money, Rate
from simulator.payers.payer import Payer
from simulator.remittance.codes import Meaning, reason_meaning, remark_meaning
from simulator.remittance.remit import Remit, RemitLine

_STATUS = {"1": "processed as primary", "4": "denied, patient not found"}


def remittance_paper(
    remit: Remit,
    payer: Payer,
    *,
    member: str,
    plan: str,
    provider: str,
    coinsurance: Rate | None,
    deductible: tuple[Money, Money] | None,
    kind: str = "remittance",
) -> Document:
    """`deductible` is what the plan year has used by now, and all it asks; None where the payer knows no member."""
    claim = remit.claim
    facts = Facts(
        (
            ("Member", member),
            ("Member ID", claim.member_id),
            ("Plan", plan),
            ("Claim number", remit.payer_claim_number),
            ("Received", print_date(claim.received)),
            ("Provider", provider),
            ("Your account", claim.account),
            ("Your claim", claim.id),
            ("Status", f"{remit.status}, {_STATUS[remit.status]}"),
            ("EFT trace" if remit.paid else "Notice number", remit.trace),
            ("Deposited" if remit.paid else "Payment", remit.paid.dollars if remit.paid else "none with this notice"),
        )
    )
    columns = money_columns(remit, coinsurance)
    blocks: list[Block] = [facts, lines_table(remit, columns, "Codes", [_codes(line) for line in remit.lines])]
    if deductible:
        used, asked = deductible
        year = claim.service_date.year
        blocks.append(Note(f"Deductible used in {year}, with this claim: {used.dollars} of {asked.dollars}."))
    by_date = f"A provider dispute must reach us within {payer.dispute_days} days of the date of this remittance."
    blocks.append(Note(payer.dispute_note or by_date))
    return Document(
        id=kind,
        kind=kind,
        title="Explanation of payment",
        sender=payer.name,
        date=remit.date,
        stamp="Provider copy",
        voice=payer.id,
        blocks=tuple(blocks),
    )


def _codes(line: RemitLine) -> Cell:
    meanings = [reason_meaning(each.group, each.reason) for each in line.adjustments]
    meanings += [remark_meaning(remark) for remark in line.remarks]
    return Cell(codes=tuple(_printed(meaning) for meaning in meanings))


def _printed(meaning: Meaning) -> Code:
    """What the code means, and not what to do about it: that is the reader's work."""
    return Code(meaning.code, meaning.title, meaning.says)
