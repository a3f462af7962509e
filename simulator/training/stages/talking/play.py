"""Somebody on the line, being talked to: each move is answered, and what it did is kept for the debrief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any

from simulator.case.file import CaseFile
from simulator.case.persona import OnTheLine
from simulator.documents import Document
from simulator.law import Caller, Channel, Contact, Event, Finding, Known, Learned, Outcome, Place
from simulator.law.events import zone
from simulator.money import ZERO, Money
from simulator.scenario.house import critical_errors
from simulator.scenario.scenario import Critical, Spoken, Stage, Talk
from simulator.talk import Call, Office
from simulator.talk import Turn as Answer
from simulator.training.report import Decision
from simulator.training.stages.stage import Gate, Json, NotAMove, Turn, did_you_mean, wants
from simulator.training.stages.talking import conduct
from simulator.training.stages.talking.desk import on_desk
from simulator.training.stages.talking.notes import MOST_CHARACTERS
from simulator.training.stages.talking.path import beside
from simulator.training.stages.talking.worth import decisions
from simulator.training.stages.talking.year import Year, after

WEEK = timedelta(days=7)
ON_THE_CARD = "on the card"  # an author’s word for a number that the seed draws
PLAN = ("first", "on", "instalment", "day")
EMPTY = {"note": "", **dict.fromkeys(PLAN, "")}


@dataclass(frozen=True, slots=True)
class Said:
    """One turn as it was: the answer, the second at which it began, how they felt before, and what law found in it."""

    answer: Answer
    at: int
    mood: int
    trust: int
    found: tuple[Finding, ...]

    @property
    def critical(self) -> str:
        return next(filter(None, map(conduct.critical, self.found)), "")


class Talking:
    """One talk on the desk. Raises KeyError where the case has nobody to talk to."""

    def __init__(self, stage: Stage, case: CaseFile, mode: str, role: str) -> None:
        if stage.talk is None or case.persona is None:
            raise KeyError("persona")
        self._stage, self._case, self.mode, self._role = stage, case, mode, role
        self.talk, self.line = stage.talk, case.persona
        self.office = office(stage.talk, case.persona, case, Caller(role))
        self.call = Call(self.line.person, self.line.account, self.office, case.seed)
        self.turns: list[Said] = []
        self.draft: dict[str, str] = dict(EMPTY)
        self.note = ""

    # ---- what is on the desk ----

    @property
    def papers(self) -> list[Document]:
        by_kind = {document.kind: document for document in self._case.documents}
        return [by_kind[kind] for kind in self._stage.show]

    def desk(self, *, told: bool, is_open: bool) -> Json:
        return {"call": on_desk(self, told=told, is_open=is_open)}

    def moves(self) -> list[Json]:
        said = [each for each in self.call.moves() if each["move"] != "say"]
        found: list[Json] = [{**each, "say": each["move"], "move": "say"} for each in said]
        if self.is_over:
            found += [{"move": "say", "say": "note", "kind": "document", "phrasings": [], "fields": {"words": "words"}}]
        return [*found, {"move": "draft", "note": "words", **dict.fromkeys(PLAN, "words")}]

    # ---- what is done ----

    def play(self, move: str, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002  a person answers in every mode
        verbs = {"say": self._say, "draft": self._draft, "words": self._own_words}
        if move not in verbs:
            raise NotAMove(f"“{move[:40]}” is not a move.{did_you_mean(move, [*verbs, 'continue'])}")
        return verbs[move](dict(fields))

    def gate(self, mode: str) -> Gate:  # noqa: ARG002  the same in every mode
        return Gate(self.is_over, "" if self.is_over else "Opens when the call has ended.")

    @property
    def is_over(self) -> bool:
        return self.call.done

    @property
    def amounts(self) -> frozenset[Money]:
        """The amounts that belong in a note: what was billed, what is asked now, and what was agreed."""
        deal = self.call.outcome.deal
        found = {self.line.account.balance, deal.balance, deal.open, deal.paid}
        found |= {deal.terms.first, deal.terms.instalment} if deal.terms else set()
        found |= {deal.promise.amount} if deal.promise else set()
        return frozenset(each for each in found if each > ZERO or (deal.corrected and each == deal.balance))

    @property
    def critical(self) -> Critical | None:
        return critical_errors().get(next((each.critical for each in self.turns if each.critical), ""))

    def decisions(self) -> list[Decision]:
        return decisions(self)

    def path(self) -> Json:
        """Each turn beside the expert's, and what it all came to."""
        return beside(self, self.expert)

    @property
    def seed(self) -> int:
        return self._case.seed

    @property
    def year(self) -> Year:
        """What it came to twelve months on."""
        return after(self)

    @cached_property
    def expert(self) -> Talking:
        """The same person on the same day, talked to as the author's expert does."""
        return _expert(self._stage, self.line, self.seed, self.office.today, self._role)

    def expertly(self) -> Iterator[tuple[Spoken, Talking]]:
        """The same, turn by turn: what the expert does next, and the talk before it. Who goes on has followed it."""
        shadow = Talking(self._stage, self._case, "practice", self._role)
        for spoken in self.talk.best:
            yield spoken, shadow

    def follow(self, spoken: Spoken) -> Turn:
        """Do what an author wrote. Raises NotAMove for a move that cannot be made now."""
        turn = self._say(said_as(self.call, spoken))
        if not turn.counts:
            raise NotAMove(turn.reply["unread"])
        return turn

    # ---- the verbs ----

    def _say(self, fields: Json) -> Turn:
        say, phrasing = str(fields.pop("say", "")), fields.pop("phrasing", None)
        if say == "note":
            return self._keep_note(fields)
        known, before = self.call.names(), self.call.now
        if self.is_over and say not in known:
            raise NotAMove("The call has ended. Write the note, and go on.")
        if say not in known:
            raise NotAMove(f"“{say[:40]}” cannot be said now.{did_you_mean(say, known)}")
        answer = self.call.play(say, phrasing, **fields)
        if answer.unread:
            return Turn({"unread": answer.unread})
        self.turns.append(Said(answer, before.seconds, before.mood.step, before.mood.stars, self._new_findings()))
        return Turn(
            {
                "said": [{"who": each.who, "says": each.says} for each in answer.lines],
                "learned": [each.topic for each in answer.facts],
                "ended": self.call.outcome.ended,
            },
            minutes=0,
        )

    def _keep_note(self, fields: Json) -> Turn:
        """The note, which may be written while they talk or after."""
        wants("note", fields, {"words"})
        words = _not_endless(fields["words"])
        if not words.strip():
            return Turn({"unread": "Nothing is written yet."})
        self.note, self.draft["note"] = words, words
        return Turn({"note": "kept"})

    def _draft(self, fields: Json) -> Turn:
        """What is written in the note and in the plan builder so far, kept as it is."""
        wants("draft", fields, set(), frozenset(EMPTY))
        self.draft |= {name: _not_endless(value) for name, value in fields.items()}
        return Turn({"draft": "kept"})

    def _own_words(self, fields: Json) -> Turn:
        """A door that is not open yet: own words are not graded, and nobody hears them."""
        wants("words", fields, {"words"})
        answer = self.call.play("say", words=str(fields["words"]))
        return Turn({"unread": answer.unread or "Own words are not graded yet."})

    def _new_findings(self) -> tuple[Finding, ...]:
        """What law finds now and had not found before."""
        seen = [(each.rule, each.evidence) for said in self.turns for each in said.found]
        found = self.call.findings(conduct.house().keeps)
        return tuple(each for each in found if (each.rule, each.evidence) not in seen)


@lru_cache(maxsize=16)
def _expert(stage: Stage, line: OnTheLine, seed: int, today: date, role: str) -> Talking:
    """The expert's talk, which is the same for everyone who is held beside it; it needs no papers."""
    shadow = Talking(stage, CaseFile(seed, today, (), {}, {}, persona=line), "assess", role)
    for spoken in shadow.talk.best:
        shadow.follow(spoken)
    return shadow


def _not_endless(words: Any) -> str:
    """What was typed, as it was typed. What nobody would read to its end is not kept."""
    text = str(words)
    if len(text) > MOST_CHARACTERS:
        raise NotAMove(
            f"This has {len(text):,} characters; {MOST_CHARACTERS:,} fit. Shorten it; what you typed is still there."
        )
    return text


def office(talk: Talk, line: OnTheLine, case: CaseFile, caller: Caller) -> Office:
    """The desk that talks: whose it is, at what time where the other person is, and what it knows."""
    place = Place(state=line.state, city=line.city)
    starts = datetime.combine(case.today, time.fromisoformat(talk.at), tzinfo=zone(place.clocks[0]))
    return Office(
        name=line.office,
        agent=line.agent,
        phone=line.phone,
        starts=starts,
        caller=caller,
        place=place,
        channel=Channel(talk.channel),
        inbound=talk.direction == "inbound",
        at_work=talk.at_work,
        before=tuple(_before(talk, line, starts)),
    )


def _before(talk: Talk, line: OnTheLine, starts: datetime) -> Sequence[Event]:
    """Earlier talks on their days, and what was learned the week before."""
    debts, person = (line.account.id,), line.person.name
    told = [
        Learned(at=starts.replace(hour=9) - WEEK, person=person, debts=debts, what=Known(each)) for each in talk.knows
    ]
    calls = [
        Contact(
            at=datetime.combine(day, time(12), tzinfo=starts.tzinfo),
            person=person,
            debts=debts,
            who=line.person.who,
            outcome=Outcome.CONVERSATION,
        )
        for day in talk.calls
    ]
    tried = [
        Contact(at=datetime.combine(day, time(12), tzinfo=starts.tzinfo), person=person, debts=debts)
        for day in line.account.tried
    ]
    return [*told, *calls, *tried]


def said_as(call: Call, spoken: Spoken) -> dict[str, Any]:
    """What an author wrote, as the episode takes it."""
    phrasing = None if spoken.say == "note" else call.phrasing(spoken.say, spoken.how)
    typed = {name: call.persona.member_id if value == ON_THE_CARD else value for name, value in spoken.typed}
    return {"say": str(spoken.say), "phrasing": phrasing, **typed}
