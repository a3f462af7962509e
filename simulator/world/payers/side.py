"""Claims, payers and remittance of one practice in time: what was sent, paid, denied and taken back, when and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simulator.care.encounters import Care
from simulator.claims.sent import SENT_ON, SentLines, Submissions
from simulator.columns import Flags, Ints
from simulator.coverage.roll import Enrolments
from simulator.ledger.entries import Entries
from simulator.payers.settlement import NUMBER
from simulator.payers.status import FORWARDED_TO_MEDICAID, FORWARDED_TO_MEDIGAP, REVERSED, claim_status
from simulator.people.population import Population
from simulator.remittance.cheques import (
    REMARKS,
    AnsweredLines,
    Answers,
    Payments,
    Plb,
    cheque_runs,
    fill_in,
)
from simulator.world.payers.cost_shares import TakenElsewhere
from simulator.world.payers.entries import payer_entries
from simulator.world.payers.events import Events, payer_events
from simulator.world.payers.first_claims import first_claims
from simulator.world.payers.office import Office, open_office
from simulator.world.payers.rework import NONE, Batch
from simulator.world.payers.rounds import Rounds, run_rounds
from simulator.world.payers.second_payers import first_answer_to, second_claims
from simulator.world.payers.settling import settle_first, settle_second
from simulator.world.payers.takebacks import outside_claims


@dataclass(frozen=True, slots=True)
class PayerSide:
    """All that passed between one practice and its payers. A number of a payer is a place in `payers`.

    `decided` and `paid_on` go by sending (-1: never); `office` is what stood before the first claim.
    """

    office: Office
    submissions: Submissions
    sent_lines: SentLines
    decided: Ints
    paid_on: Ints
    answers: Answers
    lines: AnsweredLines
    payments: Payments
    plb: Plb
    elsewhere: TakenElsewhere  # of the same plan years
    events: Events
    entries: Entries

    @property
    def payers(self) -> tuple[str, ...]:
        """The payers' names in data/payers."""
        return tuple(payer.id for payer in self.office.roll.payers)


def adjudicate_practice(
    population: Population, enrolments: Enrolments, care: Care, seed: int, practice: int, skill: str, year: int
) -> PayerSide:
    """The payers' side of a practice's year, and of what follows on it until nobody moves any more.

    `population` is what the others were made from; payers know people by their enrolment only.
    """
    del population
    office = open_office(enrolments, care, seed, practice, skill, year)
    sent, lines = first_claims(office)
    return what_follows(
        office, Batch(sent, lines, office.days_to_file(sent.payer, sent.visit), np.full(len(sent), NONE))
    )


def what_follows(office: Office, claims: Batch) -> PayerSide:
    """Everything that comes of a practice's first claims."""
    first, first_lines, second, second_lines, elsewhere = _both_turns(office, claims)
    answers, lines, sent, payer, paid_on = _answers(office, first, first_lines, second, second_lines)
    payments, payment = cheque_runs(payer, paid_on, office.practice)
    answers = replace(answers, payment=payment)
    paid = np.zeros(len(answers), np.int64)
    np.add.at(paid, lines.answer, lines.paid)
    plb, letters = outside_claims(office, sent, answers, lines, payments, paid)
    by_payment = np.zeros(len(payments), np.int64)
    np.add.at(by_payment, payment, paid)
    payments, plb = fill_in(payments, by_payment, plb, office.habits.method)
    offset = len(first.sent)
    decided = np.concatenate([first.decided, second.decided])
    return PayerSide(
        office=office,
        submissions=sent,
        sent_lines=first.lines.then(replace(second.lines, submission=second.lines.submission + offset)),
        decided=decided,
        paid_on=np.concatenate([first.paid_on, second.paid_on]),
        answers=answers,
        lines=lines,
        payments=payments,
        plb=plb,
        elsewhere=elsewhere,
        events=payer_events(office, sent, decided, answers, payments, paid, letters),
        entries=payer_entries(office, first, sent, answers, lines, payments, plb, decided, letters),
    )


def _both_turns(office: Office, claims: Batch) -> tuple[Rounds, AnsweredLines, Rounds, AnsweredLines, TakenElsewhere]:
    """What first payers answer, and then second ones; and what others' bills took of the plan years."""
    first = run_rounds(office, claims, "first")
    first_lines, spent, elsewhere = settle_first(office, first)
    second = run_rounds(office, second_claims(office, first, first_lines), "second")
    before = first_answer_to(first, first_lines, second.read.service_row)
    return first, first_lines, second, settle_second(office, second, before, spent), elsewhere


def _answers(
    office: Office, first: Rounds, first_lines: AnsweredLines, second: Rounds, second_lines: AnsweredLines
) -> tuple[Answers, AnsweredLines, Submissions, Ints, Ints]:
    """Answers and reversals of both turns in the order of decision, their lines, and each one's payer and day."""
    offset = len(first.sent)
    sent = first.sent.then(
        replace(second.sent, instead_of=np.where(second.sent.instead_of < 0, NONE, second.sent.instead_of + offset))
    )
    answered = np.concatenate([first.answered, second.answered])
    decided = np.concatenate([first.decided, second.decided])
    paid_on = np.concatenate([first.paid_on, second.paid_on])
    undone_by = np.concatenate([first.undone_by, np.where(second.undone_by < 0, NONE, second.undone_by + offset)])
    lines = first_lines.then(replace(second_lines, answer=second_lines.answer + offset))

    normal, back = np.flatnonzero(answered), np.flatnonzero(answered & (undone_by >= 0))
    about = np.concatenate([normal, back])
    by = np.concatenate([normal, undone_by[back]])
    is_back = np.arange(about.size) >= normal.size
    order = np.lexsort((~is_back, by, decided[by]))
    about, by, is_back = about[order], by[order], is_back[order]
    row_of, row_of_back = np.full(len(sent), NONE), np.full(len(sent), NONE)
    row_of[about[~is_back]] = np.flatnonzero(~is_back)
    row_of_back[about[is_back]] = np.flatnonzero(is_back)

    here = np.flatnonzero(answered[lines.answer])
    undone = here[undone_by[lines.answer[here]] >= 0]
    row = np.concatenate([row_of[lines.answer[here]], row_of_back[lines.answer[undone]]])
    order = np.argsort(row, kind="stable")
    both = replace(lines.take(np.concatenate([here, undone])[order]), answer=row[order])
    both = both.reversed(order >= here.size)

    forwarded, remark = _sent_on(office, sent, first, second)
    unknown = _nobody_found(both, about.size)
    status = claim_status(sent.order[about], forwarded=forwarded[about] & ~is_back, unknown=unknown)
    answers = Answers(
        submission=about,
        payment=np.full(about.size, NONE),
        status=np.where(is_back, REVERSED, status),
        decided=decided[by],
        reverses=np.where(is_back, row_of[about], NONE),
        remark=np.where(is_back, 0, remark[about]),
    )
    return answers, both, sent, sent.payer[about], paid_on[by]


def _sent_on(office: Office, sent: Submissions, first: Rounds, second: Rounds) -> tuple[Flags, Ints]:
    """The first answers that Medicare itself sent on, and the remark that says to whom."""
    on = second.sent.take(second.sent.kind == SENT_ON)
    stands = first.answered & (first.undone_by < 0) & ~first.idle
    visits = np.zeros(office.services.size, np.int64)
    medigap = office.roll.supplement[office.billed.plan[on.enrolment]]
    visits[on.visit] = np.where(medigap, REMARKS.index(FORWARDED_TO_MEDIGAP), REMARKS.index(FORWARDED_TO_MEDICAID))
    payable = np.bincount(first.read.submission, first.read.denied_by == 0, len(first.sent)) > 0
    remark = np.zeros(len(sent), np.int64)
    remark[: len(first.sent)] = np.where(stands & payable, visits[first.sent.visit], 0)
    return remark > 0, remark


def _nobody_found(lines: AnsweredLines, answers: int) -> Flags:
    """Answers that found no such member on any line."""
    other = np.bincount(lines.answer[lines.denied_reason != NUMBER["31"]], minlength=answers) > 0
    return ~other
