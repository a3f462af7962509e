"""The expert reads papers as a good collector does, by rules of reading (rule.py), each of which is one competency.

With a competency taken away the expert guesses where a rule of it would have answered.
"""

from __future__ import annotations

from simulator.chance import Stream
from simulator.training.bots import acts, amounts, benefits, causes, clocks, packets, roads, statements, wording
from simulator.training.bots.guesser import at_random
from simulator.training.bots.papers import NotOnPaper, Papers
from simulator.training.bots.rule import Question

RULES = (
    *benefits.RULES,
    *amounts.RULES,
    *clocks.RULES,
    *causes.RULES,
    *statements.RULES,
    *packets.RULES,
    *roads.RULES,
    *acts.RULES,
    *wording.RULES,
)
COMPETENCIES = tuple(dict.fromkeys(rule.competency for rule in RULES))


def answer(question: Question, papers: Papers, chance: Stream, without: str = "") -> str:
    """The first rule that has an answer gives it; what no rule knows is a guess."""
    for rule in RULES:
        try:
            found = rule.answer(question, papers)
        except NotOnPaper:
            continue
        if found is not None:
            return at_random(question, papers, chance) if rule.competency == without else found
    return at_random(question, papers, chance)
