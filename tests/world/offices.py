"""A small office by hand: one patient and a few visits, a team without a slip of its own, payers without a fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from simulator.care import services
from simulator.care.coding import diagnoses
from simulator.care.encounters import Care, Services, Visits
from simulator.claims.sent import CAUSE
from simulator.claims.team import NOTHING
from simulator.coverage.elsewhere import NOTHING_ELSEWHERE
from simulator.coverage.roll import Enrolments, plans
from simulator.money import Rate
from simulator.world.payers.first_claims import first_claims
from simulator.world.payers.office import Office, open_office
from simulator.world.payers.rework import NONE, Batch
from simulator.world.payers.side import PayerSide, what_follows

YEAR_START, YEAR_END = date(2025, 1, 1), date(2025, 12, 31)
Line = tuple[str, int]  # a service and its charge in cents


def office(visits: list[tuple[date, list[Line]]], covers: list[dict[str, Any]], skill: str = "good") -> Office:
    """One patient's visits and plans. No slip, no silence, no wrong price; whatever is worked is borne out."""
    catalogue = services()
    codes = list(diagnoses())
    rows = [(visit, slug, charge) for visit, (_, done) in enumerate(visits) for slug, charge in done]
    care = Care(
        Visits.of(person=0, on=[on for on, _ in visits], doctor=0, new_patient=False, referred=False, reason=0),
        Services.of(
            visit=[visit for visit, _, _ in rows],
            service=[list(catalogue).index(slug) for _, slug, _ in rows],
            units=1,
            charge=[charge for _, _, charge in rows],
            diagnosis=[codes.index(catalogue[slug].diagnoses[0]) for _, slug, _ in rows],
            modifier=0,
        ),
    )
    usual = {"order": 1, "starts": YEAR_START, "ends": YEAR_END}
    full = [{**usual, **cover} for cover in covers]
    enrolments = Enrolments.of(
        person=0,
        plan=[plans().index(each["plan"]) for each in full],
        order=[each["order"] for each in full],
        starts=[each["starts"] for each in full],
        ends=[each["ends"] for each in full],
        contract=list(range(len(full))),
        seat=1,
        alone=True,
        member_number=list(range(len(full))),
    )
    return without_chance(open_office(enrolments, care, 1, 0, skill, 2025))


def without_chance(made: Office) -> Office:
    never, always = Rate(0), Rate(10_000)
    team = replace(
        made.team,
        slips_on_claims=dict.fromkeys(made.team.slips_on_claims, never),
        slips_on_lines=dict.fromkeys(made.team.slips_on_lines, never),
        second_claims=dict.fromkeys(made.team.second_claims, never),
        front_end=dict.fromkeys(made.team.front_end, never),
        found=dict.fromkeys(made.team.found, always),
        mended=np.where(made.team.way != NOTHING, 10_000, 0),
    )
    nothing = {name: np.zeros_like(share) for name, share in made.habits.shares.items()}
    inside = np.ones_like(made.billed.in_network)
    enrolled = np.zeros_like(made.billed.enrolled_from)
    billed = replace(made.billed, in_network=inside, enrolled_from=enrolled)
    return replace(
        made, team=team, habits=replace(made.habits, shares=nothing), billed=billed, elsewhere=NOTHING_ELSEWHERE
    )


def claims(made: Office) -> Batch:
    """The first claim of each visit."""
    sent, lines = first_claims(made)
    return Batch(sent, lines, made.days_to_file(sent.payer, sent.visit), np.full(len(sent), NONE))


def with_slip(batch: Batch, slip: str, *, line: int | None = None) -> Batch:
    """The same claims, with a slip on all of them, or on one line."""
    if line is None:
        return replace(batch, sent=replace(batch.sent, mistake=np.full(len(batch.sent), CAUSE[slip])))
    mistake = batch.lines.mistake.copy()
    mistake[line] = CAUSE[slip]
    return replace(batch, lines=replace(batch.lines, mistake=mistake))


def side(made: Office, batch: Batch | None = None) -> PayerSide:
    return what_follows(made, batch or claims(made))
