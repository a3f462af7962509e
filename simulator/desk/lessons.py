"""The lessons there are, in the order in which they are meant to be done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lesson:
    """A notebook and the exercises in it."""

    notebook: str
    title: str
    about: str
    minutes: int
    exercises: tuple[str, ...]


LESSONS = (
    Lesson(
        "02-reading-an-eob.ipynb",
        "Reading an EOB",
        "One payer, three accounts. Find out who owes what was not paid, and prove that the paper balances.",
        25,
        ("eob/three-line-visit", "eob/clean-visit", "eob/late-claim"),
    ),
)
