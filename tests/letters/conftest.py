"""The files of values that letters are held against."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import LetterFile, Paper
from simulator.letters.corpus import CORPUS, Typed, letters_in
from simulator.reading import read_data

FileOf = Callable[[str], LetterFile]


@pytest.fixture(scope="session")
def file_of() -> FileOf:
    """A file of the corpus by name: mri, noauth, intime, late, visit, expired."""
    return lambda name: LetterFile.from_json(dict(read_data(CORPUS / "files" / f"{name}.yaml")))


@pytest.fixture(scope="session")
def corpus() -> Mapping[str, Typed]:
    """Every letter of the corpus by its name. To read them takes seconds, so nobody does before they are asked for."""
    return {each.name: each for each in letters_in()}


@pytest.fixture
def claim(file_of) -> LetterFile:
    """A knee film of March 2, 2026, sent once; the letter is of June 20."""
    return replace(
        file_of("wound"),
        today=date(2026, 6, 20),
        received=date(2026, 3, 14),
        filing_limit=date(2026, 7, 20),
        services=(date(2026, 3, 2),),
        notices=(date(2026, 5, 8),),
        deadline=date(2026, 11, 4),
        dates={"sent": date(2026, 3, 13), "born": date(1974, 2, 20), "enrolled on file": date(2026, 2, 9)},
        procedures=("X7120", "X1310"),
        modifiers=(),
        modifiers_due=("LT",),
        conversations=(),
        approvals=(),
        facts={},
        words=("Knee X-ray, 3 views", "Arthritis of the left knee"),
    )


@pytest.fixture
def with_papers(claim) -> LetterFile:
    return replace(
        claim,
        papers=(
            Paper("report", "acceptance_report", "Acceptance report", date(2026, 3, 14)),
            Paper("form", "assignment", "Form that names our office", date(2026, 6, 2)),
            Paper("counsel", "therapy_notes", "Counselling notes", may_send=False),
        ),
        days_printed=(date(2026, 1, 21),),
    )
