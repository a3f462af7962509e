"""Every mistake of the catalogue is made once, and is named with its line, in plain words, with something to try."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario.mistakes import CATALOGUE, Entry
from simulator.training.plays import check

EXAMPLES = Path(__file__).parent / "examples"


def examples(folder: Path, **changed: str) -> Path:
    """The clean example in a folder, with some of its text changed."""
    for name in ("clean.yaml", "clean.plays.yaml"):
        text = changed.get(name.replace(".", "_"), (EXAMPLES / name).read_text(encoding="utf-8"))
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "clean.yaml"


def make(entry: Entry, folder: Path) -> Path:
    """The clean example with this one mistake in it."""
    name = "clean.plays.yaml" if entry.plays else "clean.yaml"
    file = examples(folder)
    if entry.find == "*":
        (folder / name).unlink()
        return file
    text = (folder / name).read_text(encoding="utf-8")
    assert entry.find in text, entry.code
    (folder / name).write_text(text.replace(entry.find, entry.put, 1), encoding="utf-8")
    return file


def test_the_clean_example_has_no_mistake(tmp_path):
    assert check(examples(tmp_path)) == []


@pytest.mark.parametrize("code", CATALOGUE)
def test_mistake(code, tmp_path):
    entry = CATALOGUE[code]

    found = check(make(entry, tmp_path))

    assert code in [mistake.code for mistake in found]
    mistake = next(each for each in found if each.code == code)
    assert mistake.says.endswith((".", "}"))
    assert "{" not in mistake.says or code == "SC027"
    assert mistake.tries
    name = "clean.plays.yaml" if entry.plays and entry.find != "*" else "clean.yaml"
    assert Path(mistake.file).name == name
    if entry.put and code not in (
        "SC001",
        "SC007",
        "SC016",
        "SC017",
        "SC022",
        "SC023",
        "SC025",
        "SC036",
        "SC037",
        "SC039",
        "SC044",
        "SC050",
        "SC051",
        "SC052",
        "SC060",
    ):
        line = (tmp_path / name).read_text(encoding="utf-8").splitlines()[mistake.line - 1]
        assert entry.put.splitlines()[-1].strip()[:12] in line, line


def test_one_mistake_hides_no_other(tmp_path):
    """Ten mistakes in one file come in one run, in order of line."""
    text = (EXAMPLES / "clean.yaml").read_text(encoding="utf-8")
    for find, put in (
        ("level: foundation", "level: easy"),
        ("today: 2026-03-23", "today: 23.03.2026"),
        ("minutes: 6", "minuts: 6"),
        ("ppo-silver", "ppo-sliver"),
        ("charge: 800 to 900", "charge: a lot"),
        ("money: eob.patient_share", "money: eob.pateint_share"),
        ("points: 4", "points: none"),
        ("tests: [EOB-2]", "tests: [EOB-22]"),
        ("critical: balance_billing", "critical: balance_bill"),
        ("codes/carc/197", "codes/carc/9999"),
    ):
        assert find in text
        text = text.replace(find, put, 1)

    found = check(examples(tmp_path, clean_yaml=text))

    codes = [mistake.code for mistake in found]
    for code in ("SC011", "SC009", "SC004", "SC005", "SC012", "SC008", "SC003", "SC010", "SC013", "SC015", "SC020"):
        assert code in codes, code
    assert [mistake.line for mistake in found] == sorted(mistake.line for mistake in found)


def test_a_near_name_is_suggested(tmp_path):
    text = (
        (EXAMPLES / "clean.yaml").read_text(encoding="utf-8").replace("eob.patient_share\n", "eob.pateint_share\n", 1)
    )

    mistake = check(examples(tmp_path, clean_yaml=text))[0]

    assert mistake.says == "`eob.pateint_share` is not a fact an author may name."
    assert mistake.tries.startswith("Did you mean `eob.patient_share`?")
    assert mistake.line == 25


@pytest.mark.parametrize(
    "text", ["", "[]", "title", "- a\n- b", "title: {a: [}", "\x00", "stages: 3", "? [a]\n: b", "%"]
)
def test_what_is_no_scenario_at_all_is_named_and_never_a_traceback(text, tmp_path):
    found = check(examples(tmp_path, clean_yaml=text))

    assert found
    assert all(mistake.says and mistake.line >= 1 for mistake in found)


@pytest.mark.parametrize("text", ["", "title", "a: b", "- play: x", "- [1]", "- play: x\n  seed: 1\n  moves: 3"])
def test_plays_that_are_no_plays_are_named_too(text, tmp_path):
    found = check(examples(tmp_path, clean_plays_yaml=text))

    assert found
    assert all(mistake.file.endswith("clean.plays.yaml") for mistake in found)


CLEAN = (EXAMPLES / "clean.yaml").read_text(encoding="utf-8").splitlines(keepends=True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(CLEAN) - 1),
            st.sampled_from(
                ["", "- x\n", "  \n", "a: {b: c}\n", "read: [1, {2: 3}]\n", "      lines: 7\n", "{", "é: ‘\n"]
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_line_is_lost_or_replaced_there_is_an_answer_and_no_traceback(tmp_path, changes):
    lines = list(CLEAN)
    for number, put in changes:
        lines[number] = put

    for mistake in check(examples(tmp_path, clean_yaml="".join(lines))):
        assert mistake.says
        assert 1 <= mistake.line <= len(lines) + 1
