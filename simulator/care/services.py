"""What the practice does and what it usually charges. Procedure codes are the kit's own: X and four digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from simulator.care.own_codes import OwnCode, kept_codes
from simulator.coverage.plan import KINDS_OF_SERVICE
from simulator.fields import Fields, read_rows
from simulator.money import Money
from simulator.reading import DATA
from simulator.whole import whole_from


@dataclass(frozen=True, slots=True)
class Service:
    """One thing a practice bills for. A charge is usually from `usual_charge[0]` to `usual_charge[1]` for one unit."""

    slug: str
    code: str
    name: str
    kind: str  # what a plan looks at: office, lab, advanced-imaging …
    usual_charge: tuple[Money, Money]
    units_a_day: int  # more than this makes little sense for one person
    modifiers: tuple[str, ...]  # that may stand behind it
    modifier_needed: bool
    referral_needed: bool  # another doctor asked for it, and the claim says who
    diagnoses: tuple[str, ...]
    seldom_paid_for: tuple[str, ...]  # diagnoses for which doctors ask for it and policies often do not pay it
    ages: tuple[int, int] | None  # the youngest and oldest for whom it makes sense; None where age does not matter


@cache
def services() -> Mapping[str, Service]:
    """Every service the kit knows, by slug, in the order of the file: under a team's own codes where it brought any."""
    own = kept_codes()
    return MappingProxyType(
        {slug: _as_billed(service, own.get(service.code)) for slug, service in kit_services().items()}
    )


def _as_billed(service: Service, own: OwnCode | None) -> Service:
    if own is None:
        return service
    charge = service.usual_charge if own.price is None else (own.price, own.price)
    return replace(service, code=own.billing_code, name=own.name, usual_charge=charge)


@cache
def kit_services() -> Mapping[str, Service]:
    """The same under the kit's own codes."""
    found: dict[str, Service] = {}
    for row in read_rows(DATA / "services.csv"):
        service = Service(
            slug=row.text("slug"),
            code=row.text("code"),
            name=row.text("name"),
            kind=row.one_of("kind", KINDS_OF_SERVICE),
            usual_charge=(row.money("charge_low"), row.money("charge_high")),
            units_a_day=row.whole("units_a_day"),
            modifiers=tuple(row.text("modifiers").split(";")) if row.has("modifiers") else (),
            modifier_needed=row.one_of("modifier_needed", ("yes", "no")) == "yes",
            referral_needed=row.one_of("referral_needed", ("yes", "no")) == "yes",
            diagnoses=tuple(row.text("diagnoses").split(";")),
            seldom_paid_for=tuple(row.text("seldom_paid_for").split(";")) if row.has("seldom_paid_for") else (),
            ages=_ages(row) if row.has("ages") else None,
        )
        row.nothing_else()
        if not re.fullmatch(r"X\d{4}", service.code):
            row.wrong("code", "is not one of the kit’s own codes: X and four digits")
        if service.slug in found or any(service.code == other.code for other in found.values()):
            row.wrong("slug", f"or its code {service.code} stands twice")
        if service.units_a_day < 1:
            row.wrong("units_a_day", "should be above 0")
        if service.modifier_needed and not service.modifiers:
            row.wrong("modifier_needed", "is yes, but no modifier is named")
        if service.usual_charge[0] > service.usual_charge[1]:
            row.wrong("charge_low", "is above charge_high")
        found[service.slug] = service
    return MappingProxyType(found)


def _ages(row: Fields) -> tuple[int, int]:
    youngest, _, oldest = row.text("ages").partition("-")
    high = whole_from(oldest, 999, least=0)
    low = None if high is None else whole_from(youngest, high, least=0)
    if low is None or high is None:
        row.wrong("ages", "should be the youngest and the oldest, for example 40-64")
    return low, high
