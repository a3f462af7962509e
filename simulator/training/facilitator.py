"""The facilitator's sheet: what a trainer takes into the room. Goals, the expert's path, common errors, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.case.file import CaseFile
from simulator.scenario import house
from simulator.scenario.load import build
from simulator.scenario.scenario import WORTH, WRITTEN, Question, Scenario
from simulator.scenario.words import spoken
from simulator.training.page import page, panel, points, table, words
from simulator.training.preview import SEEDS, five_seeds
from simulator.training.scoring import PASS_MARK
from simulator.training.sheet_of_work import best_work, errors_at_work
from simulator.training.stages.ask import printed, right_answer

_ALWAYS_ASKED = (
    "What did you look at first, and what made you look there?",
    "Which paper settled it? Point at the line.",
    "What would the patient have seen or paid, had you acted on your first answer?",
    "What will you do in the next account that looks like this one?",
)


def sheet(scenario: Scenario, seed: int, styles: str) -> str:
    """The sheet as one page that prints. Raises CaseError where the case cannot be."""
    cases = [build(scenario, each) for each in range(seed, seed + SEEDS)]
    told = tuple(question for stage in spoken(scenario.stages, cases[0].facts) for question in stage.questions)
    worked = [WORTH[weight.of] for work in scenario.works.values() for weight in work.worth]
    worked += [WRITTEN[weight.of] for each in scenario.writes.values() for weight in each.worth]
    axes = ", ".join(dict.fromkeys([*(question.axis for question in told), *worked]))
    lead = (
        f"For the trainer. {scenario.level.capitalize()}, about {scenario.minutes} minutes, "
        f"as of {printed(scenario.today)}. It scores {axes}; each needs {PASS_MARK}%, without a critical error."
    )
    return page(f"Facilitator’s sheet: {scenario.title}", styles, [words(lead), *_parts(scenario, told, cases)])


def _parts(scenario: Scenario, told: Sequence[Question], cases: Sequence[CaseFile]) -> Iterator[str]:
    works = [stage for stage in spoken(scenario.stages, cases[0].facts) if stage.work]
    weighed = [weight for each in (scenario.works, scenario.writes) for one in each.values() for weight in one.worth]
    shown = [*(question.tests for question in told), *(weight.tests for weight in weighed)]
    tested = dict.fromkeys(name for tests in shown for name in tests)
    yield panel(
        "What it trains",
        table(
            "Competencies", ("Competency", "The trainee can"), [(name, house.competencies()[name]) for name in tested]
        ),
    )
    path = [f"{question.question} {right_answer(question, cases[0].facts)}. {question.why}" for question in told]
    done = [part for stage in works for part in best_work(stage, cases[0])]
    yield panel(f"The expert’s path, seed {cases[0].seed}", points(path, "ol"), *done)
    errors = [*(_errors(question) for question in told), *(errors_at_work(stage) for stage in works)]
    yield panel("Common errors, and what to say to them", *errors)
    yield panel("What to ask afterwards", points([*_ALWAYS_ASKED, *_about_this_one(told)]))
    yield panel("The numbers at five seeds", five_seeds(scenario, cases), is_new_page=True)
    sources = [f"{source.says} {source.source}." for source in scenario.sources]
    yield panel("Where each rule comes from", points(sources))


def _errors(question: Question) -> str:
    rows = [(each.name, each.says) for each in question.when_wrong]
    rows += [
        (option.says + (" (critical error)" if option.critical else ""), option.because)
        for option in question.options
        if not option.is_right and option.because
    ]
    return (
        words(question.question, "h3") + table(f"Errors at {question.id}", ("People answer", "Say"), rows)
        if rows
        else ""
    )


def _about_this_one(told: Sequence[Question]) -> list[str]:
    """A question for each step that looks right and is not."""
    tempting = [
        option.says
        for question in told
        if question.kind == "choice"
        for option in question.options
        if not option.is_right
    ]
    return [f"Why not this: “{says}”? When would it be right?" for says in tempting]
