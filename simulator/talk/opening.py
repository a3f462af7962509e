"""How a call begins: the line is open, and somebody, or a machine, says the first words."""

from __future__ import annotations

from dataclasses import replace

from simulator.law import Channel, Who
from simulator.talk.deal import Deal
from simulator.talk.mood import at_start
from simulator.talk.moves import moves
from simulator.talk.persona import Hidden, Need, Persona
from simulator.talk.setting import Office, OnFile
from simulator.talk.state import Line, State
from simulator.talk.step import Step

_OPENS = {  # who calls about a bill that is not theirs; all others begin with what they believe of it
    Who.ADULT_CHILD: "family",
    Who.RELATIVE: "family",
    Who.SPOUSE: "family",
    Who.FRIEND: "family",
    Who.PERSONAL_REPRESENTATIVE: "estate",
    Who.MINOR: "minor",
    Who.ATTORNEY: "attorney",
    **dict.fromkeys((Who.EMPLOYER, Who.NEIGHBOR, Who.CREDIT_BUREAU, Who.CREDITOR), "outside"),
}


def begin(persona: Persona, account: OnFile, office: Office, seed: int) -> State:
    """The line is open, and they say the first words."""
    state = State(mood=at_start(persona), deal=Deal(balance=account.balance))
    step = Step(persona, account, office, seed, state, moves()["greet"], moves()["greet"].phrasings[0], {})
    if office.channel is not Channel.PHONE:
        name = "machine" if persona.means.household_size == 1 else "machine.shared"
    elif office.inbound:
        name = f"opening.{_opens(persona)}"
    else:
        name = {Who.EMPLOYER: "answering.work", Who.ATTORNEY: "answering.attorney"}.get(persona.who, "answering")
    step.they_say(name)
    if office.channel is not Channel.PHONE:
        step.state = replace(step.state, log=(Line("desk", step.state.log[-1].says, 0),))
    return step.state


def _opens(persona: Persona) -> str:
    """What they begin with: another language, poor hearing, a death, whose bill it is, or what they think of it."""
    if Need.INTERPRETER in persona.needs and persona.is_patient:
        return "language"
    if Need.SLOWER in persona.needs and persona.is_patient:
        return "hearing"
    if persona.who is Who.SPOUSE and persona.hidden is Hidden.DEATH:
        return "widowed"
    return _OPENS.get(persona.who, persona.belief)
