"""A claim that is worked, as a trainer's page prints it: what lies in the file, what an expert does, what it brings."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.case.file import CaseFile
from simulator.dates import print_date
from simulator.scenario.house import acts
from simulator.scenario.scenario import Stage
from simulator.training.page import table, words
from simulator.training.stages.acting import Acting
from simulator.training.stages.acting.told import in_words
from simulator.training.stages.acting.value import value_of


def on_the_desk(acting: Acting) -> Iterator[str]:
    """What the trainee finds: the papers to open, the file, and what may be done."""
    opens = [(each.paper.replace("_", " "), str(each.minutes)) for each in acting.work.papers]
    if opens:
        yield table("Papers to open", ("Paper", "Minutes"), opens)
    yield table("In our file", ("Paper", "Says"), [(each.title, each.note) for each in acting.follow_up.papers])
    yield words("What may be done: " + "; ".join(acts()[act] for act in acting.work.acts) + ".")


def best_work(stage: Stage, case: CaseFile) -> Iterator[str]:
    """The expert's steps at this seed with what came of each, and what each part of the work is worth."""
    assert stage.work
    acting = Acting(stage, case, "assess")
    for step in stage.work.best:
        acting.follow(step)
    rows = [
        (
            print_date(each.on),
            in_words(each),
            ", ".join(paper.title for paper in each.papers),
            f"{print_date(each.reaction.on)}: {each.reaction.says}" if each.reaction else "",
        )
        for each in acting.state.done
    ]
    yield table("What an expert does", ("On", "Act", "Sends", "What comes of it"), rows)
    if acting.state.last_day:
        yield words(f"The last day is {print_date(acting.state.last_day)}.")
    yield words(f"It brings {value_of(acting.state).dollars}, when days and work are counted.")
    worth = [(each.of.replace("_", " "), str(each.points), each.why) for each in stage.work.worth]
    yield table("What it is worth", ("Part", "Points", "Why"), worth)


def errors_at_work(stage: Stage) -> str:
    """What people do instead, and what to say to it."""
    assert stage.work
    rows = [(each.name, each.says) for each in stage.work.when_wrong]
    return words(stage.title, "h3") + table(f"Errors at {stage.id}", ("People do", "Say"), rows) if rows else ""
