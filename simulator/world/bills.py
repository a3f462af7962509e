"""A practice's claims as an 837 carries them: each day's, with the slips that nobody saw.

What went by letter (a dispute), what a payer did of its own accord and what one payer sent on to another is no claim of
the practice, and is not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import SimpleNamespace

import numpy as np

from simulator.care import diagnoses
from simulator.care.offices import doctors_of, practice_of
from simulator.care.practice import Doctor as Known
from simulator.care.practice import Practice, doctors
from simulator.claims.sent import CAUSE, CLAIM, REPLACED, SENT_BACK_FOR
from simulator.claims.x12 import (
    Address,
    Bill,
    BilledLine,
    BillingProvider,
    Doctor,
    EarlierAnswer,
    EarlierLine,
    Member,
    PayerName,
    Transmission,
    said_once,
)
from simulator.claims.x12.bill import REPLACEMENT
from simulator.columns import Ints
from simulator.coverage import Plan
from simulator.money import Money
from simulator.payers.columns import RENDERING
from simulator.payers.payer import Payer
from simulator.people.one_person import all_names
from simulator.people.pools import streets, towns
from simulator.world.as_sent import LEFT_OFF, AsSent, Reasons, as_sent_by, day_of, lists, payer_kind
from simulator.world.payers.side import PayerSide
from simulator.world.practice import PracticeWorld

TAX_NUMBER = "000000000"  # never issued
NO_DIAGNOSIS = "R69"  # illness, not named: stands where one was left off, since every line points at a diagnosis
CORRECTED = "CORRECTED CLAIM"
_NONE = -1
_WORKS_STILL = "12"  # why Medicare pays second here: a plan of somebody's employer pays first


def transmissions_of(world: PracticeWorld, as_of: date | None = None) -> Iterator[Transmission]:
    """What the practice sent, a transaction for each day and billing number, up to the end of a day or all of it."""
    desk = _Desk.of(world)
    sent = world.payers.submissions
    ours = (sent.kind == CLAIM) | (sent.kind == REPLACED)
    if as_of:
        ours &= sent.sent <= as_of.toordinal()
    rows = np.flatnonzero(ours)
    old = sent.mistake[rows] == CAUSE["old_billing_number"]
    rows = rows[np.lexsort((rows, old, sent.sent[rows]))]
    together = groupby(rows.tolist(), key=lambda row: (desk.sent.sent[row], desk.npi(row)))
    for place, ((day, npi), some) in enumerate(together, start=1):
        bills = tuple(map(desk.bill, some))
        yield Transmission(day_of(day), f"{place:04d}", _billing(desk.practice, npi), bills)


def _billing(practice: Practice, npi: str) -> BillingProvider:
    phone = "".join(sign for sign in practice.phone if sign.isdigit())
    return BillingProvider(practice.name, npi, TAX_NUMBER, _address(practice.street, practice.town), phone)


def _address(street: str, town: str) -> Address:
    """ZZ is in no post office's list of states, and so is left off."""
    city, _, rest = town.partition(", ")
    return Address(street, city, rest.rpartition(" ")[2])


def _payer(payer: Payer) -> PayerName:
    return PayerName(payer.name, payer.id.upper())


def _standing(side: PayerSide) -> Ints:
    """By service the line of the first payer's answer that stands and pays it; _NONE for none."""
    answers, lines = side.answers, side.lines
    taken_back = np.zeros(len(answers), bool)
    taken_back[answers.reverses[answers.reverses >= 0]] = True
    first = (side.submissions.order[answers.submission] == 1) & (answers.reverses < 0) & ~taken_back
    rows = np.flatnonzero(first[lines.answer] & (lines.denied == 0))
    found = np.full(side.office.billed.service.size, _NONE)
    found[lines.service_row[rows]] = rows
    return found


def _doctor(known: Known) -> Doctor:
    given, _, family = known.name.partition(" ")
    return Doctor(family, given, known.npi)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is looked up again and again for one claim after the other."""

    side: PayerSide
    practice: Practice
    on: AsSent
    sent: SimpleNamespace
    people: SimpleNamespace
    visits: SimpleNamespace
    charges: list[int]  # by service
    enrolments: SimpleNamespace
    answer_lines: SimpleNamespace
    reasons: Reasons
    answer_of: list[int]  # by sending: its own answer, not one that was taken back again
    earlier: list[int]  # by service: the line of the first payer's standing answer
    treating: tuple[Doctor, ...]
    referring: tuple[Doctor, ...]
    payers: tuple[PayerName, ...]
    codes: tuple[str, ...]

    @classmethod
    def of(cls, world: PracticeWorld) -> _Desk:
        side, practice, visits = world.payers, practice_of(world.practice), world.care.visits
        answers = side.answers
        answer_of = np.full(len(side.submissions), _NONE)
        own = np.flatnonzero(answers.reverses < 0)
        answer_of[answers.submission[own]] = own
        return cls(
            side=side,
            practice=practice,
            on=as_sent_by(side, practice),
            sent=lists(side.submissions),
            people=lists(world.population.people),
            visits=lists(visits),
            charges=world.care.services.charge.tolist(),
            enrolments=lists(world.enrolments),
            answer_lines=lists(side.lines),
            reasons=Reasons.of(side.lines),
            answer_of=answer_of.tolist(),
            earlier=_standing(side).tolist(),
            treating=tuple(map(_doctor, doctors_of(world.practice, 1 + int(visits.doctor.max(initial=0))))),
            referring=tuple(map(_doctor, doctors())),
            payers=tuple(map(_payer, side.office.roll.payers)),
            codes=tuple(diagnoses()),
        )

    def npi(self, row: int) -> str:
        old = self.sent.mistake[row] == CAUSE["old_billing_number"]
        return self.practice.former_npi if old else self.practice.npi

    def bill(self, row: int) -> Bill:
        """One claim as it went out."""
        sent, on = self.sent, self.on
        back, is_second = SENT_BACK_FOR[sent.front_end[row]], sent.order[row] == 2
        plan = self.plan(row)
        payer = self.payers[sent.payer[row]]
        lines = range(on.first_line[row], on.first_line[row + 1])
        codes = [self.diagnosis(line, back) for line in lines]
        named = tuple(dict.fromkeys(codes))
        earlier = self.earlier_answer(row, lines) if is_second else None
        replaces = sent.frequency[row] == int(REPLACEMENT)
        rendering, treated = said_once([self.treating_doctor(row, line) for line in lines])
        referring, referred = said_once([self.referrer(row, line) for line in lines])
        return Bill(
            number=on.numbers[row],
            payer=PayerName(payer.name, payer.number[:-1]) if back == "payer's number wrong" else payer,
            payer_kind=payer_kind(plan.kind),
            member=self.member(row, born_known=back != "birth date left off"),
            lines=tuple(
                [
                    self.line(row, line, 1 + named.index(code), *who, with_answer=earlier is not None)
                    for line, code, who in zip(lines, codes, zip(treated, referred, strict=True), strict=True)
                ]
            ),
            diagnoses=named,
            turn="S" if is_second else "P",
            plan=plan.name,
            why_second=_WORKS_STILL if is_second and plan.kind == "Medicare" else "",
            frequency=str(sent.frequency[row]),
            replaces=self.replaced(row) if replaces else "",
            records=on.numbers[row] if any(on.records[line] for line in lines) else "",
            note=CORRECTED if replaces else "",
            rendering=rendering,
            referring=referring,
            earlier=earlier,
        )

    def plan(self, row: int) -> Plan:
        number: int = self.enrolments.plan[self.sent.enrolment[row]]
        return self.side.office.roll.plans[number]

    def member(self, row: int, *, born_known: bool) -> Member:
        person, people = self.enrolments.person[self.sent.enrolment[row]], self.people
        given, family = all_names()
        return Member(
            family=family[people.family_name[person]],
            given=given[people.given[person]],
            number=self.on.members[row],
            address=_address(
                f"{people.street_number[person]} {streets()[people.street[person]]}", towns()[people.town[person]]
            ),
            born=day_of(people.born[person]) if born_known else None,
            sex="F" if people.female[person] else "M",
        )

    def treating_doctor(self, row: int, line: int) -> Doctor | None:
        left_off = self.on.lacks[line] & RENDERING
        return None if left_off else self.treating[self.visits.doctor[self.sent.visit[row]]]

    def referrer(self, row: int, line: int) -> Doctor | None:
        person = self.visits.person[self.sent.visit[row]]
        return self.referring[person % len(self.referring)] if self.on.referred[line] else None

    def line(
        self, row: int, line: int, point: int, rendering: Doctor | None, referring: Doctor | None, *, with_answer: bool
    ) -> BilledLine:
        on, service, visit = self.on, self.on.rows[line], self.sent.visit[row]
        return BilledLine(
            number=on.line_numbers[service],
            code=on.codes[line],
            charge=Money(self.charges[service]),
            units=on.units[line],
            on=day_of(self.visits.on[visit]),
            diagnoses=(point,),
            modifiers=on.modifiers[line],
            approval=f"AP{on.numbers[row]}{on.line_numbers[service]}" if on.approved[line] else "",
            rendering=rendering,
            referring=referring,
            earlier=self.earlier_line(service) if with_answer else None,
        )

    def diagnosis(self, line: int, back: str) -> str:
        """As it was sent: one that is too short is what a front end sends back."""
        number = self.on.diagnoses[line]
        code = NO_DIAGNOSIS if number == LEFT_OFF else self.codes[number]
        return code.partition(".")[0] if back == "diagnosis not valid" else code

    def replaced(self, row: int) -> str:
        """The payer's number of the last answer that this claim replaces; what was never answered is passed over."""
        before: int = self.sent.instead_of[row]
        while self.answer_of[before] == _NONE:
            before = self.sent.instead_of[before]
        return self.on.payer_numbers[self.answer_of[before]]

    def earlier_answer(self, row: int, lines: range) -> EarlierAnswer | None:
        """What the first payer said about these lines, unless it was left off."""
        known = [at for line in lines if (at := self.earlier[self.on.rows[line]]) != _NONE]
        if not known or self.sent.mistake[row] == CAUSE["first_answer_left_off"]:
            return None
        answer = self.answer_lines.answer[known[0]]
        first = self.side.answers.submission[answer]
        return EarlierAnswer(
            payer=self.payers[self.sent.payer[first]],
            payer_kind=payer_kind(self.plan(first).kind),
            member_number=self.on.members[first],
            claim_number=self.on.payer_numbers[answer],
        )

    def earlier_line(self, service: int) -> EarlierLine | None:
        at, lines = self.earlier[service], self.answer_lines
        if at == _NONE:
            return None
        paid_on = self.side.payments.on[self.side.answers.payment[lines.answer[at]]]
        why = tuple((group, reason, Money(cents)) for group, reason, cents in self.reasons.why(at))
        return EarlierLine(Money(lines.paid[at]), why, day_of(int(paid_on)))
