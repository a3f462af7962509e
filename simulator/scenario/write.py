"""A stage in which one text is written: what a trainer may write of it, and what a play sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from simulator.reading import Text, Value
from simulator.scenario.scenario import WRITTEN, Stage, ToWrite
from simulator.scenario.shape import Notes, Reader, line_of, listing, may, need, one_of, record, text
from simulator.scenario.worth import worth

READERS = {  # who reads it, and which kind of text (data/letters) it is then marked as
    "payer": "appeal",
    "patient": "patient_letter",
    "coder": "coder_question",
    "note": "note",
}
GOOD = "good"
CRITICAL = ("fabricated_proof", "private_facts")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a play sends: `good` (the kit writes it), or the words, in which {claim} stands for the file's own value."""

    line: int
    words: str


SEND = record(
    lambda send: Sent(line_of(send), send),
    "what is sent",
    {"send": need(text("send"), "good", "`good` (the kit writes a complete one), or the words.")},
)


def _sent(value: Value, notes: Notes) -> Any:
    """`{send: good}`, or the words themselves."""
    return Sent(value.line, value) if isinstance(value, Text) else SEND(value, notes)


SENT = Reader(_sent, lambda: {"anyOf": [{"type": "string"}, SEND.takes()]})


def stage(papers: Reader) -> Reader:
    """The reader of such a stage. `papers` reads a kind of paper."""

    def make(write: Text, title: Text | None, show: tuple[str, ...], **told: Any) -> Stage:
        return Stage(write, title or write[0].upper() + write[1:], show, kind="write", write=ToWrite(**told))

    return record(
        make,
        "a stage",
        {
            "write": need(text("write"), "note"),
            "title": may(text("title")),
            "show": need(listing(papers, "show"), "[account]", "Papers that lie on the desk while it is written."),
            "to": need(one_of("reader", READERS), "note", "Who reads it: payer, patient, coder, or a note."),
            "asks": need(text("asks"), "Leave a note.", "What is to be written, in a sentence or two."),
            "worth": need(
                worth("text", WRITTEN, "WRK-3"),
                "text: {points: 4, tests: [WRK-3]}",
                "What the text is judged by: its words (`text`), and that it is true and nobody else's (`conduct`).",
            ),
        },
    )
