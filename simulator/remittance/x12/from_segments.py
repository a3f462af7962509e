"""From segments to claims and lines: a loop of an 835 is its segments by name, and a noun is made from its loop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from simulator.remittance.payment import (
    Amount,
    AsSent,
    ClaimGroup,
    ClaimPayment,
    Contact,
    Count,
    Day,
    Name,
    Reference,
    ServicePayment,
)
from simulator.remittance.remit import Adjustment, Group
from simulator.remittance.x12.codes import check_reason, check_remark
from simulator.remittance.x12.findings import shown
from simulator.remittance.x12.read_elements import Elements
from simulator.remittance.x12.segments import Segment

Segments: TypeAlias = Mapping[str, Sequence[Segment]]
_GROUPS = {group.value: group for group in Group}
_NOTHING = Segment(0, [""])
_REMEMBERED = 1 << 10
OTHER = ""  # the key under which a loop keeps what no field holds


def first_of(loop: Segments, name: str) -> Segment:
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
    days = [(each.get(1), read.day(each, 2, "a date")) for each in loop["DTM"]]
    return tuple([_day(kind, day) for kind, day in days if day])


@lru_cache(maxsize=_REMEMBERED)
def _day(kind: str, day: date) -> Day:
    return Day(kind, day)


def references(loop: Segments) -> tuple[Reference, ...]:
    return tuple([_reference(*each.first(2)) for each in loop["REF"]]) if "REF" in loop else ()


@lru_cache(maxsize=_REMEMBERED)
def _reference(kind: str, number: str) -> Reference:
    return Reference(kind, number)


def _amounts(loop: Segments, read: Elements) -> tuple[Amount, ...]:
    if "AMT" not in loop:
        return ()
    return tuple([Amount(each.get(1), read.amount(each, 2, "an amount that explains")) for each in loop["AMT"]])


def _counts(loop: Segments, read: Elements) -> tuple[Count, ...]:
    if "QTY" not in loop:
        return ()
    counts = ((segment.get(1), read.count(segment, 2, "a count")) for segment in loop.get("QTY", ()))
    return tuple(Count(kind, count) for kind, count in counts if count is not None)


def kept_as_sent(loop: Segments, *names: str) -> AsSent:
    """What the loop keeps as it came: these segments, and those that are not understood."""
    return tuple([tuple(each.parts) for name in (*names, OTHER) if name in loop for each in loop[name]])


def contacts(loop: Segments) -> tuple[Contact, ...]:
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
    _, _, _, revenue, paid_for, billed_as, billed_for = first.first(7)
    kind, code, *modifiers = (*read.code(first, 1), "")
    billed = read.code(first, 6) if billed_as else ()
    remarks, others = _line_remarks(loop, read)
    return ServicePayment(
        code=code,
        charge=read.amount(first, 2, "the line’s charge"),
        paid=read.amount(first, 3, "what the line was paid"),
        code_kind=kind,
        modifiers=tuple(filter(None, modifiers[:4])) if modifiers else (),
        description=" ".join(filter(None, modifiers[4:])) if modifiers else "",
        revenue=revenue,
        units=read.count(first, 5, "the units paid") if paid_for else None,
        billed_code=billed[1] if len(billed) > 1 else "",
        billed_modifiers=tuple(filter(None, billed[2:])),
        billed_units=read.count(first, 7, "the units billed") if billed_for else None,
        adjustments=adjustments(loop, read),
        remarks=remarks,
        dates=_dates(loop, read),
        references=references(loop),
        amounts=_amounts(loop, read),
        counts=_counts(loop, read),
        other=(*others, *kept_as_sent(loop)) if others or OTHER in loop else (),
        segment=first.number,
    )


def _line_remarks(loop: Segments, read: Elements) -> tuple[tuple[str, ...], AsSent]:
    """The remark codes (LQ with HE); and as sent what other lists of codes say, and what says more than the guide."""
    if "LQ" not in loop:
        return (), ()
    remarks = [each for each in loop["LQ"] if each.get(1) == "HE"]
    for segment in remarks:
        check_remark(segment, segment.get(2), read.findings)
    others = tuple(tuple(each.parts) for each in loop["LQ"] if each.get(1) != "HE" or _says_more(each))
    return tuple(segment.get(2) for segment in sorted(remarks, key=_says_more)), others


def _says_more(segment: Segment) -> bool:
    return any(segment.parts[3:])


_MOA, _MIA = (3, 4, 5, 6, 7), (5, 20, 21, 22, 23)


def group_from(loop: Segments, read: Elements) -> ClaimGroup:
    """Claims told together: LX and the payer's own sums."""
    for segment in loop.get("TS3", ()):
        read.day(segment, 3, "the end of the fiscal year")
        read.figures(segment, start=4)
    for segment in loop.get("TS2", ()):
        read.figures(segment)
    sums = tuple(tuple(each.parts) for name in ("TS3", "TS2") for each in loop.get(name, ()))
    first = loop["LX"][0]
    told = first_of(loop, "TS3") if "TS3" in loop else first
    return ClaimGroup(first.get(1), sums, kept_as_sent(loop), told.number)


def claim_from(loop: Segments, services: tuple[ServicePayment, ...], group: ClaimGroup, read: Elements) -> ClaimPayment:
    """One claim: CLP, what follows it, and its lines."""
    first = loop["CLP"][0]
    number, status, _, _, owed, payer_kind, theirs, place, frequency, patient_status, drg, _, _ = first.first(13)
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
        patient_status=patient_status,
        drg=drg,
        drg_weight=read.count(first, 12, "the weight of the DRG"),
        discharged=read.count(first, 13, "the discharge fraction"),
        names=tuple([_name(segment, read) for segment in loop.get("NM1", ())]),
        adjustments=adjustments(loop, read),
        remarks=tuple(_remarks(loop, read)),
        inpatient=read.figures(first_of(loop, "MIA"), _MIA) if "MIA" in loop else (),
        outpatient=read.figures(first_of(loop, "MOA"), _MOA) if "MOA" in loop else (),
        dates=_dates(loop, read),
        references=references(loop),
        contacts=contacts(loop),
        amounts=_amounts(loop, read),
        counts=_counts(loop, read),
        services=services,
        group=group,
        other=kept_as_sent(loop),
        segment=first.number,
    )


def _remarks(loop: Segments, read: Elements) -> Iterator[str]:
    for name, places in (("MIA", _MIA), ("MOA", _MOA)):
        for segment in loop.get(name, ()):
            for remark in filter(None, map(segment.get, places)):
                check_remark(segment, remark, read.findings)
                yield remark


def _name(segment: Segment, read: Elements) -> Name:
    role, kind, family, given, middle, prefix, suffix, id_kind, number = segment.first(9)
    if id_kind == "XX":
        read.npi(segment, id_kind, number)
    return Name(role, family, given, middle, suffix, id_kind, number, is_person=kind != "2", prefix=prefix)
