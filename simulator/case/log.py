"""How a claim came to be filed when it was: sent once, late, twice, sent back and forgotten, lost by the payer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from simulator.case.numbers import acceptance_number
from simulator.case.pinned import CaseError
from simulator.chance import Stream
from simulator.claims.activity import Entry, Sending, weekday
from simulator.claims.claim import Claim
from simulator.dates import print_date
from simulator.remittance.remit import Remit

DAY = timedelta(days=1)
_SENT_BACK_FOR = (
    "the patient’s birth date is missing",
    "the diagnosis code is not complete",
    "the billing provider’s address is missing",
)


@dataclass(frozen=True, slots=True)
class Filing:
    """Every sending of a case, what else was noted, and whether an acceptance proves a filing in time."""

    sendings: tuple[Sending, ...]
    notes: tuple[Entry, ...]
    proves: bool


def filing_of(claim: Claim, first: Remit | None, is_late: bool, proof: bool | None, seed: int) -> Filing:
    """The story behind a claim. Raises CaseError where the author's proof of filing has no place in it."""
    if proof is not None and not is_late:
        raise CaseError("`proof_of_filing` only goes with `flaw: filed_late`: a claim in time proves itself.")
    newest = Sending(claim.id, claim.sent, claim.received, acceptance_number(seed, 2))
    if first is not None:
        earlier = Sending(first.claim.id, first.claim.sent, first.claim.received, acceptance_number(seed, 1))
        posted = Entry(first.date, f"Remittance for claim {first.claim.id} received and posted", first.trace)
        return Filing((earlier, newest), (posted,), proves=True)
    if not is_late:
        return Filing((newest,), (), proves=True)
    return _late(claim, newest, proof, seed)


def _late(claim: Claim, newest: Sending, proof: bool | None, seed: int) -> Filing:
    """The payer calls the claim late. It was: unless an earlier sending was accepted and the payer lost it."""
    stream = Stream(seed, "filing")
    first_sent = weekday(claim.service_date + timedelta(days=stream.between(3, 6)))
    has_room = first_sent + 2 * DAY < claim.sent
    proves = (stream.below(2) == 0 and has_room) if proof is None else proof
    if proves and not has_room:
        raise CaseError(
            f"`proof_of_filing` needs an earlier sending, so the claim cannot be sent {print_date(claim.sent)}, "
            f"within {(claim.sent - claim.service_date).days} days of the visit."
        )
    if proves:
        accepted = Sending(claim.id, first_sent, first_sent + DAY, acceptance_number(seed, 1))
        asked = Entry(
            max(first_sent + 2 * DAY, weekday(claim.sent - DAY)), "Claim status asked: the payer finds no claim on file"
        )
        return Filing((accepted, newest), (asked,), proves=True)
    if has_room and stream.below(2) == 0:
        why = stream.pick(_SENT_BACK_FOR)
        back = Sending(claim.id, first_sent, first_sent + DAY, acceptance_number(seed, 1), why)
        return Filing((back, newest), (), proves=False)
    return Filing((newest,), (), proves=False)


def newest_answer(on: date, trace: str) -> Entry:
    """The last line of the log: what the trainee is here for."""
    return Entry(on, "Remittance received, not posted yet", trace)
