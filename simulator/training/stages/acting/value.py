"""What came of the work in dollars, and in words why it came to less than the expert's."""

from __future__ import annotations

from simulator.case.desk_rules import desk_rules
from simulator.money import ZERO, Money
from simulator.training.stages.acting.state import State


def value_of(state: State) -> Money:
    """What came of the work: the dollars won, less the days that they took and the work of each sending."""
    return state.won - _late(state) - desk_rules().a_sending * len(state.sendings)


def why_less(state: State, expert: State) -> str:
    """The same money at a higher cost, by what it cost; "" where the money itself tells the difference."""
    if state.won != expert.won or value_of(state) >= value_of(expert):
        return ""
    sendings = len(state.sendings) - len(expert.sendings)
    costs = [
        _cost(_days(state) - _days(expert), "day", _late(state) - _late(expert)),
        _cost(sendings, "sending", desk_rules().a_sending * sendings),
    ]
    return f"The same money, at a higher cost: {', and '.join(filter(None, costs))}."


def _days(state: State) -> int:
    return (state.today - state.case.today).days


def _late(state: State) -> Money:
    """What the days cost: a share of what was won, for each, and never more than that."""
    share = min(10_000, _days(state) * desk_rules().a_day.basis_points)
    return Money(state.won.cents * share // 10_000)


def _cost(more: int, of: str, money: Money) -> str:
    """`22 more days cost $3.28`, `1 fewer sending saved $15.00`, or nothing where it made no difference."""
    if money == ZERO:
        return ""
    how, did, size = ("more", "cost", money) if more > 0 else ("fewer", "saved", ZERO - money)
    return f"{abs(more)} {how} {of}{'s' * (abs(more) > 1)} {did} {size.dollars}"
