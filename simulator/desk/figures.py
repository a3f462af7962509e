"""The practice in figures: where the money waits and how long, why claims are denied, and what a better team changes.

Each figure is a picture, its table, what it means in plain words, and how it was counted. The practice is made on the
spot, once for each team, and kept while the lesson is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from simulator.dates import print_date
from simulator.desk.assets import module, styles
from simulator.desk.not_open import EXPECTED, NotOpen
from simulator.desk.on_desk import Json, OnDesk
from simulator.ledger.aging_table import AgingTable, aging_by_class
from simulator.ledger.dashboard import KPIS, Year
from simulator.ledger.kpis import Kpi
from simulator.ledger.posting import Book
from simulator.money import Money
from simulator.world.settings import PRACTICE_SIZE, SKILLS, BadSettings

COMPARED = (
    "first_pass_paid",
    "denial_rate_claims",
    "denial_rate_dollars",
    "denial_write_offs",
    "practice_days_in_ar",
    "ar_over_90",
    "net_collection_rate",
    "cost_to_collect",
)
MOST_CAUSES = 10
LEAST_PEOPLE = 200


class NoSuchFigure(LookupError):
    """There is no such figure, or no practice of this size. One plain sentence."""


class Figures(OnDesk):
    """One figure, or several: a picture and a table each."""

    says = "The practice in figures. Press Run at the top of this page to open it."
    _esm = module("figures.js")
    _css = styles()

    def __init__(self, title: str, lead: str, figures: list[Json]) -> None:
        self._picture = {"title": title, "lead": lead, "figures": figures}
        super().__init__()

    def acts(self) -> dict[str, Callable[..., None]]:
        return {}

    def picture(self) -> Json:
        return self._picture


def figures(show: str = "aging", people: int = 2500, seed: int = 1) -> Figures | NotOpen:
    """A figure of a made-up practice: `aging`, `denials`, `kpis` or `teams`."""
    try:
        if not LEAST_PEOPLE <= people <= PRACTICE_SIZE:
            sizes = f"from {LEAST_PEOPLE} to {PRACTICE_SIZE:,}"
            raise NoSuchFigure(f"A practice for these figures has {sizes} people, not {people!r:.20}.")
        teams = SKILLS if show == "teams" else ("typical",)
        return drawn(show, {team: year_of(people, seed, team) for team in teams})
    except (*EXPECTED, NoSuchFigure, BadSettings) as error:
        return NotOpen(error)


def drawn(show: str, years: Mapping[str, Year]) -> Figures:
    """The figure of one name, from the years of one team or of three. Raises NoSuchFigure for another name."""
    if show not in _SHOWN:
        raise NoSuchFigure(f"There is no figure `{show[:40]}`. There are {', '.join(_SHOWN)}.")
    title, lead, draw = _SHOWN[show]
    return Figures(title, lead, draw(years))


def _aging(years: Mapping[str, Year]) -> list[Json]:
    (year,) = years.values()
    day = year.days.last
    payers, patients = (
        aging_by_class(year.entries, year.accounts, day, (book,)) for book in (Book.PAYER, Book.PATIENT)
    )
    both = aging_by_class(year.entries, year.accounts, day)
    theirs = aging_by_class(year.entries, year.accounts, day, (Book.PATIENT,), since_theirs=True)
    on = print_date(date.fromordinal(day))
    return [
        {
            "id": "aging",
            "title": f"What is open on {on}, by its age",
            "means": _oldest(both),
            "bars": [
                {"label": name, "parts": [_part("payers", payer, both), _part("patients", patient, both)]}
                for name, payer, patient in zip(
                    both.buckets, payers.cents.sum(axis=0).tolist(), patients.cents.sum(axis=0).tolist(), strict=True
                )
            ],
            "table": _aging_table(both),
            "counted": ["Gross: what waits for payers counts at the charge.", "Age runs from the day of service.",
                        f"One day: {on}. Every cent open on that day is in one bucket."],
        },
        {
            "id": "theirs",
            "title": "The patients’ part, since it became theirs",
            "means": "A balance can be old to us and new to the patient. Before you say “over 90 days”, look here: "
            "the patient could not have paid before the plan answered.",
            "bars": [
                {"label": name, "parts": [_part("patients", cents, theirs)]}
                for name, cents in zip(theirs.buckets, theirs.cents.sum(axis=0).tolist(), strict=True)
            ],
            "table": _aging_table(theirs),
            "counted": ["Age runs from the first day on which a part was left to the patient.", f"One day: {on}."],
        },
    ]  # fmt: skip


def _denials(years: Mapping[str, Year]) -> list[Json]:
    (year,) = years.values()
    causes = sorted(year.causes, key=lambda cause: -cause[1])
    shown = causes[:MOST_CAUSES]
    rest = sum(claims for _, claims in causes[MOST_CAUSES:])
    shown += [("All other causes", rest)] if rest else []
    most = max((claims for _, claims in shown), default=1)
    total = sum(claims for _, claims in shown)
    claims_kpi, dollars_kpi = (KPIS[name](year) for name in ("denial_rate_claims", "denial_rate_dollars"))
    return [
        {
            "id": "denials",
            "title": "Why claims were denied at the first answer",
            "means": f"{claims_kpi} of the claims, but {dollars_kpi} of the dollars. Both are “the denial rate”. "
            "Ask which one is meant.",
            "bars": [
                {"label": name, "parts": [{"name": "claims", "share": 100 * claims // most, "text": f"{claims:,}"}]}
                for name, claims in shown
            ],
            "table": {
                "head": ["Cause", "Claims", "Of all denied"],
                "rows": [[name, f"{claims:,}", _percent(claims, total)] for name, claims in shown],
            },
            "counted": [
                _how(claims_kpi),
                _how(dollars_kpi),
                "A claim counts once for each cause that it was denied for.",
            ],
        }
    ]


def _kpis(years: Mapping[str, Year]) -> list[Json]:
    (year,) = years.values()
    found = [kpi(year) for kpi in KPIS.values()]
    percents = [kpi for kpi in found if kpi.unit == "percent" and kpi.value is not None]
    return [
        {
            "id": "kpis",
            "title": "The figures of the year",
            "means": "Read the whole row. The same name can stand for two figures: one counts claims, one dollars; one "
            "is gross, one net.",
            "bars": [
                {"label": kpi.name, "parts": [{"name": kpi.counts, "share": _share(kpi), "text": str(kpi)}]}
                for kpi in percents
            ],
            "table": {
                "head": ["Figure", "Value", "Above the line", "Below the line", "Sense"],
                "rows": [
                    [kpi.name, str(kpi), _amount(kpi, kpi.numerator), _amount(kpi, kpi.average), _sense(kpi)]
                    for kpi in found
                ],
            },
            "counted": [_how(kpi) for kpi in found],
        }
    ]


def _teams(years: Mapping[str, Year]) -> list[Json]:
    return [_compared(name, {team: KPIS[name](year) for team, year in years.items()}) for name in COMPARED]


def _compared(name: str, kpis: Mapping[str, Kpi]) -> Json:
    """One figure of several teams, side by side."""
    most = max((kpi.value for kpi in kpis.values() if kpi.value is not None), default=None)
    first = next(iter(kpis.values()))
    return {
        "id": name.replace("_", "-"),
        "title": first.name,
        "means": "",
        "bars": [
            {
                "label": f"{team.capitalize()} team",
                "parts": [{"name": first.counts, "share": int(100 * kpi.value / most) if kpi.value and most else 0,
                           "text": str(kpi)}],
            }
            for team, kpi in kpis.items()
        ],
        "table": {
            "head": ["Team", "Value", "Above the line", "Below the line"],
            "rows": [
                [team.capitalize(), str(kpi), _amount(kpi, kpi.numerator), _amount(kpi, kpi.average)]
                for team, kpi in kpis.items()
            ],
        },
        "counted": [_how(first)],
    }  # fmt: skip


_SHOWN: dict[str, tuple[str, str, Callable[[Mapping[str, Year]], list[Json]]]] = {
    "aging": ("Where the money waits", "A made-up practice, one year, a typical team.", _aging),
    "denials": ("Why claims come back", "The same practice. Every denial has a cause, and we know it.", _denials),
    "kpis": ("The figures of a year", "The same practice. Each figure with its two numbers.", _kpis),
    "teams": (
        "What a better team changes",
        "The same people, the same visits, the same payers. Only the billing team is another.",
        _teams,
    ),
}


def _oldest(table: AgingTable) -> str:
    return f"{_percent(table.over(3), table.total)} of what is open is older than 90 days."


def _part(name: str, cents: int, table: AgingTable) -> Json:
    most = max(int(table.cents.sum(axis=0).max()), 1)
    look = 2 if name == "patients" else 1
    return {"name": name, "share": max(100 * cents // most, 0), "text": Money(cents).dollars, "look": look}


def _aging_table(table: AgingTable) -> Json:
    rows = [[group, *(str(Money(cents)) for cents in row), str(Money(sum(row)))]
            for group, row in zip(table.groups, table.cents.tolist(), strict=True)]  # fmt: skip
    columns = table.cents.sum(axis=0).tolist()
    foot = ["Total", *(str(Money(cents)) for cents in columns), str(Money(table.total))]
    return {"head": ["Financial class", *table.buckets, "Open"], "rows": rows, "foot": foot}


def _amount(kpi: Kpi, count: int) -> str:
    return str(Money(count)) if kpi.counts == "dollars" else f"{count:,}"


def _sense(kpi: Kpi) -> str:
    return ", ".join(part for part in (kpi.basis, kpi.counts, kpi.over) if part)


def _how(kpi: Kpi) -> str:
    return f"{kpi.name}: {kpi.formula}. Counted in {_sense(kpi)}. Source: {kpi.source}."


def _share(kpi: Kpi) -> int:
    return max(0, min(100, int(100 * kpi.value))) if kpi.value else 0


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "nothing"


@cache
def year_of(people: int, seed: int, team: str) -> Year:
    """A practice's year under a team, made on the spot. A lesson that shows no figures does not load what makes it."""
    from simulator.world.year import year_of_practice

    return year_of_practice(people, seed, team)
