"""What is posted, and when: charges on the day of the visit, a payer's answer on the day it came.

A payment and the contract write-off leave the payer's book; PR amounts move to the patient; what is denied stays where
it is until a person decides. An answer to a duplicate moves nothing: the first answer already did.
"""

from __future__ import annotations

from datetime import date

from simulator.claims.claim import Claim
from simulator.ledger.posting import Book, Leg, Posting
from simulator.money import ZERO, Money
from simulator.remittance.remit import Adjustment, Group, Remit


def charge_posting(claim: Claim) -> Posting:
    """The visit's charges, which wait for the payer from the day of service."""
    codes = ", ".join(line.code for line in claim.lines)
    return _moved(
        claim.service_date, claim.service_date, Book.CHARGES, Book.PAYER, claim.charge, f"Charges {codes}", ""
    )


def self_pay_posting(claim: Claim) -> Posting:
    """The charges of a visit that wait for the patient from the first day, since there is no plan."""
    codes = ", ".join(line.code for line in claim.lines)
    on = claim.service_date
    return _moved(on, on, Book.CHARGES, Book.PATIENT, claim.charge, f"Charges {codes}", "no plan")


def remit_postings(remit: Remit, payer: str) -> tuple[Posting, ...]:
    """Payment, contract write-off and the patient's share of one answer; what is 0.00 is not posted."""
    visit, on = remit.claim.service_date, remit.date
    shares = [f"{share.code} {share.amount}" for share in _patient_shares(remit)]
    moves = (
        (Book.CASH, remit.paid, f"Payment, {payer} EFT", f"trace …{remit.trace[-4:]}"),
        (Book.CONTRACT, remit.write_off, "Contract write-off", "CO-45"),
        (Book.PATIENT, remit.patient_share, "Moved to the patient", ", ".join(shares)),
    )
    return tuple(
        _moved(on, visit, Book.PAYER, to, amount, says, why) for to, amount, says, why in moves if amount != ZERO
    )


def earlier_balance(visit: date, on: date, amount: Money) -> Posting:
    """What a patient still owes from an earlier visit, brought forward."""
    return _moved(on, visit, Book.CHARGES, Book.PATIENT, amount, "Brought forward", "statement 1 sent")


def _moved(on: date, visit: date, out_of: Book, into: Book, amount: Money, says: str, why: str) -> Posting:
    return Posting(on, visit, says, why, (Leg(out_of, -amount), Leg(into, amount)))


def _patient_shares(remit: Remit) -> list[Adjustment]:
    """The PR amounts of all lines, added up by reason."""
    reasons = sorted({each.reason for line in remit.lines for each in line.adjustments if each.group is Group.PR})
    return [Adjustment(Group.PR, reason, remit.amount(Group.PR, reason)) for reason in reasons]
