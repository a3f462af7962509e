"""What changes while a claim is worked, and what stays: the claim, what may be done with it, and what has been done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from simulator.case.file import CaseFile
from simulator.case.follow_up import FollowUp, InFile
from simulator.documents import Document
from simulator.letters import Marked
from simulator.money import ZERO, Money
from simulator.payers.appeals import AppealFile, PrivacyEvent
from simulator.scenario.scenario import Work
from simulator.scenario.work import SENDING
from simulator.training.stages.acting.reactions import Reaction, to_records
from simulator.training.stages.stage import Json

TAKES: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # what an act wants, and what it may have
    "dispute": (frozenset(), frozenset({"rung", "evidence", "letter"})),
    "dispute-price": (frozenset(), frozenset({"rung", "evidence", "letter"})),
    "send-records": (frozenset({"evidence"}), frozenset()),
    "corrected-claim": (frozenset({"puts_right"}), frozenset()),
    "new-claim": (frozenset(), frozenset({"puts_right"})),
    "hold": (frozenset({"days"}), frozenset()),
    "bill-patient": (frozenset(), frozenset({"amount"})),
}
NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def nothing_written() -> Json:
    """An empty page, an empty envelope, and no act chosen."""
    return {"letter": "", "evidence": [], "act": ""}


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


@dataclass(slots=True)
class State:
    """A claim on the desk. `file` is the payer's own, as it stands after its last answer; `won` is what came of it."""

    work: Work
    follow_up: FollowUp
    case: CaseFile
    mode: str
    today: date
    file: AppealFile
    opened: list[str] = field(default_factory=list)
    minutes: int = 0
    days_said: list[date] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    won: Money = ZERO
    letters: list[Document] = field(default_factory=list)
    checked: Json | None = None
    draft: Json = field(default_factory=nothing_written)  # what is written and ticked, and has not been sent
    ended: str = ""
    critical: str = ""

    @property
    def sendings(self) -> list[Done]:
        return [each for each in self.done if each.act in SENDING]

    @property
    def last_day(self) -> date | None:
        """The last day of the rung that was open when the work began."""
        deadline = self.follow_up.letter.get("deadline")
        return date.fromisoformat(deadline) if deadline else None

    @property
    def tries_for_the_day(self) -> int:
        return 1 if self.mode == "assess" else 3

    @property
    def asks_for_a_day(self) -> bool:
        """The last day is asked for, has not been found, and tries are left."""
        asked = any(weight.of == "last_day" for weight in self.work.worth)
        said = self.days_said
        return asked and len(said) < self.tries_for_the_day and (not said or said[-1] != self.last_day)

    @property
    def needed(self) -> frozenset[str]:
        """The ids of the papers that an expert sends first: this patient's, of the kinds that the best step names."""
        kinds = next((step.send for step in self.work.best if step.send), ())
        own = [each for each in self.follow_up.papers if each.paper.patient == self.follow_up.patient]
        return frozenset(each.id for each in own if each.paper.kind in kinds)

    def looked_over(self, papers: Sequence[InFile]) -> list[Json]:
        """Each paper of an envelope: needed, harmless, or one that has to come out, and why."""
        events = {event.evidence: event for event in self.private(papers)}
        return [
            {
                "id": each.id,
                "verdict": "take out" if each.id in events else "needed" if each.id in self.needed else "may go",
                "says": events[each.id].says if each.id in events else "",
            }
            for each in papers
        ]

    def private(self, papers: Sequence[InFile]) -> tuple[PrivacyEvent, ...]:
        """What of an envelope should not leave the office."""
        return to_records(self.follow_up.as_the_payer_has_it(), self.today, papers).privacy
