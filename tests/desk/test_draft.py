"""Trying a scenario: every mistake with its line and remedy, and what a trainee would meet once there is none."""

from __future__ import annotations

import pytest

from simulator import desk
from simulator.desk.draft import FILE


@pytest.fixture
def draft():
    return desk.try_a_scenario()


def check(draft, text: str) -> list[dict[str, object]]:
    draft.receive({"do": "check", "text": text})
    assert draft.view["trouble"] is None
    return draft.view["mistakes"]


def test_the_draft_is_clean_and_shows_papers_and_answers(draft):
    assert draft.view["checked"] is False
    assert check(draft, draft.view["text"]) == []
    assert [each["kind"] for each in draft.view["seen"]["documents"]] == ["remittance", "account"]
    assert [each["right"] for each in draft.view["seen"]["answers"]][1] == "CO-197"


def test_a_slip_is_told_with_its_line_and_what_was_meant(draft):
    text = draft.view["text"].replace("eob.patient_share ", "eob.pateint_share ", 1)
    (mistake,) = check(draft, text)
    assert "eob.pateint_share" in text.splitlines()[mistake["line"] - 1]
    assert "Did you mean `eob.patient_share`?" in mistake["try"]
    assert draft.view["seen"] is None


@pytest.mark.parametrize("text", ["", "   ", "title", "- a\n- b", "title: [", "\x00", "a: &b *b", "case: 1\n" * 2000])
def test_whatever_is_typed_is_answered_in_words(draft, text):
    assert check(draft, text)


def test_a_new_beginning_brings_the_draft_back_and_nothing_is_written(draft):
    first = draft.view["text"]
    check(draft, "title: gone")
    draft.receive({"do": "anew"})
    assert (draft.view["text"], draft.view["checked"], draft.view["begun"]) == (first, False, 2)
    assert not FILE.exists()
