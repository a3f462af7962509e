"""The laws of the payers' side of a practice. Each is a named function in a list; it says which rows break it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from simulator.claims.sent import CAUSE, FOUND_BY, IN_THE_PLAN
from simulator.columns import Flags, Ints
from simulator.ledger.posting import Book
from simulator.payers.columns import CO, GROUPS
from simulator.payers.settlement import REASONS
from simulator.payers.status import FIRST, FIRST_FORWARDED, REVERSED, SECOND, UNKNOWN
from simulator.payers.takeback import FORWARD, PLB_REASONS
from simulator.remittance.codes import may_stand
from simulator.remittance.remit import Group
from simulator.world.payers.entries import protected
from simulator.world.payers.events import EVENT
from simulator.world.payers.side import PayerSide

Law: TypeAlias = Callable[[PayerSide], Ints]  # the rows that break it, of the table it is about


def every_line_balances(side: PayerSide) -> Ints:
    """Charge less every adjustment is what was paid."""
    return _rows(side.lines.charge - side.lines.adjusted != side.lines.paid)


def every_answer_has_the_lines_of_its_sending(side: PayerSide) -> Ints:
    """No line of a sending is without an answer, and none is answered twice; so the claim balances as its lines do."""
    lines, sent = side.lines, side.sent_lines
    asked = np.bincount(sent.submission, minlength=len(side.submissions))[side.answers.submission]
    off = np.bincount(lines.answer, minlength=len(side.answers)) != asked
    keys = lines.answer * (1 + int(lines.service_row.max(initial=0))) + lines.service_row
    twice = np.bincount(lines.answer[_repeated(keys)], minlength=len(side.answers)) > 0
    return _rows(off | twice)


def every_payment_balances(side: PayerSide) -> Ints:
    """A payment is what its claims were paid, less what moves outside them; never below zero."""
    paid = _sums(side.answers.payment[side.lines.answer], side.lines.paid, len(side.payments))
    kept = _sums(side.plb.payment, side.plb.amount, len(side.payments))
    return _rows((side.payments.amount != paid - kept) | (side.payments.amount < 0))


def what_goes_forward_is_taken_by_the_next_payment(side: PayerSide) -> Ints:
    """Each payer takes under FB what an earlier payment gave, and only the last may be left over."""
    forward = side.plb.reason == PLB_REASONS.index(FORWARD)
    payment, amount = side.plb.payment[forward], side.plb.amount[forward]
    given, taken = (_sums(payment, np.maximum(sign * amount, 0), len(side.payments)) for sign in (-1, 1))
    follows = np.zeros(len(side.payments), bool)
    follows[1:] = side.payments.payer[1:] == side.payments.payer[:-1]
    before = np.concatenate([np.zeros(1, np.int64), given[:-1]])[: given.size]
    return _rows(taken != np.where(follows, before, 0))


def payers_together_never_pay_above_what_one_of_them_allows(side: PayerSide) -> Ints:
    """What all answers to a service pay in the end is not below zero and not above the highest allowed amount."""
    lines, size = side.lines, side.office.billed.service.size
    paid = _sums(lines.service_row, lines.paid + lines.sequestered, size)
    allowed = np.zeros(size, np.int64)
    np.maximum.at(allowed, lines.service_row, lines.allowed)
    return _rows((paid < 0) | (paid > allowed))


def nothing_happens_before_its_cause(side: PayerSide) -> Ints:
    """Visit, entry, sending, receipt, decision, payment: each on the day of the one before it or later."""
    sent, on = side.submissions, side.office.billed.on
    off = (sent.entered < on[sent.visit]) | (sent.sent < sent.entered) | (sent.received < sent.sent)
    off |= (side.decided >= 0) & ((side.decided < sent.received) | (side.paid_on <= side.decided))
    mends = np.flatnonzero(sent.instead_of >= 0)
    off[mends] |= sent.sent[mends] < sent.sent[sent.instead_of[mends]]
    early = side.payments.on[side.answers.payment] <= side.answers.decided
    off[side.answers.submission[early]] = True
    off[side.events.submission[side.events.on < on[side.events.visit]]] = True
    return _rows(off)


def an_entry_is_not_before_its_visit(side: PayerSide) -> Ints:
    """No money moves before the day of the service."""
    return _rows(side.entries.on < side.office.billed.on[side.entries.visit])


def keys_are_unique_and_nothing_is_an_orphan(side: PayerSide) -> Ints:
    """A sending is answered once and taken back once at most; each row's references are there."""
    answers = side.answers
    back = answers.reverses >= 0
    twice = _repeated(answers.submission * 2 + back)
    orphan = (answers.payment < 0) | (answers.payment >= len(side.payments)) | (answers.submission < 0)
    orphan |= side.submissions.payer[answers.submission] != side.payments.payer[answers.payment]
    orphan |= np.bincount(side.lines.answer, minlength=len(answers)) == 0
    orphan |= (answers.status == REVERSED) != back
    return _rows(twice | orphan)


def a_reversal_negates_its_answer(side: PayerSide) -> Ints:
    """What is taken back is what was said, to the cent, and not before it was said."""
    answers, size = side.answers, len(side.answers)
    back = np.flatnonzero(answers.reverses >= 0)
    about = answers.reverses[back]
    off = answers.decided[back] < answers.decided[about]
    for name in ("charge", "paid", "allowed", "deductible", "copay", "coinsurance", "contractual", "denied"):
        total = _sums(side.lines.answer, getattr(side.lines, name), size)
        off |= total[back] != -total[about]
    return back[off]


def every_denial_has_a_cause(side: PayerSide) -> Ints:
    """An edit found it, and what it found is there: a slip on the claim or the line, or the plan's own words."""
    lines = side.lines
    denied = np.flatnonzero(lines.edit > 0)
    edits = side.office.roll.manuals.names
    fits = np.zeros((len(edits), len(CAUSE)), bool)
    for number, edit in enumerate(edits):
        fits[number, [CAUSE[each] for each in FOUND_BY.get(edit, ())]] = True
    cause = lines.cause[denied]
    submission = side.answers.submission[lines.answer[denied]]
    services = side.office.billed.service.size
    keys = side.sent_lines.submission * services + side.sent_lines.service_row
    order = np.argsort(keys)
    at = order[np.searchsorted(keys[order], submission * services + lines.service_row[denied])]
    stands = (side.sent_lines.mistake[at] == cause) | (side.submissions.mistake[submission] == cause)
    stands |= np.isin(cause, [CAUSE[each] for each in IN_THE_PLAN])
    nothing = (
        (lines.denied != 0) & (lines.edit == 0) & (side.submissions.order[side.answers.submission[lines.answer]] == 1)
    )
    return np.union1d(denied[~(stands & fits[lines.edit[denied], cause])], np.flatnonzero(nothing))


def a_late_claim_is_never_the_patients(side: PayerSide) -> Ints:
    """What was filed late is the provider's to carry."""
    late = side.lines.denied_reason == REASONS.index("29")
    return _rows(late & (side.lines.denied_group != CO))


def nothing_covered_goes_to_a_patient_with_medicaid(side: PayerSide) -> Ints:
    """Who has Medicaid on the day, alone or beside Medicare, is never billed for it."""
    return _rows((side.entries.into == Book.PATIENT.number) & protected(side.office)[side.entries.visit])


def nobody_owes_more_than_the_plan_year_leaves(side: PayerSide) -> Ints:
    """A person's shares, and a family's, here and elsewhere, stay within limits; counters fall by reversals only."""
    lines, office, there = side.lines, side.office, side.elsewhere
    submission = side.answers.submission[lines.answer]
    first = side.submissions.order[submission] == 1
    here = side.submissions.enrolment[submission]
    enrolment = np.concatenate([here, there.enrolment])
    inside = office.billed.inside(here, side.submissions.visit[submission])
    inside = np.concatenate([inside, np.ones(len(there), bool)])
    service = np.concatenate([office.billed.service[lines.service_row], np.zeros(len(there), np.int64)])
    row = office.roll.row(office.billed.plan[enrolment], office.billed.alone[enrolment], inside, service)
    family = office.billed.contract[enrolment] * 2 + inside
    person = family * 1_000 + office.billed.seat[enrolment]
    counts = np.concatenate([first, np.ones(len(there), bool)])
    off = np.zeros(counts.size, bool)
    for who, of_whom in ((person, "person"), (family, "family")):
        names, which = np.unique(who, return_inverse=True)
        for taken, elsewhere, limit in (
            (lines.deductible, there.deductible, "deductible"),
            (lines.cost_share, there.cost_share, "out_of_pocket"),
        ):
            amounts = np.concatenate([np.where(first, taken, 0), elsewhere])
            total = _sums(which, amounts, names.size)[which]
            off |= counts & (total > office.roll.terms[f"{of_whom}_{limit}"][row]) | (total < 0)
    return _rows(off)


def a_bill_from_elsewhere_takes_no_more_than_its_amount(side: PayerSide) -> Ints:
    """Its part of the deductible is a part of what its patient owes, and that a part of what the plan allows."""
    there = side.elsewhere
    return _rows((there.deductible < 0) | (there.cost_share < there.deductible) | (there.allowed < there.cost_share))


def in_the_end_nothing_is_left_with_a_payer(side: PayerSide) -> Ints:
    """What was charged has been paid, written off, given up or moved to the patient: by visit, to the cent."""
    return _rows(side.entries.standing(Book.PAYER, side.office.services.size) != 0)


def cash_is_what_payers_paid(side: PayerSide) -> Ints:
    """Cash of a visit is what its answers paid and the interest on it, less what we mailed back."""
    size = side.office.services.size
    visit = side.office.care.services.visit[side.lines.service_row]
    paid = _sums(visit, side.lines.paid, size)
    about = np.flatnonzero(side.plb.reason == PLB_REASONS.index("L6"))
    paid -= _sums(side.submissions.visit[side.answers.submission[side.plb.answer[about]]], side.plb.amount[about], size)
    mailed = side.events.kind == _MAILED
    paid -= _sums(side.events.visit[mailed], side.events.amount[mailed], size)
    return _rows(side.entries.standing(Book.CASH, size) != paid)


def a_status_says_whose_turn_it_was(side: PayerSide) -> Ints:
    """1 or 19 for a first payer, 2 for a second, 22 for what is taken back, 4 where nobody was found."""
    status, turn = side.answers.status, side.submissions.order[side.answers.submission]
    right = np.isin(status, (REVERSED, UNKNOWN))
    right |= (turn == 1) & np.isin(status, (FIRST, FIRST_FORWARDED)) | (turn == 2) & (status == SECOND)
    return _rows(~right)


def every_reason_stands_under_a_group_it_may_have(side: PayerSide) -> Ints:
    """No code under a group that its list does not give it."""
    lines = side.lines
    off = np.zeros(len(lines), bool)
    for amount, reason, group in (
        (lines.denied, lines.denied_reason, lines.denied_group),
        (lines.other, lines.other_reason, lines.other_group),
        (lines.contractual, np.full(len(lines), REASONS.index("45")), lines.contractual_group),
    ):
        for pair in {*zip(reason[amount != 0].tolist(), group[amount != 0].tolist(), strict=True)}:
            if not GROUPS[pair[1]] or not may_stand(Group(GROUPS[pair[1]]), REASONS[pair[0]]):
                off |= (amount != 0) & (reason == pair[0]) & (group == pair[1])
    return _rows(off)


_MAILED = EVENT["our cheque mailed"]

LAWS: tuple[Law, ...] = (
    every_line_balances,
    every_answer_has_the_lines_of_its_sending,
    every_payment_balances,
    what_goes_forward_is_taken_by_the_next_payment,
    payers_together_never_pay_above_what_one_of_them_allows,
    nothing_happens_before_its_cause,
    an_entry_is_not_before_its_visit,
    keys_are_unique_and_nothing_is_an_orphan,
    a_reversal_negates_its_answer,
    every_denial_has_a_cause,
    a_late_claim_is_never_the_patients,
    nothing_covered_goes_to_a_patient_with_medicaid,
    nobody_owes_more_than_the_plan_year_leaves,
    a_bill_from_elsewhere_takes_no_more_than_its_amount,
    in_the_end_nothing_is_left_with_a_payer,
    cash_is_what_payers_paid,
    a_status_says_whose_turn_it_was,
    every_reason_stands_under_a_group_it_may_have,
)


def broken(side: PayerSide) -> dict[str, list[int]]:
    """The laws that are broken, by name, each with the rows that break it. Empty is as it should be."""
    found = {law.__name__: law(side).tolist() for law in LAWS}
    return {name: rows for name, rows in found.items() if rows}


def _rows(flags: Flags) -> Ints:
    return np.flatnonzero(flags)


def _repeated(keys: Ints) -> Flags:
    """Rows whose key another row has, too."""
    _, which, many = np.unique(keys, return_inverse=True, return_counts=True)
    found: Flags = many[which] > 1
    return found


def _sums(which: Ints, amounts: Ints, size: int) -> Ints:
    found = np.zeros(size, np.int64)
    np.add.at(found, which, amounts)
    return found
