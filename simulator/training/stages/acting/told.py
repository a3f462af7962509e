"""What was done with a claim, in the words of the desk."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.scenario.house import acts as acts_in_words
from simulator.training.stages.acting.state import Done

FIELDS_IN_WORDS = {
    "member_id": "member ID",
    "billing_npi": "billing provider’s NPI",
    "rendering_npi": "rendering provider’s NPI",
    "referring_npi": "referring provider’s NPI",
    "authorization": "approval number",
    "plan": "which plan it goes to",
    "records": "records that go with it",
    "birth_date": "patient’s birth date",
}


def field_in_words(field: str) -> str:
    """A field of a claim as the desk calls it."""
    return FIELDS_IN_WORDS.get(field, field)


def in_words(done: Done) -> str:
    """An act with what it put right, or for how long it waited."""
    more = field_in_words(done.puts_right) or (f"{done.days} day{'s' * (done.days > 1)}" if done.days else "")
    more = "too soon" if done.in_vain else more
    return acts_in_words()[done.act] + (f" ({more})" if more else "")


def in_turn(done: Sequence[Done]) -> str:
    """Several acts, one after the other."""
    steps = [in_words(each) for each in done] or ["nothing"]
    return "; then ".join([*steps[:1], *(f"{each[0].lower()}{each[1:]}" for each in steps[1:])])
