"""The validation notice, the dispute, and what waits until a dispute is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from simulator.dates import BusinessDays, Days, last_day, print_date
from simulator.law.dealings import Applied, CreditReport
from simulator.law.events import AsOf, Contact, Event, Learned, ValidationNotice
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import CONSUMERS, Known, Saying

_DISPUTES = (Known.DISPUTED_IN_WRITING, Known.DISPUTED_ORALLY)


@check("validation.notice_days")
def notice_late(facts: Facts, event: ValidationNotice | AsOf, days: Number) -> Iterator[str]:
    """The notice comes with the first communication or within five days of it."""
    yield from _not_noticed(facts, event, Days(days))


@check("states.notice_*")
def notice_late_for_the_state(facts: Facts, event: ValidationNotice | AsOf, days: Number) -> Iterator[str]:
    """Some states ask the provider's own desk for such a notice too."""
    yield from _not_noticed(facts, event, BusinessDays(days))


@check("validation.notice_fields")
def notice_incomplete(facts: Facts, notice: ValidationNotice, _: Number) -> Iterator[str]:
    """The notice has every field that the rule lists, from the names to the end of the dispute period."""
    if notice.missing:
        yield f"The validation notice lacks: {', '.join(notice.missing)}."


@check("validation.electronic_consent")
def notice_by_e_mail_without_consent(facts: Facts, notice: ValidationNotice, _: Number) -> Iterator[str]:
    """A notice that comes alone and electronically needs the person's consent to be written to that way."""
    if notice.electronic and not notice.esign_consent:
        yield "Sent the validation notice electronically without consent."


@check("validation.dispute_days")
def collected_on_a_disputed_debt(facts: Facts, contact: Contact, days: Number) -> Iterator[str]:
    """A written dispute in time stops collection of that debt until verification has been sent."""
    for debt in contact.debts if _collects(contact) else ():
        dispute = _open_dispute(facts, debt, contact)
        if dispute and facts.day(dispute) <= _period_end(facts, debt, days):
            yield f"Collected on {debt} after a written dispute and before verification."


@check("validation.mailed_notice_days", "validation.dispute_days")
def collected_on_a_debt_disputed_in_the_mails_days(
    facts: Facts, contact: Contact, mail: Number, days: Number
) -> Iterator[str]:
    """Where the day of receipt is not known, a mailed notice may be taken as received five business days later."""
    for debt in contact.debts if _collects(contact) else ():
        dispute = _open_dispute(facts, debt, contact)
        notice = _notice(facts, debt)
        if dispute and notice and notice.received is None and not notice.electronic:
            received = last_day(facts.day(notice), BusinessDays(mail))
            if _period_end(facts, debt, days) < facts.day(dispute) <= last_day(received, Days(days)):
                yield f"Collected on {debt} after a dispute that may have been in time."


@check("validation.overshadow_days")
def overshadowed(facts: Facts, contact: Contact, days: Number) -> Iterator[str]:
    """In the dispute period nothing may drown out the right to dispute."""
    if (
        contact.says(Saying.OVERSHADOWS)
        and contact.who in CONSUMERS
        and any(facts.day(contact) <= _period_end(facts, debt, days) for debt in contact.debts)
    ):
        yield "Pressed for payment in a way that hides the right to dispute."


@check("states.dispute_answer_*")
def dispute_not_answered(facts: Facts, event: AsOf, days: Number) -> Iterator[str]:
    """Some places give every dispute, at any time, an answer within a set number of days."""
    for one in facts.before:
        if isinstance(one, Learned) and one.what in _DISPUTES:
            due = last_day(facts.day(one), Days(days))
            if event.asks_about(one) and facts.day(event) > due and not _answered(facts, one):
                yield f"A dispute was not answered by {print_date(due)}."


@check("validation.mark_disputed")
def reported_without_the_dispute(facts: Facts, report: CreditReport, _: Number) -> Iterator[str]:
    """Whoever reports a disputed debt reports it as disputed, even where the dispute was only spoken."""
    disputed = any(facts.known_of_debt(what, report) for what in _DISPUTES)
    if disputed and not report.marked_disputed:
        yield "Reported a disputed debt without saying so."


@check("validation.apply_payments")
def payment_put_to_a_disputed_debt(facts: Facts, payment: Applied, _: Number) -> Iterator[str]:
    """A payment goes where the person says, and never to a debt in dispute, were it only a spoken one."""
    for debt in payment.debts:
        if payment.directed and debt not in payment.directed:
            yield f"A payment went to {debt}, against the person's direction."
        elif _open_dispute(facts, debt, payment, _DISPUTES):
            yield f"A payment went to {debt}, which is in dispute."


def _not_noticed(facts: Facts, event: ValidationNotice | AsOf, length: Days | BusinessDays) -> Iterator[str]:
    for debt, first in _first_told(facts).items():
        due = last_day(facts.day(first), length)
        noticed = any(isinstance(one, ValidationNotice) and debt in one.debts for one in facts.before)
        if debt in event.debts and not noticed and facts.day(event) > due:
            yield f"No validation notice for {debt} by {print_date(due)}."


def _first_told(facts: Facts) -> dict[str, Contact]:
    """The first communication with a consumer about each debt."""
    first: dict[str, Contact] = {}
    for one in facts.before:
        if isinstance(one, Contact) and one.tells_of_debt and one.who in CONSUMERS:
            for debt in one.debts:
                first.setdefault(debt, one)
    return first


def _collects(contact: Contact) -> bool:
    return contact.who in CONSUMERS and contact.collects


def _notice(facts: Facts, debt: str) -> ValidationNotice | None:
    notices = (one for one in facts.before if isinstance(one, ValidationNotice) and debt in one.debts)
    return next(notices, None)


def _period_end(facts: Facts, debt: str, days: int) -> date:
    """The last day of the dispute period as far as it is certain; before the notice it has not begun to run out."""
    notice = _notice(facts, debt)
    return last_day(notice.received or facts.day(notice), Days(days)) if notice else date.max


def _open_dispute(
    facts: Facts, debt: str, event: Event, kinds: tuple[Known, ...] = (Known.DISPUTED_IN_WRITING,)
) -> Learned | None:
    """The first dispute of this debt that no verification has followed; a later letter does not replace it."""
    dispute = None
    for one in facts.before:
        if isinstance(one, Learned) and (debt in one.debts or (not one.debts and one.person in ("", event.person))):
            if one.what is Known.VERIFICATION_SENT:
                dispute = None
            elif one.what in kinds:
                dispute = dispute or one
    return dispute


def _answered(facts: Facts, dispute: Event) -> bool:
    return any(
        isinstance(one, Learned)
        and one.what is Known.VERIFICATION_SENT
        and one.at >= dispute.at
        and set(one.debts) & set(dispute.debts)
        for one in facts.before
    )


CHECKS = (
    notice_late,
    notice_late_for_the_state,
    notice_incomplete,
    notice_by_e_mail_without_consent,
    collected_on_a_disputed_debt,
    collected_on_a_debt_disputed_in_the_mails_days,
    overshadowed,
    dispute_not_answered,
    reported_without_the_dispute,
    payment_put_to_a_disputed_debt,
)
