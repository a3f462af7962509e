"""Who covers the patient and from when to when, and what else the payer has on file: network, other plans, visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from simulator.care.visit import Visit
from simulator.case.lines import CaseLine
from simulator.case.numbers import member_number
from simulator.case.pinned import CaseError, CoverageFacts
from simulator.chance import Stream
from simulator.coverage.enrolment import Coverage, OtherPlan
from simulator.coverage.plan import Plan
from simulator.dates import print_date
from simulator.payers.look_up import OnFile
from simulator.payers.payer import Payer

DAY = timedelta(days=1)
OTHER_PLAN_FLAWS = ("coverage_not_started", "coverage_ended", "other_payer_first")
_OTHER_PLANS = ("Juniper Vale Health Plan", "Marlowe Mutual Benefit", "Stonecrop Employees’ Plan")


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits of one kind of service: what the plan pays in a year (0: it does not count them), and what it has paid."""

    kind: str = ""
    allowed: int = 0
    used: int = 0


def is_in_network(pinned: CoverageFacts, flaws: frozenset[str], plan: Plan) -> bool:
    """Whether the practice is in the plan's network. Raises CaseError where the plan, the flaw and the pin disagree."""
    if "out_of_network" in flaws:
        if pinned.network == "in":
            raise CaseError("`out_of_network` says that we are outside the panel: leave out `network: in`.")
        return False
    if pinned.network == "out" and not plan.has_network:
        raise CaseError(f"{plan.name} has no network: leave out `network: out`.")
    if pinned.network == "out" and plan.outside:
        raise CaseError(
            f"{plan.name} pays nothing outside its network: write `flaw: out_of_network` on a line, or `network: in`."
        )
    return pinned.network != "out"


def coverage_of(
    pinned: CoverageFacts, flaws: frozenset[str], visit: Visit, plan: Plan, payer: Payer, seed: int
) -> Coverage:
    """The patient's place on the plan. Raises CaseError where its days contradict the visit."""
    starts, ends = pinned.starts or date(visit.on.year, 1, 1), pinned.ends
    if "coverage_not_started" in flaws:
        starts = pinned.starts or _first_of_next_month(visit.on)
    if "coverage_ended" in flaws:
        ends = pinned.ends or visit.on.replace(day=1) - DAY
        starts = pinned.starts or date(ends.year, 1, 1)
    if ends is not None and ends < starts:
        raise CaseError(f"Coverage starts {print_date(starts)} and ends {print_date(ends)}, before it starts.")
    _check_days(starts, ends, flaws, visit.on)
    alone = plan.single
    person = 1 if alone else Stream(seed, "person").pick((1, 1, 2, 3))
    return Coverage(
        member_id=member_number(payer, person, seed),
        plan=plan.id,
        name=visit.patient.name,
        born=visit.patient.birth_date,
        starts=starts,
        ends=ends,
        person=person,
        alone=alone,
    )


def other_plan_of(
    pinned: CoverageFacts, flaws: frozenset[str], coverage: Coverage, on: date, seed: int
) -> OtherPlan | None:
    """The other plan that our registration shows, if it does. Raises CaseError where it has no place in the case.

    Beside a claim without a flaw it pays second: it takes on what this plan leaves to the patient.
    """
    flaw = next((flaw for flaw in OTHER_PLAN_FLAWS if flaw in flaws), None)
    if flaw is None and pinned.other_coverage is None:
        return None
    if flaw is None and flaws:
        raise CaseError(f"`other_coverage` only goes with `flaw: {'` or `'.join(OTHER_PLAN_FLAWS)}`, or with no flaw.")
    stream = Stream(seed, "other plan")
    name, number = stream.pick(_OTHER_PLANS), f"ZZ{stream.pick('JMS')} 000 {stream.below(10_000):04d}"
    has_other = stream.below(2) == 0 if pinned.other_coverage is None else pinned.other_coverage
    if not has_other:
        return None
    starts = coverage.ends + DAY if flaw == "coverage_ended" and coverage.ends else date(on.year, 1, 1)
    ends = coverage.starts - DAY if flaw == "coverage_not_started" else None
    return OtherPlan(
        name, number, min(starts, on), ends, pays_first=flaw == "other_payer_first", pays_second=flaw is None
    )


def visits_of(pinned: CoverageFacts, lines: tuple[CaseLine, ...], plan: Plan, seed: int) -> Visits:
    """The visits that the plan counts among these lines. Raises CaseError where the count cannot be so."""
    kinds = [line.charge.service.kind for line in lines]
    flagged = [kind for kind, line in zip(kinds, lines, strict=True) if line.facts.flaw == "benefit_used_up"]
    kind = next(iter([*flagged, *(kind for kind in kinds if kind in plan.visits)]), "")
    if not kind:
        if pinned.visits_used is not None:
            raise CaseError(f"`visits_used` is given, but {plan.name} counts no visits of a service on this claim.")
        return Visits()
    allowed = plan.visits[kind]
    within = sum(line.facts.flaw != "benefit_used_up" for line, each in zip(lines, kinds, strict=True) if each == kind)
    left = max(0, allowed - within)
    if pinned.visits_used is not None:
        used = pinned.visits_used
    else:
        used = left if flagged else Stream(seed, "visits used").below(left // 2 + 1)
    if not 0 <= used <= allowed:
        raise CaseError(f"`visits_used` is {used}; {plan.name} pays {allowed} visits of {kind} a year.")
    if flagged and used != left:
        raise CaseError(
            f"`benefit_used_up` needs {left} visits used before this claim, so that the lines without it use up the "
            f"{allowed} that {plan.name} pays; `visits_used` is {used}."
        )
    return Visits(kind, allowed, used)


def on_file(
    flaws: frozenset[str],
    visit: Visit,
    visits: Visits,
    approvals: dict[str, int],
    in_network: bool,
    processed: date,
    seed: int,
) -> OnFile:
    """What the payer's files say by the day of its answer: an enrollment after the visit has begun by then."""
    enrolled = date(visit.on.year - 4, 1, 1)
    if "provider_not_enrolled" in flaws:
        enrolled = min(visit.on + timedelta(days=7 - visit.on.weekday()), processed)
    else:
        enrolled += timedelta(days=Stream(seed, "enrolled").below(700))
    return OnFile(
        npi=visit.practice.npi,
        enrolled_from=enrolled,
        in_network=in_network,
        other_plan_first="other_payer_first" in flaws,
        approvals=approvals,
        visits_used={visits.kind: visits.used},
    )


def _check_days(starts: date, ends: date | None, flaws: frozenset[str], on: date) -> None:
    if "coverage_not_started" in flaws:
        if starts <= on:
            raise CaseError(
                f"`coverage_not_started` needs coverage that starts after the visit of {print_date(on)}; "
                f"it starts {print_date(starts)}."
            )
    elif starts > on and "not_a_member" not in flaws:
        raise CaseError(
            f"Coverage starts {print_date(starts)}, after the visit of {print_date(on)}: "
            "write `flaw: coverage_not_started` on a line, or an earlier day."
        )
    if "coverage_ended" in flaws:
        if ends is None or ends >= on:
            raise CaseError(
                f"`coverage_ended` needs coverage that ends before the visit of {print_date(on)}; "
                f"it ends {print_date(ends or on)}."
            )
    elif ends is not None and ends < on and "not_a_member" not in flaws:
        raise CaseError(
            f"Coverage ends {print_date(ends)}, before the visit of {print_date(on)}: "
            "write `flaw: coverage_ended` on a line, or a later day."
        )


def _first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
