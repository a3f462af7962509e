"""The exercise by hand as a trainee plays it, and the talk that the tests of talks share."""

from __future__ import annotations

import pytest

from simulator.case.file import CaseFile
from simulator.scenario.scenario import Scenario, Stage
from simulator.training.episode import Episode, open_episode
from tests import by_hand
from tests.by_hand import LAST_DAY, NEXT_STEP, OWES
from tests.training.talks import NAME


@pytest.fixture
def case() -> CaseFile:
    return by_hand.case()


@pytest.fixture
def scenario() -> Scenario:
    return by_hand.scenario(
        Stage("read", "Read", ("remittance",), (OWES, LAST_DAY)),
        Stage("decide", "Decide", ("remittance", "account"), (NEXT_STEP,)),
    )


@pytest.fixture
def practice(scenario: Scenario, case: CaseFile) -> Episode:
    return Episode(scenario, case)


@pytest.fixture
def assess(scenario: Scenario, case: CaseFile) -> Episode:
    return Episode(scenario, case, "assess")


@pytest.fixture
def episode() -> Episode:
    """The talk of `talks.py`, for every test of a talk."""
    return open_episode(NAME, 7)
