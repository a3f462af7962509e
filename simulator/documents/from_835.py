"""A claim of an 835 as papers: the provider's copy with its codes, and the member's EOB with its notes.

They are a lesson's papers with the same columns. They say only what the file says: what it leaves out is said to be
left out, and what does not add up is told under the table and never evened out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from simulator.care import services
from simulator.claims.claim import AccountId, Claim, ClaimId, Line
from simulator.dates import print_date
from simulator.documents.document import Block, Cell, Code, Column, Document, Facts, Note, Table
from simulator.documents.lines import MoneyColumn, lines_table, money_columns
from simulator.money import ZERO, Money
from simulator.remittance.codes import UnknownCode, reason_meaning, remark_meaning
from simulator.remittance.payment import ClaimPayment, Name, Payment, ServicePayment
from simulator.remittance.remit import CONTRACT, COST_SHARE, Adjustment, Group, Remit, RemitLine
from simulator.remittance.x12.checks import check_claim, check_line
from simulator.remittance.x12.findings import Findings
from simulator.remittance.x12.values import CLAIM_STATUS

_NOT_SAID = "not said"
_LOOK_UP = "The kit has no words for this code. Look it up at x12.org."
_SERVICE_DAYS = ("472", "150", "232", "151", "233")
_KINDS = {"HC": "Procedure", "NU": "Revenue code", "N4": "Drug", "AD": "Dental procedure", "HP": "Rate code"}


def papers_of(payment: Payment, claim: ClaimPayment) -> tuple[Document, Document]:
    """The remittance of one claim, and the member's EOB."""
    remit = as_remit(payment, claim)
    return _remittance(payment, claim, remit), _eob(payment, claim, remit)


def as_remit(payment: Payment, claim: ClaimPayment) -> Remit:
    """The answer as the kit's own noun. What stands on the claim as a whole is a line of its own."""
    lines = [_line(number, service) for number, service in enumerate(claim.services, 1)]
    if claim.adjustments or not claim.services:
        charge = ZERO if claim.services else claim.charge
        bare = RemitLine(len(lines) + 1, "", "The claim as a whole", charge, ZERO, claim.adjustments, claim.remarks)
        lines.append(replace(bare, allowed=ZERO if claim.services else _allowed(bare)))
    day = service_day(claim) or _issued(payment, claim)
    sent = Claim(
        id=ClaimId(_shown(claim.number)),
        account=AccountId(""),
        member_id=_member(claim).id,
        payer=_shown(payment.parties.payer.name),
        service_date=day,
        sent=day,
        received=day,
        frequency=claim.frequency or "1",
        lines=tuple(
            Line(line.number, "", line.code, line.name, _units(claim, at), line.charge, "")
            for at, line in enumerate(lines)
        ),
    )
    number = _shown(claim.payer_claim_number)
    return Remit(sent, number, claim.status, _issued(payment, claim), _shown(payment.trace), tuple(lines))


def service_day(claim: ClaimPayment) -> date | None:
    """The first day of service that the claim or one of its lines names."""
    days = [*claim.dates, *(day for service in claim.services for day in service.dates)]
    return min((day.on for day in days if day.kind in _SERVICE_DAYS), default=None)


def _issued(payment: Payment, claim: ClaimPayment) -> date:
    """The day of the payment; where the file has none that can be read, the nearest that it does have."""
    return payment.on or payment.produced or service_day(claim) or date(1900, 1, 1)


def _line(number: int, service: ServicePayment) -> RemitLine:
    name = next((each.name for each in services().values() if each.code == service.code), "")
    line = RemitLine(
        number,
        _shown("-".join((service.code or service.revenue, *service.modifiers))),
        name or _KINDS.get(service.code_kind, "Service"),
        service.charge,
        ZERO,
        service.adjustments,
        service.remarks,
    )
    said = next((each.amount for each in service.amounts if each.kind == "B6"), None)
    return replace(line, allowed=_allowed(line) if said is None else said)


def _allowed(line: RemitLine) -> Money:
    """What plan and patient pay together, where the file does not say it."""
    return line.paid + line.amount(Group.PR, *COST_SHARE)


def _units(claim: ClaimPayment, at: int) -> int:
    units = claim.services[at].units if at < len(claim.services) else None
    return abs(int(units)) if units and units == int(units) else 1


def _member(claim: ClaimPayment) -> Name:
    """The member where the claim names one apart from the patient, else the patient."""
    insured = next((name for name in claim.names if name.role == "IL"), None)
    return insured or claim.patient or Name("QC")


def _remittance(payment: Payment, claim: ClaimPayment, remit: Remit) -> Document:
    status = CLAIM_STATUS.get(claim.status, "no status that exists")
    facts = Facts(
        (
            ("Patient", _called(claim.patient)),
            ("Member ID", _shown(_member(claim).id) or _NOT_SAID),
            ("Claim number", remit.payer_claim_number or _NOT_SAID),
            ("Provider", _shown(payment.parties.payee.name) or _NOT_SAID),
            ("Your claim", remit.claim.id or _NOT_SAID),
            ("Status", f"{_shown(claim.status)}, {status}"),
            ("Trace", remit.trace or _NOT_SAID),
            ("Deposited", f"{payment.amount.dollars} for all claims of this payment"),
        )
    )
    table = _table(claim, remit, money_columns(remit, None), "Codes", [_codes(line) for line in remit.lines])
    whole = claim.remarks if claim.services and not claim.adjustments else ()
    notes = [f"{meaning.code} on the claim as a whole: {meaning.says}" for meaning in map(_remark, whole)]
    notes += _what_is_wrong(claim)
    notes.append("The file does not say how long a dispute may take. The payer’s manual or our contract does.")
    return _paper(payment, remit, "remittance", "Explanation of payment", "Provider copy", facts, table, notes)


def _eob(payment: Payment, claim: ClaimPayment, remit: Remit) -> Document:
    facts = Facts(
        (
            ("Member", _called(_member(claim))),
            ("Member ID", _shown(_member(claim).id) or _NOT_SAID),
            ("Claim number", remit.payer_claim_number or _NOT_SAID),
            ("Provider", _shown(payment.parties.payee.name) or _NOT_SAID),
        )
    )
    letters = _letters(remit)
    columns = [*money_columns(remit, None), MoneyColumn("You may owe", lambda line: line.patient_share, lambda _: "PR")]
    ends = [Cell(", ".join(letters[each.code] for each in _told(line))) for line in remit.lines]
    notes = [" ".join(f"{letters[each.code]}: {_says(each)}" for each in _once(remit))] if letters else []
    notes += [*_what_is_wrong(claim), "The file does not say by when to appeal. The plan’s own notice does."]
    table = _table(claim, remit, columns, "Note", ends)
    return _paper(payment, remit, "eob", "Explanation of Benefits", "This is not a bill", facts, table, notes)


def _paper(
    payment: Payment, remit: Remit, kind: str, title: str, stamp: str, facts: Facts, table: Table, notes: Sequence[str]
) -> Document:
    blocks: tuple[Block, ...] = (facts, table, *map(Note, notes))
    sender = _shown(payment.parties.payer.name) or "A payer that the file does not name"
    return Document(kind, kind, title, sender, remit.date, stamp, "", blocks)


def _table(claim: ClaimPayment, remit: Remit, columns: Sequence[MoneyColumn], last: str, ends: Sequence[Cell]) -> Table:
    day = service_day(claim)
    table = lines_table(remit, columns, last, ends)
    head = Column(f"Service on {print_date(day)}" if day else "Service, its day not said")
    return replace(table, columns=(head, *table.columns[1:]))


def _codes(line: RemitLine) -> Cell:
    codes = [Code(each.code, _title(each), _says(each)) for each in line.adjustments]
    return Cell(codes=(*codes, *map(_remark, line.remarks)))


def _title(adjustment: Adjustment) -> str:
    titles = {Group.CO: "the provider carries it", Group.PR: "the patient carries it"}
    settled = "another answer or payer settles it" if adjustment.group is Group.OA else "the payer took it on its own"
    return f"{adjustment.group}: {titles.get(adjustment.group, settled)}"


def _says(adjustment: Adjustment) -> str:
    try:
        return reason_meaning(adjustment.group, adjustment.reason).says
    except UnknownCode:
        return _LOOK_UP


def _remark(remark: str) -> Code:
    try:
        meaning = remark_meaning(remark)
    except UnknownCode:
        return Code(_shown(remark), "Remark", _LOOK_UP)
    return Code(meaning.code, meaning.title, meaning.says)


def _told(line: RemitLine) -> list[Adjustment]:
    """What needs a note for a member: deductible, copay and coinsurance have columns of their own."""
    return [each for each in line.adjustments if each.reason not in COST_SHARE or each.group is not Group.PR]


def _once(remit: Remit) -> list[Adjustment]:
    """Each group and reason once, the discount of the contract first."""
    every = {each.code: each for line in remit.lines for each in _told(line)}
    return sorted(every.values(), key=lambda each: each.reason not in CONTRACT)


def _letters(remit: Remit) -> dict[str, str]:
    return {each.code: chr(ord("a") + at) if at < 26 else str(at) for at, each in enumerate(_once(remit))}


def _what_is_wrong(claim: ClaimPayment) -> list[str]:
    """What does not add up, in the reader's own sentences."""
    findings = Findings()
    for service in claim.services:
        check_line(service, findings)
    check_claim(claim, findings)
    return [f"{finding.says} {finding.tries}" for finding in findings.all()]


def _called(name: Name | None) -> str:
    return _shown(" ".join(filter(None, (name.given, name.middle, name.family, name.suffix)))) if name else _NOT_SAID


def _shown(text: str) -> str:
    """A file's own text, with nothing in it that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "·" for sign in text[:80])
