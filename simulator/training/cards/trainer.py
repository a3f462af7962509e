"""The trainer's two pages: a sheet for the marks with the scenario's own rubric, and an expert's talk beside it."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.law import Channel
from simulator.scenario import house
from simulator.scenario.scenario import AXES, SAID, Scenario
from simulator.talk.facts import TOPICS
from simulator.talk.moves import moves
from simulator.talk.persona import Hidden
from simulator.training.cards.card import Card, Pairs, Part, Points, Room, Table, Words
from simulator.training.cards.listen import Heard, listen_for
from simulator.training.cards.words import card_words
from simulator.training.report import Decision
from simulator.training.scoring import PASS_MARK
from simulator.training.stages.talking import Talking, conduct
from simulator.training.stages.talking.year import ON_AVERAGE

_UNBROKEN = "\u2011"  # a hyphen at which no line breaks
_AS_HEARD = "Mark what you hear, not what was meant."


def mark_sheet(scenario: Scenario, talking: Talking, label: str) -> Card:
    """Every decision with its points, the critical errors as boxes, the expert's turns to tick, and room for notes."""
    turns = tuple(moves()[spoken.say].label for spoken in talking.talk.best)
    return Card(
        hand="trainer",
        title="Card 3. The trainer’s marks",
        lead=f"{scenario.title}. {scenario.level.capitalize()}, about {scenario.minutes} minutes. {_AS_HEARD}",
        set=label,
        parts=(
            Part("Marks", (_marks(talking), _sums(talking)), wide=True),
            Part("An expert’s turns", (Points(turns, boxes=True),)),
            Part("Critical errors: one of them fails the talk", (Points(tuple(_critical()), boxes=True),)),
            Part("What you heard", (Room(6),)),
        ),
    )


def experts_card(talking: Talking, label: str) -> Card:
    """An expert's talk word for word, what law and policy would find, and three questions for afterwards."""
    heard = listen_for(talking)
    return Card(
        hand="expert",
        title="Card 4. The trainer’s key",
        lead=_brings(talking),
        set=label,
        parts=(
            Part("An expert says", (Points(tuple(_says(talking)), numbered=True),)),
            Part("Listen for", (Words(_LISTEN), Points((*_traps(talking), *map(_listened, heard)), boxes=True))),
            *_comes_out(talking),
            Part("To talk over afterwards", (Points(three_questions(talking), numbered=True),)),
        ),
    )


def _brings(talking: Talking) -> str:
    """What an expert's talk comes to in a year. Where nothing may be asked for, nothing is right."""
    settled, owed = talking.expert.year.settled, talking.line.account.owed
    if not settled:
        return "An expert’s talk brings no money here, and that is right."
    return f"Of {owed.dollars}, an expert’s talk settles {settled.dollars} in a year, {ON_AVERAGE}."


_LISTEN = "All were checked in their source. Those marked “not verified” only warn."


def _marks(talking: Talking) -> Table:
    rows = tuple(
        (each.question.question, card_words().marks[each.question.id], _axis(each), str(each.question.points), "")
        for each in _decisions(talking)
    )
    return Table("Marks", ("Decision", "All its points", "Axis, trains", "Of", "Marks"), rows, money=(3,))


def _axis(decision: Decision) -> str:
    return f"{decision.question.axis.capitalize()}, {', '.join(decision.question.tests)}".replace("-", _UNBROKEN)


def _decisions(talking: Talking) -> list[Decision]:
    return talking.expert.decisions()


def _sums(talking: Talking) -> Table:
    """What each axis is worth, and how much of it passes."""
    worth = {axis: sum(weight.points for weight in talking.talk.worth if SAID[weight.of] == axis) for axis in AXES}
    met = {axis: points for axis, points in worth.items() if points}
    rows = (
        ("Points", *(str(points) for points in met.values())),
        (f"Passes at {PASS_MARK}%", *(f"{points * PASS_MARK / 100:g}" for points in met.values())),
        ("Marks", *("" for _ in met)),
    )
    return Table("Sums", ("Axis", *(axis.capitalize() for axis in met)), rows)


def _critical() -> Iterator[str]:
    """The errors that fail a talk."""
    for name in dict.fromkeys(conduct.house().critical.values()):
        yield house.critical_errors()[name].title


def _says(talking: Talking) -> Iterator[str]:
    """The expert's own words, turn by turn; the note as it is kept."""
    for line in talking.expert.call.state["log"]:
        if line["who"] == "us":
            yield line["says"]
    yield f"The note: {talking.expert.note}"


def _traps(talking: Talking) -> Iterator[str]:
    """Where a bill is above our estimate: what is easily said wrong of the outside reviewer, and is no one’s breach."""
    account = talking.line.account
    if account.estimate is None:
        return
    above = f"{account.above_estimate.dollars} above the estimate, and the reviewer begins at"
    if talking.line.person.hidden is Hidden.UNDER_REVIEW:
        yield "Never asks what they have done about the bill, and so does not hear that the reviewer has it."
    elif account.may_dispute:
        yield f"Says nothing of the outside reviewer. It is {above} {account.reviewed_from.dollars}."
    else:
        yield f"Sends them to the outside reviewer. It is {above} {account.reviewed_from.dollars}: nobody looks at it."


def _listened(heard: Heard) -> str:
    finding = heard.finding
    critical, verified = "CRITICAL. " if heard.critical else "", "" if finding.verified else ", not verified"
    return f"{critical}{finding.evidence} {finding.source}{verified}."


def _comes_out(talking: Talking) -> Iterator[Part]:
    """What an expert learns, and what a second look finds."""
    account = talking.line.account
    told = [(TOPICS[one.fact.topic].label, one.fact.value) for one in talking.expert.call.now.learned]
    if account.is_wrong:
        told.append(("A second look", f"{account.wrong_because} Owed in truth: {account.owed.dollars}."))
    if told:
        yield Part("What comes out when it is asked", (Pairs(tuple(told)),))


def three_questions(talking: Talking) -> tuple[str, ...]:
    """Of the person, of what was hidden, and of how it ended."""
    words, person = card_words(), talking.line.person
    hides = person.hidden or person.cover or person.needs or not person.is_patient
    asked = ["trust", "hidden" if hides else "nothing_hidden"]
    if talking.office.channel is not Channel.PHONE:
        asked = ["machine", "beside_it"]
    ends = words.ends[talking.expert.call.outcome.kind]
    patient = talking.line.account.patient.name
    return tuple(
        each.format(name=person.name, patient=patient) for each in (*(words.after[one] for one in asked), ends)
    )
