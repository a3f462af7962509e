"""What changes while a claim is worked, and what stays: the claim, what may be done with it, and what has been done."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from typing import Any

from simulator.case.file import CaseFile
from simulator.case.follow_up import LEVELS, FollowUp, InFile, amounts_on, days_on
from simulator.documents import Document
from simulator.letters import Conversation, LetterFile, Marked
from simulator.money import ZERO, Money
from simulator.payers.appeals import (
    AppealFile,
    CannotCount,
    Deadline,
    DeniedLine,
    Packet,
    PrivacyEvent,
    bears_out,
    clock_of,
    ladder,
    prove,
)
from simulator.payers.portal import ClaimEvent
from simulator.payers.representative import Call
from simulator.scenario.scenario import Work
from simulator.scenario.work import SENDING
from simulator.training.scoring import TRIES
from simulator.training.stages.acting.reactions import Reaction, to_records
from simulator.training.stages.acting.sources import first_clock
from simulator.training.stages.stage import Json, NotAMove, did_you_mean


def nothing_written() -> Json:
    """An empty page, an empty envelope, and no act chosen."""
    return {"letter": "", "evidence": [], "act": ""}


def named(lines: Sequence[DeniedLine]) -> str:
    """Lines as they are spoken of; "" where there is none."""
    numbers = [str(line.number) for line in lines]
    return f"line{'s' * (len(numbers) > 1)} {', '.join(numbers)}" if numbers else ""


@dataclass(frozen=True, slots=True)
class Done:
    """One act: its day, what went with it, and what came of it."""

    act: str
    on: date
    papers: tuple[InFile, ...] = ()
    marked: Marked | None = None
    reaction: Reaction | None = None
    puts_right: str = ""
    amount: Money | None = None
    days: int = 0  # of a hold, as it was asked for
    paper: str = ""  # the id of the paper that it brought
    told: str = ""  # what our own office answered
    in_vain: str = ""  # why it could not be done, in words; then it changed nothing


@dataclass(slots=True)
class State:
    """A claim on the desk. `file` is the payer's own, as it stands after its last answer; `won` is what came of it."""

    work: Work
    follow_up: FollowUp
    case: CaseFile
    mode: str
    today: date
    file: AppealFile
    first_letter: LetterFile  # what a letter may state before anything is done
    opened: list[str] = field(default_factory=list)
    minutes: int = 0
    days_said: list[date] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    won: Money = ZERO
    letters: list[Document] = field(default_factory=list)
    checked: Json | None = None
    draft: Json = field(default_factory=nothing_written)  # what is written and ticked, and has not been sent
    ended: str = ""
    failed: list[str] = field(default_factory=list)  # each critical error that was made, the first one first
    by_deed: set[str] = field(default_factory=set)  # those of them that are more than the words of a letter
    events: tuple[ClaimEvent, ...] = ()  # what the payer's portal tells of
    due: date | None = None  # the day on which an answer comes by itself
    goes_on: Packet | None = None  # what the payer has sent on to the level above
    call: Call | None = None
    heard: list[str] = field(default_factory=list)
    talks: dict[int, Conversation] = field(default_factory=dict)  # the calls in which the payer told us something

    def aside(self) -> State:
        """The same claim as it stands, to try on it what may come to nothing."""
        return replace(self, **{name: copy(getattr(self, name)) for name in _GROWS})

    @property
    def sendings(self) -> list[Done]:
        return [each for each in self.done if each.act in SENDING]

    @property
    def has_asked_the_coder(self) -> bool:
        return any(each.act == "ask-coder" for each in self.done)

    @property
    def paid_after_all(self) -> frozenset[int]:
        """The lines that the payer paid in answer to what was done."""
        return frozenset(number for each in self.done if each.reaction for number in each.reaction.granted)

    @property
    def is_unanswered(self) -> bool:
        """Nobody has answered the claim: neither with money nor with a refusal. A word about a second copy is none."""
        refused = any(each.reaction and each.reaction.outcome == "late" for each in self.done)
        return bool(self.follow_up.silence and self.file.lines) and not refused

    @property
    def open_lines(self) -> str:
        """The lines that are not settled, as they are spoken of; "" where there is none."""
        return named(self.file.lines)

    @property
    def refused_lines(self) -> tuple[DeniedLine, ...]:
        """The lines that stand refused. One that was allowed below the contract (CO-45) has been paid, if too low."""
        return tuple(line for line in self.file.lines if not line.is_paid_low)

    @property
    def last_day(self) -> date | None:
        """The last day of the rung that was open when the work began."""
        deadline = self.follow_up.letter.get("deadline")
        return date.fromisoformat(deadline) if deadline else None

    def is_last_day(self, day: date) -> bool:
        """The last day, or the later one to which a rule that was not checked may move it."""
        clock = first_clock(self.follow_up)
        return day in (self.last_day, clock.perhaps if clock else None)

    @property
    def stopped(self) -> tuple[str, date] | None:
        """How and when the first clock stopped: by a sending that led on, or by an answer that came of itself."""
        left = {line.number for line in self.follow_up.lines}
        for each in self.done:
            if each.reaction is None:
                continue
            left -= {*each.reaction.granted}
            file = each.reaction.file or self.file
            if not left or file.rung != self.follow_up.rung or file.is_over or not file.lines:
                return ("sent", each.on) if each.act in SENDING else ("answered", each.reaction.on)
        return None

    @property
    def letter_file(self) -> LetterFile:
        """What a letter of today may state, to the level that is open now."""
        first = self.first_letter
        file = replace(
            first,
            today=self.today,
            conversations=(*first.conversations, *self.talks.values()),
            dates={**first.dates, **{f"{each.act} {place}": each.on for place, each in enumerate(self.done, 1)}},
            numbers={**first.numbers, **self._payments},
            days_printed=(*first.days_printed, *days_on(self.letters)),
            amounts_printed=(*first.amounts_printed, *amounts_on(self.letters)),
        )
        if self.file.rung != self.follow_up.rung:
            level = LEVELS.get(self.file.rung, self.file.rung)
            notices = (self.file.notice_date, *file.notices)
            file = replace(file, level=level, notices=notices, deadline=self.open_until)
        return replace(file, facts={**file.facts, **self._done_so_far})

    @property
    def _payments(self) -> dict[str, str]:
        """The checks and transfers that came of the work, as the portal numbers them."""
        came = [each for each in self.events if each.number and each not in self.follow_up.events]
        return {f"{each.kind.replace('_', ' ')} {place}": each.number for place, each in enumerate(came, 1)}

    @property
    def _done_so_far(self) -> dict[str, bool]:
        """What a letter may say of our own doing, as the work has made it true."""
        acts = {each.act for each in self.done}
        true = [
            *(("prior_appeal", "earlier_letter", "papers_sent_before") if self.sendings else ()),
            *(("corrected_claim", "sent_again") if acts & {"corrected-claim", "new-claim"} else ()),
            *(("followed_up",) if self.talks or acts & {"check-status", "call-payer"} else ()),
        ]
        return dict.fromkeys(true, True)

    @property
    def open_until(self) -> date | None:
        """The last day of the level that is open now, if there is one; with nothing decided, of the filing limit."""
        if self.follow_up.silence:
            return self.follow_up.filing_last_day
        return self._clock.day if self._clock else None

    @property
    def lost_after(self) -> date | None:
        """The day after which nobody is heard at the level that is open. What was not checked ends nothing."""
        if self.follow_up.silence:
            return self.follow_up.filing_last_day
        return self._clock.latest if self._clock and self._clock.verified else None

    @property
    def _clock(self) -> Deadline | None:
        try:
            return clock_of(ladder(self.file.road).rung(self.file.rung), self.file)
        except CannotCount:
            return None

    @property
    def tries_for_the_day(self) -> int:
        return 1 if self.mode == "assess" else TRIES

    @property
    def asks_for_a_day(self) -> bool:
        """The last day is asked for, has not been found, tries are left, and no letter of the payer has told it."""
        asked = any(weight.of == "last_day" for weight in self.work.worth)
        said = self.days_said
        is_told = any(each.reaction and each.reaction.decision for each in self.done)
        left = len(said) < self.tries_for_the_day and not is_told
        return asked and left and (not said or not self.is_last_day(said[-1]))

    def chosen(self, ids: Any) -> tuple[InFile, ...]:
        """The papers of an envelope, by their ids, each once. Raises NotAMove for one that is not in the file."""
        if not isinstance(ids, list | tuple):
            raise NotAMove("Name the papers of the envelope as a list.")
        known = {each.id: each for each in self.follow_up.papers}
        for each in ids:
            if str(each) not in known:
                near = did_you_mean(str(each), list(known))
                raise NotAMove(f"There is no paper “{str(each)[:40]}” in this file.{near}")
        return tuple(known[str(each)] for each in dict.fromkeys(map(str, ids)))

    def fail(self, name: str, *, by_words: bool = False) -> None:
        """A critical error: by what was done, or only by the words of a letter."""
        if name not in self.failed:
            self.failed.append(name)
        if not by_words:
            self.by_deed.add(name)

    @property
    def critical(self) -> str:
        """The critical error that was made first, or empty."""
        return self.failed[0] if self.failed else ""

    @property
    def envelopes(self) -> list[Done]:
        """What was sent with papers in it."""
        return [each for each in self.done if each.papers]

    def enclosed(self, place: int) -> frozenset[str]:
        """The ids of the papers in the expert's envelope of this place, the first one 0: this patient's own."""
        sends = [step.send for step in self.work.best if step.send]
        return frozenset(self.in_envelope(sends[place])) if place < len(sends) else frozenset()

    def needed(self, place: int) -> frozenset[str]:
        """Those of them that the payer asks for: they prove a line, or are the form of who files.

        All are needed where none proves anything. The others only help a reader along.
        """
        ids = self.enclosed(place)
        sent = [each.paper for each in self.follow_up.papers if each.id in ids]
        asked = self.follow_up.as_the_payer_has_it()
        proving = {paper for line in asked.lines for paper in prove(line, sent, asked).by}
        forms = {form for rung in ladder(asked.road).rungs.values() for form in rung.forms.values()}
        return frozenset(proving | {each.id for each in sent if each.kind in forms} if proving else ids)

    def in_envelope(self, named: Sequence[str]) -> list[str]:
        """The ids of papers: of a kind, this patient's own; any other name as it stands.

        Of several papers of a kind only those go that bear out a line, where some do.
        """
        own = [each.paper for each in self.follow_up.papers if each.paper.patient == self.follow_up.patient]
        asked = self.follow_up.as_the_payer_has_it()

        def of_kind(kind: str) -> list[str]:
            there = [paper for paper in own if paper.kind == kind]
            return [paper.id for paper in [each for each in there if bears_out(each, asked)] or there]

        return list(dict.fromkeys(paper for name in named for paper in of_kind(name) or [str(name)]))

    def private(self, papers: Sequence[InFile]) -> tuple[PrivacyEvent, ...]:
        """What of an envelope should not leave the office."""
        return to_records(self.follow_up.as_the_payer_has_it(), self.today, papers).privacy


_GROWS = tuple(each.name for each in fields(State) if each.default_factory is not MISSING)
