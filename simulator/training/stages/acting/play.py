"""A claim being worked: what lies open, what was sent, how late it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from functools import cached_property

from simulator.case.desk_rules import desk_rules
from simulator.case.file import CaseFile
from simulator.case.follow_up import InFile
from simulator.dates import NotADate, print_date, read_date
from simulator.documents import Document
from simulator.letters import LetterFile
from simulator.scenario.house import acts as acts_in_words
from simulator.scenario.house import critical_errors
from simulator.scenario.scenario import Critical, Stage, Step
from simulator.scenario.work import ASKING, ENDING, NOTHING, SENDING, TAKES
from simulator.training.report import Decision, Text, source_as_json
from simulator.training.stages.acting.acts import ask_again, could_be_in_time, do, marked_letter, not_endless
from simulator.training.stages.acting.before_it_goes import before_it_goes, looked_over
from simulator.training.stages.acting.desk import on_desk
from simulator.training.stages.acting.inquiry import call_on_desk, say, who_is_calling
from simulator.training.stages.acting.level import known_level
from simulator.training.stages.acting.sources import of_privacy
from simulator.training.stages.acting.state import Done, State, nothing_written
from simulator.training.stages.acting.worth import decisions, texts
from simulator.training.stages.stage import Gate, Json, NotAMove, Turn, did_you_mean, wants


class Acting:
    """One claim on the desk. Raises KeyError where the case has no follow-up."""

    def __init__(self, stage: Stage, case: CaseFile, mode: str) -> None:
        if stage.work is None or case.follow_up is None:
            raise KeyError("follow_up")
        self._stage, self._case, self._mode = stage, case, mode
        self.work, self.follow_up = stage.work, case.follow_up
        follow_up = case.follow_up
        self.state = State(
            stage.work,
            follow_up,
            case,
            mode,
            case.today,
            follow_up.as_the_payer_has_it(),
            LetterFile.from_json(follow_up.letter),
            events=follow_up.events,
            due=follow_up.due,
        )

    # ---- what is on the desk ----

    @property
    def papers(self) -> list[Document]:
        open_ones = (*self._stage.show, *self.state.opened)
        by_kind = {document.kind: document for document in self._case.documents}
        return [*(by_kind[kind] for kind in open_ones), *self.state.letters]

    def desk(self, *, told: bool, is_open: bool) -> Json:
        work = on_desk(self.state, told=told, is_open=is_open and not self.state.ended)
        call, known = self.state.call, who_is_calling(self.follow_up) | {"report": self.follow_up.report}
        return {"work": {**work, "call": call_on_desk(call, self.state.heard) | {"known": known} if call else None}}

    def moves(self) -> list[Json]:
        if self.state.ended:
            return []
        if self.state.call:
            return [{"move": "say", "step": each.name, **each.fields} for each in self.state.call.moves()]
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
            "say": self._say,
        }
        if move not in verbs:
            raise NotAMove(f"“{move[:40]}” is not a move.{did_you_mean(move, [*verbs, 'continue'])}")
        if self.state.call and move != "say":
            raise NotAMove("You are on the phone. Hang up first.")
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

    def aside(self) -> Acting:
        """The same claim as it stands, to try on it what may come to nothing."""
        twin = copy(self)
        twin.state = self.state.aside()
        return twin

    def follow(self, step: Step) -> None:
        """Do what an expert does, with a letter that states all it should."""
        papers = self._own(step.send) if step.send else ()
        if step.act in ASKING:
            self.state.done.append(ask_again(self.state, step.act, step.rung, papers, None))
            return
        fields: Json = {"act": step.act}
        if step.act == "send-records":
            fields["evidence"] = [each.id for each in papers]
        if step.act in ("corrected-claim", "new-claim"):
            fields["puts_right"] = step.puts_right
        if step.act == "hold":
            fields["days"] = step.days
        self._act(fields, told=False)
        if step.act == "call-payer":
            self._speak()

    def _own(self, named: Sequence[str]) -> tuple[InFile, ...]:
        """The papers of an expert's envelope, as far as this file holds them."""
        held = {each.id for each in self.follow_up.papers}
        return self.state.chosen([each for each in self.state.in_envelope(named) if each in held])

    def _speak(self) -> None:
        """What an expert says on the phone: who calls, and the number of the report."""
        known = who_is_calling(self.follow_up)
        report = {"report": self.follow_up.report or "none"}
        for step, fields in (("menu", {"option": "claims"}), ("identify", known), ("give", report), ("hang-up", {})):
            say(self.state, step, fields)

    @property
    def critical(self) -> Critical | None:
        return critical_errors().get(self.state.critical)

    def decisions(self) -> list[Decision]:
        return decisions(self.state, self._expert)

    def texts(self) -> list[Text]:
        """Each letter as it was sent, with its marks."""
        return texts(self.state)

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
            asked = any(weight.of == "last_day" for weight in self.work.worth)
            raise NotAMove("The last day is settled here." if asked else "No last day is asked for here.")
        try:
            day = read_date(str(fields["day"]))
        except NotADate as error:
            return Turn({"unread": str(error), "field": "day"})
        self.state.days_said.append(day)
        is_right = self.state.is_last_day(day)
        return Turn({"day": print_date(day), "right": is_right if told else None}, [], desk_rules().to_count)

    def _check(self, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002
        """The envelope and the letter to a level, looked over before they go. Practice only."""
        wants("check", fields, {"letter", "evidence"}, frozenset({"rung"}))
        if self._mode != "practice":
            raise NotAMove("Nothing is checked for you in this mode.")
        papers = self.state.chosen(fields["evidence"])
        letter, rung = not_endless(fields["letter"]), known_level(self.state, str(fields.get("rung", "")))
        marked = marked_letter(self.state, letter, papers, rung)
        self.state.draft |= {"letter": letter, "evidence": [each.id for each in papers]}
        self.state.checked = {
            "letter": marked.as_json(),
            "text": letter,
            "envelope": looked_over(self.state, papers),
            "before_it_goes": before_it_goes(self.state, marked, papers),
            "sources": [source_as_json(each) for each in of_privacy()] if self.state.private(papers) else [],
        }
        return Turn({"checked": marked.worst.value}, [], desk_rules().to_check)

    def _draft(self, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002
        """What is written and ticked so far, kept as it is."""
        wants("draft", fields, {"letter", "evidence"}, frozenset({"act"}))
        act = str(fields.get("act", ""))
        if act and act not in self.work.acts:
            raise NotAMove(f"“{act[:40]}” is not offered here.{did_you_mean(act, list(self.work.acts))}")
        papers = self.state.chosen(fields["evidence"])
        letter = not_endless(fields["letter"])
        self.state.draft = {"letter": letter, "evidence": [each.id for each in papers], "act": act}
        return Turn({"draft": "kept"})

    def _say(self, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002
        """One step of a call, with the fields that it takes. What the payer cannot follow is no turn."""
        if self.state.call is None:
            raise NotAMove("Nobody is on the phone. Call the payer first.")
        if "step" not in fields:
            raise NotAMove("Say which step of the call this is.")
        step = str(fields["step"])
        reply = say(self.state, step, {name: str(value) for name, value in fields.items() if name != "step"})
        if reply.is_unread:
            return Turn({"unread": reply.says, "field": step})
        return Turn({"heard": reply.says, "done": reply.done}, [], reply.minutes)

    def _act(self, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002
        act = str(fields.get("act", ""))
        if act not in self.work.acts:
            raise NotAMove(f"“{act[:40]}” is not offered here.{did_you_mean(act, list(self.work.acts))}")
        need, may = TAKES.get(act, NOTHING)
        wants(act, {name: value for name, value in fields.items() if name != "act"}, set(need), may)
        if act in SENDING and len(self.state.sendings) >= desk_rules().most_sendings:
            raise NotAMove("Enough has been sent about this claim. Bring it to an end.")
        done = do(self.state, act, fields)
        minutes = desk_rules().minutes(act)
        self.state.minutes += minutes
        self.state.done.append(done)
        self.state.checked = None
        self.state.draft = nothing_written() if act in SENDING else {**self.state.draft, "act": ""}
        if act in ENDING and not done.in_vain:
            self.state.ended = act
            if self._let_it_pass():
                self.state.fail("missed_last_day")
        return Turn({"act": act, "says": self._says(done)}, [done.paper] if done.paper else [], minutes)

    def _let_it_pass(self) -> bool:
        """Nobody asked again, or sent the claim again, before the last day, where an expert does."""
        state, wanted = self.state, SENDING if self.follow_up.silence else ASKING
        if not any(step.act in wanted for step in self.work.best) or any(each.act in wanted for each in state.done):
            return False
        last = state.lost_after
        return could_be_in_time(state) and last is not None and state.today > last

    # ---- small things ----

    def _says(self, done: Done) -> str:
        if done.reaction is None:
            return done.in_vain or done.told or acts_in_words()[done.act]
        days = (done.reaction.on - done.on).days
        since = " after sending" if done.act in SENDING else ""
        return f"Later: {days} days{since}, {print_date(done.reaction.on)}. {done.reaction.says}"
