"""What happened between a practice and its payers, day by day, as anyone who looks into the account finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.claims.sent import DISPUTE, SENT_ON, Submissions
from simulator.columns import Columns, Ints
from simulator.payers.status import REVERSED
from simulator.remittance.cheques import Answers, Payments
from simulator.world.payers.office import Office
from simulator.world.payers.takebacks import Letters

EVENTS = (
    "charges entered", "claim sent", "replacement sent", "dispute sent", "payer looks at it again",
    "sent on by the first payer",
    "accepted by the front end", "sent back by the front end", "status asked: not found", "status asked: in process",
    "answered", "taken back", "dispute turned down", "money asked back by letter", "our cheque mailed",
)  # fmt: skip
EVENT = {name: number for number, name in enumerate(EVENTS)}
_KIND_OF_SENDING = np.array([EVENT[name] for name in EVENTS[1:6]])


@dataclass(frozen=True, slots=True)
class Events(Columns):
    """One row an event. `kind` is a number into EVENTS; `detail` a number into SENT_BACK_FOR, or a CLP02."""

    on: Ints
    kind: Ints
    visit: Ints
    submission: Ints
    amount: Ints
    detail: Ints


def payer_events(
    office: Office,
    sent: Submissions,
    decided: Ints,
    answers: Answers,
    payments: Payments,
    paid: Ints,
    letters: Letters,
) -> Events:
    """Every event of the payers' side, in order of the day."""
    every = np.arange(len(sent))
    wire = (sent.kind != SENT_ON) & (sent.kind != DISPUTE)
    anew = np.full(len(sent), -1)
    follows = np.flatnonzero(sent.instead_of >= 0)
    anew[sent.instead_of[follows]] = follows
    lost = np.flatnonzero((sent.lost != 0) & (anew >= 0))
    limit = office.team.days["ask_for_status"].least
    silent = np.flatnonzero((decided >= 0) & (decided - sent.received > limit))
    answered = np.zeros(len(sent), bool)
    answered[answers.submission] = True
    upheld = np.flatnonzero((sent.kind == DISPUTE) & (decided >= 0) & ~answered)
    back = answers.status == REVERSED
    told = payments.on[answers.payment]

    def rows(which: Ints, kind: Any, on: Ints, amount: Any = 0, detail: Any = 0) -> Events:
        return Events(
            on,
            np.broadcast_to(kind, which.size).astype(np.int64),
            sent.visit[which],
            which,
            np.broadcast_to(amount, which.size).astype(np.int64),
            np.broadcast_to(detail, which.size).astype(np.int64),
        )

    front = np.flatnonzero(wire & (sent.lost == 0))
    accepted = np.where(
        sent.front_end[front] == 0, EVENT["accepted by the front end"], EVENT["sent back by the front end"]
    )
    first = np.flatnonzero((sent.attempt == 1) & (sent.order == 1))
    about = answers.submission[letters.answer]
    parts = (
        rows(first, EVENT["charges entered"], sent.entered[first]),
        rows(every, _KIND_OF_SENDING[sent.kind], sent.sent),
        rows(front, accepted, sent.received[front], detail=sent.front_end[front]),
        rows(lost, EVENT["status asked: not found"], sent.sent[anew[lost]] - 1),
        rows(silent, EVENT["status asked: in process"], sent.received[silent] + limit),
        rows(answers.submission, np.where(back, EVENT["taken back"], EVENT["answered"]), told, paid, answers.status),
        rows(upheld, EVENT["dispute turned down"], decided[upheld]),
        rows(about, EVENT["money asked back by letter"], letters.asked, letters.amount),
        rows(about, EVENT["our cheque mailed"], letters.mailed, letters.amount),
    )
    together = Events.together(parts)
    return together.take(np.argsort(together.on, kind="stable"))
