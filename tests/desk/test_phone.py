"""A call to the payer, on the desk and in the terminal: each step with its fields, and what our papers know."""

from __future__ import annotations

from contextlib import suppress

import pytest

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down
from simulator.training.episode import open_episode
from simulator.training.terminal import play_in_terminal
from simulator.training.typed import Left

NAME = "follow-up/not-on-file-with-proof"  # at seed 7: visit of 06/01/2026, report A56267596, today 09/24/2026
GREETING = "Provider services. I need your NPI, the member number, the date of birth and the date of service."
FOUND = (
    "One moment. Yes, I find that report. We took the claim in on August 10, 2026. "
    "I have sent it to be looked at again."
)


@pytest.fixture
def desk(store):
    desk = Exercise(sit_down(NAME, store=store, seed=7))
    do(desk, "answer", question="last-filing-day", value="08/30/2026")
    do(desk, "continue")
    do(desk, "do-act", act="call-payer")
    return desk


def do(desk, press, **fields):
    desk.receive({"do": press, **fields})


def at_work(desk):
    return desk.view["prompt"]["work"]


def fields_of(desk, step):
    found = next(each for each in at_work(desk)["call"]["steps"] if each["step"] == step)
    return {each["field"]: each for each in found["fields"]}


def as_filled_in(desk, step):
    return {name: each["known"] for name, each in fields_of(desk, step).items()}


def test_a_call_begins_with_the_menu_and_hanging_up_is_always_there(desk):
    call = at_work(desk)["call"]

    assert [each["step"] for each in call["steps"]] == ["menu", "hang-up"]
    assert "For claims press 1." in call["heard"][0]
    assert [each["says"] for each in fields_of(desk, "menu")["option"]["choices"]] == [
        "1, claims",
        "2, coverage",
        "3, disputes",
    ]


def test_what_our_papers_know_is_filled_in_and_finds_the_lost_claim(desk):
    do(desk, "say-step", step="menu", option="claims")
    assert at_work(desk)["call"]["heard"][-1] == GREETING
    identity = as_filled_in(desk, "identify")
    assert identity["service_date"] == "06/01/2026"
    assert all(identity.values())

    do(desk, "say-step", step="identify", **identity)
    assert as_filled_in(desk, "give") == {"report": "A56267596"}
    do(desk, "say-step", step="give", report="A56267596")
    assert at_work(desk)["call"]["heard"][-1] == FOUND

    do(desk, "say-step", step="hang-up")
    assert at_work(desk)["call"] is None
    assert at_work(desk)["heard"][-2] == FOUND


@pytest.mark.parametrize("missing", ["npi", "member_id", "born", "service_date"])
def test_what_is_not_given_yet_is_said_beside_its_field_and_costs_nothing(desk, missing):
    do(desk, "say-step", step="menu", option="claims")
    minutes = at_work(desk)["minutes"]
    do(desk, "say-step", step="identify", **as_filled_in(desk, "identify") | {missing: " "})

    assert at_work(desk)["unread"]["field"] == missing
    assert at_work(desk)["unread"]["says"].startswith("Not given yet: ")
    assert at_work(desk)["minutes"] == minutes
    assert desk.view["trouble"] is None


def test_two_wrong_answers_about_who_is_calling_end_the_call(desk):
    do(desk, "say-step", step="menu", option="claims")
    for _ in range(2):
        do(desk, "say-step", step="identify", **as_filled_in(desk, "identify") | {"npi": "1"})

    assert at_work(desk)["call"] is None
    assert at_work(desk)["heard"][-1].startswith("I cannot verify this call")


def test_nothing_else_is_done_during_a_call_and_one_sentence_says_so(desk):
    for press, fields in (("do-act", {"act": "hold", "days": "14"}), ("open-paper", {"paper": "card"})):
        do(desk, press, **fields)
        assert desk.view["trouble"] == "You are on the phone. Hang up first."


def test_without_a_call_there_is_nobody_to_speak_to(desk):
    do(desk, "say-step", step="hang-up")
    do(desk, "say-step", step="hang-up")

    assert desk.view["trouble"] == "Nobody is on the phone. Call the payer first."


def test_a_number_that_the_menu_does_not_have_is_said_in_one_sentence(desk):
    do(desk, "say-step", step="menu", option="pharmacy")

    assert desk.view["trouble"] == "“pharmacy” is no option here. These are: claims, coverage, disputes."


def test_a_call_is_where_it_was_after_a_reload(desk, store):
    do(desk, "say-step", step="menu", option="claims")

    again = Exercise(sit_down(NAME, store=store))

    assert at_work(again)["call"] == at_work(desk)["call"]


# ---- in the terminal ----


def in_terminal(*lines):
    episode, said, typed = open_episode(NAME, seed=7), [], iter(lines)

    def ask(_):
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    with suppress(Left):
        play_in_terminal(episode, said.append, ask)
    return episode, " ".join(" ".join(said).split())


TO_THE_PHONE = ("08/30/2026", "", "do call-payer")


def test_a_whole_call_can_be_typed_and_enter_says_what_our_papers_know():
    episode, said = in_terminal(*TO_THE_PHONE, "say 1", "1", "say 1", "", "", "", "", "say give", "", "say hang-up")

    assert GREETING in said
    assert FOUND in said
    assert "The call is over." in said
    assert episode.prompt["work"]["call"] is None


def test_in_the_terminal_what_cannot_be_said_is_one_sentence_and_the_call_goes_on():
    episode, said = in_terminal(
        "08/30/2026", "", "say 1", "do call-payer", "say 9", "say 1", "7", "do hold", "14", "list"
    )

    assert "Nobody is on the phone. Call the payer first." in said
    assert "“9” is no step here. Type its number, from 1 to 2." in said
    assert "“7” is no choice here. Type its number, from 1 to 3." in said
    assert "You are on the phone. Hang up first." in said
    assert len(episode.prompt["work"]["call"]["heard"]) == 1
