"""What moves outside any claim: interest on what came late, and money taken back later or by letter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.claims.sent import CAUSE, CLAIM, OWN_CORRECTION, Submissions
from simulator.columns import Columns, Ints
from simulator.payers.roll import HIGH_PRICE_SHARE
from simulator.payers.takeback import INTEREST, LATER, LETTER, OUR_REFUND, PLB_REASONS, RECOVERY, interest
from simulator.remittance.cheques import AnsweredLines, Answers, Payments, Plb, no_plb
from simulator.world.payers.office import Office

_WO, _72, _L6 = (PLB_REASONS.index(reason) for reason in (RECOVERY, OUR_REFUND, INTEREST))
_LEAST_INTEREST = 100  # cents: payers leave off what is smaller
_MAILED_AFTER = 10  # days from the letter to our cheque
_OFFSET_AFTER = 21  # days from a reversal to the payment that recovers it


@dataclass(frozen=True, slots=True)
class Letters(Columns):
    """Money asked back by letter, for which we mailed a cheque: about which answer, when, how much."""

    answer: Ints
    asked: Ints
    mailed: Ints
    amount: Ints


def outside_claims(
    office: Office, sent: Submissions, answers: Answers, lines: AnsweredLines, payments: Payments, paid: Ints
) -> tuple[Plb, Letters]:
    """The PLB rows of all payments but for what they carry forward, and the letters."""
    letters, acknowledged = _letters(office, sent, answers, lines, payments)
    plb = no_plb()
    for rows in (
        _interest(office, sent, answers, payments, paid),
        _later(office, sent, answers, payments, paid),
        acknowledged,
    ):
        plb = plb.then(rows)
    return plb, letters


def _interest(office: Office, sent: Submissions, answers: Answers, payments: Payments, paid: Ints) -> Plb:
    """What was paid later than the payer must: on first answers to claims that came without a fault."""
    payers, claim = office.roll.payers, answers.submission
    payer = sent.payer[claim]
    within = np.array([each.pays_within_days for each in payers])[payer]
    late = payments.on[answers.payment] - sent.received[claim] - within
    clean = (sent.kind[claim] == CLAIM) & (sent.attempt[claim] == 1) & (answers.reverses < 0) & (sent.order[claim] == 1)
    due = np.zeros(len(answers), np.int64)
    for number, each in enumerate(payers):
        here = clean & (payer == number)
        due[here] = interest(paid[here], late[here], each.interest.basis_points)
    rows = np.flatnonzero(due >= _LEAST_INTEREST)
    return Plb(answers.payment[rows], np.full(rows.size, _L6), -due[rows], rows)


def _later(office: Office, sent: Submissions, answers: Answers, payments: Payments, paid: Ints) -> Plb:
    """A reversal whose money the payer gives back now and takes from a later payment."""
    claim = answers.submission
    fixed = np.flatnonzero(
        (sent.kind[claim] == OWN_CORRECTION) & (office.habits.takes_back[sent.payer[claim]] == LATER)
    )
    back = np.full(len(sent), -1)
    reversals = np.flatnonzero(answers.reverses >= 0)
    back[claim[reversals]] = reversals
    reversal = back[sent.instead_of[claim[fixed]]]
    fixed, reversal = fixed[reversal >= 0], reversal[reversal >= 0]
    amount = -(paid[fixed] + paid[reversal])
    recovers = next_payment(payments, sent.payer[claim[fixed]], payments.on[answers.payment[fixed]] + _OFFSET_AFTER)
    keep = (amount > 0) & (recovers >= 0)
    now, later, about = answers.payment[fixed[keep]], recovers[keep], reversal[keep]
    return Plb(
        np.concatenate([now, later]),
        np.full(2 * about.size, _WO),
        np.concatenate([-amount[keep], amount[keep]]),
        np.concatenate([about, about]),
    )


def _letters(
    office: Office, sent: Submissions, answers: Answers, lines: AnsweredLines, payments: Payments
) -> tuple[Letters, Plb]:
    """Money asked back by letter: we mail a cheque, and a payment says WO and 72, which come to nothing."""
    claim = answers.submission
    stands = np.ones(len(answers), bool)
    stands[answers.reverses[answers.reverses >= 0]] = False
    stands &= answers.reverses < 0
    high = lines.price == CAUSE["price_too_high"]
    too_much = np.zeros(len(answers), np.int64)
    np.add.at(
        too_much,
        lines.answer[high],
        np.minimum(lines.allowed - lines.allowed * 100 // HIGH_PRICE_SHARE, lines.paid)[high],
    )
    by_letter = stands & (too_much > 0) & (office.habits.takes_back[sent.payer[claim]] == LETTER)
    rows = np.flatnonzero(by_letter)
    payer = sent.payer[claim[rows]]
    notices = office.habits.happens("notices_too_high", payer, office.draws("letter"))
    asked = answers.decided[rows] + office.habits.days("notices_after", payer, office.draws("letter after"))
    shown = next_payment(payments, payer, asked + _MAILED_AFTER + 1)
    keep = notices & (shown >= 0)
    rows, asked, shown = rows[keep], asked[keep], shown[keep]
    amount = too_much[rows]
    return Letters(rows, asked, asked + _MAILED_AFTER, amount), Plb(
        np.concatenate([shown, shown]),
        np.repeat([_WO, _72], rows.size),
        np.concatenate([amount, -amount]),
        np.concatenate([rows, rows]),
    )


def next_payment(payments: Payments, payer: Ints, on: Ints) -> Ints:
    """The payer's first payment on a day or after it, -1 where there is none."""
    keys = payments.payer * 1_000_000 + payments.on
    row = np.searchsorted(keys, payer * 1_000_000 + on)
    inside = np.minimum(row, max(len(payments) - 1, 0))
    return np.where((row < len(payments)) & (payments.payer[inside] == payer), inside, -1) if len(payments) else row - 1
