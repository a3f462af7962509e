"""What a first draft can begin from besides a flaw: one claim of a remittance that holds nobody real.

Charges and allowed amounts are the claim's. The flaw is the one that the payer denies with the same reason; what the
kit has no flaw for is left out, and said to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from simulator.care import services
from simulator.case.flaw_table import WHOLE_CLAIM_FLAWS
from simulator.money import ZERO, Money, total
from simulator.remittance.find import NoSuchClaim, find_claim
from simulator.remittance.payment import ClaimPayment, ServicePayment
from simulator.remittance.remit import CONTRACT, COST_SHARE, Adjustment, Group
from simulator.remittance.x12.findings import Findings
from simulator.remittance.x12.second_look import anything_real
from simulator.remittance.x12.segments import pieces_of, read_segments
from simulator.training.beginnings import BEGINNINGS, Beginning

_MOST_LINES = 4
_ONE, _NONE = "a draft has one flaw", "no flaw of the kit is denied with this reason"
_OTHER_SERVICES = "Services of the kit stand in for the claim’s own."
_OTHER_PRICES = "The allowed amounts are the price list’s, for the claim’s own do not make an exercise."
_STAND_INS = ("office-visit-established-3", "chest-x-ray", "metabolic-panel", "blood-count", "ekg")


class NotFromThis(ValueError):
    """No draft can begin from this claim. One plain sentence."""


def beginnings_of(source: str, flaws: Mapping[str, Beginning]) -> list[Beginning]:
    """Ways to begin from `FILE#CLAIM`, the closest to the claim first; `flaws` by the reason that they are denied with,
    and by reason and remark (`16`, `16 N822`).

    Raises NotFromThis, and OSError where the file cannot be read.
    """
    file, claim = _claim(source)
    if claim.is_reversal:
        raise NotFromThis("This claim is taken back. Begin from the answer that came in its place.")
    lines = [service for service in claim.services if service.charge > ZERO]
    if not lines:
        raise NotFromThis("This claim has no service lines with a charge, and an exercise needs one.")
    denied = {at: _denials(claim, line) for at, line in enumerate(lines)}
    known = [(each.amount, at, each) for at, several in denied.items() for each in several if each.reason in flaws]
    _, at, why = max(known, key=lambda each: (each[0], -each[1])) if known else (ZERO, -1, None)
    beginning = _flaw(why, (*lines[at].remarks, *claim.remarks), flaws) if why else BEGINNINGS["none"]
    is_whole = beginning.flaw in WHOLE_CLAIM_FLAWS
    notes = [f"From a claim of {file.name}, with its charges."]
    notes += [
        f"{each.code} on line {number + 1} is left out: {_ONE if each.reason in flaws else _NONE}."
        for number, several in denied.items()
        for each in several
        if each is not why and not (is_whole and why and each.reason == why.reason)
    ]
    kept = sorted([at, *[number for number in denied if number != at][: _MOST_LINES - 1]] if why else list(denied))
    kept = kept[:_MOST_LINES]
    if len(lines) > len(kept):
        notes.append(f"{len(lines) - len(kept)} more lines are left out: a draft is best read with few.")
    ways = list(_ways([lines[number] for number in kept], kept.index(at) if why else -1, beginning))
    beside = "A usual service stands beside its line, since one line alone asks too little."
    return [replace(beginning, lines=tuple(made), notes=(*notes, *said)) for made, said in ways] + [
        replace(beginning, lines=(beginning.lines[0], *made), notes=(*notes, *said, beside))
        for made, said in ways
        if len(made) == 1
    ]


def _flaw(why: Adjustment, remarks: Sequence[str], flaws: Mapping[str, Beginning]) -> Beginning:
    """By reason and remark where the remark tells more, else by the reason."""
    keys = (f"{why.reason} {remark}" for remark in remarks)
    return next((flaws[key] for key in keys if key in flaws), flaws[why.reason])


def _claim(source: str) -> tuple[Path, ClaimPayment]:
    """The claim that is meant, out of a file in which nobody is real."""
    name, _, wanted = (source, "", "") if Path(source).is_file() else source.partition("#")
    file = Path(name)
    if not file.is_file():
        raise NotFromThis(f"There is no file {name[:200] or 'named'}. Write remit:FILE or remit:FILE#CLAIM.")
    with file.open("rb") as opened:
        for segment, marks in read_segments(pieces_of(opened), Findings()):
            if real := anything_real(segment, marks):
                raise NotFromThis(
                    f"{file} looks like a real remittance: segment {segment.number} holds {real}. Take the people out"
                    f" first with `balance-due remit {file} --deidentify OUT`, and begin from OUT."
                )
    try:
        return file, find_claim(file, wanted)[1]
    except NoSuchClaim as error:
        raise NotFromThis(str(error)) from error


def _denials(claim: ClaimPayment, line: ServicePayment) -> list[Adjustment]:
    """What refuses money on a line; what stands on the claim as a whole stands on each of its lines."""
    return [
        each
        for each in (*claim.adjustments, *line.adjustments)
        if each.reason not in CONTRACT and not (each.group is Group.PR and each.reason in COST_SHARE)
    ]


def _ways(lines: list[ServicePayment], flawed: int, beginning: Beginning) -> Iterator[tuple[list[str], list[str]]]:
    """The claim's own services with their units, then without, then others in their place at the same amounts."""
    by_code = {each.code: slug for slug, each in services().items()}
    example = _pins(beginning.lines[-1]) if beginning.flaw != "none" else {}
    for own, units, allowed in ((True, True, True), (True, False, True), (False, False, True), (False, False, False)):
        waiting = [slug for slug in _STAND_INS if slug != example.get("service")]
        made: list[str] = []
        for at, line in enumerate(lines):
            pins = dict(example) if at == flawed else {"service": waiting[0]}
            if own and line.code in by_code:
                pins["service"] = by_code[line.code]
            if pins["service"] in waiting:
                waiting.remove(pins["service"])
            if units and line.units and line.units == int(line.units) and line.units > 1:
                pins["units"] = str(int(line.units))
            pins["charge"] = _typed(line.charge)
            price = _allowed(line)
            if allowed and price > ZERO:
                pins["allowed"] = _typed(price)
            made.append("{" + ", ".join(f"{name}: {value}" for name, value in pins.items()) + "}")
        yield made, [says for is_said, says in ((not own, _OTHER_SERVICES), (not allowed, _OTHER_PRICES)) if is_said]


def _pins(line: str) -> dict[str, str]:
    """`{service: mri-brain, flaw: no_authorization}` in its parts."""
    parts = (part.partition(": ") for part in line.strip("{}").split(", "))
    return {name: value for name, _, value in parts}


def _allowed(line: ServicePayment) -> Money:
    """What the contract allows, where the line says or shows it."""
    said = next((each.amount for each in line.amounts if each.kind == "B6"), None)
    if said is not None:
        return said
    shares = (each.amount for each in line.adjustments if each.group is Group.PR and each.reason in COST_SHARE)
    return total((line.paid, *shares))


def _typed(amount: Money) -> str:
    return str(amount).replace(",", "")
