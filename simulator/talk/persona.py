"""Who is on the line: what they can pay with, what they believe of the bill, what they need, and how they feel today.

A persona is frozen: a talk changes its mood, never its means. Nothing here is drawn from a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from simulator.law import Who
from simulator.money import Money
from simulator.people.means import Means
from simulator.people.patient import Patient
from simulator.people.paying import Purse, at_hand, each_month, purse
from simulator.talk.plan import PayDays
from simulator.talk.policy import Guideline


class Belief(StrEnum):
    """What this person thinks of the bill before we say a word."""

    KNOWS = "knows"  # knows it and accepts it
    INSURANCE_PAID = "insurance_paid"
    TOLD_FREE = "told_free"
    TOO_MUCH = "too_much"
    ALREADY_PAID = "already_paid"
    BILL_IS_WRONG = "bill_is_wrong"  # and right: see OnFile.right_balance
    PLAN_SAYS_LESS = "plan_says_less"  # reads the plan's paper to us, and it asks for less than our bill
    ABOVE_ESTIMATE = "above_estimate"  # holds our estimate beside the bill
    BAD_CARE = "bad_care"


class Temper(StrEnum):
    """How this person feels when the call begins."""

    CALM = "calm"
    WORRIED = "worried"
    ANGRY = "angry"
    GRIEVING = "grieving"
    TIRED = "tired"
    GUARDED = "guarded"


class Need(StrEnum):
    """What this person needs to take part."""

    INTERPRETER = "interpreter"
    LARGE_PRINT = "large_print"
    SLOWER = "slower"  # hard of hearing
    THIRD_PERSON = "third_person"  # wants a daughter, a friend on the line


class Hidden(StrEnum):
    """A circumstance that changes what the office may do; it comes out when somebody asks how things are."""

    NONE = ""
    HOURS_CUT = "hours_cut"
    JOB_LOST = "job_lost"
    DEATH = "death"  # the patient has died
    BANKRUPTCY = "bankruptcy"
    LAWYER = "lawyer"
    SERVICE = "service"  # on active military duty
    DESPAIR = "despair"  # may speak of ending it all
    WORK_INJURY = "work_injury"
    UNDER_REVIEW = "under_review"  # has taken the bill, far above the estimate, to an outside reviewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """One person on the line."""

    name: str
    patient: Patient  # whose bill it is; the same person where `who` is the patient
    who: Who = Who.PATIENT
    means: Means
    year_start: date  # from which `means` counts pay-days
    belief: Belief = Belief.KNOWS
    temper: Temper = Temper.CALM
    needs: tuple[Need, ...] = ()
    hidden: Hidden = Hidden.NONE
    cover: str = ""  # a plan that nobody billed, as its card names it
    member_id: str = ""
    matches: int = 2  # how many of the two identifiers beyond the name (birth date, street) this person has right

    @property
    def is_patient(self) -> bool:
        return self.who is Who.PATIENT

    @property
    def purse(self) -> Purse:
        return _purse(self.means)

    @property
    def at_hand(self) -> Money:
        """What this household can put to the bill at once."""
        return Money(int(at_hand(self.purse)[0]))

    @property
    def each_month(self) -> Money:
        """What it can put to a plan each month."""
        return Money(int(each_month(self.purse)[0]))

    @property
    def pay_days(self) -> PayDays:
        return PayDays(date.fromordinal(self.year_start.toordinal() + self.means.pay_offset), self.means.pay_every)

    def income(self, of: Guideline) -> Money:
        """The household's income a year, before taxes."""
        return Money(of.of(self.means.household_size).cents * self.means.poverty_percent // 100)


_purse = lru_cache(purse)  # asked for at every turn, and never changed
