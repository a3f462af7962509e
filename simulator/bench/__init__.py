"""How fast it goes beside what was promised: lessons, the engine, 835s, worlds, and other tools in the same run."""

from __future__ import annotations

from simulator.bench.engine import engine, many_lines
from simulator.bench.figure import Figure, as_text
from simulator.bench.lessons import answering_a_move, checking_the_bank, opening_a_case
from simulator.bench.peers import peers
from simulator.bench.remittances import many_answers, remittances
from simulator.bench.worlds import sizes, worlds

__all__ = ["Figure", "as_text", "many_answers", "many_lines", "peers", "run"]


def run() -> list[Figure]:
    """Measure everything, on this machine, now."""
    return [engine(), opening_a_case(), answering_a_move(), checking_the_bank(), *remittances(), *worlds(), *sizes()]
