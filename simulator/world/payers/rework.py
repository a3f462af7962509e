"""What the team does next: send again what came back or was lost, mend what was denied, dispute, or let it lie.

The payer moves, too: it corrects of its own accord what it priced too high.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from simulator.claims.sent import CAUSE, CLAIM, DISPUTE, OWN_CORRECTION, REPLACED, SentLines, Submissions
from simulator.claims.team import DISPUTING, NOTHING, OTHER_PLAN, REPLACEMENT
from simulator.columns import Flags, Ints
from simulator.payers.columns import NO_LIMIT, ORIGINAL
from simulator.payers.columns import REPLACEMENT as AS_REPLACEMENT
from simulator.payers.takeback import LETTER
from simulator.world.payers.answering import Read
from simulator.world.payers.first_claims import on_the_way, workday
from simulator.world.payers.office import Office

NONE = -1
_OF_THE_CLAIM = [
    CAUSE[each]
    for each in (
        "wrong_member_number", "old_billing_number", "questionnaire_unanswered", "second_plan_billed_first",
        "old_plan_billed", "first_answer_left_off", "doctor_not_enrolled",
    )
]  # fmt: skip
_BY_PROOF = [CAUSE[each] for each in ("policy_not_met", "billed_apart", "doctor_not_enrolled")]  # nothing to change


@dataclass(frozen=True, slots=True)
class Batch:
    """Sendings of one round, in the order of arrival, and their lines.

    `limit` is the filing limit of each in days from the service; `undoes` the row of an earlier sending whose answer
    falls away when this one is answered, -1 for none.
    """

    sent: Submissions
    lines: SentLines
    limit: Ints
    undoes: Ints

    def in_order(self) -> Batch:
        """The same, in the order of arrival."""
        order = np.argsort(self.sent.received, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(order.size)
        at = place[self.lines.submission]
        by_place = np.argsort(at, kind="stable")
        lines = replace(self.lines, submission=at).take(by_place)
        return Batch(self.sent.take(order), lines, self.limit[order], self.undoes[order])

    def then(self, later: Batch) -> Batch:
        moved = replace(later.lines, submission=later.lines.submission + len(self.sent))
        return Batch(
            self.sent.then(later.sent),
            self.lines.then(moved),
            np.concatenate([self.limit, later.limit]),
            np.concatenate([self.undoes, later.undoes]),
        )

    def take(self, rows: Ints, only: Flags) -> Batch:
        """Some sendings, with those of their lines that `only` says."""
        place = np.full(len(self.sent), NONE)
        place[rows] = np.arange(rows.size)
        kept = self.lines.take((place[self.lines.submission] >= 0) & only)
        return Batch(
            self.sent.take(rows), replace(kept, submission=place[kept.submission]), self.limit[rows], self.undoes[rows]
        )


def next_batch(
    office: Office, batch: Batch, read: Read, decided: Ints, paid_on: Ints, offset: int, purpose: tuple[str | int, ...]
) -> Batch:
    """What follows on a round. `offset` is the number of sendings before this round's."""
    again = _sent_again(office, batch, offset, purpose)
    mended = _worked(office, batch, read, decided, paid_on, offset, purpose)
    return again.then(mended).in_order()


def _sent_again(office: Office, batch: Batch, offset: int, purpose: tuple[str | int, ...]) -> Batch:
    """A claim that was sent back is mended and sent anew; one of which nothing is heard, when the team asks."""
    sent, team, draws = batch.sent, office.team, office.draws
    size = len(sent)
    is_found = np.where(
        sent.lost != 0,
        team.finds("silence", draws("silence", *purpose), size),
        team.finds("sent_back", draws("work sent back", *purpose), size),
    )
    rows = np.flatnonzero(((sent.front_end != 0) | (sent.lost != 0)) & is_found)
    found = batch.take(rows, np.ones(len(batch.lines), bool))
    mend = team.days["mend_sent_back"].draw(draws("mend sent back", *purpose), rows.size)
    ask = team.days["ask_for_status"].draw(draws("ask for status", *purpose), rows.size)
    day = workday(np.where(found.sent.lost != 0, found.sent.sent + ask + 2, found.sent.received + 1 + mend))
    anew = replace(
        found.sent, attempt=found.sent.attempt + 1, instead_of=rows + offset, entered=day, sent=day, received=day + 1
    )
    return replace(found, sent=on_the_way(office, anew, str(purpose)))


@dataclass(frozen=True, slots=True)
class _Found:
    """What an answer shows, by sending: the strongest way to work its denials, and prices that are wrong."""

    way: Ints
    denied: Flags
    too_low: Flags
    too_high: Flags


@dataclass(frozen=True, slots=True)
class _Moves:
    """Who moves after a round: the rows of sendings that are followed by another, and what that one is."""

    rows: Ints
    kind: Ints
    elsewhere: Flags  # it goes to another plan
    whole: Flags  # it has all lines, and takes the place of the answer before

    def lines(self, batch: Batch, read: Read, decided: Ints) -> tuple[Batch, Ints]:
        """The sendings as they were, with the lines that follow, and the cause of each line's denial."""
        of, at = batch.lines, np.zeros(len(batch.sent), bool)
        cause = np.zeros(len(of), np.int64)
        arrived = np.flatnonzero(decided[of.submission] >= 0)
        cause[arrived] = read.cause
        at[self.rows[self.whole]] = True
        moves = np.zeros(len(batch.sent), bool)
        moves[self.rows] = True
        kept = at[of.submission] | (cause > 0)
        return batch.take(self.rows, kept), cause[kept & moves[of.submission]]


def _worked(
    office: Office,
    batch: Batch,
    read: Read,
    decided: Ints,
    paid_on: Ints,
    offset: int,
    purpose: tuple[str | int, ...],
) -> Batch:
    """Replacements, disputes, claims to the right plan, and the payer's own corrections."""
    moves = _moves(office, batch.sent, _found(office, batch.sent, read), purpose)
    picked, cause = moves.lines(batch, read, decided)
    is_mended, of_claim = _mended(office, picked, cause, purpose)
    mistake = np.where(of_claim, 0, picked.sent.mistake)
    sent = _follows(office, moves, replace(picked.sent, mistake=mistake), decided, paid_on, offset, purpose)
    right_price = ((moves.kind == DISPUTE) | (moves.kind == OWN_CORRECTION))[picked.lines.submission]
    return Batch(
        sent,
        replace(
            picked.lines,
            mistake=np.where(is_mended, 0, picked.lines.mistake),
            price=np.where(right_price, 0, picked.lines.price),
            proven=np.where(is_mended & np.isin(cause, _BY_PROOF), 1, picked.lines.proven),
        ),
        _limits(office, moves, sent, paid_on[moves.rows]),
        np.where(moves.whole & ~moves.elsewhere, _standing(read, picked, moves.rows, offset, len(batch.sent)), NONE),
    )


def _moves(office: Office, sent: Submissions, found: _Found, purpose: tuple[str | int, ...]) -> _Moves:
    """Who moves: the team on denials that can be worked and on prices too low, the payer on prices too high."""
    team, draws, habits, size = office.team, office.draws, office.habits, len(sent)
    is_open = (sent.attempt <= team.most_tries) & (sent.kind != DISPUTE) & (sent.kind != OWN_CORRECTION)
    works = is_open & (found.way != NOTHING) & team.finds("denial", draws("work denial", *purpose), size)
    disputes = is_open & ~found.denied & found.too_low & team.finds("underpayment", draws("underpaid", *purpose), size)
    notices = habits.happens("notices_too_high", sent.payer, draws("too high", *purpose))
    corrects = ~works & ~disputes & found.too_high & notices & (habits.takes_back[sent.payer] != LETTER)
    rows = np.flatnonzero(works | disputes | corrects)
    works, way, replaces = works[rows], found.way[rows], habits.takes_replacements[sent.payer[rows]]
    elsewhere = works & (way == OTHER_PLAN)
    kind = np.select(
        [corrects[rows], disputes[rows] | (works & (way == DISPUTING)), elsewhere | ~replaces],
        [OWN_CORRECTION, DISPUTE, CLAIM],
        REPLACED,
    )
    return _Moves(rows, kind, elsewhere, replaces | ~works | elsewhere)


def _follows(
    office: Office,
    moves: _Moves,
    before: Submissions,
    decided: Ints,
    paid_on: Ints,
    offset: int,
    purpose: tuple[str | int, ...],
) -> Submissions:
    """The sendings that follow. What goes by wire may be sent back or lost; a letter with its proof arrives."""
    draws, kind, rows = office.draws, moves.kind, moves.rows
    enrolment = np.where(moves.elsewhere, office.covers.first[before.visit], before.enrolment)
    payer = office.roll.payer_of_plan[office.enrolments.plan[enrolment]]
    work = office.team.days["work_denial"].draw(draws("days of work", *purpose), rows.size)
    notice = office.habits.days("notices_after", payer, draws("days to notice", *purpose))
    own = kind == OWN_CORRECTION
    day = np.where(own, decided[rows] + notice, workday(paid_on[rows] + work))
    nothing = np.zeros(rows.size, np.int64)
    anew = replace(
        before,
        enrolment=enrolment,
        payer=payer,
        attempt=before.attempt + 1,
        kind=kind,
        frequency=np.where(kind == REPLACED, AS_REPLACEMENT, ORIGINAL),
        instead_of=rows + offset,
        entered=day,
        sent=day,
        received=day + ~own,
        front_end=nothing,
        lost=nothing,
    )
    checked = on_the_way(office, anew, str((*purpose, "worked")))
    by_wire = (kind == CLAIM) | (kind == REPLACED)
    return replace(anew, front_end=checked.front_end * by_wire, lost=checked.lost * by_wire)


def _limits(office: Office, moves: _Moves, sent: Submissions, paid_on: Ints) -> Ints:
    """Days from the service: a new claim has the payer's filing limit, what mends an answer the time to dispute it."""
    since = paid_on - office.billed.on[sent.visit] + office.roll.dispute_days[sent.payer]
    limit = np.where(moves.elsewhere, office.days_to_file(sent.payer, sent.visit), since)
    return np.where(moves.kind == OWN_CORRECTION, NO_LIMIT, limit)


def _standing(read: Read, picked: Batch, rows: Ints, offset: int, size: int) -> Ints:
    """Whose answer stands when a sending is worked: its own where it has a payable line, else the one before."""
    payable = np.bincount(read.submission, read.denied_by == 0, size)[rows] > 0
    return np.where(payable, rows + offset, picked.undoes)


def _found(office: Office, sent: Submissions, read: Read) -> _Found:
    size = len(sent)
    way = np.zeros(size, np.int64)
    denied = read.denied_by > 0
    np.maximum.at(way, read.submission[denied], _STRENGTH[office.team.way[read.cause[denied]]])
    way = _BY_STRENGTH[way]
    target = office.covers.first[sent.visit]
    way = np.where((way == OTHER_PLAN) & ((target < 0) | (target == sent.enrolment)), NOTHING, way)

    def any_line(flags: Flags) -> Flags:
        found: Flags = np.bincount(read.submission[flags], minlength=size) > 0
        return found

    return _Found(
        way,
        any_line(denied),
        any_line(read.price == CAUSE["old_price"]),
        any_line(read.price == CAUSE["price_too_high"]),
    )


_BY_STRENGTH = np.array([NOTHING, DISPUTING, REPLACEMENT, OTHER_PLAN])  # a corrected claim carries its proof along
_STRENGTH = np.argsort(_BY_STRENGTH)


def _mended(office: Office, picked: Batch, cause: Ints, purpose: tuple[str | int, ...]) -> tuple[Flags, Flags]:
    """Which denied lines the chart, the card or a letter bears out; and the claims whose own slip is mended, too."""
    by_line = office.draws("mended", *purpose).column_below(10_000, cause.size)
    by_claim = office.draws("mended claim", *purpose).column_below(10_000, len(picked.sent))[picked.lines.submission]
    of_claim = np.isin(cause, _OF_THE_CLAIM)
    is_mended = np.where(of_claim, by_claim, by_line) < office.team.mended[cause]
    mended_claims = np.bincount(picked.lines.submission[of_claim & is_mended], minlength=len(picked.sent)) > 0
    return is_mended, mended_claims
