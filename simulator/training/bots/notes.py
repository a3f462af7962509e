"""A text, as a bot writes it: the expert from the papers, the others by chance."""

from __future__ import annotations

from datetime import timedelta

from simulator.chance import Stream
from simulator.training.bots.papers import Papers

COMPETENCY = "WRK-3"
_IDLE = ("Payer is slow again. Call back some day.", "Denied again. See the papers.", "Nothing to be done about it.")


def written(papers: Papers) -> str:
    """Who, what, when, how much, and the next step with its day, each as the papers have it."""
    refused = papers.denials()
    line = next(line for line in papers.lines() if papers.denial(line))
    money = papers.cell(line, "Not payable")
    claim = papers.label("^Your claim")
    again = papers.today + timedelta(days=14)
    return (
        f"{papers.today:%m/%d/%Y}: I reviewed claim {claim}. {money.dollars} is refused with {refused[0]}. "
        f"Next step: send the dispute. Look again on {again:%m/%d/%Y}."
    )


def at_random(chance: Stream) -> str:
    """Some words that tell a stranger little."""
    return chance.pick(_IDLE)
