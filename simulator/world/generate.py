"""A world made practice by practice, on disk as soon as each is made, by one worker or by many.

Any `concurrent.futures` executor serves: processes on this machine, or a cluster's (Dask has one). Each practice has
streams of its own, so who makes it, and when, changes no byte.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TypeAlias

from simulator.world.files import (
    CLAIMS,
    REMITTANCES,
    Made,
    is_made,
    sweep,
    write_csv,
    write_note,
    write_parquet,
    write_segments,
    write_whole,
)
from simulator.world.settings import BadSettings, Settings
from simulator.world.world import WORLD, World

SCHEDULER_ANSWERS_WITHIN = 20  # seconds

OnMade: TypeAlias = Callable[[Made], None]


def generate(
    settings: Settings,
    out: Path,
    *,
    executor: Executor | None = None,
    resume: bool = False,
    on_made: OnMade = lambda _: None,
) -> World:
    """Make the world in an empty folder, or with `resume` what an earlier run left unmade.

    Raises BadSettings where the folder holds something else, DiskFull where it takes no more.
    """
    _begin(settings, out, resume=resume)
    missing = [practice for practice in settings.practices if not is_made(out, practice)]
    if executor is None:
        for practice in missing:
            on_made(make(settings, practice, out))
        sweep(out)
        return World(out)
    jobs = [executor.submit(make, settings, practice, out) for practice in missing]
    try:
        for job in as_completed(jobs):
            on_made(job.result())
    except BaseException:
        _let_go(jobs)
        raise
    sweep(out)
    return World(out)


def make(settings: Settings, practice: int, out: Path) -> Made:
    """One practice, from its people to its files."""
    from simulator.world.practice import make_practice
    from simulator.world.tables import tables_of
    from simulator.world.x12 import claims_of, remittances_of

    made = make_practice(settings, practice)

    def write(folder: Path) -> None:
        match settings.form:
            case "parquet":
                write_parquet(tables_of(made, settings.as_of), folder)
            case "csv":
                write_csv(tables_of(made, settings.as_of), folder)
            case "835":
                write_segments(remittances_of(made, settings.as_of), folder / REMITTANCES)
            case _:
                write_segments(claims_of(made, settings.as_of), folder / CLAIMS)

    write_whole(out, practice, write)
    return Made(practice, len(made.population.people), len(made.care.visits), len(made.care.services))


@contextmanager
def workers(count: int) -> Iterator[Executor | None]:
    """So many processes on this machine; for one worker none, since this process does it. Ctrl-C stops us, not them."""
    if count == 1:
        yield None
        return
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_follow_the_first)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a Dask cluster. They write to the same folder, so it has to be one that all of them reach."""
    from distributed import Client

    with Client(address, timeout=SCHEDULER_ANSWERS_WITHIN) as client:
        yield client.get_executor(pure=False)


def _follow_the_first() -> None:
    """In a worker: Ctrl-C stops the first process, which ends us; and where that is killed, nobody goes on writing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _let_go(jobs: list[Future[Made]]) -> None:
    for job in jobs:
        job.cancel()


def _begin(settings: Settings, out: Path, *, resume: bool) -> None:
    """Say in the folder what is made there, or find it said. Raises BadSettings."""
    note = out / WORLD
    if note.is_file():
        kept = World(out).settings
        if not resume:
            raise BadSettings(
                f"There is a world in {out} already. Choose another folder, or go on with it by --resume."
            )
        if kept != settings:
            names = [name for name, value in settings.as_json().items() if kept.as_json()[name] != value]
            raise BadSettings(f"The world in {out} was made with another {' and '.join(names)}. Nothing was changed.")
        return
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BadSettings(f"{out} is not an empty folder. Choose a new one; nothing was written.")
    out.mkdir(parents=True, exist_ok=True)
    write_note(note, json.dumps(settings.as_json(), indent=2) + "\n")
