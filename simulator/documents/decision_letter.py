"""The decision letter: what a payer answers to an appeal and why, what the packet held and lacked, and what is open."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.dates import long_date, print_date
from simulator.documents.document import Block, Cell, Column, Document, Facts, Note, Row, Table
from simulator.money import ZERO
from simulator.payers.appeals import AppealDecision, AppealFile, Deadline, LineAnswer, Packet, kinds, ladder

_OUTCOMES = {
    "granted": "Decision changed",
    "granted_in_part": "Decision changed in part",
    "upheld": "Decision upheld",
    "dismissed": "Request dismissed",
    "returned": "Request returned",
}
_STAMPS = {  # the trade's own words, to be seen before a line is read
    "granted": "Overturned",
    "granted_in_part": "Overturned in part",
    "upheld": "Decision upheld",
    "dismissed": "Request dismissed",
    "returned": "Request returned",
}
_LINES = {"granted": "We will pay", "upheld": "We keep to our answer", "returned": "Returned"}
_OPENS = "It lets us read your request"
_LINES_FROM_OUTSIDE = {"granted": "The payer has to pay", "upheld": "The payer’s answer stands", "returned": "Returned"}


def decision_letter_paper(
    decision: AppealDecision, packet: Packet, file: AppealFile, *, names: Mapping[int, str], to: str, number: int = 1
) -> Document | None:
    """The payer's letter, or None for silence: then there is no paper.

    `names` is what each line was for; `to` is the office that asked; `number` tells one letter of a case from the next.
    """
    if decision.answered_on is None:
        return None
    rung = ladder(packet.road).rung(packet.rung)
    return Document(
        id=f"decision_letter_{number}",
        kind="decision_letter",
        title="Decision on your request",
        sender=rung.answered_by or file.payer.name,
        date=decision.answered_on,
        stamp=_STAMPS[decision.outcome],
        voice=file.payer.id,
        blocks=(
            Facts(
                (
                    ("To", to),
                    ("Claim number", file.claim_number),
                    ("Member", file.patient),
                    ("Date of service", print_date(file.service_date)),
                    ("Level" if rung.by_itself else "Your request", rung.name),
                    ("It came on", print_date(packet.received)),
                    ("Answer", _OUTCOMES[decision.outcome]),
                )
            ),
            Note(decision.says, "letter"),
            *_by_line(decision, file, names, _LINES_FROM_OUTSIDE if rung.answered_by else _LINES),
            *_papers(decision, packet),
            *(Note(words, "letter") for words in _open(decision)),
        ),
    )


def _by_line(
    decision: AppealDecision, file: AppealFile, names: Mapping[int, str], says: Mapping[str, str]
) -> list[Block]:
    if not decision.lines:
        return []
    answered = {line.number: line.answered_with for line in file.lines}
    named = {line.number: names.get(line.number, f"Line {line.number}") for line in decision.lines}
    rows = tuple(
        Row(
            named[line.number],
            answered[line.number],
            (Cell(says[line.outcome]), Cell(str(line.payable))),
        )
        for line in decision.lines
    )
    columns = (Column("Service"), Column("Answer"), Column(says["granted"], is_money=True))
    table = Table("What we decided", columns, rows, Row("Total", "", (Cell(), Cell(str(decision.payable)))))
    return [table, *(Note(f"{named[line.number]}: {_why(line)}", "letter") for line in decision.lines)]


def _why(line: LineAnswer) -> str:
    missing = "; ".join(line.missing)
    return f"{line.says} {missing[:1].upper()}{missing[1:]}." if missing else line.says


def _papers(decision: AppealDecision, packet: Packet) -> list[Block]:
    """Every paper that came and what it did. Whose a stray one is the letter does not say."""
    used = {paper for line in decision.lines for paper in line.used}
    forms = {form for rung in ladder(packet.road).rungs.values() for form in rung.forms.values() if decision.lines}
    stray = {event.evidence for event in decision.privacy if event.what == "another_patient"}
    rows = tuple(
        Row(
            "A paper about somebody else" if paper.id in stray else _named(paper.kind),
            "" if paper.id in stray or not paper.number else paper.number,
            (Cell(_OPENS if paper.kind in forms else _did(paper.id, used, stray, read=bool(decision.lines))),),
        )
        for paper in packet.evidence
    )
    if not rows:
        return [Note("Nothing came with your request.", "letter")]
    blocks: list[Block] = [Table("What came with your request", (Column("Paper"), Column("What we did with it")), rows)]
    if stray:
        words = "A paper about somebody else was with your request. We have reported this. Tell your privacy officer."
        blocks.append(Note(words, "letter"))
    return blocks


def _named(kind: str) -> str:
    says = kinds()[kind].says if kind in kinds() else kind.replace("_", " ")
    return f"{says[:1].upper()}{says[1:]}"


def _did(paper: str, used: set[str], stray: set[str], *, read: bool) -> str:
    if paper in stray:
        return "Sealed and not read"
    if paper in used:
        return "It proves what was asked"
    return "Read; it does not change the answer" if read else "Not read"


def _open(decision: AppealDecision) -> list[str]:
    """What is open now, and until when. What could not be checked says so."""
    step = decision.next
    words = [*decision.warns, step.says]
    if decision.payable > ZERO and step.act != "post":
        words.insert(0, "A new remittance follows for what we pay.")
    if step.rung and step.deadline:
        words.append(f"It goes to {step.rung.goes_to}. {_until(step.deadline)}")
    return words


def _until(clock: Deadline) -> str:
    checked = "" if clock.verified else " Not verified: do not rely on this day."
    return f"It must be there by {long_date(clock.day)}. {clock.why}{checked}"
