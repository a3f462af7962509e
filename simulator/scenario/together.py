"""What has to go together across a whole scenario: names, a claim and its road, the plan and what is cited."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from simulator.case.pinned import CaseFacts
from simulator.coverage.plan import Plan, load_plan
from simulator.payers.appeals import COVERAGES, coverage_of, ladders
from simulator.reading import Mapping, Text
from simulator.scenario.scenario import Stage
from simulator.scenario.shape import Notes
from simulator.scenario.sources import find_source, plan_names

Made = dict[str, Any]


def names_stand_once(made: Made, _: Mapping, notes: Notes) -> None:
    """A stage and a question can each be found by name."""
    stages: tuple[Stage, ...] = made["stages"]
    _once("stage", [stage.id for stage in stages], notes)
    questions = [question.id for stage in stages for question in stage.questions]
    _once("question", [*(stage.id for stage in stages if stage.kind != "ask"), *questions], notes)


def a_claim_is_worked_with_a_follow_up(made: Made, block: Mapping, notes: Notes) -> None:
    """Where a claim is worked or a text written, the case says on which road: the file behind a letter comes of it."""
    worked = next((stage for stage in made["stages"] if stage.kind in ("act", "write")), None)
    if worked and made["case"].follow_up is None:
        notes.add(_line(worked.id, block), "SC044")


def somebody_is_there_to_talk_to(made: Made, block: Mapping, notes: Notes) -> None:
    """Where somebody is talked to, the case says who."""
    talked = next((stage for stage in made["stages"] if stage.kind == "talk"), None)
    if talked and made["case"].persona is None:
        notes.add(_line(talked.id, block), "SC054")


def the_road_is_one_of_the_plans(made: Made, block: Mapping, notes: Notes) -> None:
    """A plan has the roads of its kind: nobody asks Medicare about an insurer's plan."""
    plan, follow_up = _plan(made["case"]), made["case"].follow_up
    if plan is None or follow_up is None or follow_up.road not in ladders():
        return
    coverage = coverage_of(plan)
    its_own = [road for road, ladder in ladders().items() if coverage in ladder.coverage]
    if follow_up.road not in its_own:
        is_a = COVERAGES[coverage]
        words = {"value": follow_up.road, "plan": plan.name, "kind": is_a, "roads": ", ".join(its_own)}
        notes.add(_line(follow_up.road, block), "SC058", **words)


def today_comes_last(made: Made, block: Mapping, notes: Notes) -> None:
    """What is pinned has been by today."""
    case, today = made["case"], made["today"]
    claim, silent = case.claim, bool(case.follow_up and case.follow_up.silence)
    pinned = {name: getattr(claim, name) for name in _BEFORE_TODAY if getattr(claim, name)}
    if date.min in (today, *pinned.values()):
        return  # told as no date
    earliest = {
        name: on + timedelta(days=_BEFORE_TODAY[name] if not silent else 0)
        for name, on in pinned.items()
        if not (silent and name == "processed")
    }
    late = {name: day for name, day in earliest.items() if today < day}
    if late:
        name, first = max(late.items(), key=lambda each: each[1])
        problem = f"the case has `{name}: {pinned[name]}`"
        notes.add(block.where("today"), "SC059", today=today, problem=problem, when=f"{first} or later")


_BEFORE_TODAY = {"service_date": 2, "sent": 1, "received": 1, "processed": 0}  # days, at the least: one thing a day


def only_this_payer_is_cited(made: Made, block: Mapping, notes: Notes) -> None:
    """A payer's manual binds its own claims, and a booklet its own members."""
    plan = _plan(made["case"])
    known = [each for each in block[Text("sources")] if isinstance(each, Text) and find_source(each)]
    for name in known if plan else ():
        assert plan
        shelf, _, named = name.partition("/")
        of, _, chapter = named.partition("#")
        own = {"payers": plan.payer, "plans": plan.id}.get(shelf, of)
        if of != own:
            right = "/".join((shelf, "#".join(filter(None, (own, chapter)))))
            notes.add(name.line, "SC057", value=name, plan=plan.name, right=right)


def _plan(case: CaseFacts) -> Plan | None:
    """The plan of the case, where the kit has it."""
    return load_plan(case.coverage.plan) if case.coverage.plan in plan_names() else None


def _once(what: str, names: list[str], notes: Notes) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            notes.add(_line(name, Mapping()), "SC019", name=name, what=what)


def _line(words: str, block: Mapping) -> int:
    return words.line if isinstance(words, Text) else block.line


RULES = (
    names_stand_once,
    a_claim_is_worked_with_a_follow_up,
    somebody_is_there_to_talk_to,
    the_road_is_one_of_the_plans,
    today_comes_last,
    only_this_payer_is_cited,
)
