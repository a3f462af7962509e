"""The files of values that letters are held against."""

from collections.abc import Callable, Mapping

import pytest

from simulator.letters import LetterFile
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
