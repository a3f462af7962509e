"""A stage in which a claim is worked: what a trainer may write of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from simulator.case.desk_rules import desk_rules
from simulator.payers.appeals import kinds
from simulator.reading import Mapping, Text
from simulator.scenario import house
from simulator.scenario.scenario import WORTH, Misconception, Priced, Stage, Step, Work
from simulator.scenario.shape import Notes, Reader, listing, may, need, one_of, record, text, whole
from simulator.scenario.worth import named, worth

FIELDS = (
    *("member_id", "billing_npi", "rendering_npi", "referring_npi", "diagnosis", "modifier", "authorization", "units"),
    *("plan", "records", "birth_date"),
)
ASKING = ("dispute", "dispute-price")  # what goes to a desk that decides once more
SENDING = ("dispute", "corrected-claim", "new-claim", "send-records", "dispute-price", "ask-reissue")
ENDING = (
    *("post-and-bill", "write-off-and-report", "write-off", "bill-patient", "bill-next-payer", "close", "escalate"),
    "find-coverage",
)
ASKING_FIRST = ("check-status", "call-payer", "ask-coder")
PUTTING_RIGHT = ("corrected-claim", "new-claim")
TOO_SOON = ("post-and-bill", "escalate")  # before the answer, or before anybody has asked, they change nothing
WAITING = ("hold", *ASKING_FIRST)
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
MISFILED = ("approval_notice",)  # of these another patient's may lie in the file
CODES = ("diagnosis", "modifier", "units")  # what the coder reads off the chart


ACT = one_of("act of the house", ACTS, suggest=partial(house.near_act, list_up_to=len(ACTS)))
STEP = record(
    Step,
    "a step",
    {
        "act": need(ACT, "dispute"),
        "send": may(listing(one_of("kind of paper", kinds), "send"), (), "Kinds of paper that go in the envelope."),
        "puts_right": may(one_of("field of a claim", FIELDS), "", "For a corrected claim."),
        "rung": may(text("rung"), "", "For a dispute; left out, the level that is open."),
        "days": may(whole(1, lambda: desk_rules().longest_hold), 0, "For a hold."),
    },
)


def _misconception(name: Text, says: Text) -> Misconception:
    known = house.acts().get(name) or kinds()[name].says if name in (*house.acts(), *kinds()) else name
    return Misconception(name, known, says)


def _work(read: dict[str, Any]) -> Work:
    return Work(read["papers"], read["acts"], read["best"], read["worth"], read["when_wrong"])


def _each_mistake_can_be_made(made: Stage, block: Mapping, notes: Notes) -> None:
    """What is said to a mistake is said to somebody: some play reaches it."""
    assert made.work
    for each in made.work.when_wrong:
        if why := _dead(each.fact, made.work):
            notes.add(
                each.fact.line if isinstance(each.fact, Text) else block.line, "SC062", value=each.fact, problem=why
            )


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
                named("papers", "kind of paper", whole(1, 30), Priced, lambda: papers.takes()["enum"]),
                (),
                "Papers that can be opened, each with the minutes that it takes.",
            ),
            "acts": may(listing(ACT, "acts"), ACTS, "What is offered; left out, everything."),
            "best": need(listing(STEP, "best"), "[{act: dispute, send: [approval_notice]}]", "What an expert does."),
            "worth": need(
                worth("work", WORTH, "DEN-3"),
                "outcome: {points: 5, tests: [DEN-3]}",
                "What the work is judged by.",
            ),
            "when_wrong": may(
                named(
                    "when_wrong",
                    "act or kind of paper",
                    text("words"),
                    _misconception,
                    lambda: (*ACTS, *kinds()),
                    house.near_act,
                ),
                (),
                "Typical mistakes: an act, or a kind of paper in the envelope, and what to say to it.",
            ),
        },
        rules=(_each_mistake_can_be_made,),
    )


def _dead(name: str, work: Work) -> str:
    """Why nobody is ever told what stands under this name, or "" where a play can reach it.

    The road is the first act that sends something or ends the work, the outcome tells of endings and of waits, and the
    envelope of papers that have to stay; asking and looking up are no mistake by themselves.
    """
    weighed = {weight.of for weight in work.worth}
    if name in ASKING_FIRST:
        return "to ask or to look something up is never weighed"
    if name in ACTS and name not in work.acts:
        return "`acts:` does not offer it"
    if name in kinds() and not (kinds()[name].never or kinds()[name].clinical or name in MISFILED):
        return "such a paper may always go"
    shown_by = {"envelope"} if name in kinds() else {"outcome"} if name == "hold" else {"road"}
    shown_by |= {"outcome"} if name in ENDING else set()
    lacking = " and ".join(f"`{each}:`" for each in sorted(shown_by, reverse=True))
    if not weighed & shown_by:
        return f"{lacking} {'are' if len(shown_by) > 1 else 'is'} not weighed"
    return "" if weighed & shown_by - _as_an_expert(name, work) else "it is what an expert does, too"


def _as_an_expert(name: str, work: Work) -> set[str]:
    """The parts in which an act is the expert's own, so that nobody goes wrong by it there.

    A claim may still put the wrong field right, and what waits for an answer may come too soon.
    """
    acts = [step.act for step in work.best]
    road = next((act for act in acts if act in (*SENDING, *ENDING)), "")
    may_slip = name in PUTTING_RIGHT or (name in TOO_SOON and acts[0] != name)
    own = {"road": name == road and not may_slip, "outcome": name in acts}
    return {part for part, is_so in own.items() if is_so}


def acts_in_words() -> dict[str, str]:
    """What each act is called on the desk."""
    return {act: says for act, says in house.acts().items() if act in ACTS}
