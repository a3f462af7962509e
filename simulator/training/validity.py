"""Proof that a score means something: bots that read, half read or do not read at all play the bank.

The demands are those of a test that tells skill from luck: who reads the papers passes, who guesses does not, no place
or length gives an option away, no habit passes for judgment, more knowledge earns more, and a gap shows where it is.

The expert is held to each scenario; the others to the bank, and to forms: at least ten decisions from five or more
scenarios drawn at random that ask for different acts, scored together as an attempt is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any, TypeAlias

from simulator.case.file import CaseFile
from simulator.chance import Stream
from simulator.scenario.load import build
from simulator.scenario.scenario import AXES, Scenario
from simulator.training.bots.expert import COMPETENCIES
from simulator.training.bots.players import HABITS
from simulator.training.contest import Bots
from simulator.training.episode import Episode
from simulator.training.report import Decision, Report
from simulator.training.scoring import PASS_MARK

FORM, OF = 10, 5  # decisions, from at least so many scenarios: those of one scenario rise and fall together
BANK, TALKS = "the bank", "all talks"
NOVICES = ("novice:0", "novice:25", "novice:50", "novice:75", "novice:100")
TELLS = ("first", "last", "longest")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one bot earned in one place, and what was demanded of it."""

    scenario: str
    bot: str
    axis: str
    score: float
    demand: str
    ok: bool

    def as_json(self) -> dict[str, Any]:
        return {
            "scenario": self.scenario,
            "bot": self.bot,
            "axis": self.axis,
            "score": self.score,
            "demand": self.demand,
            "ok": self.ok,
        }


@dataclass(frozen=True, slots=True)
class Depth:
    """How many seeds each bot plays, and how many forms are drawn."""

    expert: int = 5
    random: int = 12
    others: int = 4
    forms: int = 200


GLANCE, QUICK, DEEP = (
    Depth(expert=2, random=6, others=2),
    Depth(),
    Depth(expert=200, random=2000, others=50, forms=2000),
)

Played: TypeAlias = dict[str, list[Report]]  # by scenario
Play: TypeAlias = Callable[..., Played]


def run(scenarios: Sequence[Scenario], depth: Depth = QUICK) -> list[Finding]:
    """Let every bot play every scenario, and hold what it earned against the demands, failures on top."""
    cases: dict[tuple[str, int], CaseFile] = {}

    def case(scenario: Scenario, seed: int) -> CaseFile:
        key = (scenario.name, seed)
        return cases[key] if key in cases else cases.setdefault(key, build(scenario, seed))

    with Bots() as bots:

        def play(bot: str, seeds: int, names: Collection[str] | None = None) -> Played:
            """Every scenario, or those of these names."""
            return {
                scenario.name: [
                    bots.play(bot, Episode(scenario, case(scenario, seed), "assess"), seed)
                    for seed in range(1, seeds + 1)
                ]
                for scenario in scenarios
                if names is None or scenario.name in names
            }

        found = list(_findings(play, depth))
    return sorted(found, key=lambda each: each.ok)


def _findings(play: Play, depth: Depth) -> Iterator[Finding]:
    expert = play("expert", depth.expert)
    yield from _expert(expert)
    guessed = play("random", depth.random)
    chance = bank_share(guessed)
    yield Finding(BANK, "random", "all", chance, "at most 40", chance <= 40)
    yield _forms("random", guessed, depth, "at most 1% of forms passed", 1)
    for bot in TELLS:
        share = bank_share(play(bot, depth.others))
        yield Finding(BANK, bot, "all", share, f"within 10 of random ({chance})", abs(share - chance) <= 10)
    for habit in HABITS:
        yield from _habit(f"always:{habit}", play(f"always:{habit}", depth.others), expert, depth)
    rising = [bank_share(play(bot, depth.others)) for bot in NOVICES]
    for bot, share, before in zip(NOVICES, rising, [-1.0, *rising], strict=False):
        yield Finding(
            BANK, bot, "all", share, f"more than {before}" if before >= 0 else "rises from here", share > before
        )
    for competency in COMPETENCIES:
        asks = {name for name, reports in expert.items() if any(_tests(report, competency) for report in reports)}
        yield from _gap(competency, play(f"without:{competency}", depth.others, asks), expert)
    talks = {name for name, reports in expert.items() if any(stage.talk for stage in reports[0].scenario.stages)}
    if talks:
        yield from _half_a_talk(play("cash", depth.others, talks), play("nice", depth.others, talks))


def _tests(report: Report, competency: str) -> bool:
    return any(competency in each.question.tests for each in report.decisions)


def _expert(played: Played) -> Iterator[Finding]:
    """Whoever reads the papers earns at least 95 on every axis of every seed, without a critical error."""
    for name, reports in played.items():
        for axis in AXES:
            shares = [share for report in reports if (share := report.share(axis)) is not None]
            if shares:
                yield Finding(name, "expert", axis, min(shares), "at least 95 at every seed", min(shares) >= 95)
        errors = sum(len(report.critical) for report in reports)
        if errors:
            yield Finding(name, "expert", "critical errors", errors, "none", ok=False)


def _habit(bot: str, played: Played, expert: Played, depth: Depth) -> Iterator[Finding]:
    """One act for every account passes only where it is the right one, and a whole form only by luck elsewhere."""
    for name, reports in played.items():
        for report, right in zip(reports, expert[name], strict=False):
            wrong = [
                each.number
                for each, other in zip(report.decisions, right.decisions, strict=True)
                if each.yours != other.yours
            ]
            if report.passed and wrong:
                yield Finding(name, bot, "passed", 100, "passes only where its act is right", ok=False)
                break
    yield _forms(bot, played, depth, "at most 1% of forms passed", 1)


def _gap(competency: str, played: Played, expert: Played) -> Iterator[Finding]:
    """Who lacks one competency loses most in it. Where no scenario asks for it there is nothing to find."""
    losses = by_competency(played, expert)
    if not losses:
        return
    lost, worst = losses.get(competency, 0), max(losses, key=lambda each: losses[each])
    most = losses[worst]
    demand = "most of the loss" if lost == most else f"most of the loss (most is {worst}, {most:g})"
    yield Finding(BANK, f"without:{competency}", competency, lost, demand, lost == most)


def _half_a_talk(cash: Played, nice: Played) -> Iterator[Finding]:
    """Taking what can be got today passes no talk; kind words alone are liked and settle little."""
    passed = sum(report.passed for reports in cash.values() for report in reports)
    yield Finding(TALKS, "cash", "passed", passed, "none", passed == 0)
    settled = max(report.share("resolution") or 0 for reports in nice.values() for report in reports)
    yield Finding(TALKS, "nice", "resolution", settled, "below 50 in each", settled < 50)
    liked = min(share for each in nice.values() for one in each if (share := one.share("communication")) is not None)
    yield Finding(TALKS, "nice", "communication", liked, "at least 80 in each", liked >= 80)


def _forms(bot: str, played: Played, depth: Depth, demand: str, most: float) -> Finding:
    passed = [_passes(form) for form in forms(played, depth.forms)]
    share = round(100 * mean(passed), 1) if passed else 0.0
    return Finding(BANK, bot, "forms passed", share, demand, share <= most)


def forms(played: Played, count: int) -> Iterator[list[Decision]]:
    """Ten or more decisions of one bot, from five or more scenarios at random, no two of which ask for the same act."""
    reports = [report for each in played.values() for report in each]
    for number in range(count):
        form: list[Decision] = []
        asked: set[str] = set()
        drawn = 0
        for report in Stream(number, "form").shuffled(tuple(reports)):
            if (len(form) < FORM or drawn < OF) and not asked & _right_acts(report):
                drawn += 1
                form += report.decisions
                asked |= _right_acts(report)
        if len(form) >= FORM and drawn >= OF:
            yield form


def _right_acts(report: Report) -> set[str]:
    """The acts and the road that are right in a scenario, and its name, so that none is drawn twice."""
    asked = [each.question for each in report.decisions if each.question.kind == "choice"]
    roads = {each.right for each in report.decisions if each.question.id == "road"}
    return {question.right_option.act or "" for question in asked} - {""} | roads | {report.scenario.name}


def _passes(form: Sequence[Decision]) -> bool:
    """Every axis in it reaches the pass mark, and no critical error was made."""
    earned: dict[str, int] = defaultdict(int)
    of: dict[str, int] = defaultdict(int)
    for each in form:
        earned[each.question.axis] += each.earned
        of[each.question.axis] += each.question.points * 10
    reached = all(earned[axis] * 100 // of[axis] >= PASS_MARK for axis in of)
    return reached and not any(each.critical for each in form)


def bank_share(played: Played) -> float:
    """The mean share over the axes of every report: a scenario's axes weigh the same."""
    shares = [share for reports in played.values() for report in reports for share in _shares(report)]
    return round(mean(shares), 1) if shares else 0.0


def _shares(report: Report) -> Iterable[int]:
    return (share for axis in AXES if (share := report.share(axis)) is not None)


def by_competency(played: Played, expert: Played) -> dict[str, float]:
    """Of all points that the expert earns and this bot loses, how many touch each competency, in percent."""
    lost: dict[str, int] = defaultdict(int)
    in_all = 0
    for name, reports in played.items():
        for report, right in zip(reports, expert[name], strict=False):
            for each, other in zip(report.decisions, right.decisions, strict=True):
                points = max(0, other.earned - each.earned)
                in_all += points
                for competency in each.question.tests:
                    lost[competency] += points
    return {competency: round(100 * points / in_all, 1) for competency, points in lost.items()} if in_all else {}


# ---- the table ----


def as_page(findings: Sequence[Finding], depth: Depth = QUICK) -> str:
    """`scenarios/VALIDITY.md`: what falls short on top."""
    short = [each for each in findings if not each.ok]
    rows = [
        f"| {'yes' if each.ok else '**no**'} | {each.scenario} | {each.bot} | {each.axis} | {each.score:g} "
        f"| {each.demand} |"
        for each in findings
    ]
    return "\n".join(
        [
            "# Validity",
            "",
            "What bots earn that read, half read, or do not read at all. Who reads the papers must pass; who guesses",
            f"must not. Made by `balance-due validity`: {depth.expert} seeds for the expert, {depth.random} for",
            f"guessing, {depth.others} for the others, and {depth.forms} forms of ten decisions or more.",
            "",
            f"{len(short)} of {len(findings)} demands fall short."
            if short
            else f"All {len(findings)} demands are met.",
            "",
            "| met | where | bot | axis | score | demand |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )
