"""A solved case: the papers that an expert opens, each step said aloud with its reason, the letters, what it earns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from simulator.dates import print_date
from simulator.scenario.scenario import Question
from simulator.scenario.work import ASKING
from simulator.training.episode import Episode
from simulator.training.papers import paper
from simulator.training.report import Text
from simulator.training.stages.acting import Acting
from simulator.training.stages.acting.doing import good_letter
from simulator.training.stages.ask import right_value
from simulator.training.stages.talking.watched import watched

Json = dict[str, Any]

_OUTCOME, _LETTER = "outcome", "letter"

WATCHED_SEED = 1  # nobody is asked about the account that was solved before their eyes


def papers(episode: Episode) -> list[Json]:
    """Every paper that lies on the desk at some stage, and those that may be opened there, each once."""
    by_kind = {document.kind: document for document in episode.case.documents}
    kinds = dict.fromkeys(kind for stage in episode.scenario.stages for kind in stage.papers)
    return [paper(by_kind[kind]) for kind in kinds]


def steps(episode: Episode) -> Iterator[Json]:
    """How an expert would think aloud, stage by stage: each question, where to look, the answer and why, a mistake.

    Of what is done, and not answered: the day, the road, the envelope, the letter itself, what came of it. A note is
    shown last. A talk goes turn by turn.
    """
    asked, texts = {each.id: each for each in episode.scenario.questions}, [*expert_texts(episode)]
    for each in episode.report().decisions:
        if each.question.kind == "talk":
            continue
        if each.question.id == _OUTCOME:  # what came of it is told when the letter has gone
            yield from (_text(text) for text in texts if text.called == _LETTER)
            texts = [text for text in texts if text.called != _LETTER]
        if each.question.id in asked:
            yield from _answered(asked[each.question.id], each.right)
        else:
            yield _step("question", each.question.question, "", offered=[])
            yield _step("answer", each.right, each.why)
    yield from map(_text, texts)
    for _, talk in episode.talks:
        yield from watched(talk)


def _answered(question: Question, right: str) -> Iterator[Json]:
    yield _step("question", question.question, question.note, offered=_offered(question))
    for hint in question.hints:
        yield _step("look", "Look", hint)
    yield _step("answer", right, question.why)
    yield from _mistake(question)


def solve(episode: Episode) -> None:
    """Play it to its end as the author's expert does."""
    while not episode.done:
        if episode.work:
            _work(episode, episode.work)
        if episode.talk:
            for spoken in episode.talk.talk.best:
                episode.talk.follow(spoken)
        if episode.text:
            episode.play("send", text=episode.text.good())
        for question in episode.stage.questions:
            episode.play("answer", question=question.id, value=right_value(question, episode.case.facts))
        episode.play("continue")


def _work(episode: Episode, acting: Acting) -> None:
    """The last day where it is asked for, then each step; what asks again goes with a letter."""
    if acting.state.asks_for_a_day and acting.state.last_day:
        episode.play("last_day", day=acting.state.last_day.isoformat())
    for step in acting.work.best:
        if step.act in ASKING:
            sent = acting.state.in_envelope(step.send)
            letter = good_letter(acting.state, sent, step.rung, step.act)
            episode.play("act", act=step.act, evidence=sent, letter=letter, rung=step.rung)
        else:
            acting.follow(step)


def _step(kind: str, title: str, says: str, **more: object) -> Json:
    return {"kind": kind, "title": title, "says": says, "mark": None, **more}


def expert_texts(episode: Episode) -> tuple[Text, ...]:
    """Each letter and note as an expert writes it for this account, with its day."""
    twin = Episode(episode.scenario, episode.case, "assess")
    solve(twin)
    return twin.report().texts


def _text(text: Text) -> Json:
    """A letter as it goes out on its day, or a note as it is left on the account, word for word."""
    does = _DOES.get(text.called, "goes out")
    return _step("text", f"The {text.called} that {does} on {print_date(text.on)}", text.marked.text.strip())


_DOES = {"note": "is left"}


def _offered(question: Question) -> list[str]:
    """What there is to choose from, in the order of the alphabet, which tells nothing."""
    return sorted([*(each.says for each in question.options), *(pair.says for pair in question.pairs)])


def _mistake(question: Question) -> Iterator[Json]:
    for known in question.when_wrong[:1]:
        yield _step("mistake", f"A mistake to know: “{known.name}”", known.says, mark=known.mark)
