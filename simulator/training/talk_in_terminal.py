"""Somebody on the line in the terminal: what was said as lines, kinds of move, moves and sentences by number."""

from __future__ import annotations

from typing import Any

from simulator.training.stages.stage import NotAMove
from simulator.training.typed import Ask, Player, Say, typed, wrapped
from simulator.whole import whole_from

Json = dict[str, Any]

HELP = (
    "Type the number of a kind of move, then of a move, then of a sentence. card shows who is on the line and how they "
    "seem. note writes the account note. back goes back. papers shows the papers, quit leaves."
)


def talk_on(player: Player, say: Say, ask: Ask, heard: int) -> int:
    """One thing said, and what came of it. Gives how many lines of the log have been shown."""
    call = _call(player)
    heard = _new_lines(call, heard, say)
    try:
        if not call["open"]:
            _note(player, say, ask)
            return heard
        _one_move(player, call, say, ask)
    except _Back:
        return heard
    except NotAMove as error:
        say(wrapped(str(error)))
    return _new_lines(_call(player), heard, say)


class _Back(Exception):
    """The trainee goes back to the kinds of move."""


def _one_move(player: Player, call: Json, say: Say, ask: Ask) -> None:
    kind = _chosen("What do you do?", call["groups"], player, say, ask)
    move = _chosen(f"{kind['says']}:", kind["moves"], player, say, ask)
    typed_in = {each["id"]: typed(ask, f"{each['says']}: ") for each in move["fields"]}
    wording = move["phrasings"][0]
    if len(move["phrasings"]) > 1:
        wording = _chosen("How do you put it?", move["phrasings"], player, say, ask)
    turn = player.play("say", say=move["id"], phrasing=wording["id"], **typed_in)
    if "unread" in turn.reply:
        say(wrapped(turn.reply["unread"]))


def _chosen(asked: str, things: list[Json], player: Player, say: Say, ask: Ask) -> Json:
    """One of a numbered list; the commands work at every list. Raises _Back."""
    say("\n".join([asked, *[wrapped(f"{number}. {each['says']}", 3) for number, each in enumerate(things, 1)]]))
    while True:
        line = typed(ask, "> ").lower()
        if number := whole_from(line, len(things)):
            return things[number - 1]
        if line == "card":
            _card(_call(player), say)
        elif line == "note":
            _note(player, say, ask)
        elif line == "back":
            raise _Back
        else:
            say(wrapped(f"Type a number from 1 to {len(things)}, card, note, back or quit."))


def _note(player: Player, say: Say, ask: Ask) -> None:
    missing = _call(player)["note"]["missing"]
    asks = f" Still missing: {', '.join(missing)}." if missing else ""
    say(wrapped(f"The account note, on one line.{asks}"))
    turn = player.play("say", say="note", words=typed(ask, "note> "))
    say(wrapped(turn.reply.get("unread", "Kept on the account.")))


def _card(call: Json, say: Say) -> None:
    lines = [
        f"{each['label']}: {'not asked' if each['how'] == 'not asked' else each['value']}" for each in call["card"]
    ]
    say("\n".join(wrapped(line, 3) for line in lines))
    say(f"Mood: {call['mood']['word']}. Trust: {call['trust']['at']} of 5.")


def _new_lines(call: Json, heard: int, say: Say) -> int:
    for each in call["log"][heard:]:
        say(wrapped(f"[{each['at']}] {each['name'] + ': ' if 'name' in each else ''}{each['says']}"))
    return len(call["log"])


def _call(player: Player) -> Json:
    found: Json = player.prompt["call"]
    return found
