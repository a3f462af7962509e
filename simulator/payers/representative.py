"""A call to a payer's representative: menu, identification, questions, a reference number. Each step costs minutes.

A representative answers what is asked and nothing more. Some are short, and some are mistaken about one thing, which
the papers can show. The same file, seed and moves give the same call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from simulator.chance import Stream
from simulator.dates import NotADate, long_date, read_date
from simulator.payers.call_file import CallFile, mistake, truth
from simulator.payers.phone import phone

TRIES = 2  # to say who is calling; then the call ends
_IDENTITY = ("npi", "member_id", "born", "service_date")
_NAMED = {
    "npi": "the NPI",
    "member_id": "the member number",
    "born": "the date of birth",
    "service_date": "the date of service",
    "option": "the number to press",
    "topic": "what you ask",
    "report": "the number of the report",
}


@dataclass(frozen=True, slots=True)
class Move:
    """Something that may be done now. `fields` names what it needs, each with its choices; no choices is free text."""

    name: str
    says: str
    fields: Mapping[str, tuple[str, ...]]
    minutes: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What was heard. `told` is what it said of each topic; it may be wrong. `done` ends the call."""

    says: str
    minutes: int
    done: bool = False
    told: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""

    @property
    def is_unread(self) -> bool:
        """It could not be understood: it took no minute, and nothing has changed."""
        return not self.minutes and not self.done


class Call:
    """A call that is going on: its file, its seed, and the moves so far. `open_call` begins one."""

    def __init__(self, file: CallFile, seed: int) -> None:
        chance = Stream(seed, "representative", file.payer, file.member_id, file.service_date.isoformat())
        self.file = file
        self.history: list[tuple[str, Mapping[str, str]]] = []
        self.minutes = 0
        self.reference = ""
        self._done = False
        self._desk = ""
        self._tries = 0
        self._identified = False
        self._asked: set[str] = set()
        self._told: dict[str, str] = {}
        low, high = phone().hold
        self._hold = chance.between(low, high)
        self._person = chance.pick(tuple(phone().persons))
        self._number = f"R{chance.between(10_000_000, 99_999_999)}"
        known = [(topic, says) for topic in phone().mistakes if (says := mistake(file, topic))]
        self._mistaken = dict([chance.pick(known)]) if known and phone().persons[self._person].mistaken else {}

    @property
    def done(self) -> bool:
        return self._done

    @property
    def misled(self) -> Mapping[str, str]:
        """What was said and is wrong, with what is so. For the debrief, never for the caller."""
        said = {topic: says for topic, says in self._mistaken.items() if self._told.get(topic) == says}
        return {topic: truth(self.file, topic) for topic in said}

    def moves(self) -> tuple[Move, ...]:
        """What may be done now; nothing once the call is over."""
        if self._done:
            return ()
        hang_up = Move("hang-up", "Hang up", {}, phone().minutes["hang-up"])
        if not self._desk:
            return (
                Move("menu", "Press a number", {"option": tuple(phone().options)}, phone().minutes["menu"]),
                hang_up,
            )
        identity: dict[str, tuple[str, ...]] = dict.fromkeys(_IDENTITY, ())
        if not self._identified:
            return (
                Move("identify", "Say who is calling, and about whom", identity, phone().minutes["identify"]),
                hang_up,
            )
        return (
            Move("ask", "Ask", {"topic": tuple(phone().topics)}, phone().minutes["ask"]),
            Move("give", "Give the number of a report", {"report": ()}, phone().minutes["give"]),
            Move("supervisor", "Ask for a supervisor", {}, phone().minutes["supervisor"]),
            Move("reference", "Ask for the reference of this call", {}, phone().minutes["reference"]),
            hang_up,
        )

    def play(self, move: str, **fields: str) -> Reply:
        """One step of the call. What cannot be understood is answered with a plain sentence; it costs nothing."""
        open_now = {each.name: each for each in self.moves()}
        if self._done:
            return Reply(phone().says["over"], 0, done=True)
        if move not in open_now:
            if self._desk and not self._identified:
                return Reply(phone().says["first_identify"], 0)
            return Reply(f"That cannot be done now. You may: {', '.join(open_now)}.", 0)
        if trouble := _trouble(open_now[move], fields):
            return Reply(trouble, 0)
        reply = _STEPS[move](self, open_now[move].minutes, fields)
        if reply.is_unread:
            return reply
        self.history.append((move, dict(fields)))
        self.minutes += reply.minutes
        self._told |= reply.told
        self._done = reply.done
        self.reference = self.reference or reply.reference
        return reply

    def _menu(self, minutes: int, fields: Mapping[str, str]) -> Reply:
        self._desk = fields["option"]
        return Reply(phone().says["greeting"], minutes + self._hold)

    def _identify(self, minutes: int, fields: Mapping[str, str]) -> Reply:
        wrong: list[str] = []
        for name in _IDENTITY:
            true = getattr(self.file, name)
            try:
                said = read_date(fields[name]) if isinstance(true, date) else fields[name].strip().upper()
            except NotADate:
                return Reply(phone().says["no_date"], 0)
            wrong += [] if said == true else [_NAMED[name]]
        if not wrong:
            self._identified = True
            return Reply(phone().says["identified"], minutes)
        self._tries += 1
        if self._tries >= TRIES:
            return Reply(phone().says["ended"], minutes, done=True)
        return Reply(phone().says["not_identified"].format(what=" and ".join(wrong)), minutes)

    def _ask(self, minutes: int, fields: Mapping[str, str]) -> Reply:
        topic = fields["topic"]
        desk = phone().topics[topic].desk
        if desk != self._desk and topic not in phone().also[self._desk]:
            return Reply(phone().says["not_mine"].format(option=desk), minutes)
        so = truth(self.file, topic)
        if not so:
            return Reply(phone().says["nothing"], minutes)
        first, self._asked = topic not in self._asked, self._asked | {topic}
        if first and phone().persons[self._person].short and topic in phone().in_the_letter:
            return Reply(phone().says["short"], minutes)
        says = self._mistaken.get(topic, so)
        return Reply(says, minutes, told={topic: says})

    def _give(self, minutes: int, fields: Mapping[str, str]) -> Reply:
        on = self.file.accepted_on
        if on is None or fields["report"].strip() != self.file.accepted_report:
            return Reply(phone().says["given_unknown"], minutes)
        self.file = self.file.with_the_claim_found()
        says = phone().says["given_found"].format(day=long_date(on))
        return Reply(says, minutes, told={"received": f"We took it in on {long_date(on)}."})

    def _supervisor(self, minutes: int, _fields: Mapping[str, str]) -> Reply:
        """A supervisor reads the file and puts right what was said wrong."""
        righted = self.misled
        self._mistaken = {}
        self._person = "plain"
        says = " ".join(righted.values()) or phone().says["nothing_to_right"]
        return Reply(phone().says["supervisor"].format(righted=says), minutes, told=righted)

    def _reference(self, minutes: int, _fields: Mapping[str, str]) -> Reply:
        return Reply(phone().says["reference"].format(reference=self._number), minutes, reference=self._number)

    def _hang_up(self, minutes: int, _fields: Mapping[str, str]) -> Reply:
        return Reply(phone().says["bye"].format(payer=self.file.payer), minutes, done=True)


def open_call(file: CallFile, seed: int, history: Sequence[tuple[str, Mapping[str, str]]] = ()) -> Call:
    """Dial the payer. A `history` of moves plays them again, so that a call goes on where it was left."""
    call = Call(file, seed)
    for move, fields in history:
        call.play(move, **fields)
    return call


def first_words(payer: str) -> str:
    """What the line says when it picks up."""
    return phone().menu.format(payer=payer)


def topics() -> Mapping[str, str]:
    """What may be asked, each with its question in plain words."""
    return {name: topic.asks for name, topic in phone().topics.items()}


def _trouble(move: Move, fields: Mapping[str, Any]) -> str:
    """What is wrong with what was typed for a move, in one sentence, or ""."""
    for name, choices in move.fields.items():
        value = fields.get(name)
        if not isinstance(value, str) or not value.strip():
            return f"Not given yet: {_NAMED[name]}."
        if choices and value not in choices:
            return f"“{value[:30]}” is no {name} here. These are: {', '.join(choices)}."
    if unknown := sorted(set(fields) - set(move.fields)):
        return f"This move has no {unknown[0]}."
    return ""


_STEPS: Mapping[str, Callable[[Call, int, Mapping[str, str]], Reply]] = {
    "menu": Call._menu,
    "identify": Call._identify,
    "ask": Call._ask,
    "give": Call._give,
    "supervisor": Call._supervisor,
    "reference": Call._reference,
    "hang-up": Call._hang_up,
}
