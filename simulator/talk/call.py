"""A call: the persona on one end, the trainee's moves on the other. The same seed and moves give the same call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from simulator.chance import Stream
from simulator.dates import print_date
from simulator.law import (
    Event,
    Finding,
    findings,
)
from simulator.talk.deal import Outcome, kind_of
from simulator.talk.effect import take_effect, their_limits
from simulator.talk.facts import TOPICS
from simulator.talk.in_law import happened, on_screen
from simulator.talk.mood import Moment, shifts, together
from simulator.talk.moods import moods
from simulator.talk.moves import Move, Phrasing, groups, moves
from simulator.talk.opening import begin
from simulator.talk.persona import Persona
from simulator.talk.setting import Office, OnFile
from simulator.talk.state import State, Turn
from simulator.talk.step import Step
from simulator.talk.typed import Unread, Value, read_fields

MOST_TURNS = 60
_LETTERS = "abcdefgh"
_SAY: dict[str, Any] = {
    "move": "say",
    "kind": "words",
    "says": "Say it in your own words",
    "fields": {"words": "words"},
}
_NOT_YET = "What you say in your own words is not graded yet. Pick a move; your words are still there."
_FROM_PRESSURE = frozenset({"threat", "pressure", "guilt", "bluff"})
_LASTING = frozenset(
    {"greet", "explain", "told_help", "told_dispute", "too_near", "who_owes", "review", "summarise"}
)  # what a good wording leaves behind


class Call:
    """One conversation. Frozen inputs, a list of states, one for each turn: `back(n)` gives the call as it then was."""

    def __init__(self, persona: Persona, account: OnFile, office: Office, seed: int) -> None:
        self.persona, self.account, self.office, self.seed = persona, account, office, seed
        self.turns: tuple[Turn, ...] = ()
        self._states: tuple[State, ...] = (begin(persona, account, office, seed),)

    # what is seen -----------------------------------------------------------------------------------------------------

    @property
    def now(self) -> State:
        """Where the call stands."""
        return self._states[-1]

    @property
    def done(self) -> bool:
        return bool(self.now.ended)

    @property
    def state(self) -> dict[str, Any]:
        """The call as a desk shows it. Nothing here was not said, or does not stand on our own screen."""
        now, mood = self.now, self.now.mood
        return {
            "log": [{"who": line.who, "says": line.says, "at": line.at} for line in now.log],
            "card": self._card(),
            "mood": {"word": mood.word, "step": mood.step, "was": self._states[-2 if self.turns else -1].mood.word},
            "trust": mood.stars,
            "clock": now.seconds,
            "note": now.note,
            "agreed": now.deal.in_words(),
            "stop_money": now.in_despair,
            "ended": now.ended,
        }

    def moves(self) -> list[dict[str, Any]]:
        """What may be done now, by group, each in several wordings that the seed has shuffled."""
        return [
            {
                "move": one.name,
                "kind": one.group,
                "says": one.label,
                "phrasings": [{"id": key, "says": phrasing.says} for key, phrasing in self._dealt(one).items()],
                "fields": dict(one.fields),
            }
            for one in self._open()
        ] + ([] if self.done else [dict(_SAY)])

    def names(self) -> list[str]:
        """The moves that may be made now, by name."""
        return [one.name for one in self._open()] + ([] if self.done else [_SAY["move"]])

    def phrasing(self, move: str, name: str = "good") -> str:
        """The letter under which this call deals a wording, by its name in data/talk: for authors and tests."""
        return next(key for key, phrasing in self._dealt(moves()[move]).items() if phrasing.name == name)

    # what is done -----------------------------------------------------------------------------------------------------

    def play(self, move: str, phrasing: str | None = None, **fields: object) -> Turn:
        """One move. What cannot be done or read comes back as one sentence in `unread`, and nothing has happened."""
        try:
            chosen, wording, values = self._read(move, phrasing, fields)
            turn, state = self._made(chosen, wording, values)
        except Unread as why:
            return Turn(move=move, unread=str(why))
        self.turns = (*self.turns, turn)
        self._states = (*self._states, state)
        return turn

    def back(self, turns: int) -> Call:
        """The call as it was after this many turns, to go on from there."""
        earlier = Call(self.persona, self.account, self.office, self.seed)
        kept = max(0, min(turns, len(self.turns)))
        earlier.turns, earlier._states = self.turns[:kept], self._states[: kept + 1]
        return earlier

    # what it came to --------------------------------------------------------------------------------------------------

    @property
    def events(self) -> tuple[Event, ...]:
        """The call in the law room's terms."""
        return happened(self.persona, self.account, self.office, self.now)

    def findings(self, keeps: tuple[str, ...] = ()) -> tuple[Finding, ...]:
        """What the law room finds in this call and in what went before on the account."""
        return findings(
            (*self.office.before, *on_screen(self.persona, self.account, self.office), *self.events),
            caller=self.office.caller,
            on=self.now.deal.next_try or self.office.today,
            place=self.office.place,
            keeps=keeps,
        )

    @property
    def outcome(self) -> Outcome:
        """What the call came to so far."""
        now = self.now
        return Outcome(
            kind=kind_of(now.deal),
            deal=now.deal,
            summed_up="summarise" in now.marks,
            told=now.told,
            note=now.note,
            ended=now.ended,
            trust=now.mood.trust,
            minutes=-(-now.seconds // 60),
        )

    # ------------------------------------------------------------------------------------------------------------------

    @cached_property
    def _deals(self) -> dict[str, dict[str, Phrasing]]:
        return {}

    def _dealt(self, move: Move) -> Mapping[str, Phrasing]:
        """The wordings of a move under the letters of this call."""
        if move.name not in self._deals:
            mixed = Stream(self.seed, "phrasings", move.name).shuffled(move.phrasings)
            self._deals[move.name] = dict(zip(_LETTERS, mixed, strict=False))
        return self._deals[move.name]

    def _open(self) -> list[Move]:
        """What may be done now, in the order of the desk."""
        order = list(groups())
        return sorted(filter(self._may, moves().values()), key=lambda one: order.index(one.group))

    def _may(self, move: Move) -> bool:
        channel = self.office.channel.value
        if (self.done and not move.after) or (move.beside and self.account.estimate is None):
            return False
        if move.name in ("note", "end_call"):
            return True
        return move.on == channel and not (move.once and move.name in self.now.marks)

    def _read(self, move: str, phrasing: str | None, fields: Mapping[str, object]) -> tuple[Move, Phrasing, Any]:
        chosen = moves().get(move)
        if self.done and not (chosen and self._may(chosen)):
            raise Unread("The call is over.")
        if move == "say":
            raise Unread(_NOT_YET)
        if chosen is None or not self._may(chosen):
            raise Unread("That cannot be done now. Pick one of the moves that are shown.")
        dealt = self._dealt(chosen)
        if phrasing is None and len(dealt) > 1:
            raise Unread(f"Choose how to say it: {', '.join(dealt)}.")
        wording = dealt.get(phrasing or "a")
        if wording is None:
            raise Unread(f"There is no wording “{str(phrasing)[:20]}” here. Choose from: {', '.join(dealt)}.")
        return chosen, wording, read_fields(chosen.fields, fields)

    def _made(self, move: Move, phrasing: Phrasing, values: Mapping[str, Value]) -> tuple[Turn, State]:
        before = self.now
        step = Step(self.persona, self.account, self.office, self.seed, before, move, phrasing, values)
        quality = phrasing.quality_for(self.office.caller)
        moved = shifts(self._moment(move, phrasing, quality))
        step.we_say()
        step.state = replace(
            step.state,
            mood=together(before.mood, moved),
            seconds=step.state.seconds + move.seconds,
            pressed=before.pressed + (phrasing.hears in _FROM_PRESSURE),
        )
        take_effect(step)
        if step.absurd:
            moved = (*moved, moods().absurd)
            step.state = replace(step.state, mood=together(before.mood, moved))
        if quality == "good" and not step.not_followed:
            step.mark(move.name, *(phrasing.does & _LASTING))
        elif move.once:
            step.mark(move.name)
        their_limits(step)
        state = replace(step.state, before=(*before.before, (move.group, f"{move.name}/{phrasing.name}")))
        if len(state.before) >= MOST_TURNS and not state.ended:
            step.state = state
            step.they_say("too_long")
            state = replace(step.state, ended="time")
        turn = Turn(
            move=move.name,
            phrasing=phrasing.name,
            quality=quality,
            lines=state.log[len(before.log) :],
            facts=tuple(step.facts),
            shifts=moved,
            trust=state.mood.trust - before.mood.trust,
            patience=state.mood.patience - before.mood.patience,
            distress=state.mood.distress - before.mood.distress,
            paid=state.deal.paid - before.deal.paid,
            said=tuple(said.what for said in phrasing.tells),
            does=phrasing.does,
            seconds=state.seconds - before.seconds,
        )
        return turn, state

    def _moment(self, move: Move, phrasing: Phrasing, quality: str) -> Moment:
        now = self.now
        return Moment(
            persona=self.persona,
            mood=now.mood,
            group=move.group,
            move=move.name,
            quality=quality,
            hears=phrasing.hears,
            asks_for_money=phrasing.asks_for_money,
            asks=frozenset(phrasing.asks),
            told=frozenset(one.fact.topic for one in now.learned),
            before=now.before,
            marks=now.marks,
        )

    def _card(self) -> list[dict[str, str]]:
        """What the screen shows of the account, and what was said or checked; the rest is `not asked`."""
        account, now = self.account, self.now
        patient = account.patient
        checked = "matches" if now.matched >= self.office.policy.identifiers else "not checked"
        shown = [
            ("Patient", patient.name, checked),
            ("Born", print_date(patient.birth_date), checked),
            ("Street", patient.street, checked),
            ("Balance", now.deal.balance.dollars, "on file"),
            ("First bill", print_date(account.first_bill), f"day {(self.office.today - account.first_bill).days}"),
        ]
        if account.estimate is not None:
            shown.insert(4, ("Estimate", account.estimate.dollars, "on file"))
        learned = {one.fact.topic: one for one in now.learned}
        for topic, about in TOPICS.items():
            if topic in ("identity", "permission", "review"):
                continue
            one = learned.get(topic)
            said = (one.fact.value, f"said at {one.at // 60}:{one.at % 60:02d}") if one else ("", "not asked")
            shown.append((about.label, *said))
        return [{"label": label, "value": value, "how": how} for label, value, how in shown]
