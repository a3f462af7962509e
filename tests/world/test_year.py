"""Payers and patients of one practice together: the laws that hold for a whole year, and what a better team changes."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.ledger import Book, Why
from simulator.ledger.aging_table import FINANCIAL_CLASSES, aging_by_class, credit_balances
from simulator.ledger.dashboard import KPIS, Year
from simulator.world.patients.events import Doing
from simulator.world.payers.entries import protected
from simulator.world.practice import make_practice
from simulator.world.settings import Settings
from simulator.world.year import year_of_practice


@pytest.fixture(scope="module")
def teams() -> dict[str, Year]:
    return {team: year_of_practice(1500, 1, team) for team in ("poor", "typical", "good")}


@pytest.fixture(scope="module")
def typical(teams: dict[str, Year]) -> Year:
    return teams["typical"]


def test_on_any_day_the_books_balance_and_the_aging_is_what_they_leave_open(typical: Year) -> None:
    size = len(typical.accounts)
    for day in range(typical.days.first, typical.end, 61):
        posted = typical.entries.as_of(day)
        still_open = sum(posted.standing(book, size).sum() for book in (Book.PAYER, Book.PATIENT))

        assert sum(posted.trial_balance().values()) == 0
        assert aging_by_class(typical.entries, typical.accounts, day).total == still_open


def test_no_patient_ever_owes_less_than_nothing_and_no_money_is_kept(typical: Year) -> None:
    entries, size = typical.entries, len(typical.accounts)
    days = np.unique(entries.on)
    by_day = np.zeros((size, days.size), np.int64)
    np.add.at(by_day, (entries.visit, np.searchsorted(days, entries.on)), entries.change(Book.PATIENT))

    assert by_day.cumsum(axis=1).min() == 0
    assert credit_balances(entries, size, typical.end).tolist() == [0] * size


def test_no_entry_stands_before_its_visit(typical: Year) -> None:
    assert (typical.entries.on >= typical.accounts.seen[typical.entries.visit]).all()


def test_nobody_whom_medicaid_covers_is_sent_a_statement_for_covered_care() -> None:
    world = make_practice(Settings(1500, 2), 0)
    shielded, events, entries = protected(world.payers.office), world.patients.events, world.entries
    asked = events.take(events.kind == Doing.STATEMENT.number)
    paid = entries.take(entries.why_is(Why.STATEMENT, Why.INSTALMENT, Why.PROMISE, Why.BAD_DEBT))

    assert shielded.sum() > 300
    assert not shielded[asked.visit].any()
    assert not shielded[paid.visit].any()


def test_a_visit_of_each_financial_class_is_seen(typical: Year) -> None:
    assert set(typical.accounts.financial_class.tolist()) == set(range(len(FINANCIAL_CLASSES)))
    assert ((typical.accounts.payer < 0) == (typical.accounts.financial_class == 3)).all()


def test_a_claim_that_was_sent_twice_is_billed_once(teams: dict[str, Year]) -> None:
    world = make_practice(Settings(1500, 1, "poor"), 0)
    sent, poor = world.payers.submissions, teams["poor"]
    first = (sent.order == 1) & (sent.attempt == 1)

    assert len(poor.billing) == np.unique(sent.visit[first]).size < first.sum()
    charges = -int(world.entries.change(Book.CHARGES)[world.accounts.payer[world.entries.visit] >= 0].sum())
    assert poor.billing.charge.sum() == charges


@pytest.mark.parametrize(
    "name", ["denial_rate_claims", "denial_rate_dollars", "denial_write_offs", "practice_days_in_ar", "cost_to_collect"]
)
def test_a_better_team_has_less_of_it(teams: dict[str, Year], name: str) -> None:
    poor, typical, good = (KPIS[name](year).value for year in teams.values())

    assert poor > typical > good


@pytest.mark.parametrize("name", ["first_pass_paid", "clean_claim_edit", "cash_collection"])
def test_a_better_team_has_more_of_it(teams: dict[str, Year], name: str) -> None:
    poor, typical, good = (KPIS[name](year).value for year in teams.values())

    assert poor < typical < good


def test_the_same_seed_makes_the_same_year(typical: Year) -> None:
    again = year_of_practice(1500, 1, "typical")

    assert again.entries.amount.tolist() == typical.entries.amount.tolist()
    assert again.causes == typical.causes
