"""Papers that a letter leans on by name or by number, and that stayed in the file."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.case.follow_up import InFile
from simulator.letters import Marked, Verdict
from simulator.training.stages.acting.state import State


def named_only(state: State, marked: Marked, papers: Sequence[InFile]) -> list[str]:
    """The titles of what a reviewer needs, is named in the letter, and is not in the envelope.

    What the letter says to be enclosed is told by its own mark. A number of the claim names the claim, and no paper.
    """
    lacks = state.needed(len(state.envelopes)) - {each.id for each in papers}
    told = {each.label for each in marked.spans if each.kind == "enclosure" and each.verdict is Verdict.UNSUPPORTED}
    cited = {each.label for each in marked.spans if each.kind == "paper" and each.verdict is Verdict.RIGHT}
    of_the_claim = {"", state.follow_up.claim_number, state.follow_up.our_claim}
    return [
        each.title
        for each in state.follow_up.papers
        if each.id in lacks - told
        and (each.id in cited or (each.paper.number not in of_the_claim and each.paper.number in marked.text))
    ]
