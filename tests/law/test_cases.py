"""Cases typed by hand, each a sentence: what happened, who called, and what must be found. No more and no less."""

from __future__ import annotations

import pytest

from simulator.reading import Mapping
from tests.law.telling import cases, found_in

ALL = [pytest.param(case, id=f"{file}: {sentence}") for file, sentence, case in cases()]


@pytest.mark.parametrize("case", ALL)
def test_what_is_found_is_what_was_typed_beside_it(case: Mapping) -> None:
    typed = [tuple(str(one).split(" ")) for one in case["finds"]]

    assert found_in(case) == typed


def test_there_are_at_least_150_of_them() -> None:
    assert len(ALL) >= 150
