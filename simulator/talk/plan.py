"""A payment plan: its schedule to the cent, dates on pay-days, and what house policy and the law say of it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from simulator.dates import print_date
from simulator.law import Caller, Finding, Place, findings, moment
from simulator.law import Plan as PlanEvent
from simulator.money import ZERO, Money
from simulator.talk.policy import Authority, Policy

MOST = 120  # instalments; a longer list is no plan


class NotAPlan(ValueError):
    """Amounts or days of which no schedule can be made. The message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class PayDays:
    """One pay-day and the days from each to the next."""

    one: date
    every: int

    def from_(self, day: date) -> date:
        """The first pay-day on a day or after it."""
        return day + timedelta(days=(self.one - day).days % self.every)

    def holds(self, day: date) -> bool:
        return self.from_(day) == day


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is offered: the balance, a first payment and its day, then the same each month until nothing is left."""

    balance: Money
    first: Money
    on: date
    instalment: Money
    day: int  # of the month; in a shorter month its last
    pay_days: PayDays | None = None  # each payment then waits for the next pay-day
    debit: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """One payment of a schedule."""

    number: int
    on: date
    pays: Money
    left: Money


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a plan keeps one point of house policy. `grade` is "fine", "lead" (a lead has to agree) or "no"."""

    point: str
    grade: str
    says: str


def schedule(terms: Terms) -> tuple[Due, ...]:
    """Every payment, to the cent; the last takes what is left. Raises NotAPlan."""
    if terms.balance <= ZERO:
        raise NotAPlan("Nothing is left to pay.")
    if terms.first < ZERO or terms.instalment <= ZERO:
        raise NotAPlan("A payment is more than nothing.")
    if terms.first > terms.balance:
        raise NotAPlan(f"The first payment is more than the balance of {terms.balance.dollars}.")
    if not 1 <= terms.day <= 31:
        raise NotAPlan("The day of the month is from 1 to 31.")
    first = terms.first or min(terms.instalment, terms.balance)
    rest = terms.balance - first
    more = -(-rest.cents // terms.instalment.cents)
    if more >= MOST:
        raise NotAPlan(f"This would take {more + 1:,} payments; {MOST} is the most that the form holds.")
    dues = [Due(1, _on_pay_day(terms, terms.on), first, rest)]
    for number in range(1, more + 1):
        pays = min(terms.instalment, rest)
        rest = rest - pays
        after = max(_month_after(terms, number), dues[-1].on + timedelta(days=1))
        dues.append(Due(number + 1, _on_pay_day(terms, after), pays, rest))
    return tuple(dues)


def months(dues: tuple[Due, ...]) -> int:
    """The term: calendar months in which a payment falls due. Eleven payments from April to February are 11."""
    first, last = dues[0].on, dues[-1].on
    return (last.year - first.year) * 12 + last.month - first.month + 1


def policy_checks(terms: Terms, policy: Policy, today: date, *, help_done: bool) -> tuple[Check, ...]:
    """What house policy says of a plan, point by point, in plain sentences."""
    dues = schedule(terms)
    term, longest, smallest = months(dues), policy.longest_for(terms.balance), policy.smallest_for(terms.balance)
    last_first = today + timedelta(days=policy.first_within)
    return (
        _term(term, longest, policy.longest_with_lead),
        Check("instalment", "fine", f"At least {smallest.dollars} a month.")
        if terms.instalment >= min(smallest, terms.balance)
        else Check("instalment", "lead", f"Less than {smallest.dollars} a month. A lead has to agree."),
        Check("first", "no", f"The first payment is in the past. Choose a day from {print_date(today)} on.")
        if dues[0].on < today
        else Check("first", "fine", f"The first payment comes by {print_date(last_first)}.")
        if dues[0].on <= last_first
        else Check("first", "no", f"The first payment is late: {print_date(last_first)} is the last day for it."),
        Check("sum", "fine", f"Adds up to the cent, {_interest(policy)}."),
        Check("help", "fine", "Help with the bill was looked into first.")
        if help_done or not policy.help_first
        else Check("help", "no", "Help with the bill was not looked into. Do that before a plan is offered."),
        *_small(terms, policy),
    )


def discount_check(off: Money, balance: Money, policy: Policy) -> Check:
    """Whether a discount on a balance is ours to give."""
    return _authority("discount", off, balance, policy.discount)


def settlement_check(amount: Money, balance: Money, by: date, today: date, policy: Policy) -> Check:
    """Whether a last payment of less than the balance is ours to take; prompt pay needs nobody's word."""
    prompt = policy.prompt_pay
    soon = today + timedelta(days=prompt.within)
    if by <= soon and balance >= prompt.least and amount >= balance - balance.times(prompt.share):
        return Check("settlement", "fine", f"Prompt pay: {prompt.share} off for who pays by {print_date(soon)}.")
    return _authority("settlement", balance - amount, balance, policy.settlement)


def law_flags(
    terms: Terms,
    caller: Caller,
    place: Place,
    on: date,
    *,
    written: bool = True,
    disclosed: bool = False,
    debit_authorized: bool = False,
) -> tuple[Finding, ...]:
    """What the law room finds in a plan as it stands: credit without its disclosures, debits without a signature."""
    event = as_event(terms, datetime.combine(on, time(12), tzinfo=moment("2000-01-01 12:00", "UTC").tzinfo))
    event = replace(event, written=written, disclosed=disclosed, debit_authorized=debit_authorized)
    return findings([event], caller=caller, on=on + timedelta(days=1), place=place)


def as_event(terms: Terms, at: datetime, person: str = "", debts: tuple[str, ...] = ()) -> PlanEvent:
    """The plan as the law room reads it: no fee, no interest."""
    dues = schedule(terms)
    return PlanEvent(
        at=at,
        person=person,
        debts=debts,
        instalments=len(dues),
        instalment=terms.instalment,
        written=False,
        debit=terms.debit,
    )


def as_json(terms: Terms, checks: tuple[Check, ...] = ()) -> dict[str, Any]:
    """The schedule as a desk draws it: a table, a bar for what is left after each payment, and the checks."""
    dues = schedule(terms)
    return {
        "payments": [
            {
                "number": due.number,
                "date": print_date(due.on),
                "pays": str(due.pays),
                "left": str(due.left),
                "bar": due.left.cents * 1000 // terms.balance.cents,  # a thousandth of the balance
                "pay_day": terms.pay_days.holds(due.on) if terms.pay_days else None,
            }
            for due in dues
        ],
        "says": in_words(dues),
        "months": months(dues),
        "checks": [{"point": one.point, "grade": one.grade, "says": one.says} for one in checks],
    }


def in_words(dues: tuple[Due, ...]) -> str:
    """`11 payments, $1,248.60 in all. The last is $68.60 on 02/05/2027.`"""
    whole = dues[0].pays + dues[0].left
    if len(dues) == 1:
        return f"One payment of {whole.dollars} on {print_date(dues[0].on)}."
    last = dues[-1]
    return f"{len(dues)} payments, {whole.dollars} in all. The last is {last.pays.dollars} on {print_date(last.on)}."


def _term(term: int, longest: int, with_lead: int) -> Check:
    if term <= longest:
        return Check("term", "fine", f"Ends within {longest} months.")
    if term <= with_lead:
        return Check("term", "lead", f"Longer than {longest} months. A lead has to agree.")
    return Check("term", "no", f"Longer than {with_lead} months, which nobody here may agree to.")


def _authority(point: str, off: Money, balance: Money, may: Authority) -> Check:
    if off <= balance.times(may.own):
        return Check(point, "fine", f"Up to {may.own} off may be given alone.")
    if off <= balance.times(may.lead):
        return Check(point, "lead", f"More than {may.own} off. A lead has to agree.")
    return Check(point, "no", f"More than {may.lead} off, which nobody here may give.")


def _small(terms: Terms, policy: Policy) -> tuple[Check, ...]:
    if terms.balance >= policy.small_balance:
        return ()
    return (Check("small", "no", f"Less than {policy.small_balance.dollars} is written off, not asked for."),)


def _interest(policy: Policy) -> str:
    return f"with {policy.interest} interest" if policy.interest.basis_points else "without interest or fee"


def _month_after(terms: Terms, number: int) -> date:
    """The plan's day in the month that comes this many months after the first payment."""
    year, month = divmod(terms.on.year * 12 + terms.on.month - 1 + number, 12)
    return date(year, month + 1, min(terms.day, monthrange(year, month + 1)[1]))


def _on_pay_day(terms: Terms, day: date) -> date:
    return terms.pay_days.from_(day) if terms.pay_days else day
