"""A stage in which a claim is worked: what a trainer may write of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.payers.appeals import kinds
from simulator.reading import Mapping, Text, Value
from simulator.scenario import house
from simulator.scenario.mistakes import near
from simulator.scenario.names import COMPETENCY
from simulator.scenario.scenario import WORTH, Misconception, Priced, Stage, Step, Weight, Work
from simulator.scenario.shape import Notes, Reader, line_of, listing, may, need, one_of, record, text, whole

FIELDS = (
    *("member_id", "billing_npi", "rendering_npi", "referring_npi", "diagnosis", "modifier", "authorization", "units"),
    *("plan", "records"),
)
ASKING = ("dispute", "dispute-price")  # what goes to a desk that decides once more
SENDING = ("dispute", "corrected-claim", "new-claim", "send-records", "dispute-price", "ask-reissue")
ENDING = (
    *("post-and-bill", "write-off-and-report", "write-off", "bill-patient", "bill-next-payer", "close", "escalate"),
    *("find-coverage", "ask-coder"),
)
WAITING = ("hold", "check-status", "call-payer")
ACTS = (*SENDING, *WAITING, *ENDING)
TAKES: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # what an act wants, and what it may have
    "dispute": (frozenset(), frozenset({"rung", "evidence", "letter"})),
    "dispute-price": (frozenset(), frozenset({"rung", "evidence", "letter"})),
    "send-records": (frozenset({"evidence"}), frozenset()),
    "corrected-claim": (frozenset({"puts_right"}), frozenset()),
    "new-claim": (frozenset(), frozenset({"puts_right"})),
    "hold": (frozenset({"days"}), frozenset()),
    "bill-patient": (frozenset(), frozenset({"amount"})),
}
NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
CRITICAL = ("balance_billing", "missed_last_day", "fabricated_proof", "private_facts", "changed_record")
CODES = ("diagnosis", "modifier", "units")  # what the coder reads off the chart


def named(what: str, read_one: Reader, make: Callable[[Text, Any], Any], names: Callable[[], Any], code: str) -> Reader:
    """A block whose keys are names of a closed list, each with a value of one kind."""

    def read(value: Value, notes: Notes) -> Any:
        if not isinstance(value, Mapping) or not value:
            notes.add(line_of(value), "SC006", name=what, wanted="a block of `name: value` lines", example="account: 2")
            return None
        found = []
        for name, each in value.items():
            if name not in names():
                notes.add(name.line, code, value=name, what=what, near=near(name, names()))
            got = read_one(each, notes)
            if got is not None:
                found.append(make(name, got))
        return tuple(found)

    def takes() -> dict[str, Any]:
        known = {name: read_one.takes() for name in names()}
        return {"type": "object", "additionalProperties": False, "properties": known}

    return Reader(read, takes)


STEP = record(
    Step,
    "a step",
    {
        "act": need(one_of("act", ACTS, "SC014"), "dispute"),
        "send": may(listing(one_of("kind of paper", kinds), "send"), (), "Kinds of paper that go in the envelope."),
        "puts_right": may(one_of("field of a claim", FIELDS), "", "For a corrected claim."),
        "rung": may(text("rung"), "", "For a dispute; left out, the level that is open."),
        "days": may(whole(1, 180), 0, "For a hold."),
    },
)

WEIGHT = record(
    dict[str, Any],
    "a part of the work",
    {
        "points": need(whole(1, 20), "4"),
        "tests": need(listing(COMPETENCY, "tests"), "[DEN-3]"),
        "why": may(text("why"), "", "For the debrief; here the answer may be told."),
    },
)


def _misconception(name: Text, says: Text) -> Misconception:
    known = house.acts().get(name) or kinds()[name].says if name in (*house.acts(), *kinds()) else name
    return Misconception(name, known, says)


def _work(read: dict[str, Any]) -> Work:
    return Work(read["papers"], read["acts"], read["best"], read["worth"], read["when_wrong"])


def stage(papers: Reader) -> Reader:
    """The reader of such a stage. `papers` reads a kind of paper."""

    def make(act: Text, title: Text | None, show: tuple[str, ...], **work: Any) -> Stage:
        return Stage(act, title or act[0].upper() + act[1:], show, kind="act", work=_work(work))

    return record(
        make,
        "a stage",
        {
            "act": need(text("act"), "work"),
            "title": may(text("title")),
            "show": need(listing(papers, "show"), "[remittance]", "Papers that lie open from the start."),
            "papers": may(
                named("papers", whole(1, 30), Priced, lambda: papers.takes()["enum"], "SC011"),
                (),
                "Papers that can be opened, each with the minutes that it takes.",
            ),
            "acts": may(listing(one_of("act", ACTS, "SC014"), "acts"), ACTS, "What is offered; left out, everything."),
            "best": need(listing(STEP, "best"), "[{act: dispute, send: [approval_notice]}]", "What an expert does."),
            "worth": need(
                named("worth", WEIGHT, lambda name, read: Weight(name, **read), lambda: WORTH, "SC011"),
                "outcome: {points: 5, tests: [DEN-3]}",
                "What the work is judged by.",
            ),
            "when_wrong": may(
                named("when_wrong", text("words"), _misconception, lambda: (*ACTS, *kinds()), "SC011"),
                (),
                "Typical mistakes: an act, or a kind of paper in the envelope, and what to say to it.",
            ),
        },
    )


def acts_in_words() -> dict[str, str]:
    """What each act is called on the desk."""
    return {act: says for act, says in house.acts().items() if act in ACTS}
