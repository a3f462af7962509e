"""A hand-made exercise: three lines, one of them denied, with the numbers of one remittance typed by hand.

Billed 1,133.00 = 185.00 + 48.00 + 900.00. Paid 51.20 = 41.60 + 9.60. Patient 72.80 = 60.00 + 10.40 + 2.40.
"""

from __future__ import annotations

from datetime import date

import pytest

from simulator.case.file import CaseFile
from simulator.documents.document import Cell, Column, Document, Row, Table
from simulator.money import Money, Rate
from simulator.scenario.scenario import Critical, Misconception, Option, Question, Scenario, Source, Stage
from simulator.training.episode import Episode, open_episode
from tests.training.talks import NAME

TODAY = date(2026, 3, 23)


def _papers() -> tuple[Document, ...]:
    columns = (Column("Service"), Column("Billed", True), Column("Codes"))
    rows = (Row("Office visit", "X1300", (Cell("185.00"), Cell("CO-45 PR-1 PR-2", mark="CO"))),)
    remittance = Document(
        "remittance",
        "remittance",
        "Explanation of payment",
        "Tamarack Mutual Health",
        date(2026, 3, 18),
        "Provider copy",
        "tamarack",
        (Table("Lines", columns, rows),),
    )
    account = Document(
        "account",
        "account",
        "The account",
        "Harrow Creek Clinic",
        TODAY,
        "",
        "practice",
        (Table("Open", columns, rows),),
    )
    return remittance, account


@pytest.fixture
def case() -> CaseFile:
    return CaseFile(
        seed=7,
        today=TODAY,
        documents=_papers(),
        facts={
            "eob.patient_share": Money(72_80),
            "eob.charge_less_paid": Money(1_081_80),
            "eob.patient_share_and_denied": Money(972_80),
            "appeal.last_day": date(2026, 9, 14),
            "appeal.last_day_from_service": date(2026, 8, 29),
            "appeal.last_day_in_months": date(2026, 9, 18),
        },
        truth={"line 3": "no_authorization"},
    )


@pytest.fixture
def scenario() -> Scenario:
    owes = Question(
        id="patient-owes",
        kind="money",
        question="How much may we ask the patient to pay?",
        note="Dollars and cents, for all three lines together.",
        points=4,
        axis="accuracy",
        tests=("EOB-2", "EOB-4"),
        why="Only PR amounts are the patient’s.",
        hints=("Two columns hold PR amounts.", "Deductible and coinsurance carry PR.", "Add the two totals."),
        asks="eob.patient_share",
        when_wrong=(
            Misconception(
                "eob.charge_less_paid", "charge minus payment", "That bills the patient for the write-off.", "CO"
            ),
            Misconception("eob.patient_share_and_denied", "share plus denied line", "The denial carries CO."),
        ),
    )
    last_day = Question(
        id="last-day",
        kind="date",
        question="What is the last day for our dispute?",
        note="Month, day and year.",
        points=3,
        axis="accuracy",
        tests=("DEN-4",),
        why="180 days from the date of the remittance.",
        hints=("The foot of the page says how long.",),
        asks="appeal.last_day",
        when_wrong=(
            Misconception(
                "appeal.last_day_from_service", "counted from the visit", "The visit does not start this clock."
            ),
            Misconception("appeal.last_day_in_months", "six months", "180 days are not six months."),
        ),
    )
    billing = Critical("balance_billing", "Balance billing", "A patient would get a bill for what is ours.")
    next_step = Question(
        id="next-step",
        kind="choice",
        question="What do you do about the third line?",
        note="Choose one.",
        points=3,
        axis="resolution",
        tests=("DEN-3",),
        why="Approval was given, so the denial can be turned.",
        options=(
            Option(
                "dispute",
                "Dispute the denial with the approval",
                "dispute",
                Rate(10_000),
                "The log holds the approval.",
            ),
            Option("bill-patient", "Bill the patient $900.00", "bill-patient", Rate(0), "CO never moves.", billing),
            Option("write-off", "Write the line off today", "write-off", Rate(2_000), "Too early."),
            Option("new-claim", "Send the same claim once more", "new-claim", Rate(0), "It would be a duplicate."),
        ),
    )
    return Scenario(
        name="eob/hand-made",
        title="Read a three-line EOB",
        level="foundation",
        role="first_party",
        today=TODAY,
        minutes=6,
        stages=(
            Stage("read", "Read", ("remittance",), (owes, last_day)),
            Stage("decide", "Decide", ("remittance", "account"), (next_step,)),
        ),
        sources=(Source("codes/carc/197", "No approval on file.", "Tamarack manual", "2026-11-21", True, "code"),),
        text="title: Read a three-line EOB\n",
        content_hash="0" * 64,
    )


@pytest.fixture
def practice(scenario: Scenario, case: CaseFile) -> Episode:
    return Episode(scenario, case)


@pytest.fixture
def assess(scenario: Scenario, case: CaseFile) -> Episode:
    return Episode(scenario, case, "assess")


@pytest.fixture
def episode() -> Episode:
    """The talk of `talks.py`, for every test of a talk."""
    return open_episode(NAME, 7)
