"""The shape of a scenario: which keys there are, what each may hold, and what must hold between them."""

from __future__ import annotations

import re
from dataclasses import MISSING as MISSING_DEFAULT
from dataclasses import fields
from typing import Any

from simulator.case.facts import FACTS, find_fact
from simulator.case.pinned import (
    FLAWS,
    MISSING,
    CARE,
    SILENCES,
    AccountFacts,
    CaseFacts,
    ClaimFacts,
    CoverageFacts,
    FollowUpFacts,
    LineFacts,
    PersonaFacts,
)
from simulator.payers.appeals import ladders
from simulator.reading import Mapping, Text, Value
from simulator.scenario import talk, work, write
from simulator.scenario.answers import choose, match, order, several, when_wrong
from simulator.scenario.mistakes import near
from simulator.scenario.names import COMPETENCY, PLAN, SERVICE, SOURCE, fact
from simulator.scenario.scenario import AXES, KINDS, LEVELS, ROLES, TYPED, Misconception, Question, Stage
from simulator.scenario.shape import (
    Notes,
    Reader,
    amount,
    day,
    listing,
    may,
    need,
    one_of,
    record,
    text,
    whole,
    yes_or_no,
)
from simulator.scenario.together import RULES
from simulator.scenario.typed import Unread, foreseeable, read_typed
from simulator.scenario.words import all_words, facts_in, has_odd_brace

PAPERS = (
    *("claim", "first_remittance", "remittance", "eob", "denial_notice", "account", "statement", "itemized_bill"),
    "estimate",
    *("plan_summary", "card", "registration", "portal", "contract", "decision_letter"),
)
_NOTES = {
    "money": "Dollars and cents.",
    "date": "Month, day and year.",
    "number": "A whole number.",
    "code": "Group and reason, as the paper prints them.",
    "choice": "Choose one.",
    "several": "Choose all that belong. Each wrong one cancels a right one.",
    "order": "Put them in order, the first one on top.",
    "match": "Match each one.",
}


# ---- the case: its keys are the fields of the nouns that a case is made from ----

_BY_TYPE: dict[str, Reader] = {
    "Amount": amount,
    "date": day,
    "bool": yes_or_no,
    "int": whole(0, 999),
    "str": text("value"),
}
_NAMES: dict[str, Reader] = {
    "service": SERVICE,
    "plan": PLAN,
    "flaw": one_of("flaw", FLAWS, "SC012"),
    "missing": one_of("missing field", MISSING),
    "network": one_of("network", ("in", "out")),
    "units": whole(1, 99),
    "road": one_of("road", ladders),
    "care": one_of("word for whether care is still to come", CARE),
    "silence": one_of("way in which a claim is not answered", SILENCES),
    "waited": whole(1, 400),
}


def _pinned(noun: type[Any], what: str, **parts: Reader) -> Reader:
    """A block whose keys are the noun's fields, each read by its name or its type."""
    keys = {}
    for field in fields(noun):
        types = str(field.type).replace("Money | Range | None", "Amount").split(" | ")
        reader = parts.get(field.name) or _NAMES.get(field.name) or _BY_TYPE[types[0]]
        is_needed = field.default is MISSING_DEFAULT
        keys[field.name] = need(reader, "metabolic-panel") if is_needed else may(reader, field.default)
    return record(noun, what, keys)


LINE = _pinned(LineFacts, "a line")
CASE = _pinned(
    CaseFacts,
    "the case",
    coverage=_pinned(CoverageFacts, "the coverage"),
    claim=_pinned(ClaimFacts, "the claim", lines=listing(LINE, "lines")),
    account=_pinned(AccountFacts, "the account"),
    follow_up=_pinned(FollowUpFacts, "the follow-up"),
    persona=_pinned(PersonaFacts, "the persona", **talk.PINS),
)


# ---- questions ----


_BY_KEY = dict(zip((*TYPED, "choose", "several", "order", "match"), KINDS, strict=True))


def _question(**read: Any) -> Question:
    given = {key: read.pop(key) for key in _BY_KEY}
    key = next((key for key, value in given.items() if value), "choose")
    kind, found = _BY_KEY[key], given[key]
    note = read.pop("note") or _NOTES[kind]
    if kind in TYPED:
        return Question(kind=kind, note=note, asks=found, **read)
    if kind == "match":
        return Question(kind=kind, note=note, pairs=found, **read)
    return Question(kind=kind, note=note, options=found or (), **read)


def one_kind_of_answer(question: Question, block: Mapping, notes: Notes) -> None:
    """A question asks for one thing."""
    kinds = [key for key in _BY_KEY if key in block]
    if len(kinds) != 1:
        count = ("no", "", "two", "three")[min(len(kinds), 3)]
        notes.add(block.where("question"), "SC022", name=question.id, count=count)


def what_is_right(question: Question, block: Mapping, notes: Notes) -> None:
    """A choice has exactly one right option; of several, at least one belongs and at least two do not."""
    right = len(question.right_options)
    if "choose" in block and right != 1:
        notes.add(block.where("choose"), "SC016", name=question.id, count=right or "no")
    if question.kind == "several" and question.options and not 1 <= right <= len(question.options) - 2:
        notes.add(block.where("several"), "SC037", name=question.id, right=right, of=len(question.options))


def names_can_be_listed(question: Question, _: Mapping, notes: Notes) -> None:
    """An answer lists names with commas between them, so that a name is letters, digits and hyphens."""
    if question.kind in ("several", "order"):
        for option in question.options:
            if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", option.id):
                notes.add(_line(option.id, Mapping()), "SC040", name=option.id)


def no_tell_by_length(question: Question, block: Mapping, notes: Notes) -> None:
    """The right option is not to be seen from afar: at most half as long again as the longest of the others."""
    right = [len(option.says) for option in question.options if option.is_right]
    others = [len(option.says) for option in question.options if not option.is_right]
    if right and others and 2 * min(right) > 3 * max(others):
        notes.add(block.where("choose" if "choose" in block else question.kind), "SC023", name=question.id)


def two_misconceptions(question: Question, block: Mapping, notes: Notes) -> None:
    """At least two wrong answers that are typed are foreseen, each another one than the right one, and of its kind."""
    if question.kind in TYPED and len(question.when_wrong) < 2:
        foreseen = "one typical mistake" if question.when_wrong else "no typical mistake"
        line = block.where("when_wrong") if "when_wrong" in block else block.line
        notes.add(line, "SC017", name=question.id, count=foreseen)
    for each in question.when_wrong:
        _foreseen(question, each, block, notes)


def _foreseen(question: Question, each: Misconception, block: Mapping, notes: Notes) -> None:
    """A foreseen answer is one that can be given to this kind of question, and is not the right one."""
    if question.kind in TYPED:
        known = find_fact(each.fact)
        if each.fact == question.asks:
            notes.add(_line(each.fact, block), "SC024", name=each.fact)
        elif not known and not (question.kind == "code" and _is_code(each.fact)):
            notes.add(_line(each.fact, block), "SC003", value=each.fact, near=near(each.fact, FACTS, list_up_to=0))
        elif known and known.kind != question.kind:
            notes.add(_line(each.fact, block), "SC018", value=each.fact, kind=known.kind, wanted=question.kind)
        return
    can_be = foreseeable(question)
    if each.fact not in can_be:
        notes.add(_line(each.fact, block), "SC038", value=each.fact, name=question.id, near=near(each.fact, can_be))


def _is_code(words: str) -> bool:
    try:
        return read_typed("code", words) == words
    except Unread:
        return False


def words_name_facts(question: Question, block: Mapping, notes: Notes) -> None:
    """What stands in braces inside words is a fact of the list."""
    for words in all_words(question):
        for name in facts_in(words):
            if not find_fact(name):
                notes.add(_line(words, block), "SC003", value=name, near=near(name, FACTS, list_up_to=0))
        if has_odd_brace(words):
            notes.add(_line(words, block), "SC043")


def words_tell_nothing(question: Question, block: Mapping, notes: Notes) -> None:
    """What a trainee may read before the answer is settled does not hold the fact that is asked for."""
    foreseen = [each.says for each in question.when_wrong]
    for words in (question.question, question.note, *question.hints, *foreseen):
        if question.asks and question.asks in facts_in(words):
            notes.add(_line(words, block), "SC027", name=question.id, value=question.asks)


def _line(words: str, block: Mapping) -> int:
    return words.line if isinstance(words, Text) else block.line


QUESTION = record(
    _question,
    "a question",
    {
        "id": need(text("id"), "patient-owes", "A name for plays and reports."),
        "question": need(text("question"), "How much may we ask the patient to pay?"),
        "note": may(text("note"), "", "Small print under the question."),
        "money": may(fact("money"), None, "The amount that is right, as a fact."),
        "date": may(fact("date"), None, "The day that is right, as a fact."),
        "number": may(fact("number"), None, "The number that is right, as a fact."),
        "code": may(fact("code"), None, "The code that is right, as a fact."),
        "choose": may(choose, None, "One is right; others may have a `share` of the points or be `critical`."),
        "several": may(several, None, "Some belong (`right`), two or more do not (`wrong`)."),
        "order": may(order, None, "Steps as `name: words`, in the right order. They are shown shuffled."),
        "match": may(match, None, "Pairs as `left: right`, with three different rights or more."),
        "points": need(whole(1, 20), "4", "A second try earns half, a third a quarter."),
        "axis": need(one_of("axis", AXES), "accuracy"),
        "tests": need(listing(COMPETENCY, "tests"), "[EOB-2]", "Competencies of data/competencies.csv."),
        "hints": may(listing(text("hint"), "hints"), (), "From far to near. The first is free."),
        "when_wrong": may(when_wrong, (), "Typical mistakes: what people answer, and what to say to it."),
        "why": need(text("why"), "the reason", "For the debrief; here the answer may be told."),
    },
    rules=(
        one_kind_of_answer,
        what_is_right,
        names_can_be_listed,
        no_tell_by_length,
        two_misconceptions,
        words_name_facts,
        words_tell_nothing,
    ),
)


# ---- stages and the whole ----


def _stage(ask: Text, title: Text | None, show: tuple[str, ...], questions: tuple[Question, ...]) -> Stage:
    return Stage(ask, title or ask[0].upper() + ask[1:], show, questions)


PAPER = one_of("kind of paper", PAPERS)
ASK = record(
    _stage,
    "a stage",
    {
        "ask": need(text("ask"), "read"),
        "title": may(text("title")),
        "show": need(listing(PAPER, "show"), "[remittance, account]"),
        "questions": need(listing(QUESTION, "questions"), "a list"),
    },
)


ACT = work.stage(PAPER)
TALK = talk.stage(PAPER)
WRITE = write.stage(PAPER)


def _any_stage(value: Value, notes: Notes) -> Any:
    """A stage is of the kind whose name it begins with."""
    kinds = {"act": ACT, "talk": TALK, "write": WRITE}
    return next((kinds[key] for key in kinds if isinstance(value, Mapping) and key in value), ASK)(value, notes)


STAGE = Reader(_any_stage, lambda: {"anyOf": [ASK.takes(), ACT.takes(), TALK.takes(), WRITE.takes()]})


SCENARIO = record(
    lambda **read: read,
    "the scenario",
    {
        "title": need(text("title"), "what the exercise is called"),
        "level": need(one_of("level", LEVELS), "foundation"),
        "role": need(one_of("role", ROLES), "first_party", "Whose rules bind the trainee."),
        "today": need(day, "2026-03-23", "Every “is it late?” is asked as of this day."),
        "minutes": need(whole(1, 120), "6"),
        "case": may(CASE, CaseFacts(), "What must be true. All else comes from the seed."),
        "stages": need(listing(STAGE, "stages"), "a list"),
        "sources": need(listing(SOURCE, "sources"), "[codes/carc/197]"),
    },
    rules=RULES,
)
