"""What must be true of a practice's money as a whole, however its rates are set: sums that two rooms know apart.

On one side stand the answers that payers sent, line by line; on the other the ledger. Orders that every published
source agrees on stand at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import pytest

from simulator.columns import Flags, Ints
from simulator.ledger.aging_table import SELF_PAY
from simulator.ledger.entries import Why
from simulator.ledger.posting import Book
from simulator.payers.columns import CO, PR
from simulator.world.measures import MEASURES
from simulator.world.patients.measures import by_size
from simulator.world.practice import PracticeWorld, make_practice
from simulator.world.settings import Settings
from simulator.world.year import first_answers

SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Told:
    """A practice, and by visit what its payers’ answers come to: paid, by contract or law, and under PR."""

    world: PracticeWorld
    paid: Ints
    taken: Ints
    owed: Ints
    one_plan: Flags
    billed: Flags

    def ledger(self, out_of: Book, into: Book, *whys: Why) -> Ints:
        """By visit what moved from one book to another on the payers' side."""
        entries = self.world.payers.entries
        rows = entries.why_is(*whys) if whys else np.ones(len(entries), bool)
        return by_visit(self.world, entries.visit[rows], entries.between(out_of, into)[rows])


def by_visit(world: PracticeWorld, visit: Ints, amount: Ints) -> Ints:
    found = np.zeros(len(world.accounts), np.int64)
    np.add.at(found, visit, amount)
    return found


@cache
def told(seed: int, practice: int = 0) -> Told:
    world = make_practice(Settings(5_000 * (practice + 1), seed), practice)
    side, lines = world.payers, world.payers.lines
    visit = side.submissions.visit[side.answers.submission[lines.answer]]
    ours = np.where(lines.contractual_group == CO, lines.contractual, 0) + lines.reduced + lines.sequestered
    above = np.where(lines.contractual_group == PR, lines.contractual, 0) + lines.other
    billed = np.zeros(len(world.accounts), bool)
    billed[side.submissions.visit] = True
    return Told(
        world,
        paid=by_visit(world, visit, lines.paid),
        taken=by_visit(world, visit, ours),
        owed=by_visit(world, visit, lines.deductible + lines.copay + lines.coinsurance + above),
        one_plan=side.office.covers.second < 0,
        billed=billed,
    )


def lost(known: Told) -> Ints:
    """By visit what the ledger gave up as denied, wrote off for Medicaid's members, or moved to the patient for it."""
    given_up = known.ledger(Book.PAYER, Book.DENIED) + known.ledger(Book.PAYER, Book.CONTRACT, Why.PROTECTED)
    refused = known.ledger(Book.PAYER, Book.PATIENT) - known.owed
    return np.where(known.one_plan, given_up + refused, 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_charged_is_paid_written_off_the_patients_denied_or_open_by_claim_and_on_any_day(seed: int) -> None:
    known = told(seed)
    world, entries = known.world, known.world.payers.entries
    charge = by_visit(world, world.care.services.visit, world.care.services.charge)
    for day in (date(2025, 3, 31), date(2025, 12, 31), date(2026, 6, 30), date(2030, 1, 1)):
        posted = entries.as_of(day.toordinal())
        seen = world.accounts.seen <= day.toordinal()
        still_open = posted.standing(Book.PAYER, charge.size)
        parts = sum(
            by_visit(world, posted.visit, posted.between(Book.PAYER, book))
            for book in (Book.CASH, Book.CONTRACT, Book.SEQUESTRATION, Book.PATIENT, Book.DENIED)
        )
        assert (still_open >= 0).all()
        assert (parts + still_open == np.where(seen & known.billed, charge, 0)).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_in_the_end_the_answers_explain_every_dollar_of_a_claim_that_the_ledger_did_not_lose(seed: int) -> None:
    known = told(seed)
    world = known.world
    charge = by_visit(world, world.care.services.visit, world.care.services.charge)
    rows = known.billed & known.one_plan

    assert rows.sum() > 8_000
    assert (charge - known.paid - known.taken - known.owed == lost(known))[rows].all()
    assert (lost(known) >= 0).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_ledger_moves_to_the_patient_is_what_stands_under_pr(seed: int) -> None:
    known = told(seed)
    lines, side = known.world.payers.lines, known.world.payers
    visit = side.submissions.visit[side.answers.submission[lines.answer]]
    refused = by_visit(known.world, visit, np.where(lines.denied_group == PR, np.abs(lines.denied), 0)) > 0
    moved = known.ledger(Book.PAYER, Book.PATIENT)
    rows = known.one_plan & known.billed & ~refused

    assert rows.sum() > 8_000
    assert (moved == known.owed)[rows].all()
    assert (moved >= known.owed)[known.one_plan].all()  # what was refused as the patient's comes on top


@pytest.mark.parametrize("seed", SEEDS)
def test_by_payer_the_final_denials_are_the_first_ones_less_what_was_overturned(seed: int) -> None:
    known = told(seed)
    world, side, lines = known.world, known.world.payers, known.world.payers.lines
    _, is_first = first_answers(side)
    service, size = lines.service_row, len(world.care.services)
    stands, denied, answered = (np.zeros(size, np.int64) for _ in range(3))
    np.add.at(stands, service, np.where(lines.edit == 0, np.sign(lines.charge), 0))
    np.add.at(denied, service[is_first], lines.denied[is_first])
    np.add.at(answered, service[is_first], 1)
    payer = np.full(len(world.accounts), -1)
    sending = side.answers.submission[lines.answer[is_first]]
    payer[side.submissions.visit[sending]] = side.submissions.payer[sending]
    visit, charge = world.care.services.visit, world.care.services.charge
    counts = known.one_plan[visit] & (answered > 0)
    for number, name in enumerate(side.payers):
        rows = counts & (payer[visit] == number)
        at_first = int(denied[rows].sum())
        overturned = int(denied[rows & (stands > 0)].sum())
        later = int(charge[rows & (denied == 0) & (stands <= 0)].sum())  # paid at first, refused in the end
        final = int(lost(known)[np.unique(visit[rows])].sum())

        assert at_first > 0, name
        assert final == at_first - overturned + later, name
        assert later <= at_first // 20, name


@pytest.mark.parametrize("seed", SEEDS)
def test_what_payers_owe_for_more_than_90_days_comes_from_denials_and_lost_claims(seed: int) -> None:
    known = told(seed)
    world, side = known.world, known.world.payers
    day = date(2025, 12, 31).toordinal()
    still_open = side.entries.as_of(day).standing(Book.PAYER, len(world.accounts))
    old = world.accounts.seen < day - 90
    first, is_first = first_answers(side)
    clean = np.zeros(len(world.accounts), bool)
    clean[side.submissions.visit[side.answers.submission[first]]] = True
    refused = side.answers.submission[side.lines.answer[is_first & (side.lines.denied > 0)]]
    clean[side.submissions.visit[refused]] = False
    stopped = (side.submissions.front_end > 0) | (side.submissions.lost > 0)
    clean[side.submissions.visit[stopped]] = False

    assert still_open[old].sum() > 0
    assert still_open[old & clean].sum() <= still_open[old].sum() // 10


@pytest.mark.parametrize("seed", SEEDS)
def test_who_has_no_plan_is_a_small_part_of_the_care_and_a_smaller_one_of_the_money(seed: int) -> None:
    world = told(seed).world
    theirs = world.accounts.financial_class == SELF_PAY
    charges, cash = (world.entries.standing(book, theirs.size) for book in (Book.CHARGES, Book.CASH))
    of_charges, of_cash = (column[theirs].sum() / column.sum() for column in (charges, cash))

    assert 0.04 <= of_charges <= 0.12
    assert of_cash <= of_charges / 3


@pytest.mark.parametrize("seed", SEEDS)
def test_the_charge_is_about_two_and_a_half_times_what_medicare_allows(seed: int) -> None:
    side = told(seed).world.payers
    lines, medicare = side.lines, side.payers.index("medicare")
    first = side.submissions.order[side.answers.submission[lines.answer]] == 1
    theirs = first & (side.submissions.payer[side.answers.submission[lines.answer]] == medicare) & (lines.allowed > 0)

    assert 1.8 <= lines.charge[theirs].sum() / lines.allowed[theirs].sum() <= 3.0


# ---- orders: sturdier than any band ----


def share(measure: Callable[[PracticeWorld], tuple[int, int]], seed: int) -> float:
    parts = [measure(told(seed, practice).world) for practice in range(4)]
    return sum(over for over, _ in parts) / sum(under for _, under in parts)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_market_denies_more_outside_its_network_than_inside_and_medicare_least(seed: int) -> None:
    side = told(seed).world.payers
    first, lines = first_answers(side)
    denied = np.zeros(len(side.answers), bool)
    denied[side.lines.answer[lines & (side.lines.denied > 0)]] = True
    payer = side.submissions.payer[side.answers.submission[first]]
    medicare = denied[first][payer == side.payers.index("medicare")].mean()

    assert share(MEASURES["den_mp_oon"], seed) > share(MEASURES["den_mp_in"], seed) > medicare


@pytest.mark.parametrize("seed", SEEDS)
def test_the_larger_the_balance_the_smaller_the_part_that_comes_in(seed: int) -> None:
    owed, paid = np.zeros((2, 3), np.int64)
    for practice in range(4):
        world = told(seed, practice).world
        sizes = by_size(world.entries, world.accounts, (50_00, 100_00, 500_00), insured=True)
        owed += [size.owed for size in sizes]
        paid += [size.paid for size in sizes]

    rates = (paid / owed).tolist()
    assert rates == sorted(rates, reverse=True)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_share_without_coverage_falls_with_income_and_is_next_to_nothing_from_65_on(seed: int) -> None:
    world = told(seed).world
    people = world.population.people
    covered = np.isin(np.arange(len(people)), world.enrolments.person)
    age = (date(2025, 12, 31).toordinal() - people.born) * 400 // 146_097
    poverty = world.population.households.poverty_percent[people.household]
    grown = (age >= 19) & (age < 65)
    by_income = [1 - covered[grown & (poverty >= low) & (poverty < high)].mean() for low, high in BANDS]

    assert by_income == sorted(by_income, reverse=True)
    assert covered[age >= 66].mean() > 0.97


BANDS = ((0, 200), (200, 400), (400, 10_000))


@pytest.mark.parametrize("seed", SEEDS)
def test_babies_and_the_old_come_most_often(seed: int) -> None:
    world = told(seed).world
    people = world.population.people
    age = (date(2025, 12, 31).toordinal() - people.born) * 400 // 146_097
    visits = np.bincount(world.care.visits.person, minlength=len(people))
    babies, youths, old = (visits[(age >= low) & (age < high)].mean() for low, high in ((0, 2), (5, 40), (65, 120)))

    assert babies > youths < old
