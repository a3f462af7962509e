"""Answers worked by hand: the files in `worked` hold the figures and their arithmetic, typed and not computed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.care import services
from simulator.claims.claim import AccountId, Claim, ClaimId, Line
from simulator.coverage import KINDS_OF_SERVICE, Coverage, load_plan
from simulator.money import Money, Rate
from simulator.payers import OnFile, Used, decide, load_payer
from simulator.payers.columns import GROUPS
from simulator.payers.reversal import reverse
from simulator.payers.second import Own, second_payment
from simulator.payers.settlement import NUMBER
from simulator.payers.takeback import INTEREST, LATER, PLB_REASONS, OutsideClaims, carried_forward, take_back
from simulator.reading import read_yaml
from tests.payers.telling import adjustments, answer, cents, method

WORKED = Path(__file__).parent / "worked"
SECOND, FIRST = (read_yaml((WORKED / f"{name}.yaml").read_text(encoding="utf-8"))[0] for name in ("second", "first"))


def own(said: dict[str, str]) -> Own:
    columns: dict[str, Any] = {}
    for name, value in said.items():
        match name:
            case "denied":
                group, reason = value.split("-")
                columns |= {"allowed": [0], "denied": True, "group": GROUPS.index(group), "reason": NUMBER[reason]}
            case "kind":
                columns["kind"] = KINDS_OF_SERVICE.index(value)
            case "in_network" | "obliged":
                columns[name] = value == "yes"
            case "sequestration":
                columns[name] = Rate.read(value).basis_points
            case _:
                columns.setdefault(name, [cents(value)])
    return Own.of(**columns)


def test_there_are_at_least_forty_examples_besides_those_of_the_books() -> None:
    assert len(SECOND) + len(FIRST) >= 48
    assert len({str(each["name"]) for each in (*SECOND, *FIRST)}) == len(SECOND) + len(FIRST)


@pytest.mark.parametrize("worked", SECOND, ids=lambda worked: str(worked["name"]))
def test_a_second_payer_answers_as_worked_by_hand(worked: dict[str, Any]) -> None:
    first = worked["first"]
    settled = second_payment(
        method(worked["how"]), answer((first["charge"], first["allowed"], first["takes"])), own(worked["own"])
    )

    assert list(settled.adjustments.codes(0)) == adjustments(worked["takes"])
    assert settled.paid.tolist() == [cents(worked["paid"])]


@pytest.mark.parametrize("worked", FIRST, ids=lambda worked: str(worked["name"]))
def test_a_first_payer_answers_as_worked_by_hand(worked: dict[str, Any]) -> None:
    plan = load_plan(worked["plan"])
    day = date.fromisoformat(worked.get("day", "2026-03-02"))
    rows = [line.split(", ") for line in worked["lines"]]
    claim = Claim(
        id=ClaimId("C-1"),
        account=AccountId("HC-1"),
        member_id="ZZ1",
        payer=plan.payer,
        service_date=day,
        sent=day,
        received=day,
        frequency="1",
        lines=tuple(
            Line(at, slug, services()[slug].code, slug, 1, Money(cents(charge)), services()[slug].diagnoses[0],
                 authorization="A-1",
                 modifiers=tuple(modifier), rendering_npi="2000001018")
            for at, (slug, charge, _, *modifier) in enumerate(rows, start=1)
        ),
        referring_npi="2000001091",
    )  # fmt: skip
    used = [Money(cents(amount)) for amount in worked["used"].split(", ")]
    family = [Money(cents(amount)) for amount in worked.get("family", worked["used"]).split(", ")]

    decision = decide(
        claim,
        Coverage("ZZ1", plan.id, "Odalys Fenwick-Tran", date(1950, 1, 1), date(2020, 1, 1), alone=plan.single),
        load_payer(plan.payer),
        plan,
        used=Used(*used, *family),
        contract={slug: Money(cents(allowed)) for slug, _, allowed, *_ in rows},
        on_file=OnFile(in_network=worked.get("network") != "no", approvals={"A-1": 1}),
    )

    assert [
        [(group, reason, amount.cents) for group, reason, amount in line.adjustments] for line in decision.lines
    ] == [adjustments(text) for text in worked["answers"]]
    paid = [
        cents(charge) - sum(amount.cents for _, _, amount in line.adjustments)
        for (_, charge, *_), line in zip(rows, decision.lines, strict=True)
    ]
    assert paid == [cents(amount) for amount in worked["paid"]]


def test_the_worked_remittance_comes_to_275_25_and_the_next_one_takes_80_back() -> None:
    a = answer(("500.00", "320.00", "CO-45 180.00, PR-1 100.00, PR-2 44.00"))
    b = answer(("250.00", "125.00", "CO-45 125.00, PR-2 25.00, CO-253 2.00"))
    c = answer(("300.00", "0.00", "CO-16 300.00"))
    d_before = answer(("120.00", "100.00", "CO-45 20.00, PR-2 20.00"))
    d_after = answer(("120.00", "0.00", "CO-97 120.00"))
    cheque = a.then(b).then(c).then(reverse(d_before)).then(d_after)

    recovery = take_back(np.array([LATER]), np.array([3]), d_before.paid - d_after.paid, np.array([0]), np.array([1]))
    late = OutsideClaims.of(cheque=[0], reason=PLB_REASONS.index(INTEREST), claim=0, amount=[-1_25])
    outside = recovery.then(late)
    claims_paid = np.array([cheque.paid.sum(), 100_00])  # the next 835 pays another claim 100.00

    assert cheque.paid.tolist() == [176_00, 98_00, 0, -80_00, 0]
    assert cheque.patient.tolist() == [144_00, 25_00, 0, -20_00, 0]
    assert outside.amount[outside.cheque == 0].tolist() == [-80_00, -1_25]
    assert outside.amount[outside.cheque == 1].tolist() == [80_00]
    # 176 + 98 + 0 - 80 + 0 = 194; 194 + 81.25 = 275.25; and 100 - 80 = 20
    paid, forward = carried_forward(claims_paid - outside.by_cheque(2))
    assert (paid.tolist(), forward.tolist()) == ([275_25, 20_00], [0, 0])
