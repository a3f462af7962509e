"""The random bot: any option, any amount or date that is printed on the papers. It never asks for a hint."""

from __future__ import annotations

from typing import Any

from simulator.chance import Stream
from simulator.training.bots.papers import Papers


def play(prompt: dict[str, Any], seed: int) -> dict[str, str]:
    """The next move. The same seed guesses the same."""
    papers = Papers(prompt["documents"])
    for question in prompt["questions"]:
        if question["tries_left"]:
            guess = Stream(seed, "guess", prompt["seed"], prompt["scenario"], question["id"], question["tries"])
            return {"move": "answer", "question": question["id"], "value": guess.pick(_guesses(question, papers))}
    return {"move": "continue"}


def _guesses(question: dict[str, Any], papers: Papers) -> list[str]:
    if question["kind"] == "choice":
        return [option["id"] for option in question["options"]]
    return papers.amounts() if question["kind"] == "money" else papers.dates()
