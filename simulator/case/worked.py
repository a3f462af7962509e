"""A case with everything worked out, before it becomes papers and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.care import services
from simulator.care.visit import Visit
from simulator.case.coverage import Visits
from simulator.case.lines import CaseLine
from simulator.claims.activity import Entry
from simulator.claims.claim import Claim
from simulator.coverage.enrolment import Coverage, OtherPlan
from simulator.coverage.plan import Benefit, Limit, Plan
from simulator.dates import Days, Months, last_day
from simulator.ledger.account import Account
from simulator.money import ZERO, Money, Rate
from simulator.payers.decide import Used
from simulator.payers.look_up import OnFile
from simulator.payers.payer import Payer
from simulator.remittance.remit import Remit

DAYS_A_MONTH = 30  # as people say “six months” when a manual says 180 days


@dataclass(frozen=True, slots=True)
class Worked:
    """One account at one seed. `before` and `after` are the account without and with the newest answer posted.

    `causes` has the edit that denied a line of the newest claim, by line number. `first` is an earlier answer to the
    same visit, for a case with a duplicate. `first_used` and `used` are what the plan year has used after each answer.
    """

    seed: int
    today: date
    visit: Visit
    coverage: Coverage
    plan: Plan
    payer: Payer
    claim: Claim
    remit: Remit
    causes: dict[int, str]
    first: Remit | None
    first_used: Used
    used: Used
    before: Account
    after: Account
    log: tuple[Entry, ...]
    lines: tuple[CaseLine, ...]
    contract: dict[str, Money]  # what our contract (outside the network: the plan) allows for one unit
    on_file: OnFile
    other_plan: OtherPlan | None
    visits: Visits
    proof_of_filing: str  # "yes" or "no", as a choice prints it
    approval_on_file: str
    notes_support: str
    chart_supports: str
    enrolment_proof: str
    silence: str = ""  # what became of a claim that nobody has answered; a name in SILENCES

    @property
    def year(self) -> Benefit:
        """The limits that bind this person in the plan year, inside or outside the network."""
        day, in_network = self.claim.service_date, self.on_file.in_network
        return self.plan.benefit("office", day, alone=self.coverage.alone, in_network=in_network)

    @property
    def coinsurance(self) -> Rate:
        year = self.plan.on(self.claim.service_date)
        return year.outside.coinsurance if year.outside and not self.on_file.in_network else year.coinsurance

    def deductible_met(self, used: Used) -> tuple[Money, Money]:
        """What of the year's deductible is used and all of it: the person's own, or the family's where none is own."""
        if self.plan.embedded or self.coverage.alone:
            return used.deductible, self.year.deductible.person
        return used.family_deductible, self.year.deductible.family

    @property
    def deductible_left(self) -> Money:
        """What the plan year still asks of this person, or of the family where that is less, after this answer."""
        return _left(self.year.deductible, self.used.deductible, self.used.family_deductible)

    @property
    def deductible_left_before(self) -> Money:
        return _left(self.year.deductible, self.first_used.deductible, self.first_used.family_deductible)

    @property
    def out_of_pocket_left(self) -> Money:
        return _left(self.year.out_of_pocket, self.used.out_of_pocket, self.used.family_out_of_pocket)

    @property
    def out_of_pocket_left_before(self) -> Money:
        return _left(self.year.out_of_pocket, self.first_used.out_of_pocket, self.first_used.family_out_of_pocket)

    @property
    def covered_until(self) -> date:
        """The last day of coverage: the one that the payer has, or the end of the plan year."""
        return self.coverage.ends or date(max(self.claim.service_date, self.coverage.starts).year, 12, 31)

    @property
    def units_approved(self) -> int:
        """The units approved under the numbers on the claim."""
        return sum(self.on_file.approvals.get(line.authorization or "", 0) for line in self.claim.lines)

    @property
    def visits_paid(self) -> int:
        """The visits of the year that are used once this answer counts."""
        kinds = {line.number: services()[line.service].kind for line in self.claim.lines}
        paid = [line for line in self.remit.lines if not line.denials and kinds[line.number] == self.visits.kind]
        return self.visits.used + (len(paid) if self.visits.kind else 0)

    def contract_price(self, number: int) -> Money:
        """What our contract allows for all the units of a line, denied or not."""
        return self.lines[number - 1].allowed

    def underpaid(self, number: int) -> Money:
        """What a payable line was allowed below the contract."""
        line = self.remit.lines[number - 1]
        return ZERO if line.denials else self.contract_price(number) - line.allowed

    @property
    def knows_member(self) -> bool:
        """Whether the payer found the person: without that it has no plan to speak of, and nobody to send an EOB to."""
        return self.claim.member_id == self.coverage.member_id

    @property
    def days_to_file(self) -> int:
        return (self.claim.received - self.claim.service_date).days

    @property
    def first_paid(self) -> Money:
        return self.first.paid if self.first else ZERO

    @property
    def first_patient_share(self) -> Money:
        return self.first.patient_share if self.first else ZERO

    def filing_day(self, start: date) -> date:
        """The last day of the payer's filing limit, counted from a day."""
        return self.payer.filing_day(start)

    def answer_day(self, start: date) -> date:
        """The last day on which the payer pays without interest, counted from a day."""
        return last_day(start, Days(self.payer.pays_within_days))

    @property
    def filing_day_in_months(self) -> date:
        limit = self.payer.filing_limit
        months = limit if isinstance(limit, Months) else Months(limit.count // DAYS_A_MONTH)
        return last_day(self.claim.service_date, months)

    def dispute_day(self, start: date) -> date:
        """The last day of the payer's dispute window, counted from a day."""
        return last_day(start, Days(self.payer.dispute_days))

    @property
    def dispute_day_in_months(self) -> date:
        return last_day(self.remit.date, Months(self.payer.dispute_days // DAYS_A_MONTH))


def _left(limit: Limit, own: Money, family: Money) -> Money:
    return max(ZERO, min(limit.person - own, limit.family - family))
