"""Every law of a world, on a hundred thousand claims, at any seed and size; and a world that breaks each."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.ledger.posting import Book
from simulator.world.laws import LAWS, broken
from simulator.world.practice import PracticeWorld, make_practice
from simulator.world.settings import SKILLS, Settings

SMALL = make_practice(Settings(people=400, seed=5), 0)


def test_a_hundred_thousand_claims_break_no_law() -> None:
    made, seed = 0, 1
    while made < 100_000:
        world = make_practice(Settings(people=5_000, seed=seed, skill=SKILLS[seed % 3]), 0)
        assert broken(world) == {}
        made += len(world.payers.submissions)
        seed += 1


@given(st.integers(0, 1 << 60), st.integers(1, 700), st.sampled_from(SKILLS), st.integers(0, 9))
@settings(max_examples=40)
def test_no_seed_size_team_or_practice_breaks_a_law(seed: int, people: int, skill: str, practice: int) -> None:
    world = make_practice(Settings(people=people + practice * 5_000, seed=seed, skill=skill), practice)

    assert broken(world) == {}


def _people(**columns: object) -> PracticeWorld:
    population = SMALL.population
    return replace(SMALL, population=replace(population, people=replace(population.people, **columns)))


def _entries(**columns: object) -> PracticeWorld:
    return replace(SMALL, entries=replace(SMALL.entries, **columns))


def _first(values: np.ndarray, value: int) -> np.ndarray:
    changed = values.copy()
    changed[0] = value
    return changed


def _too_much_from_a_patient() -> PracticeWorld:
    entries = SMALL.entries
    paid = np.flatnonzero((entries.out_of == Book.PATIENT.number) & (entries.into == Book.CASH.number))[0]
    amount = entries.amount.copy()
    amount[paid] += 1_000_000
    return _entries(amount=amount)


BROKEN: dict[str, Callable[[], PracticeWorld]] = {
    "every_person_is_unmistakably_fictional": lambda: _people(phone=_first(SMALL.population.people.phone, 199)),
    "everybody_has_a_grown_guarantor_of_the_household": lambda: _people(
        guarantor=_first(SMALL.population.people.guarantor, len(SMALL.population.people) - 1)
    ),
    "nobody_is_covered_or_seen_before_birth_or_outside_the_year": lambda: replace(
        SMALL, care=replace(SMALL.care, visits=replace(SMALL.care.visits, on=_first(SMALL.care.visits.on, 1)))
    ),
    "services_stand_with_their_visits": lambda: replace(
        SMALL,
        care=replace(SMALL.care, services=replace(SMALL.care.services, charge=_first(SMALL.care.services.charge, 0))),
    ),
    "the_books_balance": lambda: _entries(into=SMALL.entries.out_of),
    "no_money_moves_before_its_visit": lambda: _entries(on=_first(SMALL.entries.on, 1)),
    "charges_are_what_was_done": lambda: _entries(amount=_first(SMALL.entries.amount, 7)),
    "nothing_is_open_below_zero": _too_much_from_a_patient,
    "bad_debt_and_assistance_come_out_of_what_a_patient_owes": lambda: _entries(
        out_of=np.full_like(SMALL.entries.out_of, Book.PAYER.number),
        into=np.full_like(SMALL.entries.into, Book.CONTRACT.number),
    ),
}


@pytest.mark.parametrize("law", BROKEN)
def test_a_world_that_breaks_a_law_is_told_so(law: str) -> None:
    assert law in broken(BROKEN[law]())


def test_every_law_has_a_world_that_breaks_it_but_the_one_that_holds_by_construction() -> None:
    assert {law.__name__ for law in LAWS} - BROKEN.keys() == {"aging_is_what_the_entries_leave_open"}
