"""What lies in our own file about a claim: papers that prove something, papers that help nobody, papers that must stay.

Every claim's file holds the same kinds of things, so that nothing gives away what is right: what differs is what the
papers show.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from simulator.care import services
from simulator.case.approvals import approvals_of
from simulator.case.follow_up.noun import InFile
from simulator.case.follow_up.on_file import mend_of
from simulator.case.follow_up.silence import report_of
from simulator.case.log import filing_of
from simulator.case.numbers import approval_number
from simulator.case.worked import Worked
from simulator.chance import Stream
from simulator.claims.activity import Approval, Sending, weekday
from simulator.dates import print_date
from simulator.payers.appeals import Evidence, Rung
from simulator.people.patient import Patient, make_patient

DAY = timedelta(days=1)


def papers_in_file(case: Worked, rung: Rung, *, signed: bool = True) -> tuple[InFile, ...]:
    """Everything in the file, in an order drawn from the seed."""
    found = [*_proofs(case), *_forms(case, rung, signed=signed), *_usual(case), *_not_for_the_payer(case)]
    return tuple(Stream(case.seed, "in file").shuffled(found))


def numbers_given(case: Worked) -> tuple[str, ...]:
    """The approvals and enrollments that the payer has issued about this claim."""
    return tuple(sorted({*(each.number for each in _approvals(case)), *_enrollment_numbers(case)}))


def sendings_of(case: Worked) -> tuple[Sending, ...]:
    """Each time that we sent the claim, or the first claim of the same visit, oldest first."""
    is_late = any(line.facts.flaw == "filed_late" for line in case.lines)
    proof = case.proof_of_filing == "yes" if is_late else None
    return filing_of(case.claim, case.first, is_late, proof, case.seed).sendings


def misfiled_person(case: Worked) -> Patient:
    """Another patient, whose paper was put into this file by mistake."""
    return make_patient(Stream(case.seed, "misfiled"), case.claim.service_date)


def _proofs(case: Worked) -> Iterator[InFile]:
    """What the office can show, where it has it."""
    for approval in _approvals(case):
        yield _approval(case, approval)
    flaws = {line.facts.flaw for line in case.lines}
    if "filed_late" in flaws:
        yield from _reports(case)
    if case.silence:
        yield _only_report(case)
    if case.enrolment_proof == "yes":
        number = _enrollment_numbers(case)[0]
        on = weekday(case.claim.service_date - timedelta(days=12))
        yield _paper(
            case,
            "enrollment_letter",
            "Enrollment letter",
            f"{case.payer.name}, {print_date(on)}",
            1,
            on=on,
            number=number,
        )
    if case.other_plan is not None:
        card = case.other_plan
        yield _paper(
            case, "eligibility_answer", f"Card of {card.name}", f"copied {print_date(case.claim.service_date)}", 1,
            on=case.claim.service_date, number=card.member_id,
        )  # fmt: skip
    elif "other_payer_first" in flaws:
        ended = case.claim.service_date.replace(day=1) - DAY
        yield _paper(
            case, "termination_letter", "Letter that the other plan ended", f"ended {print_date(ended)}", 1,
            on=ended, until=ended,
        )  # fmt: skip
    if any(case.underpaid(line.number) for line in case.remit.lines):
        line = next(line for line in case.remit.lines if case.underpaid(line.number))
        slug = case.claim.lines[line.number - 1].service
        yield _paper(
            case, "contract_page", "Price page of our contract", "in force on the day of the visit", 1,
            on=date(case.claim.service_date.year, 1, 1), service=slug, amount=case.contract_price(line.number),
        )  # fmt: skip
    if limit := next((line for line in case.remit.lines if any(each.reason == "222" for each in line.denials)), None):
        yield _units_page(case, limit.number)


def _units_page(case: Worked, number: int) -> InFile:
    """What the contract says of units in a day: all that were billed, where the case supports them; else the limit."""
    sent = case.claim.lines[number - 1]
    units = sent.units if case.chart_supports == "yes" else services()[sent.service].units_a_day
    return _paper(
        case, "contract_page", "Units page of our contract", f"{units} unit{'s' * (units > 1)} in a day", 1,
        name="units-page", on=date(case.claim.service_date.year, 1, 1), service=sent.service, units=units,
    )  # fmt: skip


def _forms(case: Worked, rung: Rung, *, signed: bool) -> Iterator[InFile]:
    """What a road wants besides proof: who may speak for the patient, and on a road without replacements the field."""
    on = weekday(max(case.claim.service_date, case.today - 3 * DAY))
    titles = {"representative_form": "Form that names our office", "waiver_of_liability": "Waiver of liability"}
    ours = [rung.forms["provider"]] if "provider" in rung.forms else list(rung.forms.values())
    for kind in ours if signed else ():
        yield _paper(case, kind, titles[kind], f"signed {print_date(on)}", 1, on=on)
    mend = mend_of(case)
    if rung.road == "original-medicare" and mend and not case.silence:
        yield _paper(
            case, "corrected_field", "Copy of the claim, put right", mend.replace("_", " "), 1,
            on=on, number=case.claim.id, shows=(mend,),
        )  # fmt: skip


def _usual(case: Worked) -> Iterator[InFile]:
    """What any file has: the note of the visit, the payer's answer, the claim as it went out, the policy."""
    denied = next((line for line in case.remit.lines if line.denials), case.remit.lines[0])
    slug = case.claim.lines[denied.number - 1].service
    yield _note(case, denied.number, "chart-note")
    for number, line in enumerate(case.lines, 1):  # a note that the payer asks for is there, whatever else was refused
        service = case.claim.lines[number - 1].service
        if line.facts.flaw == "missing_attachment" and service != slug:
            yield _note(case, number, f"chart-note-{number}")
    if not case.silence:
        yield _paper(
            case,
            "remittance_copy",
            "Remittance",
            print_date(case.remit.date),
            1,
            on=case.remit.date,
            number=case.remit.payer_claim_number,
        )
    yield _paper(
        case,
        "claim_copy",
        "Claim as we sent it",
        print_date(case.claim.sent),
        1,
        on=case.claim.sent,
        number=case.claim.id,
    )
    if slug in case.payer.policies:
        yield _paper(
            case,
            "policy_page",
            f"Policy of {case.payer.name}",
            services()[slug].name,
            2,
            number=f"{case.payer.id}/{slug}",
        )


def _note(case: Worked, number: int, name: str) -> InFile:
    """The note of the visit, on the service of one line."""
    on, sent = case.claim.service_date, case.claim.lines[number - 1]
    is_short = case.lines[number - 1].facts.flaw == "over_units" and case.chart_supports == "no"
    stands = {"separate_service": case.notes_support, "need": case.chart_supports}
    return _paper(
        case, "chart_note", f"Chart note: {services()[sent.service].name}", f"{print_date(on)}, signed", 1,
        name=name, on=on, service=sent.service, units=services()[sent.service].units_a_day if is_short else sent.units,
        shows=tuple(mark for mark, stands_so in stands.items() if stands_so == "yes"),
    )  # fmt: skip


def _not_for_the_payer(case: Worked) -> Iterator[InFile]:
    """What must stay in the office: more than is needed, specially protected, ours alone, or another person's."""
    on, seen = case.claim.service_date, Stream(case.seed, "chart since").between(4, 9)
    yield _paper(case, "full_chart", f"Whole chart {on.year - seen} to {on.year}", f"{seen * 21} pages", seen * 21)
    yield _paper(
        case, "psychotherapy_note", "Counselling notes", f"{print_date(on - 40 * DAY)}, specially protected", 3
    )
    yield _paper(case, "internal_note", "Our own account notes", "for the desk", 2)
    other = misfiled_person(case)
    number = approval_number(case.payer, on - 15 * DAY, case.seed, 900)
    evidence = Evidence(
        "approval-of-another", "approval_notice", other.name, number=number, on=on - 15 * DAY, until=on + 45 * DAY,
        service=case.claim.lines[-1].service, units=6,
    )  # fmt: skip
    yield InFile(f"Approval, {other.given[0]}. {other.family}", "another patient’s paper, misfiled", 1, evidence)


def _approval(case: Worked, approval: Approval) -> InFile:
    line = case.claim.lines[approval.line - 1]
    units = f", {approval.units} units" if approval.units > 1 else ""
    return _paper(
        case, "approval_notice", f"Approval {approval.number}", f"{print_date(approval.on)}, {line.name}{units}", 1,
        name=f"approval-{approval.number.lower()}", number=approval.number, on=approval.on, until=approval.until,
        service=line.service, units=approval.units,
    )  # fmt: skip


def _reports(case: Worked) -> Iterator[InFile]:
    """The payer's front end on each sending: taken in, or sent back, which proves nothing."""
    for place, sending in enumerate(sendings_of(case), 1):
        said = "sent back" if sending.sent_back_for else "accepted"
        yield _paper(
            case, "acceptance_report", f"Report {sending.reference}", f"{said} {print_date(sending.answered)}", 1,
            name=f"report-{place}", number=sending.claim, on=sending.answered,
            shows=() if sending.sent_back_for else ("accepted",),
        )  # fmt: skip


def _only_report(case: Worked) -> InFile:
    """What the front end said of a claim that nobody answers."""
    number, on, taken_in = report_of(case)
    said = "accepted" if taken_in else "sent back"
    return _paper(
        case, "acceptance_report", f"Report {number}", f"{said} {print_date(on)}", 1,
        name="report", number=case.claim.id, on=on, shows=("accepted",) if taken_in else (),
    )  # fmt: skip


def _approvals(case: Worked) -> list[Approval]:
    return approvals_of(case.lines, case.plan, case.payer, case.claim.service_date, case.seed)[0]


def _enrollment_numbers(case: Worked) -> tuple[str, ...]:
    return (f"EN{Stream(case.seed, 'enrollment number').below(10**6):06d}",)


def _paper(case: Worked, kind: str, title: str, note: str, pages: int, *, name: str = "", **shows: object) -> InFile:
    evidence = Evidence(name or kind.replace("_", "-"), kind, case.visit.patient.name, **shows)  # type: ignore[arg-type]
    return InFile(title, note, pages, evidence)
