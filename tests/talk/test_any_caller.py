"""Whatever Hypothesis thinks of to say: the call goes on or ends, tells nothing unasked, and can be played again."""

from __future__ import annotations

import json

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from simulator.dates import print_date
from simulator.money import Money
from simulator.talk import MOST_TURNS, Call, year_after
from simulator.talk.moves import moves
from tests.talk.players import STARTS, WILD, drawn_call

_FITTING = {
    "money": st.integers(1, 400_00).map(lambda cents: f"{cents // 100}.{cents % 100:02d}"),
    "date": st.dates(STARTS.date()).map(print_date),
    "whole": st.integers(1, 40).map(str),
    "identifier": st.integers(0, 10**8).map(lambda number: f"W{number}"),
    "words": st.text(max_size=80),
}
_INDEX = st.integers(0, 200)


class AnyCaller(RuleBasedStateMachine):
    """One call, talked through by somebody who may say anything at all, and who may go back."""

    @initialize(seed=st.integers(0, 10**6))
    def rings(self, seed: int) -> None:
        self.seed, self.call = seed, drawn_call(seed)
        self.said: list[tuple[str, str | None, dict[str, object]]] = []

    @rule(which=_INDEX, how=_INDEX, data=st.data())
    def says(self, which: int, how: int, data: st.DataObject) -> None:
        open_now = self.call.moves()
        if not open_now:
            return
        move = open_now[which % len(open_now)]
        wordings = [each["id"] for each in move.get("phrasings", [])]
        fields = {
            name: data.draw(st.one_of(_FITTING[kind], st.sampled_from(WILD)), label=name)
            for name, kind in move["fields"].items()
        }
        self._says(move["move"], wordings[how % len(wordings)] if wordings else None, fields)

    @rule(move=st.one_of(st.sampled_from([*moves()]), st.text(max_size=12)), phrasing=st.none() | st.text(max_size=3))
    def says_what_is_not_offered(self, move: str, phrasing: str | None) -> None:
        self._says(move, phrasing, {})

    @precondition(lambda self: self.said)
    @rule(turns=_INDEX)
    def goes_back(self, turns: int) -> None:
        turns %= len(self.call.turns) + 1
        self.call, self.said = self.call.back(turns), self.said[:turns]
        assert len(self.call.turns) == turns

    def _says(self, move: str, phrasing: str | None, fields: dict[str, object]) -> None:
        before = json.dumps(self.call.state)
        turn = self.call.play(move, phrasing, **fields)
        if turn.unread:
            assert turn.unread.strip().endswith((".", "?"))
            assert len(turn.unread) < 400
            assert json.dumps(self.call.state) == before
            return
        self.said.append((move, phrasing, fields))
        wording = next(each for each in moves()[turn.move].phrasings if each.name == turn.phrasing)
        assert {fact.topic for fact in turn.facts} <= set(wording.asks)

    @invariant()
    def a_card_in_the_drawer_stays_there_until_somebody_asks(self) -> None:
        person, now = self.call.persona, self.call.now
        if person.member_id and not now.knows("cover"):
            heard = " ".join(line.says for line in now.log if line.who == "them")
            assert person.member_id not in heard
            assert person.member_id not in json.dumps(self.call.state["card"])

    @invariant()
    def money_and_mood_stay_within_their_bounds(self) -> None:
        deal, mood = self.call.now.deal, self.call.now.mood
        assert Money(0) <= deal.paid <= self.call.account.balance
        assert deal.open >= Money(0)
        assert all(0 <= each <= 100 for each in (mood.trust, mood.patience, mood.distress))
        assert len(self.call.turns) <= MOST_TURNS

    @invariant()
    def the_end_is_within_reach(self) -> None:
        if not self.call.done:
            assert "end_call" in {each["move"] for each in self.call.moves()}
            there = self.call.back(len(self.call.turns))
            there.play("end_call", there.phrasing("end_call"))
            assert there.done

    def teardown(self) -> None:
        if not hasattr(self, "said"):
            return
        again: Call = drawn_call(self.seed)
        for move, phrasing, fields in self.said:
            again.play(move, phrasing, **fields)
        assert again.state == self.call.state
        assert [turn.lines for turn in again.turns] == [turn.lines for turn in self.call.turns]
        assert again.findings() == self.call.findings()
        assert year_after(again.outcome, again.persona, again.account, again.office.today, self.seed).paid >= Money(0)


class ManyCallers(AnyCaller):
    """The same, ten thousand times."""


TestAnyCaller = AnyCaller.TestCase
TestAnyCaller.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)

TestTenThousandCallers = pytest.mark.deep(ManyCallers.TestCase)
TestTenThousandCallers.settings = settings(max_examples=10_000, stateful_step_count=30, deadline=None)
