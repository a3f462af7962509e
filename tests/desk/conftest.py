"""One account by hand, so that the desk is tried without an engine, a scenario file or a browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from simulator.case.file import CaseFile
from simulator.documents.document import Cell, Code, Column, Document, Facts, Note, Row, Table
from simulator.money import Money, Rate
from simulator.records import Sitting, Store
from simulator.scenario.scenario import Critical, Misconception, Option, Question, Scenario, Source, Stage
from simulator.training.episode import Episode

CO_45 = Code("CO-45", "CO: the provider carries it", "The part of the charge above the contract price. Written off.")
CO_197 = Code("CO-197", "CO: the provider carries it", "No prior approval on file. Not the patient’s, on its own.")
PR_1 = Code("PR-1", "PR: the patient carries it", "Counted toward the yearly deductible.")
PR_2 = Code("PR-2", "PR: the patient carries it", "The patient’s 20% of what is left after the deductible.")


def money(head: str) -> Column:
    return Column(head, is_money=True)


def remittance() -> Document:
    heads = ("Billed", "Plan discount", "Not payable", "Allowed", "Deductible", "Coinsurance", "Plan paid")
    amounts = {
        ("Return office visit", "X1300"): ("185.00", "73.00", "0.00", "112.00", "60.00", "10.40", "41.60"),
        ("Blood chemistry set", "X6040"): ("48.00", "36.00", "0.00", "12.00", "0.00", "2.40", "9.60"),
        ("Brain MRI, no contrast", "X7020"): ("900.00", "0.00", "900.00", "0.00", "0.00", "0.00", "0.00"),
    }
    codes = ((CO_45, PR_1, PR_2), (CO_45, PR_2), (CO_197,))
    rows = tuple(
        Row(name, code, (*cells(values), Cell(codes=found)))
        for ((name, code), values), found in zip(amounts.items(), codes, strict=True)
    )
    foot = Row("Total", "", (*cells(("1,133.00", "109.00", "900.00", "124.00", "60.00", "12.80", "51.20")), Cell()))
    table = Table(
        "What we did with each service",
        (Column("Service on 03/02/2026"), *map(money, heads), Column("Codes")),
        rows,
        foot,
    )
    facts = Facts(
        (
            ("Member", "Elena Marchetti-Boyd"),
            ("Member ID", "ZZT 000 4471 02"),
            ("Claim number", "TM26-0077-Q114"),
            ("Received", "03/09/2026"),
            ("Provider", "Harrow Creek Clinic"),
        )
    )
    return Document(
        "remittance",
        "remittance",
        "Explanation of payment",
        "Tamarack Mutual Health",
        date(2026, 3, 18),
        "Provider copy",
        "tamarack",
        (facts, table, Note("Deductible used this year: $1,500.00 of $1,500.00.")),
    )


def cells(values: tuple[str, ...]) -> tuple[Cell, ...]:
    marks = ("", "CO", "CO", "", "PR", "PR", "")
    return tuple(Cell(value, mark=mark if value != "0.00" else "") for value, mark in zip(values, marks, strict=True))


def account() -> Document:
    rows = (
        Row("12/11/2025", "", (Cell("Patient"), Cell("46.15"))),
        Row("03/02/2026", "", (Cell("Tamarack"), Cell("1,133.00"))),
    )
    table = Table("Open balances", (Column("Visit"), Column("Waiting for"), money("Open")), rows)
    return Document(
        "account", "account", "The account", "Harrow Creek Clinic", date(2026, 3, 23), "", "practice", (table,)
    )


def scenario() -> Scenario:
    disclosure = Critical("bills-a-co-amount", "a CO amount was billed to the patient", "CO is ours by contract.")
    owes = Question(
        id="patient_owes",
        kind="money",
        question="How much may we ask the patient to pay?",
        note="Dollars and cents, for all three lines together.",
        points=4,
        axis="accuracy",
        tests=("EOB-3",),
        why="The PR amounts are 60.00, 10.40 and 2.40.",
        hints=("Two columns of this paper hold PR amounts.", "Add the deductible and the coinsurance."),
        asks="eob.patient_share",
        when_wrong=(
            Misconception(
                "eob.charge_less_paid", "charge minus payment", "It bills the write-off and the denied line.", "CO"
            ),
        ),
    )
    act = Question(
        id="third_line",
        kind="choice",
        question="What do you do about the third line?",
        note="Choose one.",
        points=3,
        axis="resolution",
        tests=("DEN-3",),
        why="The approval may exist; the denial can be disputed with it.",
        options=(
            Option("dispute", "Look for the approval, then dispute with it", "dispute", Rate(10_000), "It may exist."),
            Option("bill", "Bill the patient $900.00", "bill_patient", Rate(0), "CO is ours.", disclosure),
            Option("write_off", "Write off $900.00 today", "adjust", Rate(0), "That gives up money too soon."),
            Option("again", "Send the same claim once more", "resend", Rate(0), "It will be denied as a duplicate."),
        ),
    )
    last_day = Question(
        id="last_day",
        kind="date",
        question="By which day must the dispute be there?",
        note="A date, such as 03/02/2026.",
        points=2,
        axis="accuracy",
        tests=("APL-2",),
        why="The clock starts on the date of the paper.",
        asks="appeal.last_day",
    )
    return Scenario(
        name="eob/by-hand",
        title="Read a three-line EOB",
        level="foundation",
        role="first_party",
        today=date(2026, 3, 23),
        minutes=6,
        stages=(
            Stage("read", "Read", ("remittance", "account"), (owes, act)),
            Stage("decide", "Decide", ("remittance", "account"), (last_day,)),
        ),
        sources=(
            Source("co", "A CO amount is never the patient’s", "Kit codes, group CO", "2026-11-21", True, "code"),
        ),
        text="by hand",
        content_hash="by-hand",
    )


def case(seed: int = 7) -> CaseFile:
    facts = {
        "eob.patient_share": Money(7_280),  # 60.00 + 10.40 + 2.40
        "eob.charge_less_paid": Money(108_180),  # 1,133.00 - 51.20
        "appeal.last_day": date(2026, 9, 14),  # 180 days after 03/18/2026
    }
    return CaseFile(seed, date(2026, 3, 23), (remittance(), account()), facts, {"line 3": "no_authorization"})


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what a trainee does."""
    monkeypatch.setenv("BALANCE_DUE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "records")
    yield store
    store.close()


@pytest.fixture
def episode() -> Episode:
    return Episode(scenario(), case())


@pytest.fixture
def sitting(episode: Episode, store: Store) -> Sitting:
    return Sitting(episode, store)
