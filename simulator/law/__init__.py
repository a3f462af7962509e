"""What may be said, asked, billed and done, when and to whom. Plain events go in, findings come out.

The room knows no world: `findings(history, caller=…, on=…, place=…)` judges what it is told, each event by the rules
of its own day. Numbers, sources and who is bound stand in data/rules; a rule that is not verified only warns.
`rules()` lists them for whoever wants to see the source.
"""

from simulator.law.book import CHECKS, findings, rules
from simulator.law.dealings import (
    Account,
    Application,
    Applied,
    Bill,
    CardTaken,
    Cover,
    CreditReport,
    Debit,
    Decided,
    Fee,
    HospitalBill,
    HospitalNotice,
    HospitalStep,
    Plan,
    RefusedAsLate,
    Suit,
    Surprise,
)
from simulator.law.distress import Care, care_needed
from simulator.law.events import (
    Contact,
    Event,
    Learned,
    NotAnEvent,
    Placed,
    Said,
    ValidationNotice,
    Window,
    moment,
)
from simulator.law.facts import Check, Finding
from simulator.law.place import Place
from simulator.law.terms import Caller, Channel, Known, Outcome, Saying, Severity, Who

__all__ = [
    "CHECKS",
    "Account",
    "Application",
    "Applied",
    "Bill",
    "Caller",
    "CardTaken",
    "Care",
    "Channel",
    "Check",
    "Contact",
    "Cover",
    "CreditReport",
    "Debit",
    "Decided",
    "Event",
    "Fee",
    "Finding",
    "HospitalBill",
    "HospitalNotice",
    "HospitalStep",
    "Known",
    "Learned",
    "NotAnEvent",
    "Outcome",
    "Place",
    "Placed",
    "Plan",
    "RefusedAsLate",
    "Said",
    "Saying",
    "Severity",
    "Suit",
    "Surprise",
    "ValidationNotice",
    "Who",
    "Window",
    "care_needed",
    "findings",
    "moment",
    "rules",
]
