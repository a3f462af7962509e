"""A persona and an account out of a seed: a household near a practice, and a bill that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

import numpy as np

from simulator.chance import Stream
from simulator.fields import Fields, open_fields
from simulator.law import Who
from simulator.money import Money, Rate
from simulator.people.means import means_of
from simulator.people.one_person import patient_of
from simulator.people.patient import Patient, make_patient
from simulator.people.population import Population, population
from simulator.reading import DATA
from simulator.talk.persona import Belief, Hidden, Need, Persona, Temper
from simulator.talk.setting import Office, OnFile

PERSONAS = DATA / "talk" / "personas.yaml"
_SIZE = 40


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each kind of person is on the line, of 100, and the words that an account is made with."""

    who: Mapping[str, int]
    belief: Mapping[str, int]
    temper: Mapping[str, int]
    hidden: Mapping[str, int]
    needs: Mapping[str, int]
    other_plan: Rate
    forgets: Rate
    plans: tuple[str, ...]
    services: tuple[str, ...]
    found: tuple[str, ...]


def make_persona(seed: int, today: date, **pinned: object) -> Persona:
    """Somebody on the line. What an author pins stands; all else is drawn, and nothing is drawn from a name."""
    stream, known = Stream(seed, "persona"), shares()
    people = population(seed, 0, _SIZE, today.year)
    who = Who(str(pinned["who"])) if "who" in pinned else Who(_one(stream, known.who))
    row = _adult(people, stream)
    speaker = patient_of(people, row)
    others = _patient(people, stream, row, who, today)
    covered = stream.chance(known.other_plan)
    need = _one(stream, known.needs)
    drawn = Persona(
        name=speaker.name,
        patient=speaker if who in (Who.PATIENT, Who.MINOR) else others,
        who=who,
        means=means_of(people, row),
        year_start=date(today.year, 1, 1),
        belief=Belief(_one(stream, known.belief)),
        temper=Temper(_one(stream, known.temper)),
        needs=(Need(need),) if need else (),
        hidden=Hidden.DEATH if who is Who.PERSONAL_REPRESENTATIVE else Hidden(_one(stream, known.hidden)),
        cover=stream.pick(known.plans) if covered else "",
        member_id=f"W{stream.between(10_000_000, 99_999_999)}" if covered else "",
        matches=0 if who in (Who.NEIGHBOR, Who.EMPLOYER, Who.ATTORNEY) else 1 if stream.chance(known.forgets) else 2,
    )
    return replace(drawn, **pinned)  # type: ignore[arg-type]


def make_account(persona: Persona, seed: int, office: Office, **pinned: object) -> OnFile:
    """A bill that belongs to this persona's patient; wrong where the persona is right that it is."""
    stream, known = Stream(seed, "account of a call"), shares()
    balance = Money(stream.pick((80, 160, 320, 640, 1250, 2400, 4800)) * 100 + stream.below(9000))
    paid = Money(balance.cents * stream.between(1, 3) + stream.below(5000))
    allowed = balance + paid
    wrong = persona.belief is Belief.BILL_IS_WRONG or (
        persona.belief is Belief.ALREADY_PAID and stream.chance(Rate(5000))
    )
    service_date = office.today - timedelta(days=stream.between(60, 150))
    drawn = OnFile(
        id=f"A{stream.between(100_000, 999_999)}",
        patient=persona.patient,
        service=stream.pick(known.services),
        service_date=service_date,
        charge=allowed + Money(allowed.cents // 2),
        allowed=allowed,
        paid=paid,
        balance=balance,
        first_bill=service_date + timedelta(days=stream.between(20, 45)),
        hospital=stream.chance(Rate(5000)),
        right_balance=Money(balance.cents * stream.between(0, 6) // 10) if wrong else None,
        wrong_because=stream.pick(known.found) if wrong else "",
    )
    return replace(drawn, **pinned)  # type: ignore[arg-type]


@cache
def shares(path: Path = PERSONAS) -> Shares:
    """Who is on the line how often, as data/talk/personas.yaml says. Raises BadFile."""
    with open_fields(path) as fields:
        return Shares(
            who=_of_100(fields, "who", tuple(Who)),
            belief=_of_100(fields, "belief", tuple(Belief)),
            temper=_of_100(fields, "temper", tuple(Temper)),
            hidden=_of_100(fields, "hidden", ("none", *Hidden)),
            needs=_of_100(fields, "needs", ("none", *Need)),
            other_plan=fields.rate("other_plan"),
            forgets=fields.rate("forgets_the_street"),
            plans=fields.texts("plans"),
            services=fields.texts("services"),
            found=fields.texts("found"),
        )


def _of_100(fields: Fields, key: str, names: tuple[str, ...]) -> Mapping[str, int]:
    with fields.part(key) as part:
        found = {name: part.whole(name) for name in part}
        for name in found:
            if name not in names:
                part.wrong(name, f"is not known here; known are {', '.join(filter(None, names))}")
    if sum(found.values()) != 100:
        fields.wrong(key, f"adds up to {sum(found.values())}, not to 100")
    return found


def _one(stream: Stream, shares: Mapping[str, int]) -> str:
    """A name, as often as its share says; `none` is the empty one."""
    drawn = stream.below(100)
    found = next(name for name, end in zip(shares, accumulate(shares.values()), strict=True) if drawn < end)
    return "" if found == "none" else found


def _adult(people: Population, stream: Stream) -> int:
    """Somebody who pays for a household."""
    return int(stream.pick([int(row) for row in np.unique(people.people.guarantor)]))


def _patient(people: Population, stream: Stream, row: int, who: Who, today: date) -> Patient:
    """Whose bill it is, where it is not the speaker's own: a child or a partner at home, or somebody elsewhere."""
    speaker, home = patient_of(people, row), people.people.household
    if who in (Who.PARENT_OF_MINOR, Who.MINOR):
        child = make_patient(stream, today, (2 if who is Who.PARENT_OF_MINOR else 13, 17))
        return replace(child, family=speaker.family, phone=speaker.phone, street=speaker.street, town=speaker.town)
    if who is Who.SPOUSE:
        partner = make_patient(stream, today, (30, 64))
        return replace(partner, street=speaker.street, town=speaker.town)
    if who in (Who.ADULT_CHILD, Who.PERSONAL_REPRESENTATIVE):
        return make_patient(stream, today, (70, 92))
    return patient_of(people, stream.pick([int(one) for one in np.flatnonzero(home != home[row])]))
