"""How an offer is answered: by what the household can do, by trust, and by what else there is.

Means decide what can be kept. Pressure can get a yes that means decide against: it is paid today and broken later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from simulator.money import ZERO, Money
from simulator.talk.facts import manageable
from simulator.talk.mood import Mood
from simulator.talk.persona import Belief, Persona

WANT_A_LOOK = (Belief.ALREADY_PAID, Belief.BILL_IS_WRONG, Belief.PLAN_SAYS_LESS, Belief.ABOVE_ESTIMATE)
_DOUBTS = (Belief.INSURANCE_PAID, Belief.TOLD_FREE, Belief.TOO_MUCH, *WANT_A_LOOK)
_LEAST_TRUST = 15


class Answer(StrEnum):
    ACCEPTS = "accepts"
    COUNTERS = "counters"
    REFUSES = "refuses"
    YIELDS = "yields"  # says yes to end the talk, and cannot keep it
    WANTS_HELP = "wants_help"  # would look at assistance first
    WANTS_ANSWER = "wants_answer"  # will not talk of money before the doubt is dealt with
    NOT_MINE = "not_mine"  # does not owe it and says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What we ask for: now, each month, by a day."""

    now: Money = ZERO
    each_month: Money = ZERO
    first_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What this person knows of their case so far."""

    doubt_open: bool  # a doubt about the bill that nobody has dealt with
    help_open: bool  # was told of help, may well get it, and nobody has looked
    pressed: bool  # threats or pressure on this call
    owes: bool  # owes it, or pays for the one who does


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answer; with a counter, the figure and day that they name."""

    answer: Answer
    each_month: Money = ZERO
    now: Money = ZERO
    on: date | None = None


def doubts(persona: Persona) -> bool:
    """Whether this person thinks that something about the bill is not as it should be."""
    return persona.belief in _DOUBTS


def squeezed(persona: Persona) -> Money:
    """What fear can get out of a household today: far more than it can spare."""
    means = persona.means
    return Money(max(persona.at_hand.cents, means.savings.cents * 7 // 10 + means.left_a_month.cents * 8 // 10))


def answer(offer: Offer, persona: Persona, mood: Mood, standing: Standing, today: date) -> Answered:
    """What this person says to an offer, and what they name instead."""
    if not standing.owes:
        return Answered(answer=Answer.NOT_MINE)
    if standing.pressed:
        return _under_pressure(offer, persona, mood)
    if mood.trust < _LEAST_TRUST:
        return Answered(answer=Answer.REFUSES)
    if standing.doubt_open:
        return Answered(answer=Answer.WANTS_ANSWER)
    if standing.help_open:
        return Answered(answer=Answer.WANTS_HELP)
    if offer.each_month:
        return _plan(offer, persona, today)
    return _now(offer, persona, today)


def _under_pressure(offer: Offer, persona: Persona, mood: Mood) -> Answered:
    """Fear says yes to what it can scrape together; anger says no."""
    if mood.patience < 15:
        return Answered(answer=Answer.REFUSES)
    if offer.now <= squeezed(persona):
        return Answered(answer=Answer.YIELDS, now=offer.now, each_month=offer.each_month)
    named = _round(squeezed(persona))
    return Answered(answer=Answer.COUNTERS, now=named) if named else Answered(answer=Answer.REFUSES)


def _plan(offer: Offer, persona: Persona, today: date) -> Answered:
    """A plan fits when each month fits, the first payment fits, and the day is not before the money comes."""
    most = persona.each_month
    pay_day = persona.pay_days.from_(today + timedelta(days=1))
    too_early = offer.first_on is not None and offer.first_on < pay_day and offer.now > persona.at_hand
    if manageable(persona) == ZERO:
        return Answered(answer=Answer.REFUSES)
    if offer.each_month <= most + Money(most.cents // 20) and not too_early and offer.now <= _first(persona):
        return Answered(answer=Answer.ACCEPTS)
    return _counter(persona, pay_day)


def _now(offer: Offer, persona: Persona, today: date) -> Answered:
    at_hand = persona.at_hand
    pay_day = persona.pay_days.from_(today + timedelta(days=1))
    waits = offer.first_on is not None and offer.first_on >= pay_day
    if offer.now <= (_first(persona) if waits else at_hand):
        return Answered(answer=Answer.ACCEPTS)
    if manageable(persona) == ZERO:
        return Answered(answer=Answer.REFUSES)
    return _counter(persona, pay_day)


def _first(persona: Persona) -> Money:
    """What a first payment may be once pay-day has come: what is at hand, or a month's instalment."""
    return max(persona.at_hand, persona.each_month)


def _counter(persona: Persona, pay_day: date) -> Answered:
    """What fits: their own figure each month, from the next pay-day on."""
    each = manageable(persona)
    return Answered(answer=Answer.COUNTERS, each_month=each, now=min(each, _round(_first(persona))), on=pay_day)


def _round(amount: Money) -> Money:
    return Money(amount.cents // 500 * 500)
