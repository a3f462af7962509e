"""How the first draft of an appeal is typed: comments for its author, the expert's steps, and plays beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.case.file import CaseFile
from simulator.money import ZERO
from simulator.payers.appeals import ladder
from simulator.payers.appeals.ladders import CONTRACT
from simulator.scenario.load import shown
from simulator.scenario.plays import Play, read_plays
from simulator.scenario.scenario import Scenario, Step, Work
from simulator.scenario.sources import find_source
from simulator.scenario.work import ASKING
from simulator.training.beginnings import schema_for
from simulator.training.plays import play_through
from simulator.training.report import Report

SEED = 7
_MINUTES = {"account": 2, "claim": 2, "portal": 3, "contract": 3, "registration": 2, "eob": 2, "denial_notice": 3}
_WRONG = {
    "bill-patient": "The line carries CO. It is between us and the plan, and never becomes the patient’s bill.",
    "write-off": "Too early. What would change the answer has not been tried.",
    "corrected-claim": "The claim says what was done. The payer wants proof, and not another claim.",
    "dispute": "There is nothing to put in a letter that would change this answer.",
    "full_chart": "The whole chart holds years of care that this reviewer has no need to see.",
}
_WORTH = {
    "last_day": ("3, tests: [DEN-4]", "Say here what starts the clock, how long it runs and how its days are counted."),
    "road": ("2, tests: [DEN-3]", "Say here why this road, and no other, is the one to take."),
    "envelope": ("3, tests: [APL-2]", "Say here what each paper proves, and why the others stay in the file."),
    "letter": ("4, tests: [APL-2]", "Say here what a reviewer looks for in this letter."),
    "outcome": ("5, tests: [DEN-3, APL-8]", "Say here what comes of it, and what another way would cost."),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What an appeal begins from: its first lines, and the case under `case:`, both as they are typed; and notes.

    `margin` are the blanks before each key of the case; `has_a_road` when it says already where to ask again.
    """

    head: str
    case: str
    notes: tuple[str, ...] = ()
    margin: str = "  "
    has_a_road: bool = False


def bare_text(origin: Origin, road: str, file: Path) -> str:
    """A scenario with nothing to do but to close: enough to make its case."""
    work = "    best: [{act: close}]\n    worth: {outcome: {points: 5, tests: [DEN-3]}}\n"
    stages = f"stages:\n  - act: work\n    show: [account]\n{work}"
    return f"{_top(origin, road, file)}{stages}sources: [policy/denials]\n"


def appeal_text(origin: Origin, road: str, case: CaseFile, best: Sequence[Step], file: Path) -> str:
    """The scenario: a claim to work, and a note to leave."""
    worth = _worth(case, best)
    there = [document.kind for document in case.documents]
    show = "remittance" if "remittance" in there else "account"
    papers = ", ".join(f"{kind}: {minutes}" for kind, minutes in _MINUTES.items() if kind in there and kind != show)
    steps = "\n".join(f"      - {_step(step)}" for step in best)
    weights = "\n".join(f'      {of}: {{points: {_WORTH[of][0]}, why: "{_WORTH[of][1]}"}}' for of in worth)
    wrong = "\n".join(f"      {name}: {_WRONG[name]}" for name in _foreseen(case, best))
    return f"""{_top(origin, road, file)}stages:
  - act: work
    title: Work the claim
    show: [{show}]                  # what lies open from the start
    papers:                             # what can be opened, and the minutes it takes
      {{{papers}}}
    best:                               # what an expert does: the kit has looked for what brings most
{steps}
    worth:                              # what is judged; the trainee reads each why at the end
{weights}
    when_wrong:                         # what people do or send instead, and what to say to it
{wrong}
  - write: note
    title: Leave a note
    show: [{show}, account]
    to: note
    asks: >
      Write the account note of today. A colleague who knows nothing of this claim goes on from it tomorrow.
    worth:
      text: {{points: 4, tests: [WRK-3], why: "Who, what, when, how much, and the next step with its day."}}
      conduct: {{points: 2, tests: [WRK-3], why: "A note holds what our papers show, and nobody else’s affairs."}}

sources: [{", ".join(_sources(case, road))}]
"""


def _top(origin: Origin, road: str, file: Path) -> str:
    notes = "".join(f"# {note}\n" for note in origin.notes)
    follow = f"{origin.margin}follow_up: {{road: {road}}}     # where to ask again: a name in data/ladders\n"
    follow = "" if origin.has_a_road else follow
    return f"""# yaml-language-server: $schema={schema_for(file)}
# What is this claim about, and what should a trainee learn from it? Say it here in two sentences.
{notes}{origin.head}minutes: 12

case:                               # what must be true; all else comes from the seed
{origin.case}{follow}
"""


def _worth(case: CaseFile, best: Sequence[Step]) -> Iterator[str]:
    """What of the work is weighed: a last day and a letter where an expert asks again, papers where one sends some."""
    assert case.follow_up
    asks = any(step.act in ASKING for step in best)
    there = {
        "last_day": asks and bool(case.follow_up.letter["deadline"]),
        "envelope": any(step.send for step in best),
        "letter": asks,
    }
    return (of for of in _WORTH if there.get(of, True))


def _foreseen(case: CaseFile, best: Sequence[Step]) -> Iterator[str]:
    assert case.follow_up
    done = {step.act for step in best}
    asks, is_won = bool(done & {*ASKING}), len(best) > 1
    may = {
        "bill-patient": case.follow_up.office_holds > ZERO,
        "write-off": is_won,
        "corrected-claim": asks,
        "dispute": not asks,
        "full_chart": any(step.send for step in best),
    }
    return (name for name in _WRONG if may[name])


def _step(step: Step) -> str:
    """`{act: dispute, send: [approval_notice]}`."""
    parts = [f"act: {step.act}"]
    parts += [f"rung: {step.rung}"] if step.rung else []
    parts += [f"send: [{', '.join(step.send)}]"] if step.send else []
    parts += [f"puts_right: {step.puts_right}"] if step.puts_right else []
    parts += [f"days: {step.days}"] if step.days else []
    return "{" + ", ".join(parts) + "}"


def _sources(case: CaseFile, road: str) -> list[str]:
    """The denial, the clock of the road, and our own policy, as far as the kit holds them."""
    assert case.follow_up
    code = str(case.facts.get("eob.denial_code", "none")).rpartition("-")[2]
    within = ladder(road).levels[0].file_within
    clock = f"payers/{case.follow_up.payer}#dispute" if within == CONTRACT else f"rules/{within}"
    named = (f"codes/carc/{code}", clock, "policy/denials", "policy/patient-bills")
    return [name for name in named if find_source(name)]


# ---- plays ----


def appeal_plays(scenario: Scenario, file: Path, case: CaseFile) -> str:
    """What an expert does, and what people do instead, at one seed. What comes of each is what the kit finds."""
    assert case.follow_up
    work = scenario.stages[0].work
    assert work
    asks_for_a_day = any(weight.of == "last_day" for weight in work.worth)
    deadline = case.follow_up.letter["deadline"]
    last = [f"last_day: {_day(deadline)}"] if asks_for_a_day else []
    best = [*last, *(_doing(step) for step in work.best)]
    ways = [("does what an expert does", best), *_other_ways(work, case, last)]
    plays = "\n".join(_play(scenario, file, name, doings) for name, doings in ways)
    return f"""# yaml-language-server: $schema={schema_for(file).replace("scenario.schema", "plays.schema")}
# What a trainee does, and what must then happen. `new` has copied these results from the case; work them out by hand,
# with the arithmetic here, and change the file or the play where the two differ. So each checks the other.
{plays}"""


def _other_ways(work: Work, case: CaseFile, last: list[str]) -> Iterator[tuple[str, list[str]]]:
    assert case.follow_up
    wrong = {each.fact for each in work.when_wrong}
    if "bill-patient" in wrong:
        yield "bills the patient for what is ours", [*last, "act: bill-patient"]
    if "write-off" in wrong:
        yield "gives up on the first day", [*last, "act: write-off"]
    sends = next((step for step in work.best if step.send), None)
    if sends:
        everything = tuple(each.id for each in case.follow_up.papers)
        yield (
            "sends everything that is in the file",
            [*last, _doing(Step(sends.act, everything)), _doing(work.best[-1])],
        )


def _doing(step: Step) -> str:
    return _step(step).removesuffix("}") + (", letter: good}" if step.act in ASKING else "}")


def _day(iso: str) -> str:
    year, month, number = iso.split("-")
    return f"{month}/{number}/{year}"


def _play(scenario: Scenario, file: Path, name: str, doings: Sequence[str]) -> str:
    """One play with what comes of it."""
    moves = "\n".join(f"      - {each}" for each in doings)
    text = f"""- play: {name}
  seed: {SEED}
  mode: assess
  moves:
    work:
{moves}
    note: {{send: good}}
"""
    return text + _result(play_through(scenario, _read(text, file, scenario)).report())


def _read(text: str, file: Path, scenario: Scenario) -> Play:
    plays, notes = read_plays(shown(file), text, scenario)
    assert not notes.mistakes, notes.mistakes
    return plays[0]


def _result(report: Report) -> str:
    shares = ", ".join(f"{axis}: {each.share}" for axis, each in report.axes.items() if each.share is not None)
    known = next((each.name for each in report.decisions if each.question.kind == "act" and each.name), "")
    errors = ", ".join(dict.fromkeys(error.name for each in report.decisions for error in each.errors))
    lines = [f"  score: {{{shares}}}"]
    lines += [f"  recognised: {{work: {known}}}"] if known else []
    lines += [f"  critical: [{errors}]"] if errors else []
    return "\n".join([*lines, f"  passed: {'yes' if report.passed else 'no'}", ""])
