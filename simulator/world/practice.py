"""One practice's year from its people to the last payment: every stage in order, each a function of those before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.care.encounters import Care, care
from simulator.columns import Flags
from simulator.coverage.roll import Enrolments, enrol
from simulator.ledger.aging_table import FINANCIAL_CLASSES, SELF_PAY, Accounts
from simulator.ledger.entries import NOBODY, Entries
from simulator.people.population import Population, population
from simulator.world.patients import PatientSide, patients_in_time
from simulator.world.payer_side import PayerSide, adjudicate_practice
from simulator.world.settings import Settings

COMMERCIAL = FINANCIAL_CLASSES.index("commercial")
CLASS_OF_PAYER = {name: FINANCIAL_CLASSES.index(name) for name in ("medicare", "medicaid")}


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
    accounts = _accounts(payers)
    patients = patients_in_time(
        people, given.visits.person, accounts, _protected(payers), payers.entries, seed, practice, year
    )
    entries = Entries.together((payers.entries, patients.entries))
    return PracticeWorld(settings, practice, people, enrolments, given, accounts, payers, patients, entries)


def _accounts(payers: PayerSide) -> Accounts:
    """One account a visit, by the plan that pays first on that day."""
    covers, roll = payers.office.covers, payers.office.roll
    first = covers.first
    payer = np.where(first < 0, NOBODY, roll.payer_of_plan[payers.office.enrolments.plan[first]])
    classes = np.array([CLASS_OF_PAYER.get(each, COMMERCIAL) for each in payers.payers])
    return Accounts(
        seen=payers.office.care.visits.on,
        financial_class=np.where(payer < 0, SELF_PAY, classes[payer]),
        payer=payer,
    )


def _protected(payers: PayerSide) -> Flags:
    """Visits of people whom Medicaid covers on that day, first or second: covered care is never billed to them."""
    covers, plan = payers.office.covers, payers.office.enrolments.plan
    medicaid = payers.office.roll.payer_of_plan == payers.payers.index("medicaid")
    protected: Flags = np.zeros(len(payers.office.care.visits), bool)
    for row in (covers.first, covers.second):
        protected |= (row >= 0) & medicaid[plan[row]]
    return protected
