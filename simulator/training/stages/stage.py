"""What every kind of stage has in common: what is on the desk, what may be done, what it brings, what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Protocol, TypeAlias

from simulator.documents import Document
from simulator.scenario.scenario import Critical
from simulator.training.report import Decision

Json: TypeAlias = dict[str, Any]


class NotAMove(ValueError):
    """What was asked cannot be done here. The message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a move brought: a reply, the papers that are new on the desk, and the minutes it took."""

    reply: Json
    documents: list[str] = field(default_factory=list)
    minutes: int = 0

    def as_json(self) -> Json:
        return {"reply": self.reply, "documents": self.documents, "minutes": self.minutes}

    @property
    def counts(self) -> bool:
        """False for what could not be read: it is no turn, costs nothing and is not kept."""
        return "unread" not in self.reply


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the player may leave a stage, and in words what is still waited for."""

    open: bool
    why: str = ""


class StagePlay(Protocol):
    """One stage being played: by questions about papers, by acts on an account, by a letter, by a conversation."""

    @property
    def papers(self) -> Sequence[Document]:
        """What lies on the desk."""

    def desk(self, *, told: bool, is_open: bool) -> Json:
        """What the stage adds to the prompt. Nothing here tells what is right before it has been told."""

    def moves(self) -> list[Json]:
        """What may be done now, each with its typed fields."""

    def play(self, move: str, fields: Json, *, told: bool) -> Turn:
        """Do one move. Raises NotAMove, and stays as it was, for what cannot be done."""

    def gate(self, mode: str) -> Gate:
        """Whether the next stage may be opened."""

    @property
    def critical(self) -> Critical | None:
        """The critical error that was made here, if any."""

    def decisions(self) -> list[Decision]:
        """What there was to decide, as it was decided so far."""


def did_you_mean(name: str, names: Sequence[str]) -> str:
    """` Did you mean “close”?`, or what there is when nothing is near."""
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    return f" Did you mean “{near[0]}”?" if near else f" Choose from: {', '.join(names)}."


def wants(move: str, fields: Json, wanted: set[str], may: frozenset[str] = frozenset()) -> None:
    """The move has the fields that it takes, and no others. Raises NotAMove."""
    if not wanted <= fields.keys() <= wanted | may:
        raise NotAMove(f"The move “{move}” takes {' and '.join(sorted(wanted | may)) or 'nothing more'}.")
