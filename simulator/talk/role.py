"""What it takes to play this person aloud: what they tell and when, what they can pay, what moves them.

Every figure is asked of the functions that answer a trainee on the line; nothing here is a second account of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.law import Channel
from simulator.money import ZERO, Money
from simulator.talk.answers import asked
from simulator.talk.bargaining import WANT_A_LOOK, Answer, Offer, Standing, answer, doubts
from simulator.talk.call import Call
from simulator.talk.doings import DOINGS
from simulator.talk.facts import TOPICS, manageable
from simulator.talk.mood import Mood
from simulator.talk.moves import Move, Phrasing, moves
from simulator.talk.offers import forgiven
from simulator.talk.policy import NOTHING
from simulator.talk.state import State
from simulator.talk.step import Step

_OF_THE_SCREEN = ("identity", "permission", "review")  # topics that no question alone brings out
_BEYOND_ALL = 10**9  # cents; no bill comes near it
_MOST_TURNS = 30

Wording = tuple[str, str]  # a move, and the name of one of its wordings


@dataclass(frozen=True, slots=True)
class Told:
    """What one kind of question brings out: its name on the desk, what is said to it, and from which trust on.

    `trust` is in the desk's five steps; 0 where it is told from the first. `facts` is empty where nothing is told.
    """

    topics: tuple[str, ...]
    asks: str
    says: tuple[str, ...]
    facts: tuple[str, ...]
    trust: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that this person says yes to, to the cent, where nothing stands in the way of talking of money."""

    pay_day: date
    today: Money  # once, on the call
    by_pay_day: Money  # once, from the next pay-day on
    gladly: Money  # each month, and kept with ease
    each_month: Money  # each month, the first on a pay-day
    names: Money  # what they name themselves when it is more
    from_fear: Money  # once, when threatened: it is taken from what they need


class Role:
    """A call as the one sees it who plays the other person."""

    def __init__(self, call: Call) -> None:
        self._call = call.back(0)
        self.persona, self.account, self.office = call.persona, call.account, call.office

    @property
    def mood(self) -> Mood:
        """How they feel when the call begins."""
        return self._call.now.mood

    @property
    def opening(self) -> str:
        """The first words on the line."""
        return self._call.now.log[0].says

    @property
    def speaks(self) -> bool:
        """Whether a person answers, and no machine."""
        return self.office.channel is Channel.PHONE

    @property
    def owes(self) -> bool:
        return self._step().owes

    def line(self, name: str, **fills: str) -> str:
        """One line of theirs out of the bank, in the mood in which the call begins."""
        step = self._step()
        step.they_say(name, **fills)
        return step.state.log[-1].says

    def identity(self) -> str:
        """What they say when they are asked for the name, the birth date and the street."""
        step = self._step(kindly=True)
        DOINGS["verify_3"](step)
        return next(line.says for line in step.state.log[len(self._call.now.log) :] if line.who == "them")

    def permission(self) -> str:
        """What comes of the question whether the patient says yes; empty where that is nobody's question."""
        return "" if self.persona.is_patient else self._asked("ask_permission")[1][0]

    def told(self) -> tuple[Told, ...]:
        """What each question brings out, in the order in which the desk has its questions."""
        found = []
        for move, phrasing in _questions():
            step, says = self._asked(move.name)
            trust = max(TOPICS[topic].trust for topic in phrasing.asks)
            found.append(
                Told(
                    topics=phrasing.asks,
                    asks=move.label,
                    says=says,
                    facts=tuple(fact.value for fact in step.facts),
                    trust=0 if self.mood.trust >= trust else (trust + 20) // 20,
                )
            )
        return tuple(found)

    def waits_for(self) -> str:
        """What must be done before this person talks of money: `explain`, `review` or nothing."""
        if not doubts(self.persona):
            return ""
        return "review" if self.persona.belief in WANT_A_LOOK else "explain"

    def may_get_help(self) -> bool:
        """Whether the table takes some of the bill off: once told of help, they wait for it."""
        return forgiven(self._step()) != NOTHING

    def limits(self) -> Limits:
        """Where each answer turns, found by asking."""
        pay_day = self.persona.pay_days.from_(self.office.today + timedelta(days=1))
        can = self.owes and bool(manageable(self.persona))
        return Limits(
            pay_day=pay_day,
            today=self._most(lambda most: Offer(now=most)),
            by_pay_day=self._most(lambda most: Offer(now=most, first_on=pay_day)),
            gladly=self.persona.each_month if can else ZERO,
            each_month=self._most(lambda most: Offer(now=most, each_month=most, first_on=pay_day)),
            names=manageable(self.persona) if can else ZERO,
            from_fear=self._most(lambda most: Offer(now=most), Answer.YIELDS, pressed=True),
        )

    def moved_by(self, said: Sequence[Wording]) -> int:
        """How far the last of some sentences moves this person: trust and patience won, less what it weighs on them."""
        call, moved = self._call.back(0), 0
        for move, wording in said:
            turn = call.play(move, call.phrasing(move, wording))
            moved = turn.trust + turn.patience - turn.distress
        return moved

    def hangs_up_after(self, move: str, wording: str) -> int | None:
        """How often this can be said in a row until they hang up; None where they never do."""
        call = self._call.back(0)
        for said in range(1, _MOST_TURNS):
            call.play(move, call.phrasing(move, wording))
            if call.done:
                return said if call.outcome.ended == "them" else None
        return None

    # ------------------------------------------------------------------------------------------------------------------

    def _asked(self, move: str) -> tuple[Step, tuple[str, ...]]:
        """What a good question brings out of somebody who trusts and follows."""
        step = self._step(kindly=True, move=move)
        asked(step)
        return step, tuple(line.says for line in step.state.log[len(self._call.now.log) :])

    def _step(self, *, kindly: bool = False, move: str = "greet") -> Step:
        """A turn that is about to be made: at the beginning, or with trust won and every need met."""
        chosen, call = moves()[move], self._call
        state: State = call.now
        if kindly:
            mood = replace(call.now.mood, trust=100)
            state = replace(state, mood=mood, marks=frozenset({"interpreter", "adapt", "greet"}))
        good = next(each for each in chosen.phrasings if each.quality == "good")
        return Step(self.persona, self.account, self.office, call.seed, state, chosen, good, {})

    def _most(
        self, offer: Callable[[Money], Offer], wanted: Answer = Answer.ACCEPTS, *, pressed: bool = False
    ) -> Money:
        """The largest amount that still gets the answer wanted; nothing where not even a cent does."""
        standing = Standing(doubt_open=False, help_open=False, pressed=pressed, owes=self.owes)
        mood = Mood(trust=100, patience=100, distress=0)
        low, high = 0, _BEYOND_ALL
        while high - low > 1:
            middle = (low + high) // 2
            said = answer(offer(Money(middle)), self.persona, mood, standing, self.office.today)
            low, high = (middle, high) if said.answer is wanted else (low, middle)
        return Money(low)


def _questions() -> list[tuple[Move, Phrasing]]:
    """The good wording of every question about them."""
    return [
        (move, phrasing)
        for move in moves().values()
        for phrasing in move.phrasings
        if phrasing.quality == "good" and phrasing.asks and not set(phrasing.asks) & set(_OF_THE_SCREEN)
    ]
