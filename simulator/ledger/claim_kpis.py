"""The figures that count claims, promises and calls. A denial rate in claims and one in dollars are two figures."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from simulator.columns import Columns, Flags, Ints
from simulator.ledger.kpis import FROM_MEMORY, MAP_KEYS, RULE_OF_THUMB, Days, Kpi

MAP_RESTATED = "HFMA MAP Keys, as others restate it"


@dataclass(frozen=True, slots=True)
class FirstAnswers(Columns):
    """One row a claim and its first answer: charge, paid and denied in cents."""

    charge: Ints
    paid: Ints
    denied: Ints


@dataclass(frozen=True, slots=True)
class Billing(Columns):
    """One row a visit that was billed: its charge, and the days of service, of the claim and of its first sending.

    `touched` is a claim that our own edits or the front end stopped, or that a person changed before it was taken in.
    """

    charge: Ints
    seen: Ints
    entered: Ints
    sent: Ints
    touched: Flags


def clean_claim_edit(billing: Billing) -> Kpi:
    """Claims that no edit stopped and no hand touched. It says nothing of whether they were paid."""
    return Kpi(
        "Clean claim rate, by edits",
        "claims passing all edits with no manual touch / claims accepted into the claim tool",
        int((~billing.touched).sum()),
        len(billing),
        "percent", "", "claims", "cohort", MAP_RESTATED,
    )  # fmt: skip


def first_pass_paid(answers: FirstAnswers) -> Kpi:
    """Claims that the first answer settled with nothing denied. Vendors call this the clean claim rate, too."""
    return Kpi(
        "First pass paid",
        "claims with nothing denied at the first answer / claims answered",
        int((answers.denied == 0).sum()),
        len(answers),
        "percent", "", "claims", "cohort", RULE_OF_THUMB,
    )  # fmt: skip


def denial_rate_in_claims(answers: FirstAnswers) -> Kpi:
    """Claims of which the first answer denied something. One that went whole to the deductible was not denied."""
    return Kpi(
        "Denial rate, claims",
        "claims denied in whole or part at the first answer / claims answered",
        int((answers.denied > 0).sum()),
        len(answers),
        "percent", "", "claims", "cohort", FROM_MEMORY,
    )  # fmt: skip


def denial_rate_in_dollars(answers: FirstAnswers) -> Kpi:
    """Charges that the first answer denied."""
    return Kpi(
        "Denial rate, dollars",
        "charges denied at the first answer / charges answered",
        int(answers.denied.sum()),
        int(answers.charge.sum()),
        "percent", "gross", "dollars", "cohort", FROM_MEMORY,
    )  # fmt: skip


def dnfb_days(billing: Billing, revenue: int, period: Days) -> Kpi:
    """Days of charges for care that is no claim yet, at the end of a period with so much gross revenue."""
    waits = (billing.seen <= period.last) & (period.last < billing.entered)
    return _unsent("Not final billed (DNFB)", "gross charges not final billed", billing, waits, revenue, period)


def fbns_days(billing: Billing, revenue: int, period: Days) -> Kpi:
    """Days of charges for claims that were made and not yet sent, at the end of a period."""
    waits = (billing.entered <= period.last) & (period.last < billing.sent)
    return _unsent(
        "Final billed, not submitted (FBNS)",
        "gross charges final billed and not submitted",
        billing,
        waits,
        revenue,
        period,
    )


def _unsent(name: str, what: str, billing: Billing, waits: Flags, revenue: int, period: Days) -> Kpi:
    return Kpi(
        name,
        f"{what} / average daily gross patient service revenue",
        int(billing.charge[waits].sum()),
        revenue,
        "days", "gross", "dollars", "period", MAP_KEYS, Fraction(len(period)),
    )  # fmt: skip


def promise_kept(paid: Ints, promised: Ints, on: Ints, due: Ints) -> Kpi:
    """Promises paid in full by the due day. One paid a day late, or in part, was not kept."""
    return Kpi(
        "Promises kept",
        "promises paid in full by the due date / promises due",
        int(((paid >= promised) & (on <= due)).sum()),
        len(due),
        "percent", "", "promises", "period", FROM_MEMORY,
    )  # fmt: skip


def right_party_contacts(contacts: int, dials: int) -> Kpi:
    """Calls that reached the person who owes, beside all numbers dialed."""
    return Kpi(
        "Right-party contacts",
        "right-party contacts / dials",
        contacts,
        dials,
        "percent", "", "calls", "period", FROM_MEMORY,
    )  # fmt: skip
