"""The shape of a scenario: which keys there are, what each may hold, and what must hold between them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from simulator.care.services import services
from simulator.money import Rate
from simulator.reading import Mapping, Text, Value
from simulator.scenario import house
from simulator.scenario.case_facts import FLAWS, AccountFacts, CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.scenario.facts import FACTS, find_fact
from simulator.scenario.mistakes import near
from simulator.scenario.scenario import AXES, LEVELS, ROLES, Misconception, Option, Question, Stage
from simulator.scenario.shape import (
    Notes,
    amount,
    day,
    line_of,
    listing,
    may,
    need,
    one_of,
    record,
    text,
    whole,
    yes_or_no,
)
from simulator.scenario.sources import find_source, plan_names, source_names

PAPERS = ("claim", "remittance", "eob", "account")
ALL, NONE = Rate(10_000), Rate(0)
_NOTES = {"money": "Dollars and cents.", "date": "Month, day and year.", "choice": "Choose one."}


# ---- names ----


def _service(value: Value, notes: Notes) -> Any:
    return one_of("service", services(), "SC012")(value, notes)


def _plan(value: Value, notes: Notes) -> Any:
    return one_of("plan", plan_names(), "SC012")(value, notes)


def _competency(value: Value, notes: Notes) -> Any:
    return one_of("competency", house.competencies(), "SC013")(value, notes)


def _source(value: Value, notes: Notes) -> Any:
    name = text("source")(value, notes)
    found = find_source(name) if name else None
    if name and not found:
        notes.add(name.line, "SC020", value=name, near=near(name, source_names()))
    return found


def _fact(value: Value, notes: Notes, kind: str | None = None) -> Any:
    name = text("fact")(value, notes)
    if name is None:
        return None
    known = find_fact(name)
    if not known:
        notes.add(name.line, "SC003", value=name, near=near(name, FACTS, list_up_to=0))
    elif kind and known.kind != kind:
        notes.add(name.line, "SC018", value=name, kind=known.kind, wanted=kind)
    return name


# ---- the case ----

LINE = record(
    LineFacts,
    "a line",
    {
        "service": need(_service, "metabolic-panel"),
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
                {"plan": may(_plan, "ppo-silver"), "deductible_left": may(amount), "out_of_pocket_left": may(amount)},
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


# ---- options and misconceptions ----


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What stands behind an option's name."""

    says: str | None
    act: str | None
    right: str | None
    wrong: str | None
    because: str | None
    share: Rate | None
    critical: str | None


def _share(value: Value, _: Notes) -> Any:
    try:
        share = Decimal(value) if isinstance(value, Text) else Decimal(0)
        if 0 < share < 1 and share * 100 == int(share * 100):
            return Rate(int(share * 10_000))
    except InvalidOperation:
        pass
    return None


_VERDICT = record(
    _Verdict,
    "an option",
    {
        "says": may(text("says")),
        "act": may(one_of("act", house.acts(), "SC014")),
        "right": may(text("right")),
        "wrong": may(text("wrong")),
        "because": may(text("because")),
        "share": may(_share),
        "critical": may(one_of("critical error", house.critical_errors(), "SC015")),
    },
)


def _option(name: Text, value: Value, notes: Notes) -> Option | None:
    if value == "right":
        verdict: _Verdict | None = _Verdict(None, None, "", None, None, None, None)
    else:
        verdict = _VERDICT(value, notes)
    if verdict is None:
        return None
    because = verdict.right or verdict.wrong or verdict.because or ""
    meant = [verdict.right, verdict.wrong, verdict.share, verdict.critical]
    counted = sum(each is not None for each in meant)
    bare = isinstance(value, Mapping) and not any(key in value for key in ("right", "wrong", "share", "critical"))
    if not (counted == 1 or (bare and because)) or (verdict.right is None and not because):
        notes.add(name.line, "SC021", name=name)
    act = verdict.act or (name if name in house.acts() else None)
    says = verdict.says or house.acts().get(act or "")
    if not says:
        notes.add(name.line, "SC014", value=name, near=near(name, house.acts()))
    critical = house.critical_errors().get(verdict.critical) if verdict.critical else None
    share = ALL if verdict.right is not None else verdict.share or NONE
    return Option(name, says or name, act, share, because, critical)


def _options(value: Value, notes: Notes) -> Any:
    if not isinstance(value, Mapping) or len(value) < 2:
        notes.add(
            line_of(value), "SC006", name="choose", wanted="two options or more", example="one option on each line"
        )
        return None
    found = (_option(name, each, notes) for name, each in value.items())
    return tuple(each for each in found if each)


_FORESEEN = record(
    lambda name, says, mark: (name, says, mark),
    "a foreseen mistake",
    {"name": may(text("name")), "says": need(text("says"), "what to say to it"), "mark": may(text("mark"))},
)


def _when_wrong(value: Value, notes: Notes) -> Any:
    if not isinstance(value, Mapping):
        notes.add(
            line_of(value),
            "SC006",
            name="when_wrong",
            wanted="a block of `fact: words` lines",
            example="a fact on each line",
        )
        return None
    found = []
    for fact, each in value.items():
        _fact(fact, notes)
        got = (None, text(fact)(each, notes), None) if isinstance(each, Text) else _FORESEEN(each, notes)
        if got and got[1]:
            name, says, mark = got
            found.append(Misconception(fact, name or _name_of(fact), says, mark))
    return tuple(found)


def _name_of(fact: str) -> str:
    """What the list of facts calls it, shortened to its first part: “charge minus payment”."""
    known = find_fact(fact)
    said = known.says.partition(":")[0].rstrip(".") if known else fact
    return said[0].lower() + said[1:]


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
    if right and others and 2 * max(right) > 3 * max(others):
        notes.add(block.where("choose"), "SC023", name=question.id)


def two_misconceptions(question: Question, block: Mapping, notes: Notes) -> None:
    """At least two wrong amounts or dates are foreseen, each another fact than the right one, and of its kind."""
    if question.kind == "choice":
        return
    if len(question.when_wrong) < 2:
        foreseen = "one typical mistake" if question.when_wrong else "no typical mistake"
        notes.add(
            block.where("when_wrong") if "when_wrong" in block else block.line,
            "SC017",
            name=question.id,
            count=foreseen,
        )
    for each in question.when_wrong:
        line, known = line_of(Text(each.fact, getattr(each.fact, "line", block.line))), find_fact(each.fact)
        if each.fact == question.asks:
            notes.add(line, "SC024", name=each.fact)
        elif known and known.kind != question.kind:
            notes.add(line, "SC018", value=each.fact, kind=known.kind, wanted=question.kind)


QUESTION = record(
    _question,
    "a question",
    {
        "id": need(text("id"), "patient-owes"),
        "question": need(text("question"), "How much may we ask the patient to pay?"),
        "note": may(text("note"), ""),
        "money": may(lambda value, notes: _fact(value, notes, "money")),
        "date": may(lambda value, notes: _fact(value, notes, "date")),
        "choose": may(_options),
        "points": need(whole(1, 20), "4"),
        "axis": need(one_of("axis", AXES), "accuracy"),
        "tests": need(listing(_competency, "tests"), "[EOB-2]"),
        "hints": may(listing(text("hint"), "hints"), ()),
        "when_wrong": may(_when_wrong, ()),
        "why": need(text("why"), "the reason, for the debrief"),
    },
    rules=(one_kind_of_answer, one_right_option, no_tell_by_length, two_misconceptions),
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
            notes.add(getattr(name, "line", 1), "SC019", name=name, what=what)


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
        "sources": need(listing(_source, "sources"), "[codes/carc/197]"),
    },
    rules=(names_stand_once,),
)
