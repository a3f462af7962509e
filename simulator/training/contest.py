"""A bot plays episodes from a process of its own: the prompt goes out as JSON, one move comes back, nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import TracebackType
from typing import Self

from simulator.reading import ROOT
from simulator.training.episode import Episode
from simulator.training.report import Report

MOST_MOVES = 200


class Bot:
    """A bot at work. One process plays as many episodes as it is given; use it in a `with`."""

    def __init__(self, name: str, seed: int = 0) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "simulator.training.bots", name, "--seed", str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
        )

    def play(self, episode: Episode) -> Report:
        """Play one episode to its end."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        for _ in range(MOST_MOVES):
            if episode.done:
                return episode.report()
            stdin.write(json.dumps(episode.prompt) + "\n")
            stdin.flush()
            answer = stdout.readline()
            if not answer:
                raise RuntimeError(f"The bot has stopped, at {episode.scenario.name} with seed {episode.case.seed}.")
            episode.play(**json.loads(answer))
        raise RuntimeError(f"The bot does not come to an end, at {episode.scenario.name}.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()
