"""From segments to nouns: each loop of an 835 is its segments by name, and each noun is made from its loop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from simulator.care.practice import npi_is_valid
from simulator.dates import print_date
from simulator.money import ZERO, Money
from simulator.remittance.payment import (
    Amount,
    AsSent,
    ClaimGroup,
    ClaimPayment,
    Contact,
    Count,
    Day,
    Name,
    Parties,
    Party,
    Payment,
    ProviderAdjustment,
    Reference,
    ServicePayment,
)
from simulator.remittance.remit import Adjustment, Group
from simulator.remittance.x12.codes import check_reason, check_remark
from simulator.remittance.x12.findings import Findings, shown
from simulator.remittance.x12.segments import Marks, Segment, shown_component
from simulator.remittance.x12.values import PLB_REASONS, STATES, read_amount, read_count, read_day

Segments: TypeAlias = Mapping[str, Sequence[Segment]]
_GROUPS = {group.value: group for group in Group}
_NOTHING = Segment(0, 0, [""])
OTHER = ""  # the key under which a loop keeps what no field holds


class Elements:
    """Reads elements as what they are. What cannot be read is a finding, and counts as nothing."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.marks = Marks()
        self.unread = 0  # amounts that could not be read: sums with them prove nothing
        self._told_of_component = False

    def amount(self, segment: Segment, index: int, what: str) -> Money:
        parts = segment.parts
        text = parts[index] if index < len(parts) else ""
        found = read_amount(text)
        if found is None:
            at = f"{segment.name}{index:02d}"
            if text:
                self.unread += 1
                self.findings.error(
                    segment.number, "amount", f"{at}, {what}, is {shown(text)}: that is no amount.",
                    "An amount is digits with at most two after a point, for example 72.8. Ask the payer for it.",
                )  # fmt: skip
            else:
                self.findings.error(
                    segment.number, "amount", f"{at}, {what}, is empty; it is read as 0.00.",
                    "Look at the payer’s own paper for this claim before posting.",
                )  # fmt: skip
            return ZERO
        return found

    def day(self, segment: Segment, index: int, what: str) -> date | None:
        text = segment.get(index)
        found = read_day(text)
        if found is None:
            says = f"is {shown(text)}: the calendar has no such day." if text else "is empty."
            self.findings.error(
                segment.number, "date", f"{segment.name}{index:02d}, {what}, {says}",
                f"A date is year, month and day in eight digits: 20260320 is {print_date(date(2026, 3, 20))}.",
            )  # fmt: skip
        return found

    def count(self, segment: Segment, index: int, what: str) -> Decimal | None:
        text = segment.get(index)
        if not text:
            return None
        found = read_count(text)
        if found is None:
            self.findings.error(
                segment.number, "count", f"{segment.name}{index:02d}, {what}, is {shown(text)}: that is no number.",
                "Ask the payer for the right number.",
            )  # fmt: skip
        return found

    def figures(self, segment: Segment, remarks: Sequence[int] = (), start: int = 1) -> tuple[str, ...]:
        """Days, rates and amounts by their place, as sent, remarks left out. What is no number is a finding."""
        if not segment.number:
            return ()
        for index in range(start, len(segment.parts)):
            if index not in remarks:
                self.count(segment, index, "a figure of the payer")
        kept = ["" if index in remarks else text for index, text in enumerate(segment.parts)][1:]
        while kept and not kept[-1]:
            kept.pop()
        return tuple(kept)

    def npi(self, segment: Segment, kind: str, number: str) -> None:
        if kind == "XX" and not npi_is_valid(number):
            self.findings.error(
                segment.number, "npi", f"The NPI {shown(number)} does not end in the check digit its other digits ask.",
                "Compare it with the number on file; one digit is likely wrong.",
            )  # fmt: skip

    def code(self, segment: Segment, index: int) -> list[str]:
        """A procedure in its components: kind, code, modifiers."""
        text = segment.get(index)
        component = shown_component(text, self.marks)
        if component != self.marks.component and not self._told_of_component:
            self._told_of_component = True
            self.findings.note(
                segment.number, "component",
                f"Procedures are parted by {shown(component)}, though the envelope says {shown(self.marks.component)}.",
                "It is read as meant. Tell the clearinghouse when it happens in each file.",
            )  # fmt: skip
        return text.split(component)


def _first(loop: Segments, name: str) -> Segment:
    return loop[name][0] if name in loop else _NOTHING


# ---- what claims, lines and parties have in common ----


def adjustments(loop: Segments, read: Elements) -> tuple[Adjustment, ...]:
    """Every reason under every group. A group that does not exist is counted as OA, so that the line still adds up."""
    if "CAS" not in loop:
        return ()
    found = []
    for segment in loop["CAS"]:
        parts = segment.parts
        group = _GROUPS.get(segment.get(1))
        if group is None:
            group = Group.OA
            read.findings.error(
                segment.number, "group", f"{shown(segment.get(1))} is no group code; its amounts are counted under OA.",
                "The groups are CO, PR, OA and PI. Move nothing to the patient before the payer has said which.",
            )  # fmt: skip
        for index in range(2, len(parts), 3):
            reason = parts[index]
            if reason or segment.get(index + 1):
                check_reason(segment, reason, read.findings)
                amount = read.amount(segment, index + 1, "an adjustment")
                has_units = index + 2 < len(parts) and parts[index + 2]
                units = read.count(segment, index + 2, "the units of an adjustment") if has_units else None
                found.append(Adjustment(group, reason, amount, units))
    return tuple(found)


def _dates(loop: Segments, read: Elements) -> tuple[Day, ...]:
    if "DTM" not in loop:
        return ()
    days = ((segment.get(1), read.day(segment, 2, "a date")) for segment in loop.get("DTM", ()))
    return tuple(Day(kind, day) for kind, day in days if day)


def _references(loop: Segments) -> tuple[Reference, ...]:
    return tuple([Reference(*segment.first(2)) for segment in loop["REF"]]) if "REF" in loop else ()


def _amounts(loop: Segments, read: Elements) -> tuple[Amount, ...]:
    if "AMT" not in loop:
        return ()
    return tuple([Amount(each.get(1), read.amount(each, 2, "an amount that explains")) for each in loop["AMT"]])


def _counts(loop: Segments, read: Elements) -> tuple[Count, ...]:
    if "QTY" not in loop:
        return ()
    counts = ((segment.get(1), read.count(segment, 2, "a count")) for segment in loop.get("QTY", ()))
    return tuple(Count(kind, count) for kind, count in counts if count is not None)


def _other(loop: Segments, *names: str) -> AsSent:
    """What the loop keeps as it came: these segments, and those that are not understood."""
    return tuple([tuple(each.parts) for name in (*names, OTHER) if name in loop for each in loop[name]])


def _contacts(loop: Segments) -> tuple[Contact, ...]:
    if "PER" not in loop:
        return ()
    return tuple(
        Contact(each.get(1), each.get(2), tuple((each.get(at), each.get(at + 1)) for at in (3, 5, 7) if each.get(at)))
        for each in loop.get("PER", ())
    )


# ---- service line, claim ----


def service_from(loop: Segments, read: Elements) -> ServicePayment:
    """One line: SVC and what follows it."""
    first = loop["SVC"][0]
    _, _, _, revenue, _, billed_as, _ = first.first(7)
    kind, code, *modifiers = (*read.code(first, 1), "")
    billed = read.code(first, 6) if billed_as else []
    remarks, others = _line_remarks(loop, read)
    return ServicePayment(
        code=code,
        charge=read.amount(first, 2, "the line’s charge"),
        paid=read.amount(first, 3, "what the line was paid"),
        code_kind=kind,
        modifiers=tuple(filter(None, modifiers[:4])),
        description=" ".join(filter(None, modifiers[4:])),
        revenue=revenue,
        units=read.count(first, 5, "the units paid"),
        billed_code=billed[1] if len(billed) > 1 else "",
        billed_modifiers=tuple(filter(None, billed[2:])),
        billed_units=read.count(first, 7, "the units billed"),
        adjustments=adjustments(loop, read),
        remarks=remarks,
        dates=_dates(loop, read),
        references=_references(loop),
        amounts=_amounts(loop, read),
        counts=_counts(loop, read),
        other=(*others, *_other(loop)),
        segment=first.number,
    )


def _line_remarks(loop: Segments, read: Elements) -> tuple[tuple[str, ...], AsSent]:
    """The remark codes (LQ with HE), and what other lists of codes say, as sent."""
    if "LQ" not in loop:
        return (), ()
    remarks = [each for each in loop["LQ"] if each.get(1) == "HE"]
    for segment in remarks:
        check_remark(segment, segment.get(2), read.findings)
    others = tuple(tuple(each.parts) for each in loop["LQ"] if each.get(1) != "HE")
    return tuple(segment.get(2) for segment in remarks), others


_MOA, _MIA = (3, 4, 5, 6, 7), (5, 20, 21, 22, 23)


def group_from(loop: Segments, read: Elements) -> ClaimGroup:
    """Claims told together: LX and the payer's own sums."""
    for segment in loop.get("TS3", ()):
        read.day(segment, 3, "the end of the fiscal year")
        read.figures(segment, start=4)
    for segment in loop.get("TS2", ()):
        read.figures(segment)
    sums = tuple(tuple(each.parts) for name in ("TS3", "TS2") for each in loop.get(name, ()))
    return ClaimGroup(loop["LX"][0].get(1), sums, _other(loop))


def claim_from(loop: Segments, services: tuple[ServicePayment, ...], group: ClaimGroup, read: Elements) -> ClaimPayment:
    """One claim: CLP, what follows it, and its lines."""
    first = loop["CLP"][0]
    number, status, _, _, owed, payer_kind, theirs, place, frequency, _, drg, _, _ = first.first(13)
    return ClaimPayment(
        number=number,
        status=status,
        charge=read.amount(first, 3, "the claim’s charge"),
        paid=read.amount(first, 4, "what the claim was paid"),
        patient_share=read.amount(first, 5, "the patient’s share") if owed else None,
        payer_kind=payer_kind,
        payer_claim_number=theirs,
        place=place,
        frequency=frequency,
        drg=drg,
        drg_weight=read.count(first, 12, "the weight of the DRG"),
        discharged=read.count(first, 13, "the discharge fraction"),
        names=tuple(_name(segment, read) for segment in loop.get("NM1", ())),
        adjustments=adjustments(loop, read),
        remarks=tuple(_remarks(loop, read)),
        inpatient=read.figures(_first(loop, "MIA"), _MIA),
        outpatient=read.figures(_first(loop, "MOA"), _MOA),
        dates=_dates(loop, read),
        references=_references(loop),
        contacts=_contacts(loop),
        amounts=_amounts(loop, read),
        counts=_counts(loop, read),
        services=services,
        group=group,
        other=_other(loop),
        segment=first.number,
    )


def _remarks(loop: Segments, read: Elements) -> Iterator[str]:
    for name, places in (("MIA", _MIA), ("MOA", _MOA)):
        for segment in loop.get(name, ()):
            for remark in filter(None, map(segment.get, places)):
                check_remark(segment, remark, read.findings)
                yield remark


def _name(segment: Segment, read: Elements) -> Name:
    role, kind, family, given, middle, _, suffix, id_kind, number = segment.first(9)
    read.npi(segment, id_kind, number)
    return Name(role, family, given, middle, suffix, id_kind, number, is_person=kind != "2")


# ---- payment ----


def party_from(loop: Segments, read: Elements) -> Party:
    """The payer or the payee: N1 and what follows it."""
    if not loop:
        return Party()
    first, place = loop["N1"][0], _first(loop, "N4")
    read.npi(first, first.get(3), first.get(4))
    state, country = place.get(2), place.get(4)
    if state and country in ("", "US", "CA") and state not in STATES:
        read.findings.error(
            place.number, "state", f"{shown(state)} is no state: no post office knows it.",
            "Compare the address with the one on file.",
        )  # fmt: skip
    return Party(
        name=first.get(2),
        id_kind=first.get(3),
        id=first.get(4),
        street=tuple(line for each in loop.get("N3", ()) for line in each.parts[1:3] if line),
        city=place.get(1),
        state=state,
        zip=place.get(3),
        country=country,
        references=_references(loop),
        contacts=_contacts(loop),
        other=_other(loop, "N2", "RDM"),
    )


def payment_from(header: Segments, parties: Parties, read: Elements) -> Payment:
    """The payment's head, with no claims yet."""
    bpr, trn = _first(header, "BPR"), _first(header, "TRN")
    produced = next((each for each in header.get("DTM", ()) if each.get(1) == "405"), None)
    other_days = tuple(tuple(each.parts) for each in header.get("DTM", ()) if each is not produced)
    bank = bpr.parts[5:16]
    while bank and not bank[-1]:
        bank.pop()
    return Payment(
        amount=read.amount(bpr, 2, "the payment") if bpr.number else ZERO,
        trace=trn.get(2),
        payer_id=trn.get(3),
        on=read.day(bpr, 16, "the day of the payment") if bpr.number else None,
        parties=parties,
        handling=bpr.get(1),
        direction=bpr.get(3),
        method=bpr.get(4),
        bank=tuple(bank),
        originator=trn.get(4),
        produced=read.day(produced, 2, "the day it was made") if produced else None,
        references=_references(header),
        control=header["ST"][0].get(2),
        other=(*_other(header, "NTE", "CUR"), *other_days),
        segment=header["ST"][0].number,
    )


def provider_adjustments_from(segment: Segment, read: Elements) -> Iterator[ProviderAdjustment]:
    """Up to six reasons with their amounts, for one provider and fiscal year."""
    year = read.day(segment, 2, "the end of the fiscal year")
    for index in range(3, len(segment.parts), 2):
        text = segment.get(index)
        if not text and not segment.get(index + 1):
            continue
        component = text[2] if text[2:3] and not text[2].isalnum() else read.marks.component
        reason, _, reference = text.partition(component)
        if reason not in PLB_REASONS:
            read.findings.warning(
                segment.number, "provider-reason", f"{shown(reason)} is no provider adjustment reason that we know.",
                "Ask the payer what it is for before posting it anywhere.",
            )  # fmt: skip
        amount = read.amount(segment, index + 1, "a provider adjustment")
        yield ProviderAdjustment(segment.get(1), year, reason, amount, reference, segment.number)
