"""Every kind of answer can be typed: by its name, or by the number and letter it has on the screen."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest

from simulator.training.episode import open_episode
from simulator.training.marked_in_terminal import show_as_read
from simulator.training.stages.stage import NotAMove
from simulator.training.talk_in_terminal import _chosen
from simulator.training.terminal import Left, _offered, _value, debrief, play_in_terminal
from simulator.training.work_in_terminal import _named

OPTIONS = [{"id": "post", "says": "Post it"}, {"id": "bill", "says": "Bill it"}, {"id": "wait", "says": "Wait"}]
SEVERAL = {"kind": "several", "options": OPTIONS}
ORDER = {"kind": "order", "options": OPTIONS}
MATCH = {
    "kind": "match",
    "options": {
        "left": [{"id": "co-45", "says": "CO-45"}, {"id": "pr-1", "says": "PR-1"}],
        "right": [{"id": "the-patient", "says": "The patient"}, {"id": "the-office", "says": "The office"}],
    },
}


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ({"kind": "choice", "options": OPTIONS}, "2", "bill"),
        ({"kind": "choice", "options": OPTIONS}, "bill", "bill"),
        ({"kind": "money", "options": []}, "2", "2"),
        (SEVERAL, "1, 3", "post, wait"),
        (SEVERAL, "1 3", "post, wait"),
        (ORDER, "3,1,2", "wait, post, bill"),
        (MATCH, "1=b, 2=a", "co-45=the-office, pr-1=the-patient"),
        (MATCH, "1=b 2=a", "co-45=the-office, pr-1=the-patient"),
        (MATCH, "co-45=the-office,2 = a", "co-45=the-office, pr-1=the-patient"),
        (MATCH, "1", "co-45"),
    ],
)
def test_what_is_chosen_may_be_typed_by_its_number(question, typed, value):
    assert _value(question, typed) == value


def test_pairs_are_shown_with_numbers_and_letters():
    shown = "\n".join(_offered(MATCH))

    for line in ("1. CO-45", "2. PR-1", "a. The patient", "b. The office", "Type each number with its letter"):
        assert line in shown


APPEAL = "appeals/approval-in-the-log"


def in_terminal(lines, mode="practice", seed=7):
    """What is said to somebody who types these lines at the first appeal, and the episode."""
    episode, said, typed = open_episode(APPEAL, seed=seed, mode=mode), [], iter(lines)

    def ask(_):
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    with suppress(Left):
        play_in_terminal(episode, said.append, ask)
    return episode, "\n".join(said)


def number_of(episode, title):
    """The number on the screen of a paper in our file."""
    titles = [each["title"] for each in episode.prompt["work"]["file"]]
    return next(number for number, each in enumerate(titles, 1) if each.startswith(title))


def test_a_whole_appeal_can_be_typed():
    episode, _ = in_terminal([])
    letter = episode.case.follow_up.letter
    text = [
        *letter["payer"]["addresses"][0]["lines"],
        "Provider dispute",
        f"Re: claim {letter['payer_claim_number']}, {letter['patient']}, service of 03/02/2026",
        f"You denied line 2 for CO-197. The approval {letter['approvals'][0]['number']} was given before the service.",
        "Please overturn the denial and pay line 2. Enclosed are the approval notice and the remittance.",
        f"{letter['signer']['name']}, {letter['signer']['title']}",
    ]
    tick = f"tick {number_of(episode, 'Approval TMA')} {number_of(episode, 'Remittance')}"
    lines = ["open 3", "day 9/16/2026", tick, "write", *text, ".", "check", "do 1", "1", "do post-and-bill", ""]

    episode, said = in_terminal(lines)

    assert episode.done
    assert "Claims for this day" in said  # the portal
    assert "Right. The last day is 09/16/2026." in said
    assert "Later: 32 days after sending, 04/28/2026. We have changed our decision" in said
    assert episode.report().as_json()["axes"]["resolution"]["share"] == 100


def test_a_paper_keeps_its_number_when_another_has_been_opened():
    first, third = (open_episode(APPEAL, seed=7, mode="practice").prompt["work"]["papers"][at]["kind"] for at in (0, 2))
    episode, said = in_terminal(["open 1", "list", "open 3"])

    papers = {each["kind"]: each["open"] for each in episode.prompt["work"]["papers"]}
    assert papers[first]
    assert papers[third]
    assert sum(papers.values()) == 2
    assert f"1. {first}, open" in said


def test_the_pages_of_a_paper_are_told_once_and_one_page_is_one():
    _, said = in_terminal([])

    assert "1 page\n" in said
    assert "1 pages" not in said
    assert not re.search(r"pages, \d+ pages", said)


def test_a_number_that_is_not_offered_is_answered_with_those_that_are():
    question = {"kind": "choice", "options": [{"id": each, "says": each} for each in ("pay", "bill", "hold", "close")]}

    for typed in ("5", "0", "abc"):
        with pytest.raises(NotAMove, match=r"^Type a number from 1 to 4\.$"):
            _value(question, typed)
    with pytest.raises(NotAMove, match=r"^Type numbers from 1 to 4\.$"):
        _value({**question, "kind": "several"}, "pay, 9")


@pytest.mark.parametrize("typed", ["0000019", "3", "0", "-1", "٢", "1" * 5000])
def test_a_paper_is_named_by_a_number_on_the_screen_and_by_no_other(typed):
    with pytest.raises(NotAMove, match=r"is no paper here\. Type its number, from 1 to 2\.$"):
        _named(typed, ["claim", "eob"], "paper")


def test_zeros_before_the_number_of_a_paper_change_nothing():
    assert _named("0000002", ["claim", "eob"], "paper") == "eob"


def test_a_number_of_any_length_is_answered_in_a_talk_with_those_that_are_offered():
    typed, said = iter(["9" * 5000, "0000003", "0000002"]), []
    things = [{"says": "Say who you are"}, {"says": "Ask"}]

    assert _chosen("What do you do?", things, None, said.append, lambda _: next(typed)) == {"says": "Ask"}
    assert said.count("Type a number from 1 to 2, card, note, back or quit.") == 2


def test_the_debrief_shows_the_letter_that_was_sent_with_each_fault_in_brackets():
    episode, said = open_episode("follow-up/note-for-a-stranger", seed=7, mode="assess"), []
    note = "03/27/2026: I reviewed the claim: $955.00 is refused with CO-197.\nNext step: send the dispute."
    lines = iter(["09/09/2026", "", "write", *note.split("\n"), ".", "send", ""])
    play_in_terminal(episode, said.append, lambda _: next(lines))

    said.clear()
    debrief(episode.report().as_json(), said.append)

    at = said.index("Your note of 03/27/2026, as its reader found it:")
    assert said[at + 1] == (
        "03/27/2026: I reviewed the claim: [$955.00](1) is refused with CO-197.\nNext step: send the dispute."
    )
    assert said[at + 2] == "5 of 10 points."  # no amount (2), and one that nothing proves (3)
    assert said[at + 3].startswith("   1. unsupported. ")


def test_a_fault_inside_another_has_its_brackets_inside():
    letter = {
        "spans": [
            {"start": 0, "end": 9, "verdict": "tone", "why": "Rude."},
            {"start": 3, "end": 5, "verdict": "slip", "why": "Ten."},
            {"start": 6, "end": 9, "verdict": "right", "why": ""},
        ],
        "parts": [{"found": False, "says": "No name."}],
        "envelope": [{"verdict": "private", "why": "Somebody else’s."}],
        "points": 1, "of": 4, "refused": "",
    }  # fmt: skip
    said: list[str] = []
    show_as_read({"called": "note", "on": "2026-03-27", "text": "ab cd efg", "letter": letter}, said.append)

    assert said[1:] == [
        "[ab [cd](2) efg](1)",
        "1 of 4 points.",
        "   1. tone. Rude.",
        "   2. slip. Ten.",
        "   In the envelope: private. Somebody else’s.",
        "Missing: No name.",
    ]


def test_what_cannot_be_done_in_the_terminal_is_one_sentence_and_loses_nothing():
    episode, said = in_terminal(
        ["write", "Half a letter", "quit", ".", "opne 1", "tick 99", "day soon", "do 99", "open"]
    )

    assert episode.prompt["work"]["draft"]["letter"] == "Half a letter\nquit"
    assert "Did you mean “open”?" in said
    assert "“99” is no paper in the file here. Type its number, from 1 to 8." in said
    assert "“99” is no act here." in said
    assert episode.prompt["work"]["done"] == []


def test_nothing_is_checked_in_the_terminal_when_it_counts():
    _, said = in_terminal(["day 1/1/2027", "check", "kit"], mode="assess")

    assert "Taken down. You will hear at the end." in said
    assert "Nothing is checked for you in this mode." in said
    assert "A reviewer looks for" not in said
