"""What words bring about: each doing of a phrasing is one small function of the turn that is being made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from simulator.dates import long_date
from simulator.law import CardTaken, Said, Saying
from simulator.money import ZERO
from simulator.talk.offers import (
    discount,
    fee,
    is_no_day,
    offer_full,
    offer_part,
    offer_plan,
    promise,
    settle,
    take_counter,
)
from simulator.talk.persona import Hidden, Need
from simulator.talk.relief import (
    bill_cover,
    denied_help,
    dispute,
    itemized,
    refuse_form,
    review,
    screen,
    send_form,
    told_dispute,
    too_near,
)
from simulator.talk.state import day_of
from simulator.talk.step import Step
from simulator.talk.typed import Unread

_SOON = timedelta(days=60)

# who it is ----------------------------------------------------------------------------------------------------------


def verify_3(step: Step) -> None:
    """Name, birth date and street: two identifiers beyond the name."""
    _verify(step, 2)


def verify_1(step: Step) -> None:
    """Name and birth date: one."""
    _verify(step, 1)


def verify_read(step: Step) -> None:
    """We read out the answers: they say yes, and nothing is checked."""
    step.they_say("identity.yes")


def _verify(step: Step, asked: int) -> None:
    persona, trust = step.persona, step.before.mood.trust
    if step.is_outside:
        step.they_say("identity.unknown")
        return
    if not step.office.inbound and trust < 35 and "greet" not in step.before.marks:
        step.they_say("identity.refuses")
        return
    matched = min(asked, persona.matches)
    name = "identity.off" if matched < asked else "identity.match" if asked > 1 else "identity.short"
    step.they_say(name)
    step.desk_shows(f"(Identity: {matched} of {asked} beyond the name match.)")
    if matched == asked:
        step.law(Said(Saying.IDENTITY_CHECKED, count=matched))
        step.state = replace(step.state, matched=max(step.state.matched, matched))


# care ---------------------------------------------------------------------------------------------------------------


def interpreter(step: Step) -> None:
    """Somebody who interprets for a living comes onto the line."""
    if Need.INTERPRETER not in step.persona.needs:
        step.they_say("interpreter.no_need")


def adapt(step: Step) -> None:
    """Slower, larger, with somebody beside them."""
    if not set(step.persona.needs) & {Need.SLOWER, Need.LARGE_PRINT, Need.THIRD_PERSON}:
        step.they_say("adapt.no_need")


def care(step: Step) -> None:
    """Money stops; the person comes first."""
    if step.before.in_despair:
        step.they_say("care.despair")


def condole(step: Step) -> None:
    """Words for a loss, where there was one."""
    if step.persona.hidden is not Hidden.DEATH:
        step.they_say("condole.no_loss")


def crisis_line(step: Step) -> None:
    """988, free of charge, at any hour."""
    if step.before.in_despair:
        step.they_say("crisis_line.despair")


def hand_over(step: Step) -> None:
    """A lead takes the call."""
    step.deal(handed_over=True)
    step.they_say("hand_over")
    step.end("us")


# settling -----------------------------------------------------------------------------------------------------------


def card(step: Step) -> None:
    """A card is read out for what was agreed for today."""
    due = step.standing.due_today
    if not due:
        step.they_say("take_card.nothing")
        return
    does = step.phrasing.does
    step.happens(
        CardTaken(
            **step.about,
            code_kept="keep_code" in does,
            read_back="read_back" in does,
            recording_on="recording" in does,
        )
    )
    step.deal(paid=step.standing.paid + due, due_today=ZERO)
    step.they_say("take_card")


def debit(step: Step) -> None:
    """Payments that come by themselves; the signature makes them lawful."""
    does = step.phrasing.does
    step.deal(
        debit=True,
        debit_authorized="authorized" in does,
        copy_given="copy" in does,
        debit_required="required" in does,
    )


def disclosed(step: Step) -> None:
    """The page for a plan of five payments or more."""
    step.deal(disclosures=True)


def written(step: Step) -> None:
    """What was agreed goes out in writing."""
    step.deal(written=True)


def summarise(step: Step) -> None:
    """Both hear what was agreed."""
    if step.standing.in_words() == "Nothing is agreed yet.":
        step.they_say("summarise.nothing")


def call_back(step: Step) -> None:
    """A day on which the two talk again."""
    if not is_no_day(step, day_of(step.values["on"])):
        step.deal(call_back=day_of(step.values["on"]))


def next_try(step: Step) -> None:
    """After a message: the day on which we call again. It is judged as if that call were made."""
    on, today = day_of(step.values["on"]), step.office.today
    if not today < on <= today + _SOON:
        raise Unread(f"The next try comes after today and within {_SOON.days} days. Type another day.")
    step.deal(next_try=on)
    step.desk_shows(f"(The next try is set for {long_date(on)}.)")
    step.answered = True


def stop(step: Step) -> None:
    """Nothing more is asked of this person."""
    step.deal(stopped=True)


def end(step: Step) -> None:
    """We end the call. A machine says nothing to that."""
    if step.office.channel.value == "phone":
        step.they_say("end_call")
    elif step.move.name == "end_call":
        step.desk_shows("(You hang up.)")
        step.answered = True
    step.end("us")


def note(step: Step) -> None:
    """The note is kept as it was typed."""
    words = str(step.values["words"])
    step.state = replace(step.state, note=f"{step.state.note}\n{words}" if step.state.note else words)


DOINGS: dict[str, Callable[[Step], None]] = {
    doing.__name__: doing
    for doing in (
        offer_full,
        offer_part,
        offer_plan,
        take_counter,
        promise,
        settle,
        discount,
        verify_3,
        verify_1,
        verify_read,
        screen,
        send_form,
        refuse_form,
        denied_help,
        review,
        dispute,
        told_dispute,
        too_near,
        itemized,
        bill_cover,
        interpreter,
        adapt,
        care,
        condole,
        crisis_line,
        card,
        debit,
        disclosed,
        written,
        summarise,
        call_back,
        next_try,
        stop,
        note,
        fee,
        hand_over,
        end,
    )
}
