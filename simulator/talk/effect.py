"""What words do: on the account, in what is said back, and to the patience of whoever hears them."""

from __future__ import annotations

from simulator.law import Who
from simulator.talk.answers import asked
from simulator.talk.doings import DOINGS
from simulator.talk.replies import bank
from simulator.talk.step import Step

_DESPAIRS_AT = 88


def take_effect(step: Step) -> None:
    """What the words do on the account, and what is said back."""
    phrasing, name = step.phrasing, step.move.name
    if phrasing.hears and phrasing.hears in bank():
        step.they_say(phrasing.hears)
    if step.not_followed:
        step.they_say("not_followed")
        return
    if step.move.group == "offer" and step.persona.who is Who.ATTORNEY:
        step.they_say("lawyer_only")
        return
    for doing, effect in DOINGS.items():
        if doing in phrasing.does:
            effect(step)
    if not phrasing.hears:
        asked(step)
    if step.answered:
        return
    if step.is_outside and phrasing.tells and step.move.group == "explain":
        step.they_say("told_of_bill")
    elif phrasing.quality == "clumsy" and not phrasing.does - {"told"}:
        step.they_say("clumsy")
    elif name in bank():
        step.they_say(name)
    else:
        step.they_say("clumsy")


def their_limits(step: Step) -> None:
    """Patience ends, and the line with it; and some burdens come out unasked when they get too heavy."""
    if step.state.ended:
        return
    heavy = step.persona.hidden == "despair" and step.state.mood.distress >= _DESPAIRS_AT
    if heavy and not step.state.in_despair:
        step.they_say("despair")
    elif step.state.mood.patience == 0 and step.move.group != "document":
        step.they_say("hangup")
        step.end("them")
