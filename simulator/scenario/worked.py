"""A case with everything worked out, before it becomes papers and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.care.visit import Visit
from simulator.claims.activity import Entry
from simulator.claims.claim import Claim
from simulator.coverage.enrolment import Coverage
from simulator.coverage.plan import Plan
from simulator.dates import Days, Months, last_day
from simulator.ledger.account import Account
from simulator.money import ZERO, Money, Rate
from simulator.payers.decide import Used
from simulator.payers.payer import Payer
from simulator.remittance.remit import Remit

DAYS_A_MONTH = 30  # as people say “six months” when a manual says 180 days


@dataclass(frozen=True, slots=True)
class Worked:
    """One account at one seed. `before` and `after` are the account without and with the newest answer posted.

    `prices` is what our contract allows for one unit of each service, by slug.
    `causes` has the edit that denied a line of the newest claim, by line number. `first` is an earlier answer to the
    same visit, for a case with a duplicate. `first_used` and `used` are what the plan year has used after each answer.
    """

    seed: int
    today: date
    visit: Visit
    coverage: Coverage
    plan: Plan
    payer: Payer
    prices: dict[str, Money]
    claim: Claim
    remit: Remit
    causes: dict[int, str]
    first: Remit | None
    first_used: Used
    used: Used
    before: Account
    after: Account
    log: tuple[Entry, ...]
    proof_of_filing: str  # "yes" or "no", as a choice prints it
    approval_on_file: str

    @property
    def coinsurance(self) -> Rate:
        return self.plan.on(self.claim.service_date).coinsurance

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
        return last_day(start, Days(self.payer.filing_limit_days))

    @property
    def filing_day_in_months(self) -> date:
        return last_day(self.claim.service_date, Months(self.payer.filing_limit_days // DAYS_A_MONTH))

    def dispute_day(self, start: date) -> date:
        """The last day of the payer's dispute window, counted from a day."""
        return last_day(start, Days(self.payer.dispute_days))

    @property
    def dispute_day_in_months(self) -> date:
        return last_day(self.remit.date, Months(self.payer.dispute_days // DAYS_A_MONTH))
