"""Tables of what went to payers, what came back, and what they paid."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from simulator.claims.sent import CAUSES, KINDS_OF_SENDING, SENT_BACK_FOR
from simulator.payers.columns import GROUPS
from simulator.payers.settlement import REASONS
from simulator.payers.takeback import PLB_REASONS
from simulator.world.payers.events import EVENTS
from simulator.world.payers.habits import METHODS
from simulator.world.practice import PracticeWorld
from simulator.world.table import NONE, Column, Table, Values
from simulator.world.tables.columns import Of, col, key, payers, ref


def _sent(name: str, kind: str, says: str, words: Callable[[], Sequence[str]] | None = None) -> Column[PracticeWorld]:
    return col(name, kind, says, lambda w: getattr(w.payers.submissions, name), words)


def _received(w: PracticeWorld) -> Values:
    """When the payer had it: never, where it was lost on the way."""
    return np.where(w.payers.submissions.lost != 0, NONE, w.payers.submissions.received)


def _answered(w: PracticeWorld) -> Values:
    """Whether an answer came to what was sent. A dispute that is turned down gets a letter, and no payment."""
    answered = np.zeros(len(w.payers.submissions), bool)
    answered[w.payers.answers.submission] = True
    return answered


def _paid_on(w: PracticeWorld) -> Values:
    return np.where(_answered(w), w.payers.paid_on, NONE)


def _wrong_price(w: PracticeWorld) -> Values:
    """The payer's slip in pricing a line; no slip, where the payer never came to price it."""
    lines = w.payers.sent_lines
    return np.where(_answered(w)[lines.submission], lines.price, CAUSES.index(""))


CLAIMS = Table(
    "claims",
    "Everything sent to a payer: claims, replacements, disputes, and what one payer sent on to another.",
    (
        key("claim", "Its number.", lambda w: len(w.payers.submissions)),
        ref("visit", "For which visit.", lambda w: w.payers.submissions.visit),
        ref("coverage", "The plan that was billed.", lambda w: w.payers.submissions.enrolment),
        _sent("payer", "word", "A file of data/payers.", payers),
        _sent("order", "count", "1 as first payer, 2 as second."),
        _sent("attempt", "count", "1 is the first."),
        _sent("kind", "word", "", lambda: KINDS_OF_SENDING),
        _sent("frequency", "count", "1 original, 7 replacement."),
        ref("instead_of", "The one that it mends.", lambda w: w.payers.submissions.instead_of),
        _sent("entered", "day", "Charges entered."),
        _sent("sent", "day", ""),
        col("received", "day", "By the payer.", _received),
        col("decided", "day", "The payer's decision.", lambda w: w.payers.decided),
        col("paid_on", "day", "The day of its payment.", _paid_on),
        col(
            "front_end",
            "word",
            "What it was sent back for.",
            lambda w: w.payers.submissions.front_end,
            lambda: SENT_BACK_FOR,
            since=lambda w: w.payers.submissions.received,
        ),
        col("lost", "flag", "Hidden: it never arrived.", lambda w: w.payers.submissions.lost != 0),
        _sent("mistake", "word", "Hidden: the office's slip.", lambda: CAUSES),
    ),
    began=lambda w: w.payers.submissions.sent,
)
CLAIM_LINES = Table(
    "claim_lines",
    "The lines of what was sent, with the slips that nobody saw.",
    (
        ref("claim", "", lambda w: w.payers.sent_lines.submission),
        ref("service_row", "", lambda w: w.payers.sent_lines.service_row),
        col("mistake", "word", "Hidden: the office's slip.", lambda w: w.payers.sent_lines.mistake, lambda: CAUSES),
        col(
            "wrong_price",
            "word",
            "Hidden: the payer's.",
            _wrong_price,
            lambda: CAUSES,
            since=lambda w: w.payers.decided[w.payers.sent_lines.submission],
        ),
    ),
    began=lambda w: w.payers.submissions.sent[w.payers.sent_lines.submission],
)
_told: Of = lambda w: w.payers.payments.on[w.payers.answers.payment]  # noqa: E731
ANSWERS = Table(
    "answers",
    "Payers' answers to claims, paid or not, and what was taken back.",
    (
        key("answer", "Its number.", lambda w: len(w.payers.answers)),
        ref("claim", "", lambda w: w.payers.answers.submission),
        ref("payment", "The payment that it came with.", lambda w: w.payers.answers.payment),
        col("status", "count", "CLP02.", lambda w: w.payers.answers.status),
        col("decided", "day", "", lambda w: w.payers.answers.decided),
        ref("reverses", "The answer that this one takes back.", lambda w: w.payers.answers.reverses),
    ),
    began=_told,
)


def _amount(name: str, says: str) -> Column[PracticeWorld]:
    return col(name, "cents", says, lambda w: getattr(w.payers.lines, name))


ANSWER_LINES = Table(
    "answer_lines",
    "Where every cent of a line went. Charge = paid + all the others but allowed.",
    (
        ref("answer", "", lambda w: w.payers.lines.answer),
        ref("service_row", "", lambda w: w.payers.lines.service_row),
        _amount("charge", "As billed."),
        _amount("allowed", "By the contract or the plan."),
        _amount("paid", "By the payer."),
        _amount("denied", "Refused."),
        col("denied_group", "word", "", lambda w: w.payers.lines.denied_group, lambda: GROUPS),
        col("denied_reason", "word", "CARC.", lambda w: w.payers.lines.denied_reason, lambda: REASONS),
        col("cause", "word", "Hidden: why it was refused.", lambda w: w.payers.lines.cause, lambda: CAUSES),
        _amount("contractual", "Above the allowed amount (45)."),
        col("contractual_group", "word", "", lambda w: w.payers.lines.contractual_group, lambda: GROUPS),
        _amount("reduced", "By a rule for several services of a day (59)."),
        _amount("deductible", "PR-1."),
        _amount("coinsurance", "PR-2."),
        _amount("copay", "PR-3."),
        _amount("sequestered", "CO-253."),
        _amount("first_payer", "OA-23: what an earlier payer paid or took off."),
        _amount("other", "One more adjustment."),
        col("other_group", "word", "", lambda w: w.payers.lines.other_group, lambda: GROUPS),
        col("other_reason", "word", "CARC.", lambda w: w.payers.lines.other_reason, lambda: REASONS),
    ),
    began=lambda w: _told(w)[w.payers.lines.answer],
)
PAYMENTS = Table(
    "payments",
    "Cheques and transfers: one for many patients.",
    (
        key("payment", "Its number.", lambda w: len(w.payers.payments)),
        col("payer", "word", "", lambda w: w.payers.payments.payer, payers),
        col("on", "day", "", lambda w: w.payers.payments.on),
        col("amount", "cents", "Never below zero.", lambda w: w.payers.payments.amount),
        col("trace", "id", "TRN02.", lambda w: w.payers.payments.trace),
        col("method", "word", "", lambda w: w.payers.payments.method, lambda: METHODS),
    ),
    began=lambda w: w.payers.payments.on,
)
PLB = Table(
    "provider_adjustments",
    "What moves outside any claim (PLB): positive takes it from the payment, negative adds it.",
    (
        ref("payment", "", lambda w: w.payers.plb.payment),
        col("reason", "word", "", lambda w: w.payers.plb.reason, lambda: PLB_REASONS),
        col("amount", "cents", "", lambda w: w.payers.plb.amount),
        ref("answer", "What it is about.", lambda w: w.payers.plb.answer),
    ),
    began=lambda w: w.payers.payments.on[w.payers.plb.payment],
)
PAYER_EVENTS = Table(
    "payer_events",
    "What happened between the office and its payers, day by day.",
    (
        col("on", "day", "", lambda w: w.payers.events.on),
        col("kind", "word", "", lambda w: w.payers.events.kind, lambda: EVENTS),
        ref("visit", "", lambda w: w.payers.events.visit),
        ref("claim", "", lambda w: w.payers.events.submission),
        col("amount", "cents", "", lambda w: w.payers.events.amount),
        col("detail", "count", "A status (CLP02), or why it was sent back.", lambda w: w.payers.events.detail),
    ),
    began=lambda w: w.payers.events.on,
)
