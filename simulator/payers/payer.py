"""A payer reads like its manual: its edits in their order, how it prices, its clocks, and the words on its papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from simulator.care import services
from simulator.coverage import KINDS_OF_SERVICE
from simulator.coverage.shelf import named_file
from simulator.dates import Days, Months, last_day
from simulator.fields import Fields, open_fields
from simulator.money import Rate
from simulator.payers.edits import BY_NAME, Edit
from simulator.payers.participation import NotJoined
from simulator.payers.pricing import METHODS, Pricing
from simulator.payers.sequestration import Sequestration
from simulator.reading import DATA

LAYOUTS = ("columns", "cards", "print")


@dataclass(frozen=True, slots=True)
class Payer:
    """One payer.

    `remarks` and `denial_notes` go by the name of the edit that denied; `notes` are the sentences of its member's EOB.
    """

    id: str
    name: str
    phone: str
    portal: str
    edits: tuple[Edit, ...]
    pricing: Pricing
    prices: str  # the price list's name in data/prices
    filing_limit: Days | Months  # from the service date to the day the claim reaches the payer
    dispute_days: int  # a provider's dispute: from the date of the remittance
    dispute_note: str  # what a remittance says of them, where they are not counted from its date; "" otherwise
    only_for_member: bool  # on a question of need nobody asks again but the member, or whom the member names
    wants_policy: bool  # a reviewer of need reads its policy only where the page lies in the envelope
    remarks: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]
    denial_notes: Mapping[str, str]
    contract_note: str
    outside_note: str  # for a charge above what the plan allows outside its network; "" where it pays none
    policies: Mapping[str, tuple[str, ...]]  # the diagnoses for which a service is paid; others are paid for any
    records_with: tuple[str, ...]  # services that come with the chart note
    layout: str  # how its member's EOB is printed
    reductions: Mapping[int, int]  # by kind of service, basis points: what each further one of a day loses
    sequestration: Sequestration
    pays_within_days: int  # from receipt; later, interest is due
    interest: Rate  # a year, simple, by the day
    paid_whole: bool  # who has no contract takes the price as the whole pay, and bills nobody for the rest
    not_joined: NotJoined | None  # what it allows a doctor who has not joined, where it has such a rule

    def filing_day(self, service_date: date) -> date:
        """The last day on which a claim for a service of this day is in time."""
        return last_day(service_date, self.filing_limit)


@cache
def load_payer(payer: str) -> Payer:
    """The payer kept under this name on a shelf of data/payers. Raises BadFile with file and line."""
    with open_fields(named_file(DATA / "payers", payer, "payer")) as fields:
        with fields.part("notes") as part:
            notes = {letter: part.text(letter) for letter in part}
        edits, remarks, denial_notes = [], {}, {}
        with fields.part("edits") as part:
            for name in part:
                if name not in BY_NAME:
                    part.wrong(name, f"is not an edit; these are {', '.join(BY_NAME)}")
                with part.part(name) as denial:
                    edits.append(BY_NAME[name])
                    remarks[name] = denial.texts("remarks")
                    denial_notes[name] = denial.one_of("note", tuple(notes))
        if "visits_used_up" in denial_notes and edits[-1] is not BY_NAME["visits_used_up"]:
            fields.wrong("edits", "should end with visits_used_up: it counts what the others leave")
        with fields.part("policies") as part:
            policies = {_service(part, slug): part.texts(slug) for slug in part}
        return Payer(
            id=payer,
            name=fields.text("name"),
            phone=fields.text("phone"),
            portal=fields.text("portal"),
            edits=tuple(edits),
            pricing=METHODS[fields.one_of("pricing", tuple(METHODS))],
            prices=fields.text("prices"),
            filing_limit=_filing_limit(fields),
            dispute_days=_days(fields, "dispute_days"),
            dispute_note=fields.text("dispute_note") if "dispute_note" in fields else "",
            only_for_member=fields.yes("only_for_member"),
            wants_policy=fields.yes("wants_policy"),
            remarks=MappingProxyType(remarks),
            notes=MappingProxyType(notes),
            denial_notes=MappingProxyType(denial_notes),
            contract_note=fields.one_of("contract_note", tuple(notes)),
            outside_note=fields.one_of("outside_note", tuple(notes)) if "outside_note" in fields else "",
            policies=MappingProxyType(policies),
            records_with=tuple(_service(fields, slug, "records_with") for slug in fields.texts("records_with")),
            layout=fields.one_of("layout", LAYOUTS),
            reductions=_reductions(fields),
            sequestration=_sequestration(fields),
            pays_within_days=_days(fields, "pays_within_days"),
            interest=fields.rate("interest"),
            paid_whole=fields.yes("paid_whole"),
            not_joined=_not_joined(fields) if "not_joined" in fields else None,
        )


def _filing_limit(fields: Fields) -> Days | Months:
    """Days run on; a limit in months ends on the same day of a later month, or on that month's last."""
    if "filing_limit_months" in fields:
        return Months(_days(fields, "filing_limit_months"))
    return Days(_days(fields, "filing_limit_days"))


def _reductions(fields: Fields) -> Mapping[int, int]:
    with fields.part("reductions") as part:
        for kind in part:
            if kind not in KINDS_OF_SERVICE:
                part.wrong(kind, f"is not a kind of service; these are {', '.join(KINDS_OF_SERVICE)}")
        return MappingProxyType({KINDS_OF_SERVICE.index(kind): part.rate(kind).basis_points for kind in part})


def _not_joined(fields: Fields) -> NotJoined:
    with fields.part("not_joined") as part:
        part.text("source")
        terms = NotJoined(part.whole("of_the_fee"), part.whole("most_charged"))
        if not 0 < terms.of_the_fee <= 100 <= terms.most_charged:
            part.wrong("of_the_fee", "should be from 1 to 100, and `most_charged` 100 or more")
        return terms


def _sequestration(fields: Fields) -> Sequestration:
    """Rates by their first day of service, each with where it was read."""
    with fields.part("sequestration") as part:
        rates = {}
        for day in sorted(part):
            with part.part(day) as entry:
                rates[part.name_as_day(day)] = entry.rate("rate").basis_points
                entry.text("source")
        return Sequestration(tuple(rates), tuple(rates.values()))


def _service(fields: Fields, slug: str, key: str = "") -> str:
    if slug not in services():
        fields.wrong(key or slug, f"names `{slug}`, which is not a service" if key else "is not a service")
    return slug


def _days(fields: Fields, key: str) -> int:
    days = fields.whole(key)
    if days <= 0:
        fields.wrong(key, "should be above 0")
    return days
