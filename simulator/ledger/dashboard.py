"""A practice's year as its figures show it: what they are worked out from, and the list of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from simulator.fields import open_fields
from simulator.ledger.aging_table import Accounts
from simulator.ledger.claim_kpis import (
    Billing,
    FirstAnswers,
    clean_claim_edit,
    denial_rate_in_claims,
    denial_rate_in_dollars,
    dnfb_days,
    fbns_days,
    first_pass_paid,
    right_party_contacts,
)
from simulator.ledger.entries import Entries
from simulator.ledger.kpis import (
    Days,
    Kpi,
    aged_ar,
    agency_recovery,
    bad_debt,
    bad_debt_of_insured,
    cash_collection,
    charity_care,
    cost_to_collect,
    denial_write_offs,
    gross_revenue,
    net_collection_rate,
    net_days_in_ar,
    patient_collection_rate,
    point_of_service_cash,
    practice_days_in_ar,
)
from simulator.money import Money
from simulator.reading import DATA


@dataclass(frozen=True, slots=True)
class Work:
    """How much of each kind of work the office did in the year."""

    claims: int
    denials: int
    statements: int
    dials: int
    contacts: int


@dataclass(frozen=True, slots=True)
class Year:
    """A service year and all that came of it. `causes` are why first answers denied, each with its claims."""

    days: Days
    entries: Entries
    accounts: Accounts
    billing: Billing
    answers: FirstAnswers
    causes: tuple[tuple[str, int], ...]
    promises: Kpi
    work: Work

    @property
    def end(self) -> int:
        """The last day on which anything was posted."""
        return int(self.entries.on.max(initial=self.days.last))


@dataclass(frozen=True, slots=True)
class _Costs:
    claim: Money
    denial: Money
    statement: Money
    dial: Money


def cost_of(work: Work) -> Money:
    """What the office's work cost."""
    each = _costs()
    claims, denials = each.claim * work.claims, each.denial * work.denials
    return claims + denials + each.statement * work.statements + each.dial * work.dials


KPIS: dict[str, Callable[[Year], Kpi]] = {
    "dnfb_days": lambda year: dnfb_days(year.billing, gross_revenue(year.entries, year.days), year.days),
    "fbns_days": lambda year: fbns_days(year.billing, gross_revenue(year.entries, year.days), year.days),
    "clean_claim_edit": lambda year: clean_claim_edit(year.billing),
    "first_pass_paid": lambda year: first_pass_paid(year.answers),
    "denial_rate_claims": lambda year: denial_rate_in_claims(year.answers),
    "denial_rate_dollars": lambda year: denial_rate_in_dollars(year.answers),
    "denial_write_offs": lambda year: denial_write_offs(year.entries, year.days),
    "practice_days_in_ar": lambda year: practice_days_in_ar(year.entries, year.days),
    "net_days_in_ar": lambda year: net_days_in_ar(year.entries, year.days),
    "ar_over_90": lambda year: aged_ar(year.entries, year.accounts, year.days.last, 90),
    "cash_collection": lambda year: cash_collection(year.entries, year.days),
    "net_collection_rate": lambda year: net_collection_rate(year.entries, year.accounts, year.days),
    "cost_to_collect": lambda year: cost_to_collect(year.entries, year.days, cost_of(year.work).cents),
    "point_of_service_cash": lambda year: point_of_service_cash(year.entries, year.days),
    "patient_collection": lambda year: patient_collection_rate(year.entries, year.accounts, year.days, year.end),
    "promises_kept": lambda year: year.promises,
    "right_party_contacts": lambda year: right_party_contacts(year.work.contacts, year.work.dials),
    "charity": lambda year: charity_care(year.entries, Days(year.days.first, year.end)),
    "bad_debt": lambda year: bad_debt(year.entries, Days(year.days.first, year.end)),
    "bad_debt_of_insured": lambda year: bad_debt_of_insured(year.entries, year.accounts),
    "agency_recovery": lambda year: agency_recovery(year.entries),
}


@cache
def _costs() -> _Costs:
    with open_fields(DATA / "world" / "costs.yaml") as fields:
        fields.day("read")
        return _Costs(*(fields.money(name) for name in ("claim", "denial", "statement", "dial")))
