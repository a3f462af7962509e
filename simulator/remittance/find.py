"""Finding one claim in an 835 of any size, with the payment that it belongs to."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from simulator.dates import print_date
from simulator.remittance.payment import ClaimPayment, Payment
from simulator.remittance.x12 import Findings, walk_file
from simulator.remittance.x12.findings import shown
from simulator.remittance.x12.values import CLAIM_STATUS
from simulator.whole import whole_from

_MOST_REMEMBERED = 10_000


class NoSuchClaim(LookupError):
    """The claim is not there, or more than one is. The message is plain, and says what to type."""


def find_claim(file: Path, wanted: str = "") -> tuple[Payment, ClaimPayment]:
    """A claim by our number, by the payer's, or by either with its segment (`ACCT-D#35`), and its payment.

    Without a number, the only claim of the file. Raises NoSuchClaim, and OSError where the file cannot be read.
    """
    number, sign, segment = wanted.rpartition("#")
    at = (whole_from(segment, 99_999_999_999) or 0) if sign else 0
    number = number if at else wanted
    matching: list[tuple[Payment, ClaimPayment]] = []
    waiting: list[ClaimPayment] = []
    numbers: dict[str, None] = {}
    for each in walk_file(file, Findings()):
        if isinstance(each, Payment):
            matching += [(each, claim) for claim in waiting]
            waiting = []
            continue
        if len(numbers) < _MOST_REMEMBERED:
            numbers[each.number] = None
        if _is_meant(each, number) and at in (0, each.segment) and len(matching) + len(waiting) < _MOST_REMEMBERED:
            waiting.append(each)
    if len(matching) == 1:
        return matching[0]
    raise NoSuchClaim(_several(file, number, matching) if matching else _none(file, wanted, list(numbers)))


def _is_meant(claim: ClaimPayment, number: str) -> bool:
    same = number.strip().casefold()
    return not same or same in (claim.number.strip().casefold(), claim.payer_claim_number.strip().casefold())


def _none(file: Path, wanted: str, numbers: list[str]) -> str:
    if not numbers:
        return f"There is no claim in {file}."
    spelled = {number.upper(): number for number in numbers}
    near = get_close_matches(wanted.partition("#")[0].upper(), spelled, n=3)
    listed = ", ".join(shown(spelled[each]) for each in near) or ", ".join(map(shown, numbers[:3]))
    return f"There is no claim {shown(wanted)} in {file}. {'Near it' if near else 'The first'} are {listed}."


def _several(file: Path, number: str, matching: list[tuple[Payment, ClaimPayment]]) -> str:
    which = f"claims {shown(number)}" if number.strip() else "claims"
    told = "\n".join(f"  {as_typed(claim)}  {_said(payment, claim)}" for payment, claim in matching[:10])
    more = f"\n  … and {len(matching) - 10:,} more." if len(matching) > 10 else ""
    return f"There are {len(matching):,} {which} in {file}. Name one with its segment:\n{told}{more}"


def as_typed(claim: ClaimPayment) -> str:
    """How to name this very claim."""
    return f"{shown(claim.number)[1:-1]}#{claim.segment}"


def _said(payment: Payment, claim: ClaimPayment) -> str:
    status = CLAIM_STATUS.get(claim.status, f"status {shown(claim.status)}")
    day = f", {print_date(payment.on)}" if payment.on else ""
    return f"{status}, {claim.charge} charged, {claim.paid} paid{day}"
