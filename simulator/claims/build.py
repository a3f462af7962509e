"""From a visit to the claim that is sent for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from simulator.care.visit import Visit
from simulator.claims.claim import AccountId, Claim, ClaimId, Line


def claim_for(
    visit: Visit,
    *,
    number: ClaimId,
    account: AccountId,
    payer: str,
    member_id: str,
    sent: date,
    received: date,
    approvals: Mapping[int, str],
) -> Claim:
    """An original claim for the whole visit. `approvals` has the approval number put on a line, by line number."""
    lines = tuple(
        Line(
            number=place,
            service=charge.service.slug,
            code=charge.service.code,
            name=charge.service.name,
            units=charge.units,
            charge=charge.amount,
            diagnosis=charge.diagnosis,
            authorization=approvals.get(place),
            modifiers=charge.modifiers,
            records=charge.records,
            rendering_npi=visit.doctor.npi,
        )
        for place, charge in enumerate(visit.charges, 1)
    )
    referred = any(charge.service.referral_needed for charge in visit.charges)
    return Claim(
        id=number,
        account=account,
        member_id=member_id,
        payer=payer,
        service_date=visit.on,
        sent=sent,
        received=received,
        frequency="1",
        lines=lines,
        billing_npi=visit.practice.npi,
        referring_npi=visit.referrer.npi if referred else "",
    )
