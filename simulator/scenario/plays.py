"""The plays beside a scenario: what a trainee does, and what must then happen, with the numbers typed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Names
from dataclasses import dataclass
from typing import Any

from simulator.reading import Listing, Mapping, Text, Value, read_yaml
from simulator.scenario.doings import Doing, doings
from simulator.scenario.mistakes import near
from simulator.scenario.scenario import (
    AXES,
    MODES,
    SAID,
    TYPED,
    WORTH,
    WRITTEN,
    Question,
    Scenario,
    Spoken,
    Talk,
    ToWrite,
    Work,
)
from simulator.scenario.shape import (
    Key,
    Notes,
    Reader,
    line_of,
    listing,
    may,
    need,
    one_of,
    record,
    shown,
    takes,
    text,
    whole,
    yes_or_no,
)
from simulator.scenario.talk import CRITICAL as ON_THE_LINE
from simulator.scenario.talk import SAYINGS
from simulator.scenario.typed import (
    NotOffered,
    Unread,
    foreseeable,
    read_choice,
    read_pairs,
    read_picks,
    read_typed,
)
from simulator.scenario.work import CRITICAL
from simulator.scenario.write import CRITICAL as IN_WRITING
from simulator.scenario.write import SENT, Sent

HINT = "hint"
_ANSWER = {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True)
class Play:
    """One way through a scenario. `moves` are a question and a value (or `hint`), or a stage and what is done there."""

    name: str
    line: int
    seed: int
    mode: str
    moves: tuple[tuple[Text, Text | Doing | Spoken | Sent], ...]
    score: dict[Text, int]
    recognised: dict[Text, Text]
    critical: tuple[str, ...]
    passed: bool | None


def read_plays(file: str, source: str, scenario: Scenario) -> tuple[list[Play], Notes]:
    """The plays in a file, and every mistake in it."""
    notes = Notes(file)
    value, faults = read_yaml(source)
    for fault in faults:
        notes.fault(fault)
    if value is None or faults:
        return [], notes
    reader = plays_reader(scenario.questions, scenario.works, scenario.talks, scenario.writes)
    return list(reader(value, notes) or ()), notes


def plays_reader(
    asked: Iterable[Question], works: Names[str, Work], talks: Names[str, Talk], writes: Names[str, ToWrite]
) -> Reader:
    """A list of plays of these questions, and of these stages: a claim worked, somebody talked to, a text written."""
    questions = {question.id: question for question in asked}
    axes = {question.axis for question in questions.values()}
    axes |= {WORTH[weight.of] for work in works.values() for weight in work.worth if weight.of in WORTH}
    axes |= {SAID[weight.of] for talk in talks.values() for weight in talk.worth if weight.of in SAID}
    axes |= {WRITTEN[weight.of] for each in writes.values() for weight in each.worth if weight.of in WRITTEN}
    critical = {option.critical.name for each in questions.values() for option in each.options if option.critical}
    critical |= {*(CRITICAL if works else ()), *(ON_THE_LINE if talks else ()), *(IN_WRITING if writes else ())}

    def read_moves(block: Value, notes: Notes) -> Any:
        return _moves(block, notes, questions, works, talks, writes)

    moves = Reader(read_moves, _moves_taken)

    @takes(type="object", propertyNames={"enum": list(AXES)}, additionalProperties=whole(0, 100).takes())
    def score(block: Value, notes: Notes) -> Any:
        return _each(block, notes, "score", axes, "SC034", lambda _, share: whole(0, 100)(share, notes))

    @takes(type="object", additionalProperties={"type": "string"})
    def recognised(block: Value, notes: Notes) -> Any:
        return _each(
            block, notes, "recognised", [*questions, *works], "SC031",
            lambda name, fact: _foreseen(questions.get(name), works.get(name), fact, notes),
        )  # fmt: skip

    @takes(type="array", items={"type": "string"})
    def errors(block: Value, notes: Notes) -> Any:
        return listing(one_of("critical error that can be made here", critical, "SC015"), "critical")(block, notes)

    keys: dict[str, Key] = {
        "play": need(text("play"), "what is done", "What is done, as a sentence."),
        "seed": need(whole(0, 2**31), "7", "The account that the numbers are typed for."),
        "mode": may(one_of("mode", MODES), "practice", "practice, unaided (no hints) or assess (one go)."),
        "moves": need(
            moves,
            "{a-question: an answer}",
            "By question: an answer, `hint`, or a list of tries. By stage: what is done.",
        ),
        "score": may(score, {}, "What must come out on each axis, in whole percent."),
        "recognised": may(recognised, {}, "By question: the foreseen mistake that is called by its name."),
        "critical": may(errors, (), "The critical errors that are made."),
        "passed": may(yes_or_no, None, "Whether this play passes."),
    }
    return listing(
        record(lambda play, **read: Play(play, line_of(play), **read), "a play", keys),
        "the file",
    )


def _moves_taken() -> dict[str, Any]:
    answers = {"type": "array", "items": _ANSWER}
    return {
        "type": "object",
        "additionalProperties": {"anyOf": [_ANSWER, answers, doings(None).takes(), SAYINGS.takes(), SENT.takes()]},
    }


def _moves(
    block: Value,
    notes: Notes,
    questions: dict[str, Question],
    works: Names[str, Work],
    talks: Names[str, Talk],
    writes: Names[str, ToWrite],
) -> Any:
    def tries(name: Text, value: Value) -> Any:
        if name in talks:
            return tuple((name, each) for each in SAYINGS(value, notes) or ())
        if name in writes:
            sent = SENT(value, notes)
            return ((name, sent),) if sent else ()
        if name in works:
            done = doings(works[name])(value, notes)
            return tuple((name, each) for each in done or ())
        answers = value if isinstance(value, Listing) else [value]
        for answer in answers:
            _answer(questions[name], answer, notes)
        return tuple((name, answer) for answer in answers if isinstance(answer, Text))

    found = _each(block, notes, "moves", [*questions, *works, *talks, *writes], "SC031", tries)
    return None if found is None else tuple(move for several in found.values() for move in several)


def _answer(question: Question, value: Value, notes: Notes) -> None:
    typed = shown(value) if question.kind in TYPED else str(value)
    try:
        if value == HINT:
            return
        if question.kind == "choice":
            read_choice(question, typed)
        elif question.kind == "match":
            read_pairs(question, typed)
        elif question.kind in ("several", "order"):
            read_picks(question, typed)
        else:
            read_typed(question.kind, typed)
    except NotOffered as error:
        notes.add(line_of(value), "SC032", value=error.name, name=question.id, near=near(error.name, error.names))
    except Unread as error:
        notes.add(line_of(value), "SC033", value=typed[:40], problem=error)


def _foreseen(question: Question | None, work: Work | None, fact: Value, notes: Notes) -> Any:
    known = [each.fact for one in (question, work) if one for each in one.when_wrong]
    if question and question.kind == "several":
        known = foreseeable(question)
    if fact not in known:
        name = question.id if question else "work"
        notes.add(line_of(fact), "SC035", value=shown(fact), name=name, near=near(shown(fact), known))
    return fact


def _each(block: Value, notes: Notes, what: str, names: Iterable[str], code: str, read: Any) -> Any:
    """A block whose keys are names of the scenario."""
    if not isinstance(block, Mapping):
        notes.add(
            line_of(block),
            "SC006",
            name=what,
            wanted="a block of `name: value` lines",
            example=f"`{what}: {{name: value}}`",
        )
        return None
    known = list(names)
    for name in block:
        if name not in known:
            notes.add(name.line, code, value=name, near=near(name, known))
    read_all = {name: read(name, value) for name, value in block.items() if name in known}
    return {name: value for name, value in read_all.items() if value is not None}
