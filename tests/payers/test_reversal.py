"""Claims taken back: beside a clerk who crosses out, and the money that follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.coverage import KINDS_OF_SERVICE
from simulator.payers import load_payer
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import CO, NOTHING_SPENT, PR, Answers, Lines, Spent
from simulator.payers.reversal import reverse, spent_without
from simulator.payers.sequestration import Sequestration
from simulator.payers.settlement import settle
from simulator.payers.takeback import (
    LATER,
    LETTER,
    NOW,
    PLB_REASONS,
    OutsideClaims,
    carried_forward,
    interest,
    take_back,
)
from simulator.world.checks import Adjudicated, broken
from tests.oracles.cost_share import Booklet, Service
from tests.oracles.medicare_desk import Answered, Billed, Desk
from tests.payers.making import lines
from tests.payers.telling import answer

PROCEDURE = KINDS_OF_SERVICE.index("procedure")
PAYER = replace(
    load_payer("tamarack"), reductions={PROCEDURE: 5_000}, sequestration=Sequestration((date(2013, 4, 1),), (200,))
)


def dollars(cents: int) -> Decimal:
    return Decimal(cents) / 100


@st.composite
def claims(draw: st.DrawFn) -> list[list[Billed]]:
    """Claims of two families in one year, one to four lines each, some of them procedures, some refused."""
    booklets = [
        Booklet(
            person_deductible=dollars(own := draw(st.integers(0, 300_00))),
            family_deductible=dollars(own + draw(st.integers(0, 300_00))),
            person_limit=dollars(limit := draw(st.integers(0, 600_00))),
            family_limit=dollars(limit + draw(st.integers(0, 600_00))),
            percent=draw(st.integers(0, 100)),
            embedded=draw(st.booleans()),
        )
        for _ in range(2)
    ]
    made = []
    for _ in range(draw(st.integers(1, 8))):
        family, person = draw(st.integers(0, 1)), draw(st.sampled_from("12"))
        made.append(
            [
                Billed(
                    Service(
                        family="AB"[family],
                        person=person,
                        year=2026,
                        allowed=dollars(draw(st.integers(1, 200_00))),
                        booklet=booklets[family],
                        denied=draw(st.integers(0, 5)) == 0,
                    ),
                    charge=dollars(draw(st.integers(1, 300_00))),
                    is_procedure=draw(st.booleans()),
                )
                for _ in range(draw(st.integers(1, 4)))
            ]
        )
    return made


def as_lines(made: list[list[Billed]], *, first: int = 0) -> Lines:
    rows = []
    for number, claim in enumerate(made, start=first):
        for at, line in enumerate(claim):
            service, booklet = line.service, line.service.booklet
            rows.append(
                {
                    "claim": number,
                    "service": at,
                    "service_date": date(2026, 1, 1 + number),
                    "received": date(2026, 2, 1),
                    "charge": int(line.charge * 100),
                    "price": int(service.allowed * 100),
                    "family": "AB".index(service.family),
                    "person": int(service.person),
                    "benefit": PROCEDURE if line.is_procedure else 0,
                    "necessary": not service.denied,
                    "coinsurance": booklet.percent * 100,
                    "person_deductible": int(
                        (booklet.person_deductible if booklet.embedded else booklet.family_deductible) * 100
                    ),
                    "family_deductible": int(booklet.family_deductible * 100),
                    "person_out_of_pocket": int(booklet.person_limit * 100),
                    "family_out_of_pocket": int(booklet.family_limit * 100),
                }
            )
    return lines(*rows)


def told(answers: Answers) -> list[tuple[int, ...]]:
    columns = (
        answers.denied, answers.contractual, answers.reduced, answers.deductible, answers.coinsurance,
        answers.sequestered, answers.paid,
    )  # fmt: skip
    return [tuple(row) for row in np.stack(columns).T.tolist()]


def told_by_desk(answered: list[Answered]) -> list[tuple[int, ...]]:
    return [
        tuple(
            int(amount * 100)
            for amount in (
                each.denied, each.above_contract, each.cut, each.owes.deductible, each.owes.coinsurance,
                each.kept_back, each.paid,
            )
        )
        for each in answered
    ]  # fmt: skip


def of_people(spent: Spent) -> dict[tuple[int, ...], tuple[int, ...]]:
    rows = zip(spent.family, spent.person, spent.plan_year, spent.deductible, spent.out_of_pocket, strict=True)
    return {tuple(map(int, row[:3])): tuple(map(int, row[3:])) for row in rows}


@given(claims())
def test_several_procedures_cost_share_and_sequestration_agree_with_the_desk(made: list[list[Billed]]) -> None:
    desk, batch = Desk(), as_lines(made)
    answers = adjudicate(batch, PAYER)

    assert told(answers) == [row for claim in made for row in told_by_desk(desk.answer(claim))]
    assert broken(Adjudicated(batch, answers)) == {}


@given(claims(), st.data())
def test_after_a_reversal_the_desk_and_the_counters_go_on_alike(made: list[list[Billed]], data: st.DataObject) -> None:
    taken = data.draw(st.integers(0, len(made) - 1))
    cut = data.draw(st.integers(taken + 1, len(made)))
    desk, before = Desk(), as_lines(made[:cut])

    answered = [desk.answer(claim) for claim in made[:cut]]
    desk.take_back(made[taken], answered[taken])
    rest = [row for claim in made[cut:] for row in told_by_desk(desk.answer(claim))]

    first = adjudicate(before, PAYER)
    spent = spent_without(before, first, before.claim == taken)
    if made[cut:]:
        assert told(adjudicate(as_lines(made[cut:], first=cut), PAYER, spent=spent)) == rest


@given(claims())
def test_the_last_claim_taken_back_leaves_the_year_as_if_it_had_never_been(made: list[list[Billed]]) -> None:
    batch = as_lines(made)
    last = batch.claim == len(made) - 1
    answers = adjudicate(batch, PAYER)

    without = adjudicate(batch.take(~last), PAYER).spent if (~last).any() else NOTHING_SPENT

    assert of_people(spent_without(batch, answers, last)) == of_people(without)


@given(claims())
def test_what_is_told_of_an_answer_accounts_for_every_dollar_of_it(made: list[list[Billed]]) -> None:
    answers = adjudicate(as_lines(made), PAYER)
    settled = settle(answers)

    assert settled.paid.tolist() == answers.paid.tolist()
    assert settled.amount(CO, "59").tolist() == answers.reduced.tolist()
    assert settled.patient.tolist() == answers.patient_share.tolist()


@given(claims())
def test_a_reversal_and_its_answer_come_to_nothing(made: list[list[Billed]]) -> None:
    settled = settle(adjudicate(as_lines(made), PAYER))

    both = settled.then(reverse(settled))

    assert (settled.paid + reverse(settled).paid == 0).all()
    assert both.paid.sum() == both.charge.sum() == both.adjustments.amount.sum() == 0


def test_a_reversal_negates_every_amount_and_keeps_every_reason() -> None:
    # charge 120, contract 20, coinsurance 20, paid 80
    taken = reverse(answer(("120.00", "100.00", "CO-45 20.00, PR-2 20.00")))

    assert (taken.charge.tolist(), taken.paid.tolist(), taken.amount(PR).tolist()) == ([-120_00], [-80_00], [-20_00])
    assert taken.allowed.tolist() == [-100_00]
    assert taken.adjustments.codes(0) == (("CO", "45", -20_00), ("PR", "2", -20_00))


def test_a_counter_falls_by_what_the_claim_took_and_not_below() -> None:
    # 60.00 and 20 % of 40.00 = 8.00 by the first claim; the second, 20 % of 100.00 = 20.00. Without the first: 20.00 of
    # the out-of-pocket and nothing of the deductible. The second claim keeps its answer.
    batch = lines({"claim": 0, "service": 0}, {"claim": 1, "service": 1}, person_deductible=60_00)
    answers = adjudicate(batch, load_payer("tamarack"))

    assert answers.deductible.tolist() == [60_00, 0]
    assert of_people(spent_without(batch, answers, batch.claim == 0)) == {(0, 1, 2026): (0, 20_00)}


# ---- the money that follows ----


def rows(outside: OutsideClaims) -> list[tuple[int, str, int, int]]:
    columns = (outside.cheque, outside.reason, outside.claim, outside.amount)
    return [
        (int(cheque), PLB_REASONS[reason], int(claim), int(amount))
        for cheque, reason, claim, amount in zip(*columns, strict=True)
    ]


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (NOW, []),  # the reversal nets in its own cheque
        (LATER, [(3, "WO", 7, -80_00), (5, "WO", 7, 80_00)]),
        (LETTER, [(3, "WO", 7, 80_00), (3, "72", 7, -80_00)]),
    ],
    ids=["now", "later", "letter"],
)
def test_money_is_taken_back_in_one_of_three_ways(way: int, expected: list[tuple[int, str, int, int]]) -> None:
    one = (np.array([each]) for each in (way, 7, 80_00, 3, 5))

    assert rows(take_back(*one)) == expected


@given(st.lists(st.tuples(st.sampled_from([NOW, LATER, LETTER]), st.integers(1, 900_00)), max_size=8))
def test_in_the_end_what_is_outside_the_claims_comes_to_nothing(takes: list[tuple[int, int]]) -> None:
    size = len(takes)
    ways, amounts = (np.array([each[at] for each in takes], np.int64) for at in (0, 1))

    outside = take_back(ways, np.arange(size), amounts, np.zeros(size, np.int64), np.ones(size, np.int64))

    assert outside.amount.sum() == 0
    assert outside.by_cheque(2)[1] == amounts[ways == LATER].sum()


def test_a_cheque_that_cannot_take_it_all_hands_the_rest_to_the_next() -> None:
    # -50 is nothing, 50 goes on; 30 - 50 = -20; 120 - 20 = 100; 10
    paid, forward = carried_forward(np.array([-50_00, 30_00, 120_00, 10_00]))

    assert paid.tolist() == [0, 0, 100_00, 10_00]
    assert forward.tolist() == [50_00, 20_00, 0, 0]


@given(st.lists(st.integers(-500_00, 500_00), max_size=20))
def test_a_payment_is_never_below_zero_and_nothing_is_lost(net: list[int]) -> None:
    paid, forward = carried_forward(np.array(net, np.int64))

    owed = 0
    for cheque, amount in enumerate(net):
        sent = max(0, amount - owed)
        owed = max(0, owed - amount)
        assert (int(paid[cheque]), int(forward[cheque])) == (sent, owed)


@pytest.mark.parametrize(
    ("paid", "days", "rate", "owed"),
    [
        (1_000_00, 0, 1_000, 0),  # the last day in time
        (1_000_00, 1, 1_000, 27),  # 1,000.00 x 10 % / 365 = 0.27397
        (1_000_00, 36, 1_000, 9_86),  # x 36 = 9.86301
        (1_000_00, -5, 1_000, 0),  # early
        (0, 90, 1_000, 0),
        (-80_00, 90, 1_000, 0),  # nothing is due on money taken back
        (73_00, 5, 250, 3),  # 73 x 2.5 % x 5 / 365 = 0.025: half a cent up
        (176_00, 26, 1_000, 1_25),  # 1.2537: the interest of the worked remittance
    ],
)
def test_interest_runs_by_the_day_from_the_first_day_late(paid: int, days: int, rate: int, owed: int) -> None:
    assert interest(np.array([paid]), np.array([days]), rate).tolist() == [owed]
