"""A first draft of an appeal: a claim to work and a note to leave, from any claim that a payer has refused to pay.

Nobody types what an expert does: the kit looks for what brings most, as `check` does, and takes out of the envelope
whatever is not needed. The author then says why, in words of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from simulator.case.file import CaseFile
from simulator.case.pinned import FollowUpFacts
from simulator.coverage.plan import load_plan
from simulator.money import ZERO
from simulator.scenario.load import build, load_scenario, parse, shown
from simulator.scenario.scenario import Scenario, Stage, Step, Weight, Work
from simulator.scenario.trial import try_seeds
from simulator.scenario.work import ACTS, ASKING, ENDING
from simulator.training.appeal_text import Origin, appeal_plays, appeal_text, bare_text
from simulator.training.beginnings import BEGINNINGS, Beginning, CannotBegin
from simulator.training.blocks import typed_blocks
from simulator.training.stages.acting.trial import followed, search, try_work
from simulator.training.stages.acting.value import value_of

SEED = 7
ROADS = {
    "Medicare": "original-medicare",
    "Medicare Advantage": "medicare-advantage-contract",
    "Medicaid": "medicaid-managed-care",
}
_USUAL_ROAD = "provider-dispute"
_TITLE = "title: A first draft to be named\n"
_NEW = f"""{_TITLE}level: core                         # foundation, core or advanced
role: first_party                   # whose rules bind: first_party, early_out or third_party
today: 2026-03-27                   # every “is it late?” is asked as of this day
"""
_NOT_REFUSED = "Nothing of this claim was refused, so there is nothing to ask for. Begin from a denial."
_ENDS = ("post-and-bill", "write-off-and-report", "bill-next-payer", "close")


def origin_of(beginning: Beginning, case: str) -> Origin:
    """A flaw to begin from; `case` is its block as the first draft of an EOB has it."""
    return Origin(_NEW, case, beginning.notes)


def origin_in(name: str) -> Origin:
    """A scenario of the bank, or a file, with its case as it stands there.

    Raises NoSuchScenario, BadScenario and CannotBegin.
    """
    scenario = load_scenario(name)
    assert scenario.case
    if scenario.case.persona:
        raise CannotBegin("That scenario is a talk. Begin an appeal from one about a claim.")
    if scenario.case.follow_up and scenario.case.follow_up.silence:
        raise CannotBegin("Nobody has answered that claim yet, so there is nothing to appeal. Begin from a denial.")
    blocks = typed_blocks(scenario.text)
    if "case" not in blocks:
        raise CannotBegin(_NOT_REFUSED)
    head = _TITLE + "".join(f"{blocks[key].text}\n" for key in ("level", "role", "today"))
    return Origin(
        head,
        f"{blocks['case'].under}\n",
        (f"From {scenario.name}, with its case. Change what should not be the same.",),
        margin=blocks["case"].margin,
        has_a_road=scenario.case.follow_up is not None,
    )


def draft_appeal(origin: Origin, file: Path) -> tuple[str, str]:
    """The scenario and its plays, as text, without a mistake. Raises CannotBegin and CaseError."""
    bare = _scenario(bare_text(origin, _road(origin, file), file), file)
    assert bare.case
    assert bare.case.follow_up
    pinned: FollowUpFacts = bare.case.follow_up
    case = build(bare, SEED)
    text = appeal_text(origin, pinned.road, case, _expert(case, _usual(bare)), file)
    scenario = _scenario(text, file)
    if mistakes := try_seeds(scenario, file) or try_work(scenario, shown(file)):
        raise CannotBegin(mistakes[0].says)
    return text, appeal_plays(scenario, file, build(scenario, SEED))


def _road(origin: Origin, file: Path) -> str:
    """The first road of the plan. A claim with a road of its own keeps that one."""
    scenario, _ = parse(bare_text(origin, _USUAL_ROAD, file), file)
    if scenario is None or scenario.case is None or origin.has_a_road:
        return _USUAL_ROAD
    return ROADS.get(load_plan(scenario.case.coverage.plan).kind, _USUAL_ROAD)


def _scenario(text: str, file: Path) -> Scenario:
    scenario, mistakes = parse(text, file)
    if scenario is None or mistakes:
        raise CannotBegin(mistakes[0].says)
    return scenario


def _usual(scenario: Scenario) -> str:
    """The act that the kit knows for the first flaw of the claim."""
    assert scenario.case
    flaws = [line.flaw for line in scenario.case.claim.lines if line.flaw]
    if not flaws:
        raise CannotBegin(_NOT_REFUSED)
    return BEGINNINGS[flaws[0]].right


# ---- what an expert does ----


def _expert(case: CaseFile, usual: str) -> tuple[Step, ...]:
    """The steps that bring most, with the fewest papers; where nothing is won, the usual end for the flaw."""
    found = [search(_stage((Step(end),)), case) for end in _ENDS]
    value, steps = max(found, key=lambda each: each[0].cents)
    if value <= ZERO:
        return (Step(usual if usual in ENDING and usual != "write-off" else "write-off-and-report"),)
    if usual in ASKING:  # a price goes to the same desk under a name of its own
        steps = tuple(replace(step, act=usual) if step.act in ASKING else step for step in steps)
    for at in range(len(steps)):
        steps = _with_fewest_papers(case, steps, at)
    return steps


def _with_fewest_papers(case: CaseFile, steps: tuple[Step, ...], at: int) -> tuple[Step, ...]:
    """The same with only those papers in one envelope without which less would come of it."""
    most = _worth(case, steps)
    for paper in steps[at].send:
        fewer = replace(steps[at], send=tuple(each for each in steps[at].send if each != paper))
        without = (*steps[:at], fewer, *steps[at + 1 :])
        if fewer.send and _worth(case, without) >= most:
            steps = without
    return steps


def _worth(case: CaseFile, steps: Sequence[Step]) -> int:
    done = followed(_stage(steps), case, steps)
    return value_of(done.state).cents if done and not done.critical else 0


def _stage(steps: Sequence[Step]) -> Stage:
    worth = (Weight("outcome", 5, ("DEN-3",)),)
    return Stage("work", "Work", (), kind="act", work=Work((), ACTS, tuple(steps), worth))
