"""Listening, and objections: somebody says a sentence or two, and of four answers one meets it.

The people, their words and what they say back are a call's own: each answer has been said to them, and what came of it
is what is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from simulator.care.practice import practices
from simulator.case.pinned import CaseError
from simulator.chance import Stream
from simulator.dates import print_date
from simulator.law import Finding, Place, Who
from simulator.law.events import zone
from simulator.people.patient import make_patient
from simulator.talk import Call, Office, make_account, make_persona
from simulator.talk import Turn as Answer
from simulator.talk.make import shares
from simulator.talk.moves import Move, Phrasing, moves
from simulator.training.drills.moment import Moment, Option, dealt
from simulator.training.drills.situations import Situation, drills
from simulator.training.stages.talking.conduct import house

TODAY = date(2026, 3, 23)
_MOST_TRIES = 200
_PLACE = Place(state="IL")
_HEARD = "Which answer shows that you heard it?"
_NEXT = "What do you do next, and in which words?"


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer as it was tried on the line."""

    move: Move
    phrasing: Phrasing
    answer: Answer
    after: Call

    @property
    def says(self) -> str:
        return next(line.says for line in self.answer.lines if line.who == "us")

    @property
    def reply(self) -> Iterator[str]:
        """What the screen shows then, and what they say to it."""
        yield from (line.says.strip("()") for line in self.answer.lines if line.who == "desk")
        words = " ".join(line.says for line in self.answer.lines if line.who == "them")
        if words:
            yield f"They answer: “{words}”"

    @property
    def breaches(self) -> list[Finding]:
        """What law and house policy find in the call now."""
        return [each for each in self.after.findings(house().keeps) if each.scores]


def listening(seed: int, number: int) -> Moment:
    """Which answer shows that it was heard? The same for everyone with the same seed."""
    return _moment(drills().listening, "listening", seed, number, _HEARD, shows_steps=False)


def objections(seed: int, number: int) -> Moment:
    """What is the next step, and in which words?"""
    return _moment(drills().objections, "objections", seed, number, _NEXT, shows_steps=True)


def _moment(
    situations: Sequence[Situation], drill: str, seed: int, number: int, question: str, *, shows_steps: bool
) -> Moment:
    situation = _in_turn(situations, drill, seed, number)
    stream = Stream(seed, drill, number)
    call = on_the_line(situation, stream)
    right = _say(call, stream.pick(situation.shows), "good")
    chosen = dealt(stream, right, _wrong(call, situation, right, in_pairs=shows_steps))
    return Moment(
        number=number,
        known=tuple(_known(call)),
        who=call.persona.name if call.now.matched else "The caller",
        heard=_words(call, situation, stream),
        question=question,
        options=tuple(_option(each, right, situation, shows_step=shows_steps) for each in chosen),
    )


def _in_turn(situations: Sequence[Situation], drill: str, seed: int, number: int) -> Situation:
    """Each situation once before any comes back."""
    turn, place = divmod(number - 1, len(situations))
    return Stream(seed, drill, "order", turn).shuffled(situations)[place]


def on_the_line(situation: Situation, stream: Stream) -> Call:
    """Somebody in this situation, up to the moment that is meant. Raises CaseError where nobody comes to it."""
    for _ in range(_MOST_TRIES):
        call = _call(situation, stream)
        for move in situation.after:
            call.play(move, call.phrasing(move))
        if not call.done and (not situation.learns or call.now.knows(situation.learns)):
            return call
    raise CaseError(f"Nobody comes to `{situation.name}` of data/talk/drills.yaml. Change its `after` or its `learns`.")


def _call(situation: Situation, stream: Stream) -> Call:
    """The person, with another plan only where the situation says so, and a bill that fits what they say of it."""
    seed, office = stream.below(1 << 31), an_office(stream)
    plan, member = stream.pick(shares().plans), f"W{stream.between(10_000_000, 99_999_999)}"
    cover = {"cover": plan, "member_id": member} if situation.other_plan else {"cover": "", "member_id": ""}
    persona = make_persona(seed, TODAY, who=Who.PATIENT, matches=2, **cover, **situation.pinned)
    account = make_account(persona, seed, office)
    if situation.found and account.is_wrong:
        account = replace(account, wrong_because=situation.found)
    return Call(persona, account, office, seed)


def an_office(stream: Stream) -> Office:
    """Some practice's own desk on the day of the drills, and somebody who sits there."""
    practice = stream.pick(practices())
    starts = datetime.combine(TODAY, time(14, 5), tzinfo=zone(_PLACE.clocks[0]))
    agent = make_patient(stream, TODAY, (24, 60)).name
    return Office(name=practice.name, agent=agent, phone=practice.phone, starts=starts, place=_PLACE)


def _wrong(call: Call, situation: Situation, right: _Said, *, in_pairs: bool) -> list[tuple[_Said, ...]]:
    """The right step in poor words, and another step in good words and in poor ones.

    `in_pairs` makes both of these the same step: where steps are named, the one that stands there twice tells nothing.
    """
    others = [moves()[each] for each in situation.instead]
    good, poor = ([_all(call, move, is_good=each) for move in others] for each in (True, False))
    return [
        (own, well, ill)
        for own in _all(call, right.move, is_good=False)
        for at, wells in enumerate(good)
        for well in wells
        for ills in (poor[at : at + 1] if in_pairs else poor)
        for ill in ills
    ]


def _all(call: Call, move: Move, *, is_good: bool) -> list[_Said]:
    return [_say(call, move.name, each.name) for each in move.phrasings if (each.quality == "good") is is_good]


def _say(call: Call, move: str, phrasing: str) -> _Said:
    """What these words bring, said at this moment."""
    chosen, after = moves()[move], call.back(len(call.turns))
    wording = next(each for each in chosen.phrasings if each.name == phrasing)
    answer = after.play(move, call.phrasing(move, phrasing))
    return _Said(chosen, wording, answer, after)


def _known(call: Call) -> Iterator[tuple[str, str]]:
    if not call.now.matched:
        yield "On the line", "somebody who has not been checked yet"
        return
    account = call.account
    yield "On the line", f"{call.persona.name}, the patient, checked"
    yield "The bill", f"{call.now.deal.balance.dollars} for the {account.service} on {print_date(account.service_date)}"


def _words(call: Call, situation: Situation, stream: Stream) -> str:
    """What is heard: one of the situation's own sentences, or all that was said since we last spoke."""
    if situation.says:
        return stream.pick(situation.says)
    log = call.now.log
    ours = max((at for at, line in enumerate(log) if line.who == "us"), default=-1)
    return " ".join(line.says for line in log[ours + 1 :] if line.who == "them")


def _option(said: _Said, right: _Said, situation: Situation, *, shows_step: bool) -> Option:
    name, why = _verdict(said, right, situation)
    found = said.breaches
    return Option(
        says=said.says,
        is_right=said is right,
        name=name,
        why=(*dict.fromkeys(each.evidence for each in found), *why),
        reply=tuple(said.reply),
        step=said.move.label if shows_step else "",
        source="; ".join(dict.fromkeys(each.source for each in found)),
    )


def _verdict(said: _Said, right: _Said, situation: Situation) -> tuple[str, tuple[str, ...]]:
    if said is right:
        return "Right.", (situation.because,)
    if said.move is right.move:
        return "The right step in the wrong words.", said.answer.why
    if said.phrasing.quality == "good":
        return "Not yet.", (f"These words pass over what was said. {situation.about}",)
    return "Not that.", (*said.answer.why, situation.about)
