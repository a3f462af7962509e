"""Somebody on the line, as it lies on the desk: what a press means, and what the browser draws of it."""

from __future__ import annotations

from collections.abc import Callable

from simulator.desk.on_desk import File, Json
from simulator.records import Sitting
from simulator.training.stages.stage import NotAMove


class Calling:
    """What a press means in a stage in which somebody is talked to."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._own = ""

    def acts(self) -> dict[str, Callable[..., File | None]]:
        return {
            "say": self.say,
            "own-words": self.own_words,
            "plan": self.plan,
            "keep-draft": self.keep_draft,
            "keep-note": self.keep_note,
        }

    def say(self, say: str, phrasing: str, typed: dict[str, str], plan: dict[str, str]) -> None:
        """Say a sentence. What it takes is typed beside it, or stands in the plan builder."""
        self._own = ""
        move = self._move(say)
        given = plan if move["plan"] else typed
        fields = {each["id"]: given.get(each["id"], "").strip() for each in move["fields"]}
        self._play("say", say=say, phrasing=phrasing, **fields)

    def own_words(self, words: str) -> None:
        """A door that is not open yet."""
        self._own = str(self._sitting.play("words", words=words).reply["unread"])

    def plan(self, first: str, on: str, instalment: str, day: str) -> None:
        """What stands in the plan builder. To build is no offer."""
        self._draft(first=first, on=on, instalment=instalment, day=day)

    def keep_draft(self, note: str) -> None:
        """The note as far as it is written."""
        self._draft(note=note)

    def keep_note(self, words: str) -> None:
        """The note goes onto the account."""
        self._draft(note=words)
        self._play("say", say="note", words=words)

    def picture(self, call: Json) -> Json:
        return {**call, "own": self._own}

    def _draft(self, **said: str) -> None:
        kept = {"note": self._call["note"]["text"], **self._call["plan"]["typed"]} if self._call["plan"] else {}
        if any(kept.get(name) != value for name, value in said.items()):
            self._sitting.play("draft", **said)

    def _play(self, move: str, **fields: str) -> None:
        turn = self._sitting.play(move, **fields)
        if "unread" in turn.reply:
            raise NotAMove(turn.reply["unread"])

    def _move(self, say: str) -> Json:
        found = next((each for group in self._call["groups"] for each in group["moves"] if each["id"] == say), None)
        if found is None:
            raise NotAMove("This cannot be said now. Choose another.")
        made: Json = found
        return made

    @property
    def _call(self) -> Json:
        call: Json | None = self._sitting.prompt.get("call")
        if call is None:
            raise NotAMove("Nobody is on the line here.")
        return call
