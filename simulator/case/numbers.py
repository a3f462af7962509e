"""The numbers on a case's papers: account, claim, member, trace, approval. None is of a kind that anyone issues."""

from __future__ import annotations

from datetime import date

from simulator.chance import Stream
from simulator.claims.claim import AccountId, ClaimId
from simulator.payers.payer import Payer


def account_number(practice: str, seed: int) -> AccountId:
    stream = Stream(seed, "account")
    return AccountId(f"{practice}-{stream.below(10_000):04d}-{stream.below(100):02d}")


def our_claim_number(practice: str, sent: date, seed: int, which: str) -> ClaimId:
    """Our own number for a claim. `which` tells a first claim from the newest."""
    return ClaimId(f"{practice}{sent:%y}-{Stream(seed, 'claim number', which).below(100_000):05d}")


def payer_claim_number(payer: Payer, received: date, seed: int, which: str) -> str:
    stream = Stream(seed, "payer claim number", which)
    letter = stream.pick("ACDEFGHJKLMNPQRTUVWXY")
    return f"{_initials(payer)}{received:%y}-{stream.below(10_000):04d}-{letter}{stream.below(1000):03d}"


def trace_number(seed: int, which: str) -> str:
    return f"000{Stream(seed, 'trace', which).below(10**9):09d}"


def approval_number(payer: Payer, on: date, seed: int, line: int) -> str:
    return f"{_initials(payer)}A-{on:%y}-{Stream(seed, 'approval', line).below(100_000):05d}"


def acceptance_number(seed: int, which: int) -> str:
    return f"A{Stream(seed, 'acceptance', which).below(10**8):08d}"


def member_number(payer: Payer, person: int, seed: int) -> str:
    """From a range that is never issued: ZZ, three noughts, and the person's number in the family at the end."""
    return f"ZZ{payer.name[0]} 000 {Stream(seed, 'member').below(10_000):04d} {person:02d}"


def mistyped(member_id: str) -> str:
    """The number as someone in a hurry types it: two neighbouring digits changed places."""
    head, digits, person = member_id.rsplit(" ", 2)
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1]:
            swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            return f"{head} {swapped} {person}"
    return f"{head} {digits[:-1]}{(int(digits[-1]) + 1) % 10} {person}"


def _initials(payer: Payer) -> str:
    return "".join(word[0] for word in payer.name.split()[:2])
