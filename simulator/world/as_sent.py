"""What stood on each thing that was sent, slips and all: numbers, members, modifiers, units, diagnoses, approvals.

Claims (837) and the payers' answers to them (835) both say it, so it is worked out once for both. It is kept as plain
lists: whoever writes reads them one by one, which columns are slow at.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import SimpleNamespace

import numpy as np

from simulator.care import diagnoses, modifiers, services
from simulator.care.practice import Practice
from simulator.claims.sent import CAUSE, SENT_BACK_FOR
from simulator.columns import Columns, Ints
from simulator.coverage.roll import member_text
from simulator.payers.columns import DIAGNOSIS, GROUPS, RECORDS, REFERRING
from simulator.payers.roll import Roll, lines_of
from simulator.payers.settlement import (
    REASONS,
)
from simulator.remittance.cheques import AnsweredLines
from simulator.world.payers.side import PayerSide
from simulator.world.settings import A_PRACTICE

LEFT_OFF = -1
_NOBODYS_SEAT = "99"  # no contract has so many seats: what a slip of the pen makes of a member number
_PAYER_KINDS = {"Medicare": "MB", "Medicaid": "MC", "HMO": "HM", "POS": "13", "EPO": "14", "Medigap": "15"}
_PREFERRED = "12"


@dataclass(frozen=True, slots=True)
class AsSent:
    """By sending: our number of the claim and the member number. By line of a sending: what stood on it."""

    numbers: list[str]
    members: list[str]
    first_line: list[int]  # by sending, with one more at the end
    rows: list[int]  # of the services, by line
    codes: list[str]
    modifiers: list[tuple[str, ...]]
    units: list[int]
    diagnoses: list[int]  # numbers in diagnoses(), or LEFT_OFF
    approved: list[bool]  # an approval's number stood on it
    lacks: list[int]  # bits of what was left off
    referred: list[bool]  # somebody had to ask for it, and the claim says who
    records: list[bool]  # the chart note came with it
    payer_numbers: list[str]  # by answer: the payer's own number of the claim
    line_numbers: list[str]  # by service: its place at its visit, which comes back in the answer
    answered: list[int]  # by line of an answer: the line that it answers


def as_sent_by(side: PayerSide, practice: Practice) -> AsSent:
    """All that a practice sent."""
    office, sent = side.office, side.submissions
    order = np.argsort(side.sent_lines.submission, kind="stable")
    lines = side.sent_lines.take(order)
    held = lines_of(office.roll, office.billed, sent, lines, np.zeros(len(sent), np.int64))
    service, payer = held.service, sent.payer[lines.submission]
    off, misfit = (lines.mistake == CAUSE[slip] for slip in ("diagnosis_not_in_policy", "wrong_modifier"))
    diagnosis = office.billed.diagnosis[lines.service_row]
    diagnosis = np.where(off, _unpaid(office.roll)[payer, service], diagnosis)
    bits = np.where(misfit, _misfit(office.roll)[service], held.modifier)
    known = [each.code for each in services().values()]
    place = np.arange(office.billed.service.size) - office.first_service[office.care.services.visit] + 1
    return AsSent(
        numbers=[f"{practice.short}{visit:011d}" for visit in (sent.visit + office.practice * A_PRACTICE).tolist()],
        members=_members(side),
        first_line=np.searchsorted(lines.submission, np.arange(len(sent) + 1)).tolist(),
        rows=lines.service_row.tolist(),
        codes=[known[each] for each in service.tolist()],
        modifiers=[_modifiers(each) for each in bits.tolist()],
        units=held.units.tolist(),
        diagnoses=np.where(held.lacks & DIAGNOSIS, LEFT_OFF, diagnosis).tolist(),
        approved=(held.needs_authorization & (held.approved_units > 0)).tolist(),
        lacks=held.lacks.tolist(),
        referred=(office.roll.catalogue.referral_needed[service] & (held.lacks & REFERRING == 0)).tolist(),
        records=(office.roll.wants_records[payer, service] & (held.lacks & RECORDS == 0)).tolist(),
        payer_numbers=_payer_numbers(side),
        line_numbers=[str(each) for each in place.tolist()],
        answered=_answered(side, lines.submission, lines.service_row),
    )


def payer_kind(plan_kind: str) -> str:
    """How a claim and its answer say what kind of plan it is."""
    return _PAYER_KINDS.get(plan_kind, _PREFERRED)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why the lines of answers were not paid: a group, a reason and an amount for every cent."""

    first: list[int]  # by line, with one more at the end
    groups: list[str]
    reasons: list[str]
    cents: list[int]

    @classmethod
    def of(cls, lines: AnsweredLines) -> Reasons:
        found = lines.adjustments
        return cls(
            first=np.searchsorted(found.line, np.arange(len(lines) + 1)).tolist(),
            groups=[GROUPS[each] for each in found.group.tolist()],
            reasons=[REASONS[each] for each in found.reason.tolist()],
            cents=found.amount.tolist(),
        )

    def why(self, line: int) -> list[tuple[str, str, int]]:
        """Why one line was not paid in full."""
        here = slice(self.first[line], self.first[line + 1])
        return list(zip(self.groups[here], self.reasons[here], self.cents[here], strict=True))


def lists(columns: Columns) -> SimpleNamespace:
    """Columns as plain lists by their names."""
    return SimpleNamespace(**{each.name: getattr(columns, each.name).tolist() for each in fields(columns)})


@cache
def day_of(number: int) -> date:
    return date.fromordinal(number)


def _members(side: PayerSide) -> list[str]:
    sent = side.submissions
    found = []
    for number, slip, back in zip(
        side.office.enrolments.member_number[sent.enrolment].tolist(),
        sent.mistake.tolist(),
        sent.front_end.tolist(),
        strict=True,
    ):
        text = member_text(number).replace(" ", "")
        if slip == CAUSE["wrong_member_number"]:
            text = text[:-2] + _NOBODYS_SEAT
        if SENT_BACK_FOR[back] == "member number not in its form":
            text = text[2:]
        found.append(text)
    return found


def _payer_numbers(side: PayerSide) -> list[str]:
    """What takes an answer back bears that answer's number."""
    answers, start = side.answers, side.office.practice * A_PRACTICE
    letters = [payer.id[:2].upper() for payer in side.office.roll.payers]
    rows = np.where(answers.reverses < 0, np.arange(len(answers)), answers.reverses) + start
    payers = side.submissions.payer[answers.submission].tolist()
    return [f"{letters[payer]}{row:011d}" for payer, row in zip(payers, rows.tolist(), strict=True)]


def _answered(side: PayerSide, submission: Ints, row: Ints) -> list[int]:
    """For each line of an answer the place of the sent line that it answers."""
    rows = side.office.billed.service.size
    keys = submission * rows + row
    order = np.argsort(keys)
    wanted = side.answers.submission[side.lines.answer] * rows + side.lines.service_row
    found: list[int] = order[np.searchsorted(keys[order], wanted)].tolist()
    return found


def _unpaid(roll: Roll) -> Ints:
    """By payer and service: a diagnosis for which the payer's policy does not pay it, likely ones first."""
    numbers = {code: number for number, code in enumerate(diagnoses())}
    found = np.zeros(roll.has_policy.shape, np.int64)
    for at, service in enumerate(services().values()):
        likely = [numbers[code] for code in (*service.diagnoses, *service.seldom_paid_for)]
        for payer in range(len(roll.payers)):
            paid = roll.necessary[payer, at]
            found[payer, at] = next((each for each in likely if not paid[each]), int(np.argmin(paid)))
    return found


def _misfit(roll: Roll) -> Ints:
    """By service: the bit of a modifier that does not fit it."""
    bits = [1 << place for place in range(len(modifiers()))]
    return np.array([next(bit for bit in bits if not fits & bit) for fits in roll.catalogue.modifiers.tolist()])


@cache
def _modifiers(bits: int) -> tuple[str, ...]:
    return tuple(code for at, code in enumerate(modifiers()) if bits >> at & 1)
