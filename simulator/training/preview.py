"""A scenario before it is played: each stage as the trainee meets it, and behind it what only the trainer may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from simulator.case.file import CaseFile
from simulator.scenario.load import build
from simulator.scenario.scenario import TYPED, Question, Scenario
from simulator.scenario.words import spoken, with_facts
from simulator.training.episode import Episode
from simulator.training.page import page, panel, points, table, words
from simulator.training.sheet_of_work import best_work, on_the_desk
from simulator.training.stages.ask import in_words, printed, right_answer, right_value
from simulator.training.stages.talking.play import said_as

SEEDS = 5


def preview(scenario: Scenario, seed: int, styles: str) -> str:
    """The scenario at a seed, as one page. Raises CaseError where the case cannot be."""
    cases = [build(scenario, each) for each in range(seed, seed + SEEDS)]
    episode = Episode(scenario, cases[0], "practice")
    lead = f"Seed {seed}, {scenario.level}, {scenario.minutes} minutes, as of {printed(scenario.today)}."
    return page(
        scenario.title, styles, [words(lead), *_as_the_trainee_sees_it(episode), *_for_the_trainer(scenario, cases)]
    )


def _as_the_trainee_sees_it(episode: Episode) -> Iterator[str]:
    """Stage by stage; a paper stands where it is first shown."""
    shown: set[str] = set()
    while not episode.done:
        prompt = episode.prompt
        new = [paper for paper in prompt["documents"] if paper["id"] not in shown]
        shown |= {paper["id"] for paper in new}
        papers = f'<div class="bd-papers">{"".join(paper["html"] for paper in new)}</div>'
        asked = [_question(question) for question in prompt["questions"]]
        asked += on_the_desk(episode.work) if episode.work else ()
        yield panel(f"The trainee sees: {prompt['stage']['title']}", papers, *asked)
        if episode.work:
            yield panel("For the trainer only: what an expert does", *best_work(episode.stage, episode.case))
            for step in episode.work.work.best:
                episode.work.follow(step)
        if episode.talk:
            yield panel(
                "For the trainer only: what an expert says, and what is said back", *_talk_of_an_expert(episode)
            )
        if episode.text:
            yield panel("For the trainer only: what an expert writes", words(episode.text.good()))
            episode.play("send", text=episode.text.good())
        for question in episode.stage.questions:
            episode.play("answer", question=question.id, value=right_value(question, episode.case.facts))
        episode.play("continue")


def _talk_of_an_expert(episode: Episode) -> Iterator[str]:
    """The expert's talk at this seed, line by line; it ends the stage."""
    assert episode.talk
    for spoken_ in episode.talk.talk.best:
        episode.play("say", **said_as(episode.talk.call, spoken_))
    lines = episode.prompt["call"]["log"]
    yield table("The talk", ("At", "Who", "Says"), [(each["at"], each.get("name", ""), each["says"]) for each in lines])


def _question(question: dict[str, Any]) -> str:
    """The question as it lies on the desk; here it takes no answer."""
    offered = question["options"]
    if question["kind"] == "match":
        choices = points([each["says"] for each in offered["left"]]) + points(
            [each["says"] for each in offered["right"]]
        )
    else:
        choices = points([each["says"] for each in offered], "ol" if question["kind"] == "order" else "ul")
    number = f"Question {question['number']} of {question['of']}, {question['points']} points, {question['axis']}"
    note = f'<p class="bd-hint">{escape(question["note"])}</p>'
    return f"<section><h3>{escape(number)}</h3>{words(question['question'])}{note}{choices}</section>"


# ---- what only the trainer may see ----


def _for_the_trainer(scenario: Scenario, cases: Sequence[CaseFile]) -> Iterator[str]:
    """Hidden truth, every answer with its words, and the same scenario at five seeds."""
    first = cases[0]
    hidden = [f"{line.capitalize()}: {cause.replace('_', ' ')}" for line, cause in first.truth.items()]
    told = spoken(scenario.stages, first.facts)
    yield panel(
        "For the trainer only",
        words("What stands below is the answer key. Do not hand it out."),
        words("Hidden truth", "h3"),
        points(hidden) or words("Nothing is wrong with this account."),
        *(answers(question, first) for stage in told for question in stage.questions),
        is_new_page=True,
    )
    yield panel("The same scenario at five seeds", five_seeds(scenario, cases))


def answers(question: Question, case: CaseFile) -> str:
    """What is right, and what is said to each answer that was foreseen."""
    rows = [("Right", right_answer(question, case.facts), question.why)]
    for each in question.when_wrong:
        value = case.facts.get(each.fact)
        shown = each.fact if value is None else in_words(printed(value), question.kind)
        rows.append((each.name, shown if question.kind in TYPED else "", each.says))
    for option in question.options if question.kind in ("choice", "several") else ():
        share = "right" if option.is_right else "critical error" if option.critical else str(option.share)
        rows.append((option.says, share, option.because))
    return words(question.question, "h3") + table(
        f"Answers to {question.id}", ("Answer", "Is", "What is said to it"), rows
    )


def five_seeds(scenario: Scenario, cases: Sequence[CaseFile]) -> str:
    """One row a question, one column a seed. A choice is the same at every seed."""
    rows = []
    for question in scenario.questions:
        if question.kind in TYPED:
            rows.append((question.id, *(right_answer(question, case.facts) for case in cases)))
        else:
            rows.append((question.id, *(with_facts(right_answer(question, case.facts), case.facts) for case in cases)))
    return table("Right answers", ("Question", *(f"Seed {case.seed}" for case in cases)), rows)
