"""A solved case in the terminal: its papers, then each step of the expert with its reason, then what that earns."""

from __future__ import annotations

from typing import Any

from simulator.training.episode import Episode
from simulator.training.solved import papers, solve, steps
from simulator.training.terminal import show_score
from simulator.training.typed import WIDTH, Say, day, show_papers, wrapped

Json = dict[str, Any]


def watch_in_terminal(episode: Episode, say: Say) -> None:
    """All of it, in order, from the same source as the desk's “Watch one solved”. It plays the episode to its end."""
    scenario = episode.scenario
    say(
        f"Solved for you: {scenario.title}\n{scenario.level}, seed {episode.case.seed}. "
        f"Today is {day(scenario.today.isoformat())}."
    )
    show_papers(papers(episode), say)
    say(f"{'WHAT AN EXPERT DOES ':-<{WIDTH}}")
    all_of_it, before = list(steps(episode)), ""
    for number, step in enumerate(all_of_it, 1):
        written = _written(step)
        new = [wrapped(written, 3)] if written != before else []
        say("\n".join([f"Step {number} of {len(all_of_it)}", *_told(step), *new]))
        before = written
    solve(episode)
    say(f"{'WHAT THIS EARNS ':-<{WIDTH}}")
    show_score(episode.report().as_json(), say)


def _told(step: Json) -> list[str]:
    """One step: what is asked or done, why, and of a talk what was said and what it did. A letter keeps its lines."""
    if step["kind"] == "text":
        return [wrapped(f"{step['title']}:"), "", *(wrapped(line, 3) for line in step["says"].splitlines())]
    lines = [wrapped(f"{_HEADS.get(step['kind'], '')}{_sentence(step['title'])} {step['says']}".strip())]
    lines += [wrapped(f"- {each}", 3) for each in step.get("offered", ())]
    lines += [wrapped(f"[{each['at']}] {_who(each)}{each['says']}", 3) for each in step.get("lines", ())]
    if why := " ".join(step.get("did", {}).get("why", ())):
        lines.append(wrapped(f"What it did: {why}", 3))
    return lines


def _written(step: Json) -> str:
    """Of a talk, what the expert has in hand by then: the plan as it is built, and later the note."""
    call = step.get("call") or {"plan": None, "note": {"text": ""}}
    drawn = (call["plan"] or {}).get("drawn")
    plan, note = drawn["says"] if drawn else "", call["note"]["text"]
    return f"The note: {note}" if note else f"The plan: {plan}" if plan else ""


_HEADS = {"question": "Question: ", "answer": "Answer: "}


def _who(line: Json) -> str:
    return f"{line['name']}: " if "name" in line else ""


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!", "”")) else f"{words}."
