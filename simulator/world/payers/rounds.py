"""Round after round: what arrived is read by its payer, the team reads the answer and sends again, until nobody moves.

The same loop serves first payers and second ones. It knows no cost share: whether a line is payable does not depend on
what its patient has spent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from simulator.claims.sent import DISPUTE, OWN_CORRECTION, SentLines, Submissions
from simulator.columns import Flags, Ints
from simulator.payers.columns import Lines
from simulator.world.payers.answering import Held, Read, read_claims
from simulator.world.payers.office import Office
from simulator.world.payers.rework import Batch, next_batch

NEVER = -1
Rows = TypeVar("Rows", SentLines, Read)


@dataclass(frozen=True, slots=True)
class Rounds:
    """All sendings of one turn and how each was read. Days are ordinals; NEVER for what was not.

    `undoes` is the row of the sending whose answer is taken back with this one's; `undone_by` is the way back.
    """

    sent: Submissions
    lines: SentLines
    read: Read
    held: Held  # the same lines, as their plans count them
    decided: Ints
    paid_on: Ints
    undoes: Ints
    undone_by: Ints
    answered: Flags  # there is an answer; a dispute that the payer turned down by letter has none
    idle: Flags  # an answer that moves no money: what it refuses has been answered before, and that stands


def run_rounds(office: Office, first: Batch, turn: str) -> Rounds:
    """The rounds that a first batch of sendings starts."""
    batch, done, before = first, list[_Done](), _Visits(*np.zeros((2, 0), np.int64))
    while len(batch.sent) or not done:
        before = before.without(batch.undoes)
        finished = _read(office, batch, (turn, len(done)), before)
        offset = sum(len(each.batch.sent) for each in done)
        before = before.then(finished, offset)
        done.append(finished)
        batch = next_batch(office, batch, finished.read, finished.decided, finished.paid_on, offset, (turn, len(done)))
    return _together(done)


@dataclass(frozen=True, slots=True)
class _Done:
    batch: Batch
    read: Read
    held: Held
    decided: Ints
    paid_on: Ints


@dataclass(frozen=True, slots=True)
class _Visits:
    """The payable lines that a plan counts, so far: whose and of what kind, and of which sending."""

    counter: Ints
    submission: Ints

    def used(self, held: Lines) -> Ints:
        """For each line the visits of its kind that were paid before."""
        counters, mine = np.sort(self.counter), _counter(held)
        return np.searchsorted(counters, mine, "right") - np.searchsorted(counters, mine, "left")

    def without(self, undone: Ints) -> _Visits:
        """The same but for those of sendings whose answers are being taken back."""
        stands = ~np.isin(self.submission, undone)
        return _Visits(self.counter[stands], self.submission[stands])

    def then(self, done: _Done, offset: int) -> _Visits:
        counted = done.held.counted & (done.read.denied_by == 0)
        return _Visits(
            np.concatenate([self.counter, _counter(done.held)[counted]]),
            np.concatenate([self.submission, done.read.submission[counted] + offset]),
        )


def _counter(held: Lines | Held) -> Ints:
    return (held.family * 1_000 + held.person) * 100 + held.benefit


def _read(office: Office, batch: Batch, purpose: tuple[str | int, ...], before: _Visits) -> _Done:
    """What payers read of a batch, and when they decide and pay."""
    sent, lines = batch.sent, batch.lines
    size = len(sent)
    arrived = np.zeros(size, bool)
    arrived[sent.arrived] = True
    here = lines.take(arrived[lines.submission])
    read, held = read_claims(office, sent, here, batch.limit, before.used)
    habits, draws = office.habits, office.draws
    days = habits.days("answers", sent.payer, draws("answers", *purpose))
    pended = habits.happens("pended", sent.payer, draws("pended", *purpose))
    days = days + np.where(pended, habits.days("pended_for", sent.payer, draws("pended for", *purpose)), 0)
    decided = sent.received + np.where(sent.kind == OWN_CORRECTION, 0, days)
    return _Done(
        batch,
        read,
        held,
        np.where(arrived, decided, NEVER),
        np.where(arrived, habits.pays_on(sent.payer, decided), NEVER),
    )


def _together(done: list[_Done]) -> Rounds:
    starts = np.cumsum([0, *(len(each.batch.sent) for each in done)])
    each_from = list(zip(done, starts.tolist(), strict=False))
    sent = Submissions.together(each.batch.sent for each in done)
    lines = SentLines.together(_moved(each.batch.lines, offset) for each, offset in each_from)
    read = Read.together(_moved(each.read, offset) for each, offset in each_from)
    held = Held.together(each.held for each in done)
    decided, paid_on, undoes = (
        np.concatenate(columns)
        for columns in zip(*((each.decided, each.paid_on, each.batch.undoes) for each in done), strict=True)
    )
    payable = np.bincount(read.submission, read.denied_by == 0, len(sent)) > 0
    was_payable = payable[undoes] & (undoes >= 0)
    is_read = decided != NEVER
    upheld = is_read & (sent.kind == DISPUTE) & ~_is_better(read, sent)
    stands = upheld | (
        is_read & ~payable & was_payable
    )  # a correction that is refused leaves the first answer standing
    undoes = np.where(is_read & was_payable & ~stands, undoes, NEVER)
    undone_by = np.full(len(sent), NEVER)
    has = np.flatnonzero(undoes >= 0)
    undone_by[undoes[has]] = has
    return Rounds(sent, lines, read, held, decided, paid_on, undoes, undone_by, is_read & ~upheld, stands & ~upheld)


def _moved(rows: Rows, offset: int) -> Rows:
    """The same rows, their sendings counted from further on."""
    return replace(rows, submission=rows.submission + offset)


def _is_better(read: Read, sent: Submissions) -> Flags:
    """Whether a dispute changed anything: more lines are payable, or at another price, than in the answer before."""
    size = len(sent)
    lines = np.bincount(read.submission, read.denied_by == 0, size)
    allowed = np.bincount(read.submission, read.allowed, size)
    before = np.where(sent.instead_of >= 0, sent.instead_of, 0)
    same_lines = np.bincount(read.submission, minlength=size) == np.bincount(read.submission, minlength=size)[before]
    found: Flags = (lines > np.where(same_lines, lines[before], 0)) | (same_lines & (allowed != allowed[before]))
    return found
