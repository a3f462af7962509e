"""What is looked up for a whole practice at once is what is looked up for one claim."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest

from simulator.care.coding import diagnoses
from simulator.claims.claim import AccountId, Claim, ClaimId, Line
from simulator.coverage import Coverage, load_plan
from simulator.money import Money
from simulator.payers import load_payer, price_list
from simulator.payers.columns import Lines
from simulator.payers.look_up import OnFile, look_up
from simulator.payers.roll import lines_of
from tests.world.offices import claims, office, with_slip

ON = date(2025, 3, 4)
DONE = [("office-visit-established-3", 180_00), ("blood-count", 40_00), ("ekg", 45_00), ("mri-brain", 800_00)]
OWN = {"claim", "member", "family", "person", "covered_to", "approved_units", "enrolled_from"}  # numbers of other books


def by_claim(plan: str, **sent: str) -> Lines:
    """The same visit by the road of a single claim."""
    made = office([(ON, DONE)], [{"plan": plan}])
    codes = [list(diagnoses())[number] for number in made.care.services.diagnosis.tolist()]
    lines = tuple(
        Line(place, slug, "", "", 1, Money(charge), code, "A1", (), True, sent.get("rendering", "1"))
        for place, ((slug, charge), code) in enumerate(zip(DONE, codes, strict=True), start=1)
    )
    known = load_plan(plan)
    payer = load_payer(known.payer)
    received = date.fromordinal(int(claims(made).sent.received[0]))
    claim = Claim(ClaimId("C"), AccountId("A"), "M", payer.id, ON, ON, received, "1", lines, "N", "R")
    coverage = Coverage("M", plan, "", date(1980, 1, 1), date(2025, 1, 1), date(2025, 12, 31), 1, True)
    on_file = OnFile(npi="N", approvals={"A1": 1})
    return look_up([claim], coverage, payer, known, price_list(payer.prices, ON), on_file)


@pytest.mark.parametrize(
    "plan", ["ppo-silver", "hmo-bronze", "pos-choice", "medicaid", "medicare-part-b", "market-silver"]
)
def test_every_column_of_a_clean_claim_is_the_same_by_both_roads(plan: str) -> None:
    made = office([(ON, DONE)], [{"plan": plan}])
    batch = claims(made)
    found = lines_of(made.roll, made.billed, batch.sent, batch.lines, batch.limit)
    alone = by_claim(plan)

    for each in fields(Lines):
        if each.name not in OWN:
            assert getattr(found, each.name).tolist() == getattr(alone, each.name).tolist(), each.name


def test_a_treating_doctor_left_off_is_missing_by_both_roads() -> None:
    made = office([(ON, DONE)], [{"plan": "ppo-silver"}])
    batch = with_slip(claims(made), "treating_doctor_left_off", line=0)
    found = lines_of(made.roll, made.billed, batch.sent, batch.lines, batch.limit)

    assert found.lacks[0] == by_claim("ppo-silver", rendering="").lacks[0]
    assert found.lacks[0] != found.lacks[1]


def test_a_doctor_outside_the_network_is_priced_and_shared_as_the_plan_says_for_outside() -> None:
    made = office([(ON, DONE)], [{"plan": "ppo-silver"}])
    made = replace(made, billed=replace(made.billed, in_network=np.zeros_like(made.billed.in_network)))
    batch = claims(made)
    found = lines_of(made.roll, made.billed, batch.sent, batch.lines, batch.limit)

    assert found.price[0] == 87_20  # 80 % of 109.00
    assert found.person_deductible.tolist() == [2_800_00] * 4
    assert found.coinsurance.tolist() == [4_000] * 4
