"""Reading an 835: payments, claims and lines as the file says them, and a finding for all that is wrong with it.

Nothing in a file raises. `walk` hands on one claim at a time and keeps none, for any size; `read_835` keeps all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.money import Money, total
from simulator.remittance.payment import ClaimPayment, Payment
from simulator.remittance.x12.findings import Finding, Findings
from simulator.remittance.x12.loops import Reading
from simulator.remittance.x12.segments import pieces_of, read_segments


@dataclass(frozen=True, slots=True)
class RemittanceFile:
    """What one file holds, and every finding about it."""

    name: str
    payments: tuple[Payment, ...]
    findings: tuple[Finding, ...]

    @property
    def claims(self) -> tuple[ClaimPayment, ...]:
        return tuple(claim for payment in self.payments for claim in payment.claims)

    @property
    def charge(self) -> Money:
        return total(payment.charge for payment in self.payments)

    @property
    def paid(self) -> Money:
        """What the claims were paid, before provider adjustments."""
        return total(payment.paid for payment in self.payments)


def read_835(source: Path | str | bytes) -> RemittanceFile:
    """Read an 835: a file by its Path or name, or the text itself. Only a file that cannot be opened raises OSError."""
    findings = Findings()
    payments: list[Payment] = []
    claims: list[ClaimPayment] = []
    name = "text"
    if isinstance(source, bytes):
        found = walk([source.decode("utf-8", "replace")], findings)
    elif isinstance(source, str) and not _names_a_file(source):
        found = walk([source], findings)
    else:
        name = str(source)
        found = walk_file(Path(source), findings)
    for each in found:
        if isinstance(each, ClaimPayment):
            claims.append(each)
        else:
            payments.append(replace(each, claims=tuple(claims)))
            claims = []
    return RemittanceFile(name, tuple(payments), findings.all())


def _names_a_file(text: str) -> bool:
    """A short text on one line that is no segment."""
    is_short = 0 < len(text) < 1000 and text.isprintable()
    return is_short and not text.startswith(("ISA", "GS*", "ST*")) and "*" not in text and "~" not in text[1:]


def walk_file(
    path: Path, findings: Findings, tell: Callable[[int], object] | None = None
) -> Iterator[ClaimPayment | Payment]:
    """`walk` over a file, held open as long as it is read. `tell` hears of each piece read how many bytes it had."""
    with path.open("rb") as file:
        yield from walk(pieces_of(file, tell), findings)


def walk(pieces: Iterable[str], findings: Findings) -> Iterator[ClaimPayment | Payment]:
    """Each claim when it has been read to its end, then the payment that they belong to, with its claims left out."""
    reading = Reading(findings)
    for segment, marks in read_segments(pieces, findings):
        if ended := reading.take(segment, marks):
            yield from ended
    yield from reading.end()
