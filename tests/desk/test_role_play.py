"""Role-play cards from within a lesson: nothing goes out before it is saved, and each hand gets its own page."""

from __future__ import annotations

import pytest

from simulator.desk import NotOpen, RolePlayCards, role_play_cards
from simulator.desk.sittings import sit_down


@pytest.fixture
def desk() -> RolePlayCards:
    made = role_play_cards("talk/a-card-in-the-drawer")
    assert isinstance(made, RolePlayCards)
    return made


@pytest.fixture
def sent(desk, monkeypatch) -> list:
    files: list = []
    monkeypatch.setattr(desk, "send", lambda content, buffers: files.append((content, buffers[0].decode())))
    return files


def test_the_view_holds_no_card_before_one_is_saved(desk):
    assert desk.view["chosen"] == "talk/a-card-in-the-drawer"
    assert "Forgotten until" not in str(desk.view)


def test_all_the_cards_are_saved_as_one_page_that_prints(desk, sent):
    desk.receive({"do": "save", "hand": ""})
    (content, page), *rest = sent

    assert rest == []
    assert content == {"file": "cards-700.html", "kind": "text/html"}
    assert page.count("<article") == 4
    assert "--bd-ink" in page
    assert desk.view["saved"] == "cards-700.html"


def test_no_rung_of_the_ladder_begins_with_the_person_whose_key_is_saved_here(desk):
    """What is saved here is the trainer's key as well: practice begins at seed 7, unaided at 107, the test at 207."""
    rungs = {
        sit_down("talk/a-card-in-the-drawer", mode).sitting.prompt["seed"] for mode in ("practice", "unaided", "assess")
    }

    assert rungs == {7, 107, 207}
    assert desk.view["seed"] == 700


def test_the_collector_s_card_is_saved_without_the_others(desk, sent):
    desk.receive({"do": "save", "hand": "collector"})

    assert sent[0][0]["file"] == "cards-collector-700.html"
    assert sent[0][1].count("<article") == 1
    assert "Forgotten until" not in sent[0][1]


def test_another_talk_and_another_person_are_chosen(desk, sent):
    desk.receive({"do": "choose", "name": "talk/words-of-despair"})
    desk.receive({"do": "another"})
    desk.receive({"do": "save", "hand": "person"})

    assert (desk.view["chosen"], desk.view["seed"]) == ("talk/words-of-despair", 701)
    assert "takes another card" in " ".join(sent[0][1].split())


@pytest.mark.parametrize("said", [{"do": "choose", "name": "../x"}, {"do": "save", "hand": "judge"}])
def test_what_is_not_there_is_answered_in_one_sentence(desk, sent, said):
    desk.receive(said)

    assert desk.view["trouble"].startswith("There is no such")
    assert sent == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("eob/three-line-visit", "Nobody is on the line in eob/three-line-visit"),
        ("talk/a-plan-that-fit", "Did you mean `talk/a-plan-that-fits`?"),
    ],
)
def test_a_name_without_a_talk_opens_as_one_sentence(name, says):
    closed = role_play_cards(name)

    assert isinstance(closed, NotOpen)
    assert says in repr(closed)
