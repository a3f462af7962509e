"""Writing an 837 (005010X222A1): claims as text, segment by segment, for a file of any size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby

from simulator.claims.x12.bill import (
    Address,
    Bill,
    BilledLine,
    BillingProvider,
    Doctor,
    EarlierAnswer,
    EarlierLine,
    Member,
    PayerName,
    Transmission,
)
from simulator.money import Money, total
from simulator.x12_text import (
    MOST_ADJUSTMENTS,
    as_sent,
    interchange,
    plain,
    segment,
    transaction,
    write_amount,
    write_day,
)

GUIDE = "005010X222A1"
CLEARINGHOUSE = "EXAMPLE CLEARINGHOUSE"
_NEVER = date(2000, 1, 1)  # an envelope must carry a date even where nothing is in it
_MOST_DIAGNOSES = 12
_MOST_POINTERS = 4


def write_837(transmissions: Transmission | Sequence[Transmission], *, number: int = 1, end: str = "\n") -> str:
    """One interchange with a transaction a transmission, marked as a test. `end` stands behind each `~`."""
    many = [transmissions] if isinstance(transmissions, Transmission) else transmissions
    return "".join(lines_of(many, number=number, end=end))


def lines_of(transmissions: Iterable[Transmission], *, number: int = 1, end: str = "\n") -> Iterator[str]:
    """The text of `write_837`, segment by segment, for a file too large to hold."""
    waiting = iter(transmissions)
    first = next(waiting, None)
    return interchange(
        map(_transaction, chain([first] if first else [], waiting)),
        kind="HC",
        guide=GUIDE,
        day=first.on if first else _NEVER,
        number=number,
        end=end,
    )


def _transaction(sent: Transmission) -> Iterator[str]:
    return transaction(f"ST*837*{sent.control}*{GUIDE}", _body(sent), sent.control)


def _body(sent: Transmission) -> Iterator[str]:
    us = sent.provider
    yield f"BHT*0019*00*{sent.control}*{write_day(sent.on)}*0000*CH"
    yield segment("NM1", "41", "2", _name(us.name), "", "", "", "", "46", us.npi)
    yield segment("PER", "IC", "BILLING", "TE", us.phone)
    yield f"NM1*40*2*{CLEARINGHOUSE}*****46*EXAMPLE"
    yield from _billing_provider(us)
    for place, bill in enumerate(sent.bills, start=2):
        yield f"HL*{place}*1*22*0"
        yield from _subscriber(bill)
        yield from _claim(bill)


def _billing_provider(us: BillingProvider) -> Iterator[str]:
    yield "HL*1**20*1"
    yield segment("NM1", "85", "2", _name(us.name), "", "", "", "", "XX", us.npi)
    yield from _address(us.address)
    yield f"REF*EI*{us.tax_number}"


def _subscriber(bill: Bill) -> Iterator[str]:
    yield _coverage(bill.turn, bill.plan, bill.why_second, bill.payer_kind)
    yield from _member(bill.member)
    yield _payer(bill.payer)


def _coverage(turn: str, plan: str, why_second: str, kind: str) -> str:
    return segment("SBR", turn, "18", "", _name(plan), why_second, "", "", "", kind)


def _member(member: Member) -> Iterator[str]:
    yield _person("IL", member.family, member.given, "MI", member.number)
    yield from _address(member.address)
    if member.born:
        yield f"DMG*D8*{write_day(member.born)}*{member.sex}"


def _payer(payer: PayerName) -> str:
    return segment("NM1", "PR", "2", _name(payer.name), "", "", "", "", "PI", plain(payer.number))


def _claim(bill: Bill) -> Iterator[str]:
    yield f"CLM*{plain(bill.number)}*{write_amount(bill.charge)}***{bill.place}:B:{bill.frequency}*Y*A*Y*Y"
    if bill.records:
        yield segment("PWK", "OZ", "EL", "", "", "AC", plain(bill.records))
    if bill.replaces:
        yield f"REF*F8*{plain(bill.replaces)}"
    if bill.note:
        yield f"NTE*ADD*{plain(bill.note)}"
    codes = [code.replace(".", "") for code in bill.diagnoses[:_MOST_DIAGNOSES]]
    yield "*".join(("HI", *(f"{'ABF' if place else 'ABK'}:{code}" for place, code in enumerate(codes))))
    yield from _doctors(bill)
    if bill.earlier:
        yield from _earlier(bill.earlier, bill)
    for place, line in enumerate(bill.lines, start=1):
        yield f"LX*{place}"
        yield from _line(line, bill.earlier)


def _doctors(one: Bill | BilledLine) -> Iterator[str]:
    """Of a claim the referring doctor stands first, of a line the one who treated."""
    found = [("DN", one.referring), ("82", one.rendering)]
    for role, doctor in found if isinstance(one, Bill) else reversed(found):
        if doctor:
            yield _doctor(role, doctor)


def _doctor(role: str, doctor: Doctor) -> str:
    return _person(role, doctor.family, doctor.given, "XX", doctor.npi)


def _earlier(answer: EarlierAnswer, bill: Bill) -> Iterator[str]:
    """What the first payer answered: in sum here, and line by line with each line."""
    answers = [line.earlier for line in bill.lines if line.earlier]
    yield _coverage("P", "", "", answer.payer_kind)
    yield f"AMT*D*{write_amount(total(each.paid for each in answers))}"
    yield f"AMT*EAF*{write_amount(total(each.patient for each in answers))}"
    yield "OI***Y***Y"
    yield _person("IL", bill.member.family, bill.member.given, "MI", answer.member_number)
    yield _payer(answer.payer)
    yield f"REF*F8*{plain(answer.claim_number)}"


def _line(line: BilledLine, answer: EarlierAnswer | None) -> Iterator[str]:
    code = ":".join(("HC", plain(line.code), *line.modifiers))
    pointers = ":".join(map(str, line.diagnoses[:_MOST_POINTERS]))
    yield f"SV1*{code}*{write_amount(line.charge)}*UN*{line.units}***{pointers}"
    yield f"DTP*472*D8*{write_day(line.on)}"
    if line.approval:
        yield f"REF*G1*{plain(line.approval)}"
    yield f"REF*6R*{line.number}"
    yield from _doctors(line)
    if answer and line.earlier:
        yield f"SVD*{plain(answer.payer.number)}*{write_amount(line.earlier.paid)}*{code}**{line.units}"
        yield from _adjustments(line.earlier)
        yield f"DTP*573*D8*{write_day(line.earlier.on)}"


def _adjustments(answer: EarlierLine) -> Iterator[str]:
    """One segment a group, six reasons at most in each."""
    by_group: list[tuple[str, str, Money]] = sorted(answer.adjustments, key=lambda each: each[0])
    for group, several in groupby(by_group, key=lambda each: each[0]):
        parts = [f"{reason}*{write_amount(amount)}" for _, reason, amount in several]
        for at in range(0, len(parts), MOST_ADJUSTMENTS):
            yield f"CAS*{group}*" + "**".join(parts[at : at + MOST_ADJUSTMENTS])


def _person(role: str, family: str, given: str, kind: str, number: str) -> str:
    return segment("NM1", role, "1", _name(family), _name(given), "", "", "", kind, plain(number))


def _name(name: str) -> str:
    return plain(as_sent(name))


def _address(address: Address) -> Iterator[str]:
    yield f"N3*{_name(address.street)}"
    yield segment("N4", _name(address.city), address.state, address.zip)
