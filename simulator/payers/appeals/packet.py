"""What reaches an appeal desk, and what the desk has on file. Plain facts: deciding is done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.money import ZERO, Money, total
from simulator.payers.payer import Payer

ASKS = ("pay_in_full", "pay_lines")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One paper in a packet, as its reader sees it.

    `patient` is whose it is. The rest is what stands on it, left empty where it says nothing: a number, the days it
    speaks of, a service, units, an amount, and in `shows` what its words prove: "accepted", "separate_service",
    "left" (of a benefit), "paid" (by the first plan), "symptoms", a point of a policy, or a field put right.
    """

    id: str
    kind: str
    patient: str
    number: str = ""
    on: date | None = None
    until: date | None = None
    service: str = ""
    units: int = 0
    amount: Money = ZERO
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Packet:
    """What was sent to one rung. What is empty was not stated. `grounds` are families of denial (data/proofs.yaml)."""

    road: str
    rung: str
    filed_by: str
    sent: date
    received: date
    claim_number: str = ""
    denial_codes: tuple[str, ...] = ()
    ask: str = ""
    lines: tuple[int, ...] = ()
    grounds: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    signed: bool = False
    patient: str = ""
    member_id: str = ""
    service_date: date | None = None


@dataclass(frozen=True, slots=True)
class DeniedLine:
    """A line that was not paid in full, as the payer has it.

    `payable` is what it will pay if it changes its answer. `wants` is the paper or the field that it asked for;
    `criteria` are the points of `policy` that a note must show.
    """

    number: int
    service: str
    reason: str  # the CARC, for example "197"
    payable: Money
    remarks: tuple[str, ...] = ()
    units: int = 1
    allowed: Money = ZERO
    modifiers: tuple[str, ...] = ()
    wants: str = ""
    policy: str = ""
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppealFile:
    """What the payer has on file about one denied claim: the road and the rung that are open, and what it can look up.

    `numbers` are the approvals and enrollments it has issued. `answers` is False for a desk that lets its days run out.
    `days_to_answer` is how long this desk takes; None is two thirds of the time it has.
    """

    road: str
    rung: str
    payer: Payer
    patient: str
    member_id: str
    claim_number: str
    our_claim: str
    service_date: date
    notice_date: date
    lines: tuple[DeniedLine, ...]
    received: date | None = None  # the day the notice came, where it can be shown
    filing_last_day: date | None = None
    numbers: frozenset[str] = frozenset()
    care_to_come: bool = False
    answers: bool = True
    days_to_answer: int | None = None

    @property
    def in_dispute(self) -> Money:
        return total(line.payable for line in self.lines)
