"""A sitting as it lies on the desk: what is drawn of it, and what a press does to it. No widget yet."""

from __future__ import annotations

from simulator.desk.calling import Calling
from simulator.desk.debrief import debrief, expert_writes
from simulator.desk.on_desk import Acts, Json
from simulator.desk.working import Working
from simulator.desk.writing import Writing
from simulator.records import Sitting, Store, sit
from simulator.records.sitting import FIRST_SEED, resume
from simulator.training.ruling import CannotOverrule, Ruling, rule
from simulator.training.scoring import PASS_MARK
from simulator.training.stages.ask import right_value
from simulator.training.stages.stage import NotAMove

KEPT_BACK = ("asks", "tests", "axis")  # what a question asks for is nobody's business in a browser
SETTLED = ("right", "shown")  # by then the trainee has been told the answer
APART = {"practice": 0, "unaided": 100, "assess": 200}  # each rung begins with people whom the one before did not show


class Exercising:
    """Papers, questions, a claim to work, and score; at the end the debrief."""

    def __init__(self, sitting: Sitting, report: Json | None = None, attempt: str | None = None) -> None:
        """A sitting to go on with; or, with `report`, the debrief of the attempt before it."""
        self.sitting = sitting
        self.report = report
        self._debriefed = attempt
        self._expert: list[Json] | None = None
        self._unread: Json | None = None
        self._sittings = 1
        self._working, self._calling, self._writing = Working(sitting), Calling(sitting), Writing(sitting)

    def acts(self) -> Acts:
        return {
            **self._working.acts(),
            **self._calling.acts(),
            **self._writing.acts(),
            "answer": self.answer,
            "hint": self.hint,
            "continue": self.go_on,
            "again": self.again,
            "another": self.another,
            "from-here": self.from_here,
            "take-back": self.take_back,
            "overrule": self.overrule,
        }

    def answer(self, question: str, value: str) -> None:
        """Check an answer. What cannot be read costs nothing and is said beside the field."""
        self._unread = None
        turn = self.sitting.play("answer", question=question, value=value)
        if "unread" in turn.reply:
            self._unread = {"question": question, "says": turn.reply["unread"]}

    def hint(self, question: str) -> None:
        self.sitting.play("hint", question=question)

    def go_on(self) -> None:
        self._unread = None
        self.sitting.play("continue")
        if self.sitting.done:
            self.report, self._debriefed = self.sitting.report(), self.sitting.attempt

    def overrule(self, mark: str, ruling: str, by: str, reason: str) -> None:
        """A trainer overrules a mark of the debrief, or takes that back. It is kept beside the attempt."""
        if self.report is None or self._debriefed is None:
            raise NotAMove("Nothing has been marked yet.")
        try:
            ruled = rule(self.report, self._rulings, mark, ruling, by, reason)
        except CannotOverrule as error:
            raise NotAMove(str(error)) from None
        self.sitting.store.overrule(self._debriefed, ruled)

    @property
    def _rulings(self) -> tuple[Ruling, ...]:
        return self.sitting.store.rulings(self._debriefed) if self._debriefed else ()

    def again(self) -> None:
        """The same account once more."""
        self._begin(self.sitting.again())

    def from_here(self, talk: int, turn: int) -> None:
        """The same talk up to a turn, and from there a new try."""
        assert self.report
        before = sum(
            len([each for each in earlier["turns"] if each["turn"] is not None])
            for earlier in self.report["talks"][:talk]
        )
        self._begin(self.sitting.again_from("say", before + turn))

    def take_back(self) -> None:
        """The talk without its last turn, as a new try; what stands in the note stays there."""
        talk = self.sitting.episode.talk
        if talk is None or not talk.turns or self.sitting.episode.mode == "assess":
            raise NotAMove("There is nothing to take back here.")
        note, said = talk.draft["note"], len(self.sitting.played("say"))
        self._begin(self.sitting.again_from("say", said - 1))
        if note:
            self._calling.keep_draft(note)

    def another(self) -> None:
        """Another account of the same kind."""
        self._begin(self.sitting.another())

    def _begin(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self._working, self._calling, self._writing = Working(sitting), Calling(sitting), Writing(sitting)
        self.report = self._unread = self._expert = None
        self._sittings += 1

    def picture(self) -> Json:
        return {
            "place": "Practice desk for medical collectors",
            "prompt": self._prompt(),
            "report": self._debrief(self.report) if self.report else None,
            "unread": self._unread,
            "news": self.sitting.news,
            "warning": self.sitting.store.warning,
            "pass_mark": PASS_MARK,
            "sitting": self._sittings,
        }

    def _debrief(self, report: Json) -> Json:
        """The debrief, and what an expert writes for the same account, which nobody sees before."""
        if self._expert is None:
            self._expert = expert_writes(self.sitting.episode)
        return {**debrief(report, self._rulings), "expert": self._expert}

    def _prompt(self) -> Json:
        """The prompt; where an answer has been told, with the answer, so that each row can be marked."""
        prompt, episode = shown(self.sitting.prompt), self.sitting.episode
        if "work" in prompt:
            prompt["work"] = self._working.picture(prompt["work"])
        if "call" in prompt:
            prompt["call"] = self._calling.picture(prompt["call"])
        if "write" in prompt:
            prompt["write"] = self._writing.picture(prompt["write"])
        by_id = {question.id: question for question in episode.scenario.questions}
        for each in prompt["questions"]:
            if each["state"] in SETTLED:
                each["key"] = right_value(by_id[each["id"]], episode.case.facts)
        return prompt


def shown(prompt: Json) -> Json:
    """A prompt as the browser may hold it: papers as HTML, questions without what they ask for."""
    return {
        **prompt,
        "documents": [for_browser(each) for each in prompt["documents"]],
        "questions": [_question(each) for each in prompt["questions"]],
    }


def for_browser(paper: Json) -> Json:
    return {key: paper[key] for key in ("id", "kind", "title", "html")}


def _question(question: Json) -> Json:
    kept = {key: value for key, value in question.items() if key not in KEPT_BACK}
    if question["kind"] == "match":
        return kept
    return {**kept, "options": [{"id": each["id"], "says": each["says"]} for each in question["options"]]}


def sit_down(name: str, mode: str = "practice", *, seed: int | None = None, store: Store | None = None) -> Exercising:
    """Where this learner stopped, at the debrief of what was finished, or at the beginning.

    A first try at a rung has a seed of its own, the same for a whole class, and no account that was met before.
    """
    store = store or Store.open()
    if seed is not None or any(attempt.mode == mode for attempt in store.unfinished(name)):
        return Exercising(sit(name, seed, mode, store))
    tries = [attempt for attempt in store.attempts(name) if attempt.mode == mode and attempt.report]
    if tries:
        last = tries[0]
        ended = resume(last.id, store) or sit(name, last.seed, mode, store)
        ended.news = ""
        return Exercising(ended, last.report, last.id)
    met = {attempt.seed for attempt in store.attempts(name)}
    first = FIRST_SEED + APART.get(mode, 0)
    return Exercising(sit(name, max(met) + 1 if first in met else first, mode, store))
