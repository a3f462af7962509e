from __future__ import annotations

import pytest

from simulator.money import Money
from simulator.talk import MOST_TURNS, Call, year_after
from simulator.talk.moves import moves
from tests.talk.players import an_office, at_random, drawn_call, pleases, presses, reads

QUICK, DEEP = 300, 10_000


def played_by_anybody(calls: range) -> None:
    """Nothing crashes, every call ends, and no fact comes out that no words had asked for."""
    for seed in calls:
        call = at_random(drawn_call(seed), seed)
        assert call.done, seed
        assert 1 <= len(call.turns) <= MOST_TURNS
        for turn in call.turns:
            wording = next(one for one in moves()[turn.move].phrasings if one.name == turn.phrasing)
            assert {fact.topic for fact in turn.facts} <= set(wording.asks), (seed, turn.move)
        deal = call.outcome.deal
        assert Money(0) <= deal.paid <= call.account.balance
        assert deal.open >= Money(0)
        assert call.now.mood.trust in range(101)
        if seed % 10 == 0:
            assert isinstance(call.findings(), tuple)
            assert year_after(call.outcome, call.persona, call.account, call.office.today, seed).paid >= Money(0)


def test_three_hundred_calls_by_anybody_end_and_give_nothing_away():
    played_by_anybody(range(QUICK))


@pytest.mark.deep
def test_ten_thousand_calls_by_anybody_end_and_give_nothing_away():
    played_by_anybody(range(QUICK, QUICK + DEEP))


def settled(call: Call, seed: int) -> int:
    after = year_after(call.outcome, call.persona, call.account, call.office.today, seed)
    return min(after.settled, call.account.balance).cents


def test_cash_at_any_cost_takes_the_most_on_the_day_and_the_least_of_a_year_by_its_means():
    """The reader settles at least twice what the presser does, who took more on the day than both others."""
    day, year, broken = dict.fromkeys("rpn", 0), dict.fromkeys("rpn", 0), 0
    for seed in range(150):
        for name, player in (("r", reads), ("p", presses), ("n", pleases)):
            call = player(drawn_call(seed, an_office()))
            day[name] += call.outcome.deal.paid.cents
            year[name] += settled(call, seed)
            if name == "p":
                broken += any("THREAT" in finding.rule for finding in call.findings())

    assert day["p"] > day["r"]
    assert day["p"] > day["n"]
    assert year["r"] > 2 * year["p"]
    assert broken == 150


def test_nice_but_useless_is_liked_and_settles_next_to_nothing():
    trust, year, best = 0, 0, 0
    for seed in range(100):
        nice, reader = pleases(drawn_call(seed, an_office())), reads(drawn_call(seed, an_office()))
        trust += nice.now.mood.trust
        year += settled(nice, seed)
        best += settled(reader, seed)

    assert trust / 100 > 50
    assert year < best / 5


def test_the_reader_breaks_no_rule():
    for seed in range(100):
        call = reads(drawn_call(seed, an_office()))
        assert [finding.rule for finding in call.findings() if finding.scores] == [], seed


def test_plans_that_fit_are_broken_as_often_as_published():
    """22 to 40 % of medical payment plans default."""
    kept = [
        after.kept
        for seed in range(300)
        if (call := reads(drawn_call(seed, an_office()))).outcome.deal.terms
        and (after := year_after(call.outcome, call.persona, call.account, call.office.today, seed)).kept is not None
    ]

    assert len(kept) > 75
    assert 0.22 <= kept.count(False) / len(kept) <= 0.40
