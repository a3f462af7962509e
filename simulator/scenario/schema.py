"""The shape of a scenario: which keys there are, what each may hold, and what must hold between them."""

from __future__ import annotations

from typing import Any

from simulator.reading import Mapping, Text
from simulator.scenario.answers import options, when_wrong
from simulator.scenario.case_facts import FLAWS, AccountFacts, CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.scenario.facts import FACTS, find_fact
from simulator.scenario.mistakes import near
from simulator.scenario.names import competency, fact, plan, service, source
from simulator.scenario.scenario import AXES, LEVELS, ROLES, Question, Stage
from simulator.scenario.shape import Notes, amount, day, listing, may, need, one_of, record, text, whole, yes_or_no
from simulator.scenario.words import all_words, facts_in

PAPERS = ("claim", "first_remittance", "remittance", "eob", "account")
_NOTES = {"money": "Dollars and cents.", "date": "Month, day and year.", "choice": "Choose one."}


# ---- the case ----

LINE = record(
    LineFacts,
    "a line",
    {
        "service": need(service, "metabolic-panel"),
        "charge": may(amount),
        "allowed": may(amount),
        "flaw": may(one_of("flaw", FLAWS, "SC012")),
        "units": may(whole(1, 99), 1),
        "approval_on_file": may(yes_or_no),
    },
)
CASE = record(
    CaseFacts,
    "the case",
    {
        "coverage": may(
            record(
                CoverageFacts,
                "the coverage",
                {"plan": may(plan, "ppo-silver"), "deductible_left": may(amount), "out_of_pocket_left": may(amount)},
            ),
            CoverageFacts(),
        ),
        "claim": may(
            record(
                ClaimFacts,
                "the claim",
                {
                    "service_date": may(day),
                    "sent": may(day),
                    "received": may(day),
                    "processed": may(day),
                    "lines": may(listing(LINE, "lines"), ()),
                    "proof_of_filing": may(yes_or_no),
                },
            ),
            ClaimFacts(),
        ),
        "account": may(record(AccountFacts, "the account", {"earlier_balance": may(amount)}), AccountFacts()),
    },
)


# ---- questions ----


def _question(**read: Any) -> Question:
    money, on, choose = read.pop("money"), read.pop("date"), read.pop("choose")
    kind = "money" if money else "date" if on else "choice"
    note = read.pop("note") or _NOTES[kind]
    return Question(kind=kind, note=note, asks=money or on, options=choose or (), **read)


def one_kind_of_answer(question: Question, block: Mapping, notes: Notes) -> None:
    """A question asks for one thing."""
    kinds = [key for key in ("money", "date", "choose") if key in block]
    if len(kinds) != 1:
        notes.add(block.where("question"), "SC022", name=question.id, count=("no", "one", "two", "three")[len(kinds)])


def one_right_option(question: Question, block: Mapping, notes: Notes) -> None:
    """A choice has exactly one right option."""
    right = sum(option.is_right for option in question.options)
    if "choose" in block and right != 1:
        notes.add(block.where("choose"), "SC016", name=question.id, count=right or "no")


def no_tell_by_length(question: Question, block: Mapping, notes: Notes) -> None:
    """The right option is not to be seen from afar: at most half as long again as the longest of the others."""
    right = [len(option.says) for option in question.options if option.is_right]
    others = [len(option.says) for option in question.options if not option.is_right]
    if len(right) == 1 and others and 2 * max(right) > 3 * max(others):
        notes.add(block.where("choose"), "SC023", name=question.id)


def two_misconceptions(question: Question, block: Mapping, notes: Notes) -> None:
    """At least two wrong amounts or dates are foreseen, each another fact than the right one, and of its kind."""
    if question.kind == "choice":
        return
    if len(question.when_wrong) < 2:
        foreseen = "one typical mistake" if question.when_wrong else "no typical mistake"
        line = block.where("when_wrong") if "when_wrong" in block else block.line
        notes.add(line, "SC017", name=question.id, count=foreseen)
    for each in question.when_wrong:
        known = find_fact(each.fact)
        if each.fact == question.asks:
            notes.add(_line(each.fact, block), "SC024", name=each.fact)
        elif known and known.kind != question.kind:
            notes.add(_line(each.fact, block), "SC018", value=each.fact, kind=known.kind, wanted=question.kind)


def words_name_facts(question: Question, block: Mapping, notes: Notes) -> None:
    """What stands in braces inside words is a fact of the list."""
    for words in all_words(question):
        for name in facts_in(words):
            if not find_fact(name):
                notes.add(_line(words, block), "SC003", value=name, near=near(name, FACTS, list_up_to=0))


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
        "id": need(text("id"), "patient-owes"),
        "question": need(text("question"), "How much may we ask the patient to pay?"),
        "note": may(text("note"), ""),
        "money": may(lambda value, notes: fact(value, notes, "money")),
        "date": may(lambda value, notes: fact(value, notes, "date")),
        "choose": may(options),
        "points": need(whole(1, 20), "4"),
        "axis": need(one_of("axis", AXES), "accuracy"),
        "tests": need(listing(competency, "tests"), "[EOB-2]"),
        "hints": may(listing(text("hint"), "hints"), ()),
        "when_wrong": may(when_wrong, ()),
        "why": need(text("why"), "the reason, for the debrief"),
    },
    rules=(
        one_kind_of_answer,
        one_right_option,
        no_tell_by_length,
        two_misconceptions,
        words_name_facts,
        words_tell_nothing,
    ),
)


# ---- stages and the whole ----


def _stage(ask: Text, title: Text | None, show: tuple[str, ...], questions: tuple[Question, ...]) -> Stage:
    return Stage(ask, title or ask[0].upper() + ask[1:], show, questions)


STAGE = record(
    _stage,
    "a stage",
    {
        "ask": need(text("ask"), "read"),
        "title": may(text("title")),
        "show": need(listing(one_of("kind of paper", PAPERS), "show"), "[remittance, account]"),
        "questions": need(listing(QUESTION, "questions"), "a list"),
    },
)


def names_stand_once(made: dict[str, Any], _: Mapping, notes: Notes) -> None:
    """A stage and a question can each be found by name."""
    stages: tuple[Stage, ...] = made["stages"]
    _once("stage", [stage.id for stage in stages], notes)
    _once("question", [question.id for stage in stages for question in stage.questions], notes)


def _once(what: str, names: list[str], notes: Notes) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            notes.add(_line(name, Mapping()), "SC019", name=name, what=what)


SCENARIO = record(
    lambda **read: read,
    "the scenario",
    {
        "title": need(text("title"), "what the exercise is called"),
        "level": need(one_of("level", LEVELS), "foundation"),
        "role": need(one_of("role", ROLES), "first_party"),
        "today": need(day, "2026-03-23"),
        "minutes": need(whole(1, 120), "6"),
        "case": may(CASE, CaseFacts()),
        "stages": need(listing(STAGE, "stages"), "a list"),
        "sources": need(listing(source, "sources"), "[codes/carc/197]"),
    },
    rules=(names_stand_once,),
)
