"""A claim that is followed up, as plain facts that go to JSON and come back the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from simulator.money import ZERO, Money, total
from simulator.payers.appeals import AppealFile, DeniedLine, Evidence
from simulator.payers.payer import load_payer
from simulator.payers.portal import ClaimEvent


@dataclass(frozen=True, slots=True)
class InFile:
    """A paper in our file that could go into an envelope. `paper` is what its reader finds on it."""

    title: str
    note: str
    pages: int
    paper: Evidence

    @property
    def id(self) -> str:
        return self.paper.id


@dataclass(frozen=True, slots=True)
class Share:
    """What the patient owes more on a line, once it is paid. Below zero where the line had left too much with them."""

    line: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Split:
    """How the payer answered a line: what it paid, and what it put on the patient (PR), refused or as usual.

    Of a line without an answer all of the charge is open.
    """

    line: int
    charge: Money
    paid: Money
    patient: Money
    refused: Money  # of the patient's


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the payer has on file, what lies in ours, and what would put the claim right.

    `mend` names the field of the claim that a corrected claim must change, "" where the claim is as it should be;
    `next_payer` is a plan that should have been billed first or instead, or one that comes second. `letter` has the
    values that a letter may state (LetterFile as JSON). `patient_shares` is what the patient would owe of the unpaid
    lines once they are paid.
    Of what was refused, `with_patient` is what the payer put on the patient (PR), `office_holds` what it left with us.
    `splits` has every line of the claim, the paid ones too.

    `events` are what a status answer tells of. Where no answer has come, `silence` says what became of the claim, and
    `due` when the payer answers by itself; `report` and `report_on` are the front end's report that took it in.
    """

    payer: str
    road: str
    rung: str
    patient: str
    member_id: str
    claim_number: str
    our_claim: str
    service_date: date
    notice_date: date
    filing_last_day: date
    lines: tuple[DeniedLine, ...]
    numbers: tuple[str, ...]
    papers: tuple[InFile, ...]
    mend: str
    next_payer: str
    names: tuple[str, ...]  # what each line of the claim was for, the first line first
    patient_shares: tuple[Share, ...]
    with_patient: Money
    office_holds: Money
    letter: dict[str, Any]
    answers: bool = True
    days_to_answer: int | None = None
    care_to_come: bool = False
    urgent: bool = False
    silence: str = ""
    events: tuple[ClaimEvent, ...] = ()
    due: date | None = None
    report: str = ""
    report_on: date | None = None
    npi: str = ""
    born: date | None = None
    provider: str = ""
    loses_papers: bool = False
    for_next_payer: Money = ZERO  # what the payer left to the patient, and a plan that pays second may owe
    splits: tuple[Split, ...] = ()

    @property
    def at_stake(self) -> Money:
        """What the office gains if every unpaid line is settled: the payer's part, and then the patient's."""
        return total(line.payable for line in self.lines) + total(share.amount for share in self.patient_shares)

    @property
    def line_names(self) -> dict[int, str]:
        return dict(enumerate(self.names, 1))

    def as_the_payer_has_it(self) -> AppealFile:
        """The payer's own file, from which it decides."""
        return AppealFile(
            road=self.road,
            rung=self.rung,
            payer=load_payer(self.payer),
            patient=self.patient,
            member_id=self.member_id,
            claim_number=self.claim_number,
            our_claim=self.our_claim,
            service_date=self.service_date,
            notice_date=self.notice_date,
            lines=self.lines,
            filing_last_day=self.filing_last_day,
            numbers=frozenset(self.numbers),
            care_to_come=self.care_to_come,
            urgent=self.urgent,
            answers=self.answers,
            days_to_answer=self.days_to_answer,
        )
