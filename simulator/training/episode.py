"""An episode: one scenario over one case, played by a person, a bot, a test or a terminal through the same four verbs.

`prompt` says what is on the desk, `moves` what may be done, `play` does it, `report` says how it went. The prompt never
holds a key: what is right stays here until it has been answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any, Self

from simulator.case.file import CaseFile
from simulator.case.pinned import CaseError
from simulator.plain import readable
from simulator.scenario.load import build, load_scenario
from simulator.scenario.scenario import MODES, Critical, Scenario, Stage
from simulator.scenario.words import spoken
from simulator.training.papers import paper
from simulator.training.report import Decision, Report, Text, make_report
from simulator.training.scoring import by_axis
from simulator.training.snapshot import from_snapshot, to_snapshot
from simulator.training.stages.acting import Acting
from simulator.training.stages.asking import Asking
from simulator.training.stages.stage import NotAMove, StagePlay, Turn, did_you_mean, wants
from simulator.training.stages.talking import Talking
from simulator.training.stages.writing import Writing


def open_episode(name: str, seed: int, mode: str = "practice") -> Episode:
    """A scenario of the bank at a seed. Raises NoSuchScenario, BadScenario or CaseError, each one plain sentence."""
    if type(seed) is not int or not 0 <= seed < 1 << 63:
        raise CaseError(f"A seed is a whole number such as 12, not {seed!r:.20}.")
    scenario = load_scenario(name)
    return Episode(scenario, build(scenario, seed), mode)


class Episode:
    """One exercise being played. It holds the only state there is: where we are, and what was done at each stage."""

    def __init__(self, scenario: Scenario, case: CaseFile, mode: str = "practice") -> None:
        if mode not in MODES:
            raise NotAMove(f"“{mode}” is not a mode.{did_you_mean(mode, list(MODES))}")
        self.case, self.mode = case, mode
        self.done = False
        self._at = 0
        try:
            self.scenario = replace(scenario, stages=spoken(scenario.stages, case.facts))
            self._plays: list[StagePlay] = [self._begun(stage) for stage in self.scenario.stages]
        except KeyError as missing:  # `check` says where it is named
            raise CaseError(f"With seed {case.seed} the account has no {missing.args[0]}.") from None

    def _begun(self, stage: Stage) -> StagePlay:
        if stage.kind == "act":
            return Acting(stage, self.case, self.mode)
        if stage.kind == "talk":
            return Talking(stage, self.case, self.mode, self.scenario.role)
        if stage.kind == "write":
            return Writing(stage, self.case, self.mode)
        return Asking(self.scenario, stage, self.case, self.mode)

    # ---- what is on the desk ----

    @property
    def stage(self) -> Stage:
        return self.scenario.stages[self._at]

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
            "documents": [paper(document) for document in self._play.papers],
            "questions": [],
            **self._play.desk(told=self._told, is_open=not (self.done or self._stopped)),
            "score": self._score(),
            "continue": self._continue(),
            "critical": _critical_json(critical) if critical else None,
            "done": self.done,
        }

    def moves(self) -> list[dict[str, Any]]:
        """What may be done now, each with its typed fields."""
        if self.done:
            return []
        found = [] if self._stopped else self._play.moves()
        return [*found, {"move": "continue"}] if self._may_continue else found

    # ---- what is done ----

    def play(self, move: str, **fields: object) -> Turn:
        """Do one move. Raises NotAMove, one plain sentence, and stays as it was, for what cannot be done."""
        if not isinstance(move, str):
            raise NotAMove("A move has a name, such as “answer” or “continue”.")
        move, fields = readable(move), readable(fields)
        if self.done:
            raise NotAMove("This exercise is over. Read the debrief, or start another like it.")
        if move == "continue":
            wants(move, fields, set())
            return self._go_on()
        if self._stopped:
            raise NotAMove("A critical error has ended this try. Go to the debrief.")
        return self._play.play(move, fields, told=self._told)

    def _go_on(self) -> Turn:
        if not self._may_continue:
            raise NotAMove(self._continue()["why"])
        before = {document.id for document in self._play.papers}
        if self._is_last or self._stopped:
            self.done = True
            return Turn({"stage": "debrief"})
        self._at += 1
        return Turn({"stage": self.stage.id}, [each.id for each in self._play.papers if each.id not in before])

    # ---- how it went ----

    def report(self) -> Report:
        """Four axes, each decision with its reason, critical errors, sources, and the better path."""
        talks = [(stage.title, play.path()) for stage, play in self.talks if play.turns and self.done]
        return make_report(self.scenario, self._decisions, is_done=self.done, talks=talks, texts=self._texts)

    def snapshot(self) -> dict[str, Any]:
        """All that is needed to open this exercise again as it was, whatever has become of the kit's files."""
        return to_snapshot(self.scenario, self.case, self.mode)

    @classmethod
    def from_snapshot(cls, snapshot: dict[str, Any], moves: Sequence[dict[str, Any]] = ()) -> Self:
        """The exercise as it was, with these moves played again."""
        episode = cls(*from_snapshot(snapshot))
        for each in moves:
            episode.play(**each)
        return episode

    @property
    def work(self) -> Acting | None:
        """The claim that is worked at this stage, for those who hold the key."""
        return self._play if isinstance(self._play, Acting) else None

    @property
    def talk(self) -> Talking | None:
        """The talk at this stage, for those who hold the key."""
        return self._play if isinstance(self._play, Talking) else None

    @property
    def talks(self) -> list[tuple[Stage, Talking]]:
        """Every talk with its stage, for those who hold the key."""
        both = zip(self.scenario.stages, self._plays, strict=True)
        return [(stage, play) for stage, play in both if isinstance(play, Talking)]

    @property
    def text(self) -> Writing | None:
        """The text that is written at this stage, for those who hold the key."""
        return self._play if isinstance(self._play, Writing) else None

    # ---- the parts of the prompt ----

    @property
    def _texts(self) -> list[Text]:
        """What was sent in words, once the exercise is over."""
        found: list[Text] = []
        for play, decided in zip(self._plays, self._decided, strict=True):
            if self.done and isinstance(play, Acting | Writing):
                numbers = {decision.question.id: decision.number for decision in decided}
                found += [text.numbered(numbers) for text in play.texts()]
        return found

    @property
    def _play(self) -> StagePlay:
        return self._plays[self._at]

    @property
    def _decided(self) -> list[list[Decision]]:
        """The decisions of each stage, numbered through."""
        numbers = count(1)
        return [[replace(each, number=next(numbers)) for each in play.decisions()] for play in self._plays]

    @property
    def _decisions(self) -> list[Decision]:
        return [decision for decided in self._decided for decision in decided]

    @property
    def _told(self) -> bool:
        """Feedback comes at once in practice, with hints or without, and at the end in assess."""
        return self.mode != "assess" or self.done

    @property
    def _critical(self) -> Critical | None:
        return next((play.critical for play in self._plays if play.critical), None)

    @property
    def _stopped(self) -> bool:
        """A critical error stops practice. In assess nothing is blocked."""
        return self.mode != "assess" and self._critical is not None

    @property
    def _is_last(self) -> bool:
        return self._at == len(self.scenario.stages) - 1

    @property
    def _may_continue(self) -> bool:
        return not self.done and (self._stopped or self._play.gate(self.mode).open)

    def _steps(self) -> list[dict[str, str]]:
        names = [stage.title for stage in self.scenario.stages]
        at = len(names) if self.done else self._at
        state = ["done" if index < at else "now" if index == at else "to come" for index in range(len(names) + 1)]
        if self.done and self._stopped:
            state[self._at + 1 : -1] = ["to come"] * (len(names) - self._at - 1)
        return [{"name": name, "state": each} for name, each in zip([*names, "Debrief"], state, strict=True)]

    def _score(self) -> dict[str, dict[str, Any]]:
        """Points so far, of what has been decided. In assess nothing is told before the end."""
        decisions = self._decisions
        met = [(each.question, each.earned) for each in decisions if each.state != "not reached" and self._told]
        axes = by_axis([each.question for each in decisions], met, "so far")
        return {axis: graded.as_json() for axis, graded in axes.items()}

    def _continue(self) -> dict[str, Any]:
        if self.done:
            return {"open": False, "label": "", "why": ""}
        last = self._is_last or self._stopped
        label = "Go to the debrief" if last else f"Go to {self.scenario.stages[self._at + 1].title}"
        if self._may_continue:
            return {"open": True, "label": label, "why": ""}
        return {"open": False, "label": label, "why": self._play.gate(self.mode).why}


def _critical_json(critical: Critical) -> dict[str, str]:
    return {"name": critical.name, "title": critical.title, "because": critical.because}
