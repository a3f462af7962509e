"""A claim being worked, as it lies on the desk: papers opened, the last day counted, an envelope, a letter, an act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from simulator.dates import BusinessDays, Days, Length, Months, days_left, last_day, read_date
from simulator.desk.checked_copy import checked_copy
from simulator.desk.on_desk import File, Json
from simulator.letters.page.pdf import letter_pdf, not_shown
from simulator.training.on_the_phone import steps
from simulator.training.stages.acting import Acting
from simulator.training.stages.stage import NotAMove, Turn
from simulator.whole import whole_from

LENGTHS: dict[str, Callable[[int], Length]] = {"calendar days": Days, "business days": BusinessDays, "months": Months}
MOST_DAYS, MOST_MONTHS = 999, 36
SOON = 7  # days left that are few
_OF_A_CHECK = ("text", "envelope", "sources")


class Played(Protocol):
    """What the desk plays: a sitting that keeps every move, or a bench that keeps none."""

    @property
    def prompt(self) -> Json: ...
    @property
    def acting(self) -> Acting | None: ...
    def play(self, move: str, **fields: Any) -> Turn: ...


class Working:
    """What a press means in a stage in which a claim is worked, and what the browser draws of it."""

    def __init__(self, sitting: Played) -> None:
        self._sitting = sitting
        self._counted: Json | None = None
        self._unread: Json | None = None
        self._saved = ""  # the letter of the newest PDF

    def acts(self) -> dict[str, Callable[..., File | None]]:
        return {
            "open-paper": self.open_paper,
            "count": self.count,
            "settle": self.settle,
            "draft": self.draft,
            "check-letter": self.check,
            "do-act": self.do,
            "say-step": self.say,
            "save-pdf": self.pdf,
        }

    def open_paper(self, paper: str) -> None:
        self._sitting.play("open", paper=paper)

    def count(self, start: str, many: str, counted: str) -> None:
        """The day that a start and a length make. To count is no move: nothing is settled by it."""
        self._counted = self._unread = None
        most = MOST_MONTHS if counted == "months" else MOST_DAYS
        typed = many.strip()
        number = whole_from(typed, most)
        if number is None:
            says = f"“{typed[:20]}” is no number from 1 to {most}." if typed else f"Type a number from 1 to {most}."
            self._unread = {"field": "many", "says": says}
            return
        day = last_day(date.fromisoformat(start), LENGTHS[counted](number))
        self._counted = {"day": f"{day:%m/%d/%Y}", "weekday": f"{day:%A}"}

    def settle(self, day: str) -> None:
        """Say which day is the last one. What is no date costs nothing."""
        self._unread = None
        turn = self._sitting.play("last_day", day=day)
        if "unread" in turn.reply:
            self._unread = {"field": "day", "says": turn.reply["unread"]}

    def draft(self, letter: str, evidence: list[str], act: str = "") -> None:
        """Keep what is written and ticked. What is there already is not kept twice."""
        said = {"letter": letter, "evidence": evidence, "act": act}
        if said != self._work["draft"]:
            self._sitting.play("draft", **said)

    def check(self, letter: str, evidence: list[str], rung: str = "") -> None:
        """The letter and its envelope, as the level reads them that was chosen; else the one that is open."""
        self._sitting.play("check", letter=letter, evidence=evidence, **({"rung": rung} if rung else {}))

    def do(self, act: str, letter: str = "", evidence: list[str] | None = None, **fields: str) -> None:
        """Do one act with the fields that it takes. What is still to be chosen is asked for first."""
        takes = next((each["takes"] for each in self._work["acts"] if each["act"] == act), None)
        if takes is None:
            raise NotAMove("Choose what you do first.")
        said: Json = {"letter": letter, "evidence": evidence or [], **fields}
        for field, asked in _ASKED.items():
            if field in takes and not str(said.get(field, "")).strip():
                raise NotAMove(asked)
        self._sitting.play(
            "act", act=act, **{name: said[name] for name in takes if said.get(name)} | _always(takes, said)
        )

    def say(self, step: str, **fields: str) -> None:
        """One step of a call to the payer. What is not given yet is asked for beside its field, and costs nothing."""
        self._unread = None
        turn = self._sitting.play("say", step=step, **fields)
        if "unread" in turn.reply:
            empty = next((name for name, value in fields.items() if not value.strip()), None)
            if empty is None:
                raise NotAMove(turn.reply["unread"])
            self._unread = {"field": empty, "says": turn.reply["unread"]}

    def pdf(self, letter: str, evidence: list[str]) -> File:
        """The letter as a file. It is kept first, as it is written; what its page cannot show is said beside it."""
        if not letter.strip():
            raise NotAMove("There is no letter yet. Write it first.")
        self.draft(letter, evidence, self._work["draft"]["act"])
        acting = self._sitting.acting
        assert acting is not None
        self._saved = letter
        return File("letter.pdf", "application/pdf", letter_pdf(letter, acting.state.letter_file, evidence))

    @property
    def _work(self) -> Json:
        work: Json | None = self._sitting.prompt.get("work")
        if work is None:
            raise NotAMove("No claim is being worked here.")
        return work

    def picture(self, work: Json) -> Json:
        """The stage as the browser draws it: with the days in their places, and the checked copy in pieces."""
        checked, call = work["checked"], work["call"]
        return {
            **work,
            "counted": self._counted,
            "unread": self._unread,
            "strip": _strip(work),
            "call": {"heard": call["heard"], "steps": steps(call)} if call else None,
            "heard": [] if call else self._heard(),
            "in_pdf": _not_in_pdf(self._saved) if self._saved == work["draft"]["letter"] else "",
            "checked": {name: checked[name] for name in _OF_A_CHECK} | checked_copy(checked) if checked else None,
        }

    def _heard(self) -> list[str]:
        """What was said in the last call, once it is over: a reference is worth nothing that cannot be read again."""
        acting = self._sitting.acting
        return acting.state.heard if acting else []


_ASKED = {
    "rung": "Choose the level that you write to.",
    "puts_right": "Choose what the claim puts right.",
    "days": "Type for how many days, such as 30.",
}


_MOST_SIGNS = 5  # named one by one; of more it is said how many


def _not_in_pdf(letter: str) -> str:
    """Which signs of the letter its PDF cannot show, in one sentence, or ""."""
    signs = not_shown(letter)
    if not signs:
        return ""
    more = len(signs) - _MOST_SIGNS
    *named, last = [*signs[:_MOST_SIGNS], f"{more} more"] if more > 0 else signs
    which = f"{', '.join(named)} and {last}" if named else last
    return f"The PDF cannot show {which}; it has “?” there, and your letter here is unchanged."


def _always(takes: list[str], said: Json) -> Json:
    """An envelope goes out even when it is empty."""
    return {"evidence": said["evidence"]} if "evidence" in takes else {}


def _strip(work: Json) -> Json | None:
    """The settled clock as a strip: where it starts, today, the last day, and how many days are left.

    A clock that has stopped shows the day on which it did, and no more days run on it.
    """
    clock = work["clock"]
    if not clock["asked"] or clock["open"] or not clock["said"]:
        return None
    last = date.fromisoformat(clock["last_day"]) if clock["last_day"] else read_date(clock["said"][-1])
    stopped = clock["stopped"]
    start = date.fromisoformat(clock["runs_from"]["on"])
    today = date.fromisoformat(stopped["on"] if stopped else work["today"])
    whole, gone, left = (last - start).days, (today - start).days, days_left(today, last)
    if whole <= 0:
        return None
    return {
        "from": clock["runs_from"]["says"],
        "start": start.isoformat(),
        "last": last.isoformat(),
        "day": gone,
        "of": whole,
        "at": max(0, min(100, 100 * gone // whole)),
        "tone": "info" if stopped else "bad" if left < 0 else "warn" if left <= SOON else "good",
        "says": "this clock has stopped" if stopped else _left(left),
    }


def _left(left: int) -> str:
    if left < 0:
        return f"passed {-left} day{'' if left == -1 else 's'} ago"
    return {0: "today is the last day", 1: "1 day left"}.get(left, f"{left} days left")
