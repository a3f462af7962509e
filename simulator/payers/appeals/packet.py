"""What reaches an appeal desk, and what the desk has on file. Plain facts: deciding is done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.dates import long_date
from simulator.money import ZERO, Money, total
from simulator.payers.payer import Payer

ASKS = ("pay_in_full", "pay_lines")
LAST_YEAR = 2199  # what is later was mistyped


class NotACase(ValueError):
    """Days or amounts that cannot be. The message is one sentence that says what to check."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One paper in a packet, as its reader sees it.

    `patient` is whose it is. The rest is what stands on it, left empty where it says nothing: a number, the days it
    speaks of, a service, units, an amount, and in `shows` what its words prove: "accepted", "separate_service", a point
    of a policy, or the name of a field put right.
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

    @property
    def is_paid_low(self) -> bool:
        """It was paid by a price below the contract. CO-45 is no refusal."""
        return self.reason == "45"

    @property
    def answered_with(self) -> str:
        """What the payer did with the line, in its own words."""
        return f"paid by its price ({self.reason})" if self.is_paid_low else f"refused for {self.reason}"


@dataclass(frozen=True, slots=True)
class AppealFile:
    """What the payer has on file about one denied claim: the road and the rung that are open, and what it can look up.

    `care_to_come` is for care that was refused and not yet given, or a course of it that goes on.
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
    urgent: bool = False  # the care to come cannot wait for the usual days
    notice_shown: bool = True  # False where no answer came, and the day it was due stands for the notice's
    answers: bool = True
    days_to_answer: int | None = None

    @property
    def in_dispute(self) -> Money:
        return total(line.payable for line in self.lines)


def not_a_case(packet: Packet, file: AppealFile) -> None:
    """Raises NotACase where the days run backwards, lie out of reach, or a line would be paid less than nothing."""
    if not isinstance(file.notice_date, date):
        raise NotACase("The notice has no date. Give the day that stands on it.")
    if packet.received < packet.sent:
        raise NotACase(
            f"A request sent on {long_date(packet.sent)} cannot have come on {long_date(packet.received)}. "
            "Check both days."
        )
    if packet.received < file.notice_date:
        raise NotACase(
            f"A request cannot have come on {long_date(packet.received)}, before the notice of "
            f"{long_date(file.notice_date)}. Check both days."
        )
    if packet.received.year > LAST_YEAR:
        raise NotACase(f"A request in the year {packet.received.year} is out of reach. Check the year.")
    for line in file.lines:
        if line.payable < ZERO:
            raise NotACase(f"Line {line.number} would be paid {line.payable.dollars}. Give 0.00 or more.")
