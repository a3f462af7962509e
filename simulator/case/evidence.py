"""What the office's own log says about a flaw, in words: whether there is something to win with, or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.care import diagnoses, modifiers, services
from simulator.care.visit import Visit
from simulator.case.coverage import OTHER_PLAN_FLAWS, Visits
from simulator.case.flaws import pair_of
from simulator.case.lines import CaseLine
from simulator.case.mistakes import missing_from
from simulator.case.pinned import CaseError, ClaimFacts, LineFacts
from simulator.chance import Stream
from simulator.claims.activity import BOOKED_AHEAD, Entry, weekday
from simulator.coverage.enrolment import Coverage, OtherPlan
from simulator.coverage.plan import Plan
from simulator.dates import print_date
from simulator.money import total
from simulator.payers.look_up import OnFile
from simulator.payers.payer import Payer


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the log notes besides the claim's own life, and what it proves: each a fact of the same name."""

    notes: tuple[Entry, ...]
    notes_support: bool
    chart_supports: bool
    enrolment_proof: bool


@dataclass(frozen=True, slots=True)
class Office:
    """What the office knows when it writes its log."""

    visit: Visit
    coverage: Coverage
    plan: Plan
    payer: Payer
    on_file: OnFile
    other_plan: OtherPlan | None
    visits: Visits
    lines: tuple[CaseLine, ...]
    seed: int
    is_worked: bool = False  # somebody asks the payer again: what the chart shows, it shows under the claim's own codes

    @property
    def flaws(self) -> frozenset[str]:
        return frozenset(line.facts.flaw for line in self.lines if line.facts.flaw)


def evidence_of(office: Office, pinned: ClaimFacts) -> Evidence:
    """The evidence of a case. Raises CaseError where a pinned proof has no place in it."""
    if pinned.enrolment_proof is not None and "provider_not_enrolled" not in office.flaws:
        raise CaseError("`enrolment_proof` only goes with `flaw: provider_not_enrolled`.")
    enrolled = _drawn(pinned.enrolment_proof, office.seed, "enrolment proof")
    notes_support, chart_supports = [], []
    entries = [*_registration(office), *_enrolment(office, enrolled), *_visits(office)]
    entries += _notice(office) if pinned.notice_signed else []
    for number, line in enumerate(office.lines, 1):
        facts = line.facts
        notes = _drawn(facts.notes_support, office.seed, "notes", number) and _may_stand_apart(facts, office)
        chart = _drawn(facts.chart_supports, office.seed, "chart", number)
        if facts.flaw == "bundled":
            notes_support.append(notes)
        if facts.flaw in ("not_necessary", "over_units"):
            chart_supports.append(chart)
        if facts.flaw in _CHART:
            says = _CHART[facts.flaw](office, line, number, notes if facts.flaw == "bundled" else chart)
            entries.append(Entry(office.visit.on, f"Chart note: {says}"))
    return Evidence(
        notes=tuple(entries),
        notes_support=any(notes_support),
        chart_supports=any(chart_supports),
        enrolment_proof=enrolled and "provider_not_enrolled" in office.flaws,
    )


def _drawn(pinned: bool | None, seed: int, *purpose: str | int) -> bool:
    return Stream(seed, *purpose).below(2) == 0 if pinned is None else pinned


def _may_stand_apart(facts: LineFacts, office: Office) -> bool:
    pair = pair_of(facts, tuple(line.facts for line in office.lines))
    return pair is not None and pair.opens


# ---- the chart, line by line ----


def _stands_apart(office: Office, line: CaseLine, _: int, supports: bool) -> str:
    pair = pair_of(line.facts, tuple(each.facts for each in office.lines))
    name, within = line.charge.service.name, services()[pair.paid].name if pair else ""
    if supports:
        return f"{name} had a reason of its own, with its own findings and plan"
    return f"{name} was part of {within}; no separate reason is recorded"


def _need(office: Office, line: CaseLine, _: int, supports: bool) -> str:
    service = line.charge.service
    paid = [code for code in office.payer.policies[service.slug] if code in diagnoses()]
    if supports and office.is_worked:
        return (
            f"{service.name} ordered because of {_dx(line.charge.diagnosis)}, with each finding that the policy wants"
        )
    if supports:
        return f"{service.name} ordered because of {_dx(paid[0])}; the claim has {_dx(line.charge.diagnosis)}"
    return f"{service.name} ordered because of {_dx(line.charge.diagnosis)}, and for nothing else"


def _units(_office: Office, line: CaseLine, _: int, supports: bool) -> str:
    service, units = line.charge.service, line.charge.units
    if supports:
        return f"{units} units of {service.name}, each with its time and reason"
    return f"{service.units_a_day} unit{'s' * (service.units_a_day > 1)} of {service.name}; the claim has {units}"


def _coding(_office: Office, line: CaseLine, _: int, __: bool) -> str:
    says = ", ".join(modifiers()[each].says for each in line.charge.modifiers)
    return f"{line.charge.service.name}, {says or 'no side and no second region recorded'}"


def _left_off(office: Office, line: CaseLine, number: int, _: bool) -> str:
    visit, name = office.visit, line.charge.service.name
    match missing_from(line, number, office.seed):
        case "referring_npi":
            return f"{name} ordered by {visit.referrer.name}, NPI {visit.referrer.npi}"
        case "rendering_npi":
            return f"{name} done by {visit.doctor.name}, NPI {visit.doctor.npi}"
    return f"{name}, for {_dx(line.charge.diagnosis)}"


def _note_on_file(_office: Office, line: CaseLine, _: int, __: bool) -> str:
    return f"{line.charge.service.name}, signed and on file"


def _dx(code: str) -> str:
    return f"{code} ({diagnoses()[code].name})"


_CHART: dict[str, Callable[[Office, CaseLine, int, bool], str]] = {
    "bundled": _stands_apart,
    "not_necessary": _need,
    "over_units": _units,
    "modifier_missing": _coding,
    "modifier_misfit": _coding,
    "missing_information": _left_off,
    "missing_attachment": _note_on_file,
}


# ---- the front desk and the enrollment desk ----


def _registration(office: Office) -> Sequence[Entry]:
    flaw = next((flaw for flaw in OTHER_PLAN_FLAWS if flaw in office.flaws), None)
    on, other = office.visit.on, office.other_plan
    if "out_of_network" in office.flaws:
        booked = weekday(on - BOOKED_AHEAD)
        return [Entry(booked, f"Panel of {office.plan.name} not looked up")]
    if flaw is None:
        return []
    if other is None:
        return [Entry(on, "Registration: patient says there is no other plan")]
    first = "pays first" if other.pays_first else f"good from {print_date(other.starts)}"
    until = f" through {print_date(other.ends)}" if other.ends else ""
    return [Entry(on, f"Registration: card of {other.name} copied, {first}{until}", other.member_id)]


def _enrolment(office: Office, has_letter: bool) -> Sequence[Entry]:
    on = office.visit.on
    if "provider_mismatch" in office.flaws:
        signed = weekday(date(on.year, 1, 1) - timedelta(days=20))
        return [Entry(signed, f"Contract with {office.payer.name} lists our NPI", office.visit.practice.npi)]
    if "provider_not_enrolled" not in office.flaws:
        return []
    asked = enrollment_asked(on, office.seed)
    wanted = Entry(asked, f"Enrollment requested from {office.payer.name}")
    first = asked if has_letter else office.on_file.enrolled_from
    says = f"Enrollment letter from {office.payer.name}: enrolled from {print_date(first)}"
    return [wanted, Entry(on, says)]


def enrollment_asked(visit: date, seed: int) -> date:
    """The day on which we asked to be enrolled. A letter that grants it counts from then."""
    return weekday(visit - timedelta(days=Stream(seed, "enrolment").between(20, 45)))


def _visits(office: Office) -> Sequence[Entry]:
    if "benefit_used_up" not in office.flaws:
        return []
    visits, on = office.visits, office.visit.on
    return [Entry(on, f"Benefit check: {visits.used} of {visits.allowed} {visits.kind} visits of the year used")]


def _notice(office: Office) -> Sequence[Entry]:
    """What the patient heard and signed before the care. Raises CaseError where the plan would have paid."""
    told = [line for line in office.lines if line.facts.flaw in ("benefit_used_up", "not_covered")]
    if not told:
        raise CaseError("`notice_signed` only goes with `flaw: benefit_used_up` or `not_covered`.")
    price = total(line.charge.amount for line in told)
    heard = f"the plan will not pay, the price is {price.dollars}, the patient wants the care"
    return [Entry(office.visit.on, f"Notice signed before the visit: {heard}")]
