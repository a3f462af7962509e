"""What each flaw needs before it can be. A flaw that cannot be so is one plain sentence for the author."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.care import pairs, services
from simulator.care.coding import Pair
from simulator.care.services import Service
from simulator.case.flaw_table import FLAWS, WHOLE_CLAIM_FLAWS
from simulator.case.pinned import MISSING, CaseError, LineFacts
from simulator.coverage.plan import Plan
from simulator.payers.payer import Payer

# what an author may pin only beside certain flaws
_GOES_WITH: dict[str, tuple[str, ...]] = {
    "approval_on_file": ("no_authorization", "authorization_exceeded"),
    "units_approved": ("authorization_exceeded",),
    "missing": ("missing_information",),
    "notes_support": ("bundled",),
    "chart_supports": ("not_necessary", "over_units"),
    "old_price": ("underpaid",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A line with a flaw, and what it is asked beside."""

    facts: LineFacts
    service: Service
    lines: tuple[LineFacts, ...]
    plan: Plan
    payer: Payer


def check_flaw(facts: LineFacts, number: int, lines: tuple[LineFacts, ...], plan: Plan, payer: Payer) -> None:
    """Raises CaseError where a line's flaw is not known, cannot be, or is missing for something pinned beside it."""
    if facts.flaw is not None and facts.flaw not in FLAWS:
        raise CaseError(
            f"Line {number} names the flaw `{facts.flaw}`, which there is not; these are {', '.join(FLAWS)}."
        )
    for key, flaws in _GOES_WITH.items():
        if getattr(facts, key) is not None and facts.flaw not in flaws:
            raise CaseError(f"Line {number} says `{key}`, which only goes with `flaw: {'` or `'.join(flaws)}`.")
    service = services()[facts.service]
    known = (*service.diagnoses, *service.seldom_paid_for)
    if facts.diagnosis is not None and facts.diagnosis not in known:
        raise CaseError(
            f"Line {number} has the diagnosis {facts.diagnosis}, which is not one of {facts.service}: "
            f"these are {', '.join(known)}."
        )
    if facts.flaw in _NEEDS and (why := _NEEDS[facts.flaw](Asked(facts, service, lines, plan, payer))):
        raise CaseError(f"Line {number} cannot be {_AS[facts.flaw]}: {why}.")


def check_flaws_together(lines: tuple[LineFacts, ...]) -> None:
    """A flaw of the whole claim denies every line of it, so no line can show another. Raises CaseError."""
    flaws = {line.flaw for line in lines if line.flaw}
    whole = flaws & set(WHOLE_CLAIM_FLAWS)
    if whole and len(flaws) > 1:
        first, second = sorted(flaws, key=lambda flaw: (flaw not in WHOLE_CLAIM_FLAWS, flaw))[:2]
        raise CaseError(f"`{first}` denies the whole claim, so no line can show `{second}` as well.")


def pair_of(facts: LineFacts, lines: tuple[LineFacts, ...]) -> Pair | None:
    """The pair by which another line of the claim includes this one; one that no modifier opens comes first."""
    done = {line.service for line in lines}
    found = [pair for pair in pairs() if pair.included == facts.service and pair.paid in done]
    return min(found, key=lambda pair: pair.opens, default=None)


def unpaid_diagnoses(service: Service, payer: Payer) -> tuple[str, ...]:
    """The diagnoses for which doctors ask for a service and this payer's policy does not pay it."""
    policy = payer.policies.get(service.slug)
    known = (*service.diagnoses, *service.seldom_paid_for)
    return () if policy is None else tuple(code for code in known if code not in policy)


def may_be_missing(service: Service) -> tuple[str, ...]:
    """What can be left off a line of this service so that the payer misses it."""
    return MISSING if service.referral_needed else MISSING[1:]


def _approval(asked: Asked) -> str:
    if asked.service.kind not in asked.plan.authorization:
        return f"{asked.plan.name} asks no approval for {asked.service.slug}"
    return ""


def _exceeded(asked: Asked) -> str:
    approved, units = asked.facts.units_approved, asked.facts.units
    if units < 2:
        return "it has 1 unit, and at least 1 must have been approved; write more `units`"
    if approved is not None and not 1 <= approved < units:
        return f"`units_approved` is {approved}; it should be at least 1 and below its {units} units"
    return _approval(asked)


def _missing(asked: Asked) -> str:
    wanted = asked.facts.missing
    if wanted is not None and wanted not in MISSING:
        return f"`missing` is `{wanted}`; it should be one of {', '.join(MISSING)}"
    if wanted == "referring_npi" and not asked.service.referral_needed:
        return f"{asked.service.slug} needs no referring doctor"
    return ""


def _attachment(asked: Asked) -> str:
    if asked.service.slug not in asked.payer.records_with:
        wanted = ", ".join(asked.payer.records_with)
        return (
            f"{asked.payer.name} wants no chart note with {asked.service.slug}, only with {wanted or 'nothing at all'}"
        )
    return ""


def _modifier(asked: Asked) -> str:
    return "" if asked.service.modifier_needed else f"{asked.service.slug} needs no modifier"


def _bundled(asked: Asked) -> str:
    pair = pair_of(asked.facts, asked.lines)
    if pair is None:
        including = [each.paid for each in pairs() if each.included == asked.service.slug]
        return (
            f"the claim needs another line that includes it, {' or '.join(including)}"
            if including
            else f"no service includes {asked.service.slug}"
        )
    if not pair.opens and asked.facts.notes_support:
        return f"nothing in the chart sets it apart from {pair.paid}; leave out `notes_support: yes`"
    return ""


def _units(asked: Asked) -> str:
    most = asked.service.units_a_day
    return "" if asked.facts.units > most else f"{asked.service.slug} may have {most} a day; write more `units`"


def _necessity(asked: Asked) -> str:
    codes = unpaid_diagnoses(asked.service, asked.payer)
    if not codes:
        named = ", ".join(slug for slug in asked.payer.policies if unpaid_diagnoses(services()[slug], asked.payer))
        return f"{asked.payer.name} has no policy on {asked.service.slug}, only on {named}"
    if asked.facts.diagnosis is not None and asked.facts.diagnosis not in codes:
        return f"the policy pays it for {asked.facts.diagnosis}; it does not for {', '.join(codes)}"
    return ""


def _not_covered(asked: Asked) -> str:
    if asked.service.kind not in asked.plan.not_covered:
        kinds = ", ".join(sorted(asked.plan.not_covered)) or "nothing"
        return f"{asked.plan.name} covers {asked.service.kind}; it leaves out {kinds}"
    return ""


def _visits(asked: Asked) -> str:
    if asked.service.kind not in asked.plan.visits:
        return f"{asked.plan.name} counts no visits of {asked.service.kind}, only of {', '.join(asked.plan.visits)}"
    return ""


def _panel(asked: Asked) -> str:
    return "" if asked.plan.outside else f"{asked.plan.name} pays outside its network too; write `network: out`"


_NEEDS: dict[str, Callable[[Asked], str]] = {
    "no_authorization": _approval,
    "authorization_exceeded": _exceeded,
    "missing_information": _missing,
    "missing_attachment": _attachment,
    "modifier_missing": _modifier,
    "bundled": _bundled,
    "over_units": _units,
    "not_necessary": _necessity,
    "not_covered": _not_covered,
    "benefit_used_up": _visits,
    "out_of_network": _panel,
}
_AS: dict[str, str] = {
    "no_authorization": "denied for no authorization",
    "authorization_exceeded": "denied for more than was approved",
    "missing_information": "sent without it",
    "missing_attachment": "denied for a missing note",
    "modifier_missing": "denied for a missing modifier",
    "bundled": "bundled",
    "over_units": "over its units",
    "not_necessary": "denied as not necessary",
    "not_covered": "denied as not covered",
    "benefit_used_up": "beyond the year’s visits",
    "out_of_network": "denied as out of network",
}
