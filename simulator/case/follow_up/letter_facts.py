"""What a letter about this claim may say in words: what our file proves, what it denies. Of the rest it says nothing.

The names are those of data/letters/claims.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from simulator.care import services
from simulator.case.follow_up.in_file import sendings_of
from simulator.case.follow_up.noun import InFile
from simulator.case.follow_up.on_file import mend_of
from simulator.case.follow_up.printed import talks_on_log
from simulator.case.worked import Worked
from simulator.payers.appeals import Rung, family, ladder
from simulator.remittance.remit import Group

_GROUNDS = {  # what a payer says when it refuses, by the family of the reason
    "refused_necessity": ("necessity",),
    "refused_approval": ("authorization", "asked_late"),
    "refused_late": ("late",),
    "refused_coverage": ("eligibility", "wrong_member"),
    "refused_records": ("missing_record", "missing_information", "claim_data", "necessity"),
    "refused_network": ("provider", "network"),
}


def facts_of(case: Worked, own: Sequence[InFile], levels: int, rung: Rung) -> dict[str, bool]:
    """What a letter may claim in words: what our file proves, and what it denies. Of the rest it says nothing."""
    kinds_held, day = {each.paper.kind for each in own}, case.claim.service_date
    flaws = {line.facts.flaw or "" for line in case.lines}
    left_off = bool(mend_of(case)) or "no_authorization" in flaws
    with_the_claim = any(line.records for line in case.claim.lines)
    reports = [each.paper for each in own if each.paper.kind == "acceptance_report"]
    first_day = case.on_file.enrolled_from
    used, asked = case.deductible_met(case.used)
    is_met = case.knows_member and not case.silence and used >= asked
    approvals_held = [each for each in own if each.paper.kind == "approval_notice"]
    proved = {
        "necessity": case.chart_supports == "yes",
        "separate_service": case.notes_support == "yes",
        "coverage_active": case.coverage.covers(day) and case.knows_member,
        "primary_processed": "other_eob" in kinds_held,
        "no_other_coverage": "termination_letter" in kinds_held,
        "enrolled": case.enrolment_proof == "yes" or (first_day is not None and first_day <= day),
        "assignment": "representative_form" in kinds_held,
        "contract_term": "contract_page" in kinds_held,
        "approval_not_needed": not any(
            services()[each.service].kind in case.plan.authorization for each in case.claim.lines
        ),
        "not_paid": case.first is None and not case.remit.paid,
        "on_claim": not left_off,
        "prior_appeal": levels > 1,
        "papers_sent_before": with_the_claim,
        "notice_signed": _has(case, "Notice signed"),
        "eligibility_verified": _has(case, "Benefit check"),
        "approval_requested": "approval_notice" in kinds_held,
        "deductible_met": is_met,
        "extended": len(approvals_held) > 1,
        "portal_clear": case.knows_member and not case.on_file.other_plan_first,
    }
    denied = {
        "approval": "approval_notice" not in kinds_held,
        "on_claim": left_off,
        "necessity": "not_necessary" in flaws and case.chart_supports == "no",
        "corrected_claim": True,
        "birth_date_on_claim": case.silence == "never_arrived",
        "extended": len(approvals_held) <= 1,
        "claim_accepted": bool(reports) and not any("accepted" in each.shows for each in reports),
        "eligibility_verified": not _has(case, "Benefit check"),
        "approval_requested": any("none asked for" in entry.what for entry in case.log),
        "second_visit": "duplicate" in flaws,
        "sent_again": case.first is None and len(sendings_of(case)) == 1,
        "not_paid": case.first is not None and bool(case.first.paid),
        "papers_sent_before": not with_the_claim,
        "earlier_letter": levels == 1,
        "nothing_paid": bool(case.remit.paid) and not case.silence,
        "nothing_signed": _has(case, "Notice signed"),
        "separate_service": "bundled" in flaws and case.notes_support == "no",
        "portal_clear": case.on_file.other_plan_first,
        "deductible_met": case.knows_member and not case.silence and not is_met,
        "approval_not_needed": not proved["approval_not_needed"],
        "coverage_active": case.knows_member and not case.coverage.covers(day),
        "covered_benefit": "not_covered" in flaws,
        "followed_up": not talks_on_log(case),
        "no_other_coverage": case.other_plan is not None,
        "enrolled": not proved["enrolled"] and first_day is not None and first_day > day,
    }
    said = dict.fromkeys((fact for fact, is_so in denied.items() if is_so), False)
    borne_out = dict.fromkeys((fact for fact, is_so in proved.items() if is_so), True)
    whether = _contracted(case, rung) | _boxes(case) | _answered(case)
    return {"approval": "approval_notice" in kinds_held} | said | borne_out | whether


def _boxes(case: Worked) -> dict[str, bool]:
    """Whether the boxes of the claim that are often left empty were filled."""
    return {
        "box_17b": bool(case.claim.referring_npi),
        "box_19": any(line.records for line in case.claim.lines),
        "box_24j": all(line.rendering_npi for line in case.claim.lines),
    }


def _answered(case: Worked) -> dict[str, bool]:
    """What the payer's answer says: why it refused, which lines, whether it paid, and what is the patient's."""
    found = {"only_service": len(case.claim.lines) == 1}
    if case.silence:
        return found
    lines = case.remit.lines
    refused = {family(each.reason).name for line in lines for each in line.denials}
    known = {ground: not refused.isdisjoint(names) for ground, names in _GROUNDS.items()} if refused else {}
    if not case.remit.paid and not (case.first and case.first.paid):
        found["something_paid"] = False
    if not any(each.group == Group.PR for line in lines for each in line.adjustments):
        found["patient_owes"] = False
    return found | known | {"all_refused": all(line.denials for line in lines), "pending": False}


def _has(case: Worked, entry: str) -> bool:
    """Whether our log has an entry that begins so."""
    return any(each.what.startswith(entry) for each in case.log)


def _contracted(case: Worked, rung: Rung) -> dict[str, bool]:
    """Whether our office has a contract with the payer: the road asks for one or for none, or the portal shows us in.

    Where nothing tells, nothing is said of it.
    """
    if says := ladder(rung.road).contract:
        return {"contracted": says == "yes"}
    return {"contracted": True} if case.plan.has_network and case.on_file.in_network else {}
