"""An episode: one scenario over one case, played by a person, a bot, a test or a terminal through the same four verbs.

`prompt` says what is on the desk, `moves` what may be done, `play` does it, `report` says how it went. The prompt never
holds a key: what is right stays here until it has been answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar

from simulator.case.file import CaseFile
from simulator.case.pinned import CaseError
from simulator.chance import Stream
from simulator.documents import Document
from simulator.scenario.load import build, load_scenario
from simulator.scenario.scenario import MODES, Critical, Question, Scenario, Stage
from simulator.scenario.typed import Unread
from simulator.scenario.words import spoken
from simulator.training.papers import paper
from simulator.training.report import Report, make_report
from simulator.training.scoring import by_axis, plain
from simulator.training.sheet import Sheet
from simulator.training.snapshot import from_snapshot, to_snapshot
from simulator.training.stages.ask import NotAMove, did_you_mean, judge, right_answer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a move brought: a reply, the papers that are new on the desk, and the minutes it took."""

    reply: dict[str, Any]
    documents: list[str] = field(default_factory=list)
    minutes: int = 0

    def as_json(self) -> dict[str, Any]:
        return {"reply": self.reply, "documents": self.documents, "minutes": self.minutes}

    @property
    def counts(self) -> bool:
        """False for what could not be read: it is no turn, costs nothing and is not kept."""
        return "unread" not in self.reply


def open_episode(name: str, seed: int, mode: str = "practice") -> Episode:
    """A scenario of the bank at a seed. Raises NoSuchScenario, BadScenario or CaseError, each one plain sentence."""
    if type(seed) is not int or not 0 <= seed < 1 << 63:
        raise CaseError(f"A seed is a whole number such as 12, not {seed!r:.20}.")
    scenario = load_scenario(name)
    return Episode(scenario, build(scenario, seed), mode)


class Episode:
    """One exercise being played. It holds the only state there is: where we are, and each question's sheet."""

    def __init__(self, scenario: Scenario, case: CaseFile, mode: str = "practice") -> None:
        if mode not in MODES:
            raise NotAMove(f"“{mode}” is not a mode.{did_you_mean(mode, list(MODES))}")
        self.case, self.mode = case, mode
        self.done = False
        self._stage = 0
        try:
            self.scenario = replace(scenario, stages=spoken(scenario.stages, case.facts))
            questions = self.scenario.questions
            self._sheets = {
                question.id: Sheet(question, number, len(questions), mode, right_answer(question, case.facts))
                for number, question in enumerate(questions, 1)
            }
        except KeyError as missing:  # `check` says where it is named
            raise CaseError(f"With seed {case.seed} the account has no {missing.args[0]}.") from None

    # ---- what is on the desk ----

    @property
    def stage(self) -> Stage:
        return self.scenario.stages[self._stage]

    @property
    def prompt(self) -> dict[str, Any]:
        """All that the player sees, as JSON."""
        scenario, stage = self.scenario, self.stage
        critical = self._critical if self._told else None
        return {
            "scenario": scenario.name,
            "title": scenario.title,
            "level": scenario.level,
            "role": scenario.role,
            "mode": self.mode,
            "seed": self.case.seed,
            "today": scenario.today.isoformat(),
            "minutes": scenario.minutes,
            "steps": self._steps(),
            "stage": {"id": stage.id, "kind": stage.kind, "title": stage.title},
            "documents": [paper(document) for document in self._documents(stage)],
            "questions": [self._question(sheet) for sheet in self._here],
            "score": self._score(),
            "continue": self._continue(),
            "critical": _critical_json(critical) if critical else None,
            "done": self.done,
        }

    def moves(self) -> list[dict[str, str]]:
        """What may be done now, each with its typed fields."""
        if self.done:
            return []
        found = []
        for sheet in self._here:
            if self._is_open(sheet):
                found.append({"move": "answer", "question": sheet.question.id, "value": sheet.question.kind})
                if sheet.next_hint_costs is not None:
                    found.append({"move": "hint", "question": sheet.question.id})
        return [*found, {"move": "continue"}] if self._may_continue else found

    # ---- what is done ----

    def play(self, move: str, **fields: object) -> Turn:
        """Do one move. Raises NotAMove, one plain sentence, and stays as it was, for what cannot be done."""
        verbs: dict[str, Callable[..., Turn]] = {"answer": self._answer, "hint": self._hint, "continue": self._go_on}
        if move not in verbs:
            raise NotAMove(f"“{move[:40]}” is not a move.{did_you_mean(move, list(verbs))}")
        wanted = {"answer": {"question", "value"}, "hint": {"question"}, "continue": set()}[move]
        if fields.keys() != wanted:
            raise NotAMove(f"The move “{move}” takes {' and '.join(sorted(wanted)) or 'nothing more'}.")
        if self.done:
            raise NotAMove("This exercise is over. Read the debrief, or start another like it.")
        return verbs[move](**{name: str(value) for name, value in fields.items()})

    def _answer(self, question: str, value: str) -> Turn:
        sheet = self._sheet(question)
        if not self._is_open(sheet):
            raise NotAMove("This question is closed: it takes no further answer.")
        try:
            answer = judge(sheet.question, value, self.case.facts)
        except Unread as error:
            return Turn({"unread": str(error), "question": question})
        sheet.answers.append((answer, sheet.hints))
        return Turn(
            {
                "question": question,
                "state": sheet.state(told=self._told),
                "feedback": sheet.feedback() if self._told else None,
            }
        )

    def _hint(self, question: str) -> Turn:
        sheet = self._sheet(question)
        if not self._is_open(sheet) or sheet.next_hint_costs is None:
            why = "There is no further hint here." if self.mode == "practice" else "There are no hints in this mode."
            raise NotAMove(why)
        cost = sheet.next_hint_costs
        sheet.hints += 1
        return Turn({"question": question, "hint": sheet.question.hints[sheet.hints - 1], "cost": plain(cost)})

    def _go_on(self) -> Turn:
        if not self._may_continue:
            raise NotAMove(self._continue()["why"])
        before = {document.id for document in self._documents(self.stage)}
        if self._is_last or self._stopped:
            self.done = True
            return Turn({"stage": "debrief"})
        self._stage += 1
        return Turn(
            {"stage": self.stage.id},
            [document.id for document in self._documents(self.stage) if document.id not in before],
        )

    # ---- how it went ----

    def report(self) -> Report:
        """Four axes, each decision with its reason, critical errors, sources, and the better path."""
        return make_report(self.scenario, [sheet.decision() for sheet in self._sheets.values()], is_done=self.done)

    def snapshot(self) -> dict[str, Any]:
        """All that is needed to open this exercise again as it was, whatever has become of the kit's files."""
        return to_snapshot(self.scenario, self.case, self.mode)

    @classmethod
    def from_snapshot(cls, snapshot: dict[str, Any], moves: Sequence[dict[str, str]] = ()) -> Self:
        """The exercise as it was, with these moves played again."""
        episode = cls(*from_snapshot(snapshot))
        for each in moves:
            episode.play(**each)
        return episode

    # ---- the parts of the prompt ----

    @property
    def _here(self) -> list[Sheet]:
        return [self._sheets[question.id] for question in self.stage.questions]

    @property
    def _told(self) -> bool:
        """Feedback comes at once in practice, with hints or without, and at the end in assess."""
        return self.mode != "assess" or self.done

    @property
    def _critical(self) -> Critical | None:
        return next((sheet.critical for sheet in self._sheets.values() if sheet.critical), None)

    @property
    def _stopped(self) -> bool:
        """A critical error stops practice. In assess nothing is blocked."""
        return self.mode != "assess" and self._critical is not None

    @property
    def _is_last(self) -> bool:
        return self._stage == len(self.scenario.stages) - 1

    @property
    def _may_continue(self) -> bool:
        return not self.done and (self._stopped or all(sheet.is_closed for sheet in self._here))

    def _is_open(self, sheet: Sheet) -> bool:
        return not (self.done or self._stopped or sheet.is_closed)

    def _sheet(self, question: str) -> Sheet:
        here = {sheet.question.id: sheet for sheet in self._here}
        if question not in here:
            raise NotAMove(f"“{question[:40]}” is not a question on the desk now.{did_you_mean(question, list(here))}")
        return here[question]

    def _documents(self, stage: Stage) -> list[Document]:
        by_kind = {document.kind: document for document in self.case.documents}
        return [by_kind[kind] for kind in stage.show]

    def _steps(self) -> list[dict[str, str]]:
        names = [stage.title for stage in self.scenario.stages]
        at = len(names) if self.done else self._stage
        state = ["done" if index < at else "now" if index == at else "to come" for index in range(len(names) + 1)]
        if self.done and self._stopped:
            state[self._stage + 1 : -1] = ["to come"] * (len(names) - self._stage - 1)
        return [{"name": name, "state": each} for name, each in zip([*names, "Debrief"], state, strict=True)]

    def _question(self, sheet: Sheet) -> dict[str, Any]:
        return sheet.as_json(self._offered(sheet.question), told=self._told, is_open=self._is_open(sheet))

    def _offered(self, question: Question) -> Any:
        """What there is to choose from, in an order drawn from the seed, so that a place tells nothing."""
        options = tuple({"id": each.id, "says": each.says, "act": each.act} for each in question.options)
        if question.kind != "match":
            return self._shuffled(question, "options", options)
        lefts = tuple({"id": pair.id, "says": pair.says} for pair in question.pairs)
        rights = {pair.with_id: {"id": pair.with_id, "says": pair.with_says} for pair in question.pairs}
        return {
            "left": self._shuffled(question, "left", lefts),
            "right": self._shuffled(question, "right", tuple(rights.values())),
        }

    def _shuffled(self, question: Question, what: str, things: tuple[T, ...]) -> list[T]:
        return Stream(self.case.seed, what, self.scenario.name, question.id).shuffled(things)

    def _score(self) -> dict[str, dict[str, Any]]:
        """Points so far, of the questions that have been answered. In assess nothing is told before the end."""
        met = [(sheet.question, sheet.earned) for sheet in self._sheets.values() if sheet.answers and self._told]
        axes = by_axis(self.scenario.questions, met, "so far")
        return {axis: graded.as_json() for axis, graded in axes.items()}

    def _continue(self) -> dict[str, Any]:
        if self.done:
            return {"open": False, "label": "", "why": ""}
        last = self._is_last or self._stopped
        label = "Go to the debrief" if last else f"Go to {self.scenario.stages[self._stage + 1].title}"
        if self._may_continue:
            return {"open": True, "label": label, "why": ""}
        waiting = [sheet for sheet in self._here if not sheet.is_closed]
        numbers = [str(sheet.number) for sheet in waiting]
        listed = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
        which = f"question {listed} is" if len(numbers) == 1 else f"questions {listed} are"
        if self.mode == "assess":
            return {"open": False, "label": label, "why": f"Opens when {which} answered."}
        left = {sheet.tries_left for sheet in waiting}
        tries = f"{_COUNT[left.pop()]}" if len(left) == 1 else "the tries that are left"
        return {"open": False, "label": label, "why": f"Opens when {which} right, or after {tries}."}


_COUNT = {1: "one more try", 2: "two more tries", 3: "three tries"}


def _critical_json(critical: Critical) -> dict[str, str]:
    return {"name": critical.name, "title": critical.title, "because": critical.because}
