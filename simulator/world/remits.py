"""A practice's payments as objects, ready to be written as 835s or shown: built from the columns, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np

from simulator.care import modifiers, services
from simulator.care.practice import Practice
from simulator.columns import Columns, Ints
from simulator.coverage.roll import member_text
from simulator.money import Money
from simulator.payers.columns import CO, GROUPS, OA, PR
from simulator.payers.settlement import (
    COINSURANCE,
    CONTRACT,
    COPAY,
    DEDUCTIBLE,
    EARLIER_PAYER,
    REASONS,
    REDUCED,
    SEQUESTERED,
)
from simulator.payers.takeback import FORWARD, PLB_REASONS
from simulator.people.pools import family_names, given_names
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
from simulator.world.payer_side import PayerSide
from simulator.x12_text import as_sent

_PAYER_KINDS = {"Medicare": "MB", "Medicaid": "MC", "HMO": "HM"}
_PREFERRED = "12"
_OFFICE = "11"


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
    answers: Any
    lines: Any
    sent: Any
    payments: Any
    plb: Any
    billed: Any
    enrolments: Any
    visit: list[int]  # of each service
    patient: list[int]  # the PR amounts of each line
    in_payment: list[list[int]]  # the answers of each payment, and its PLB rows
    outside_in: list[list[int]]
    first_line: list[int]  # by answer, with one more at the end
    names: list[tuple[str, str]]  # by person
    codes: tuple[str, ...]

    @classmethod
    def of(cls, side: PayerSide, people: People, practice: Practice) -> _Book:
        office, payments = side.office, len(side.payments)
        given = [as_sent(name) for pool in given_names().values() for name in pool]
        family = [as_sent(name) for pool in family_names().values() for name in pool]
        return cls(
            side=side,
            practice=practice,
            answers=_lists(side.answers),
            lines=_lists(side.lines),
            sent=_lists(side.submissions),
            payments=_lists(side.payments),
            plb=_lists(side.plb),
            billed=_lists(office.care.services),
            enrolments=_lists(office.enrolments),
            visit=office.care.services.visit.tolist(),
            patient=side.lines.patient.tolist(),
            in_payment=_rows_of(side.answers.payment, payments),
            outside_in=_rows_of(side.plb.payment, payments),
            first_line=np.searchsorted(side.lines.answer, np.arange(len(side.answers) + 1)).tolist(),
            names=[
                (family[last], given[first])
                for last, first in zip(people.family_name.tolist(), people.given.tolist(), strict=True)
            ],
            codes=tuple(service.code for service in services().values()),
        )

    def payment(self, row: int) -> Payment:
        payer = self.side.office.roll.payers[self.payments.payer[row]]
        amount, on = Money(self.payments.amount[row]), _day(self.payments.on[row])
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
            reference = self.number(self.answers.submission[self.plb.answer[row]])
        return ProviderAdjustment(self.practice.npi, date(on.year, 12, 31), reason, Money(amount), reference)

    def number(self, submission: int) -> str:
        """Our own number of a claim: one for a visit, whoever pays and however often it is sent."""
        return f"{self.practice.short}{self.sent.visit[submission]:07d}"

    def claim(self, answer: int) -> ClaimPayment:
        submission = self.answers.submission[answer]
        enrolment = self.sent.enrolment[submission]
        plan = self.side.office.roll.plans[self.enrolments.plan[enrolment]]
        first, after = self.first_line[answer], self.first_line[answer + 1]
        remark, original = REMARKS[self.answers.remark[answer]], self.answers.reverses[answer]
        family, given = self.names[self.enrolments.person[enrolment]]
        member = member_text(self.enrolments.member_number[enrolment]).replace(" ", "")
        return ClaimPayment(
            number=self.number(submission),
            status=str(self.answers.status[answer]),
            charge=Money(sum(self.lines.charge[first:after])),
            paid=Money(sum(self.lines.paid[first:after])),
            patient_share=Money(sum(self.patient[first:after])),
            payer_kind=_PAYER_KINDS.get(plan.kind, _PREFERRED),
            payer_claim_number=f"{plan.payer[:2].upper()}{original if original >= 0 else answer:08d}",
            place=_OFFICE,
            frequency=str(self.sent.frequency[submission]),
            names=(Name("QC", family, given, id_kind="MI", id=member),),
            remarks=(remark,) if remark else (),
            dates=(Day("050", _day(self.sent.received[submission])),),
            services=tuple(
                self.service(line, place, self.sent.payer[submission])
                for place, line in enumerate(range(first, after), start=1)
            ),
        )

    def service(self, line: int, place: int, payer: int) -> ServicePayment:
        row, roll = self.lines.service_row[line], self.side.office.roll
        allowed, edit = self.lines.allowed[line], self.lines.edit[line]
        return ServicePayment(
            code=self.codes[self.billed.service[row]],
            charge=Money(self.lines.charge[line]),
            paid=Money(self.lines.paid[line]),
            modifiers=_modifiers(self.billed.modifier[row]),
            units=Decimal(self.billed.units[row]),
            adjustments=self.adjustments(line),
            remarks=roll.payers[payer].remarks.get(roll.manuals.names[edit], ()) if edit else (),
            dates=(Day("472", _day(int(self.side.office.billed.on[self.visit[row]]))),),
            references=(Reference("6R", str(place)),),
            amounts=(Amount("B6", Money(allowed)),) if allowed else (),
        )

    def adjustments(self, line: int) -> tuple[Adjustment, ...]:
        """A group, a reason and an amount for every cent that was not paid."""
        lines = self.lines
        parts = (
            (lines.denied[line], lines.denied_group[line], lines.denied_reason[line]),
            (lines.first_payer[line], OA, EARLIER_PAYER),
            (lines.contractual[line], lines.contractual_group[line], CONTRACT),
            (lines.reduced[line], CO, REDUCED),
            (lines.deductible[line], PR, DEDUCTIBLE),
            (lines.coinsurance[line], PR, COINSURANCE),
            (lines.copay[line], PR, COPAY),
            (lines.sequestered[line], CO, SEQUESTERED),
            (lines.other[line], lines.other_group[line], lines.other_reason[line]),
        )
        return tuple(
            Adjustment(Group(GROUPS[group]), REASONS[reason], Money(cents)) for cents, group, reason in parts if cents
        )


def _lists(columns: Columns) -> SimpleNamespace:
    return SimpleNamespace(**{each.name: getattr(columns, each.name).tolist() for each in fields(columns)})


def _rows_of(payment: Ints, payments: int) -> list[list[int]]:
    """The rows of each payment, in their order."""
    order = np.argsort(payment, kind="stable")
    return [rows.tolist() for rows in np.split(order, np.searchsorted(payment[order], np.arange(1, payments)))]


@cache
def _day(number: int) -> date:
    return date.fromordinal(number)


@cache
def _modifiers(bits: int) -> tuple[str, ...]:
    return tuple(code for at, code in enumerate(modifiers()) if bits >> at & 1)
