"""The workshop for letters: the check as often as wanted, a complete letter to see, and another denial."""

import re

import pytest

from simulator.desk.letter_workshop import Workshop, letter_workshop


@pytest.fixture
def workshop() -> Workshop:
    made = letter_workshop()
    assert isinstance(made, Workshop)
    return made


def checked(workshop: Workshop, letter: str, evidence: list[str]) -> dict:
    workshop.receive({"do": "check-letter", "letter": letter, "evidence": evidence})
    return workshop.view["prompt"]["work"]["checked"]


def test_a_complete_letter_is_shown_only_when_asked_for_and_earns_all(workshop):
    assert workshop.view["complete"] is None
    workshop.receive({"do": "show"})
    needed = sorted(workshop._bench.acting.state.needed(0))

    found = checked(workshop, workshop.view["complete"], needed)

    assert found["points"] == found["of"] > 10
    assert {each["verdict"] for each in found["envelope"]} == {"needed"}


def test_the_complete_letter_is_put_away_again_and_names_every_paper_that_goes_with_it(workshop):
    workshop.receive({"do": "show"})
    _, names = workshop.view["complete"].split("Enclosed:\n")
    assert len(re.findall("^- ", names, re.MULTILINE)) == len(workshop._bench.acting.state.needed(0))

    workshop.receive({"do": "hide"})
    assert workshop.view["complete"] is None
    assert workshop.view["trouble"] is None


def test_a_paper_of_the_file_that_is_named_and_left_at_home_is_called_not_enclosed(workshop):
    workshop.receive({"do": "show"})

    found = checked(workshop, workshop.view["complete"], [])["found"]

    at_home = [each for each in found if "it is not in the envelope" in each["says"]]
    assert at_home
    assert {each["title"] for each in at_home} == {"Not enclosed"}


def test_a_wrong_date_of_service_is_wrong_or_missing_and_none_at_all_is_missing(workshop):
    workshop.receive({"do": "show"})
    letter = workshop.view["complete"]
    assert letter.count("May 18, 2026") == 2

    def called(said: str) -> str:
        found = checked(workshop, said, sorted(workshop._bench.acting.state.needed(0)))["found"]
        return next(each["title"] for each in found if each["says"] == "Give the date of service.")

    assert called(letter.replace("May 18, 2026", "May 13, 2026")) == "Wrong or missing"
    assert called(letter.replace("Date of service May 18, 2026", "").replace(" of May 18, 2026", "")) == "Missing"


def test_what_nothing_proves_is_marked_and_nothing_ends(workshop):
    found = checked(workshop, "Dr. Nobody Atall told us on 01/02/2020 that you had approved this.", [])

    assert found["faults"] > 0
    assert found["points"] == 0
    assert workshop.view["trouble"] is None


def test_markup_and_a_letter_far_too_long_are_answered_in_a_sentence(workshop):
    found = checked(workshop, "<script>alert(1)</script> Please pay.", [])
    assert "".join(str(piece["words"] if isinstance(piece, dict) else piece) for piece in found["pieces"]).startswith(
        "<script>"
    )

    workshop.receive({"do": "check-letter", "letter": "x" * 1_000_001, "evidence": []})
    said = workshop.view["trouble"] or workshop.view["prompt"]["work"]["checked"]["refused"]
    assert said


def test_another_denial_is_another_account(workshop):
    first = workshop.view["prompt"]["documents"][0]["html"]

    workshop.receive({"do": "another"})

    assert workshop.view["sitting"] == 2
    assert workshop.view["prompt"]["documents"][0]["html"] != first
    assert workshop.view["prompt"]["work"]["draft"]["letter"] == ""


def test_the_letter_can_be_saved_as_pdf(workshop, monkeypatch):
    sent = []
    monkeypatch.setattr(workshop, "send", lambda content, buffers=None: sent.append((content, buffers)))

    workshop.receive({"do": "save-pdf", "letter": "Please pay line 2.", "evidence": []})

    assert sent[0][0]["file"] == "letter.pdf"
    assert bytes(sent[0][1][0]).startswith(b"%PDF")
