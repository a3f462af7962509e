"""The levels below the one that is open: each was asked without proof, and kept to its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.case.desk_rules import desk_rules
from simulator.case.follow_up.noun import FollowUp
from simulator.case.pinned import CaseError
from simulator.claims.activity import weekday
from simulator.dates import print_date
from simulator.documents import Document
from simulator.documents.decision_letter import decision_letter_paper
from simulator.payers.appeals import AppealFile, Evidence, Packet, Rung, decide, family, ladder, next_file


@dataclass(frozen=True, slots=True)
class Earlier:
    """One answer of a level below: its day, the payer's letter, and the day on which our own had come."""

    on: date
    letter: Document
    asked: date  # when the payer had our letter


def earlier_answers(bottom: FollowUp, rung: Rung, today: date) -> tuple[Earlier, ...]:
    """From the first level up to this one. Raises CaseError where the way does not lead there, or not by today."""
    file, found = bottom.as_the_payer_has_it(), list[Earlier]()
    while file.rung != rung.id:
        packet = _asked_without_proof(bottom, file)
        decision = decide(packet, file)
        above = next_file(file, decision)
        if decision.answered_on is None or above.rung == file.rung:
            raise CaseError(f"No answer below leads to `{rung.id}` here: {decision.next.says}")
        if decision.answered_on > today:
            first = print_date(decision.answered_on)
            raise CaseError(
                f"The answer before `{rung.id}` comes on {first}: let today be later, or the claim earlier."
            )
        letter = decision_letter_paper(
            decision, packet, file, names=dict(bottom.line_names), to=bottom.provider, number=len(found) + 1
        )
        assert letter is not None
        found.append(Earlier(decision.answered_on, letter, packet.received))
        file = above
    return tuple(found)


def _asked_without_proof(bottom: FollowUp, file: AppealFile) -> Packet:
    sent = weekday(file.notice_date + desk_rules().takes.to_write)
    reasons = tuple(dict.fromkeys(line.reason for line in file.lines))
    here = ladder(file.road).rung(file.rung)
    forms = tuple(each.paper for each in bottom.papers if each.paper.kind in here.forms.values())
    return Packet(
        road=file.road,
        rung=file.rung,
        filed_by="payer" if here.by_itself else _whoever_may(forms),
        sent=sent,
        received=sent + desk_rules().takes.by_mail,
        claim_number=file.claim_number,
        denial_codes=reasons,
        ask="pay_in_full",
        grounds=tuple(dict.fromkeys(family(reason).name for reason in reasons)),
        evidence=forms,
        signed=True,
        patient=file.patient,
        member_id=file.member_id,
        service_date=file.service_date,
    )


def _whoever_may(forms: tuple[Evidence, ...]) -> str:
    return "representative" if any(each.kind == "representative_form" for each in forms) else "provider"
