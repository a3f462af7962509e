"""An exercise by hand, so that it is tried without an engine or a file: three lines, one of them denied.

Billed 1,133.00 = 185.00 + 48.00 + 900.00. Paid 51.20 = 41.60 + 9.60. Patient 72.80 = 60.00 + 10.40 + 2.40.
"""

from __future__ import annotations

from datetime import date

from simulator.case.file import CaseFile
from simulator.documents.document import Cell, Code, Column, Document, Facts, Note, Row, Table
from simulator.money import Money, Rate
from simulator.scenario.scenario import Critical, Misconception, Option, Question, Scenario, Source, Stage

TODAY = date(2026, 3, 23)
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
    return Document("account", "account", "The account", "Harrow Creek Clinic", TODAY, "", "practice", (table,))


OWES = Question(
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
LAST_DAY = Question(
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
        Misconception("appeal.last_day_from_service", "counted from the visit", "The visit does not start this clock."),
        Misconception("appeal.last_day_in_months", "six months", "180 days are not six months."),
    ),
)
BILLING = Critical("balance_billing", "Balance billing", "A patient would get a bill for what is ours.")
NEXT_STEP = Question(
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
        Option("bill-patient", "Bill the patient $900.00", "bill-patient", Rate(0), "CO never moves.", BILLING),
        Option("write-off", "Write the line off today", "write-off", Rate(2_000), "Too early."),
        Option("new-claim", "Send the same claim once more", "new-claim", Rate(0), "It would be a duplicate."),
    ),
)


def scenario(*stages: Stage) -> Scenario:
    """These stages, of a short lesson for beginners."""
    return Scenario(
        name="eob/by-hand",
        title="Read a three-line EOB",
        level="foundation",
        role="first_party",
        today=TODAY,
        minutes=6,
        stages=stages,
        sources=(Source("codes/carc/197", "No approval on file.", "Tamarack manual", "2026-11-21", True, "code"),),
        text="title: Read a three-line EOB\n",
        content_hash="0" * 64,
    )


def case(seed: int = 7) -> CaseFile:
    return CaseFile(
        seed=seed,
        today=TODAY,
        documents=(remittance(), account()),
        facts={
            "eob.patient_share": Money(72_80),  # 60.00 + 10.40 + 2.40
            "eob.charge_less_paid": Money(1_081_80),  # 1,133.00 - 51.20
            "eob.patient_share_and_denied": Money(972_80),  # and 900.00
            "appeal.last_day": date(2026, 9, 14),  # 180 days after 03/18/2026
            "appeal.last_day_from_service": date(2026, 8, 29),
            "appeal.last_day_in_months": date(2026, 9, 18),
        },
        truth={"line 3": "no_authorization"},
    )
