"""A trainer at the command line: which attempts there are, their marks, and a ruling with a name and a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.records import Store, sit
from simulator.training.ruling import Ruling

OLD = Path(__file__).parents[1] / "training" / "reports" / "of-an-older-kit.json"
NOTE = "03/27/2026: I reviewed the claim: $920.00 is refused with CO-197. Next step: send the dispute."


@pytest.fixture
def attempt():
    """Somebody's note with a promise that nobody made, as `balance-due play` would keep it."""
    store = Store.open()
    store.name_learner("Paul Ng")
    sitting = sit("follow-up/note-for-a-stranger", 7, "assess", store)
    sitting.play("answer", question="last-day", value="09/09/2026")
    sitting.play("continue")
    sitting.play("send", text=NOTE + " Their supervisor promised to pay it.")
    sitting.play("continue")
    store.name_learner("A trainer")
    store.close()
    return sitting.attempt


def told(capsys, *arguments):
    code = main(["overrule", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def ruling(attempt, *words, by="Rosa Lind", because="She read it from the call sheet."):
    return (attempt[:6], *words, "--by", by, "--because", because)


def test_everybodys_finished_attempts_are_listed(attempt, capsys):
    code, out, _ = told(capsys)

    assert code == 0
    assert out.startswith(attempt[:8])
    assert "Paul Ng: A note for a stranger (assess, seed 7), not passed" in out
    assert out.endswith("1 finished attempt on this computer.\n")


def test_where_nobody_has_finished_anything_it_says_so(capsys):
    assert told(capsys) == (1, "No finished attempts on this computer.\n", "")


def test_the_marks_are_listed_with_names_that_can_be_typed(attempt, capsys):
    code, out, _ = told(capsys, attempt[:4])

    assert code == 0
    for line in (
        "  1.1  made up: “supervisor promised” Nothing in the file proves that somebody at the",
        "  1.part-next  found: The note says what comes next.",
        "  error-1  it fails the attempt: Proof that does not exist To name a proof that our",
        "Your note of 03/27/2026",
    ):
        assert line in out


def test_a_ruling_lifts_the_fail_and_another_takes_it_back(attempt, capsys):
    code, out, _ = told(capsys, *ruling(attempt, "1.1", "right"))
    assert code == 0
    assert out == (
        "Overruled by Rosa Lind: right, where the kit found: made up. She read it from the call sheet.\n"
        "This attempt is passed now: accuracy 100%, conduct 100%, communication 100%. Its own record is as it was.\n"
    )
    assert ", passed, 1 ruling\n" in told(capsys)[1]
    assert "Overruled by Rosa Lind: right" in told(capsys, attempt)[1]

    code, out, _ = told(capsys, *ruling(attempt, "1.1", "as-marked", by="Kim Ode", because="Another claim’s sheet."))
    assert code == 0
    assert out.startswith(
        "Taken back by Kim Ode: made up again. Another claim’s sheet.\nThis attempt is not passed now"
    )


def test_a_program_reads_lists(attempt, capsys):
    (listed,) = json.loads(told(capsys, "--json")[1])
    assert (listed["attempt"], listed["learner"], listed["passed"], listed["rulings"]) == (attempt, "Paul Ng", False, 0)

    marks = {each["id"]: each for each in json.loads(told(capsys, attempt, "--json")[1])}
    assert marks["1.1"]["was"] == "made up"

    (after,) = json.loads(told(capsys, *ruling(attempt, "1.1", "right"), "--json")[1])
    assert (after["passed"], after["mark"], after["by"]) == (True, "1.1", "Rosa Lind")


@pytest.mark.parametrize(
    ("words", "more", "says"),
    [
        (("1.1",), {}, "Say what the mark should be: `balance-due overrule ATTEMPT MARK RULING"),
        (("1.7", "right"), {}, "There is no mark “1.7” here."),
        (("1.1", "right"), {"because": ""}, "Say why"),
        (("1.1", "right"), {"by": ""}, "Say who you are"),
        (("1.1", "right"), {"because": "x" * 10_000}, "This reason has 10,000 characters; up to 1,000 fit."),
    ],
)
def test_what_cannot_be_ruled_is_one_sentence_and_keeps_nothing(attempt, capsys, words, more, says):
    code, out, err = told(capsys, *ruling(attempt, *words, **more))

    assert (code, out) == (2, "")
    assert err.startswith(says)
    assert err.count("\n") == 1
    assert Store.open().rulings(attempt) == ()


@pytest.mark.usefixtures("attempt")
@pytest.mark.parametrize("name", ["zzz", " ", "", "<script>"])
def test_an_unknown_attempt_is_one_sentence(capsys, name):
    code, _, err = told(capsys, name, "1.1", "right", "--by", "R", "--because", "B")

    assert code == 2
    assert err == f"There is no finished attempt “{name}” here. `balance-due overrule` lists them.\n"


def test_a_name_that_points_to_two_attempts_asks_for_more(attempt, monkeypatch, capsys):
    store = Store.open()
    (only,) = store.finished()
    monkeypatch.setattr(Store, "finished", lambda _: [only, only])

    assert told(capsys, attempt[:3])[2] == f"“{attempt[:3]}” points to 2 attempts. Type more of its name.\n"


def test_what_cannot_be_kept_is_said_and_not_taken_for_done(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("BALANCE_DUE_HOME", str(tmp_path / "file" / "home"))

    code, out, err = told(capsys)
    assert (code, out) == (1, "No finished attempts on this computer.\n")
    assert "not being saved" in err


def test_where_nothing_can_be_written_attempts_are_listed_and_only_a_ruling_is_refused(attempt, monkeypatch, capsys):
    warned = Store.open()
    warned.warning = "Your work is not being saved."
    monkeypatch.setattr(Store, "open", lambda: warned)

    code, out, err = told(capsys)
    assert (code, out[:8], err) == (0, attempt[:8], "Your work is not being saved.\n")
    assert "  1.1  made up" in told(capsys, attempt)[1]

    assert told(capsys, *ruling(attempt, "1.1", "right")) == (2, "", "Your work is not being saved.\n")
    assert warned.rulings(attempt) == ()


def test_a_ruling_on_a_mark_that_this_kit_no_longer_has_is_told_and_stops_no_list(attempt, capsys):
    Store.open().overrule(attempt, Ruling("1.part-gone", "found", "Rosa Lind", "It was there."))

    code, out, _ = told(capsys)
    assert (code, out[:8]) == (0, attempt[:8])
    code, out, _ = told(capsys, attempt)
    assert code == 0
    assert "Ruled by Rosa Lind: It was there. This kit no longer has the mark 1.part-gone" in out


def test_points_that_an_older_kit_did_not_keep_are_asked_for(attempt, capsys):
    Store.open().end(attempt, json.loads(OLD.read_text(encoding="utf-8")))

    out = told(capsys, *ruling(attempt, "error-1", "lifted"))[1]
    assert "Give them with question-3.\nThis attempt is not passed now" in out
    told(capsys, *ruling(attempt, "question-2", "4"))
    out = told(capsys, *ruling(attempt, "question-3", "2"))[1]
    assert "This attempt is passed now" in out
    assert "Give them with" not in told(capsys, attempt)[1]
