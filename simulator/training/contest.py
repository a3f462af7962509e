"""Bots play episodes from a process of their own: the prompt goes out as JSON, one move comes back, nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import TracebackType
from typing import Any, Self

from simulator.reading import ROOT
from simulator.training.episode import Episode
from simulator.training.report import Report

MOST_MOVES = 200


class Bots:
    """The bots at work, in one process for as many episodes as they are given; use it in a `with`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "simulator.training.bots"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
        )

    def play(self, bot: str, episode: Episode, seed: int = 0) -> Report:
        """Let one bot play one episode to its end. `seed` is the bot's own, for what it guesses."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        for _ in range(MOST_MOVES):
            if episode.done:
                return episode.report()
            stdin.write(json.dumps({"bot": bot, "seed": seed, "prompt": _told(episode.prompt)}) + "\n")
            stdin.flush()
            answer = stdout.readline()
            if not answer:
                raise RuntimeError(f"The bot {bot} has stopped, at {episode.scenario.name}, seed {episode.case.seed}.")
            episode.play(**json.loads(answer))
        raise RuntimeError(f"The bot {bot} does not come to an end, at {episode.scenario.name}.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()


def _told(prompt: dict[str, Any]) -> dict[str, Any]:
    """The prompt with each paper in the one form that a program reads."""
    papers = [{"kind": paper["kind"], "model": paper["model"]} for paper in prompt["documents"]]
    return {**prompt, "documents": papers}
