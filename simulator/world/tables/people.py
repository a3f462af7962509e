"""Tables of people, what they have, who covers them, and what was done for them."""

from __future__ import annotations

from functools import cache

import numpy as np

from simulator.care import diagnoses, services
from simulator.care.reasons import reasons
from simulator.coverage.roll import plans
from simulator.ledger.aging_table import FINANCIAL_CLASSES
from simulator.people.homes import ROLES, languages
from simulator.people.one_person import all_names
from simulator.people.pools import AREA_CODES, streets, towns
from simulator.world.practice import PracticeWorld
from simulator.world.table import Column, Table, Values
from simulator.world.tables.columns import col, key, ref


@cache
def _service_names() -> tuple[str, ...]:
    return tuple(services())


@cache
def _diagnosis_codes() -> tuple[str, ...]:
    return tuple(diagnoses())


PEOPLE = Table(
    "people",
    "Everyone who lives near the practice, whether they come or not.",
    (
        key("person", "Its number in all tables.", lambda w: len(w.population.people)),
        ref("household", "Where they live.", lambda w: w.population.people.household),
        ref("guarantor", "The adult who pays.", lambda w: w.population.people.guarantor),
        col("role", "word", "In the household.", lambda w: w.population.people.role, lambda: ROLES),
        col("born", "day", "Birth date.", lambda w: w.population.people.born),
        col("female", "flag", "", lambda w: w.population.people.female),
        col("given", "word", "Given name.", lambda w: w.population.people.given, lambda: all_names()[0]),
        col("family", "word", "Family name.", lambda w: w.population.people.family_name, lambda: all_names()[1]),
        col("language", "word", "Best language.", lambda w: w.population.people.language, languages),
        col("street_number", "count", "", lambda w: w.population.people.street_number),
        col("street", "word", "", lambda w: w.population.people.street, streets),
        col("town", "word", "ZZ is no state; 000 is no ZIP.", lambda w: w.population.people.town, towns),
        col("area_code", "word", "", lambda w: w.population.people.area_code, lambda: AREA_CODES),
        col("phone", "count", "The last two digits of 555-01xx.", lambda w: w.population.people.phone),
    ),
    began=lambda w: w.population.people.born,
)


def _has(name: str, kind: str, says: str) -> Column[PracticeWorld]:
    return col(name, kind, says, lambda w: getattr(w.population.households, name))


HOUSEHOLDS = Table(
    "households",
    "Who lives together, and what they have. Amounts are cents.",
    (
        key("household", "Its number.", lambda w: len(w.population.households)),
        _has("size", "count", "People."),
        _has("income", "cents", "Before taxes, a year."),
        _has("poverty_percent", "count", "Of the guideline for its size."),
        _has("take_home", "cents", "A month."),
        _has("housing", "cents", "A month."),
        _has("left_a_month", "cents", "After housing, food and debts."),
        _has("savings", "cents", ""),
        _has("debts", "cents", ""),
        _has("pay_every", "count", "Days between pay-days."),
        _has("will", "count", "Hidden: 0 to 10,000, how readily it pays."),
        _has("reach", "count", "Hidden: 0 to 10,000, how likely it is reached."),
    ),
)


def _known(w: PracticeWorld) -> Values:
    """The day on which a place on a plan is known: its first, or an earlier one on which an office billed it."""
    known, sent = w.enrolments.starts.copy(), w.payers.submissions
    np.minimum.at(known, sent.enrolment, sent.sent)
    return known


COVERAGE = Table(
    "coverage",
    "Places on plans. Who has no row has no coverage.",
    (
        key("coverage", "Its number.", lambda w: len(w.enrolments)),
        ref("person", "Who is covered.", lambda w: w.enrolments.person),
        col("plan", "word", "A file of data/plans.", lambda w: w.enrolments.plan, plans),
        col("order", "count", "1 pays first, 2 second.", lambda w: w.enrolments.order),
        col("starts", "day", "First day.", lambda w: w.enrolments.starts),
        col("ends", "day", "Last day.", lambda w: w.enrolments.ends),
        ref("contract", "Who shares limits.", lambda w: w.enrolments.contract),
        col("seat", "count", "1 is the subscriber.", lambda w: w.enrolments.seat),
        col("member_number", "id", "Never issued.", lambda w: w.enrolments.member_number),
    ),
    began=_known,
)
VISITS = Table(
    "visits",
    "A person seen on a day: an account.",
    (
        key("visit", "Its number.", lambda w: len(w.care.visits)),
        ref("person", "Who was seen.", lambda w: w.care.visits.person),
        col("on", "day", "Day of service.", lambda w: w.care.visits.on),
        col("doctor", "count", "Of the practice, from 0.", lambda w: w.care.visits.doctor),
        col("new_patient", "flag", "", lambda w: w.care.visits.new_patient),
        col("reason", "word", "Why they came.", lambda w: w.care.visits.reason, lambda: reasons().names),
        col("financial_class", "word", "", lambda w: w.accounts.financial_class, lambda: FINANCIAL_CLASSES),
    ),
    began=lambda w: w.care.visits.on,
)
LINES = Table(
    "services",
    "What was done, as a careful coder has it.",
    (
        key("service_row", "Its number.", lambda w: len(w.care.services)),
        ref("visit", "At which visit.", lambda w: w.care.services.visit),
        col("service", "word", "A row of data/services.csv.", lambda w: w.care.services.service, _service_names),
        col("units", "count", "", lambda w: w.care.services.units),
        col("charge", "cents", "For all units.", lambda w: w.care.services.charge),
        col("diagnosis", "word", "", lambda w: w.care.services.diagnosis, _diagnosis_codes),
    ),
    began=lambda w: w.care.visits.on[w.care.services.visit],
)
