"""What a payer looks up for the lines of a claim: the member, the provider, the plan, its own manual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from simulator.care import modifiers, pairs, services
from simulator.claims.claim import Claim, Line
from simulator.coverage import Coverage, Plan
from simulator.money import Money
from simulator.payers.columns import (
    DIAGNOSIS,
    MODIFIER,
    NO_LIMIT,
    RECORDS,
    REFERRING,
    RENDERING,
    Lines,
    plan_terms,
)
from simulator.payers.payer import Payer
from simulator.payers.pricing import NoPrice


@dataclass(frozen=True, slots=True)
class OnFile:
    """What stands in a payer's files about a member and a provider, besides coverage and plan.

    `approvals` has the units approved under each number, `visits_used` what the plan year has paid of each kind of
    service. An empty `npi` matches whatever the claim says.
    """

    npi: str = ""
    enrolled_from: date = date.min
    in_network: bool = True
    other_plan_first: bool = False
    approvals: Mapping[str, int] = field(default_factory=dict)
    visits_used: Mapping[str, int] = field(default_factory=dict)


NOTHING_ELSE = OnFile()


def look_up(
    claims: Sequence[Claim],
    coverage: Coverage,
    payer: Payer,
    plan: Plan,
    contract: Mapping[str, Money],
    on_file: OnFile,
) -> Lines:
    """Claims as the payer's system holds them, every line with what it found. Raises NoPrice."""
    catalogue = services()
    numbers = {slug: number for number, slug in enumerate(catalogue)}
    rows = [(claim, line) for claim in claims for line in claim.lines]
    if unpriced := sorted({line.service for _, line in rows} - contract.keys()):
        raise NoPrice(f"The contract has no price for {', '.join(unpriced)}.")
    kinds = [catalogue[line.service].kind for _, line in rows]
    terms = plan_terms(
        [
            plan.benefit(kind, claim.service_date, alone=coverage.alone, in_network=on_file.in_network)
            for kind, (claim, _) in zip(kinds, rows, strict=True)
        ]
    )
    left = [
        visits if visits == NO_LIMIT else max(0, visits - on_file.visits_used.get(kind, 0))
        for visits, kind in zip(terms["visits_left"].tolist(), kinds, strict=True)
    ]
    bits = {code: 1 << place for place, code in enumerate(modifiers())}
    return Lines.of(
        claim=[claims.index(claim) for claim, _ in rows],
        member=[0 if claim.member_id == coverage.member_id else -1 for claim, _ in rows],
        provider=[0 if on_file.npi in ("", claim.billing_npi) else -1 for claim, _ in rows],
        service=[numbers[line.service] for _, line in rows],
        modifier=[sum(bits[each] for each in line.modifiers) for _, line in rows],
        units=[line.units for _, line in rows],
        charge=[line.charge.cents for _, line in rows],
        service_date=[claim.service_date for claim, _ in rows],
        received=[claim.received for claim, _ in rows],
        frequency=[int(claim.frequency) for claim, _ in rows],
        lacks=[lacks(claim, line, payer) for claim, line in rows],
        modifier_fits=[set(line.modifiers) <= set(catalogue[line.service].modifiers) for _, line in rows],
        separate=[any(modifiers()[each].separate for each in line.modifiers) for _, line in rows],
        always_within=[within(line.service, opens=False) for _, line in rows],
        usually_within=[within(line.service, opens=True) for _, line in rows],
        necessary=[line.diagnosis in payer.policies.get(line.service, (line.diagnosis,)) for _, line in rows],
        unit_limit=[catalogue[line.service].units_a_day for _, line in rows],
        approved_units=[on_file.approvals.get(line.authorization or "", 0) for _, line in rows],
        filing_limit=[(payer.filing_day(claim.service_date) - claim.service_date).days for claim, _ in rows],
        price=[contract[line.service].cents for _, line in rows],
        covered_from=coverage.starts,
        covered_to=coverage.ends or date.max,
        enrolled_from=on_file.enrolled_from,
        other_plan_first=on_file.other_plan_first,
        in_network=on_file.in_network,
        family=0,
        person=coverage.person,
        plan_year=[claim.service_date.year for claim, _ in rows],
        **{**terms, "visits_left": left},
    )


def lacks(claim: Claim, line: Line, payer: Payer) -> int:
    """What the manual wants and the claim does not show, one bit each."""
    service = services()[line.service]
    wanted = (
        (REFERRING, service.referral_needed and not claim.referring_npi),
        (RENDERING, not line.rendering_npi),
        (DIAGNOSIS, not line.diagnosis),
        (MODIFIER, service.modifier_needed and not line.modifiers),
        (RECORDS, line.service in payer.records_with and not line.records),
    )
    return sum(bit for bit, is_missing in wanted if is_missing)


def within(service: str, *, opens: bool) -> int:
    """The services that include this one, one bit each: those that a modifier opens, or those that none does."""
    numbers = {slug: number for number, slug in enumerate(services())}
    return sum(1 << numbers[pair.paid] for pair in pairs() if pair.included == service and pair.opens == opens)
