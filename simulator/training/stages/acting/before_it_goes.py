"""What somebody at the next desk would say before a letter goes: papers, proof, the last day. It takes no points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.case.follow_up import InFile
from simulator.letters import Marked, Verdict
from simulator.training.stages.acting.state import State
from simulator.training.stages.stage import Json


def looked_over(state: State, papers: Sequence[InFile]) -> list[Json]:
    """Each paper of an envelope: needed, harmless, or to take out. One sending more needs what the last one did."""
    events = {event.evidence: event for event in state.private(papers)}
    needed = _needed_now(state)
    return [
        {
            "id": each.id,
            "verdict": "take out" if each.id in events else "needed" if each.id in needed else "may go",
            "says": events[each.id].says if each.id in events else "",
        }
        for each in papers
    ]


def before_it_goes(state: State, marked: Marked, papers: Sequence[InFile]) -> list[Json]:
    """A word on each thing that is forgotten. Which paper would prove it is left to the reader."""
    return [{"title": title, "says": says} for title, says in _forgotten(state, marked, papers)]


def _forgotten(state: State, marked: Marked, papers: Sequence[InFile]) -> Iterator[tuple[str, str]]:
    """Each thing with its title. A paper that the letter says to be enclosed has its own mark, and no word here."""
    needed = _needed_now(state)
    lacks = needed - {each.id for each in papers}
    told = {each.label for each in marked.spans if each.kind == "enclosure" and each.verdict is Verdict.UNSUPPORTED}
    named = [each for each in state.follow_up.papers if each.id in lacks - told and _leans_on(state, marked, each)]
    for each in named:
        yield "Not enclosed", f"You name this paper, but it is not in the envelope: {each.title}."
    if lacks - told - {each.id for each in named}:
        yield "Not proved", _NOT_PROVED if lacks == needed else _HALF_PROVED
    if state.asks_for_a_day and not state.days_said:
        yield "No last day", "You have not said yet which day is the last one. Know it before anything goes out."


_NOT_PROVED = "Nothing in the envelope bears out what you ask for. Look in the file for the paper that does."
_HALF_PROVED = "The envelope does not hold all that the payer asks for. Look in the file for what is still wanted."


def _needed_now(state: State) -> frozenset[str]:
    place = min(len(state.envelopes), sum(bool(step.send) for step in state.work.best) - 1)
    return state.needed(max(0, place))


def _leans_on(state: State, marked: Marked, paper: InFile) -> bool:
    """Whether a letter names a paper of ours, or gives its number. A number of the claim names the claim alone."""
    cited = {each.label for each in marked.spans if each.kind == "paper" and each.verdict is Verdict.RIGHT}
    of_the_claim = {"", state.follow_up.claim_number, state.follow_up.our_claim}
    return paper.id in cited or (paper.paper.number not in of_the_claim and paper.paper.number in marked.text)
