"""The ledger's moves for the payers' side: charges, payments, write-offs, shares, takebacks, and what is given up.

A dollar stands with the payer until an answer moves it. What a first payer puts on the patient stays there while a
second payer has not answered; what was denied, until it is paid, is the patient's by the payer's words, or is given up.
"""

from __future__ import annotations

import numpy as np

from simulator.claims.sent import Submissions
from simulator.columns import Flags, Ints
from simulator.ledger.entries import NOBODY, Entries, Why
from simulator.ledger.posting import Book
from simulator.payers.columns import CO, PR
from simulator.payers.settlement import NUMBER
from simulator.payers.takeback import INTEREST, PLB_REASONS
from simulator.remittance.cheques import AnsweredLines, Answers, Payments, Plb
from simulator.world.payers.office import Office
from simulator.world.payers.rounds import Rounds
from simulator.world.payers.second_payers import expects_second
from simulator.world.payers.takebacks import Letters

_L6 = PLB_REASONS.index(INTEREST)
_REPEAT = NUMBER["18"]


def payer_entries(
    office: Office,
    first: Rounds,
    sent: Submissions,
    answers: Answers,
    lines: AnsweredLines,
    payments: Payments,
    plb: Plb,
    decided: Ints,
    letters: Letters,
) -> Entries:
    """Every move of the payers' side. `source` is the row of the answer, -1 for charges and what nobody answered."""
    waits = np.zeros(len(sent), bool)
    waits[: len(first.sent)] = expects_second(office, first)
    waits = waits[answers.submission]
    on, visit = payments.on[answers.payment], sent.visit[answers.submission]
    payer = sent.payer[answers.submission]
    row = np.arange(len(answers))
    back = answers.reverses >= 0
    moved = np.zeros(office.billed.service.size, np.int64)
    parts = [_charges(office, sent)]
    for book, why, amount, stays in _moves(lines):
        here = np.where(waits[lines.answer], 0, amount) if stays else amount
        np.add.at(moved, lines.service_row, here)
        by_answer = np.zeros(len(answers), np.int64)
        np.add.at(by_answer, lines.answer, here)
        for rows, reason in ((~back, why), (back, Why.REVERSAL)):
            parts.append(
                Entries.moved(on[rows], visit[rows], Book.PAYER, book, by_answer[rows], reason, payer[rows], row[rows])
            )
    parts.append(_left(office, sent, answers, lines, payments, decided, moved))
    parts.extend(_by_letter(letters, visit, payer))
    late = plb.reason == _L6
    about = plb.answer[late]
    parts.append(
        Entries.moved(
            payments.on[plb.payment[late]],
            visit[about],
            Book.INTEREST,
            Book.CASH,
            -plb.amount[late],
            Why.INTEREST,
            payer[about],
            about,
        )
    )
    return Entries.together(parts)


def _charges(office: Office, sent: Submissions) -> Entries:
    """Charges of the day: with the payer where a claim was made, with the patient where there was nobody to bill."""
    total = np.zeros(office.services.size, np.int64)
    np.add.at(total, office.care.services.visit, office.billed.charge)
    billed = np.zeros(total.size, bool)
    billed[sent.visit] = True
    visit = np.arange(total.size)
    on = office.billed.on
    return Entries.moved(on[billed], visit[billed], Book.CHARGES, Book.PAYER, total[billed], Why.CHARGE).then(
        Entries.moved(on[~billed], visit[~billed], Book.CHARGES, Book.PATIENT, total[~billed], Why.CHARGE)
    )


def _moves(lines: AnsweredLines) -> tuple[tuple[Book, Why, Ints, bool], ...]:
    """Where an answer's amounts go; the last say whether it waits for a second payer."""
    ours = np.where(lines.contractual_group == CO, lines.contractual, 0) + lines.reduced
    ours = ours + np.where(lines.other_group == CO, lines.other, 0)
    beyond = lines.above + np.where(lines.other_group == PR, lines.other, 0)
    return (
        (Book.CASH, Why.PAYMENT, lines.paid, False),
        (Book.CONTRACT, Why.CONTRACT, ours, False),
        (Book.SEQUESTRATION, Why.SEQUESTRATION, lines.sequestered, False),
        (Book.PATIENT, Why.DEDUCTIBLE, lines.deductible, True),
        (Book.PATIENT, Why.COINSURANCE, lines.coinsurance, True),
        (Book.PATIENT, Why.COPAY, lines.copay, True),
        (Book.PATIENT, Why.NOT_COVERED, beyond, True),
    )


def protected(office: Office) -> Flags:
    """Visits of people whom Medicaid covers on that day: nothing of covered care is ever theirs."""
    found = np.zeros(office.services.size, bool)
    for cover in (office.covers.first, office.covers.second):
        found |= (cover >= 0) & office.roll.public_last[office.plan_of(cover)]
    return found


def _left(
    office: Office,
    sent: Submissions,
    answers: Answers,
    lines: AnsweredLines,
    payments: Payments,
    decided: Ints,
    moved: Ints,
) -> Entries:
    """What no answer has moved: the patient's where the last answer says so, else given up after a while."""
    of_visit = office.care.services.visit
    billed = np.zeros(office.services.size, bool)
    billed[sent.visit] = True
    left = np.where(billed[of_visit], office.billed.charge - moved, 0)
    rows = np.flatnonzero(left)
    left, visit, last = left[rows], of_visit[rows], _last_answer(answers, lines, left.size)[rows]
    has = np.flatnonzero(last >= 0)
    line = last[has]
    denied, group = np.zeros(rows.size, bool), np.full(rows.size, CO)
    denied[has] = lines.denied[line] > 0
    group[has] = np.where(denied[has], lines.denied_group[line], PR)
    answer, payer, told = np.full(rows.size, NOBODY), np.full(rows.size, NOBODY), np.zeros(rows.size, np.int64)
    answer[has] = lines.answer[line]
    payer[has] = sent.payer[answers.submission[answer[has]]]
    told[has] = payments.on[answers.payment[answer[has]]]

    shielded = protected(office)[visit]
    quiet = np.zeros(office.services.size, np.int64)  # the day after which nobody sends or decides anything
    np.maximum.at(quiet, sent.visit, np.maximum(decided, sent.sent))
    give_up = office.team.days["give_up"].draw(office.draws("give up"), rows.size)
    by_its_words = (group == PR) & denied & ~shielded
    day = np.maximum(quiet[visit], told) + np.where(by_its_words, 0, give_up)
    parts = (
        (by_its_words, Book.PATIENT, Why.NOT_COVERED),
        ((group == PR) & ~denied & ~shielded, Book.PATIENT, Why.COINSURANCE),  # a second payer never answered
        ((group == PR) & shielded, Book.CONTRACT, Why.PROTECTED),
        (group != PR, Book.DENIED, Why.DENIED),
    )
    return Entries.together(
        Entries.moved(day[where], visit[where], Book.PAYER, book, left[where], why, payer[where], answer[where])
        for where, book, why in parts
    )


def _last_answer(answers: Answers, lines: AnsweredLines, services: int) -> Ints:
    """For each service the line of its last answer that stands, -1 where there is none. A repeat is not counted."""
    stands = answers.reverses < 0
    stands[answers.reverses[answers.reverses >= 0]] = False
    repeat = lines.denied_reason == _REPEAT
    rows = np.flatnonzero(stands[lines.answer] & ~repeat)
    found = np.full(services, -1)
    np.maximum.at(found, lines.service_row[rows], rows)
    return found


def _by_letter(letters: Letters, visit: Ints, payer: Ints) -> tuple[Entries, ...]:
    """We mail a cheque; what came back to the payer was never ours."""
    about = letters.answer
    where = (letters.mailed, visit[about])
    return (
        Entries.moved(*where, Book.CASH, Book.PAYER, letters.amount, Why.REVERSAL, payer[about], about),
        Entries.moved(*where, Book.PAYER, Book.CONTRACT, letters.amount, Why.REVERSAL, payer[about], about),
    )
