"""A practice's year, put together for its figures: entries of payers and patients, first answers, causes, work."""

from __future__ import annotations

from datetime import date

import numpy as np

from simulator.claims.sent import CAUSES
from simulator.columns import Flags, Ints
from simulator.ledger.claim_kpis import Billing, FirstAnswers, promise_kept
from simulator.ledger.dashboard import Work, Year
from simulator.ledger.kpis import Days
from simulator.ledger.posting import Book
from simulator.world.patients.events import Doing
from simulator.world.patients.in_time import PatientSide
from simulator.world.payers.side import PayerSide
from simulator.world.practice import PracticeWorld, make_practice
from simulator.world.settings import Settings


def year_of_practice(people: int, seed: int, skill: str) -> Year:
    """One practice's year, made on the spot with a team of a skill. Raises BadSettings."""
    return year_of(make_practice(Settings(people, seed, skill), 0))


def year_of(world: PracticeWorld) -> Year:
    """What the figures of a practice's year are worked out from."""
    payers, patients, year = world.payers, world.patients, world.settings.year
    first, lines = first_answers(payers)
    sent, answers = payers.submissions, payers.answers
    size, at = len(answers), payers.lines.answer[lines]
    charge, paid, denied = (np.zeros(size, np.int64) for _ in range(3))
    for total, amount in ((charge, payers.lines.charge), (paid, payers.lines.paid), (denied, payers.lines.denied)):
        np.add.at(total, at, amount[lines])
    begun = np.flatnonzero((sent.order == 1) & (sent.attempt == 1))
    begun = begun[np.unique(sent.visit[begun], return_index=True)[1]]  # what was sent twice is one claim
    promises = patients.promises
    return Year(
        days=Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()),
        entries=world.entries,
        accounts=world.accounts,
        billing=Billing(
            charge=world.entries.standing(Book.CHARGES, len(world.accounts))[sent.visit[begun]] * -1,
            seen=world.accounts.seen[sent.visit[begun]],
            entered=sent.entered[begun],
            sent=sent.sent[begun],
            touched=sent.front_end[begun] != 0,
        ),
        answers=FirstAnswers(charge[first], paid[first], denied[first]),
        causes=_causes(payers, lines),
        promises=promise_kept(promises.paid, promises.promised, promises.on, promises.due),
        work=_work(payers, patients, int((denied[first] > 0).sum())),
    )


def first_answers(payers: PayerSide) -> tuple[Ints, Flags]:
    """The rows of each visit's first answer from its first payer, and which answered lines belong to them."""
    sent, answers = payers.submissions, payers.answers
    rows = np.flatnonzero((sent.order[answers.submission] == 1) & (answers.reverses < 0))
    rows = rows[np.argsort(answers.decided[rows], kind="stable")]
    _, place = np.unique(sent.visit[answers.submission[rows]], return_index=True)
    is_first = np.zeros(len(answers), bool)
    is_first[rows[place]] = True
    return np.flatnonzero(is_first), is_first[payers.lines.answer]


def _causes(payers: PayerSide, lines: Flags) -> tuple[tuple[str, int], ...]:
    """Why first answers denied, by the cause that lies behind: each with the number of its claims."""
    denied = lines & (payers.lines.denied > 0)
    claims = np.unique(payers.lines.answer[denied] * len(CAUSES) + payers.lines.cause[denied])
    count = np.bincount(claims % len(CAUSES), minlength=len(CAUSES)).tolist()
    named = [
        (name.replace("_", " ").capitalize() or "No slip of ours", claims)
        for name, claims in zip(CAUSES, count, strict=True)
    ]
    return tuple((name, claims) for name, claims in named if claims)


def _work(payers: PayerSide, patients: PatientSide, denials: int) -> Work:
    events = patients.events

    def count(doing: Doing) -> int:
        return int((events.kind == doing.number).sum())

    return Work(
        claims=len(payers.submissions),
        denials=denials,
        statements=count(Doing.STATEMENT),
        dials=int(events.detail[events.kind == Doing.CALLED.number].sum()),
        contacts=count(Doing.REACHED),
    )
