"""Stage three, by hand and beside a clerk who works one line after the other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulator.payers.columns import NOTHING_SPENT, Lines, Spent
from simulator.payers.cost_share import Shares, cost_share
from tests.oracles.cost_share import Booklet, Clerk, Owes, Service
from tests.payers.making import lines


def share(batch: Lines, allowed: list[int], *, denied: tuple[int, ...] = (), spent: Spent = NOTHING_SPENT) -> Shares:
    payable = np.array([row not in denied for row in range(len(allowed))])
    return cost_share(batch, payable, np.array(allowed, np.int64), spent)


def owed(shares: Shares) -> list[tuple[int, int, int]]:
    """For each line: deductible, copay, coinsurance."""
    return list(zip(shares.deductible.tolist(), shares.copay.tolist(), shares.coinsurance.tolist(), strict=True))


def spent_by(person: int = 1, *, deductible: int = 0, out_of_pocket: int = 0, family: int = 0) -> Spent:
    return Spent.of(
        family=[family], person=[person], plan_year=[2026], deductible=[deductible], out_of_pocket=[out_of_pocket]
    )


# --- by hand ---


def test_a_line_within_the_deductible_is_all_the_patients() -> None:
    # 1,500.00 left of the deductible, allowed 112.00: all of it is PR-1, nothing is left for coinsurance.
    assert owed(share(lines({}), [112_00])) == [(112_00, 0, 0)]


def test_what_is_left_of_the_deductible_is_taken_first_and_coinsurance_from_the_rest() -> None:
    # 1,500.00 − 1,400.00 = 100.00 left. Allowed 320.00: PR-1 100.00; 20 % of 220.00 is PR-2 44.00.
    shares = share(lines({}), [320_00], spent=spent_by(deductible=1_400_00, out_of_pocket=1_400_00))

    assert owed(shares) == [(100_00, 0, 44_00)]


def test_the_second_line_starts_where_the_first_left_the_deductible() -> None:
    # 60.00 left. Line 1 allowed 112.00: 60.00 and 20 % of 52.00 = 10.40. Line 2 allowed 12.00: 20 % = 2.40.
    # Together 60.00 + 10.40 + 2.40 = 72.80.
    shares = share(lines({}, {}), [112_00, 12_00], spent=spent_by(deductible=1_440_00, out_of_pocket=1_440_00))

    assert owed(shares) == [(60_00, 0, 10_40), (0, 0, 2_40)]


def test_processing_order_decides_which_line_takes_the_deductible() -> None:
    # The same two lines the other way round, 60.00 left: the 12.00 goes whole to the deductible, 48.00 is left for the
    # other: 48.00, and 20 % of 64.00 = 12.80. Together 12.00 + 48.00 + 12.80 = 72.80 all the same.
    shares = share(lines({}, {}), [12_00, 112_00], spent=spent_by(deductible=1_440_00, out_of_pocket=1_440_00))

    assert owed(shares) == [(12_00, 0, 0), (48_00, 0, 12_80)]


def test_half_a_cent_of_coinsurance_rounds_up() -> None:
    # Deductible met, 15 %: of 0.10 it is 0.015, so 0.02; of 0.03 it is 0.0045, so 0.00;
    # of 12.30 it is 1.845, so 1.85; of 12.29 it is 1.8435, so 1.84.
    shares = share(
        lines({}, {}, {}, {}, coinsurance=1_500),
        [10, 3, 12_30, 12_29],
        spent=spent_by(deductible=1_500_00, out_of_pocket=1_500_00),
    )

    assert owed(shares) == [(0, 0, 2), (0, 0, 0), (0, 0, 1_85), (0, 0, 1_84)]


def test_a_copay_service_takes_its_copay_and_leaves_the_deductible_alone() -> None:
    # Copay 30.00 of 36.00; the next ordinary line still meets the whole deductible.
    shares = share(lines({"takes_deductible": False, "copay": 30_00, "coinsurance": 0}, {}), [36_00, 40_00])

    assert owed(shares) == [(0, 30_00, 0), (40_00, 0, 0)]
    assert shares.spent.deductible.tolist() == [40_00]
    assert shares.spent.out_of_pocket.tolist() == [70_00]


def test_a_copay_is_never_more_than_the_allowed_amount() -> None:
    # Copay 30.00, allowed 22.50: 22.50.
    shares = share(lines({"takes_deductible": False, "copay": 30_00, "coinsurance": 0}), [22_50])

    assert owed(shares) == [(0, 22_50, 0)]


def test_where_the_plan_says_so_the_copay_comes_after_the_deductible() -> None:
    # 20.00 of the deductible left, allowed 90.00, copay 30.00: 20.00, then 30.00 of the 70.00 that are left.
    # The second: deductible met, 30.00.
    shares = share(
        lines({}, {}, copay=30_00, coinsurance=0),
        [90_00, 90_00],
        spent=spent_by(deductible=1_480_00, out_of_pocket=1_480_00),
    )

    assert owed(shares) == [(20_00, 30_00, 0), (0, 30_00, 0)]


def test_where_a_plan_asks_for_both_coinsurance_is_of_what_the_copay_leaves() -> None:
    # Deductible met. Allowed 100.00, copay 30.00, then 20 % of 70.00 = 14.00.
    shares = share(lines({}, copay=30_00), [100_00], spent=spent_by(deductible=1_500_00, out_of_pocket=1_500_00))

    assert owed(shares) == [(0, 30_00, 14_00)]


def test_preventive_care_costs_nothing_and_moves_nothing() -> None:
    shares = share(lines({"takes_deductible": False, "coinsurance": 0}), [155_00])

    assert owed(shares) == [(0, 0, 0)]
    assert len(shares.spent) == 0


def test_the_out_of_pocket_limit_cuts_coinsurance_within_a_claim() -> None:
    # 6,500.00 − 6,480.00 = 20.00 may still be asked. Line 1: 20 % of 60.00 = 12.00. Line 2: 20 % of 60.00 = 12.00,
    # cut to 20.00 − 12.00 = 8.00. Line 3: nothing.
    shares = share(
        lines({}, {}, {}), [60_00, 60_00, 60_00], spent=spent_by(deductible=1_500_00, out_of_pocket=6_480_00)
    )

    assert owed(shares) == [(0, 0, 12_00), (0, 0, 8_00), (0, 0, 0)]


def test_a_deductible_cut_by_the_limit_moves_its_counter_by_the_cut_amount_only() -> None:
    # 500.00 of the deductible is left, but only 50.00 up to the limit (copays went there). Allowed 200.00: 50.00.
    # The deductible's counter goes from 1,000.00 to 1,050.00, not to 1,200.00.
    shares = share(lines({}), [200_00], spent=spent_by(deductible=1_000_00, out_of_pocket=6_450_00))

    assert owed(shares) == [(50_00, 0, 0)]
    assert shares.spent.deductible.tolist() == [1_050_00]
    assert shares.spent.out_of_pocket.tolist() == [6_500_00]


def test_the_limit_cuts_a_copay() -> None:
    # 6,500.00 − 6,488.00 = 12.00: a copay of 30.00 becomes 12.00.
    shares = share(
        lines({"takes_deductible": False, "copay": 30_00, "coinsurance": 0}),
        [90_00],
        spent=spent_by(deductible=0, out_of_pocket=6_488_00),
    )

    assert owed(shares) == [(0, 12_00, 0)]


def test_a_family_deductible_is_reached_through_other_members() -> None:
    # Embedded 1,500.00 / 3,000.00. Persons 1 and 2 use 1,400.00 each: 2,800.00. Person 3 has 1,500.00 of an own
    # deductible left, but the family only 200.00: of 500.00, PR-1 200.00 and 20 % of 300.00 = 60.00.
    shares = share(lines({"person": 1}, {"person": 2}, {"person": 3}), [1_400_00, 1_400_00, 500_00])

    assert owed(shares) == [(1_400_00, 0, 0), (1_400_00, 0, 0), (200_00, 0, 60_00)]


def test_an_embedded_deductible_stops_at_the_persons_own() -> None:
    # Person 1 alone: allowed 2,000.00, deductible 1,500.00, 20 % of 500.00 = 100.00; the family has 1,500.00 left.
    assert owed(share(lines({}), [2_000_00])) == [(1_500_00, 0, 100_00)]


def test_an_aggregate_deductible_knows_only_the_family() -> None:
    # Aggregate 3,000.00. Person 1: 2,000.00 all deductible. Person 2: 1,000.00 left, of 1,600.00: 1,000.00 and 20 % of
    # 600.00 = 120.00. Person 1 again: met through person 2, 20 % of 50.00 = 10.00.
    shares = share(
        lines({"person": 1}, {"person": 2}, {"person": 1}, person_deductible=3_000_00), [2_000_00, 1_600_00, 50_00]
    )

    assert owed(shares) == [(2_000_00, 0, 0), (1_000_00, 0, 120_00), (0, 0, 10_00)]


def test_a_family_limit_reached_through_another_member_cuts_the_patients_share() -> None:
    # Family limit 13,000.00; the others have used 12,990.00. 20 % of 100.00 is 20.00, cut to 10.00.
    others = Spent.of(
        family=0,
        person=[1, 2, 3],
        plan_year=2026,
        deductible=[1_500_00, 1_500_00, 0],
        out_of_pocket=[6_500_00, 6_490_00, 0],
    )

    assert owed(share(lines({"person": 3}), [100_00], spent=others)) == [(0, 0, 10_00)]


def test_a_denied_line_moves_no_counter() -> None:
    # 60.00 left. The denied MRI stands first and takes nothing; the visit still takes the 60.00, and 10.40.
    shares = share(
        lines({}, {}), [298_00, 112_00], denied=(0,), spent=spent_by(deductible=1_440_00, out_of_pocket=1_440_00)
    )

    assert owed(shares) == [(0, 0, 0), (60_00, 0, 10_40)]


def test_a_new_plan_year_begins_at_nothing() -> None:
    # Met in 2026; the line of 2027 meets a whole deductible of 1,500.00 again.
    shares = share(
        lines({"plan_year": 2026}, {"plan_year": 2027}),
        [100_00, 100_00],
        spent=spent_by(deductible=1_500_00, out_of_pocket=1_500_00),
    )

    assert owed(shares) == [(0, 0, 20_00), (100_00, 0, 0)]


def test_two_families_never_meet_though_their_people_have_the_same_numbers() -> None:
    shares = share(lines({"family": 0}, {"family": 9}), [1_500_00, 1_500_00])

    assert owed(shares) == [(1_500_00, 0, 0), (1_500_00, 0, 0)]
    assert shares.spent.family.tolist() == [0, 9]


def test_a_person_who_is_over_the_limit_owes_nothing_and_is_owed_nothing() -> None:
    # The plan was changed in mid-year and the limit now lies below what was used: no negative share.
    assert owed(share(lines({}), [100_00], spent=spent_by(deductible=1_600_00, out_of_pocket=6_600_00))) == [(0, 0, 0)]


def test_no_line_at_all_leaves_the_year_as_it_was() -> None:
    before = spent_by(deductible=10_00, out_of_pocket=12_00)

    shares = share(lines({}), [112_00], denied=(0,), spent=before)

    assert shares.spent.deductible.tolist() == [10_00]
    assert shares.spent.out_of_pocket.tolist() == [12_00]


# --- beside the clerk ---

cents = st.integers(0, 400_00)


@st.composite
def booklets(draw: st.DrawFn) -> Booklet:
    person, limit = draw(st.integers(0, 500_00)), draw(st.integers(0, 900_00))
    return Booklet(
        person_deductible=dollars(person),
        family_deductible=dollars(person + draw(st.integers(0, 500_00))),
        person_limit=dollars(limit),
        family_limit=dollars(limit + draw(st.integers(0, 900_00))),
        percent=draw(st.integers(0, 100)),
        embedded=draw(st.booleans()),
    )


@st.composite
def years_of_services(draw: st.DrawFn) -> list[Service]:
    """A mixed pile of services of a few families, each on a plan of its own, in any order."""
    plan_of = {family: draw(booklets()) for family in "ABC"}
    pile = []
    for _ in range(draw(st.integers(0, 25))):
        family = draw(st.sampled_from("ABC"))
        kind = draw(st.sampled_from(["plain", "plain", "copay", "copay after", "free"]))
        booklet = replace(
            plan_of[family],
            copay=dollars(draw(st.integers(0, 60_00))) if "copay" in kind else None,
            copay_after_deductible=kind == "copay after",
            free=kind == "free",
        )
        pile.append(
            Service(
                family=family,
                person=draw(st.sampled_from("123")),
                year=draw(st.sampled_from([2025, 2026])),
                allowed=dollars(draw(cents)),
                booklet=booklet,
                denied=draw(st.integers(0, 5)) == 0,
            )
        )
    return pile


def dollars(amount: int) -> Decimal:
    return Decimal(amount) / 100


def as_cents(amount: Decimal) -> int:
    return int(amount * 100)


def as_row(service: Service) -> dict[str, Any]:
    booklet = service.booklet
    has_copay = booklet.copay is not None
    own = booklet.person_deductible if booklet.embedded else booklet.family_deductible
    return {
        "family": "ABC".index(service.family),
        "person": int(service.person),
        "plan_year": service.year,
        "takes_deductible": not booklet.free and (not has_copay or booklet.copay_after_deductible),
        "copay": as_cents(booklet.copay or Decimal(0)) if not booklet.free else 0,
        "coinsurance": 0 if booklet.free or has_copay else booklet.percent * 100,
        "person_deductible": as_cents(own),
        "family_deductible": as_cents(booklet.family_deductible),
        "person_out_of_pocket": as_cents(booklet.person_limit),
        "family_out_of_pocket": as_cents(booklet.family_limit),
    }


def by_clerk(pile: list[Service]) -> list[tuple[int, int, int]]:
    clerk = Clerk()
    answers: list[Owes] = [clerk.process(service) for service in pile]
    return [(as_cents(each.deductible), as_cents(each.copay), as_cents(each.coinsurance)) for each in answers]


def by_engine(pile: list[Service], spent: Spent = NOTHING_SPENT) -> Shares:
    return share(
        lines(*map(as_row, pile)),
        [as_cents(service.allowed) for service in pile],
        denied=tuple(row for row, service in enumerate(pile) if service.denied),
        spent=spent,
    )


@given(years_of_services())
def test_the_wave_and_the_clerk_agree_to_the_cent(pile: list[Service]) -> None:
    assert owed(by_engine(pile)) == by_clerk(pile)


@given(years_of_services(), st.integers(0, 25))
def test_a_year_in_two_batches_is_the_year_in_one(pile: list[Service], cut: int) -> None:
    first = by_engine(pile[:cut])
    second = by_engine(pile[cut:], spent=first.spent)

    assert owed(first) + owed(second) == owed(by_engine(pile))


@given(years_of_services())
def test_the_order_of_other_families_changes_nothing(pile: list[Service]) -> None:
    apart = [service for family in "CAB" for service in pile if service.family == family]
    answer = dict(zip(map(id, apart), owed(by_engine(apart)), strict=True))

    assert [answer[id(service)] for service in pile] == owed(by_engine(pile))


@given(years_of_services())
def test_nobody_ever_owes_more_than_allowed_or_than_the_limits_leave(pile: list[Service]) -> None:
    shares = owed(by_engine(pile))
    for service, (deductible, copay, coinsurance) in zip(pile, shares, strict=True):
        assert min(deductible, copay, coinsurance) >= 0
        assert deductible + copay + coinsurance <= as_cents(service.allowed)
    for family in "ABC":
        for year in (2025, 2026):
            rows = [row for row, each in enumerate(pile) if (each.family, each.year) == (family, year)]
            if rows:
                assert sum(sum(shares[row]) for row in rows) <= as_cents(pile[rows[0]].booklet.family_limit)
