"""The facts that a scenario may name, each worked out once from the case. A closed list: nothing else is a fact.

Some facts are right answers and some are what a trainer has seen people answer instead; a question picks its own.
An amount that does not apply is 0.00. A fact of a line (`line.2.paid`) exists for each line that the claim has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal

from simulator.dates import days_left
from simulator.ledger.aging import BUCKETS, aging
from simulator.money import Money, total
from simulator.remittance.remit import CONTRACT, Adjustment, Group, RemitLine

if TYPE_CHECKING:
    from simulator.case.file import FactValue
    from simulator.case.worked import Worked

Kind = Literal["money", "date", "choice", "number", "code"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its name, what kind of answer it is, and what it says in a collector's words."""

    name: str
    kind: Kind
    says: str


def _first_code(denials: tuple[Adjustment, ...]) -> str:
    return denials[0].code if denials else "none"


_BUCKETS = tuple(zip(("0_30", "31_60", "61_90", "91_120", "over_120"), (name for _, name in BUCKETS), strict=True))


def _aged(bucket: str, is_posted: bool, case: Worked) -> Money:
    return aging(case.after if is_posted else case.before, case.today)[bucket]


# fmt: off
_OF_CASE: tuple[tuple[str, Kind, str, Callable[[Worked], FactValue]], ...] = (
    # ---- the payer's answer: the amounts as they stand ----
    ("eob.billed", "money", "All charges on the claim.", lambda case: case.remit.charge),
    ("eob.allowed", "money", "The contract price of the payable lines.", lambda case: case.remit.allowed),
    ("eob.write_off", "money", "The contract write-off: every CO-45.", lambda case: case.remit.write_off),
    ("eob.denied", "money", "What was refused: charges of denied lines.", lambda case: case.remit.denied),
    ("eob.paid", "money", "What the plan paid.", lambda case: case.remit.paid),
    ("eob.patient_share", "money", "What the patient owes for this claim: every PR amount.",
     lambda case: case.remit.patient_share),
    ("eob.deductible", "money", "The patient's deductible: every PR-1.",
     lambda case: case.remit.amount(Group.PR, "1")),
    ("eob.coinsurance", "money", "The patient's coinsurance: every PR-2.",
     lambda case: case.remit.amount(Group.PR, "2")),
    ("eob.copay", "money", "The patient's copay: every PR-3.", lambda case: case.remit.amount(Group.PR, "3")),
    ("eob.denial_code", "code", "Group and reason of the first denied line, or none.",
     lambda case: _first_code(case.remit.denials)),

    ("eob.above_allowed", "money", "Outside the network: the charge above what the plan allows, PR-45.",
     lambda case: case.remit.amount(Group.PR, *CONTRACT)),
    ("eob.denied_to_patient", "money", "What was refused and carries PR: the patient's by the plan's own words.",
     lambda case: total(each.amount for each in case.remit.denials if each.group is Group.PR)),
    ("eob.denied_to_us", "money", "What was refused and does not carry PR: ours to settle.",
     lambda case: total(each.amount for each in case.remit.denials if each.group is not Group.PR)),
    ("eob.ours", "money", "What is ours: the contract write-off, and what was refused and does not carry PR.",
     lambda case: case.remit.charge - case.remit.paid - case.remit.patient_share),
    ("eob.lines", "number", "How many lines the claim has.", lambda case: len(case.remit.lines)),
    ("eob.lines_denied", "number", "How many lines were refused.",
     lambda case: sum(bool(line.denials) for line in case.remit.lines)),
    ("eob.lines_paid", "number", "How many lines the plan paid something on.",
     lambda case: sum(bool(line.paid) for line in case.remit.lines)),
    ("eob.deductible_left", "money", "What the plan year still asks as deductible after this answer.",
     lambda case: case.deductible_left),
    ("eob.deductible_left_before", "money", "What it asked as deductible before this answer.",
     lambda case: case.deductible_left_before),
    ("eob.out_of_pocket_left", "money", "What is left up to the out-of-pocket limit after this answer.",
     lambda case: case.out_of_pocket_left),
    ("eob.out_of_pocket_left_before", "money", "What was left up to it before this answer.",
     lambda case: case.out_of_pocket_left_before),

    # ---- the payer's answer beside our contract ----
    ("contract.allowed", "money", "What our contract allows for the payable lines.",
     lambda case: total(case.contract_price(line.number) for line in case.remit.lines if not line.denials)),
    ("eob.underpaid", "money", "What the payer allowed below our contract.",
     lambda case: total(case.underpaid(line.number) for line in case.remit.lines)),
    ("eob.write_off_right", "money", "The write-off that our contract asks: the charge above the contract price.",
     lambda case: case.remit.write_off - total(case.underpaid(line.number) for line in case.remit.lines)),

    # ---- the payer's answer: what people take it for ----
    ("eob.charge_less_paid", "money", "Charge minus payment: bills the patient for write-off and denials too.",
     lambda case: case.remit.charge - case.remit.paid),
    ("eob.patient_share_and_denied", "money", "The patient's share and the denied lines together.",
     lambda case: case.remit.patient_share + case.remit.denied),
    ("eob.allowed_less_paid", "money", "Allowed minus payment.",
     lambda case: case.remit.allowed - case.remit.paid),
    ("eob.patient_share_and_write_off", "money", "The patient's share and the contract write-off together.",
     lambda case: case.remit.patient_share + case.remit.write_off),
    ("eob.write_off_and_denied", "money", "The contract write-off and the denied lines together.",
     lambda case: case.remit.write_off + case.remit.denied),
    ("eob.deductible_only", "money", "The deductible without copay and coinsurance.",
     lambda case: case.remit.amount(Group.PR, "1")),
    ("eob.coinsurance_only", "money", "The coinsurance without copay and deductible.",
     lambda case: case.remit.amount(Group.PR, "2")),
    ("eob.coinsurance_on_allowed", "money", "Coinsurance on the whole allowed amount, as if no deductible were left.",
     lambda case: case.remit.allowed.times(case.coinsurance)),
    ("eob.coinsurance_on_billed", "money", "Coinsurance on the charges instead of the allowed amount.",
     lambda case: case.remit.charge.times(case.coinsurance)),
    ("eob.deductible_and_coinsurance_on_allowed", "money",
     "The deductible, and coinsurance on the allowed amount with nothing taken off.",
     lambda case: case.remit.amount(Group.PR, "1") + case.remit.allowed.times(case.coinsurance)),
    ("eob.deductible_and_coinsurance_on_billed", "money", "The deductible, and coinsurance on the charges.",
     lambda case: case.remit.amount(Group.PR, "1") + case.remit.charge.times(case.coinsurance)),

    # ---- the account ----
    ("account.open_before", "money", "Open on the account before this remittance is posted.",
     lambda case: case.before.open()),
    ("account.payer_before", "money", "Waiting for the payer before posting.",
     lambda case: case.before.with_payer()),
    ("account.patient_before", "money", "Waiting for the patient before posting.",
     lambda case: case.before.with_patient()),
    ("account.open", "money", "Open on the account once this remittance is posted.",
     lambda case: case.after.open()),
    ("account.payer_balance", "money", "Waiting for the payer once this remittance is posted.",
     lambda case: case.after.with_payer()),
    ("account.patient_balance", "money", "Waiting for the patient once this remittance is posted.",
     lambda case: case.after.with_patient()),
    ("first_claim.paid", "money", "What the plan paid on the earlier claim; 0.00 when there was none.",
     lambda case: case.first_paid),
    ("first_claim.patient_share", "money", "The patient's share on the earlier claim; 0.00 when there was none.",
     lambda case: case.first_patient_share),

    *((f"account.aging.{short}", "money", f"Open {bucket} from the day of service, before this remittance is posted.",
       partial(_aged, bucket, False)) for short, bucket in _BUCKETS),
    *((f"account.aging_after.{short}", "money", f"Open {bucket} from the day of service, once it is posted.",
       partial(_aged, bucket, True)) for short, bucket in _BUCKETS),

    # ---- coverage, visits and approvals ----
    ("coverage.starts", "date", "The first day of coverage.", lambda case: case.coverage.starts),
    ("coverage.ends", "date", "The last day of coverage; the end of the plan year where none is set.",
     lambda case: case.covered_until),
    ("coverage.deductible", "money", "The deductible of the plan year that binds this person.",
     lambda case: case.year.deductible.person),
    ("coverage.out_of_pocket", "money", "The out-of-pocket limit of the plan year that binds this person.",
     lambda case: case.year.out_of_pocket.person),
    ("coverage.network", "choice", "Whether we are in the plan's network: in or out.",
     lambda case: "in" if case.on_file.in_network else "out"),
    ("visits.allowed", "number", "Visits a year that the plan pays of the counted kind; 0 where it counts none.",
     lambda case: case.visits.allowed),
    ("visits.used", "number", "Those visits used before this claim.", lambda case: case.visits.used),
    ("visits.left", "number", "Those visits left before this claim.",
     lambda case: case.visits.allowed - case.visits.used),
    ("visits.used_after", "number", "Those visits used once this answer counts.", lambda case: case.visits_paid),
    ("units.approved", "number", "Units approved under the numbers on the claim; 0 without a number.",
     lambda case: case.units_approved),
    ("units.billed", "number", "Units on all lines of the claim.",
     lambda case: sum(line.units for line in case.claim.lines)),

    # ---- the claim and its filing limit ----
    ("claim.service_date", "date", "The day of the visit.", lambda case: case.claim.service_date),
    ("claim.sent", "date", "The day we sent the claim that was answered.", lambda case: case.claim.sent),
    ("claim.received", "date", "The day the payer says it received the claim.",
     lambda case: case.claim.received),
    ("claim.processed", "date", "The date of the remittance.", lambda case: case.remit.date),
    ("claim.last_filing_day", "date", "The last day on which the claim could reach the payer in time.",
     lambda case: case.filing_day(case.claim.service_date)),
    ("claim.last_filing_day_from_sent", "date", "The filing limit counted from the day we sent the claim.",
     lambda case: case.filing_day(case.claim.sent)),
    ("claim.last_filing_day_from_received", "date", "The filing limit counted from the day of receipt.",
     lambda case: case.filing_day(case.claim.received)),
    ("claim.last_filing_day_in_months", "date", "The filing limit counted in calendar months instead of days.",
     lambda case: case.filing_day_in_months),
    ("claim.answer_day", "date", "The last day of the payer's own days to pay a claim, counted from receipt.",
     lambda case: case.answer_day(case.claim.received)),
    ("claim.answer_day_from_service", "date", "The payer's days to pay, counted from the visit.",
     lambda case: case.answer_day(case.claim.service_date)),
    ("claim.days_to_file", "number", "Days from the visit to the day the payer received the claim.",
     lambda case: case.days_to_file),
    ("claim.days_late", "number", "Days past the filing limit; 0 when the claim was in time.",
     lambda case: max(0, (case.claim.received - case.filing_day(case.claim.service_date)).days)),
    ("claim.days_past_limit_today", "number", "Days from the last filing day to today; 0 when it has not passed.",
     lambda case: max(0, (case.today - case.filing_day(case.claim.service_date)).days)),
    ("claim.proof_of_filing", "choice", "Whether our log proves a timely filing: yes or no.",
     lambda case: case.proof_of_filing),
    ("claim.approval_on_file", "choice", "Whether our log holds an approval number: yes or no.",
     lambda case: case.approval_on_file),
    ("claim.notes_support", "choice", "Whether the chart shows the bundled line as a service of its own: yes or no.",
     lambda case: case.notes_support),
    ("claim.chart_supports", "choice", "Whether the chart supports the need, or the units: yes or no.",
     lambda case: case.chart_supports),
    ("claim.other_coverage", "choice", "Whether our registration shows another plan: yes or no.",
     lambda case: "yes" if case.other_plan else "no"),
    ("claim.enrolment_proof", "choice", "Whether we hold a letter that enrols us from before the visit: yes or no.",
     lambda case: case.enrolment_proof),

    # ---- the provider's dispute ----
    ("appeal.last_day", "date", "The last day for our dispute: counted from the date of the remittance.",
     lambda case: case.dispute_day(case.remit.date)),
    ("appeal.last_day_from_service", "date", "The dispute window counted from the visit.",
     lambda case: case.dispute_day(case.claim.service_date)),
    ("appeal.last_day_from_received", "date", "The dispute window counted from the day the payer received the claim.",
     lambda case: case.dispute_day(case.claim.received)),
    ("appeal.last_day_from_today", "date", "The dispute window counted from today.",
     lambda case: case.dispute_day(case.today)),
    ("appeal.last_day_in_months", "date", "The dispute window counted in calendar months instead of days.",
     lambda case: case.dispute_day_in_months),
    ("appeal.last_day_counting_first", "date", "The dispute window with the remittance date as day 1: a day short.",
     lambda case: case.dispute_day(case.remit.date) - timedelta(days=1)),
    ("appeal.first_day_too_late", "date", "The first day on which our dispute is too late.",
     lambda case: case.dispute_day(case.remit.date) + timedelta(days=1)),
    ("appeal.days_left", "number", "Days from today to the last day for our dispute.",
     lambda case: days_left(case.today, case.dispute_day(case.remit.date))),
)
_OF_LINE: tuple[tuple[str, Kind, str, Callable[[RemitLine], FactValue]], ...] = (
    ("line.N.charge", "money", "The charge of line N.", lambda line: line.charge),
    ("line.N.allowed", "money", "The allowed amount of line N; 0.00 when it was denied.",
     lambda line: line.allowed),
    ("line.N.write_off", "money", "The contract write-off of line N: CO-45.",
     lambda line: line.write_off),
    ("line.N.denied", "money", "What was refused on line N.", lambda line: line.denied),
    ("line.N.paid", "money", "What the plan paid on line N.", lambda line: line.paid),
    ("line.N.patient_share", "money", "What the patient owes for line N: its PR amounts.",
     lambda line: line.patient_share),
    ("line.N.deductible", "money", "The deductible taken on line N: PR-1.",
     lambda line: line.amount(Group.PR, "1")),
    ("line.N.coinsurance", "money", "The coinsurance on line N: PR-2.",
     lambda line: line.amount(Group.PR, "2")),
    ("line.N.copay", "money", "The copay on line N: PR-3.", lambda line: line.amount(Group.PR, "3")),
    ("line.N.charge_less_paid", "money", "Charge minus payment on line N.",
     lambda line: line.charge - line.paid),
    ("line.N.denial_code", "code", "Group and reason of the denial of line N, or none.",
     lambda line: _first_code(line.denials)),
)
_OF_SENT_LINE: tuple[tuple[str, Kind, str, Callable[[Worked, int], FactValue]], ...] = (
    ("line.N.units", "number", "The units billed on line N.", lambda case, number: case.claim.lines[number - 1].units),
    ("line.N.contract_price", "money", "What our contract allows for line N, denied or not.",
     lambda case, number: case.contract_price(number)),
    ("line.N.coinsurance_on_allowed", "money", "Coinsurance on all that line N was allowed: no deductible, no limit.",
     lambda case, number: case.remit.lines[number - 1].allowed.times(case.coinsurance)),
    ("line.N.coinsurance_on_billed", "money", "Coinsurance on the charge of line N instead of the allowed amount.",
     lambda case, number: case.remit.lines[number - 1].charge.times(case.coinsurance)),
    ("line.N.underpaid", "money", "What line N was allowed below our contract; 0.00 when it was denied.",
     lambda case, number: case.underpaid(number)),
)
# fmt: on

FACTS: dict[str, Fact] = {
    name: Fact(name, kind, says) for name, kind, says, _ in (*_OF_CASE, *_OF_LINE, *_OF_SENT_LINE)
}


def find_fact(name: str) -> Fact | None:
    """The fact that a name means: `line.3.paid` is found as `line.N.paid`. None for a name that is no fact."""
    return None if ".N." in name else FACTS.get(re.sub(r"^line\.[1-9]\d?\.", "line.N.", name))


def work_out(case: Worked) -> dict[str, FactValue]:
    """Every fact of one case, in the order of the list, then line by line."""
    values = {name: work(case) for name, _, _, work in _OF_CASE}
    for line in case.remit.lines:
        values |= {name.replace("N", str(line.number), 1): work(line) for name, _, _, work in _OF_LINE}
        values |= {name.replace("N", str(line.number), 1): of(case, line.number) for name, _, _, of in _OF_SENT_LINE}
    return values
