"""What payers look up for the claims of a whole practice, in columns: the same as `look_up` does for one claim.

What a plan says about each service, what a contract pays for it and what a manual wants with it is worked out once for
a year; a claim's lines then pick their row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.care import diagnoses, modifiers, services
from simulator.claims.sent import CAUSE, SentLines, Submissions
from simulator.columns import Flags, Ints
from simulator.coverage import Plan, load_plan
from simulator.payers.columns import (
    DIAGNOSIS,
    MODIFIER,
    RECORDS,
    REFERRING,
    RENDERING,
    Lines,
    plan_terms,
)
from simulator.payers.look_up import within
from simulator.payers.manuals import Manuals
from simulator.payers.payer import Payer, load_payer
from simulator.payers.pricing import price_list

SUPPLEMENT = "medigap-"  # how the names of plans begin that pay only what Medicare leaves; a letter follows
MARKET = "market-"  # how the names of plans begin that are sold on the marketplace
PANELS = 100  # a plan is sold with so many lists of doctors; which one a family has goes by its contract
OLD_PRICE_SHARE, HIGH_PRICE_SHARE = 92, 115  # of the contract's price, in percent: what a wrong price comes to


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The services as columns, by their number."""

    referral_needed: Flags
    modifier_needed: Flags
    units_a_day: Ints
    modifiers: Ints  # one bit for each that may stand behind it
    separate: int  # the bits of modifiers that set a service apart
    always_within: Ints
    usually_within: Ints
    kind: Ints


@dataclass(frozen=True, slots=True)
class Roll:
    """Some plans and their payers in one year. A row of `terms` goes by plan, alone or not, network and service."""

    year: int
    plans: tuple[Plan, ...]
    payers: tuple[Payer, ...]
    payer_of_plan: Ints
    manuals: Manuals
    catalogue: Catalogue
    terms: Mapping[str, NDArray[Any]]
    price: Ints  # by plan, network and service
    necessary: Flags  # by payer, service and diagnosis
    has_policy: Flags  # by payer and service
    wants_records: Flags  # by payer and service
    filing_limit: Ints  # by payer and day of the year: the days from a service to the last day for its claim
    dispute_days: Ints  # by payer
    coinsurance: Ints  # by plan: basis points of what has no copay
    outside_pays: Flags  # by plan: it pays a share outside its network
    of_market: Flags  # by plan: sold on the marketplace
    supplement: Flags  # by plan: it pays only what Medicare leaves
    public_first: Flags  # by plan: Original Medicare, which sends its answers on itself
    public_last: Flags  # by plan: Medicaid, whose members owe nothing of covered care

    def row(self, plan: Ints, alone: Ints, in_network: Flags, service: Ints | int) -> Ints:
        """The row of the terms."""
        return ((plan * 2 + alone) * 2 + in_network) * self.catalogue.kind.size + service


@dataclass(frozen=True, slots=True)
class Billed:
    """What was done and who is covered: the columns of other rooms that a claim's lines pick from, by row number."""

    on: Ints  # by visit
    doctor: Ints
    service: Ints  # by service row
    units: Ints
    charge: Ints
    diagnosis: Ints
    modifier: Ints
    plan: Ints  # by enrolment
    starts: Ints
    ends: Ints
    contract: Ints
    seat: Ints
    alone: Ints
    in_network: Flags  # by plan and panel, and doctor
    enrolled_from: Ints  # by payer and doctor

    def inside(self, enrolment: Ints, visit: Ints) -> Flags:
        """Whether the doctor of a visit is on the panel of the plan that is billed for it."""
        panel = self.plan[enrolment] * PANELS + self.contract[enrolment] % PANELS
        found: Flags = self.in_network[panel, self.doctor[visit]]
        return found


@cache
def roll(plans: tuple[str, ...], year: int) -> Roll:
    """What these plans and their payers say in a year."""
    day = date(year, 1, 1)
    loaded = tuple(load_plan(each) for each in plans)
    names = tuple(sorted({plan.payer for plan in loaded}))
    payers = tuple(load_payer(each) for each in names)
    known = services()
    kinds = [each.kind for each in known.values()]
    benefits = [
        plan.benefit(kind, day, alone=alone, in_network=in_network)
        for plan in loaded
        for alone in (False, True)
        for in_network in (False, True)
        for kind in kinds
    ]
    return Roll(
        year=year,
        plans=loaded,
        payers=payers,
        payer_of_plan=np.array([names.index(plan.payer) for plan in loaded]),
        manuals=Manuals.of(payers),
        catalogue=_catalogue(),
        terms=plan_terms(benefits),
        price=_prices(loaded, payers, names, day),
        necessary=_policies(payers),
        has_policy=np.array([[slug in payer.policies for slug in known] for payer in payers]),
        wants_records=np.array([[slug in payer.records_with for slug in known] for payer in payers]),
        filing_limit=filing_limits(payers, year),
        dispute_days=np.array([payer.dispute_days for payer in payers]),
        coinsurance=np.array([plan.in_year(year).coinsurance.basis_points for plan in loaded]),
        outside_pays=np.array([plan.in_year(year).outside is not None for plan in loaded]),
        public_first=np.array([plan.kind == "Medicare" for plan in loaded]),
        public_last=np.array([plan.kind == "Medicaid" for plan in loaded]),
        of_market=np.array([plan.id.startswith(MARKET) for plan in loaded]),
        supplement=np.array([plan.id.startswith(SUPPLEMENT) for plan in loaded]),
    )


def lines_of(
    roll: Roll,
    billed: Billed,
    sent: Submissions,
    lines: SentLines,
    limit: Ints,
) -> Lines:
    """The lines of some sendings as their payers hold them. `lines.submission` are rows of `sent`, in its order.

    `limit` has the filing limit of each sending in days from the service.
    """
    at, row = lines.submission, lines.service_row
    plan = billed.plan[sent.enrolment]
    service, diagnosis = billed.service[row], billed.diagnosis[row]
    in_network = billed.inside(sent.enrolment, sent.visit)
    term = roll.row(plan, billed.alone[sent.enrolment], in_network, 0)[at] + service
    terms = {name: column[term] for name, column in roll.terms.items()}
    payer, catalogue, slip = sent.payer[at], roll.catalogue, lines.mistake
    needs, wanted = terms["needs_authorization"], roll.wants_records[payer, service]
    bare = slip == CAUSE["modifier_left_off"]
    modifier = np.where(bare, 0, billed.modifier[row])
    units = billed.units[row] + np.where(slip == CAUSE["units_mistyped"], catalogue.units_a_day[service], 0)
    short = slip == CAUSE["authorized_too_few"]
    proven = lines.proven != 0
    price = roll.price[plan[at], in_network[at].astype(np.int64), service]
    own = {
        "claim": at,
        "member": np.where(sent.mistake == CAUSE["wrong_member_number"], -1, sent.enrolment)[at],
        "provider": np.where(sent.mistake == CAUSE["old_billing_number"], -1, 0)[at],
        "service": service,
        "modifier": modifier,
        "units": units,
        "charge": billed.charge[row],
        "service_date": billed.on[sent.visit][at],
        "received": sent.received[at],
        "frequency": sent.frequency[at],
        "lacks": (
            (catalogue.referral_needed[service] & (slip == CAUSE["referring_doctor_left_off"])) * REFERRING
            | (slip == CAUSE["treating_doctor_left_off"]) * RENDERING
            | (slip == CAUSE["diagnosis_left_off"]) * DIAGNOSIS
            | (catalogue.modifier_needed[service] & (modifier == 0)) * MODIFIER
            | (wanted & (slip == CAUSE["records_left_off"])) * RECORDS
        ),
        "modifier_fits": (modifier & ~catalogue.modifiers[service] == 0) & (slip != CAUSE["wrong_modifier"]),
        "separate": (modifier & catalogue.separate != 0) | proven,
        "always_within": np.where(proven, 0, catalogue.always_within[service]),
        "usually_within": catalogue.usually_within[service],
        "necessary": (roll.necessary[payer, service, diagnosis] | proven) & (slip != CAUSE["diagnosis_not_in_policy"]),
        "unit_limit": catalogue.units_a_day[service],
        "approved_units": np.where(needs & (slip != CAUSE["no_authorization"]), units - short, 0),
        "filing_limit": limit[at],
        "price": price * _PRICE_SHARE[lines.price] // 100,
        "covered_from": billed.starts[sent.enrolment][at],
        "covered_to": billed.ends[sent.enrolment][at],
        "enrolled_from": np.where(proven, 0, billed.enrolled_from[sent.payer, billed.doctor[sent.visit]][at]),
        "other_plan_first": _OTHER_PLAN[sent.mistake][at],
        "in_network": in_network[at],
        "family": (billed.contract[sent.enrolment] * 2 + in_network)[at],
        "person": billed.seat[sent.enrolment][at],
        "plan_year": np.full(at.size, roll.year),
    }
    return Lines(**own, **terms)


_OTHER_PLAN = np.zeros(len(CAUSE) + 1, bool)  # causes by which a payer's file has another plan in front of it
for _cause in ("second_plan_billed_first", "questionnaire_unanswered", "first_answer_left_off"):
    _OTHER_PLAN[CAUSE[_cause]] = True
_PRICE_SHARE = np.full(len(CAUSE) + 1, 100)
_PRICE_SHARE[CAUSE["old_price"]] = OLD_PRICE_SHARE
_PRICE_SHARE[CAUSE["price_too_high"]] = HIGH_PRICE_SHARE


def filing_limits(payers: Sequence[Payer], year: int) -> Ints:
    """The days that each payer gives for the claim of each day of a year. A calendar year over a leap day has 366."""
    first = date(year, 1, 1)
    days = [first + timedelta(days=after) for after in range(366)]
    return np.array([[(payer.filing_day(on) - on).days for on in days] for payer in payers])


@cache
def _catalogue() -> Catalogue:
    known = services()
    bits = {code: 1 << place for place, code in enumerate(modifiers())}
    kinds = sorted({each.kind for each in known.values()})
    return Catalogue(
        referral_needed=np.array([each.referral_needed for each in known.values()]),
        modifier_needed=np.array([each.modifier_needed for each in known.values()]),
        units_a_day=np.array([each.units_a_day for each in known.values()]),
        modifiers=np.array([sum(bits[code] for code in each.modifiers) for each in known.values()]),
        separate=sum(bits[code] for code, each in modifiers().items() if each.separate),
        always_within=np.array([within(slug, opens=False) for slug in known]),
        usually_within=np.array([within(slug, opens=True) for slug in known]),
        kind=np.array([kinds.index(each.kind) for each in known.values()]),
    )


def _prices(plans: Sequence[Plan], payers: Sequence[Payer], names: Sequence[str], day: date) -> Ints:
    """Outside its network a plan allows its own share of the price."""
    found = []
    for plan in plans:
        contract = price_list(payers[names.index(plan.payer)].prices, day)
        inside = np.array([contract[slug].cents for slug in services()])
        outside = plan.on(day).outside
        share = outside.allowance.basis_points if outside else 10_000
        found.append([(inside * share + 5_000) // 10_000, inside])
    return np.array(found)


def _policies(payers: Sequence[Payer]) -> Flags:
    codes = list(diagnoses())
    paid = np.ones((len(payers), len(services()), len(codes)), bool)
    for row, payer in enumerate(payers):
        for at, slug in enumerate(services()):
            if slug in payer.policies:
                paid[row, at] = [code in payer.policies[slug] for code in codes]
    return paid
