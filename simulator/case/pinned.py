"""What a trainer may pin about a case. Whatever is left out (None) is made from the seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from simulator.money import Money

MISSING = ("referring_npi", "rendering_npi", "diagnosis")
CHECKS = ("check_elsewhere", "check_not_cashed")
SILENCES: dict[str, str] = {
    "lost": "The payer has no such claim, though its front end took the claim in. We hold the report.",
    "never_arrived": "The payer has no such claim: its front end sent it back, and nobody here looked.",
    "in_process": "The payer is working on it and will answer in time.",
    "overdue": "The payer says that it is working on it. Its own day to pay has passed, and only our lead can move it.",
    "records_wanted": "The payer wants the chart note, and its letter never reached us.",
    "forwarded": "The payer has sent the claim on to the other plan, which our registration shows.",
    "check_elsewhere": "The payer has paid, and the check came back from our former address.",
    "check_not_cashed": "The payer has paid, and nobody has cashed the check.",
}

CARE: dict[str, str] = {
    "given": "All of it has been given. Nothing about it is urgent.",
    "to_come": "More of it is still to come, and can wait for the usual days.",
    "urgent": "More of it is still to come, and cannot wait. The quick levels are open.",
}


class CaseError(ValueError):
    """The pinned facts contradict each other. The message is one plain sentence for the author of the scenario."""


class NoFigures(CaseError):
    """The visit falls on a day for which the plan, or its price list, has no figures."""


@dataclass(frozen=True, slots=True)
class Range:
    """An amount that the seed draws, both ends included: whole dollars, or cents where an end has cents."""

    low: Money
    high: Money
    whole_dollars: bool = True


Amount: TypeAlias = Money | Range | None


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """The patient's plan, and what the plan year still asked of them before this visit was processed.

    `starts` and `ends` are the first and last day of coverage; `network` says whether the practice is in the plan's
    network ("in") or not ("out"). `other_coverage` says whether our registration shows another plan that pays:
    before or instead of this one by the flaw, and second where the claim has none.
    `visits_used` counts what the plan year has paid of the limited kind of service on this claim.
    """

    plan: str = "ppo-silver"
    deductible_left: Amount = None
    out_of_pocket_left: Amount = None
    family_deductible_left: Amount = None
    family_out_of_pocket_left: Amount = None
    network: str | None = None
    starts: date | None = None
    ends: date | None = None
    other_coverage: bool | None = None
    visits_used: int | None = None


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One service on the claim. `flaw` is one of flaw_table.py; `allowed` is the contract price for the whole line.

    `approval_on_file` says whether our own log holds the approval that a `no_authorization` line was sent without, or
    the extension that an `authorization_exceeded` line needed; `units_approved` is what the first approval was for.
    `missing` is a name in MISSING. `notes_support` says whether the chart shows a `bundled` line as a service of its
    own, `chart_supports` whether it shows the need for a `not_necessary` line or for the units of an `over_units` one.
    `old_price` is what the payer allowed for the whole of an `underpaid` line.
    """

    service: str
    charge: Amount = None
    allowed: Amount = None
    flaw: str | None = None
    units: int = 1
    approval_on_file: bool | None = None
    units_approved: int | None = None
    missing: str | None = None
    notes_support: bool | None = None
    chart_supports: bool | None = None
    old_price: Amount = None
    diagnosis: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """The claim and its dates: service < sent <= received < processed <= today. No lines means lines from the seed.

    `proof_of_filing` says whether our own log holds the payer's acceptance of an earlier sending, inside the limit;
    `enrolment_proof` whether we hold a letter that enrols the provider from a day before the visit. `notice_signed`
    says that the patient signed before the visit that the plan would not pay, and knew the price.
    """

    service_date: date | None = None
    sent: date | None = None
    received: date | None = None
    processed: date | None = None
    lines: tuple[LineFacts, ...] = ()
    proof_of_filing: bool | None = None
    enrolment_proof: bool | None = None
    notice_signed: bool = False


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What else stands on the account: a patient balance from an earlier visit. Left out, there is none."""

    earlier_balance: Money | Range | None = None


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """The payer's side when a claim is worked further: the road and the rung that are open, and how its desk behaves.

    `road` is a ladder of data/ladders, `rung` a level of it (left out: its first). A desk with `answers: no` lets its
    days run out; `days_to_answer` is how long it takes. `silence` is a name in SILENCES: no answer has come to a claim
    that was sent `waited` days ago. At a level above the first, those below were asked without proof and kept to it.
    `care` is a name in CARE: what was refused may be a part of care that goes on, and the rest of it may be urgent.
    `patient_signed` says whether we hold the form or waiver that the road wants; a desk that `loses_papers` overlooks
    what was enclosed, once.
    """

    road: str = "provider-dispute"
    rung: str | None = None
    answers: bool = True
    days_to_answer: int | None = None
    silence: str | None = None
    waited: int = 30
    patient_signed: bool = True
    care: str = "given"
    loses_papers: bool = False


@dataclass(frozen=True, slots=True)
class PersonaFacts:
    """Who is on the line in a talk. The words are those of `talk`: who, belief, temper, needs, hidden.

    Amounts of a month: `take_home`, `rent`, `left_a_month`. `pay_day` is one day of pay, `pay_every` the days between
    two. `poverty_percent` is the income as a percent of the guideline, `will` (0 to 100) how readily this house pays.
    `matches` says how many identifiers beyond the name this person can give. `cover` is a plan that nobody billed.
    `right_balance` is what is owed in truth where the bill is wrong, and `wrong_because` how a second look finds it.
    `billed` is what our bill asks where part of the contract write-off was put on the patient: the plan's answer is
    right then. `estimate` is what we said beforehand that it would cost; `tried` are days on which we called in vain.
    """

    who: str = "patient"
    belief: str = "knows"
    temper: str = "calm"
    needs: tuple[str, ...] = ()
    hidden: str = ""
    take_home: Amount = None
    rent: Amount = None
    left_a_month: Amount = None
    savings: Amount = None
    debts: Amount = None
    pay_day: date | None = None
    pay_every: int | None = None
    household: int | None = None
    dependants: int | None = None
    poverty_percent: int | None = None
    will: int | None = None
    matches: int = 2
    cover: str = ""
    may_hear: tuple[str, ...] = ()
    bill_cover: str = "commercial"
    hospital: bool = False
    first_bill: date | None = None
    right_balance: Amount = None
    wrong_because: str = ""
    billed: Amount = None
    estimate: Amount = None
    tried: tuple[date, ...] = ()
    state: str = "OR"
    city: str = ""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The `case:` block of a scenario. `follow_up` is there when the claim is worked beyond its first answer.

    `persona` is there when somebody is talked to.
    """

    coverage: CoverageFacts = CoverageFacts()
    claim: ClaimFacts = ClaimFacts()
    account: AccountFacts = AccountFacts()
    follow_up: FollowUpFacts | None = None
    persona: PersonaFacts | None = None
