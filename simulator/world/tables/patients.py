"""Tables of what patients did about their bills, and the ledger in which all of it stands."""

from __future__ import annotations

from simulator.ledger.entries import WHYS
from simulator.ledger.posting import BOOKS
from simulator.world.patients.events import DOINGS
from simulator.world.table import Table
from simulator.world.tables.columns import col, payers, ref

PATIENT_EVENTS = Table(
    "patient_events",
    "What happened between the office and its patients, day by day.",
    (
        col("on", "day", "", lambda w: w.patients.events.on),
        col("kind", "word", "", lambda w: w.patients.events.kind, lambda: DOINGS),
        ref("visit", "", lambda w: w.patients.events.visit),
        col("amount", "cents", "", lambda w: w.patients.events.amount),
    ),
    began=lambda w: w.patients.events.on,
)
PAYMENT_PLANS = Table(
    "payment_plans",
    "Plans with patients, in instalments.",
    (
        ref("visit", "", lambda w: w.patients.plans.visit),
        col("on", "day", "Agreed.", lambda w: w.patients.plans.on),
        col("amount", "cents", "", lambda w: w.patients.plans.amount),
        col("months", "count", "At most.", lambda w: w.patients.plans.term),
        col("instalments", "count", "", lambda w: w.patients.plans.instalments),
        col("kept", "flag", "To the end.", lambda w: w.patients.plans.kept, since=lambda w: w.patients.plans.ends),
        col("ends", "day", "The last instalment, or given up.", lambda w: w.patients.plans.ends),
    ),
    began=lambda w: w.patients.plans.on,
)
PROMISES = Table(
    "promises",
    "Promises to pay, made on a call.",
    (
        ref("visit", "", lambda w: w.patients.promises.visit),
        col("made", "day", "", lambda w: w.patients.promises.made),
        col("due", "day", "", lambda w: w.patients.promises.due),
        col("promised", "cents", "", lambda w: w.patients.promises.promised),
        col(
            "paid", "cents", "By its day.", lambda w: w.patients.promises.paid, since=lambda w: w.patients.promises.due
        ),
    ),
    began=lambda w: w.patients.promises.made,
)
ENTRIES = Table(
    "entries",
    "The ledger: every row moves one amount out of one book into another.",
    (
        col("on", "day", "Posted.", lambda w: w.entries.on),
        ref("visit", "The account.", lambda w: w.entries.visit),
        col("out_of", "word", "", lambda w: w.entries.out_of, lambda: BOOKS),
        col("into", "word", "", lambda w: w.entries.into, lambda: BOOKS),
        col("amount", "cents", "Above zero.", lambda w: w.entries.amount),
        col("why", "word", "", lambda w: w.entries.why, lambda: WHYS),
        col("payer", "word", "", lambda w: w.entries.payer, payers),
    ),
    began=lambda w: w.entries.on,
)
