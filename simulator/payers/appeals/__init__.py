"""Asking a payer again: the ladders and their clocks, what is sent, and what the payer decides on what was sent.

A decision follows from the road, the level, the party, the day and what the papers show. It is no payment yet.
"""

from simulator.payers.appeals.clocks import (
    CannotCount,
    Deadline,
    answer_due,
    clock_of,
    is_in_time,
    last_day,
    least_amount,
)
from simulator.payers.appeals.decide import (
    AppealDecision,
    LineAnswer,
    PrivacyEvent,
    decide,
    next_file,
    of_another_day,
    privacy_events,
    sent_on,
)
from simulator.payers.appeals.hears import closed_to
from simulator.payers.appeals.ladders import (
    COVERAGES,
    Ladder,
    NoSuchRung,
    Rung,
    coverage_of,
    ladder,
    ladders,
    next_rung,
    roads,
)
from simulator.payers.appeals.packet import AppealFile, DeniedLine, Evidence, NotACase, Packet
from simulator.payers.appeals.proofs import (
    Family,
    Kind,
    Proof,
    answers_request,
    bears_out,
    families,
    family,
    kinds,
    prove,
)
from simulator.payers.appeals.steps import NextStep

__all__ = [
    "COVERAGES",
    "AppealDecision",
    "AppealFile",
    "CannotCount",
    "Deadline",
    "DeniedLine",
    "Evidence",
    "Family",
    "Kind",
    "Ladder",
    "LineAnswer",
    "NextStep",
    "NoSuchRung",
    "NotACase",
    "Packet",
    "PrivacyEvent",
    "Proof",
    "Rung",
    "answer_due",
    "answers_request",
    "bears_out",
    "clock_of",
    "closed_to",
    "coverage_of",
    "decide",
    "families",
    "family",
    "is_in_time",
    "kinds",
    "ladder",
    "ladders",
    "last_day",
    "least_amount",
    "next_file",
    "next_rung",
    "of_another_day",
    "privacy_events",
    "prove",
    "roads",
    "sent_on",
]
