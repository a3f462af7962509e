"""What a trainer may pin about a case. Whatever is left out (None) is made from the seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from simulator.money import Money

FLAWS: dict[str, str] = {
    "no_authorization": "The service needed approval in advance, and the claim carries no approval number.",
    "filed_late": "The claim reached the payer after its filing limit. It denies the whole claim.",
    "not_a_member": "The member number on the claim is not the one on the card. It denies the whole claim.",
    "duplicate": "The line was already answered on an earlier claim.",
}
WHOLE_CLAIM_FLAWS = ("not_a_member", "filed_late")


class CaseError(ValueError):
    """The pinned facts contradict each other. The message is one plain sentence for the author of the scenario."""


@dataclass(frozen=True, slots=True)
class Range:
    """An amount that the seed draws, both ends included: whole dollars, or cents where an end has cents."""

    low: Money
    high: Money
    whole_dollars: bool = True


Amount: TypeAlias = Money | Range | None


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """The patient's plan, and what the plan year still asked of them before this visit was processed."""

    plan: str = "ppo-silver"
    deductible_left: Amount = None
    out_of_pocket_left: Amount = None


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One service on the claim. `flaw` is a name in FLAWS; `allowed` is the contract price for the whole line.

    `approval_on_file` says whether our own log holds the approval that a `no_authorization` line was sent without.
    """

    service: str
    charge: Amount = None
    allowed: Amount = None
    flaw: str | None = None
    units: int = 1
    approval_on_file: bool | None = None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """The claim and its dates: service < sent <= received < processed <= today. No lines means lines from the seed.

    `proof_of_filing` says whether our own log holds the payer's acceptance of an earlier sending, inside the limit.
    """

    service_date: date | None = None
    sent: date | None = None
    received: date | None = None
    processed: date | None = None
    lines: tuple[LineFacts, ...] = ()
    proof_of_filing: bool | None = None


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What else stands on the account: a patient balance from an earlier visit. Left out, there is none."""

    earlier_balance: Money | Range | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The `case:` block of a scenario."""

    coverage: CoverageFacts = CoverageFacts()
    claim: ClaimFacts = ClaimFacts()
    account: AccountFacts = AccountFacts()
