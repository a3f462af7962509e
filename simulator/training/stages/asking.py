"""Questions about papers, being answered: one sheet a question, tries and hints counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from simulator.case.file import CaseFile
from simulator.chance import Stream
from simulator.documents import Document
from simulator.scenario.scenario import Critical, Question, Scenario, Stage
from simulator.scenario.typed import Unread
from simulator.training.report import Decision
from simulator.training.scoring import plain
from simulator.training.sheet import Sheet
from simulator.training.stages.ask import judge, right_answer
from simulator.training.stages.stage import Gate, Json, NotAMove, Turn, did_you_mean, wants

T = TypeVar("T")


class Asking:
    """The questions of one stage. Raises KeyError for a fact that the case lacks."""

    def __init__(self, scenario: Scenario, stage: Stage, case: CaseFile, mode: str) -> None:
        self._scenario, self._stage, self._case, self._mode = scenario, stage, case, mode
        numbers = {question.id: number for number, question in enumerate(scenario.questions, 1)}
        self._sheets = {
            each.id: Sheet(each, numbers[each.id], len(numbers), mode, right_answer(each, case.facts))
            for each in stage.questions
        }

    @property
    def papers(self) -> list[Document]:
        by_kind = {document.kind: document for document in self._case.documents}
        return [by_kind[kind] for kind in self._stage.show]

    def desk(self, *, told: bool, is_open: bool) -> Json:
        return {
            "questions": [
                sheet.as_json(self._offered(sheet.question), told=told, is_open=is_open and not sheet.is_closed)
                for sheet in self._sheets.values()
            ]
        }

    def moves(self) -> list[Json]:
        found = []
        for sheet in self._sheets.values():
            if not sheet.is_closed:
                found.append({"move": "answer", "question": sheet.question.id, "value": sheet.question.kind})
                if sheet.next_hint_costs is not None:
                    found.append({"move": "hint", "question": sheet.question.id})
        return found

    def play(self, move: str, fields: Json, *, told: bool) -> Turn:
        verbs: dict[str, tuple[set[str], Callable[..., Turn]]] = {
            "answer": ({"question", "value"}, self._answer),
            "hint": ({"question"}, self._hint),
        }
        if move not in verbs:
            raise NotAMove(f"“{move[:40]}” is not a move.{did_you_mean(move, [*verbs, 'continue'])}")
        wanted, verb = verbs[move]
        wants(move, fields, wanted)
        return verb(told=told, **{name: str(value) for name, value in fields.items()})

    def gate(self, mode: str) -> Gate:
        waiting = [sheet for sheet in self._sheets.values() if not sheet.is_closed]
        if not waiting:
            return Gate(open=True)
        numbers = [str(sheet.number) for sheet in waiting]
        listed = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
        which = f"question {listed} is" if len(numbers) == 1 else f"questions {listed} are"
        if mode == "assess":
            return Gate(False, f"Opens when {which} answered.")
        left = {sheet.tries_left for sheet in waiting}
        tries = f"{_COUNT[left.pop()]}" if len(left) == 1 else "the tries that are left"
        return Gate(False, f"Opens when {which} right, or after {tries}.")

    @property
    def critical(self) -> Critical | None:
        return next((sheet.critical for sheet in self._sheets.values() if sheet.critical), None)

    def decisions(self) -> list[Decision]:
        return [sheet.decision() for sheet in self._sheets.values()]

    def _answer(self, question: str, value: str, *, told: bool) -> Turn:
        sheet = self._sheet(question)
        if sheet.is_closed:
            raise NotAMove("This question is closed: it takes no further answer.")
        try:
            answer = judge(sheet.question, value, self._case.facts)
        except Unread as error:
            return Turn({"unread": str(error), "question": question})
        sheet.answers.append((answer, sheet.hints))
        return Turn(
            {"question": question, "state": sheet.state(told=told), "feedback": sheet.feedback() if told else None}
        )

    def _hint(self, question: str, *, told: bool) -> Turn:  # noqa: ARG002  a hint is the same in every mode that has one
        sheet = self._sheet(question)
        cost = sheet.next_hint_costs
        if cost is None:
            why = "There is no further hint here." if self._mode == "practice" else "There are no hints in this mode."
            raise NotAMove(why)
        sheet.hints += 1
        return Turn({"question": question, "hint": sheet.question.hints[sheet.hints - 1], "cost": plain(cost)})

    def _sheet(self, question: str) -> Sheet:
        if question not in self._sheets:
            near = did_you_mean(question, list(self._sheets))
            raise NotAMove(f"“{question[:40]}” is not a question on the desk now.{near}")
        return self._sheets[question]

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
        return Stream(self._case.seed, what, self._scenario.name, question.id).shuffled(things)


_COUNT = {1: "one more try", 2: "two more tries", 3: "three tries"}
