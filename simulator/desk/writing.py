"""A text being written, as it lies on the desk: a draft kept, a copy checked, a text sent."""

from __future__ import annotations

from collections.abc import Callable

from simulator.desk.checked_copy import checked_copy
from simulator.desk.on_desk import File, Json
from simulator.desk.working import Played
from simulator.training.stages.stage import NotAMove


class Writing:
    """What a press means in a stage in which a text is written, and what the browser draws of it."""

    def __init__(self, sitting: Played) -> None:
        self._sitting = sitting

    def acts(self) -> dict[str, Callable[..., File | None]]:
        return {"keep-text": self.keep, "check-text": self.check, "send-text": self.send}

    def keep(self, text: str) -> None:
        """Keep what is written. What is there already is not kept twice."""
        if text != self._write["draft"]:
            self._sitting.play("draft", text=text)

    def check(self, text: str) -> None:
        self._play("check", text)

    def send(self, text: str) -> None:
        self._play("send", text)

    def picture(self, write: Json) -> Json:
        """The stage as the browser draws it: with the checked copy in pieces."""
        checked = write["checked"]
        return {**write, "checked": {"text": checked["text"], **checked_copy(checked)} if checked else None}

    def _play(self, move: str, text: str) -> None:
        """What cannot be read is said beside the field, and kept all the same."""
        turn = self._sitting.play(move, text=text)
        if "unread" in turn.reply:
            self.keep(text)
            raise NotAMove(turn.reply["unread"])

    @property
    def _write(self) -> Json:
        write: Json | None = self._sitting.prompt.get("write")
        if write is None:
            raise NotAMove("No text is written here.")
        return write
