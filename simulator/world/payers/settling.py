"""What payable lines come to: the patient's share once over all of a turn, and every cent of each charge split."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from simulator.columns import Ints
from simulator.coverage import medigap_letters
from simulator.payers.columns import CO, NOBODY, NOTHING_SPENT, PR, Spent
from simulator.payers.coordination import METHODS, maintenance_of_benefits, medigap
from simulator.payers.roll import SUPPLEMENT, Roll
from simulator.payers.second import Method, Own, second_payment
from simulator.payers.sequestration import sequestered
from simulator.payers.settlement import (
    COINSURANCE,
    CONTRACT,
    COPAY,
    DEDUCTIBLE,
    EARLIER_PAYER,
    NOT_COORDINATED,
    NOT_FOR_QMB,
    SEQUESTERED,
    TO_PATIENT,
    Settlement,
)
from simulator.remittance.cheques import AnsweredLines
from simulator.world.payers.cost_shares import TakenElsewhere, owed
from simulator.world.payers.office import Office
from simulator.world.payers.rounds import Rounds


def settle_first(office: Office, rounds: Rounds) -> tuple[AnsweredLines, Spent, TakenElsewhere]:
    """First payers' answers to the lines they read; `answer` is still the row of the sending.

    Beside them what the plan years have used in the end, and what of it bills from elsewhere took.
    """
    read, held = rounds.read, rounds.held
    nothing = np.zeros(len(read), np.int64)
    deductible, copay, coinsurance, spent, there = owed(office, rounds, read.allowed, NOTHING_SPENT, office.elsewhere)
    payable = read.denied_by == 0
    kept = np.where(
        payable,
        sequestered(read.allowed - deductible - copay - coinsurance, _sequestration(office, rounds)),
        0,
    )
    contractual = np.where(payable, held.charge - read.priced, 0)
    denied = np.where(payable, 0, held.charge)
    paid = held.charge - denied - contractual - read.cut - deductible - copay - coinsurance - kept
    sent_there = office.habits.happens("pays_the_patient", rounds.sent.payer, office.draws("pays the patient"))
    to_patient = np.where(sent_there[read.submission] & ~held.in_network, paid, 0)
    return (
        AnsweredLines(
            answer=read.submission,
            service_row=read.service_row,
            charge=held.charge,
            allowed=np.where(payable, read.allowed, 0),
            paid=paid - to_patient,
            denied=denied,
            denied_reason=read.reason,
            denied_group=read.group,
            cause=read.cause,
            contractual=contractual,
            contractual_group=np.where(held.in_network, CO, PR),
            reduced=read.cut,
            deductible=deductible,
            coinsurance=coinsurance,
            copay=copay,
            sequestered=kept,
            first_payer=nothing,
            other=to_patient,
            other_reason=np.where(to_patient > 0, TO_PATIENT, 0),
            other_group=np.where(to_patient > 0, PR, NOBODY),
            price=read.price,
            edit=read.denied_by,
        ),
        spent,
        there,
    )


def settle_second(office: Office, rounds: Rounds, first: AnsweredLines, spent: Spent) -> AnsweredLines:
    """Second payers' answers. `first` has for each of their lines the first payer's answer to it."""
    read, held = rounds.read, rounds.held
    plan = office.billed.plan[rounds.sent.enrolment][read.submission]
    method = _methods(office.roll)[plan]
    duals = office.roll.public_first[office.billed.plan[office.covers.first[rounds.sent.visit]]][read.submission]
    method = np.where(duals & (method == _LIST.index("medicaid")), _LIST.index("qmb"), method)
    paid_first = first.paid + np.where(first.other_reason == TO_PATIENT, first.other, 0) + first.sequestered
    counted = np.where(
        method == _LIST.index(maintenance_of_benefits.__name__), np.maximum(read.allowed - paid_first, 0), read.allowed
    )
    deductible, copay, coinsurance, _, _ = owed(office, rounds, counted, spent)
    own = Own.of(
        allowed=np.where(read.denied_by == 0, read.allowed, 0),
        deductible=deductible,
        copay=copay,
        coinsurance=coinsurance,
        denied=read.denied_by > 0,
        group=read.group,
        reason=read.reason,
        in_network=held.in_network,
        obliged=True,
        kind=held.benefit,
        sequestration=_sequestration(office, rounds),
    )
    before = Settlement(first.charge, first.allowed, first.adjustments)
    columns = {each.name: np.zeros(len(read), np.int64) for each in fields(AnsweredLines)}
    columns["contractual_group"][:] = CO
    for number in np.unique(method):
        rows = np.flatnonzero(method == number)
        _fill(columns, rows, second_payment(_method(number), before.take(rows), own.take(rows)))
    columns |= {"answer": read.submission, "service_row": read.service_row, "charge": held.charge}
    return AnsweredLines(**columns | {"cause": read.cause, "edit": read.denied_by})


def _fill(columns: dict[str, Ints], rows: Ints, settled: Settlement) -> None:
    """A second payer's amounts and adjustments, each put into its own column."""
    columns["allowed"][rows], columns["paid"][rows] = settled.allowed, settled.paid
    why = settled.adjustments
    for reason, column in _COLUMNS.items():
        of_it = why.reason == reason
        columns[column][rows[why.line[of_it]]] = why.amount[of_it]
    above = (why.reason == CONTRACT) & (why.group == PR)
    columns["contractual_group"][rows[why.line[above]]] = PR
    other = np.isin(why.reason, (NOT_COORDINATED, NOT_FOR_QMB))
    rest = ~other & ~np.isin(why.reason, list(_COLUMNS))
    for of_it, column in ((other, "other"), (rest, "denied")):
        at = rows[why.line[of_it]]
        columns[column][at] = why.amount[of_it]
        columns[column + "_reason"][at] = why.reason[of_it]
        columns[column + "_group"][at] = why.group[of_it]


_COLUMNS = {
    DEDUCTIBLE: "deductible", COINSURANCE: "coinsurance", COPAY: "copay", CONTRACT: "contractual",
    EARLIER_PAYER: "first_payer", SEQUESTERED: "sequestered",
}  # fmt: skip
_LETTERS = tuple(medigap_letters())
_LIST = (*METHODS, *_LETTERS)


def _method(number: int) -> Method:
    name = _LIST[number]
    return METHODS[name] if name in METHODS else medigap(medigap_letters()[name])


def _methods(roll: Roll) -> Ints:
    """How each plan counts when another pays first: a number into the list of methods and letters."""
    names = [
        plan.id.removeprefix(SUPPLEMENT).upper() if plan.id.startswith(SUPPLEMENT) else plan.second
        for plan in roll.plans
    ]
    return np.array([_LIST.index(name) for name in names])


def _sequestration(office: Office, rounds: Rounds) -> Ints:
    """The rate of each line read, by its payer and its day."""
    payer, rate = rounds.sent.payer[rounds.read.submission], np.zeros(len(rounds.read), np.int64)
    for number, each in enumerate(office.roll.payers):
        if each.sequestration.since:
            here = payer == number
            rate[here] = each.sequestration.on(rounds.held.service_date[here])
    return rate
