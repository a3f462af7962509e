"""A draft of every flaw is a scenario without a mistake, and never takes the place of a file."""

from __future__ import annotations

import pytest

from simulator.case.pinned import FLAWS
from simulator.training.begin import CannotBegin, begin, find_beginning
from simulator.training.beginnings import BEGINNINGS
from simulator.training.plays import check, plays_of


def test_there_is_a_draft_for_every_flaw_and_for_none():
    assert set(BEGINNINGS) == {"none", *FLAWS}


@pytest.mark.parametrize("flaw", BEGINNINGS)
def test_a_draft_has_no_mistake_as_it_is_written(flaw, tmp_path):
    file, beside = begin("eob", f"flaw:{flaw}", tmp_path / "mine.yaml")

    assert check(file) == []
    assert beside.name == "mine.plays.yaml"
    assert len(plays_of(file)[1]) >= 2
    assert file.read_text(encoding="utf-8").count("#") >= 10


@pytest.mark.parametrize(
    ("source", "flaw"),
    [
        ("carc:197", "no_authorization"),
        ("carc:co-29", "filed_late"),
        ("carc:31", "not_a_member"),
        ("carc:B7", "provider_not_enrolled"),
        ("flaw:underpaid", "underpaid"),
    ],
)
def test_a_draft_begins_from_a_reason_or_from_a_flaw(source, flaw):
    assert find_beginning(source).flaw == flaw


@pytest.mark.parametrize(
    ("kind", "source", "says"),
    [
        ("eobs", "carc:197", "There is no draft of kind `eobs`. Did you mean `eob`?"),
        ("eob", "carc:999", "No flaw of the kit is denied with reason 999."),
        ("eob", "flaw:no_authorisation", "Did you mean `no_authorization`?"),
        ("eob", "carc:", "Which reason? Write its number behind the colon"),
        ("eob", "197", "Write carc:197 or flaw:no_authorization"),
    ],
)
def test_what_cannot_begin_is_one_sentence(kind, source, says, tmp_path):
    with pytest.raises(CannotBegin) as told:
        begin(kind, source, tmp_path / "mine.yaml")
    assert says in str(told.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("there", ["mine.yaml", "mine.plays.yaml"])
def test_a_draft_never_takes_the_place_of_a_file(there, tmp_path):
    (tmp_path / there).write_text("my work", encoding="utf-8")

    with pytest.raises(CannotBegin, match="There is already a file"):
        begin("eob", "carc:197", tmp_path / "mine.yaml")
    assert (tmp_path / there).read_text(encoding="utf-8") == "my work"
    assert [file.name for file in tmp_path.iterdir()] == [there]
