"""What a payer answers to an appeal: a decision on what was sent, line by line, and never a throw of dice.

The same packet and the same file give the same answer. The remittance and the postings that follow are made elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.dates import long_date
from simulator.money import ZERO, Money, total
from simulator.payers.appeals.clocks import Deadline, answer_due
from simulator.payers.appeals.gates import Stop, disputed, first_stop, not_checked
from simulator.payers.appeals.hears import hears
from simulator.payers.appeals.ladders import Rung, ladder
from simulator.payers.appeals.packet import AppealFile, DeniedLine, Evidence, Packet, not_a_case
from simulator.payers.appeals.proofs import family, kinds, no_appeal, prove
from simulator.payers.appeals.steps import ACTS, NextStep, after_stop, at_level, level_above

_SOONER = 3  # what is not read through is answered in a third of the time


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """The answer to one line: granted, upheld or returned; what becomes payable; and why, as the letter says it."""

    number: int
    outcome: str
    payable: Money
    says: str
    used: tuple[str, ...] = ()  # the papers that proved it
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivacyEvent:
    """A paper that should not have been sent. `what` is another_patient, never_sent or beyond_need."""

    evidence: str
    what: str
    says: str


@dataclass(frozen=True, slots=True)
class AppealDecision:
    """A payer's answer. `answered_on` is None for silence, and `due` is then the day that ran out.

    `warns` are last days and least amounts that would have stopped the request, had they been checked.
    """

    outcome: str
    reason: str
    says: str
    lines: tuple[LineAnswer, ...]
    answered_on: date | None
    due: date | None
    privacy: tuple[PrivacyEvent, ...]
    next: NextStep
    warns: tuple[str, ...] = ()

    @property
    def payable(self) -> Money:
        return total(line.payable for line in self.lines)


def decide(packet: Packet, file: AppealFile) -> AppealDecision:
    """What the payer answers to this packet, and when.

    What was not checked stops no request: `warns` says so. Raises NoSuchRung for a road or a rung that no ladder has;
    NotACase for days or amounts that cannot be; CannotCount for a clock that lacks its start; and NotYetInForce for a
    notice from before a rule's first day.
    """
    not_a_case(packet, file)
    asked = ladder(packet.road).rung(packet.rung)
    due = answer_due(asked, packet.received, care_to_come=file.care_to_come)
    privacy = privacy_events(packet, file)
    stop = first_stop(packet, file)
    if not file.answers:
        return _silence(asked, file, due, privacy, stop)
    if stop:
        on = _answered_on(packet, file, due, _SOONER)
        step = after_stop(stop, file, on)
        return AppealDecision(stop.outcome, stop.reason, stop.says, (), on, _day(due), privacy, step)
    lines = tuple(_answer(line, packet, file, asked) for line in disputed(packet, file))
    outcome = _outcome(lines)
    on = _answered_on(packet, file, due, _SOONER if outcome == "returned" else 1)
    says = (_FROM_OUTSIDE if asked.answered_by else _IN_WORDS)[outcome].format(
        amount=total(line.payable for line in lines).dollars
    )
    step = _after_reading(lines, asked, file, on)
    return AppealDecision(outcome, outcome, says, lines, on, _day(due), privacy, step, not_checked(packet, file))


def next_file(file: AppealFile, decision: AppealDecision) -> AppealFile:
    """The payer's file after an answer that opens the next level: that level, counted from the new notice.

    A file that the payer sends on lies at the level that reads it then. Lines that were granted have left the dispute.
    After the last level that was open it is over. Any other decision leaves the file as it is.
    """
    rung, deadline = decision.next.rung, decision.next.deadline
    if decision.lines and decision.next.act == "close":
        return replace(file, lines=_left(file, decision.lines), is_over=True)
    if rung is None or not (deadline or rung.by_itself):
        return file
    if rung.id == file.rung:
        return replace(file, lines=_left(file, decision.lines))
    notice, shown = decision.answered_on or decision.due or file.notice_date, decision.answered_on is not None
    left = _left(file, decision.lines)
    return replace(file, rung=rung.id, notice_date=notice, notice_shown=shown, received=None, lines=left)


def sent_on(packet: Packet, file: AppealFile, on: date) -> Packet:
    """The same packet, as the payer itself hands it to the level that is open now."""
    return replace(packet, rung=file.rung, filed_by="payer", sent=on, received=on)


def privacy_events(packet: Packet, file: AppealFile) -> tuple[PrivacyEvent, ...]:
    """Papers that should not have left the office. They are recorded, whatever the answer, and are no ground for it."""
    needed = frozenset[str]().union(*(family(line.reason).needs(line) for line in file.lines))
    return tuple(event for paper in packet.evidence if (event := _privacy_event(paper, file, needed)))


def of_another_day(packet: Packet, file: AppealFile) -> tuple[PrivacyEvent, ...]:
    """Of a request for records: papers of the right kind that tell of this person's health on another day."""
    return tuple(
        PrivacyEvent(
            paper.id,
            "beyond_need",
            f"The {kinds()[paper.kind].says} is of {long_date(paper.on)}. Nobody has asked about that day.",
        )
        for paper in packet.evidence
        if paper.patient == file.patient
        and paper.on not in (None, file.service_date)
        and paper.kind in kinds()
        and kinds()[paper.kind].clinical
        and not kinds()[paper.kind].never
        and any(paper.kind == line.wants for line in file.lines)
    )


def _privacy_event(paper: Evidence, file: AppealFile, needed: frozenset[str]) -> PrivacyEvent | None:
    kind = kinds().get(paper.kind)
    named = kind.says if kind else paper.kind.replace("_", " ")
    if paper.patient != file.patient:
        return PrivacyEvent(paper.id, "another_patient", f"The {named} is about another patient.")
    if kind and kind.never:
        return PrivacyEvent(paper.id, "never_sent", f"The {named} should not be sent. {kind.never}")
    if kind and kind.clinical and kind.name not in needed:
        return PrivacyEvent(paper.id, "beyond_need", f"The {named} tells of health, and this reason does not need it.")
    return None


def _answer(line: DeniedLine, packet: Packet, file: AppealFile, asked: Rung) -> LineAnswer:
    if closed := no_appeal(line):
        return LineAnswer(line.number, "upheld", ZERO, closed.says)
    if "clerical_error" in asked.only_for:
        return _reopened(line, packet, file)
    own = family(line.reason)
    road = own.road_of(line)
    if road == "none":
        return LineAnswer(line.number, "upheld", ZERO, own.upheld)
    if road != "dispute":
        return LineAnswer(line.number, "returned", ZERO, _RETURNED[road])
    if not hears(asked, line):
        return LineAnswer(line.number, "upheld", ZERO, _NO_JUDGEMENT)
    if "denial_code" in asked.must_hold and line.reason not in packet.denial_codes:
        named = ", ".join(packet.denial_codes)
        return LineAnswer(line.number, "upheld", ZERO, f"You wrote about {named}; this line was {line.answered_with}.")
    if "ground" in asked.must_hold and own.name not in packet.grounds:
        return LineAnswer(
            line.number, "upheld", ZERO, f"Your ground does not meet the reason that was given. {own.upheld}"
        )
    proof = prove(line, packet.evidence, file)
    if proof.proven:
        return LineAnswer(line.number, "granted", line.payable, own.granted, proof.by)
    return LineAnswer(line.number, "upheld", ZERO, own.upheld, missing=proof.missing)


def _reopened(line: DeniedLine, packet: Packet, file: AppealFile) -> LineAnswer:
    """A reopening puts a slip on the claim right, and nothing else: what needs judging goes to an appeal."""
    own = family(line.reason)
    if not own.is_clerical:
        return LineAnswer(line.number, "upheld", ZERO, "This was refused for no slip on the claim. Appeal it.")
    proof = prove(line, [paper for paper in packet.evidence if paper.kind == "corrected_field"], file)
    if proof.proven:
        return LineAnswer(line.number, "granted", line.payable, own.granted, proof.by)
    return LineAnswer(line.number, "upheld", ZERO, own.upheld, missing=proof.missing)


def _outcome(lines: Sequence[LineAnswer]) -> str:
    outcomes = {line.outcome for line in lines}
    if "granted" in outcomes:
        return "granted" if len(outcomes) == 1 else "granted_in_part"
    return "upheld" if "upheld" in outcomes else "returned"


_IN_WORDS = {
    "granted": "We have changed our decision and will pay {amount}.",
    "granted_in_part": "We have changed a part of our decision and will pay {amount}.",
    "upheld": "We have looked again and keep to our decision.",
    "returned": "This is no matter for an appeal. We send your request back.",
}
_FROM_OUTSIDE = {
    "granted": "The payer’s decision is changed. It has to pay {amount}.",
    "granted_in_part": "The payer’s decision is changed in part. It has to pay {amount}.",
    "upheld": "We have read the whole file. The payer’s decision stands.",
    "returned": "This is no matter for a reviewer from outside. The payer’s answer stands.",
}
_NO_JUDGEMENT = "Only questions of medical judgement are heard here, and this line raises none."
_RETURNED = {
    "corrected_claim": "The claim must be put right. Send a corrected claim (frequency 7, with our claim number).",
    "new_claim": "Put the claim right and send it as a new claim.",
}


def _answered_on(packet: Packet, file: AppealFile, due: Deadline | None, sooner: int) -> date:
    """Two thirds of the time that the payer has, unless its desk is known to take another; always within its time."""
    has = (due.day - due.starts).days if due else 30
    takes = min(has, has * 2 // 3 if file.days_to_answer is None else file.days_to_answer)
    return packet.received + timedelta(days=max(1, takes // sooner))


def _day(due: Deadline | None) -> date | None:
    return due.day if due else None


def _silence(
    asked: Rung, file: AppealFile, due: Deadline | None, privacy: tuple[PrivacyEvent, ...], stop: Stop | None
) -> AppealDecision:
    """No answer by its day. Some ladders open the next level then; on others one can only ask.

    Only a request that could have been read opens it: one that came late, or in the wrong way, waits in vain.
    """
    says = f"No answer by {long_date(due.day)}." if due else "No answer."
    step = NextStep("ask_status", f"{says} {ACTS['ask_status']}", asked)
    if due and asked.when_silent == "next" and stop is None:
        step = level_above(asked, file, due.day, shown=False)
    return AppealDecision("no_answer", "silence", says, (), None, _day(due), privacy, step)


def _after_reading(lines: Sequence[LineAnswer], asked: Rung, file: AppealFile, answered_on: date) -> NextStep:
    """What is open for the lines that were not granted."""
    left = {line.number: line.outcome for line in lines if line.outcome != "granted"}
    if not left:
        return NextStep("post", ACTS["post"])
    if "upheld" not in left.values():
        return at_level("corrected_claim", file)
    instead = {family(line.reason).instead for line in file.lines if left.get(line.number) == "upheld"}
    if "" in instead:
        return level_above(asked, replace(file, lines=_left(file, lines)), answered_on)
    act = min(instead)
    return NextStep(act, ACTS[act])


def _left(file: AppealFile, answers: Sequence[LineAnswer]) -> tuple[DeniedLine, ...]:
    """The lines that are still in dispute after these answers."""
    granted = {line.number for line in answers if line.outcome == "granted"}
    return tuple(line for line in file.lines if line.number not in granted)
