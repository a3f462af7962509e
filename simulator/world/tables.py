"""The tables of a world, each column with its words. What stands here is what a file holds, and TABLES.md says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from simulator.care import diagnoses, services
from simulator.care.reasons import reasons
from simulator.claims.sent import CAUSES, KINDS_OF_SENDING, SENT_BACK_FOR
from simulator.columns import Ints
from simulator.coverage.roll import plans
from simulator.ledger.aging_table import FINANCIAL_CLASSES
from simulator.ledger.entries import WHYS
from simulator.ledger.posting import BOOKS
from simulator.payers.columns import GROUPS
from simulator.payers.roll import roll
from simulator.payers.settlement import REASONS
from simulator.payers.takeback import PLB_REASONS
from simulator.people.homes import ROLES, languages
from simulator.people.one_person import all_names
from simulator.people.pools import AREA_CODES, streets, towns
from simulator.world.habits import METHODS
from simulator.world.patients.events import DOINGS
from simulator.world.payer_events import EVENTS
from simulator.world.practice import PracticeWorld
from simulator.world.settings import A_PRACTICE, YEARS
from simulator.world.table import Column, Table, Values

Of: TypeAlias = Callable[[PracticeWorld], Values]


def tables_of(world: PracticeWorld, as_of: date | None) -> dict[str, pa.Table]:
    """Every table of one practice, as it stood at the end of a day, or whole."""
    return {table.name: table.of(world, as_of) for table in TABLES}


def _ids(rows: Callable[[PracticeWorld], int]) -> Of:
    """The ids of rows that stand in order."""
    return lambda world: world.practice * A_PRACTICE + np.arange(rows(world))


def _id(of: Of) -> Of:
    """A reference to a row as the id of what stands there; none stays none."""

    def ids(world: PracticeWorld) -> Values:
        rows = of(world)
        return np.where(rows < 0, -1, rows + world.practice * A_PRACTICE)

    return ids


def _key(name: str, says: str, rows: Callable[[PracticeWorld], int]) -> Column[PracticeWorld]:
    return Column(name, "id", says, _ids(rows))


def _ref(name: str, says: str, of: Of) -> Column[PracticeWorld]:
    return Column(name, "id", says, _id(of))


def _col(
    name: str,
    kind: str,
    says: str,
    of: Of,
    words: Callable[[], Sequence[str]] | None = None,
    since: Callable[[PracticeWorld], Ints] | None = None,
) -> Column[PracticeWorld]:
    return Column(name, kind, says, of, words, since)


@cache
def _service_names() -> tuple[str, ...]:
    return tuple(services())


@cache
def _diagnosis_codes() -> tuple[str, ...]:
    return tuple(diagnoses())


@cache
def _payers() -> tuple[str, ...]:
    """The payers' names, in the order in which columns number them."""
    return tuple(payer.id for payer in roll(plans(), YEARS[0]).payers)


PEOPLE = Table(
    "people",
    "Everyone who lives near the practice, whether they come or not.",
    (
        _key("person", "Its number in all tables.", lambda w: len(w.population.people)),
        _ref("household", "Where they live.", lambda w: w.population.people.household),
        _ref("guarantor", "The adult who pays.", lambda w: w.population.people.guarantor),
        _col("role", "word", "In the household.", lambda w: w.population.people.role, lambda: ROLES),
        _col("born", "day", "Birth date.", lambda w: w.population.people.born),
        _col("female", "flag", "", lambda w: w.population.people.female),
        _col("given", "word", "Given name.", lambda w: w.population.people.given, lambda: all_names()[0]),
        _col("family", "word", "Family name.", lambda w: w.population.people.family_name, lambda: all_names()[1]),
        _col("language", "word", "Best language.", lambda w: w.population.people.language, languages),
        _col("street_number", "count", "", lambda w: w.population.people.street_number),
        _col("street", "word", "", lambda w: w.population.people.street, streets),
        _col("town", "word", "ZZ is no state; 000 is no ZIP.", lambda w: w.population.people.town, towns),
        _col("area_code", "word", "", lambda w: w.population.people.area_code, lambda: AREA_CODES),
        _col("phone", "count", "The last two digits of 555-01xx.", lambda w: w.population.people.phone),
    ),
)


def _has(name: str, kind: str, says: str) -> Column[PracticeWorld]:
    return _col(name, kind, says, lambda w: getattr(w.population.households, name))


HOUSEHOLDS = Table(
    "households",
    "Who lives together, and what they have. Amounts are cents.",
    (
        _key("household", "Its number.", lambda w: len(w.population.households)),
        _has("size", "count", "People."),
        _has("income", "cents", "Before taxes, a year."),
        _has("poverty_percent", "count", "Of the guideline for its size."),
        _has("take_home", "cents", "A month."),
        _has("housing", "cents", "A month."),
        _has("left_a_month", "cents", "After housing, food and debts."),
        _has("savings", "cents", ""),
        _has("debts", "cents", ""),
        _has("pay_every", "count", "Days between pay-days."),
        _has("will", "count", "Hidden: 0 to 10,000, how readily it pays."),
        _has("reach", "count", "Hidden: 0 to 10,000, how likely it is reached."),
    ),
)
COVERAGE = Table(
    "coverage",
    "Places on plans. Who has no row has no coverage.",
    (
        _key("coverage", "Its number.", lambda w: len(w.enrolments)),
        _ref("person", "Who is covered.", lambda w: w.enrolments.person),
        _col("plan", "word", "A file of data/plans.", lambda w: w.enrolments.plan, plans),
        _col("order", "count", "1 pays first, 2 second.", lambda w: w.enrolments.order),
        _col("starts", "day", "First day.", lambda w: w.enrolments.starts),
        _col("ends", "day", "Last day.", lambda w: w.enrolments.ends),
        _ref("contract", "Who shares limits.", lambda w: w.enrolments.contract),
        _col("seat", "count", "1 is the subscriber.", lambda w: w.enrolments.seat),
        _col("member_number", "id", "Never issued.", lambda w: w.enrolments.member_number),
    ),
)
VISITS = Table(
    "visits",
    "A person seen on a day: an account.",
    (
        _key("visit", "Its number.", lambda w: len(w.care.visits)),
        _ref("person", "Who was seen.", lambda w: w.care.visits.person),
        _col("on", "day", "Day of service.", lambda w: w.care.visits.on),
        _col("doctor", "count", "Of the practice, from 0.", lambda w: w.care.visits.doctor),
        _col("new_patient", "flag", "", lambda w: w.care.visits.new_patient),
        _col("reason", "word", "Why they came.", lambda w: w.care.visits.reason, lambda: reasons().names),
        _col("financial_class", "word", "", lambda w: w.accounts.financial_class, lambda: FINANCIAL_CLASSES),
    ),
    began=lambda w: w.care.visits.on,
)
LINES = Table(
    "services",
    "What was done, as a careful coder has it.",
    (
        _key("service_row", "Its number.", lambda w: len(w.care.services)),
        _ref("visit", "At which visit.", lambda w: w.care.services.visit),
        _col("service", "word", "A row of data/services.csv.", lambda w: w.care.services.service, _service_names),
        _col("units", "count", "", lambda w: w.care.services.units),
        _col("charge", "cents", "For all units.", lambda w: w.care.services.charge),
        _col("diagnosis", "word", "", lambda w: w.care.services.diagnosis, _diagnosis_codes),
    ),
    began=lambda w: w.care.visits.on[w.care.services.visit],
)


def _sent(name: str, kind: str, says: str, words: Callable[[], Sequence[str]] | None = None) -> Column[PracticeWorld]:
    return _col(name, kind, says, lambda w: getattr(w.payers.submissions, name), words)


CLAIMS = Table(
    "claims",
    "Everything sent to a payer: claims, replacements, disputes, and what one payer sent on to another.",
    (
        _key("claim", "Its number.", lambda w: len(w.payers.submissions)),
        _ref("visit", "For which visit.", lambda w: w.payers.submissions.visit),
        _ref("coverage", "The plan that was billed.", lambda w: w.payers.submissions.enrolment),
        _sent("payer", "word", "A file of data/payers.", _payers),
        _sent("order", "count", "1 as first payer, 2 as second."),
        _sent("attempt", "count", "1 is the first."),
        _sent("kind", "word", "", lambda: KINDS_OF_SENDING),
        _sent("frequency", "count", "1 original, 7 replacement."),
        _ref("instead_of", "The one that it mends.", lambda w: w.payers.submissions.instead_of),
        _sent("entered", "day", "Charges entered."),
        _sent("sent", "day", ""),
        _sent("received", "day", "By the payer."),
        _col("decided", "day", "The payer's decision.", lambda w: w.payers.decided),
        _col("paid_on", "day", "The day of its payment.", lambda w: w.payers.paid_on),
        _sent("front_end", "word", "What it was sent back for.", lambda: SENT_BACK_FOR),
        _col("lost", "flag", "Hidden: it never arrived.", lambda w: w.payers.submissions.lost != 0),
        _sent("mistake", "word", "Hidden: the office's slip.", lambda: CAUSES),
    ),
    began=lambda w: w.payers.submissions.sent,
)
CLAIM_LINES = Table(
    "claim_lines",
    "The lines of what was sent, with the slips that nobody saw.",
    (
        _ref("claim", "", lambda w: w.payers.sent_lines.submission),
        _ref("service_row", "", lambda w: w.payers.sent_lines.service_row),
        _col("mistake", "word", "Hidden: the office's slip.", lambda w: w.payers.sent_lines.mistake, lambda: CAUSES),
        _col("wrong_price", "word", "Hidden: the payer's.", lambda w: w.payers.sent_lines.price, lambda: CAUSES),
    ),
    began=lambda w: w.payers.submissions.sent[w.payers.sent_lines.submission],
)
_answered: Of = lambda w: w.payers.payments.on[w.payers.answers.payment]  # noqa: E731
ANSWERS = Table(
    "answers",
    "Payers' answers to claims, paid or not, and what was taken back.",
    (
        _key("answer", "Its number.", lambda w: len(w.payers.answers)),
        _ref("claim", "", lambda w: w.payers.answers.submission),
        _ref("payment", "The payment that it came with.", lambda w: w.payers.answers.payment),
        _col("status", "count", "CLP02.", lambda w: w.payers.answers.status),
        _col("decided", "day", "", lambda w: w.payers.answers.decided),
        _ref("reverses", "The answer that this one takes back.", lambda w: w.payers.answers.reverses),
    ),
    began=_answered,
)


def _amount(name: str, says: str) -> Column[PracticeWorld]:
    return _col(name, "cents", says, lambda w: getattr(w.payers.lines, name))


ANSWER_LINES = Table(
    "answer_lines",
    "Where every cent of a line went. Charge = paid + all the others but allowed.",
    (
        _ref("answer", "", lambda w: w.payers.lines.answer),
        _ref("service_row", "", lambda w: w.payers.lines.service_row),
        _amount("charge", "As billed."),
        _amount("allowed", "By the contract or the plan."),
        _amount("paid", "By the payer."),
        _amount("denied", "Refused."),
        _col("denied_group", "word", "", lambda w: w.payers.lines.denied_group, lambda: GROUPS),
        _col("denied_reason", "word", "CARC.", lambda w: w.payers.lines.denied_reason, lambda: REASONS),
        _col("cause", "word", "Hidden: why it was refused.", lambda w: w.payers.lines.cause, lambda: CAUSES),
        _amount("contractual", "Above the allowed amount (45)."),
        _col("contractual_group", "word", "", lambda w: w.payers.lines.contractual_group, lambda: GROUPS),
        _amount("reduced", "By a rule for several services of a day (59)."),
        _amount("deductible", "PR-1."),
        _amount("coinsurance", "PR-2."),
        _amount("copay", "PR-3."),
        _amount("sequestered", "CO-253."),
        _amount("first_payer", "OA-23: what an earlier payer paid or took off."),
        _amount("other", "One more adjustment."),
        _col("other_group", "word", "", lambda w: w.payers.lines.other_group, lambda: GROUPS),
        _col("other_reason", "word", "CARC.", lambda w: w.payers.lines.other_reason, lambda: REASONS),
    ),
    began=lambda w: _answered(w)[w.payers.lines.answer],
)
PAYMENTS = Table(
    "payments",
    "Cheques and transfers: one for many patients.",
    (
        _key("payment", "Its number.", lambda w: len(w.payers.payments)),
        _col("payer", "word", "", lambda w: w.payers.payments.payer, _payers),
        _col("on", "day", "", lambda w: w.payers.payments.on),
        _col("amount", "cents", "Never below zero.", lambda w: w.payers.payments.amount),
        _col("trace", "id", "TRN02.", lambda w: w.payers.payments.trace),
        _col("method", "word", "", lambda w: w.payers.payments.method, lambda: METHODS),
    ),
    began=lambda w: w.payers.payments.on,
)
PLB = Table(
    "provider_adjustments",
    "What moves outside any claim (PLB): positive takes it from the payment, negative adds it.",
    (
        _ref("payment", "", lambda w: w.payers.plb.payment),
        _col("reason", "word", "", lambda w: w.payers.plb.reason, lambda: PLB_REASONS),
        _col("amount", "cents", "", lambda w: w.payers.plb.amount),
        _ref("answer", "What it is about.", lambda w: w.payers.plb.answer),
    ),
    began=lambda w: w.payers.payments.on[w.payers.plb.payment],
)
PAYER_EVENTS = Table(
    "payer_events",
    "What happened between the office and its payers, day by day.",
    (
        _col("on", "day", "", lambda w: w.payers.events.on),
        _col("kind", "word", "", lambda w: w.payers.events.kind, lambda: EVENTS),
        _ref("visit", "", lambda w: w.payers.events.visit),
        _ref("claim", "", lambda w: w.payers.events.submission),
        _col("amount", "cents", "", lambda w: w.payers.events.amount),
        _col("detail", "count", "A status (CLP02), or why it was sent back.", lambda w: w.payers.events.detail),
    ),
    began=lambda w: w.payers.events.on,
)
PATIENT_EVENTS = Table(
    "patient_events",
    "What happened between the office and its patients, day by day.",
    (
        _col("on", "day", "", lambda w: w.patients.events.on),
        _col("kind", "word", "", lambda w: w.patients.events.kind, lambda: DOINGS),
        _ref("visit", "", lambda w: w.patients.events.visit),
        _col("amount", "cents", "", lambda w: w.patients.events.amount),
    ),
    began=lambda w: w.patients.events.on,
)
PAYMENT_PLANS = Table(
    "payment_plans",
    "Plans with patients, in instalments.",
    (
        _ref("visit", "", lambda w: w.patients.plans.visit),
        _col("on", "day", "Agreed.", lambda w: w.patients.plans.on),
        _col("amount", "cents", "", lambda w: w.patients.plans.amount),
        _col("months", "count", "At most.", lambda w: w.patients.plans.term),
        _col("instalments", "count", "", lambda w: w.patients.plans.instalments),
        _col("kept", "flag", "To the end.", lambda w: w.patients.plans.kept, since=lambda w: w.patients.plans.ends),
        _col("ends", "day", "The last instalment, or given up.", lambda w: w.patients.plans.ends),
    ),
    began=lambda w: w.patients.plans.on,
)
PROMISES = Table(
    "promises",
    "Promises to pay, made on a call.",
    (
        _ref("visit", "", lambda w: w.patients.promises.visit),
        _col("made", "day", "", lambda w: w.patients.promises.made),
        _col("due", "day", "", lambda w: w.patients.promises.due),
        _col("promised", "cents", "", lambda w: w.patients.promises.promised),
        _col(
            "paid", "cents", "By its day.", lambda w: w.patients.promises.paid, since=lambda w: w.patients.promises.due
        ),
    ),
    began=lambda w: w.patients.promises.made,
)
ENTRIES = Table(
    "entries",
    "The ledger: every row moves one amount out of one book into another.",
    (
        _col("on", "day", "Posted.", lambda w: w.entries.on),
        _ref("visit", "The account.", lambda w: w.entries.visit),
        _col("out_of", "word", "", lambda w: w.entries.out_of, lambda: BOOKS),
        _col("into", "word", "", lambda w: w.entries.into, lambda: BOOKS),
        _col("amount", "cents", "Above zero.", lambda w: w.entries.amount),
        _col("why", "word", "", lambda w: w.entries.why, lambda: WHYS),
        _col("payer", "word", "", lambda w: w.entries.payer, _payers),
    ),
    began=lambda w: w.entries.on,
)
TABLES: tuple[Table[PracticeWorld], ...] = (
    PEOPLE,
    HOUSEHOLDS,
    COVERAGE,
    VISITS,
    LINES,
    CLAIMS,
    CLAIM_LINES,
    ANSWERS,
    ANSWER_LINES,
    PAYMENTS,
    PLB,
    PAYER_EVENTS,
    PATIENT_EVENTS,
    PAYMENT_PLANS,
    PROMISES,
    ENTRIES,
)


def as_page() -> str:
    """data/TABLES.md: every table and column in words."""
    kinds = {
        "id": "number",
        "cents": "cents",
        "count": "count",
        "flag": "yes or no",
        "day": "day",
        "word": "word",
    }
    parts = [
        "# The tables of a world",
        "",
        "What `balance-due generate` writes, one file a practice and table. Amounts are whole cents. Numbers that end in",
        "the same name join. Made by `balance-due publish` from the kit's own list.",
    ]
    for table in TABLES:
        parts += ["", f"## {table.name}", "", table.says, "", "| column | holds | |", "|---|---|---|"]
        parts += [f"| `{each.name}` | {kinds[each.kind]} | {each.says} |" for each in table.columns]
    return "\n".join([*parts, ""])
