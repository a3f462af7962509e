"""Twelve months on: what was agreed is kept or broken by means and will, by the same model as a whole practice.

What was taken under threat beyond what a household can spare is paid back. What nobody agreed on waits for statements.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from simulator.chance import Stream
from simulator.columns import Flags, Ints
from simulator.money import ZERO, Money, total
from simulator.people.means import Means
from simulator.people.paying import ALL, Choice, choose, keeps, purse
from simulator.talk.deal import Outcome
from simulator.talk.persona import Persona
from simulator.talk.plan import PayDays, Terms, schedule
from simulator.talk.policy import NOTHING, guideline, policy
from simulator.talk.setting import OnFile
from simulator.talk.step import OUTSIDE
from simulator.world.patients.settings import office as usual_office

_YEAR = timedelta(days=365)
_SOON = 6  # days after a pay-day on which the money is still there
_TRUST, _ON_PAY_DAYS, _WRITTEN, _SUMMED_UP = 25, 500, 300, 200  # what each adds to the will to keep a word, of 10,000
_MIDDLING_TRUST, _LEAST_TRUST = 40, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAfter:
    """What a call came to. `settled` is what came in and stayed, what was rightly taken off, and what still comes."""

    paid: Money  # in the twelve months, and not given back
    given_back: Money
    taken_off: Money  # by assistance, another plan, a correction
    still_coming: Money  # instalments of a plan that is kept, after the twelve months
    kept: bool | None  # the plan or promise; None: there was none
    says: tuple[str, ...]

    @property
    def settled(self) -> Money:
        return self.paid + self.taken_off + self.still_coming


def year_after(outcome: Outcome, persona: Persona, account: OnFile, today: date, seed: int) -> YearAfter:
    """The twelve months after a call, drawn from the seed for this account."""
    return _Year(outcome, persona, account, today, seed).lived()


def strain(terms: Terms) -> Money:
    """The bill that would weigh on a household as this plan does: by the month, and by how long it lasts."""
    each, owed = terms.instalment.cents, terms.balance.cents
    return Money(max(12 * each, min(owed, 24 * each)))


def on_pay_days(terms: Terms, pay_days: PayDays) -> bool:
    """Whether every payment comes when the money is there."""
    return all((due.on - pay_days.one).days % pay_days.every <= _SOON for due in schedule(terms))


class _Year:
    """The year being lived."""

    def __init__(self, outcome: Outcome, persona: Persona, account: OnFile, today: date, seed: int) -> None:
        self.outcome, self.deal, self.persona, self.account = outcome, outcome.deal, persona, account
        self.today, self.seed = today, seed
        self.says: list[str] = []

    def lived(self) -> YearAfter:
        deal, account = self.deal, self.account
        taken_off = ZERO
        if deal.corrected:
            taken_off = account.balance - account.owed
            self.says.append(f"The bill was corrected by {taken_off.dollars}.")
        elif deal.disputed and account.is_wrong:
            taken_off = account.balance - account.owed
            self.says.append(f"The dispute was decided: the bill came down by {taken_off.dollars}.")
        paid, given_back = self._today()
        left = max(deal.balance - deal.paid - (ZERO if deal.corrected else taken_off), ZERO)
        off = self._other_plan(left) or self._helped(left)
        taken_off, left = taken_off + off, left - off
        came, coming, kept = self._agreed(left)
        if not (came or coming or kept is not None) and left:
            came = self._statements(left)
        over = max(paid + came - account.owed, ZERO)
        if over:
            self.says.append(f"The bill was wrong: {over.dollars} had to be given back.")
        return YearAfter(
            paid=paid + came - over,
            given_back=given_back + over,
            taken_off=taken_off,
            still_coming=min(coming, max(account.owed - paid - came, ZERO)),
            kept=kept,
            says=tuple(self.says),
        )

    def _today(self) -> tuple[Money, Money]:
        """What was paid on the call, and what of it came back."""
        paid = self.deal.paid
        spare = self.persona.at_hand
        if not self.deal.yielded or paid <= spare:
            return paid, ZERO
        self.says.append(f"A complaint about the call: {(paid - spare).dollars} had to be given back.")
        return spare, paid - spare

    def _other_plan(self, left: Money) -> Money:
        if not self.deal.cover_billed:
            return ZERO
        self.says.append(f"{self.persona.cover} paid its part, and nothing was left to the patient.")
        return left

    def _helped(self, left: Money) -> Money:
        """Who was sent the form and may have help completes the papers more often when somebody goes through it."""
        if self.deal.help not in ("sent", "helped"):
            return ZERO
        rule = guideline(self.today)
        percent = rule.percent(self.persona.income(rule), self.persona.means.household_size)
        share = policy().forgiven(percent)
        if share == NOTHING:
            self.says.append("The form came back: income is above the table.")
            return ZERO
        usual = usual_office().assistance.completes.basis_points
        likely = usual + (ALL - usual) // 2 if self.deal.help == "helped" else usual
        if self._drawn("papers") >= likely:
            self.says.append("The papers for help were never completed.")
            return ZERO
        self.says.append(f"Help took {left.times(share).dollars} off.")
        return left.times(share)

    def _agreed(self, left: Money) -> tuple[Money, Money, bool | None]:
        """What came of a plan or promise in the year, what still comes, and whether it was kept."""
        deal = self.deal
        if not left:
            return ZERO, ZERO, None
        if deal.terms:
            terms = replace(deal.terms, balance=left, first=min(deal.terms.first, left))
            return self._plan(terms)
        if deal.promise:
            amount = min(deal.promise.amount, left)
            kept = self._keeps(amount)
            self.says.append("The promise was kept." if kept else "The promise was broken.")
            return (amount if kept else ZERO), ZERO, kept
        return ZERO, ZERO, None

    def _plan(self, terms: Terms) -> tuple[Money, Money, bool]:
        dues = _schedule(terms)
        kept = self._keeps(strain(terms), tied=_on_pay_days(terms, self.persona.pay_days))
        number = len(dues) if kept else len(dues) * self._drawn("broken after") // ALL
        last = self.today + _YEAR
        came = total(due.pays for due in dues[:number] if due.on <= last)
        coming = total(due.pays for due in dues if due.on > last) if kept else ZERO
        self.says.append(
            f"The plan was kept: {came.dollars} in the year."
            if kept
            else f"The plan broke after {number} of {len(dues)} payments: {came.dollars} came."
        )
        return came, coming, kept

    def _keeps(self, weight: Money, *, tied: bool = False) -> bool:
        """Means first, then will; a word given in trust, in writing and for a pay-day is kept more often."""
        more = _TRUST * (self.outcome.trust - _MIDDLING_TRUST)
        more += _ON_PAY_DAYS * tied + _WRITTEN * self.deal.written + _SUMMED_UP * self.outcome.summed_up
        return bool(_kept(self.persona.means, weight, more)[self._drawn("kept")])

    def _statements(self, left: Money) -> Money:
        """What nobody agreed on: statements go out, and some pay."""
        stopped = self.deal.stopped and self.persona.who not in OUTSIDE  # who is no party stops nothing but the calls
        if self.outcome.trust < _LEAST_TRUST or stopped:
            self.says.append("Nothing more came.")
            return ZERO
        drawn = self._drawn("statements")
        for choices in _choices(self.persona.means, left):
            choice = choices[drawn]
            if choice == Choice.PAYS:
                self.says.append(f"A statement brought {left.dollars}.")
                return left
            if choice == Choice.PAYS_PART:
                part = min(self.persona.at_hand, Money(left.cents // 4))
                self.says.append(f"A statement brought {part.dollars}.")
                return part
        self.says.append("Nothing more came.")
        return ZERO

    def _drawn(self, purpose: str) -> int:
        """The luck of this account: a rank below 10,000."""
        return _luck(self.seed, purpose, self.account.id)


# Many years are lived from the same means and the same luck: what each rank of luck brings is worked out once.

_RANKS = np.arange(ALL)
_schedule, _on_pay_days = lru_cache(schedule), lru_cache(on_pay_days)


@lru_cache(maxsize=1_024)
def _luck(seed: int, purpose: str, account: str) -> int:
    return Stream(seed, "after the call", purpose, account).below(ALL)


@lru_cache(maxsize=32)
def _kept(means: Means, weight: Money, more: int) -> Flags:
    """Whether a word is kept, by rank; `more` is added to the will to keep it."""
    theirs = purse(means)
    return keeps(np.array([weight.cents]), replace(theirs, will=np.clip(theirs.will + more, 0, ALL)), _RANKS)


@lru_cache(maxsize=32)
def _choices(means: Means, left: Money) -> tuple[Ints, ...]:
    """What each statement brings about, by rank."""
    theirs, owed, insured = purse(means), np.array([left.cents]), np.array([True])
    pushes = usual_office().statements.push
    return tuple(choose(owed, owed, theirs, insured, _RANKS, push).astype(np.int8) for push in pushes)
