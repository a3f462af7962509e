"""A claim on the desk to be worked, of the facts that a test gives it, and the few steps that the tests share."""

from __future__ import annotations

from datetime import date
from typing import Any

from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, FollowUpFacts, LineFacts
from simulator.money import Money
from simulator.scenario.load import build, load_scenario
from simulator.scenario.scenario import Scenario, Stage, Step, Weight, Work
from simulator.scenario.work import ACTS
from simulator.training.episode import Episode
from simulator.training.stages.acting import Acting
from simulator.training.stages.acting.doing import good_letter

NAME = "appeals/approval-in-the-log"
TODAY = date(2026, 3, 27)
WEIGHTS = tuple(
    Weight(of, points, ("DEN-3",))
    for of, points in (("last_day", 3), ("road", 2), ("envelope", 3), ("letter", 4), ("outcome", 5))
)
AT_ONCE = (Step("dispute", ("approval_notice", "remittance_copy")), Step("post-and-bill"))
SCAN = LineFacts("mri-brain", Money(1_000_00), Money(298_00), "no_authorization", approval_on_file=True)
VISIT = LineFacts("office-visit-established-3", Money(180_00), Money(112_00))


def work_on(
    *lines: LineFacts,
    best: tuple[Step, ...] = AT_ONCE,
    mode: str = "assess",
    plan: str = "ppo-gold",
    **follow_up: Any,
) -> Episode:
    """A claim of 03/02/2026 on the desk. Nothing of the plan year is left to the patient but the percentage."""
    claim = ClaimFacts(service_date=None if "silence" in follow_up else date(2026, 3, 2), lines=lines)
    return over(claim, CoverageFacts(plan, deductible_left=Money(0)), *best, mode=mode, **follow_up)


def over(claim: ClaimFacts, coverage: CoverageFacts, *best: Step, mode: str = "assess", **follow_up: Any) -> Episode:
    """The same, over a claim and a coverage of the test's own."""
    facts = CaseFacts(coverage, claim, follow_up=FollowUpFacts(**{"road": "provider-dispute"} | follow_up))
    work = Work((), ACTS, best, WEIGHTS)
    stage = Stage("work", "Work", (), kind="act", work=work)
    case = open_case(7, facts, TODAY)
    text = load_scenario(NAME)
    scenario = Scenario("t/t", "T", "core", "first_party", TODAY, 9, (stage,), text.sources, "", "")
    return Episode(scenario, case, mode)


def papers(episode: Episode, *kinds: str) -> list[str]:
    assert episode.work
    return episode.work.state.in_envelope(kinds)


def dispute(episode: Episode, *kinds: str, **fields: str) -> str:
    """A complete letter with these papers. What the desk says then."""
    assert episode.work
    sent = papers(episode, *kinds)
    letter = good_letter(episode.work.state, sent, fields.get("rung", ""))
    return str(episode.play("act", act="dispute", evidence=sent, letter=letter, **fields).reply["says"])


def parts(episode: Episode) -> dict[str, tuple[float, str]]:
    return {each["id"]: (float(each["points"]), each["state"]) for each in episode.report().as_json()["decisions"]}


def at_work(name: str, seed: int = 7, mode: str = "assess") -> Acting:
    """The claim of one of our own scenarios at a seed, as if what comes before the work were done."""
    scenario = load_scenario(name)
    return Acting(next(stage for stage in scenario.stages if stage.work), build(scenario, seed), mode)
