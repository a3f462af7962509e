"""Somebody on the line at an account, typed by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from simulator.law import Place, Who
from simulator.talk import Office, make_account, make_persona
from simulator.training.drills.standing import Standing


def standing(who: Who, **more: Any) -> Standing:
    """This person, asked for two identifiers, both of which fit; `more` says what is otherwise."""
    person = make_persona(7, date(2026, 3, 23), who=Who.PATIENT)
    office = Office(
        name="Harrow Creek Clinic",
        agent="Dana Okonkwo-Reyes",
        phone="(503) 555-0110",
        starts=datetime(2026, 3, 23, 14, 5, tzinfo=ZoneInfo("America/Chicago")),
        place=Place(state="IL"),
    )
    return Standing(person, make_account(person, 7, office), office, who, **{"asked": True, "fits": 2, **more})
