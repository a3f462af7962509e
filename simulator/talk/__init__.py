"""The other voice: people on the line who do not exist and behave as if they did, and the plans a call may end with.

`Call(persona, account, office, seed)` is a call: `moves()` may be made, `play` makes one, `events` is what the law room
reads, `outcome` is what it came to. Persona and moves decide; the same seed and moves give the same call.
"""

from simulator.talk.after import YearAfter, year_after
from simulator.talk.bargaining import Answer, Offer
from simulator.talk.call import MOST_TURNS, Call
from simulator.talk.deal import Deal, Outcome, Promise
from simulator.talk.make import make_account, make_persona
from simulator.talk.mood import Mood
from simulator.talk.moves import groups, moves
from simulator.talk.persona import Belief, Hidden, Need, Persona, Temper
from simulator.talk.plan import (
    Check,
    Due,
    NotAPlan,
    PayDays,
    Terms,
    discount_check,
    law_flags,
    policy_checks,
    schedule,
    settlement_check,
)
from simulator.talk.policy import Guideline, Policy, guideline, policy
from simulator.talk.setting import Office, OnFile
from simulator.talk.state import Turn

__all__ = [
    "MOST_TURNS",
    "Answer",
    "Belief",
    "Call",
    "Check",
    "Deal",
    "Due",
    "Guideline",
    "Hidden",
    "Mood",
    "Need",
    "NotAPlan",
    "Offer",
    "Office",
    "OnFile",
    "Outcome",
    "PayDays",
    "Persona",
    "Policy",
    "Promise",
    "Temper",
    "Terms",
    "Turn",
    "YearAfter",
    "discount_check",
    "groups",
    "guideline",
    "law_flags",
    "make_account",
    "make_persona",
    "moves",
    "policy",
    "policy_checks",
    "schedule",
    "settlement_check",
    "year_after",
]
