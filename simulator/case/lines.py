"""The lines of a case: which services, at what charge and price, and how a careful coder would have coded them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from simulator.care import pairs, services
from simulator.care.coding import own_service_modifier, usual_modifiers
from simulator.care.services import Service
from simulator.care.visit import Charge
from simulator.case.flaws import check_flaw, check_flaws_together, unpaid_diagnoses
from simulator.case.pinned import Amount, CaseError, LineFacts, Range
from simulator.chance import Stream
from simulator.coverage.plan import Plan
from simulator.money import ZERO, Money
from simulator.payers.payer import Payer
from simulator.payers.pricing import NoPrice, price_list

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
    """One line, decided: what was done, at which charge, and what all its units may cost.

    `allowed` is what the contract (or, outside the network, the plan) allows; `priced` what the payer will allow.
    """

    facts: LineFacts
    charge: Charge
    allowed: Money
    priced: Money


def case_lines(
    pinned: tuple[LineFacts, ...], plan: Plan, payer: Payer, on: date, seed: int, *, in_network: bool = True
) -> tuple[CaseLine, ...]:
    """Every line of the case. Raises CaseError where an amount, a service or a flaw cannot be so."""
    wanted = pinned or tuple(LineFacts(slug) for slug in Stream(seed, "services").pick(_USUAL_VISITS))
    for number, facts in enumerate(wanted, 1):
        _check(facts, number)
        check_flaw(facts, number, wanted, plan, payer)
    check_flaws_together(wanted)
    prices = _prices(plan, payer, on, in_network)
    lines = tuple(_line(facts, number, prices, payer, on, seed) for number, facts in enumerate(wanted, 1))
    unit_price(lines)
    return tuple(replace(line, charge=_set_apart(line, lines)) for line in lines)


def unit_price(lines: tuple[CaseLine, ...], *, as_priced: bool = False) -> dict[str, Money]:
    """The price of one unit of each service, by contract or as the payer has it. Raises CaseError where two differ."""
    prices: dict[str, Money] = {}
    for number, line in enumerate(lines, 1):
        slug, units = line.facts.service, line.facts.units
        amount = line.priced if as_priced else line.allowed
        price, rest = divmod(amount.cents, units)
        if rest:
            raise CaseError(f"Line {number} allows {amount} for {units} units, which is not a whole price for one.")
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


def _prices(plan: Plan, payer: Payer, on: date, in_network: bool) -> Mapping[str, Money]:
    """The contract's prices on a day; outside the network the plan's own, a share of them."""
    prices = price_list(payer.prices, on)
    outside = plan.on(on).outside
    if in_network or outside is None:
        return prices
    return {slug: price.times(outside.allowance) for slug, price in prices.items()}


def _line(facts: LineFacts, number: int, prices: Mapping[str, Money], payer: Payer, on: date, seed: int) -> CaseLine:
    service = services()[facts.service]
    stream = Stream(seed, "line", number)
    allowed = draw(_or(facts.allowed, prices[service.slug] * facts.units), stream, ZERO)
    low, high = (each * facts.units for each in service.usual_charge)
    usual = Range(max(low, allowed), max(high, allowed), whole_dollars=low < high)  # a team's own price has its cents
    charge = draw(_or(facts.charge, usual), stream, allowed)
    if charge <= ZERO or allowed <= ZERO:
        raise CaseError(f"Line {number} has a charge of {charge} and allows {allowed}; both must be above 0.00.")
    if allowed > charge and facts.allowed is not None:
        raise CaseError(f"Line {number} allows {allowed}, more than its charge of {charge}.")
    diagnosis = facts.diagnosis or stream.pick(_diagnoses(facts, service, payer))
    return CaseLine(
        facts,
        Charge(
            service=service,
            units=facts.units,
            diagnosis=diagnosis,
            amount=charge,
            modifiers=usual_modifiers(service, diagnosis),
            records=service.slug in payer.records_with,
        ),
        allowed,
        _old_price(facts, number, allowed, payer, on, seed) if facts.flaw == "underpaid" else allowed,
    )


def _or(amount: Amount, otherwise: Money | Range) -> Money | Range:
    return otherwise if amount is None else amount


def _diagnoses(facts: LineFacts, service: Service, payer: Payer) -> tuple[str, ...]:
    """The diagnoses that the line may have: those that the payer's policy pays, or for the flaw those it does not."""
    if facts.flaw == "not_necessary":
        return unpaid_diagnoses(service, payer)
    policy = payer.policies.get(service.slug, service.diagnoses)
    return tuple(code for code in service.diagnoses if code in policy)


def _old_price(facts: LineFacts, number: int, allowed: Money, payer: Payer, on: date, seed: int) -> Money:
    """What the payer allows for a line that it prices from the list before the one in force. Raises CaseError."""
    if facts.old_price is not None:
        old = draw(facts.old_price, Stream(seed, "old price", number), ZERO)
    else:
        now = price_list(payer.prices, on)[facts.service]
        try:
            before = price_list(payer.prices, date(on.year - 1, 12, 31))[facts.service]
        except NoPrice as error:
            raise CaseError(f"Line {number} cannot be underpaid: {error} Write `old_price`.") from None
        unit = allowed.cents // facts.units
        old = Money(unit * before.cents // now.cents) * facts.units
    if not ZERO < old < allowed:
        raise CaseError(
            f"Line {number} cannot be underpaid: the payer’s old price of {old} is not below the contract’s {allowed}."
        )
    return old


def _set_apart(line: CaseLine, lines: tuple[CaseLine, ...]) -> Charge:
    """The charge with the modifier that says it stood on its own, where another line would include it."""
    charge = line.charge
    done = {each.facts.service for each in lines}
    if line.facts.flaw != "bundled" and any(
        pair.opens and pair.included == line.facts.service and pair.paid in done for pair in pairs()
    ):
        return replace(charge, modifiers=(*charge.modifiers, own_service_modifier(charge.service)))
    return charge


def _check(facts: LineFacts, number: int) -> None:
    if facts.service not in services():
        raise CaseError(
            f"Line {number} names `{facts.service}`, which is not a service; these are {', '.join(services())}."
        )
    if facts.units < 1:
        raise CaseError(f"Line {number} has {facts.units} units; it needs at least 1.")
