"""Care first: which words stop a talk about money, and what must then happen."""

from __future__ import annotations

import pytest

from simulator.law import care_needed


@pytest.mark.parametrize(
    "words",
    [
        "Sometimes I think I should just kill myself.",
        "Maybe everyone would be better off without me",
        "I DON’T WANT TO LIVE like this",
        "i dont want to be here anymore",
        "There’s no reason to live.",
        "I feel suicidal tonight",
    ],
)
def test_words_of_self_harm_stop_the_talk_and_hand_over(words: str) -> None:
    care = care_needed(words)

    assert care is not None
    assert care.level == "self_harm"
    assert care.must[0].startswith("Stop.")
    assert any("988" in step for step in care.must)
    assert any(step.startswith("Hand over") for step in care.must)


@pytest.mark.parametrize(
    "words",
    [
        "I just can't take this anymore, you call every week",
        "My husband just died and I have not opened the mail",
        "There is no way out for us.",
        "I’m at the end of my rope",
    ],
)
def test_words_of_distress_stop_the_talk_about_money(words: str) -> None:
    care = care_needed(words)

    assert care is not None
    assert care.level == "distress"
    assert care.must[0].startswith("Stop.")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "This bill is killing me",
        "My phone died during the last call",
        "I would die of shame if my boss heard of it",
        "I have a deadline on Friday",
        "I called the suicide hotline to volunteer",
        "I am skillful, not hopelessly late",
        "😀 <b>hello</b>",
    ],
)
def test_plain_talk_stops_nothing(words: str) -> None:
    assert care_needed(words) is None


def test_self_harm_is_heard_before_distress() -> None:
    care = care_needed("I can't cope. I want to die.")

    assert care is not None
    assert care.level == "self_harm"
    assert care.heard == ("want to die",)


def test_what_must_happen_names_no_illness() -> None:
    steps = " ".join(step for words in ("I want to die", "I can't cope") for step in care_needed(words).must).lower()

    assert not [word for word in ("depress", "disorder", "mental", "ill ", "patient is") if word in steps]
    assert "no opinion" in steps


def test_ten_thousand_characters_are_heard_to_the_end() -> None:
    assert care_needed("so many bills " * 800 + "and i want to die").level == "self_harm"
