"""The lines of a case: which services, at what charge and contract price, and what each flaw needs to be true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from simulator.care.services import Service, services
from simulator.care.visit import Charge
from simulator.chance import Stream
from simulator.coverage.plan import Plan
from simulator.money import Money
from simulator.payers.payer import Payer
from simulator.payers.pricing import price_list
from simulator.scenario.case_facts import FLAWS, WHOLE_CLAIM_FLAWS, Amount, CaseError, LineFacts, Range

_DOLLAR = 100
_USUAL_VISITS = (
    ("office-visit-established-3", "metabolic-panel"),
    ("office-visit-established-4", "blood-count", "ekg"),
    ("office-visit-established-3", "chest-x-ray"),
    ("office-visit-established-4", "metabolic-panel", "blood-count"),
    ("office-visit-established-3", "joint-injection"),
)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line, decided: what was done, at which charge, and the contract's price for all its units."""

    facts: LineFacts
    charge: Charge
    allowed: Money


def case_lines(pinned: tuple[LineFacts, ...], plan: Plan, payer: Payer, on: date, seed: int) -> tuple[CaseLine, ...]:
    """Every line of the case. Raises CaseError where an amount, a service or a flaw cannot be so."""
    wanted = pinned or tuple(LineFacts(slug) for slug in Stream(seed, "services").pick(_USUAL_VISITS))
    prices = price_list(payer.prices, on)
    lines = tuple(_line(facts, number, prices, plan, seed) for number, facts in enumerate(wanted, 1))
    _check_flaws_together(wanted)
    unit_price(lines)
    return lines


def unit_price(lines: tuple[CaseLine, ...]) -> dict[str, Money]:
    """The contract's price of one unit of each service. Raises CaseError where two lines disagree about it."""
    prices: dict[str, Money] = {}
    for number, line in enumerate(lines, 1):
        slug, units = line.facts.service, line.facts.units
        price, rest = divmod(line.allowed.cents, units)
        if rest:
            raise CaseError(
                f"Line {number} allows {line.allowed} for {units} units, which is not a whole price for one."
            )
        if prices.setdefault(slug, Money(price)) != Money(price):
            raise CaseError(f"Line {number} has another contract price for {slug} than the line before it.")
    return prices


def draw(amount: Money | Range, stream: Stream, least: Money) -> Money:
    """A pinned amount as it is; a range from the seed, and not below `least` where the range reaches it."""
    if isinstance(amount, Money):
        return amount
    step = _DOLLAR if amount.whole_dollars else 1
    low = -(-max(amount.low.cents, min(least.cents, amount.high.cents)) // step)
    return Money(stream.between(min(low, amount.high.cents // step), amount.high.cents // step) * step)


def _line(facts: LineFacts, number: int, prices: Mapping[str, Money], plan: Plan, seed: int) -> CaseLine:
    service = _service(facts, number)
    if facts.units < 1:
        raise CaseError(f"Line {number} has {facts.units} units; it needs at least 1.")
    stream = Stream(seed, "line", number)
    allowed = draw(_or(facts.allowed, prices[service.slug] * facts.units), stream, Money(0))
    low, high = (each * facts.units for each in service.usual_charge)
    charge = draw(_or(facts.charge, Range(max(low, allowed), max(high, allowed))), stream, allowed)
    if charge <= Money(0) or allowed <= Money(0):
        raise CaseError(f"Line {number} has a charge of {charge} and allows {allowed}; both must be above 0.00.")
    if allowed > charge and facts.allowed is not None:
        raise CaseError(f"Line {number} allows {allowed}, more than its charge of {charge}.")
    _check_flaw(facts, number, service, plan)
    return CaseLine(facts, Charge(service, facts.units, stream.pick(service.diagnoses), charge), allowed)


def _or(amount: Amount, otherwise: Money | Range) -> Money | Range:
    return otherwise if amount is None else amount


def _service(facts: LineFacts, number: int) -> Service:
    if facts.service not in services():
        raise CaseError(
            f"Line {number} names `{facts.service}`, which is not a service; these are {', '.join(services())}."
        )
    return services()[facts.service]


def _check_flaw(facts: LineFacts, number: int, service: Service, plan: Plan) -> None:
    if facts.flaw is not None and facts.flaw not in FLAWS:
        raise CaseError(
            f"Line {number} names the flaw `{facts.flaw}`, which there is not; these are {', '.join(FLAWS)}."
        )
    if facts.flaw == "no_authorization" and service.kind not in plan.authorization:
        raise CaseError(
            f"Line {number} cannot be denied for no authorization: {plan.name} asks no approval for {service.slug}."
        )
    if facts.approval_on_file is not None and facts.flaw != "no_authorization":
        raise CaseError(f"Line {number} says `approval_on_file`, which only goes with `flaw: no_authorization`.")


def _check_flaws_together(lines: tuple[LineFacts, ...]) -> None:
    """A flaw of the whole claim denies every line of it, so no line can show another."""
    flaws = {line.flaw for line in lines if line.flaw}
    whole = flaws & set(WHOLE_CLAIM_FLAWS)
    if whole and len(flaws) > 1:
        first, second = sorted(flaws, key=lambda flaw: flaw not in WHOLE_CLAIM_FLAWS)[:2]
        raise CaseError(f"`{first}` denies the whole claim, so no line can show `{second}` as well.")
