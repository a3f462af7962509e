"""What the desk may agree to, as data/house says: instalments, terms, discounts, assistance, identification."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from simulator.fields import Fields, open_fields
from simulator.money import ZERO, Money, Rate
from simulator.people.guideline import Guideline as Guideline
from simulator.people.guideline import guideline as guideline
from simulator.reading import DATA

T = TypeVar("T")

PLANS = DATA / "house" / "plans.yaml"
NOTHING = Rate(0)


@dataclass(frozen=True, slots=True)
class Authority:
    """How much we may take off alone, and how much with a lead's word."""

    own: Rate
    lead: Rate


@dataclass(frozen=True, slots=True)
class PromptPay:
    """A share off for who pays all the rest soon."""

    share: Rate
    within: int  # days
    least: Money  # the smallest balance for which it is given


@dataclass(frozen=True, slots=True)
class Policy:
    """The house's policy for plans and assistance."""

    since: date
    source: str
    smallest: tuple[tuple[Money, Money], ...]  # from this balance on, this instalment
    longest: tuple[tuple[Money, int], ...]  # from this balance on, these months
    longest_with_lead: int
    first_within: int
    interest: Rate
    small_balance: Money
    prompt_pay: PromptPay
    discount: Authority
    settlement: Authority
    identifiers: int
    assistance: tuple[tuple[int, Rate], ...]  # to this percent of the guideline, this share; the lowest first
    help_first: bool
    papers: tuple[str, ...]

    def smallest_for(self, balance: Money) -> Money:
        """The smallest instalment for a balance."""
        return self.smallest[bisect_right([start for start, _ in self.smallest], balance) - 1][1]

    def longest_for(self, balance: Money) -> int:
        """The most months for a balance without a lead."""
        return self.longest[bisect_right([start for start, _ in self.longest], balance) - 1][1]

    def forgiven(self, percent: int) -> Rate:
        """The share of a bill that assistance takes, at an income of this percent of the guideline."""
        return next((share for most, share in self.assistance if percent <= most), NOTHING)


@cache
def policy(path: Path = PLANS) -> Policy:
    """The policy as its file says. Raises BadFile with file and line."""
    with open_fields(path) as fields:
        with fields.part("plans") as plans:
            smallest = _steps(plans, "smallest", lambda part, key: part.money(key))
            longest = _steps(plans, "longest", lambda part, key: part.whole(key))
            with_lead, within = plans.whole("longest_with_lead"), plans.whole("first_within")
            interest = plans.rate("interest")
            if with_lead < longest[-1][1]:
                plans.wrong("longest_with_lead", "is shorter than what needs no lead")
        with fields.part("prompt_pay") as part:
            prompt = PromptPay(part.rate("share"), part.whole("within"), part.money("from"))
        with fields.part("identification") as part:
            identifiers = part.whole("beyond_the_name")
        with fields.part("assistance") as part:
            help_first = part.one_of("before_money", ("yes", "no")) == "yes"
            papers = part.texts("papers")
            with part.part("income") as table:
                income = tuple(sorted((_percent(table, key), table.rate(key)) for key in table))
        return Policy(
            since=fields.day("since"),
            source=fields.text("source"),
            smallest=smallest,
            longest=longest,
            longest_with_lead=with_lead,
            first_within=within,
            interest=interest,
            small_balance=fields.money("small_balance"),
            prompt_pay=prompt,
            discount=_authority(fields, "discount"),
            settlement=_authority(fields, "settlement"),
            identifiers=identifiers,
            assistance=income,
            help_first=help_first,
            papers=papers,
        )


def _authority(fields: Fields, key: str) -> Authority:
    with fields.part(key) as part:
        found = Authority(part.rate("own"), part.rate("lead"))
        if found.lead < found.own:
            part.wrong("lead", "is less than what needs no lead")
        return found


def _percent(table: Fields, key: str) -> int:
    if not key.isdecimal():
        table.wrong(key, "should be a whole percent of the guideline such as 200")
    return int(key)


def _steps(fields: Fields, key: str, read: Callable[[Fields, str], T]) -> tuple[tuple[Money, T], ...]:
    with fields.part(key) as part:
        starts = sorted((_amount(part, name), name) for name in part)
        if not starts or starts[0][0] != ZERO:
            fields.wrong(key, "should begin at a balance of 0.00")
        return tuple((start, read(part, name)) for start, name in starts)


def _amount(part: Fields, name: str) -> Money:
    try:
        return Money.read(name)
    except ValueError:
        part.wrong(name, "should be named by a balance such as 500.00")
