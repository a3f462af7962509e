"""Writing an 835 (005010X221A1): the nouns that reading gives, as text that reads back the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, groupby

from simulator.remittance.payment import (
    AsSent,
    ClaimGroup,
    ClaimPayment,
    Name,
    Party,
    Payment,
    ProviderAdjustment,
    ServicePayment,
)
from simulator.remittance.remit import Adjustment
from simulator.remittance.x12.envelope import GUIDE
from simulator.remittance.x12.shape import RANK, Loop
from simulator.x12_text import (
    MOST_ADJUSTMENTS,
    interchange,
    plain,
    segment,
    transaction,
    write_amount,
    write_count,
    write_day,
)

_REASONS_A_SEGMENT = 6
_MOA_REMARKS, _MIA_REMARKS = (3, 4, 5, 6, 7), (5, 20, 21, 22, 23)
_NOT_IN_AN_ELEMENT = str.maketrans(dict.fromkeys("*~\r\n", " "))
_NEVER = date(2000, 1, 1)  # an envelope must carry a date even where the payment has none


def write_835(
    payments: Payment | Sequence[Payment], *, sender: str = "", receiver: str = "", number: int = 1, end: str = "\n"
) -> str:
    """One interchange with a transaction a payment, marked as a test. `end` stands behind each `~`."""
    return "".join(lines_of(payments, sender=sender, receiver=receiver, number=number, end=end))


def lines_of(
    payments: Payment | Iterable[Payment], *, sender: str = "", receiver: str = "", number: int = 1, end: str = "\n"
) -> Iterator[str]:
    """The text of `write_835`, segment by segment, for a file too large to hold."""
    waiting = iter([payments] if isinstance(payments, Payment) else payments)
    first = next(waiting, None)
    return interchange(
        map(_transaction, chain([first] if first else [], waiting)),
        kind="HP",
        guide=GUIDE,
        day=(first and (first.produced or first.on)) or _NEVER,
        sender=sender,
        receiver=receiver,
        number=number,
        end=end,
    )


def _with_other(loop: Loop, own: Iterable[str], other: AsSent) -> Iterable[str]:
    """A loop's segments, and among them, in the guide's order, those that came with it and that no field holds."""
    if not other:
        return own
    rank = RANK[loop]
    return sorted((*own, *map(_raw, other)), key=lambda text: rank.get(text.partition("*")[0], len(rank)))


def _raw(parts: Sequence[str]) -> str:
    return "*".join(text.translate(_NOT_IN_AN_ELEMENT) for text in parts)


def _transaction(payment: Payment) -> Iterator[str]:
    control = plain(payment.control)
    return transaction(f"ST*835*{control}", _body(payment), control)


def _body(payment: Payment) -> Iterator[str]:
    yield from _with_other(Loop.HEADER, _header(payment), payment.other)
    yield from _party("PR", payment.parties.payer)
    yield from _party("PE", payment.parties.payee)
    group: ClaimGroup | None = None
    for claim in payment.claims:
        if claim.group != group:
            group = claim.group
            yield from _with_other(Loop.GROUP, (f"LX*{plain(group.number)}", *map(_raw, group.sums)), group.other)
        yield from _claim(claim)
    yield from _provider_adjustments(payment.provider_adjustments)


def _header(payment: Payment) -> Iterator[str]:
    bank = [*map(plain, payment.bank), *[""] * 11][:11]
    money = (payment.handling, write_amount(payment.amount), payment.direction, payment.method)
    yield segment("BPR", *money, *bank, write_day(payment.on) if payment.on else "")
    yield segment("TRN", "1", plain(payment.trace), plain(payment.payer_id), plain(payment.originator))
    for reference in payment.references:
        yield segment("REF", reference.kind, plain(reference.number))
    if payment.produced:
        yield f"DTM*405*{write_day(payment.produced)}"


def _party(role: str, party: Party) -> Iterable[str]:
    return _with_other(Loop.PAYER if role == "PR" else Loop.PAYEE, _named(role, party), party.other)


def _named(role: str, party: Party) -> Iterator[str]:
    yield segment("N1", role, plain(party.name), party.id_kind, plain(party.id))
    for at in range(0, len(party.street), 2):
        yield segment("N3", *map(plain, party.street[at : at + 2]))
    if party.city or party.state or party.zip or party.country:
        yield segment("N4", plain(party.city), party.state, party.zip, party.country)
    yield from _found_by(party)


def _found_by(one: Party | ClaimPayment) -> Iterator[str]:
    for reference in one.references:
        yield segment("REF", reference.kind, plain(reference.number))
    if isinstance(one, ClaimPayment):
        for day in one.dates:
            yield f"DTM*{day.kind}*{write_day(day.on)}"
    for contact in one.contacts:
        ways = (plain(text) for way in contact.ways for text in way)
        yield segment("PER", contact.kind, plain(contact.name), *ways)


def _claim(claim: ClaimPayment) -> list[str]:
    """A claim's segments in a list: handing them on one by one would take longer than making them."""
    found = [*_with_other(Loop.CLAIM, _as_a_whole(claim), claim.other)]
    for service in claim.services:
        found += _with_other(Loop.LINE, _service(service), service.other)
    return found


def _as_a_whole(claim: ClaimPayment) -> list[str]:
    owed = "" if claim.patient_share is None else write_amount(claim.patient_share)
    ours, theirs = plain(claim.number), plain(claim.payer_claim_number)
    money = (write_amount(claim.charge), write_amount(claim.paid), owed)
    stay = (claim.drg, _counted(claim.drg_weight), _counted(claim.discharged))
    where = (claim.place, claim.frequency, plain(claim.patient_status), *stay)
    return [
        segment("CLP", ours, claim.status, *money, claim.payer_kind, theirs, *where),
        *_adjustments(claim.adjustments),
        *[_name(name) for name in claim.names],
        *_figures(claim),
        *_found_by(claim),
        *_explained(claim),
    ]


def _explained(one: ClaimPayment | ServicePayment) -> list[str]:
    """Amounts and counts that explain and move nothing."""
    found = [f"AMT*{each.kind}*{write_amount(each.amount)}" for each in one.amounts]
    return found + [f"QTY*{each.kind}*{write_count(each.count)}" for each in one.counts] if one.counts else found


def _figures(claim: ClaimPayment) -> Iterator[str]:
    """MIA and MOA with their remarks: in the one that is there, or in MOA; what it cannot hold in the other."""
    most = len(_MOA_REMARKS)
    in_mia = most if claim.inpatient and not claim.outpatient else max(len(claim.remarks) - most, 0)
    stay, other = claim.remarks[:in_mia], claim.remarks[in_mia:]
    for name, figures, remarks, places in (
        ("MIA", claim.inpatient, stay, _MIA_REMARKS),
        ("MOA", claim.outpatient, other, _MOA_REMARKS),
    ):
        if figures or remarks:
            elements = dict(enumerate(figures, 1)) | dict(zip(places, remarks, strict=False))
            yield segment(name, *(plain(elements.get(index, "")) for index in range(1, max(elements) + 1)))


def _name(name: Name) -> str:
    kind = "1" if name.is_person else "2"
    called = (plain(name.family), plain(name.given), plain(name.middle), plain(name.prefix), plain(name.suffix))
    return segment("NM1", name.role, kind, *called, name.id_kind, plain(name.id))


def _service(service: ServicePayment) -> list[str]:
    code = _procedure(service.code_kind, service.code, service.modifiers, service.description)
    billed = _procedure(service.code_kind, service.billed_code, service.billed_modifiers) if service.billed_code else ""
    units, billed_units = _counted(service.units), _counted(service.billed_units)
    money = (write_amount(service.charge), write_amount(service.paid))
    whole = {each[2] for each in service.other if each[:2] == ("LQ", "HE")}  # those come back as they were sent
    return [
        segment("SVC", code, *money, service.revenue, units, billed, billed_units),
        *[f"DTM*{day.kind}*{write_day(day.on)}" for day in service.dates],
        *_adjustments(service.adjustments),
        *[segment("REF", each.kind, plain(each.number)) for each in service.references],
        *_explained(service),
        *[f"LQ*HE*{remark}" for remark in service.remarks if remark not in whole],
    ]


def _procedure(kind: str, code: str, modifiers: Sequence[str], description: str = "") -> str:
    """A procedure in its components; a description stands behind four places for modifiers."""
    if not description:
        return ":".join((kind, plain(code), *modifiers)).rstrip(":")
    return ":".join((kind, plain(code), *[*modifiers, *[""] * 4][:4], plain(description)))


def _counted(count: Decimal | None) -> str:
    return "" if count is None else write_count(count)


def _adjustments(adjustments: Sequence[Adjustment]) -> list[str]:
    """Neighbours under one group share a segment, six at most."""
    found: list[str] = []
    before, held = None, MOST_ADJUSTMENTS
    for each in adjustments:
        reason = f"*{each.reason}*{write_amount(each.amount)}*{_counted(each.units)}"
        if each.group is before and held < MOST_ADJUSTMENTS:
            found[-1] += reason
            held += 1
        else:
            found.append(f"CAS*{each.group}{reason}")
            before, held = each.group, 1
    return [text.rstrip("*") for text in found]


def _provider_adjustments(adjustments: Sequence[ProviderAdjustment]) -> Iterator[str]:
    """Neighbours for one provider and fiscal year share a segment, six at most."""
    for (provider, year), several in groupby(adjustments, key=lambda each: (each.provider, each.fiscal_year_ends)):
        parts = [f"{_reason(each)}*{write_amount(each.amount)}" for each in several]
        for at in range(0, len(parts), _REASONS_A_SEGMENT):
            some = parts[at : at + _REASONS_A_SEGMENT]
            yield segment("PLB", plain(provider), write_day(year) if year else "", *some)


def _reason(adjustment: ProviderAdjustment) -> str:
    return f"{adjustment.reason}:{plain(adjustment.reference)}" if adjustment.reference else adjustment.reason
