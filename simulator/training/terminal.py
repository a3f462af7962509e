"""An episode in the terminal: papers as text, one question at a time, answers typed. Screen readers like it, too."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_lowercase
from typing import Any

from simulator.training.marked_in_terminal import show_as_read
from simulator.training.stages.stage import NotAMove
from simulator.training.talk_in_terminal import HELP as TALK_HELP
from simulator.training.talk_in_terminal import talk_on
from simulator.training.typed import WIDTH, Left, Player, day, show_papers, sourced, typed, wrapped
from simulator.training.work_in_terminal import HELP as WORK_HELP
from simulator.training.work_in_terminal import lay_out, work_on
from simulator.training.write_in_terminal import HELP as WRITE_HELP
from simulator.training.write_in_terminal import lay_out_text, write_on

__all__ = ["Left", "Player", "debrief", "play_in_terminal"]

HELP = "Type an answer. Type hint for a hint, papers to read the papers again, quit to leave."


def play_in_terminal(player: Player, say: Callable[[str], None], ask: Callable[[str], str]) -> None:
    """Play to the end. Raises Left when the trainee goes."""
    prompt = player.prompt
    say(
        f"{prompt['title']}\n{prompt['level']}, {prompt['mode']}, seed {prompt['seed']}. "
        f"Today is {day(prompt['today'])}."
    )
    at, heard, shown = "", 0, set[str]()
    while not (prompt := player.prompt)["done"]:
        new = [paper for paper in prompt["documents"] if paper["id"] not in shown]
        shown |= {paper["id"] for paper in new}
        show_papers(new, say)
        question, work, call, write = _open(prompt), *(prompt.get(each) for each in ("work", "call", "write"))
        if prompt["stage"]["id"] != at:
            at = prompt["stage"]["id"]
            say(wrapped(WORK_HELP if work else TALK_HELP if call else WRITE_HELP if write else HELP))
            heard = 0
            if work:
                lay_out(work, say)
            if write:
                lay_out_text(write, say)
        if work and work["open"]:
            work_on(player, say, ask)
        elif write and write["open"]:
            write_on(player, say, ask)
        elif call and not prompt["critical"] and (call["open"] or not call["note"]["kept"]):
            heard = talk_on(player, say, ask, heard)
        elif question is not None and not prompt["critical"]:
            _one_question(player, question, say, ask)
        else:
            label = prompt["continue"]["label"]
            if critical := prompt["critical"]:
                say(wrapped(f"CRITICAL ERROR: {critical['title']}. {critical['because']} This try ends here."))
            typed(ask, f"{label}: press Enter. ")
            player.play("continue")


def debrief(report: dict[str, Any], say: Callable[[str], None]) -> None:
    """How it went, as text."""
    say(f"{'DEBRIEF':-<{WIDTH}}")
    show_score(report, say)
    decided = {each["number"]: each for each in report["decisions"]}
    for each in report["better_path"]:
        say(wrapped(f"{each['number']}. {each['question']}"))
        say(wrapped(f"You ({each['state']}): {each['yours'] or 'no answer'}", 3))
        if would := decided[each["number"]]["would"]:
            say(wrapped(f"{'At first: ' if decided[each['number']]['state'] == 'right' else ''}{would}", 3))
        if doubt := decided[each["number"]].get("doubt"):  # a report that an older kit kept has none
            say(wrapped(doubt, 3))
        say(wrapped(f"Expert: {each['expert']}", 3))
        say(wrapped(each["why"], 3))
        for source in decided[each["number"]]["rests_on"]:
            say(wrapped(sourced(source), 3))
    for text in report["texts"]:
        show_as_read(text, say)
    say("Where each rule comes from:")
    for source in report["sources"]:
        say(wrapped(sourced(source), 3))


def show_score(report: dict[str, Any], say: Callable[[str], None]) -> None:
    """Passed or not, the four results apart, and any critical error."""
    say("Passed." if report["passed"] else "Not passed.")
    lines = []
    for axis, graded in report["axes"].items():
        share = (
            graded["state"]
            if graded["share"] is None
            else f"{graded['share']}%  ({graded['earned']} of {graded['of']} points)"
        )
        lines.append(f"  {axis.capitalize():<15}{share}")
    say("\n".join(lines) + f"\n  The pass mark is {report['pass_mark']}% on each.")
    for error in report["critical"]:
        say(wrapped(f"CRITICAL ERROR: {error['title']}. {error['because']}"))


def _one_question(
    player: Player, question: dict[str, Any], say: Callable[[str], None], ask: Callable[[str], str]
) -> None:
    points = f"{question['points_left']} of {question['points']} points"
    say(wrapped(f"Question {question['number']} of {question['of']} ({points}). {question['question']}"))
    say("\n".join([wrapped(question["note"]), *_offered(question)]))
    line = typed(ask, "> ")
    if line == "papers":
        show_papers(player.prompt["documents"], say)
    elif line == "hint":
        _hint(player, question, say)
    elif line:
        try:
            turn = player.play("answer", question=question["id"], value=_value(question, line))
        except NotAMove as error:
            say(wrapped(str(error)))
            return
        _reply(turn.reply, say)
    else:
        say("Nothing is typed yet.")


def _hint(player: Player, question: dict[str, Any], say: Callable[[str], None]) -> None:
    try:
        reply = player.play("hint", question=question["id"]).reply
    except NotAMove as error:
        say(str(error))
        return
    cost = f"costs {reply['cost']} point{'' if reply['cost'] == 1 else 's'}" if reply["cost"] else "free"
    say(wrapped(f"Hint ({cost}): {reply['hint']}"))


def _reply(reply: dict[str, Any], say: Callable[[str], None]) -> None:
    feedback = reply.get("feedback")
    if "unread" in reply:
        say(wrapped(reply["unread"]))
    elif feedback:
        words = " ".join(part for part in (feedback["verdict"], feedback["name"], feedback["says"]) if part)
        say(wrapped(words))
    else:
        say("Taken down. You will hear at the end.")


def _open(prompt: dict[str, Any]) -> dict[str, Any] | None:
    return next((each for each in prompt["questions"] if each["tries_left"]), None)


def _offered(question: dict[str, Any]) -> list[str]:
    """What there is to choose from: numbered, and the right sides of pairs by letters."""
    if question["kind"] != "match":
        return [wrapped(f"{number}. {option['says']}", 3) for number, option in enumerate(question["options"], 1)]
    lefts, rights = question["options"]["left"], question["options"]["right"]
    return [
        *[wrapped(f"{number}. {each['says']}", 3) for number, each in enumerate(lefts, 1)],
        *[wrapped(f"{letter}. {each['says']}", 6) for letter, each in zip(ascii_lowercase, rights, strict=False)],
        "Type each number with its letter: 1=a, 2=c.",
    ]


def _value(question: dict[str, Any], typed: str) -> str:
    """What is chosen may be typed by number: `2`, `1, 3`, or for pairs with a letter: `1=b, 2=a`, or `1=b 2=a`."""
    kind, options = question["kind"], question["options"]
    if kind == "match":
        lefts = {str(number): each["id"] for number, each in enumerate(options["left"], 1)}
        rights = {letter: each["id"] for letter, each in zip(ascii_lowercase, options["right"], strict=False)}
        parted = re.sub(r"(?<=[=\s][a-z])\s+(?=\d+\s*=)", ", ", typed)
        pairs = [[side.strip() for side in pair.split("=")] for pair in parted.split(",")]
        return ", ".join(
            "=".join([lefts.get(pair[0], pair[0]), *(rights.get(s, s) for s in pair[1:])]) for pair in pairs
        )
    numbered = {str(number): str(option["id"]) for number, option in enumerate(options or (), 1)}
    named = typed.replace(",", " ").split() if kind in ("several", "order") else [typed]
    if numbered and not {*named} <= {*numbered, *numbered.values()}:
        raise NotAMove(f"Type {'numbers' if len(named) > 1 else 'a number'} from 1 to {len(numbered)}.")
    if kind in ("several", "order"):
        return ", ".join(numbered.get(name, name) for name in typed.replace(",", " ").split())
    return numbered.get(typed, typed)
