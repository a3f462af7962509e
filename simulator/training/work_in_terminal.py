"""A claim worked in the terminal: papers opened, a day said, an envelope ticked, a letter typed, an act done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.training.marked_in_terminal import tell_checked
from simulator.training.on_the_phone import steps
from simulator.training.stages.stage import NotAMove, did_you_mean
from simulator.training.typed import Ask, Player, Say, day, show_papers, sourced, typed, wrapped
from simulator.whole import whole_from

Json = dict[str, Any]

HELP = (
    "open 2 opens a paper. day 09/16/2026 says the last day. tick 1 4 puts papers into the envelope or takes them out. "
    "write types a letter, and a line with a single dot ends it. kit shows what helps to write. read shows the letter. "
    "check looks it over, in practice. do 1 does an act. sources says where the rules stand. papers, list and help "
    "show things again; quit leaves."
)
ON_THE_PHONE = "You are on the phone. say 1 says the first of these, list shows them again, say hang-up ends the call."
_FIELDS = {"rung": ("levels", "Which level?"), "puts_right": ("fields", "What does the claim put right?")}
_ASKED = {"days": "For how many days?", "amount": "Which amount?"}


def work_on(player: Player, say: Say, ask: Ask) -> None:
    """One command, and what came of it."""
    line = typed(ask, "> ")
    if not line:
        say("Nothing is typed yet. Type help to see what there is.")
        return
    name, _, rest = line.partition(" ")
    verb = _VERBS.get(name.lower())
    if verb is None:
        say(wrapped(f"“{name[:40]}” is nothing that can be done here.{did_you_mean(name, list(_VERBS))}"))
        return
    try:
        verb(player, rest.strip(), say, ask)
    except NotAMove as error:
        say(wrapped(str(error)))


def lay_out(work: Json, say: Say) -> None:
    """All that is on the desk, with the number of each."""
    clock = work["clock"]
    if work["call"]:
        _lay_out_call(work["call"], say)
        return
    say(f"Today is {day(work['today'])}. {work['minutes']} minutes used. At stake: {work['at_stake']['charged']}.")
    to_open = [
        f"{each['kind'].replace('_', ' ')}, {'open' if each['open'] else _many(each['minutes'], 'minute')}"
        for each in work["papers"]
    ]
    if work["leaves"]:
        say(wrapped(_left(work["leaves"])))
    _listed("Papers to open:", to_open, say)
    if clock["open"]:
        starts = ", ".join(f"{each['says']} {day(each['on'])}" for each in clock["starts"])
        say(wrapped(f"The last day is asked for. Days that a clock may start on: {starts}."))
    ticked = work["draft"]["evidence"]
    papers = [f"[{'x' if each['id'] in ticked else ' '}] {each['title']}, {_noted(each)}" for each in work["file"]]
    _listed("What is in our file, with an x for the envelope:", papers, say)
    _listed("What you can do:", [each["says"] for each in work["acts"]], say)


def _left(leaves: Json) -> str:
    """What the payer's answers leave, in one sentence."""
    return (
        f"By the payer’s answers so far: the payer pays {leaves['payer']}, you write off {leaves['write_off']}, "
        f"the patient owes {leaves['patient']}, still open {leaves['open']}."
    )


def _open(player: Player, rest: str, _: Say, __: Ask) -> None:
    player.play("open", paper=_named(rest, [each["kind"] for each in _work(player)["papers"]], "paper"))


def _day(player: Player, rest: str, say: Say, _: Ask) -> None:
    reply = player.play("last_day", day=rest).reply
    if "unread" in reply:
        say(wrapped(reply["unread"]))
    elif reply["right"] is None:
        say("Taken down. You will hear at the end.")
    else:
        clock = _work(player)["clock"]
        right = " ".join(filter(None, (f"Right. The last day is {day(clock['last_day'])}.", clock["doubt"])))
        say(wrapped(right) if reply["right"] else f"Not the day. Tries left: {clock['tries_left']}.")


def _sources(player: Player, _: str, say: Say, __: Ask) -> None:
    """Where the rules stand that this claim has met so far: its road, its last day, and the clock that is open now."""
    work = _work(player)
    say(wrapped(work["road"]["says"]))
    last = work["done"][-1]["sources"] if work["done"] else []
    for each in (*work["road"]["sources"], *work["clock"]["sources"], *last):
        say(wrapped(sourced(each), 3))


def _tick(player: Player, rest: str, say: Say, _: Ask) -> None:
    work = _work(player)
    ids = [each["id"] for each in work["file"]]
    named = {_named(each, ids, "paper in the file") for each in rest.replace(",", " ").split()}
    ticked = set(work["draft"]["evidence"]) ^ named
    player.play("draft", **(work["draft"] | {"evidence": [each for each in ids if each in ticked]}))
    titles = [each["title"] for each in work["file"] if each["id"] in ticked]
    say(wrapped(f"In the envelope: {'; '.join(titles) or 'nothing'}."))


def _write(player: Player, _: str, say: Say, ask: Ask) -> None:
    say("Type the letter. A line with a single dot ends it.")
    letter = lines_to_a_dot(ask)
    player.play("draft", **(_work(player)["draft"] | {"letter": letter}))
    say(f"Kept: {len(letter.splitlines())} lines.")


def lines_to_a_dot(ask: Ask) -> str:
    """What is typed, up to a line with a single dot."""
    lines = []
    while (line := _line(ask)) != ".":
        lines.append(line)
    return "\n".join(lines)


def _line(ask: Ask) -> str:
    """A line of a letter, as it is: `quit` is a word like any other."""
    try:
        return ask("").rstrip()
    except EOFError:
        return "."


def _kit(player: Player, _: str, say: Say, __: Ask) -> None:
    letter = _work(player)["letter"]
    for each in letter["values"]:
        say(f"{each['says']}:\n{each['value']}")
    _listed("Paragraphs from the kit’s bank. Not every one fits, or is wise.", letter["paragraphs"], say)
    _listed("A reviewer looks for:", [each["asks"] for each in letter["parts"]], say)


def _read(player: Player, _: str, say: Say, __: Ask) -> None:
    say(_work(player)["draft"]["letter"] or "There is no letter yet.")


def _check(player: Player, _: str, say: Say, __: Ask) -> None:
    draft = _work(player)["draft"]
    player.play("check", letter=draft["letter"], evidence=draft["evidence"])
    work = _work(player)
    checked = work["checked"]
    titles = {each["id"]: each["title"] for each in work["file"]}
    for each in checked["envelope"]:
        say(wrapped(f"{titles[each['id']]}: {each['verdict']}. {each['says']}".strip()))
    for each in checked["before_it_goes"]:
        say(wrapped(f"{each['title']}. {each['says']}"))
    tell_checked(checked, say)


def _do(player: Player, rest: str, say: Say, ask: Ask) -> None:
    work = _work(player)
    act = _named(rest, [each["act"] for each in work["acts"]], "act")
    takes = next(each["takes"] for each in work["acts"] if each["act"] == act)
    fields = {name: work["draft"][name] for name in ("letter", "evidence") if name in takes}
    for field, (options, question) in _FIELDS.items():
        if field in takes:
            _listed(question, [each["says"] for each in work[options]], say)
            fields[field] = _named(typed(ask, "> "), [each["id"] for each in work[options]], "choice")
    for field, question in _ASKED.items():
        if field in takes:
            fields[field] = typed(ask, f"{question} ")
    turn = player.play("act", act=act, **fields)
    say(wrapped(turn.reply["says"]))
    if call := _work(player)["call"]:
        say(wrapped(call["heard"][-1]))
        _lay_out_call(call, say)


def _lay_out_call(call: Json, say: Say) -> None:
    say(ON_THE_PHONE)
    _listed("What you can say:", [f"{each['says']}, {_many(each['minutes'], 'minute')}" for each in call["steps"]], say)


def _say(player: Player, rest: str, say: Say, ask: Ask) -> None:
    """One step of a call. What our papers know stands in brackets, and Enter alone says it."""
    call = _work(player)["call"]
    if call is None:
        raise NotAMove("Nobody is on the phone. Call the payer first.")
    step = _named(rest, [each["step"] for each in call["steps"]], "step")
    asked = next(each["fields"] for each in steps(call) if each["step"] == step)
    reply = player.play("say", step=step, **{each["field"]: _spoken(each, say, ask) for each in asked}).reply
    say(wrapped(reply["unread"] if "unread" in reply else reply["heard"]))
    now = _work(player)["call"]
    if now is None:
        say("The call is over.")
    elif now["steps"] != call["steps"]:
        _lay_out_call(now, say)


def _spoken(field: Json, say: Say, ask: Ask) -> str:
    """What is typed for a field: a choice by its number, or words."""
    if field["choices"]:
        _listed(f"{field['says']}:", [each["says"] for each in field["choices"]], say)
        return _named(typed(ask, "> "), [each["id"] for each in field["choices"]], "choice")
    known = f" [{field['known']}]" if field["known"] else ""
    return typed(ask, f"{field['says']}{known}: ") or str(field["known"])


def _papers(player: Player, _: str, say: Say, __: Ask) -> None:
    show_papers(player.prompt["documents"], say)


_VERBS: dict[str, Callable[[Player, str, Say, Ask], None]] = {
    "open": _open,
    "day": _day,
    "tick": _tick,
    "write": _write,
    "kit": _kit,
    "read": _read,
    "check": _check,
    "do": _do,
    "say": _say,
    "sources": _sources,
    "papers": _papers,
    "list": lambda player, _rest, say, _ask: lay_out(_work(player), say),
    "help": lambda _player, _rest, say, _ask: say(wrapped(HELP)),
}


def _work(player: Player) -> Json:
    work: Json = player.prompt["work"]
    return work


def _noted(paper: Json) -> str:
    """What is written beside a paper, and how many pages it has, once."""
    note, pages = paper["note"], _many(paper["pages"], "page")
    return note if " page" in note else f"{note}, {pages}"


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _listed(head: str, things: list[str], say: Say) -> None:
    if things:
        say("\n".join([head, *(wrapped(f"{number}. {each}", 3) for number, each in enumerate(things, 1))]))


def _named(typed_: str, ids: list[str], what: str) -> str:
    """A thing by its number on the screen, or by its own name."""
    if number := whole_from(typed_, len(ids)):
        return ids[number - 1]
    if typed_ in ids:
        return typed_
    raise NotAMove(
        f"“{typed_[:40]}” is no {what} here. Type its number, from 1 to {len(ids)}." if ids else "None is left."
    )
