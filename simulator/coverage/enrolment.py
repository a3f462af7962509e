"""Who is covered, by which plan, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Coverage:
    """One person's place on a plan, as the payer has it.

    `person` is the number within the family: 1 is the subscriber. `alone` means nobody else is on the contract.
    """

    member_id: str
    plan: str
    name: str
    born: date
    starts: date
    ends: date | None = None
    person: int = 1
    alone: bool = False

    def covers(self, day: date) -> bool:
        """The person was on the plan on this day, first and last day included."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """Another plan that the practice's registration shows for the patient: whether it pays before this one, or after.

    A plan that neither pays first nor second is the one that covers the patient where this one does not.
    """

    name: str
    member_id: str
    starts: date
    ends: date | None
    pays_first: bool
    pays_second: bool = False
