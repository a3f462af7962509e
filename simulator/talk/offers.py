"""What an offer brings about: it is read as a person reads it, answered by means and mood, and kept if it is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from simulator.dates import long_date
from simulator.law import Fee
from simulator.money import ZERO, Money, Rate
from simulator.talk.bargaining import WANT_A_LOOK, Answer, Answered, Offer, Standing, answer, doubts
from simulator.talk.deal import Promise
from simulator.talk.facts import plain
from simulator.talk.plan import Due, NotAPlan, Terms, schedule
from simulator.talk.policy import NOTHING, guideline
from simulator.talk.state import day_of, money_of
from simulator.talk.step import Step
from simulator.talk.typed import Unread

_FAR = timedelta(days=400)
_FEE = Money(1000)
_WITHOUT_FEAR = 40  # trust at which pressure is forgotten


def offer_full(step: Step) -> None:
    """The whole balance, today."""
    _ask_now(step, step.standing.open)


def offer_part(step: Step) -> None:
    """A part of it, today."""
    amount = money_of(step.values["amount"])
    if not _is_absurd(step, amount, step.standing.open):
        _ask_now(step, amount)


def offer_plan(step: Step) -> None:
    """A first payment and the same each month."""
    first, each, on = (step.values[name] for name in ("first", "instalment", "on"))
    first, each, on = money_of(first), money_of(each), day_of(on)
    if _is_absurd(step, each, step.standing.open) or (first and _is_absurd(step, first, step.standing.open)):
        return
    if is_no_day(step, on):
        return
    day = step.values["day"]
    assert isinstance(day, int)
    terms = Terms(balance=step.standing.open, first=first, on=on, instalment=each, day=day)
    said = _answer(step, Offer(now=_dues(terms)[0].pays, each_month=each, first_on=on))
    if said.answer in (Answer.ACCEPTS, Answer.YIELDS):
        step.deal(terms=terms, promise=None, yielded=said.answer is Answer.YIELDS)


def take_counter(step: Step) -> None:
    """Their own figure and pay-day become the plan."""
    named = step.state.named
    if named is None or step.standing.open <= ZERO:
        step.they_say("no_such_counter")
        return
    if named.each_month and named.on:
        terms = Terms(
            balance=step.standing.open,
            first=min(named.now or named.each_month, step.standing.open),
            on=named.on,
            instalment=named.each_month,
            day=named.on.day,
            pay_days=step.persona.pay_days,
        )
        _dues(terms)
        step.deal(terms=terms, promise=None, yielded=False)
        step.they_say("accepts")
    else:
        step.deal(due_today=min(named.now, step.standing.open), yielded=True)
        step.they_say("yields")


def promise(step: Step) -> None:
    """An amount by a day."""
    _by_a_day(step, "by", settles=False)


def settle(step: Step) -> None:
    """Less than the balance, once, and the rest is let go."""
    _by_a_day(step, "on", settles=True)


def discount(step: Step) -> None:
    """A share off the balance."""
    percent = step.values["percent"]
    assert isinstance(percent, int)
    if percent > 100:
        raise Unread("A discount is from 1 to 100 percent.")
    if percent == 0:
        step.they_say("nothing_asked")
        return
    whole = step.standing.balance + step.standing.off
    off = whole.times(Rate(percent * 100))
    if whole - off < step.standing.paid + step.standing.due_today:
        raise Unread("More is paid already than would be left.")
    step.deal(off=off, balance=whole - off, terms=None)
    step.they_say("discount")


def fee(step: Step) -> None:
    """Something on top that nobody agreed to."""
    if step.standing.terms:
        step.happens(Fee(**step.about, amount=_FEE))


def _dues(terms: Terms) -> tuple[Due, ...]:
    try:
        return schedule(terms)
    except NotAPlan as error:
        raise Unread(str(error)) from None


def _by_a_day(step: Step, field: str, *, settles: bool) -> None:
    amount, by = money_of(step.values["amount"]), day_of(step.values[field])
    if _is_absurd(step, amount, step.standing.open) or is_no_day(step, by):
        return
    said = _answer(step, Offer(now=amount, first_on=by))
    if said.answer in (Answer.ACCEPTS, Answer.YIELDS):
        step.deal(
            promise=Promise(amount=amount, by=by, settles=settles),
            terms=None,
            yielded=said.answer is Answer.YIELDS,
        )


def _ask_now(step: Step, amount: Money) -> None:
    if amount <= ZERO:
        step.they_say("no_such_counter")
        return
    said = _answer(step, Offer(now=amount))
    if said.answer in (Answer.ACCEPTS, Answer.YIELDS):
        step.deal(
            due_today=step.standing.due_today + amount,
            terms=None,
            promise=None,
            yielded=said.answer is Answer.YIELDS,
        )


def _answer(step: Step, offer: Offer) -> Answered:
    """What they say to an offer, and the line that says it."""
    standing = Standing(
        doubt_open=_doubt_open(step), help_open=_help_open(step), pressed=_is_pressed(step), owes=step.owes
    )
    said = answer(offer, step.persona, step.state.mood, standing, step.office.today)
    name: str = said.answer
    fills: dict[str, str] = {}
    if said.answer is Answer.COUNTERS:
        step.state = replace(step.state, named=said)
        name = "counters" if said.each_month else "counters.once"
        fills = {"counter": plain(said.each_month), "now": plain(said.now)}
        fills["on"] = long_date(said.on) if said.on else ""
    elif said.answer is Answer.NOT_MINE:
        name = "owed_by_none"
    elif said.answer is Answer.WANTS_HELP and step.standing.help in ("sent", "helped"):
        name = "wants_help.sent"
    elif said.answer is Answer.ACCEPTS and not offer.each_month and offer.first_on is None:
        name = "accepts.today"
    step.they_say(name, **fills)
    return said


def _doubt_open(step: Step) -> bool:
    """A doubt ends with a bill that is explained; where they say that it is wrong, only with a second look."""
    if not doubts(step.persona):
        return False
    return ("review" if step.persona.belief in WANT_A_LOOK else "explain") not in step.state.marks


def _help_open(step: Step) -> bool:
    """Who was told of help, and may well get it, waits for the answer."""
    if "told_help" not in step.state.marks:
        return False
    share = forgiven(step)
    if share == NOTHING:
        return False
    return share.basis_points == 10_000 or step.standing.help not in ("sent", "helped")


def forgiven(step: Step) -> Rate:
    """The share of the bill that the table would take for this household."""
    rule = guideline(step.office.today)
    income = step.persona.income(rule)
    return step.office.policy.forgiven(rule.percent(income, step.persona.means.household_size))


def _is_pressed(step: Step) -> bool:
    """Fear lasts until trust is there again."""
    return step.state.pressed > 0 and step.state.mood.trust < _WITHOUT_FEAR


def _is_absurd(step: Step, amount: Money, most: Money) -> bool:
    """Amounts that nobody takes for an offer are answered as a person answers them."""
    name = "nothing_asked" if amount == ZERO else "below_nothing" if amount < ZERO else "far_too_much"
    if ZERO < amount <= most:
        return False
    step.they_say(name, amount=plain(amount))
    step.absurd = True
    return True


def is_no_day(step: Step, on: date) -> bool:
    """Days that are over, or too far off to mean anything."""
    if step.office.today <= on <= step.office.today + _FAR:
        return False
    step.they_say("in_the_past" if on < step.office.today else "far_off", on=long_date(on))
    step.absurd = True
    return True
