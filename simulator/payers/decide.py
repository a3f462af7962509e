"""One claim at the edge: objects in, the same engine with a batch of one, objects out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.claims.claim import Claim, Line
from simulator.coverage import Coverage, Plan
from simulator.money import ZERO, Money
from simulator.payers.adjudicate import adjudicate
from simulator.payers.columns import Lines, Spent
from simulator.payers.look_up import NOTHING_ELSE, OnFile, look_up
from simulator.payers.payer import Payer
from simulator.payers.settlement import Settlement, settle


@dataclass(frozen=True, slots=True)
class Used:
    """What a plan year has used: by this person, and by the whole family, this person included.

    Inside and outside the network are two counts; these are the ones of the network that the claim falls under.
    """

    deductible: Money = ZERO
    out_of_pocket: Money = ZERO
    family_deductible: Money = ZERO
    family_out_of_pocket: Money = ZERO


@dataclass(frozen=True, slots=True)
class LineDecision:
    """A payer's answer to one line. Adjustments are (group, reason, amount); `cause` is the edit that denied, or ""."""

    number: int
    allowed: Money
    adjustments: tuple[tuple[str, str, Money], ...]
    remarks: tuple[str, ...]
    cause: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A payer's answer to a claim, line by line, and what the plan year has used after it."""

    lines: tuple[LineDecision, ...]
    used_after: Used


def decide(
    claim: Claim,
    coverage: Coverage,
    payer: Payer,
    plan: Plan,
    *,
    history: Sequence[Claim] = (),
    used: Used = Used(),
    contract: Mapping[str, Money],
    on_file: OnFile = NOTHING_ELSE,
) -> Decision:
    """What the payer answers to a claim.

    `history` is what it processed before, `used` what the plan year has used before, `contract` what it allows for one
    unit of each service, and `on_file` what else it knows.
    """

    def columns(claims: Sequence[Claim]) -> Lines:
        return look_up(claims, coverage, payer, plan, contract, on_file)

    answers = adjudicate(
        columns([claim]), payer, history=columns(history) if history else None, spent=_spent(used, coverage, claim)
    )
    settled = settle(answers)
    return Decision(
        lines=tuple(
            _line(line, settled, row, answers.causes[int(answers.denied_by[row])], payer)
            for row, line in enumerate(claim.lines)
        ),
        used_after=_used(answers.spent, coverage),
    )


_ELSEWHERE = 0  # people are numbered from 1; what the rest of the family used stands under this number


def _line(line: Line, settled: Settlement, row: int, cause: str, payer: Payer) -> LineDecision:
    return LineDecision(
        number=line.number,
        allowed=Money(int(settled.allowed[row])),
        adjustments=tuple((group, reason, Money(cents)) for group, reason, cents in settled.adjustments.codes(row)),
        remarks=payer.remarks.get(cause, ()),
        cause=cause,
    )


def _spent(used: Used, coverage: Coverage, claim: Claim) -> Spent:
    return Spent.of(
        family=0,
        person=[coverage.person, _ELSEWHERE],
        plan_year=claim.service_date.year,
        deductible=[used.deductible.cents, max(0, used.family_deductible.cents - used.deductible.cents)],
        out_of_pocket=[used.out_of_pocket.cents, max(0, used.family_out_of_pocket.cents - used.out_of_pocket.cents)],
    )


def _used(spent: Spent, coverage: Coverage) -> Used:
    own = spent.person == coverage.person
    return Used(
        deductible=Money(int(spent.deductible[own].sum())),
        out_of_pocket=Money(int(spent.out_of_pocket[own].sum())),
        family_deductible=Money(int(spent.deductible.sum())),
        family_out_of_pocket=Money(int(spent.out_of_pocket.sum())),
    )
