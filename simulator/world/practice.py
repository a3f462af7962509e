"""One practice's year from its people to the last payment: every stage in order, each a function of those before it."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.care.encounters import Care, care
from simulator.coverage.roll import Enrolments, enrol
from simulator.ledger.aging_table import Accounts
from simulator.ledger.entries import Entries
from simulator.people.population import Population, population
from simulator.world.patients.accounts import accounts_of
from simulator.world.patients.in_time import PatientSide, patients_in_time
from simulator.world.payers.entries import protected
from simulator.world.payers.side import PayerSide, adjudicate_practice
from simulator.world.settings import Settings


@dataclass(frozen=True, slots=True)
class PracticeWorld:
    """Everything that came to be around one practice. `entries` are all moves of money, the payers' side first."""

    settings: Settings
    practice: int
    population: Population
    enrolments: Enrolments
    care: Care
    accounts: Accounts
    payers: PayerSide
    patients: PatientSide
    entries: Entries


def make_practice(settings: Settings, practice: int) -> PracticeWorld:
    """People, coverage, care, claims and payers, patients and money of one practice."""
    seed, year = settings.seed, settings.year
    people = population(seed, practice, settings.size(practice), year)
    enrolments = enrol(people, seed, practice, year)
    given = care(people, seed, practice, year)
    payers = adjudicate_practice(people, enrolments, given, seed, practice, settings.skill, year)
    accounts = accounts_of(payers)
    patients = patients_in_time(
        people, given.visits.person, accounts, protected(payers.office), payers.entries, seed, practice, year
    )
    entries = Entries.together((payers.entries, patients.entries))
    return PracticeWorld(settings, practice, people, enrolments, given, accounts, payers, patients, entries)
