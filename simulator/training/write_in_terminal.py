"""A text written in the terminal: typed line by line, checked in practice, sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.training.marked_in_terminal import tell_checked
from simulator.training.stages.stage import NotAMove, did_you_mean
from simulator.training.typed import Ask, Player, Say, show_papers, typed, wrapped
from simulator.training.work_in_terminal import lines_to_a_dot

Json = dict[str, Any]

HELP = (
    "write types the text, and a line with a single dot ends it. read shows it. check looks it over, in practice. "
    "send sends it. papers and help show things again; quit leaves."
)


def lay_out_text(write: Json, say: Say) -> None:
    """What is asked for, what may be put in, and in practice what a reader looks for."""
    say(wrapped(write["asks"]))
    for each in write["values"]:
        say(f"{each['says']}: {each['value']}")
    if write["enclosed"]:
        say(wrapped(f"These papers go with it: {'; '.join(write['enclosed'])}."))
    for each in write["parts"]:
        say(wrapped(f"- {each['asks']}"))


def write_on(player: Player, say: Say, ask: Ask) -> None:
    """One command, and what came of it."""
    line = typed(ask, "> ").lower()
    verb = _VERBS.get(line)
    if verb is None:
        says = f"“{line[:40]}” is nothing that can be done here.{did_you_mean(line, list(_VERBS))}"
        say(wrapped(says) if line else "Nothing is typed yet. Type help to see what there is.")
        return
    try:
        verb(player, say, ask)
    except NotAMove as error:
        say(wrapped(str(error)))


def _write(player: Player, say: Say, ask: Ask) -> None:
    say("Type the text. A line with a single dot ends it.")
    text = lines_to_a_dot(ask)
    player.play("draft", text=text)
    say(f"Kept: {len(text.splitlines())} lines.")


def _check(player: Player, say: Say, _: Ask) -> None:
    _tell(player, player.play("check", text=_text(player)).reply, say)


def _send(player: Player, say: Say, _: Ask) -> None:
    reply = player.play("send", text=_text(player)).reply
    if "unread" not in reply:
        say("Sent.")
    _tell(player, reply, say)


def _tell(player: Player, reply: Json, say: Say) -> None:
    checked = player.prompt["write"]["checked"]
    if "unread" in reply:
        say(wrapped(reply["unread"]))
    elif checked:
        tell_checked(checked, say)


def _text(player: Player) -> str:
    return str(player.prompt["write"]["draft"])


_VERBS: dict[str, Callable[[Player, Say, Ask], None]] = {
    "write": _write,
    "read": lambda player, say, _: say(_text(player) or "There is nothing written yet."),
    "check": _check,
    "send": _send,
    "papers": lambda player, say, _: show_papers(player.prompt["documents"], say),
    "help": lambda _player, say, _ask: say(wrapped(HELP)),
}
