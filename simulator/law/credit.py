"""Credit reports and old debts: what may be reported, when, and what may no longer be sued on."""

from __future__ import annotations

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from simulator.dates import Days, last_day, print_date
from simulator.law.dealings import Account, CreditReport, Suit
from simulator.law.events import Contact, ValidationNotice
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import Channel, Known, Saying


@check("credit.parking_days")
def reported_before_reaching_the_person(facts: Facts, report: CreditReport, days: Number) -> Iterator[str]:
    """An agency talks with the person first, or sends the notice and waits fourteen days without a bounce."""
    talked = any(one.talked and one.person == report.person for one in facts.earlier(Contact, report))
    sent = next(facts.earlier(ValidationNotice, report), None)
    waited = sent and not report.notice_bounced and facts.day(report) >= last_day(facts.day(sent), Days(days))
    if not talked and not waited:
        yield f"Reported before talking with the person, or within {days} days of the notice."


@check("credit.bureau_wait_days")
def reported_too_young(facts: Facts, report: CreditReport, days: Number) -> Iterator[str]:
    """The bureaus show an unpaid medical collection only after a year."""
    if report.unpaid_since and (facts.day(report) - report.unpaid_since).days < days:
        age = (facts.day(report) - report.unpaid_since).days
        yield f"Reported {age} days after it fell due; the bureaus wait {days}."


@check("credit.bureau_smallest_cents")
def reported_too_small(facts: Facts, report: CreditReport, cents: Number) -> Iterator[str]:
    """The bureaus do not show a medical collection whose first balance was under $500."""
    if report.first_balance is not None and report.first_balance.cents < cents:
        yield f"Reported a debt of {report.first_balance.dollars} at first; the bureaus show none that small."


@check("credit.bureau_paid")
def reported_though_paid(facts: Facts, report: CreditReport, _: Number) -> Iterator[str]:
    """The bureaus do not show a medical collection that is paid."""
    if report.paid:
        yield "Reported a debt that is paid."


@check("credit.ban_*")
def reported_where_a_state_limits_it(facts: Facts, report: CreditReport, _: Number) -> Iterator[str]:
    """Some states keep medical debt off credit reports. Whether federal law overrides them is before the courts."""
    yield f"Reported a medical debt in {facts.place.state}, which limits that. Federal law may override the state."


@check("credit.federal_ban")
def said_that_federal_law_bans_reports(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """The federal rule of 2025 was set aside. It is not the law, and we do not say that it is."""
    if contact.says(Saying.CREDIT_BAN_IS_LAW):
        yield "Said that a federal rule keeps medical debt off credit reports."


@check("limits.years_*", way="SUIT")
def suit_on_an_old_debt(facts: Facts, suit: Suit, years: Number) -> Iterator[str]:
    """An agency does not sue once the state's time for suit is over."""
    for debt, last in _out_of_time(facts, suit, years):
        yield f"Sued on {debt}; the last day for a suit was {last}."


@check("limits.years_*", way="THREAT")
def threat_on_an_old_debt(facts: Facts, contact: Contact, years: Number) -> Iterator[str]:
    """Nor does it threaten to, even where it says nothing else that is wrong."""
    for debt, last in _out_of_time(facts, contact, years) if contact.says(Saying.THREAT_OF_SUIT) else ():
        yield f"{_spoke(contact)} of a suit on {debt}; the last day for one was {last}."


@check("limits.known", way="SUIT")
def suit_on_a_debt_known_to_be_old(facts: Facts, suit: Suit, _: Number) -> Iterator[str]:
    """The same where we know that the time is over."""
    if facts.known_of_debt(Known.TIME_BARRED, suit):
        yield "Sued on a debt whose time for suit is over."


@check("limits.known", way="THREAT")
def threat_on_a_debt_known_to_be_old(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """And so for a threat."""
    if contact.says(Saying.THREAT_OF_SUIT) and facts.known_of_debt(Known.TIME_BARRED, contact):
        yield f"{_spoke(contact)} of a suit on a debt whose time for suit is over."


@check("limits.revival")
def small_payment_on_an_old_debt(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """In some states a small payment starts the clock anew; nobody is talked into one without a warning."""
    if (
        contact.says(Saying.TOKEN_PAYMENT)
        and facts.known_of_debt(Known.TIME_BARRED, contact)
        and not contact.says(Saying.REVIVAL_WARNING)
    ):
        yield "Urged a small payment on an old debt without saying what it may revive."


def _out_of_time(facts: Facts, event: Suit | Contact, years: int) -> Iterator[tuple[str, str]]:
    """The debts whose last day for a suit is over, with that day; where we know it anyway, the other rule speaks."""
    for debt in event.debts if not facts.known_of_debt(Known.TIME_BARRED, event) else ():
        began = next((one.clock_began for one in facts.earlier(Account, event) if debt in one.debts), None)
        if began and facts.day(event) > began + relativedelta(years=years):
            yield debt, print_date(began + relativedelta(years=years))


def _spoke(contact: Contact) -> str:
    return "Wrote" if contact.channel is Channel.LETTER else "Spoke"


CHECKS = (
    reported_before_reaching_the_person,
    reported_too_young,
    reported_too_small,
    reported_though_paid,
    reported_where_a_state_limits_it,
    said_that_federal_law_bans_reports,
    suit_on_an_old_debt,
    threat_on_an_old_debt,
    suit_on_a_debt_known_to_be_old,
    threat_on_a_debt_known_to_be_old,
    small_payment_on_an_old_debt,
)
