"""A practice's payments as objects, ready to be written as 835s or shown: built from the columns, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import SimpleNamespace

import numpy as np

from simulator.care.practice import Practice
from simulator.columns import Ints
from simulator.money import Money
from simulator.payers.takeback import FORWARD, PLB_REASONS
from simulator.people.one_person import all_names
from simulator.people.population import People
from simulator.remittance.cheques import REMARKS
from simulator.remittance.payment import (
    Amount,
    ClaimPayment,
    Day,
    Name,
    Parties,
    Payment,
    ProviderAdjustment,
    Reference,
    ServicePayment,
)
from simulator.remittance.remit import Adjustment, Group
from simulator.remittance.x12.from_remits import BANK, PAYER_ID, party_of_payer, party_of_practice
from simulator.world.as_sent import AsSent, Reasons, as_sent_by, day_of, lists, payer_kind
from simulator.world.payers.side import PayerSide
from simulator.x12_text import as_sent

_OFFICE = "11"
_GROUPS = {group.value: group for group in Group}


def payments_of(
    side: PayerSide, people: People, practice: Practice, rows: Sequence[int] | None = None
) -> Iterator[Payment]:
    """The payments of a practice, or some of them by row, each with all its claims, lines and PLB rows."""
    book = _Book.of(side, people, practice)
    for row in range(len(side.payments)) if rows is None else rows:
        yield book.payment(row)


@dataclass(frozen=True, slots=True)
class _Book:
    """What is looked up again and again, as plain lists: they are read one by one, which columns are slow at."""

    side: PayerSide
    practice: Practice
    on: AsSent
    answers: SimpleNamespace
    lines: SimpleNamespace
    sent: SimpleNamespace
    payments: SimpleNamespace
    plb: SimpleNamespace
    enrolments: SimpleNamespace
    visit_days: list[int]
    charge: list[int]  # by answer, and what was paid, and the PR amounts
    paid: list[int]
    patient: list[int]
    reasons: Reasons
    in_payment: list[list[int]]  # the answers of each payment, and its PLB rows
    outside_in: list[list[int]]
    first_line: list[int]  # by answer, with one more at the end
    names: list[tuple[str, str]]  # by person

    @classmethod
    def of(cls, side: PayerSide, people: People, practice: Practice) -> _Book:
        office, payments = side.office, len(side.payments)
        given, family = (tuple(map(as_sent, names)) for names in all_names())
        return cls(
            side=side,
            practice=practice,
            on=as_sent_by(side, practice),
            answers=lists(side.answers),
            lines=lists(side.lines),
            sent=lists(side.submissions),
            payments=lists(side.payments),
            plb=lists(side.plb),
            enrolments=lists(office.enrolments),
            visit_days=office.billed.on.tolist(),
            charge=_by_answer(side, side.lines.charge),
            paid=_by_answer(side, side.lines.paid),
            patient=_by_answer(side, side.lines.patient),
            reasons=Reasons.of(side.lines),
            in_payment=_rows_of(side.answers.payment, payments),
            outside_in=_rows_of(side.plb.payment, payments),
            first_line=np.searchsorted(side.lines.answer, np.arange(len(side.answers) + 1)).tolist(),
            names=[
                (family[last], given[first])
                for last, first in zip(people.family_name.tolist(), people.given.tolist(), strict=True)
            ],
        )

    def payment(self, row: int) -> Payment:
        payer = self.side.office.roll.payers[self.payments.payer[row]]
        amount, on = Money(self.payments.amount[row]), day_of(self.payments.on[row])
        method = ("CHK", "ACH")[self.payments.method[row]] if amount else "NON"
        return Payment(
            amount=amount,
            trace=self.trace(row),
            payer_id=PAYER_ID,
            on=on,
            parties=Parties(party_of_payer(payer), party_of_practice(self.practice)),
            claims=tuple(map(self.claim, self.in_payment[row])),
            provider_adjustments=tuple(self.outside(at, on) for at in self.outside_in[row]),
            handling="I" if amount else "H",
            method=method,
            bank=BANK if method == "ACH" else (),
            produced=on,
            control=f"{row + 1:04d}",
        )

    def trace(self, row: int) -> str:
        """The number of a cheque or transfer: its payer's name begins it."""
        name = self.side.office.roll.payers[self.payments.payer[row]].id
        return f"{name[:3].upper()}{self.payments.trace[row]}"

    def outside(self, row: int, on: date) -> ProviderAdjustment:
        reason, amount, payment = PLB_REASONS[self.plb.reason[row]], self.plb.amount[row], self.plb.payment[row]
        if reason == FORWARD:  # the payment that could not take it names it, and so does the next one
            reference = self.trace(payment if amount < 0 else payment - 1)
        else:
            reference = self.on.numbers[self.answers.submission[self.plb.answer[row]]]
        return ProviderAdjustment(self.practice.npi, date(on.year, 12, 31), reason, Money(amount), reference)

    def claim(self, answer: int) -> ClaimPayment:
        submission = self.answers.submission[answer]
        enrolment = self.sent.enrolment[submission]
        plan = self.side.office.roll.plans[self.enrolments.plan[enrolment]]
        first, after = self.first_line[answer], self.first_line[answer + 1]
        remark = REMARKS[self.answers.remark[answer]]
        family, given = self.names[self.enrolments.person[enrolment]]
        on, payer = self.visit_days[self.sent.visit[submission]], self.sent.payer[submission]
        return ClaimPayment(
            number=self.on.numbers[submission],
            status=str(self.answers.status[answer]),
            charge=Money(self.charge[answer]),
            paid=Money(self.paid[answer]),
            patient_share=Money(self.patient[answer]),
            payer_kind=payer_kind(plan.kind),
            payer_claim_number=self.on.payer_numbers[answer],
            place=_OFFICE,
            frequency=str(self.sent.frequency[submission]),
            names=(Name("QC", family, given, id_kind="MI", id=self.on.members[submission]),),
            remarks=(remark,) if remark else (),
            dates=(Day("050", day_of(self.sent.received[submission])),),
            services=tuple([self.service(line, on, payer) for line in range(first, after)]),
        )

    def service(self, line: int, on: int, payer: int) -> ServicePayment:
        sent, lines, roll = self.on.answered[line], self.lines, self.side.office.roll
        allowed, edit = lines.allowed[line], lines.edit[line]
        why = self.reasons.why(line)
        return ServicePayment(
            code=self.on.codes[sent],
            charge=Money(lines.charge[line]),
            paid=Money(lines.paid[line]),
            modifiers=self.on.modifiers[sent],
            units=_count(self.on.units[sent]),
            adjustments=tuple([Adjustment(_GROUPS[group], reason, Money(cents)) for group, reason, cents in why]),
            remarks=roll.payers[payer].remarks.get(roll.manuals.names[edit], ()) if edit else (),
            dates=_seen(on),
            references=_numbered(self.on.line_numbers[self.on.rows[sent]]),
            amounts=(Amount("B6", Money(allowed)),) if allowed else (),
        )


_count = cache(Decimal)  # few numbers come again and again


@cache
def _seen(on: int) -> tuple[Day, ...]:
    return (Day("472", day_of(on)),)


@cache
def _numbered(line: str) -> tuple[Reference, ...]:
    return (Reference("6R", line),)


def _by_answer(side: PayerSide, amounts: Ints) -> list[int]:
    found = np.zeros(len(side.answers), np.int64)
    np.add.at(found, side.lines.answer, amounts)
    summed: list[int] = found.tolist()
    return summed


def _rows_of(payment: Ints, payments: int) -> list[list[int]]:
    """The rows of each payment, in their order."""
    order = np.argsort(payment, kind="stable")
    return [rows.tolist() for rows in np.split(order, np.searchsorted(payment[order], np.arange(1, payments)))]
