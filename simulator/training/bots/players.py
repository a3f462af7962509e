"""All the bots, by name: what each does with a prompt. None asks for a hint.

expert            reads the papers
without:EOB-4     the expert, who never learned one competency
novice:25         reads a quarter of the questions as the expert does, and guesses at the others
random            guesses at all of them
first, last, longest       the option in one place, or the longest
always:dispute    reads as the expert does, and has one act for every account (dispute, write-off, escalate, bill)
cash, nice        on the line: takes what fear brings today; listens kindly and settles nothing
"""

from __future__ import annotations

from typing import Any

from simulator.chance import Stream
from simulator.training.bots import claims, expert, guesser, notes, talks
from simulator.training.bots.papers import Papers
from simulator.training.bots.rule import Question

HABITS = {
    "dispute": ("dispute", "dispute-price"),
    "write-off": ("write-off", "write-off-and-report"),
    "escalate": ("escalate",),
    "bill": ("bill-patient", "post-and-bill", "tell-bill-follows"),
}


def play(name: str, prompt: dict[str, Any], seed: int = 0) -> dict[str, Any]:
    """The next move. The same seed plays the same."""
    papers = Papers(prompt)
    if prompt.get("work") and prompt["work"]["open"]:
        return _work(
            name, prompt, papers, Stream(seed, "work", prompt["seed"], prompt["scenario"], prompt["work"]["minutes"])
        )
    if prompt.get("call") and not (prompt["critical"] or prompt["done"]):
        said = len(prompt["call"]["log"])
        unheard = _in_a_row((name, seed, prompt["seed"], prompt["scenario"], said))
        chance = Stream(seed, "talk", prompt["seed"], prompt["scenario"], said, unheard)
        return talks.next_move(prompt, chance, name)
    if prompt.get("write") and prompt["write"]["open"]:
        return _text(name, papers, Stream(seed, "write", prompt["seed"], prompt["scenario"]))
    for question in prompt["questions"]:
        if question["tries_left"]:
            chance = Stream(seed, "guess", prompt["seed"], prompt["scenario"], question["id"], question["tries"])
            return {"move": "answer", "question": question["id"], "value": _answer(name, question, papers, chance)}
    return {"move": "continue"}


_asked: list[Any] = [None, 0]


def _in_a_row(prompt: tuple[Any, ...]) -> int:
    """How often the same prompt came before this one: what a form would not take leaves a talk as it was."""
    _asked[:] = [prompt, _asked[1] + 1 if _asked[0] == prompt else 0]
    return int(_asked[1])


def _text(name: str, papers: Papers, chance: Stream) -> dict[str, Any]:
    """Who reads the papers writes what they say; who does not, a few idle words."""
    kind, _, what = name.partition(":")
    reads = kind in ("expert", "always") or (kind == "novice" and chance.below(100) < int(what))
    reads = reads or (kind == "without" and what != notes.COMPETENCY)
    return {"move": "send", "text": notes.written(papers) if reads else notes.at_random(chance)}


def _work(name: str, prompt: dict[str, Any], papers: Papers, chance: Stream) -> dict[str, Any]:
    """A claim is worked as the expert does, or by habit, or by chance."""
    kind, _, what = name.partition(":")
    reads = kind in ("expert", "without", "always") or (kind == "novice" and chance.below(100) < int(what))
    if not reads:
        return claims.guess(prompt, papers, chance)
    move = claims.next_move(prompt, papers)
    if kind == "without" and what == "DEN-4" and move["move"] == "last_day":
        return claims.guess(prompt, papers, chance)
    if kind == "always" and move["move"] == "act" and not prompt["work"]["done"]:
        offered = [act["act"] for act in prompt["work"]["acts"]]
        act = next((act for act in HABITS[what] if act in offered), move["act"])
        return move if act == move["act"] else claims.with_fields(act, prompt["work"], [], claims.BLIND_LETTER, chance)
    return move


def _answer(name: str, question: Question, papers: Papers, chance: Stream) -> str:
    kind, _, what = name.partition(":")
    if kind == "random":
        return guesser.at_random(question, papers, chance)
    if kind in guesser.PICKS:
        return guesser.by_place(question, papers, guesser.PICKS[kind], chance)
    if kind == "novice" and chance.below(100) >= int(what):
        return guesser.at_random(question, papers, chance)
    if kind == "always" and (found := _by_habit(question, HABITS[what], chance)):
        return found
    return expert.answer(question, papers, chance, what if kind == "without" else "")


def _by_habit(question: Question, habit: tuple[str, ...], chance: Stream) -> str | None:
    """The act of habit where acts are offered; where it is not among them, any of them."""
    if question["kind"] != "choice" or not any(option["act"] for option in question["options"]):
        return None
    offered: dict[str, str] = {option["act"]: option["id"] for option in question["options"]}
    return next((offered[act] for act in habit if act in offered), None) or chance.pick([*offered.values()])
