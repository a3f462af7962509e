"""What a patient may be billed: surprise bills, estimates, Medicare, Medicaid, work injuries, write-offs."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.dates import Days, last_day
from simulator.law.events import Bill, Contact, Cover, CreditReport, Debit, Fee, HospitalStep, Suit, Surprise
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import ASKS_FOR_MONEY, Known, Saying
from simulator.money import ZERO

_PROTECTED = (Surprise.EMERGENCY, Surprise.CLINICIAN, Surprise.AIR_AMBULANCE)


@check("bills.surprise", "bills.consent_hours")
def surprise_bill(facts: Facts, bill: Bill, _: Number, hours: Number) -> Iterator[str]:
    """For a surprise bill the patient owes the in-network share and no more, unless a valid consent lifts it."""
    share = bill.network_share
    lifted = _consent_holds(bill, hours) or _consent_may_hold(bill, hours)
    if share is not None and bill.amount > share and _protected(bill) and not lifted:
        yield f"Billed {bill.amount.dollars}; the in-network share is {share.dollars}."


@check("bills.consent_hours")
def consent_that_does_not_hold(facts: Facts, bill: Bill, hours: Number) -> Iterator[str]:
    """A patient can sign the protection away only early enough, and never for emergencies or ancillary care."""
    if _relied(bill) and not _consent_holds(bill, hours) and not _consent_may_hold(bill, hours):
        yield "Relied on a consent that does not lift the protection."


@check("bills.consent_late", "bills.consent_hours")
def consent_that_came_late(facts: Facts, bill: Bill, _: Number, hours: Number) -> Iterator[str]:
    """Where the care was not booked so far ahead a later consent may hold. Find out when it was booked."""
    if _relied(bill) and _consent_may_hold(bill, hours):
        known = "" if bill.booked_hours is None else f", {bill.booked_hours} hours ahead"
        yield f"Relied on a consent of {bill.consent_hours} hours before the care: look when it was booked{known}."


@check("bills.estimate_cents")
def far_above_the_estimate(facts: Facts, bill: Bill, cents: Number) -> Iterator[str]:
    """$400 or more above one provider's own estimate opens a dispute for a patient who pays alone. Say so."""
    if _above_the_estimate(bill, cents) and bill.estimate is not None:
        yield f"Billed {(bill.amount - bill.estimate).dollars} above the estimate: the patient may dispute it."


@check("bills.estimate_denied", "bills.estimate_cents", "bills.estimate_days")
def denied_the_right_to_dispute(
    facts: Facts, contact: Contact, _: Number, cents: Number, days: Number
) -> Iterator[str]:
    """Nobody who may dispute a bill against its estimate is told that they may not."""
    if contact.says(Saying.NO_DISPUTE_RIGHT):
        above = [one for one in facts.earlier(Bill, contact) if _above_the_estimate(one, cents)]
        if above and facts.day(contact) <= last_day(facts.day(above[-1]), Days(days)):
            yield "Told a patient who may dispute the bill that there is no such right."


@check("bills.estimate_pending")
def collected_while_the_estimate_is_disputed(
    facts: Facts, event: Contact | Bill | CreditReport | Debit | Fee | HospitalStep | Suit, _: Number
) -> Iterator[str]:
    """While such a dispute is pending nothing is collected, and no late fee is added."""
    collects = not isinstance(event, Contact) or event.says(ASKS_FOR_MONEY)
    if collects and facts.known_of_debt(Known.ESTIMATE_DISPUTED, event, until=(Known.ESTIMATE_DECIDED,)):
        yield "Collected while a dispute over the estimate was pending."


@check("bills.qmb")
def billed_a_qualified_beneficiary(facts: Facts, event: Bill | Contact, _: Number) -> Iterator[str]:
    """A Qualified Medicare Beneficiary is never billed for Medicare's cost share, and cannot agree to it."""
    if _asks(facts, event, Cover.QMB, Known.QMB):
        yield f"{_asked(event)} a Qualified Medicare Beneficiary: Medicare's cost share is not theirs."


@check("bills.medicaid")
def billed_beyond_medicaid(facts: Facts, event: Bill | Contact, _: Number) -> Iterator[str]:
    """What Medicaid pays, with the copay it allows, is payment in full."""
    if _asks(facts, event, Cover.MEDICAID, Known.MEDICAID):
        yield f"{_asked(event)} a patient for care that Medicaid covers, beyond its copay."


@check("bills.compensation")
def billed_an_injured_worker(facts: Facts, event: Bill | Contact, _: Number) -> Iterator[str]:
    """An accepted work injury is paid by the compensation carrier in full."""
    if _asks_a_worker(facts, event):
        yield f"{_asked(event)} an injured worker."


@check("states.compensation_*")
def billed_an_injured_worker_where_the_state_bars_it(facts: Facts, event: Bill | Contact, _: Number) -> Iterator[str]:
    """Some states bar any bill to the worker while the claim is open."""
    if _asks_a_worker(facts, event):
        yield f"{_asked(event)} an injured worker while the claim is open."


@check("house.contract")
def billed_a_contract_write_off(facts: Facts, bill: Bill, _: Number) -> Iterator[str]:
    """Money under CO is the office's to settle with the payer. Our contracts bar billing it."""
    if bill.group == "CO" and bill.amount > ZERO:
        yield f"Billed {bill.amount.dollars} that the payer adjusted under CO."


@check("fees.fee")
def fee_that_nobody_agreed_to(facts: Facts, fee: Fee, _: Number) -> Iterator[str]:
    """An agency adds no fee unless the agreement behind the debt, or a law, allows it in so many words."""
    if fee.amount > ZERO and not (fee.agreed or fee.lawful):
        yield f"Added a fee of {fee.amount.dollars} that neither agreement nor law allows."


@check("house.fee")
def fee_that_our_house_does_not_take(facts: Facts, fee: Fee, _: Number) -> Iterator[str]:
    """Our own desk takes no fee that was not agreed to."""
    if fee.amount > ZERO and not (fee.agreed or fee.lawful):
        yield f"Added a fee of {fee.amount.dollars} that was not agreed to."


def _protected(bill: Bill) -> bool:
    """Federal law shields those with private cover; Medicare and Medicaid have bans of their own."""
    return bill.cover is Cover.COMMERCIAL and bill.surprise in _PROTECTED


def _consent_holds(bill: Bill, hours: int) -> bool:
    early = bill.consent_hours is not None and bill.consent_hours >= hours
    return early and bill.surprise is Surprise.CLINICIAN and not bill.ancillary


def _relied(bill: Bill) -> bool:
    asked_more = bill.network_share is None or bill.amount > bill.network_share
    return asked_more and _protected(bill) and bill.consent_hours is not None


def _consent_may_hold(bill: Bill, hours: int) -> bool:
    """Signed late, for a service that can be signed away, and not known to be booked in time for an early one."""
    late = bill.consent_hours is not None and bill.consent_hours < hours
    booked_early = bill.booked_hours is not None and bill.booked_hours >= hours
    return late and not booked_early and bill.surprise is Surprise.CLINICIAN and not bill.ancillary


def _above_the_estimate(bill: Bill, cents: int) -> bool:
    alone = bill.cover is Cover.SELF_PAY and bill.estimate is not None
    return alone and bill.estimate is not None and (bill.amount - bill.estimate).cents >= cents


def _asks_a_worker(facts: Facts, event: Bill | Contact) -> bool:
    """A claim for a work injury is open until we hear that it was rejected."""
    rejected = facts.known_of_debt(Known.COMP_REJECTED, event, until=(Known.COMP_PENDING,))
    return not rejected and _asks(facts, event, Cover.WORKERS_COMPENSATION, Known.COMP_PENDING)


def _asks(facts: Facts, event: Bill | Contact, cover: Cover, known: Known) -> bool:
    """Whether money is asked for, by bill or in words, though such a cover stands behind the debt."""
    told = facts.known_of_debt(known, event) is not None
    if isinstance(event, Contact):
        return told and event.says(ASKS_FOR_MONEY)
    return (told or event.cover is cover) and event.amount > event.copay_allowed


def _asked(event: Bill | Contact) -> str:
    return f"Billed {event.amount.dollars} to" if isinstance(event, Bill) else "Asked money of"


CHECKS = (
    surprise_bill,
    consent_that_does_not_hold,
    consent_that_came_late,
    far_above_the_estimate,
    denied_the_right_to_dispute,
    collected_while_the_estimate_is_disputed,
    billed_a_qualified_beneficiary,
    billed_beyond_medicaid,
    billed_an_injured_worker,
    billed_an_injured_worker_where_the_state_bars_it,
    billed_a_contract_write_off,
    fee_that_nobody_agreed_to,
    fee_that_our_house_does_not_take,
)
