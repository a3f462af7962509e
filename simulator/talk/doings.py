"""What words bring about: each doing of a phrasing is one small function of the turn that is being made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from simulator.dates import long_date
from simulator.law import Application, CardTaken, Fee, Known, RefusedAsLate, Said, Saying
from simulator.money import ZERO, Money, Rate
from simulator.talk.bargaining import Answer, Answered, Offer, Standing, answer, doubts
from simulator.talk.deal import Promise
from simulator.talk.facts import plain
from simulator.talk.persona import Belief, Need
from simulator.talk.plan import Due, NotAPlan, Terms, schedule
from simulator.talk.policy import NOTHING, guideline
from simulator.talk.state import day_of, money_of
from simulator.talk.step import Step
from simulator.talk.typed import Unread

_FAR = timedelta(days=400)
_FEE = Money(1000)


# offers -------------------------------------------------------------------------------------------------------------


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
    if _is_no_day(step, on):
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
    if _is_absurd(step, amount, step.standing.open) or _is_no_day(step, by):
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
        doubt_open=_doubt_open(step), help_open=_help_open(step), pressed=step.state.pressed > 0, owes=step.owes
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
    elif said.answer is Answer.ACCEPTS and not offer.each_month and offer.first_on is None:
        name = "accepts.today"
    step.they_say(name, **fills)
    return said


def _doubt_open(step: Step) -> bool:
    """A doubt ends with a bill that is explained; where they say that it is wrong, only with a second look."""
    if not doubts(step.persona):
        return False
    looks = step.persona.belief in (Belief.ALREADY_PAID, Belief.BILL_IS_WRONG)
    return ("review" if looks else "explain") not in step.state.marks


def _help_open(step: Step) -> bool:
    """Who was told of help, and may well get it, waits for the answer."""
    if "told_help" not in step.state.marks:
        return False
    share = _share(step)
    if share == NOTHING:
        return False
    return share.basis_points == 10_000 or step.standing.help not in ("sent", "helped")


def _share(step: Step) -> Rate:
    rule = guideline(step.office.today)
    income = step.persona.income(rule)
    return step.office.policy.forgiven(rule.percent(income, step.persona.means.household_size))


def _is_absurd(step: Step, amount: Money, most: Money) -> bool:
    """Amounts that nobody takes for an offer are answered as a person answers them."""
    name = "nothing_asked" if amount == ZERO else "below_nothing" if amount < ZERO else "far_too_much"
    if ZERO < amount <= most:
        return False
    step.they_say(name, amount=plain(amount))
    step.absurd = True
    return True


def _is_no_day(step: Step, day: object) -> bool:
    on = day_of(day)
    if step.office.today <= on <= step.office.today + _FAR:
        return False
    step.they_say("in_the_past" if on < step.office.today else "far_off", on=long_date(on))
    step.absurd = True
    return True


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


# help ---------------------------------------------------------------------------------------------------------------


def screen(step: Step) -> None:
    """The table says what help may forgive, once household and income are known."""
    if not (step.state.knows("household") and step.state.knows("income")):
        step.they_say("screen.unknown")
        return
    share = _share(step)
    rule = guideline(step.office.today)
    percent = rule.percent(step.persona.income(rule), step.persona.means.household_size)
    step.desk_shows(f"(The table: {percent}% of the guideline. {share} of the bill may be forgiven.)")
    step.deal(help_share=share, help=step.standing.help or "screened")
    step.they_say(
        "screen.full" if share.basis_points == 10_000 else "screen.part" if share != NOTHING else "screen.none"
    )


def send_form(step: Step) -> None:
    """The form goes out, and what is asked waits."""
    helped = "help_with_form" in step.phrasing.does
    step.deal(help="helped" if helped or step.standing.help == "helped" else "sent")
    step.mark("told_help")
    if step.account.hospital:
        step.happens(Application(**step.about))


def refuse_form(step: Step) -> None:
    """Turned away as late."""
    step.deal(refused_help=True)
    if step.account.hospital:
        step.happens(RefusedAsLate(**step.about))


def denied_help(step: Step) -> None:
    """Told that there is no help for them, unseen."""
    step.deal(refused_help=True)


# putting right ------------------------------------------------------------------------------------------------------


def review(step: Step) -> None:
    """A second look: a wrong bill is corrected on the spot, a right one stands."""
    if not step.account.is_wrong:
        step.they_say("review.right")
        step.they_say("review_bill.right")
        return
    step.they_say("review.wrong")
    if not step.standing.corrected:
        right = max(step.account.owed - step.standing.off, ZERO)
        step.deal(corrected=True, balance=right, terms=None, promise=None, due_today=ZERO)
    step.they_say("review_bill.wrong")


def dispute(step: Step) -> None:
    """They dispute the bill; nothing more is asked until it is answered."""
    step.deal(disputed=True)
    step.hear(Known.DISPUTED_ORALLY)


def itemized(step: Step) -> None:
    """An itemized bill is on its way."""
    step.hear(Known.RECORDS_ASKED)


def bill_cover(step: Step) -> None:
    """The plan that nobody billed is billed, if the number is the one on the card."""
    typed = str(step.values["member"]).replace(" ", "").replace("-", "").upper()
    card = step.persona.member_id.replace(" ", "").replace("-", "").upper()
    if not step.state.knows("cover") or not card:
        step.they_say("bill_cover.none")
    elif typed != card:
        step.they_say("bill_cover.off")
    else:
        step.deal(cover_billed=True, terms=None, promise=None)


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
    if not _is_no_day(step, step.values["on"]):
        step.deal(call_back=day_of(step.values["on"]))


def stop(step: Step) -> None:
    """Nothing more is asked of this person."""
    step.deal(stopped=True)


def end(step: Step) -> None:
    """We end the call."""
    if step.office.channel.value == "phone":
        step.they_say("end_call")
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
        itemized,
        bill_cover,
        interpreter,
        adapt,
        care,
        crisis_line,
        card,
        debit,
        disclosed,
        written,
        summarise,
        call_back,
        stop,
        note,
        fee,
        hand_over,
        end,
    )
}
