"""A claim being worked: what lies open, what was sent, how late it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from simulator.case.file import CaseFile
from simulator.case.follow_up import LEVELS, InFile
from simulator.dates import NotADate, print_date, read_date
from simulator.documents import Document
from simulator.documents.decision_letter import decision_letter_paper
from simulator.letters import LetterFile, Marked, mark
from simulator.letters.plain import MOST_CHARACTERS
from simulator.money import ZERO, Money, NotAnAmount
from simulator.payers.appeals import AppealFile, ladder
from simulator.scenario.house import acts as acts_in_words
from simulator.scenario.house import critical_errors
from simulator.scenario.scenario import Critical, Stage, Step
from simulator.scenario.work import ASKING, CODES, ENDING, FIELDS, NOTHING, SENDING, TAKES
from simulator.training.report import Decision
from simulator.training.stages.acting.desk import on_desk
from simulator.training.stages.acting.reactions import (
    BY_MAIL,
    packet_of,
    paid_for,
    to_corrected_claim,
    to_dispute,
    to_records,
)
from simulator.training.stages.acting.state import Done, State, nothing_written
from simulator.training.stages.acting.worth import decisions
from simulator.training.stages.stage import Gate, Json, NotAMove, Turn, did_you_mean, wants

MOST_SENDINGS = 6
TO_ASK_A_CODER = 2  # days
MINUTES = {"check-status": 6, "dispute": 8, "corrected-claim": 5, "new-claim": 4, "send-records": 4}


class Acting:
    """One claim on the desk. Raises KeyError where the case has no follow-up."""

    def __init__(self, stage: Stage, case: CaseFile, mode: str) -> None:
        if stage.work is None or case.follow_up is None:
            raise KeyError("follow_up")
        self._stage, self._case, self._mode = stage, case, mode
        self.work, self.follow_up = stage.work, case.follow_up
        self.state = State(stage.work, case.follow_up, case, mode, case.today, case.follow_up.as_the_payer_has_it())

    # ---- what is on the desk ----

    @property
    def papers(self) -> list[Document]:
        open_ones = (*self._stage.show, *self.state.opened)
        by_kind = {document.kind: document for document in self._case.documents}
        return [*(by_kind[kind] for kind in open_ones), *self.state.letters]

    def desk(self, *, told: bool, is_open: bool) -> Json:
        open_now = is_open and not self.state.ended
        return {"work": on_desk(self.state, told=told, is_open=open_now, is_over=told and not is_open)}

    def moves(self) -> list[Json]:
        if self.state.ended:
            return []
        closed = [each.paper for each in self.work.papers if each.paper not in self.state.opened]
        found: list[Json] = [{"move": "open", "paper": paper} for paper in closed]
        if self.state.asks_for_a_day:
            found.append({"move": "last_day", "day": "date"})
        if self._mode == "practice":
            found.append({"move": "check", "letter": "words", "evidence": "papers"})
        found.append({"move": "draft", "letter": "words", "evidence": "papers", "act": "act"})
        return [*found, *({"move": "act", "act": act} for act in self.work.acts)]

    # ---- what is done ----

    def play(self, move: str, fields: Json, *, told: bool) -> Turn:
        if self.state.ended:
            raise NotAMove("The work on this claim has ended. Go on to what follows.")
        verbs: dict[str, Callable[..., Turn]] = {
            "open": self._open,
            "last_day": self._last_day,
            "check": self._check,
            "draft": self._draft,
            "act": self._act,
        }
        if move not in verbs:
            raise NotAMove(f"“{move[:40]}” is not a move.{did_you_mean(move, [*verbs, 'continue'])}")
        return verbs[move](fields, told=told)

    def gate(self, mode: str) -> Gate:  # noqa: ARG002  the same in every mode
        return Gate(bool(self.state.ended), "" if self.state.ended else "Opens when the work on this claim has ended.")

    @cached_property
    def _expert(self) -> State:
        """The same claim on the same day, worked as the author's expert works it."""
        shadow = Acting(self._stage, self._case, "assess")
        for step in self.work.best:
            shadow.follow(step)
        return shadow.state

    def follow(self, step: Step) -> None:
        """Do what an expert does, with a letter that states all it should."""
        papers = self._chosen(self.state.in_envelope(step.send))
        if step.act in ASKING:
            self.state.done.append(self._dispute(step.act, step.rung, papers, None))
            return
        fields: Json = {"act": step.act}
        if step.act == "send-records":
            fields["evidence"] = [each.id for each in papers]
        if step.act in ("corrected-claim", "new-claim"):
            fields["puts_right"] = step.puts_right
        if step.act == "hold":
            fields["days"] = step.days
        self._act(fields, told=False)

    @property
    def critical(self) -> Critical | None:
        return critical_errors().get(self.state.critical)

    def decisions(self) -> list[Decision]:
        return decisions(self.state, self._expert)

    # ---- the verbs ----

    def _open(self, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002
        wants("open", fields, {"paper"})
        minutes = {each.paper: each.minutes for each in self.work.papers}
        paper = str(fields["paper"])
        if paper not in minutes:
            raise NotAMove(f"There is no paper “{paper[:40]}” to open here.{did_you_mean(paper, list(minutes))}")
        if paper in self.state.opened:
            raise NotAMove("This paper lies open already.")
        self.state.opened.append(paper)
        self.state.minutes += minutes[paper]
        new = next(each.id for each in self._case.documents if each.kind == paper)
        return Turn({"opened": paper}, [new], minutes[paper])

    def _last_day(self, fields: Json, *, told: bool) -> Turn:
        wants("last_day", fields, {"day"})
        if not self.state.asks_for_a_day:
            raise NotAMove("The last day is settled here.")
        try:
            day = read_date(str(fields["day"]))
        except NotADate as error:
            return Turn({"unread": str(error), "field": "day"})
        self.state.days_said.append(day)
        is_right = day == self.state.last_day
        return Turn({"day": print_date(day), "right": is_right if told else None}, [], 1)

    def _check(self, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002
        """The envelope and the letter, looked over before they go. Practice only."""
        wants("check", fields, {"letter", "evidence"})
        if self._mode != "practice":
            raise NotAMove("Nothing is checked for you in this mode.")
        papers = self._chosen(fields["evidence"])
        letter = _not_endless(fields["letter"])
        marked = self._marked(letter, papers)
        self.state.draft |= {"letter": letter, "evidence": [each.id for each in papers]}
        self.state.checked = {
            "letter": marked.as_json(),
            "text": letter,
            "envelope": self.state.looked_over(papers),
        }
        return Turn({"checked": marked.worst.value}, [], 2)

    def _draft(self, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002
        """What is written and ticked so far, kept as it is."""
        wants("draft", fields, {"letter", "evidence"}, frozenset({"act"}))
        act = str(fields.get("act", ""))
        if act and act not in self.work.acts:
            raise NotAMove(f"“{act[:40]}” is not offered here.{did_you_mean(act, list(self.work.acts))}")
        papers = self._chosen(fields["evidence"])
        letter = _not_endless(fields["letter"])
        self.state.draft = {"letter": letter, "evidence": [each.id for each in papers], "act": act}
        return Turn({"draft": "kept"})

    def _act(self, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002
        act = str(fields.get("act", ""))
        if act not in self.work.acts:
            raise NotAMove(f"“{act[:40]}” is not offered here.{did_you_mean(act, list(self.work.acts))}")
        need, may = TAKES.get(act, NOTHING)
        wants(act, {name: value for name, value in fields.items() if name != "act"}, set(need), may)
        if act in SENDING and len(self.state.sendings) >= MOST_SENDINGS:
            raise NotAMove("Enough has been sent about this claim. Bring it to an end.")
        done = self._doing(act, fields)
        minutes = MINUTES.get(act, 2)
        self.state.minutes += minutes
        self.state.done.append(done)
        self.state.checked = None
        self.state.draft = nothing_written() if act in SENDING else {**self.state.draft, "act": ""}
        if self._ends(act):
            self.state.ended = act
            if self._let_it_pass():
                self._fail("missed_last_day")
        return Turn({"act": act, "says": self._says(done)}, self._arrived(done), minutes)

    def _doing(self, act: str, fields: Json) -> Done:
        on = self.state.today
        match act:
            case "dispute" | "dispute-price":
                papers = self._chosen(fields.get("evidence", []))
                rung = str(fields.get("rung", ""))
                marked = self._marked(_not_endless(fields.get("letter", "")), papers, rung)
                if marked.refused:
                    raise NotAMove(marked.refused)
                return self._dispute(act, rung, papers, marked)
            case "send-records":
                papers = self._chosen(fields["evidence"])
                done = Done(act, on, papers, reaction=to_records(self.state.file, on, papers))
            case "corrected-claim" | "new-claim":
                put = str(fields.get("puts_right", ""))
                if put and put not in FIELDS:
                    raise NotAMove(f"A claim has no field “{put[:40]}”.{did_you_mean(put, list(FIELDS))}")
                if put in CODES and self._nobody_asked():
                    self._fail("changed_record")
                anew = act == "new-claim"
                done = Done(
                    act, on, reaction=to_corrected_claim(self.follow_up, self.state.file, on, put, anew=anew),
                    puts_right=put,
                )  # fmt: skip
            case "hold":
                self.state.today = on + timedelta(days=_days(fields["days"]))
                return Done(act, on)
            case "bill-patient":
                return self._bill(fields, on)
            case "post-and-bill":
                self.state.won += self.follow_up.with_patient
                return Done(act, on)
            case "bill-next-payer" if self.follow_up.next_payer:
                self.state.won += self.follow_up.at_stake
                return Done(act, on)
            case "ask-coder":
                self.state.today = on + timedelta(days=TO_ASK_A_CODER)
                return Done(act, on)
            case _:
                return Done(act, on)
        self._settle(done)
        return done

    def _dispute(self, act: str, rung: str, papers: tuple[InFile, ...], marked: Marked | None) -> Done:
        packet = packet_of(self.follow_up, self.state.file, rung, self.state.today, papers, marked)
        if not _is_rung(self.state.file, packet.rung):
            raise NotAMove(f"“{packet.rung[:40]}” is no level of this road.")
        done = Done(act, self.state.today, papers, marked, to_dispute(self.state.file, packet))
        if marked is not None and marked.critical:
            self._fail(marked.critical[0])
        self._settle(done)
        return done

    def _settle(self, done: Done) -> None:
        """What the payer's answer changes: the day, what is won, what lies on the desk, what is open."""
        reaction = done.reaction
        assert reaction is not None
        before = self.state.file.lines
        self.state.won += paid_for(self.follow_up, before, reaction.granted)
        if any(event.what == "another_patient" for event in reaction.privacy):
            self._fail("private_facts")
        if reaction.decision and reaction.decision.reason == "late" and self._could_be_in_time():
            self._fail("missed_last_day")
        if reaction.file is not None:
            left = tuple(line for line in reaction.file.lines if line.number not in reaction.granted)
            climbed = reaction.file.rung != self.state.file.rung
            self.state.file = replace(reaction.file, lines=left, answers=climbed or reaction.file.answers)
        self.state.today = max(self.state.today, reaction.on)
        if reaction.decision is not None and reaction.packet is not None:
            letter = decision_letter_paper(
                reaction.decision,
                reaction.packet,
                self.follow_up.as_the_payer_has_it(),
                names=dict(self.follow_up.line_names),
                to=LetterFile.from_json(self.follow_up.letter).practice.name,
                number=len(self.state.letters) + 1,
            )
            if letter is not None:
                self.state.letters.append(letter)

    def _could_be_in_time(self) -> bool:
        """Somebody who had written on the first day that the level was open would have reached it in time."""
        last = self.state.open_until
        first = max(self._case.today, self.state.file.notice_date)
        return last is not None and first + timedelta(days=BY_MAIL) <= last

    def _let_it_pass(self) -> bool:
        """Nobody asked again before the last day, where an expert does."""
        asks = any(step.act in ASKING for step in self.work.best)
        asked = any(each.act in ASKING for each in self.state.done)
        last = self.state.open_until
        return asks and not asked and self._could_be_in_time() and last is not None and self.state.today > last

    def _bill(self, fields: Json, on: date) -> Done:
        """What the payer left with us may not be billed; what it put on the patient may."""
        try:
            amount = Money.read(str(fields["amount"])) if fields.get("amount") else None
        except NotAnAmount as error:
            raise NotAMove(str(error)) from None
        may = self.follow_up.with_patient
        if self.follow_up.office_holds and (may == ZERO or (amount is not None and amount > may)):
            self._fail("balance_billing")
        elif may:
            self.state.won += may
        return Done("bill-patient", on, amount=amount)

    def _nobody_asked(self) -> bool:
        """A code was changed for the sake of payment, where an expert asks the coder first."""
        asks = any(step.act == "ask-coder" for step in self.work.best)
        return asks and not any(each.act == "ask-coder" for each in self.state.done)

    def _ends(self, act: str) -> bool:
        """An act that brings the work to an end. Asking the coder does, unless an expert goes on from there."""
        goes_on = any(step.act == "ask-coder" for step in self.work.best[:-1])
        return act in ENDING and not (act == "ask-coder" and goes_on)

    def _fail(self, name: str) -> None:
        self.state.critical = self.state.critical or name

    # ---- small things ----

    def _chosen(self, ids: Any) -> tuple[InFile, ...]:
        if not isinstance(ids, list | tuple):
            raise NotAMove("Name the papers of the envelope as a list.")
        known = {each.id: each for each in self.follow_up.papers}
        for each in ids:
            if str(each) not in known:
                raise NotAMove(
                    f"There is no paper “{str(each)[:40]}” in this file.{did_you_mean(str(each), list(known))}"
                )
        return tuple(known[str(each)] for each in dict.fromkeys(ids))

    def _marked(self, letter: str, papers: Sequence[InFile], rung: str = "") -> Marked:
        file = self.state.letter_file
        if rung and rung != self.state.file.rung:
            file = replace(file, level=LEVELS.get(rung, rung))
        return mark(letter, file, [each.id for each in papers])

    def _says(self, done: Done) -> str:
        if done.reaction is None:
            return acts_in_words()[done.act]
        days = (done.reaction.on - done.on).days
        return f"Later: {days} days after sending, {print_date(done.reaction.on)}. {done.reaction.says}"

    def _arrived(self, done: Done) -> list[str]:
        answered = done.reaction and done.reaction.decision and done.reaction.decision.answered_on
        return [self.state.letters[-1].id] if answered else []


def _not_endless(letter: Any) -> str:
    """The letter as it was written. One that nobody would read to its end is neither kept nor sent."""
    text = str(letter)
    if len(text) > MOST_CHARACTERS:
        raise NotAMove(
            f"This letter has {len(text):,} characters; one of up to {MOST_CHARACTERS:,} can be kept and sent. "
            "Take out what does not belong in it. What you see in the field is still there."
        )
    return text


def _days(typed: Any) -> int:
    text = str(typed).strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 180):
        raise NotAMove(f"“{text[:20]}” is no number of days. Type 1 to 180.")
    return int(text)


def _is_rung(file: AppealFile, rung: str) -> bool:
    return rung in ladder(file.road).rungs
