"""Checking many scenarios: each stands alone, so the processors of this machine share them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from simulator.scenario.mistakes import Mistake
from simulator.training.plays import check

_A_SHARE = 16  # so many files are worth a process, which has to begin by reading what the kit knows
_AT_A_TIME = 4


def check_all(files: Sequence[Path]) -> list[list[Mistake]]:
    """The mistakes of each file, in the order of the files, whoever finds them."""
    processes = min(os.cpu_count() or 1, len(files) // _A_SHARE)
    if processes < 2:
        return [check(file) for file in files]
    from simulator.world.generate import workers  # who checks one file does not wait for it

    try:
        with workers(processes) as pool:
            assert pool
            return list(pool.map(check, files, chunksize=_AT_A_TIME))
    except BrokenProcessPool:  # a process was ended from outside, for want of memory or by an overseer
        return [check(file) for file in files]
