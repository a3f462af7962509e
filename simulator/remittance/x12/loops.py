"""The loops of an 835 as they open and end: what they gathered becomes a line, a claim, a payment, and is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from simulator.money import ZERO
from simulator.remittance.payment import ONE_GROUP, ClaimPayment, Parties, Payment, ProviderAdjustment, ServicePayment
from simulator.remittance.x12 import checks
from simulator.remittance.x12.envelope import Envelope
from simulator.remittance.x12.findings import Findings, shown
from simulator.remittance.x12.from_segments import OTHER, claim_from, group_from, service_from
from simulator.remittance.x12.payment_from import party_from, payment_from, provider_adjustments_from
from simulator.remittance.x12.read_elements import Elements
from simulator.remittance.x12.segments import Marks, Segment
from simulator.remittance.x12.shape import (
    ENVELOPE,
    INSIDE,
    KNOWN,
    MOST,
    ONCE,
    RANK,
    WRONG_DAYS,
    Loop,
    may_follow,
    started_by,
)

MOST_OF_A_LOOP = 1_000  # the guide allows 999 lines in a claim


class Reading:
    """Where the reader is in the file: the loop that is open, and the segments it has gathered."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._read = Elements(findings)
        self._envelope = Envelope(findings)
        self._last = 0
        self._start(None)

    def _start(self, opener: Segment | None) -> None:
        """A transaction begins, or nothing is open."""
        self._loop = Loop.HEADER if opener else Loop.OUTSIDE
        self._rank = 0
        self._inside = INSIDE[self._loop]
        self._open: dict[str, list[Segment]] = {"ST": [opener]} if opener else {}
        self._header = self._open
        self._payer: dict[str, list[Segment]] = {}
        self._payee: dict[str, list[Segment]] = {}
        self._claim: dict[str, list[Segment]] = {}
        self._line: dict[str, list[Segment]] = {}
        self._in_group: dict[str, list[Segment]] = {}
        self._group = ONE_GROUP
        self._told, self._charged = 0, ZERO  # in the group at hand
        self._services: list[ServicePayment] = []
        self._kept: list[ProviderAdjustment] = []
        self._paid = ZERO
        self._unread_before = self._unread_before_claim = self._read.unread

    def take(self, segment: Segment, marks: Marks) -> Sequence[ClaimPayment | Payment]:
        """One segment more. What it brings to an end is handed on."""
        self._last, self._read.marks = segment.number, marks
        name = segment.parts[0]
        rank = self._inside.get(name)
        if rank is not None:
            self._place(name, rank, segment)
            return ()
        if name in ENVELOPE:
            ended = self._finish()
            self._envelope.take(segment)
            if name == "ST" and self._envelope.in_835:
                self._start(segment)
            return ended
        if self._loop is not Loop.OUTSIDE:
            return self._open_or_place(name, segment)
        if not self._envelope.in_other:
            self._astray(segment)
        return ()

    def end(self) -> Iterator[ClaimPayment | Payment]:
        """The file ends."""
        yield from self._finish()
        self._envelope.close(self._last, "the file ends")
        if not self._envelope.sets_seen and not self._findings.all():
            self._findings.error(
                self._last, "empty", "There is no transaction in this file.",
                "Ask the clearinghouse for the 835 file itself.",
            )  # fmt: skip

    def _open_loop(self, loop: Loop, segment: Segment) -> Sequence[ClaimPayment]:
        if not may_follow(loop, self._loop):
            self._findings.error(
                segment.number, "order", f"{segment.name} starts {loop}, but it stands behind {self._loop}.",
                "Segments are out of order here. Ask for the file again before posting from it.",
            )  # fmt: skip
        self._close_line()
        ended = () if loop is Loop.LINE else self._close_claim()
        gathered = {segment.parts[0]: [segment]}
        match loop:
            case Loop.LINE:
                self._line = gathered
            case Loop.CLAIM:
                if self._in_group:
                    self._group, self._in_group = group_from(self._in_group, self._read), {}
                self._claim = gathered
                self._unread_before_claim = self._read.unread
            case Loop.PAYER:
                self._payer = gathered
            case Loop.PAYEE:
                self._payee = gathered
            case Loop.GROUP:
                self._close_group()
                self._in_group = gathered
            case Loop.SUMMARY:
                self._kept += provider_adjustments_from(segment, self._read)
        self._loop, self._rank, self._open, self._inside = loop, 0, gathered, INSIDE[loop]
        if len(segment.parts) > MOST[segment.parts[0]] + 1:
            self._look_beyond(segment)
        return ended

    def _open_or_place(self, name: str, segment: Segment) -> Sequence[ClaimPayment]:
        """A segment that opens a loop, or one that the open loop does not expect."""
        loop = started_by(name, segment.get(1))
        if loop:
            return self._open_loop(loop, segment)
        rank = RANK[self._loop].get(name)
        if rank is None:
            self._astray(segment)
        else:
            self._place(name, rank, segment)
        return ()

    def _place(self, name: str, rank: int, segment: Segment) -> None:
        """A segment inside the open loop: of this kind, and in its order."""
        if rank < self._rank:
            self._findings.warning(
                segment.number, "order",
                f"{name} comes too late in {self._loop}: it stands in front of {self._last_name()}.",
                "It is read as meant. Tell the payer when it happens in each file.",
            )  # fmt: skip
        else:
            self._rank = rank
        if name == "DTM" and segment.get(1) in WRONG_DAYS.get(self._loop, ()):
            self._findings.warning(
                segment.number, "order", f"DTM with {shown(segment.get(1))} does not stand in {self._loop}.",
                "Segments may be out of order here: check the dates of this claim.",
            )  # fmt: skip
        if len(segment.parts) > MOST[name] + 1:
            self._look_beyond(segment)
        if name not in self._open:
            self._open[name] = [segment]
        elif name in ONCE:
            self._findings.warning(
                segment.number, "repeated", f"{name} stands in {self._loop} a second time; the first one counts.",
                "Compare the two, and ask the payer which one is meant.",
            )  # fmt: skip
            self._keep(OTHER, segment)
        else:
            self._keep(name, segment)

    def _keep(self, name: str, segment: Segment) -> None:
        """Nothing is lost, but no loop may fill the memory."""
        loop = self._open if self._loop is not Loop.SUMMARY else self._header
        kept = loop.setdefault(name, [])
        if len(kept) > MOST_OF_A_LOOP:
            return
        kept.append(segment)
        if len(kept) > MOST_OF_A_LOOP and name != OTHER:
            self._read.unread += 1
            self._findings.error(
                segment.number, "too-many", f"More than {MOST_OF_A_LOOP:,} segments of a kind in {self._loop}.",
                "The file is damaged, or no 835. What comes after is not counted. Ask for it again.",
            )  # fmt: skip

    def _look_beyond(self, segment: Segment) -> None:
        """An element behind the last one that the guide has is told."""
        most = MOST[segment.parts[0]]
        beyond = next((index for index in range(most + 1, len(segment.parts)) if segment.parts[index]), 0)
        if beyond:
            self._findings.note(
                segment.number, "not-read",
                f"{segment.name}{beyond:02d}, {shown(segment.get(beyond))}, has no meaning in an 835.",
                "It counts for nothing.",
            )  # fmt: skip

    def _last_name(self) -> str:
        return next(name for name, rank in RANK[self._loop].items() if rank == self._rank)

    def _astray(self, segment: Segment) -> None:
        if segment.name in KNOWN:
            self._findings.error(
                segment.number, "order", f"{segment.name} does not stand in {self._loop}; it counts for nothing.",
                "Segments are out of order here. Ask for the file again before posting from it.",
            )  # fmt: skip
        else:
            self._findings.error(
                segment.number, "unknown-segment",
                f"{shown(segment.name)} is no segment of an 835; it counts for nothing.",
                "Ask the payer what it is; it is kept as sent.",
            )  # fmt: skip
        if self._loop is not Loop.OUTSIDE:
            self._keep(OTHER, segment)

    def _close_line(self) -> None:
        if not self._line:
            return
        before = self._read.unread
        service = service_from(self._line, self._read)
        if self._read.unread == before:
            checks.check_line(service, self._findings)
        self._line = {}
        if self._claim and len(self._services) < MOST_OF_A_LOOP:
            self._services.append(service)
        elif self._claim:
            self._read.unread += 1
            self._findings.error(
                service.segment, "too-many", f"More than {MOST_OF_A_LOOP:,} lines in a claim.",
                "The file is damaged, or a CLP is missing. What comes after is not counted. Ask for it again.",
            )  # fmt: skip

    def _close_claim(self) -> tuple[ClaimPayment, ...]:
        if not self._claim:
            return ()
        claim = claim_from(self._claim, tuple(self._services), self._group, self._read)
        checks.check_claim_is_whole(claim, self._findings)
        if self._read.unread == self._unread_before_claim:
            checks.check_claim(claim, self._findings)
        self._paid += claim.paid
        self._told, self._charged = self._told + 1, self._charged + claim.charge
        self._claim, self._services = {}, []
        return (claim,)

    def _close_group(self) -> None:
        if self._told and self._read.unread == self._unread_before:
            checks.check_group(self._group, self._told, self._charged, self._findings)
        self._told, self._charged = 0, ZERO

    def _finish(self) -> tuple[ClaimPayment | Payment, ...]:
        """The transaction ends here, well or badly."""
        if self._loop is Loop.OUTSIDE:
            return ()
        self._close_line()
        ended = self._close_claim()
        self._close_group()
        parties = Parties(party_from(self._payer, self._read), party_from(self._payee, self._read))
        payment = payment_from(self._header, parties, self._read)
        payment = replace(payment, provider_adjustments=tuple(self._kept))
        if "BPR" not in self._header:
            self._findings.error(
                payment.segment, "payment", "The payment has no BPR: no amount is said.",
                "Ask for the file again before posting from it.",
            )  # fmt: skip
        elif self._read.unread == self._unread_before:
            checks.check_payment(payment, self._paid, self._findings)
        checks.check_payment_is_whole(payment, self._findings)
        self._start(None)
        return (*ended, payment)
