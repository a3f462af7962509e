"""One account by hand, so that the desk is tried without an engine, a scenario file or a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.records import Sitting, Store
from simulator.scenario.scenario import Stage
from simulator.training.episode import Episode
from tests.by_hand import LAST_DAY, NEXT_STEP, OWES, case, scenario


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what a trainee does."""
    monkeypatch.setenv("BALANCE_DUE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "records")
    yield store
    store.close()


@pytest.fixture
def episode() -> Episode:
    """Everything is asked while the remittance is read; only the last day, for two points, comes later."""
    reads = Stage("read", "Read", ("remittance", "account"), (OWES, NEXT_STEP))
    decides = Stage("decide", "Decide", ("remittance", "account"), (replace(LAST_DAY, points=2),))
    return Episode(scenario(reads, decides), case())


@pytest.fixture
def sitting(episode: Episode, store: Store) -> Sitting:
    return Sitting(episode, store)
