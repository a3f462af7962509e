"""One turn being made: what is known, and the small changes that a move may bring. It ends as a new State."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulator.chance import Stream
from simulator.dates import long_date
from simulator.law import Bill, Channel, Contact, Cover, Event, Known, Outcome, Said, Saying, Who, care_needed
from simulator.law import Learned as Heard
from simulator.law.terms import CONSUMERS, PRIVATE
from simulator.money import ZERO
from simulator.talk.bargaining import WANT_A_LOOK
from simulator.talk.deal import Deal, Told
from simulator.talk.facts import Fact
from simulator.talk.mood import WORDS
from simulator.talk.moves import Move, Phrasing
from simulator.talk.persona import Hidden, Need, Persona, Temper
from simulator.talk.replies import reply
from simulator.talk.setting import Office, OnFile
from simulator.talk.state import Learned, Line, State
from simulator.talk.typed import Value, spoken

KIN = frozenset({Who.ADULT_CHILD, Who.RELATIVE, Who.FRIEND, Who.SPOUSE})
OUTSIDE = frozenset({Who.NEIGHBOR, Who.EMPLOYER, Who.CREDIT_BUREAU, Who.CREDITOR})
_SECONDS_A_LINE, _LETTERS_A_SECOND = 2, 15


class Step:
    """The turn that is being made."""

    def __init__(
        self,
        persona: Persona,
        account: OnFile,
        office: Office,
        seed: int,
        state: State,
        move: Move,
        phrasing: Phrasing,
        values: Mapping[str, Value],
    ) -> None:
        self.persona, self.account, self.office, self.seed = persona, account, office, seed
        self.move, self.phrasing, self.values = move, phrasing, values
        self.before, self.state = state, state
        self.facts: list[Fact] = []
        self.answered = False
        self.absurd = False  # an amount or a day that nobody takes for an offer

    # who they are ---------------------------------------------------------------------------------------------------

    @property
    def verified(self) -> bool:
        return self.state.matched >= self.office.policy.identifiers

    @property
    def owes(self) -> bool:
        return self.persona.who in CONSUMERS

    @property
    def is_outside(self) -> bool:
        return self.persona.who in OUTSIDE

    @property
    def not_followed(self) -> bool:
        """Whether this move is more than they can follow without the aid that they need."""
        return self.barred and self.move.group in ("offer", "explain", "agree", "help")

    @property
    def barred(self) -> bool:
        """A need is open that keeps this person from following more than a few words."""
        needs, marks = self.persona.needs, self.before.marks
        return (Need.INTERPRETER in needs and "interpreter" not in marks) or (
            Need.SLOWER in needs and "adapt" not in marks
        )

    # what changes ---------------------------------------------------------------------------------------------------

    def deal(self, **changes: Any) -> None:
        self.state = replace(self.state, deal=replace(self.state.deal, **changes))

    @property
    def standing(self) -> Deal:
        return self.state.deal

    def mark(self, *marks: str) -> None:
        self.state = replace(self.state, marks=self.state.marks | set(marks))

    def end(self, who: str) -> None:
        self.state = replace(self.state, ended=who)

    def we_say(self) -> None:
        """Our own words, filled in, and what they do in the law's terms."""
        fills = {name: spoken(value) for name, value in self.values.items() if name != "words"}
        self._line("us", self.phrasing.says.format(**ours(self.account, self.office, self.standing), **fills))
        if self.office.channel is Channel.PHONE or self.phrasing.tells:
            self.law(*map(self._as_meant, self.phrasing.tells))
        if self.phrasing.asks_for_money and self.account.written_off and not self.standing.corrected:
            self.happens(Bill(**self.about, amount=self.account.written_off, group="CO"))

    def law(self, *said: Said) -> None:
        """Things said, in the law's terms; private ones are kept with whom they were told."""
        told = tuple(
            Told(what=one.what, to=self.persona.who, verified=self.verified) for one in said if one.what in PRIVATE
        )
        self.state = replace(self.state, said=self.state.said + said, told=self.state.told + told)

    def they_say(self, name: str, /, *more: str, **fills: str) -> None:
        """A line of theirs out of the bank; words of despair in it are heard as what they are."""
        stream = Stream(self.seed, "reply", name, len(self.before.before), len(self.state.log))
        said = [line.says for line in self.state.log if line.who == "them"]
        known = self._theirs() | fills
        pattern = reply(name, self.tags(*more), _Said(said, known), stream)
        words = pattern.format(**known)
        words = words[:1].upper() + words[1:]
        self.answered = True
        if words.startswith("(You look"):
            self._line("desk", words)
            return
        self._line("them", words)
        if care := care_needed(words):
            heard = Saying.HEARD_SELF_HARM if care.level == "self_harm" else Saying.HEARD_DISTRESS
            self.law(Said(heard))
            self.mark("despair")

    def desk_shows(self, words: str) -> None:
        self._line("desk", words)

    def learn(self, fact: Fact) -> None:
        if not self.state.knows(fact.topic):
            self.facts.append(fact)
            self.state = replace(self.state, learned=(*self.state.learned, Learned(fact, self.state.seconds)))

    def hear(self, what: Known) -> None:
        """The office comes to know something: this part of the call ends, and the next goes on under it."""
        if not any(isinstance(one, Heard) and one.what is what for one in self.state.events):
            at = self.office.starts + timedelta(seconds=self.state.seconds)
            heard = Heard(at=at, person=self.persona.name, debts=(self.account.id,), what=what)
            self.happens(part_of(self.state, self.persona, self.account, self.office), heard)
            self.state = replace(self.state, said=(), part_began=self.state.seconds + 1)

    def happens(self, *events: Event) -> None:
        self.state = replace(self.state, events=(*self.state.events, *events))

    @property
    def about(self) -> dict[str, Any]:
        """When, with whom and about what: what every event says."""
        at = self.office.starts + timedelta(seconds=self.state.seconds)
        return {"at": at, "person": self.persona.name, "debts": (self.account.id,)}

    def tags(self, *more: str) -> frozenset[str]:
        """What holds now, as the bank of replies names it."""
        held = {WORDS[self.state.mood.step - 1].replace(" ", "_"), *more}
        if self.persona.temper in (Temper.GRIEVING, Temper.TIRED):
            held.add(self.persona.temper)
        if self.persona.temper is Temper.GUARDED and self.state.mood.trust < 40:
            held.add(self.persona.temper)
        if any(each.split("/")[0] == self.move.name for _, each in self.before.before):
            held.add("again")
        if self.persona.who in KIN:
            held.add("family")
        if self.is_outside:
            held.add("other")
        if self.persona.hidden is Hidden.DEATH:
            held.add("loss")
        if Need.INTERPRETER in self.persona.needs and self.barred:
            held.add("language")
        if self.standing.corrected and self.standing.balance == ZERO:
            held.add("nothing_due")
        if self.account.cover is Cover.SELF_PAY:
            held.add("self_pay")
        if self.persona.belief in WANT_A_LOOK and "review" not in self.state.marks:
            held.add("unsettled")
        return frozenset(held)

    def _line(self, who: str, words: str) -> None:
        line = Line(who, words, self.state.seconds)
        spent = _SECONDS_A_LINE + len(words) // _LETTERS_A_SECOND if who == "them" else 0
        self.state = replace(self.state, log=(*self.state.log, line), seconds=self.state.seconds + spent)

    def _as_meant(self, said: Said) -> Said:
        """A threat is empty unless this office may carry it out and means to."""
        is_threat = said.what.startswith("threat_")
        real = said.what in self.office.meant
        return replace(said, meant=real, allowed=real) if is_threat else said

    def _theirs(self) -> dict[str, str]:
        patient = self.account.patient
        return {
            "name": self.persona.name,
            "patient": patient.name,
            "born": long_date(patient.birth_date),
            "street": patient.street,
            "agent": self.office.agent,
            "office": self.office.name,
            "found": self.account.wrong_because,
            "billed": spoken(self.account.balance),
            "share": spoken(self.account.owed),
            "estimate": spoken(self.account.estimate or ZERO),
            "over": spoken(self.account.above_estimate),
        }


class _Said:
    """The patterns that were already said, whatever they were filled in with."""

    def __init__(self, lines: list[str], fills: Mapping[str, str]) -> None:
        self._lines, self._fills = set(lines), fills

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Any:
        return iter(self._lines)

    def __contains__(self, pattern: object) -> bool:
        words = str(pattern).format(**self._fills)
        return words[:1].upper() + words[1:] in self._lines


def ours(account: OnFile, office: Office, deal: Deal) -> dict[str, str]:
    """What stands in the places of our own sentences."""
    patient, owed = account.patient, spoken(deal.open if deal.open > ZERO else deal.balance)
    return {
        "agent": office.agent,
        "office": office.name,
        "phone": office.phone,
        "patient": patient.name,
        "born": long_date(patient.birth_date),
        "street": patient.street,
        "balance": owed,
        "charge": spoken(account.charge),
        "allowed": spoken(account.allowed),
        "paid": spoken(account.paid),
        "because": account.because,
        "service": account.service,
        "visit_day": long_date(account.service_date),
        "agreed": deal.in_words(),
        "until": deal.until,
        "from_plan": _from_plan(account, owed),
        "over": spoken(account.above_estimate),
        "reviewed_from": spoken(account.reviewed_from),
    }


def _from_plan(account: OnFile, owed: str) -> str:
    """What a plan made of the bill, and what is left; who had none is told so."""
    if account.cover is Cover.SELF_PAY:
        return f"You had no plan on that day, so the bill is ours to you alone: {owed}."
    allowed, paid = spoken(account.allowed), spoken(account.paid)
    return f"Your plan allowed {allowed} and paid {paid}. What is left is {owed}: {account.because}."


def part_of(state: State, persona: Persona, account: OnFile, office: Office) -> Contact:
    """The part of the call that is going on, as the law room reads it."""
    talked = office.channel is Channel.PHONE
    return Contact(
        at=office.starts + timedelta(seconds=state.part_began),
        person=persona.name,
        debts=(account.id,),
        channel=office.channel,
        who=persona.who,
        outcome=Outcome.CONVERSATION if talked else Outcome.NO_ANSWER,
        inbound=office.inbound and not state.part_began,
        continues=state.part_began > 0,
        said=state.said,
        at_work=office.at_work,
    )
