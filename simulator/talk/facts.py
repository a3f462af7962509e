"""What this person knows and we do not: each fact comes out when somebody asks for it, and when trust allows.

`TOPICS` are the names that a move may ask about. A fact has a plain value for the caller card and words of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.dates import long_date
from simulator.money import ZERO, Money
from simulator.talk.persona import Belief, Hidden, Need, Persona
from simulator.talk.policy import guideline

_EVERY = {7: "every week", 14: "every other week", 15: "twice a month", 30: "once a month"}
_NEEDS = {
    Need.INTERPRETER: "another language",
    Need.LARGE_PRINT: "large print",
    Need.SLOWER: "slower speech",
    Need.THIRD_PERSON: "somebody with them",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something learned: its topic, a value for the card, and which kind of sentence tells it."""

    topic: str
    value: str
    kind: str  # the key of the sentences in the bank: "housing", "belief.told_free"
    fills: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to ask about. `trust` is what it takes to be told."""

    label: str
    trust: int
    fact: Callable[[Persona, date], Fact]


def _pay_days(persona: Persona, today: date) -> Fact:
    every, following = _EVERY[persona.means.pay_every], long_date(persona.pay_days.from_(today + timedelta(days=1)))
    return _fact("pay_days", f"{every}, next on {following}", every=every, next=following)


def _household(persona: Persona, _: date) -> Fact:
    size, children = persona.means.household_size, persona.means.dependants
    value = f"{size}, of whom {children} depend on them" if children else str(size)
    return _fact("household", value, "household.alone" if size == 1 else "household", size=str(size))


def _income(persona: Persona, today: date) -> Fact:
    monthly = _about(Money(persona.income(guideline(today)).cents // 12), 5000)
    return _fact("income", f"about {monthly} a month before taxes", income=monthly)


def _housing(persona: Persona, _: date) -> Fact:
    return _fact(
        "housing", f"about {_about(persona.means.rent_a_month)} a month", rent=_about(persona.means.rent_a_month)
    )


def _debts(persona: Persona, _: date) -> Fact:
    debts = persona.means.debts
    if debts == ZERO:
        return _fact("debts", "none", "debts.none")
    return _fact("debts", f"about {_about(debts, 50000)}", debts=_about(debts, 50000))


def _savings(persona: Persona, _: date) -> Fact:
    savings = persona.means.savings
    if savings < Money(10000):
        return _fact("savings", "next to nothing", "savings.none")
    return _fact("savings", f"about {_about(savings, 10000)}", savings=_about(savings, 10000))


def _can_manage(persona: Persona, _: date) -> Fact:
    amount = manageable(persona)
    if amount == ZERO:
        return _fact("can_manage", "nothing for now", "can_manage.nothing")
    return _fact("can_manage", f"about {amount.dollars} a month", amount=plain(amount))


def _cover(persona: Persona, _: date) -> Fact:
    if not persona.cover:
        return _fact("cover", "no other plan", "cover.none")
    return _fact("cover", f"{persona.cover}, {persona.member_id}", plan=persona.cover, member=persona.member_id)


def _belief(persona: Persona, _: date) -> Fact:
    return _fact("belief", _BELIEFS[persona.belief], f"belief.{persona.belief}")


def _hidden(persona: Persona, _: date) -> Fact:
    kind = f"hidden.{persona.hidden or 'nothing'}"
    return _fact("hidden", _CIRCUMSTANCES[persona.hidden], kind)


def _needs(persona: Persona, _: date) -> Fact:
    if not persona.needs:
        return _fact("needs", "nothing", "needs.nothing")
    return _fact("needs", ", ".join(_NEEDS[need] for need in persona.needs), f"needs.{persona.needs[0]}")


def _relation(persona: Persona, _: date) -> Fact:
    return _fact("relation", persona.who.replace("_", " "), f"relation.{persona.who}", name=persona.name)


def _identity(persona: Persona, _: date) -> Fact:
    found = persona.matches
    return _fact("identity", f"{found} identifiers match" if found != 1 else "one identifier matches", "identity")


def _permission(_: Persona, __: date) -> Fact:
    return _fact("permission", "given on the line")


def _review(_: Persona, __: date) -> Fact:
    return _fact("review", "looked into")


def _fact(topic: str, value: str, kind: str = "", **fills: str) -> Fact:
    return Fact(topic, value, kind or topic, tuple(fills.items()))


def manageable(persona: Persona) -> Money:
    """What they would name when asked kindly: a round figure that they can put to a plan each month."""
    return Money(persona.each_month.cents // 500 * 500)


def plain(amount: Money) -> str:
    """As people say it: `$120`, `$68.60`."""
    return amount.dollars.removesuffix(".00")


def _about(amount: Money, step: int = 1000) -> str:
    return plain(Money((amount.cents + step // 2) // step * step))


_BELIEFS = {
    Belief.KNOWS: "knows of the bill",
    Belief.INSURANCE_PAID: "thinks that the plan has paid",
    Belief.TOLD_FREE: "was told that it costs nothing",
    Belief.TOO_MUCH: "thinks that it is too much",
    Belief.ALREADY_PAID: "thinks that it is paid",
    Belief.BILL_IS_WRONG: "says that the bill is wrong",
    Belief.PLAN_SAYS_LESS: "has a paper of the plan that asks for less",
    Belief.ABOVE_ESTIMATE: "has an estimate that is lower",
    Belief.BAD_CARE: "is not content with the care",
}
_CIRCUMSTANCES = {
    Hidden.NONE: "nothing new",
    Hidden.HOURS_CUT: "hours were cut",
    Hidden.JOB_LOST: "lost the job",
    Hidden.DEATH: "the patient has died",
    Hidden.BANKRUPTCY: "filed for bankruptcy",
    Hidden.LAWYER: "has a lawyer for this",
    Hidden.SERVICE: "is on active duty",
    Hidden.DESPAIR: "does not know how to go on",
    Hidden.WORK_INJURY: "was hurt at work",
    Hidden.UNDER_REVIEW: "an outside reviewer has the bill",
}

TOPICS: Mapping[str, Topic] = {
    "relation": Topic("On the line", 0, _relation),
    "identity": Topic("Identity", 0, _identity),
    "permission": Topic("May hear", 0, _permission),
    "belief": Topic("Thinks", 0, _belief),
    "needs": Topic("Needs", 0, _needs),
    "hidden": Topic("Circumstances", 25, _hidden),
    "pay_days": Topic("Paid", 15, _pay_days),
    "can_manage": Topic("Can manage", 15, _can_manage),
    "household": Topic("Household", 20, _household),
    "income": Topic("Income", 30, _income),
    "housing": Topic("Rent", 25, _housing),
    "debts": Topic("Other debts", 30, _debts),
    "savings": Topic("Put aside", 55, _savings),
    "cover": Topic("Other plan", 10, _cover),
    "review": Topic("A second look", 0, _review),
}
