"""The laws every world obeys. Each is a named function in a list; it says which rows, or which lines, break it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from simulator.columns import Flags, Ints
from simulator.money import ZERO, total
from simulator.payers.columns import CO, NOBODY, NOTHING_SPENT, OA, Answers, Lines, Spent
from simulator.payers.second import read_first
from simulator.payers.settlement import Settlement
from simulator.remittance.codes import explains, may_stand, needs_remark
from simulator.remittance.remit import Group, Remit


@dataclass(frozen=True, slots=True)
class Adjudicated:
    """Lines, the payer's answers to them, and what the plan years had used before."""

    lines: Lines
    answers: Answers
    before: Spent = NOTHING_SPENT


Law: TypeAlias = Callable[[Adjudicated], Flags]


def every_line_balances(work: Adjudicated) -> Flags:
    """What was charged is what was paid, denied, taken by contract or by law, and what the patient owes."""
    a = work.answers
    found = a.paid + a.denied + a.contractual + a.reduced + a.sequestered + a.deductible + a.copay + a.coinsurance
    return _flags(found != work.lines.charge)


def no_amount_is_below_zero(work: Adjudicated) -> Flags:
    """A first answer takes and gives nothing back; a reversal is its own thing."""
    a = work.answers
    shares = (a.deductible, a.copay, a.coinsurance)
    amounts = (a.paid, a.denied, a.allowed, a.contractual, a.reduced, *shares, a.sequestered)
    return _flags(np.any(np.array(amounts) < 0, axis=0))


def a_denied_line_takes_the_whole_charge(work: Adjudicated) -> Flags:
    """On a denied line nothing is allowed, written off, shared or paid."""
    a = work.answers
    touched = a.allowed | a.contractual | a.reduced | a.patient_share | a.sequestered | (a.denied - work.lines.charge)
    return _flags((a.denied_by > 0) & (touched != 0))


def every_denial_has_a_cause(work: Adjudicated) -> Flags:
    """Where a dollar is denied there is an edit that found why, and a group that carries it; and nowhere else."""
    a = work.answers
    is_denied = a.denied_by > 0
    return _flags((is_denied != (a.group != NOBODY)) | ((a.denied != 0) & ~is_denied) | (a.denied_by >= len(a.causes)))


def a_late_claim_is_never_the_patients(work: Adjudicated) -> Flags:
    """What was filed late is the provider's to carry."""
    a = work.answers
    late = a.causes.index("filed_late") if "filed_late" in a.causes else -1
    return _flags((a.denied_by == late) & (a.group != CO))


def the_allowed_amount_is_split_without_rest(work: Adjudicated) -> Flags:
    """Of a payable charge, what contract and reductions leave is allowed; that is paid, kept back or shared."""
    a = work.answers
    split = a.patient_share + a.paid + a.sequestered
    off = (a.contractual + a.reduced + a.allowed != work.lines.charge) | (split != a.allowed)
    return _flags((a.denied_by == 0) & off)


def the_contract_never_takes_the_whole_charge(work: Adjudicated) -> Flags:
    """CO-45 is a part of the charge. If nothing at all is payable, that is a denial and has another reason."""
    a = work.answers
    return _flags((a.contractual >= work.lines.charge) & (work.lines.charge > 0) & (a.contractual > 0))


def nobody_owes_more_than_the_plan_year_leaves(work: Adjudicated) -> Flags:
    """A person's shares of a year, and a family's, stay within the limit less what was used before."""
    lines, a, before = work.lines, work.answers, work.before
    families, people = _keys(lines.family, lines.plan_year), _keys(lines.family, lines.plan_year, lines.person)
    families_before = _keys(before.family, before.plan_year)
    people_before = _keys(before.family, before.plan_year, before.person)
    over = _above(lines.person_out_of_pocket, a.patient_share, people, before.out_of_pocket, people_before)
    over |= _above(lines.family_out_of_pocket, a.patient_share, families, before.out_of_pocket, families_before)
    over |= _above(lines.person_deductible, a.deductible, people, before.deductible, people_before)
    over |= _above(lines.family_deductible, a.deductible, families, before.deductible, families_before)
    return over


def counters_move_by_what_was_taken(work: Adjudicated) -> Flags:
    """A person's counters stand where they stood before, and up by what that person's lines took."""
    lines, a, before, after = work.lines, work.answers, work.before, work.answers.spent
    people = _keys(lines.family, lines.plan_year, lines.person)
    cards = [people, *(_keys(each.family, each.plan_year, each.person) for each in (before, after))]
    names, which = np.unique(np.concatenate(cards), return_inverse=True)
    off = np.zeros(names.size, bool)
    for taken, was, now in (
        (a.deductible, before.deductible, after.deductible),
        (a.patient_share, before.out_of_pocket, after.out_of_pocket),
    ):
        difference = np.zeros(names.size, np.int64)
        np.add.at(difference, which, np.concatenate([taken, was, -now]))
        off |= difference != 0
    somebody_else = np.isin(names[off], people, invert=True).any()  # no line of this work may move such a counter
    return _flags(np.isin(people, names[off]) | somebody_else)


def the_rest_is_written_off_inside_the_network_only(work: Adjudicated) -> Flags:
    """What the charge has above the allowed amount is the provider's by contract; without a contract, the patient's."""
    is_ours = work.answers.contractual_group == CO
    return _flags((work.answers.contractual > 0) & (is_ours != work.lines.in_network))


LAWS: tuple[Law, ...] = (
    the_rest_is_written_off_inside_the_network_only,
    every_line_balances,
    no_amount_is_below_zero,
    a_denied_line_takes_the_whole_charge,
    every_denial_has_a_cause,
    a_late_claim_is_never_the_patients,
    the_allowed_amount_is_split_without_rest,
    the_contract_never_takes_the_whole_charge,
    nobody_owes_more_than_the_plan_year_leaves,
    counters_move_by_what_was_taken,
)


def broken(work: Adjudicated) -> dict[str, list[int]]:
    """The laws that are broken, by name, each with the rows that break it. Empty is as it should be."""
    found = {law.__name__: np.flatnonzero(law(work)).tolist() for law in LAWS}
    return {name: rows for name, rows in found.items() if rows}


@dataclass(frozen=True, slots=True)
class Coordinated:
    """A first payer's answer to lines and the second one's; and where the second covers what is above both prices."""

    first: Settlement
    second: Settlement
    covers_above: Flags


CoordinationLaw: TypeAlias = Callable[[Coordinated], Flags]


def the_second_answer_repeats_what_the_first_took(work: Coordinated) -> Flags:
    """OA-23 is the charge less what the first payer left to the patient; so no write-off stands twice."""
    left = read_first(work.first).patient
    return _flags(work.second.amount(OA, "23") != work.first.charge - left)


def the_second_pays_no_more_than_was_left(work: Coordinated) -> Flags:
    """Nor less than nothing."""
    paid = work.second.paid
    return _flags((paid < 0) | (paid > read_first(work.first).patient))


def two_payers_never_pay_above_the_higher_price(work: Coordinated) -> Flags:
    """Together they pay at most the higher allowed amount, but for a plan that covers what may be charged above."""
    paid = read_first(work.first).paid + work.second.paid
    most = np.maximum(work.first.allowed, work.second.allowed)
    return _flags((paid > most) & ~work.covers_above & (work.second.paid > 0))


COORDINATION_LAWS: tuple[CoordinationLaw, ...] = (
    the_second_answer_repeats_what_the_first_took,
    the_second_pays_no_more_than_was_left,
    two_payers_never_pay_above_the_higher_price,
)


def broken_between(work: Coordinated) -> dict[str, list[int]]:
    """The laws that two payers' answers break, by name, each with the rows. Empty is as it should be."""
    found = {law.__name__: np.flatnonzero(law(work)).tolist() for law in COORDINATION_LAWS}
    return {name: rows for name, rows in found.items() if rows}


RemitLaw: TypeAlias = Callable[[Remit], list[int]]


def every_remit_line_answers_its_claim_line(remit: Remit) -> list[int]:
    """The answer has the claim's lines, all of them and in order, each with the charge that was sent."""
    sent = [(line.number, line.code, line.charge) for line in remit.claim.lines]
    answered = [(line.number, line.code, line.charge) for line in remit.lines]
    return [] if sent == answered else [line.number for line in remit.lines] or [0]


def the_claim_is_the_sum_of_its_lines(remit: Remit) -> list[int]:
    """Charge less every adjustment is what was paid, for the claim as for each line."""
    adjusted = total(each.amount for line in remit.lines for each in line.adjustments)
    return [] if remit.claim.charge - adjusted == remit.paid == total(line.paid for line in remit.lines) else [0]


def no_adjustment_is_zero(remit: Remit) -> list[int]:
    """A reason without an amount is noise."""
    return [line.number for line in remit.lines if any(not each.amount for each in line.adjustments)]


def no_reason_stands_twice_on_a_line(remit: Remit) -> list[int]:
    """The same group and reason on a line are one adjustment."""
    return [
        line.number for line in remit.lines if len({each.code for each in line.adjustments}) < len(line.adjustments)
    ]


def contract_write_off_is_a_part_of_the_charge(remit: Remit) -> list[int]:
    """45 never equals the whole charge."""
    return [
        line.number
        for line in remit.lines
        if any(each.reason == "45" and each.amount >= line.charge > ZERO for each in line.adjustments)
    ]


def nothing_is_paid_beyond_what_is_allowed(remit: Remit) -> list[int]:
    """Payer and patient together never pay more than the allowed amount."""
    return [
        line.number
        for line in remit.lines
        if line.paid < ZERO or line.paid + line.amount(Group.PR, "1", "2", "3") > line.allowed
    ]


def every_reason_stands_under_a_group_it_may_have(remit: Remit) -> list[int]:
    """18 is nobody's yet, 29 never the patient's, 26 and 27 the patient's; and no code is one that was retired."""
    return [line.number for line in remit.lines if not all(may_stand(a.group, a.reason) for a in line.adjustments)]


def a_reason_that_needs_a_remark_has_one(remit: Remit) -> list[int]:
    """16, 96 and 252 say too little alone: a remark that is no alert names what is missing."""
    return [
        line.number
        for line in remit.lines
        if any(may_stand(a.group, a.reason) and needs_remark(a.reason) for a in line.adjustments)
        and not any(explains(remark) for remark in line.remarks)
    ]


REMIT_LAWS: tuple[RemitLaw, ...] = (
    every_reason_stands_under_a_group_it_may_have,
    a_reason_that_needs_a_remark_has_one,
    every_remit_line_answers_its_claim_line,
    the_claim_is_the_sum_of_its_lines,
    no_adjustment_is_zero,
    no_reason_stands_twice_on_a_line,
    contract_write_off_is_a_part_of_the_charge,
    nothing_is_paid_beyond_what_is_allowed,
)


def broken_on(remit: Remit) -> dict[str, list[int]]:
    """The laws that one answer breaks, by name, each with the line numbers (0: the claim). Empty is as it should be."""
    found = {law.__name__: law(remit) for law in REMIT_LAWS}
    return {name: lines for name, lines in found.items() if lines}


def _flags(rows: Any) -> Flags:
    return np.asarray(rows, bool)


def _keys(family: Ints, plan_year: Ints, person: Ints | None = None) -> Ints:
    """One number for each family or person and plan year."""
    whole = family * 10_000 + plan_year
    return whole if person is None else whole * 1_000 + person


def _above(limit: Ints, taken: Ints, who: Ints, before: Ints, who_before: Ints) -> Flags:
    """Lines of those whose sum, taken now and before, is above the limit though something was taken now."""
    names, which = np.unique(np.concatenate([who, who_before]), return_inverse=True)
    now, ever, most = (np.zeros(names.size, np.int64) for _ in range(3))
    np.add.at(now, which[: who.size], taken)
    np.add.at(ever, which, np.concatenate([taken, before]))
    np.maximum.at(most, which[: who.size], limit)
    is_over: Flags = ((ever > most) & (now > 0))[which[: who.size]]
    return is_over
