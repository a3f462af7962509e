"""The columns that a payer's engine works on: one row a service line, money in whole cents, dates as day numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.columns import Columns, Flags, Ints
from simulator.coverage import KINDS_OF_SERVICE, Benefit

NOBODY, CO, PR, OA, PI = range(5)
GROUPS = ("", "CO", "PR", "OA", "PI")

ORIGINAL, REPLACEMENT, VOID = 1, 7, 8

REFERRING, RENDERING, DIAGNOSIS, MODIFIER, RECORDS = (1 << bit for bit in range(5))  # what a line may lack
NO_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Lines(Columns):
    """Service lines as a payer's system holds them, in the order in which it processes them.

    What stands on the claim, and what the payer looks up for it: the person on its own roll, the contract's price, its
    filing limit, and what the plan says in that plan year about that kind of service.
    """

    claim: Ints  # the lines of one claim stand together
    member: Ints  # the row on the payer's roll that the member ID on the claim matches; -1 when none does
    provider: Ints  # the same for the NPI on the claim
    service: Ints
    modifier: Ints
    units: Ints
    charge: Ints
    service_date: Ints
    received: Ints
    frequency: Ints  # 1 original, 7 replacement, 8 void

    lacks: Ints  # one bit for each thing that the payer's manual wants and that is not there: REFERRING, RENDERING …
    modifier_fits: Flags
    separate: Flags  # a modifier says that the line is a service of its own
    always_within: Ints  # one bit for each service that includes this one, whatever the modifier
    usually_within: Ints  # … and for each that includes it unless it is a service of its own
    necessary: Flags  # the payer's policy pays the service for this diagnosis
    unit_limit: Ints  # the most units in a day
    approved_units: Ints  # what was approved under the number on the claim; 0 without a number
    filing_limit: Ints  # days from service to receipt
    price: Ints  # what the payer allows for one unit: the contract's price, or its own outside the network

    covered_from: Ints
    covered_to: Ints
    enrolled_from: Ints  # the provider, with this payer
    other_plan_first: Flags  # by the payer's file another plan pays before it
    in_network: Flags
    outside: Ints  # who carries a service outside the network that the plan does not pay; NOBODY where it pays

    family: Ints  # who shares the family's limits
    person: Ints  # the number within the family, a small one
    plan_year: Ints
    covered: Flags
    benefit: Ints  # the kind of service, as the plan counts visits
    visits_left: Ints  # visits that the plan year still pays for; NO_LIMIT where it does not count
    needs_authorization: Flags
    takes_deductible: Flags
    copay: Ints
    coinsurance: Ints  # basis points of what the deductible and the copay leave
    person_deductible: Ints
    family_deductible: Ints
    person_out_of_pocket: Ints
    family_out_of_pocket: Ints


def plan_terms(benefits: Sequence[Benefit]) -> dict[str, NDArray[Any]]:
    """The columns of a line that its plan fills, from one benefit a row."""
    return {
        "covered": np.array([each.covered for each in benefits], bool),
        "outside": np.array([GROUPS.index(each.outside) for each in benefits], np.int64),
        "benefit": np.array([KINDS_OF_SERVICE.index(each.kind) for each in benefits], np.int64),
        "visits_left": np.array([NO_LIMIT if each.visits is None else each.visits for each in benefits], np.int64),
        "needs_authorization": np.array([each.needs_authorization for each in benefits], bool),
        "takes_deductible": np.array([each.takes_deductible for each in benefits], bool),
        "copay": np.array([each.copay.cents for each in benefits], np.int64),
        "coinsurance": np.array([each.coinsurance.basis_points for each in benefits], np.int64),
        "person_deductible": np.array([each.deductible.person.cents for each in benefits], np.int64),
        "family_deductible": np.array([each.deductible.family.cents for each in benefits], np.int64),
        "person_out_of_pocket": np.array([each.out_of_pocket.person.cents for each in benefits], np.int64),
        "family_out_of_pocket": np.array([each.out_of_pocket.family.cents for each in benefits], np.int64),
    }


@dataclass(frozen=True, slots=True)
class Spent(Columns):
    """What a plan year has used up, one row a person. A family has used what its people have used together."""

    family: Ints
    person: Ints
    plan_year: Ints
    deductible: Ints
    out_of_pocket: Ints


NOTHING_SPENT = Spent.of(family=[], person=[], plan_year=[], deductible=[], out_of_pocket=[])


@dataclass(frozen=True, slots=True)
class Answers:
    """A payer's answer to each line, and what the plan years have used after it.

    `denied_by` is 0 for a payable line, else the number of the edit that decided, 1 being the first: `causes` has the
    edits' names and `reasons` their codes (CARC), number 0 being none. What no amount takes is paid. `contractual` is
    the charge above the price: the provider's to write off, and outside the network the patient's. `reduced` is what a
    rule for several services of a day takes off the price; `sequestered` is what a law keeps back of the payment.
    """

    causes: tuple[str, ...]
    reasons: tuple[str, ...]
    charge: Ints
    denied_by: NDArray[np.int8]
    group: NDArray[np.int8]
    denied: Ints
    allowed: Ints
    contractual: Ints
    contractual_group: NDArray[np.int8]
    reduced: Ints
    deductible: Ints
    copay: Ints
    coinsurance: Ints
    sequestered: Ints
    spent: Spent

    @property
    def patient_share(self) -> Ints:
        return self.deductible + self.copay + self.coinsurance

    @property
    def paid(self) -> Ints:
        taken = self.denied + self.contractual + self.reduced + self.patient_share + self.sequestered
        return self.charge - taken
