"""The figures a practice is run by. Each names its formula, and prints what stands above and below the line.

A figure is useless until it says whether it is gross or net, whether it counts claims or dollars, and whether it
follows a cohort (days of service) or a period (days of posting). So each result carries all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from simulator.columns import Flags, Ints
from simulator.ledger.aging_table import SELF_PAY, Accounts, aging_by_class
from simulator.ledger.entries import Entries, Why
from simulator.ledger.posting import Book

MAP_KEYS = "HFMA MAP Keys, as printed on the pages read 2026-11-21"
FROM_MEMORY = "from memory: confirm before you quote it"
RULE_OF_THUMB = "an industry rule of thumb"


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included (ordinals)."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def holds(self, days: Ints) -> Flags:
        return (self.first <= days) & (days <= self.last)


@dataclass(frozen=True, slots=True)
class Kpi:
    """One figure: its name, what is above and below the line, and in which sense each was counted."""

    name: str
    formula: str
    numerator: int
    denominator: int
    unit: str  # "percent" or "days"
    basis: str  # "gross" or "net", "" where neither says anything
    counts: str  # "dollars", "claims", "promises", "calls"
    over: str  # "cohort" or "period", or "one day"
    source: str
    per: Fraction = Fraction(1)  # the days or months of which the denominator is the sum: it is averaged over them

    @property
    def value(self) -> Fraction | None:
        """The figure itself: a share, or a number of days. Nothing where there is nothing to divide by."""
        return self.numerator * self.per / self.denominator if self.denominator else None

    @property
    def average(self) -> int:
        """What stands below the line, averaged over its days or months."""
        return round(self.denominator / self.per)

    def __str__(self) -> str:
        """As a dashboard prints it: `34.2 days`, `96.5%`."""
        if self.value is None:
            return "nothing to count"
        scaled = round(self.value * (1000 if self.unit == "percent" else 10))
        sign, (whole, tenth) = "−" if scaled < 0 else "", divmod(abs(scaled), 10)
        return f"{sign}{whole:,}.{tenth}{'%' if self.unit == 'percent' else ' days'}"


# Dollars over a period (days of posting)


def gross_revenue(entries: Entries, period: Days) -> int:
    """Charges posted in a period."""
    return -_moved(entries, period, Book.CHARGES)


def net_revenue(entries: Entries, period: Days) -> int:
    """Net patient service revenue: charges less contract, sequestration, discounts, corrections and assistance."""
    taken = (Book.CONTRACT, Book.SEQUESTRATION, Book.DISCOUNT, Book.CORRECTION, Book.CHARITY)
    return gross_revenue(entries, period) - sum(_moved(entries, period, book) for book in taken)


def patient_service_cash(entries: Entries, period: Days) -> int:
    """Cash for care from payers and patients, less takebacks and refunds, without interest and the agency's fee."""
    return _moved(entries.take(~entries.why_is(Why.INTEREST, Why.AGENCY_FEE)), period, Book.CASH)


def patient_cash(entries: Entries, period: Days) -> int:
    """The part of the cash that patients paid: at the desk, on statements, by plan and through the agency."""
    theirs = entries.take(period.holds(entries.on))
    return sum(int(theirs.between(book, Book.CASH).sum()) for book in (Book.PATIENT, Book.HELD, Book.BAD_DEBT))


def net_days_in_ar(entries: Entries, period: Days) -> Kpi:
    """How many days of net revenue are still open. What waits for payers counts at the price, not at the charge."""
    posted = entries.as_of(period.last)
    with_payer, with_patient, held = (int(posted.change(book).sum()) for book in (Book.PAYER, Book.PATIENT, Book.HELD))
    off = sum(_moved(entries, period, book) for book in (Book.CONTRACT, Book.SEQUESTRATION))
    answers = entries.take(period.holds(entries.on))
    answered = off + sum(int(answers.between(Book.PAYER, book).sum()) for book in (Book.CASH, Book.PATIENT))
    allowance = with_payer * off // answered if answered else 0
    return Kpi(
        "Net days in A/R",
        "net A/R, with payers’ part at the price, / average daily net patient service revenue",
        with_payer - allowance + with_patient + held,
        net_revenue(entries, period),
        "days", "net", "dollars", "period", MAP_KEYS, Fraction(len(period)),
    )  # fmt: skip


def practice_days_in_ar(entries: Entries, period: Days) -> Kpi:
    """How many days of charges are still open."""
    posted = entries.as_of(period.last)
    still_open = sum(int(posted.change(book).sum()) for book in (Book.PAYER, Book.PATIENT))
    return Kpi(
        "Practice days in A/R",
        "total A/R / average daily charges",
        still_open,
        gross_revenue(entries, period),
        "days", "gross", "dollars", "period", RULE_OF_THUMB, Fraction(len(period)),
    )  # fmt: skip


def aged_ar(entries: Entries, accounts: Accounts, day: int, over: int, group: str = "") -> Kpi:
    """The share of what is open, of all or of one financial class, that is older than 30, 60, 90 or 120 days."""
    table = aging_by_class(entries, accounts, day)
    table = table.only(group) if group else table
    return Kpi(
        f"A/R over {over} days" + (f", {group}" if group else ""),
        f"billed A/R over {over} days / total billed A/R",
        table.over((30, 60, 90, 120).index(over) + 1),
        table.total,
        "percent", "gross", "dollars", "one day", MAP_KEYS,
    )  # fmt: skip


def point_of_service_cash(entries: Entries, period: Days) -> Kpi:
    """Of the cash that patients paid, the share they paid at the desk."""
    at_desk = _moved(entries.take(entries.why_is(Why.AT_THE_DESK)), period, Book.CASH)
    return Kpi(
        "Point-of-service cash",
        "cash at the desk / total patient cash",
        at_desk,
        patient_cash(entries, period),
        "percent", "", "dollars", "period", MAP_KEYS,
    )  # fmt: skip


def cost_to_collect(entries: Entries, period: Days, cost: int) -> Kpi:
    """What it costs to bring in a dollar. `cost` is the desk's own; the agency's fees are added from the entries."""
    return Kpi(
        "Cost to collect",
        "total revenue cycle cost / total patient service cash",
        cost + _moved(entries, period, Book.AGENCY),
        patient_service_cash(entries, period),
        "percent", "", "dollars", "period", MAP_KEYS,
    )  # fmt: skip


def cash_collection(entries: Entries, period: Days) -> Kpi:
    """Cash beside the net revenue of the same days."""
    return Kpi(
        "Cash collection",
        "patient service cash / net patient service revenue",
        patient_service_cash(entries, period),
        net_revenue(entries, period),
        "percent", "net", "dollars", "period", MAP_KEYS,
    )  # fmt: skip


def bad_debt(entries: Entries, period: Days) -> Kpi:
    """What was placed as bad debt, beside the charges of the same days. Later recoveries are not taken off."""
    placed = _moved(entries.take(entries.why_is(Why.BAD_DEBT)), period, Book.BAD_DEBT)
    return _of_gross("Bad debt", "bad debt", placed, entries, period)


def charity_care(entries: Entries, period: Days) -> Kpi:
    """Financial assistance given, beside the charges of the same days."""
    given = _moved(entries, period, Book.CHARITY)
    return _of_gross("Charity care", "financial assistance", given, entries, period)


def _of_gross(name: str, above: str, dollars: int, entries: Entries, period: Days) -> Kpi:
    """Dollars beside the charges of the same days."""
    formula, charged = f"{above} / gross patient service revenue", gross_revenue(entries, period)
    return Kpi(name, formula, dollars, charged, "percent", "gross", "dollars", "period", MAP_KEYS)


def denial_write_offs(entries: Entries, period: Days) -> Kpi:
    """What was given up as denied, beside the net revenue of an average month of 365 / 12 days."""
    return Kpi(
        "Denial write-offs",
        "net dollars written off as denied / average monthly net patient service revenue",
        _moved(entries, period, Book.DENIED),
        net_revenue(entries, period),
        "percent", "net", "dollars", "period", FROM_MEMORY, Fraction(12 * len(period), 365),
    )  # fmt: skip


# Dollars of a cohort (days of service), followed to the end of a day


def net_collection_rate(entries: Entries, accounts: Accounts, cohort: Days) -> Kpi:
    """Of what the contracts leave us, what came in. Only a cohort that is closed can be judged by it."""
    theirs = entries.take(cohort.holds(accounts.seen)[entries.visit])
    charges = -_all(theirs, Book.CHARGES)
    return Kpi(
        "Net collection rate",
        "payments / (charges − contractual adjustments)",
        _all(theirs.take(~theirs.why_is(Why.INTEREST, Why.AGENCY_FEE)), Book.CASH),
        charges - _all(theirs, Book.CONTRACT) - _all(theirs, Book.SEQUESTRATION),
        "percent", "net", "dollars", "cohort", FROM_MEMORY,
    )  # fmt: skip


def patient_collection_rate(entries: Entries, accounts: Accounts, cohort: Days, upto: int) -> Kpi:
    """Of what payers left to insured patients, what the patients had paid by the end of a day."""
    insured = cohort.holds(accounts.seen) & (accounts.financial_class != SELF_PAY)
    theirs = entries.as_of(upto)
    theirs = theirs.take(insured[theirs.visit])
    everything = Days(int(accounts.seen.min(initial=upto)), upto)
    return Kpi(
        "Patient collection rate, insured",
        "collected from insured patients / their responsibility",
        patient_cash(theirs, everything),
        int(theirs.between(Book.PAYER, Book.PATIENT).sum()),
        "percent", "", "dollars", "cohort", "Kodiak, as reported February 2024",
    )  # fmt: skip


def bad_debt_of_insured(entries: Entries, accounts: Accounts) -> Kpi:
    """Of the dollars placed as bad debt, the share that insured patients owed."""
    placed = entries.take(entries.why_is(Why.BAD_DEBT))
    insured = accounts.financial_class[placed.visit] != SELF_PAY
    return Kpi(
        "Bad debt owed by insured patients",
        "bad debt of insured patients / bad debt",
        int(placed.amount[insured].sum()),
        int(placed.amount.sum()),
        "percent", "gross", "dollars", "cohort", "Kodiak, as reported February 2024",
    )  # fmt: skip


def agency_recovery(entries: Entries) -> Kpi:
    """Of the dollars placed with the agency, what it brought in before its fee."""
    return Kpi(
        "Agency recovery",
        "recovered by the agency / placed with it",
        int(entries.amount[entries.why_is(Why.RECOVERY)].sum()),
        int(entries.amount[entries.why_is(Why.BAD_DEBT)].sum()),
        "percent", "gross", "dollars", "cohort", "ACA International, 2013",
    )  # fmt: skip


def _moved(entries: Entries, period: Days, book: Book) -> int:
    """What the days of a period did to a book."""
    return _all(entries.take(period.holds(entries.on)), book)


def _all(entries: Entries, book: Book) -> int:
    return int(entries.change(book).sum())
