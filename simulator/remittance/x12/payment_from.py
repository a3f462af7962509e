"""From segments to the payment: its head, the payer and the payee, and what moves outside any claim."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.money import ZERO
from simulator.remittance.payment import Parties, Party, Payment, ProviderAdjustment
from simulator.remittance.x12.findings import shown
from simulator.remittance.x12.from_segments import Segments, contacts, first_of, kept_as_sent, references
from simulator.remittance.x12.read_elements import Elements
from simulator.remittance.x12.segments import Segment
from simulator.remittance.x12.values import PLB_REASONS, STATES


def party_from(loop: Segments, read: Elements) -> Party:
    """The payer or the payee: N1 and what follows it."""
    if not loop:
        return Party()
    first, place = loop["N1"][0], first_of(loop, "N4")
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
        references=references(loop),
        contacts=contacts(loop),
        other=kept_as_sent(loop, "N2", "RDM"),
    )


def payment_from(header: Segments, parties: Parties, read: Elements) -> Payment:
    """The payment's head, with no claims yet."""
    bpr, trn = first_of(header, "BPR"), first_of(header, "TRN")
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
        references=references(header),
        control=header["ST"][0].get(2),
        other=(*kept_as_sent(header, "NTE", "CUR"), *other_days),
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
