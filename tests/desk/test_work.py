"""A claim worked on the desk, without a browser: what is counted, kept, checked, sent and told."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from simulator.desk.checked_copy import checked_copy
from simulator.desk.exercise import Exercise
from simulator.desk.sittings import Exercising, sit_down
from simulator.desk.working import Working
from simulator.records import Sitting
from simulator.scenario.load import build, load_scenario, scenario_names
from simulator.training.episode import Episode, open_episode
from simulator.training.solved import steps
from simulator.training.stages.ask import right_value
from tests.desk.worked import NAME, at_work, do, letter_of, proofs
from tests.training.claim_to_work import SCAN, dispute, work_on


@pytest.fixture
def desk(store):
    return Exercise(sit_down(NAME, store=store, seed=7))


def test_nothing_that_tells_what_is_right_goes_out_before_it_is_asked_for(desk):
    sent = json.dumps(desk.view)

    assert at_work(desk)["clock"]["last_day"] is None
    for hidden in ("2026-09-16", "09/16/2026", "wrong-ground", "approval-linked", "no_authorization", "take out"):
        assert hidden not in sent


def test_a_draft_is_on_disk_and_comes_back(desk, store):
    text = "Dear payer,\n<script>alert(1)</script> 🙂 “quoted”"
    do(desk, "draft", letter=text, evidence=proofs(desk), act="dispute")

    again = Exercise(sit_down(NAME, store=store))

    assert at_work(again)["draft"] == {"letter": text, "evidence": proofs(desk), "act": "dispute"}
    assert again.view["news"] == "You are back where you stopped. 0 steps are saved."


def test_a_draft_that_has_not_changed_is_kept_once(desk):
    for _ in range(3):
        do(desk, "draft", letter="The same", evidence=[], act="")

    assert len(desk._exercising.sitting._played) == 1


@pytest.mark.parametrize("act", ["draft", "check-letter"])
def test_an_endless_letter_is_refused_in_one_sentence_and_takes_nothing_away(desk, act):
    do(desk, "draft", letter="Dear payer", evidence=[])
    do(desk, act, letter="a" * 1_000_000, evidence=[])

    assert desk.view["trouble"].startswith("This letter has 1,000,000 characters; one of up to ")
    assert at_work(desk)["draft"]["letter"] == "Dear payer"


def test_a_check_marks_words_and_papers(desk):
    chart = next(each["id"] for each in at_work(desk)["file"] if each["title"].startswith("Whole chart"))
    text = letter_of(desk).replace("03/02/2026", "03/12/2026")
    do(desk, "check-letter", letter=text, evidence=[*proofs(desk), chart])

    checked = at_work(desk)["checked"]
    verdicts = {each["id"]: each["verdict"] for each in checked["envelope"]}
    assert verdicts[chart] == "take out"
    assert sorted(verdicts[each] for each in proofs(desk)) == ["may go", "needed"]  # the remittance, and the approval
    assert "".join(piece["words"] for piece in checked["pieces"]) == text
    slip = next(piece for piece in checked["pieces"] if piece["number"] == 1)
    assert (slip["words"], slip["title"]) == ("03/12/2026", "A slip")
    assert checked["found"][0]["number"] == 1


def test_a_check_says_which_paper_is_named_and_was_left_in_the_file(desk):
    """A letter that gives the number of an approval leans on it, even where it says nothing of what is enclosed."""
    remittance = [each["id"] for each in at_work(desk)["file"] if each["title"] == "Remittance"]
    text = letter_of(desk).replace(" Enclosed are the approval notice and the remittance.", "")

    def not_enclosed(letter, evidence):
        do(desk, "check-letter", letter=letter, evidence=evidence)
        said = [each["says"] for each in at_work(desk)["checked"]["found"] if each["title"] == "Not enclosed"]
        return [each for each in said if each.startswith("You name this paper")]

    number = desk._exercising.sitting.episode.case.follow_up.letter["approvals"][0]["number"]
    assert not_enclosed(text, remittance) == [f"You name this paper, but it is not in the envelope: Approval {number}."]
    points = at_work(desk)["checked"]["points"]
    assert not_enclosed(text, proofs(desk)) == []
    assert at_work(desk)["checked"]["points"] == points  # it is said, and takes nothing away
    assert not_enclosed(letter_of(desk), remittance) == []  # there the words “enclosed are” have a mark of their own
    assert not_enclosed(text.replace(number, "in our log"), remittance) == []


def test_words_that_two_readers_took_bear_the_graver_verdict():
    def span(start, end, verdict):
        return {"start": start, "end": end, "verdict": verdict, "why": verdict, "label": "", "kind": "", "points": 0}

    spans = [span(0, 4, "right"), span(2, 6, "slip"), span(7, 7, "tone"), span(8, 9, "left alone")]
    letter = {"spans": spans, "envelope": [], "parts": [], "refused": "", "points": 1, "of": 2}

    copy = checked_copy({"letter": letter, "text": "🙂bcdefghij"})

    assert [(piece["words"], piece["tone"], piece["number"]) for piece in copy["pieces"]] == [
        ("🙂b", "", 0),
        ("cdef", "bad", 1),
        ("ghij", "", 0),
    ]
    assert copy["faults"] == 1


def test_a_check_says_how_many_points_its_marks_took(desk):
    do(desk, "check-letter", letter=letter_of(desk), evidence=proofs(desk))
    assert (at_work(desk)["checked"]["points"], at_work(desk)["checked"]["lost"]) == (21, 0)

    made_up = letter_of(desk) + "\nMrs. Smith of your office promised on the phone that you would pay."
    do(desk, "check-letter", letter=made_up, evidence=proofs(desk))
    assert (at_work(desk)["checked"]["points"], at_work(desk)["checked"]["lost"]) == (11, 10)


def test_only_practice_looks_a_letter_over(store):
    for mode in ("unaided", "assess"):
        desk = Exercise(sit_down(NAME, mode, store=store, seed=7))
        do(desk, "check-letter", letter="Dear payer", evidence=[])
        assert desk.view["trouble"] == "Nothing is checked for you in this mode."
        assert at_work(desk)["letter"]["parts"] == []
        assert at_work(desk)["checked"] is None


@pytest.mark.parametrize(
    ("act", "fields", "says"),
    [
        ("", {}, "Choose what you do first."),
        ("dance", {}, "Choose what you do first."),
        ("dispute", {"rung": ""}, "Choose the level that you write to."),
        ("corrected-claim", {"puts_right": ""}, "Choose what the claim puts right."),
        ("hold", {"days": ""}, "Type for how many days, such as 30."),
        ("hold", {"days": "181"}, "“181” is no number of days. Type 1 to 180."),
        ("hold", {"days": "0001801"}, "“0001801” is no number of days. Type 1 to 180."),
        ("bill-patient", {"amount": "eighty"}, "“eighty” is not an amount"),
    ],
)
def test_what_is_missing_or_cannot_be_read_is_said_and_nothing_is_sent(desk, act, fields, says):
    do(desk, "draft", letter="Kept", evidence=[], act="")
    do(desk, "do-act", act=act, letter="Kept", evidence=[], **fields)

    assert desk.view["trouble"].startswith(says)
    assert at_work(desk)["done"] == []
    assert at_work(desk)["minutes"] == 0
    assert at_work(desk)["draft"]["letter"] == "Kept"


def test_a_dispute_is_answered_by_a_letter_and_the_debrief_stands_beside_the_expert(desk):
    do(desk, "settle", day="09/16/2026")
    do(desk, "do-act", act="dispute", letter=letter_of(desk), evidence=proofs(desk), rung="dispute")

    (done,) = at_work(desk)["done"]
    assert done["days"] == 32  # sent 03/27, answered 04/28
    assert done["then"] == "2026-04-28"
    answer = next(each for each in desk.view["prompt"]["documents"] if each["id"] == done["paper"])
    assert "We have changed our decision" in answer["html"]
    assert at_work(desk)["draft"] == {"letter": "", "evidence": [], "act": ""}

    do(desk, "do-act", act="post-and-bill")
    do(desk, "continue")
    assert desk.view["report"]["passed"] is True
    assert [each["state"] for each in desk.view["report"]["better_path"]] == ["same"] * 5
    came = desk.view["report"]["better_path"][-1]["yours"]
    assert [came.split("; ")[0], came.split("; ")[1]] == [
        "Look for the proof that is missing, then dispute the denial with it",
        "then post the payment and the write-off, and bill the patient’s share",
    ]
    assert came.split("; ")[2].startswith("it brought $")
    (text,) = desk.view["report"]["texts"]
    assert (text["called"], text["on"]) == ("letter", "2026-03-27")
    assert (text["read"]["points"], text["read"]["of"]) == (21, 21)


@pytest.mark.parametrize("mode", ["practice", "unaided", "assess"])
def test_the_letter_of_the_expert_is_the_one_of_the_solved_case_and_comes_when_all_is_over(store, mode):
    desk = Exercise(sit_down(NAME, mode, store=store, seed=7))
    (shown,) = [each["says"] for each in steps(open_episode(NAME, 7)) if each["kind"] == "text"]
    do(desk, "do-act", act="dispute", letter=letter_of(desk), evidence=proofs(desk), rung="dispute")
    do(desk, "do-act", act="post-and-bill")
    assert desk.view["report"] is None
    assert json.dumps(shown) not in json.dumps(desk.view)

    do(desk, "continue")
    assert desk.view["report"]["expert"] == [{"called": "letter", "on": "2026-03-27", "says": shown}]

    do(desk, "again")
    assert json.dumps(shown) not in json.dumps(desk.view)


def test_an_account_without_a_letter_has_none_of_an_expert(store):
    desk = Exercise(sit_down("eob/clean-visit", "assess", store=store, seed=7))
    while desk.view["report"] is None:
        for each in desk.view["prompt"]["questions"]:
            key = next(q for q in desk._exercising.sitting.episode.scenario.questions if q.id == each["id"])
            right = right_value(key, desk._exercising.sitting.episode.case.facts)
            do(desk, "answer", question=each["id"], value=right)
        do(desk, "continue")

    assert desk.view["report"]["expert"] == []


def test_an_empty_letter_is_not_sent_even_where_nothing_is_told(store):
    desk = Exercise(sit_down(NAME, "assess", store=store, seed=7))
    do(desk, "do-act", act="dispute", letter=" ", evidence=[], rung="dispute")

    assert desk.view["trouble"].startswith("There is no letter yet.")
    assert at_work(desk)["done"] == []


def test_the_letter_is_saved_as_a_pdf_that_a_program_can_read(desk, monkeypatch):
    sent = []
    monkeypatch.setattr(desk, "send", lambda said, buffers: sent.append((said, buffers)))
    do(desk, "save-pdf", letter=letter_of(desk), evidence=proofs(desk))

    ((said, (content,)),) = sent
    assert said == {"file": "letter.pdf", "kind": "application/pdf"}
    text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "Please overturn the denial" in text
    assert at_work(desk)["draft"]["letter"] == letter_of(desk)

    do(desk, "save-pdf", letter=" ", evidence=[])
    assert desk.view["trouble"] == "There is no letter yet. Write it first."
    assert len(sent) == 1


@pytest.mark.parametrize(
    ("signs", "says"),
    [
        ("", ""),
        ("é – № ☺", ""),
        ("🙂", "The PDF cannot show 🙂; it has “?” there, and your letter here is unchanged."),
        ("中 🙂", "The PDF cannot show 中 and 🙂; it has “?” there, and your letter here is unchanged."),
        (
            "中文字是五",
            "The PDF cannot show 中, 文, 字, 是 and 五; it has “?” there, and your letter here is unchanged.",
        ),
        (
            "中文字是五六",
            "The PDF cannot show 中, 文, 字, 是, 五 and 1 more; it has “?” there, and your letter here is unchanged.",
        ),
    ],
)
def test_what_a_pdf_cannot_show_is_said_and_nothing_of_the_letter_is_lost(desk, monkeypatch, signs, says):
    monkeypatch.setattr(desk, "send", lambda *_: None)
    letter = f"Please pay line 2. {signs}"
    do(desk, "draft", letter=letter, evidence=[])
    assert at_work(desk)["in_pdf"] == ""  # it is said of a PDF that was made
    do(desk, "save-pdf", letter=letter, evidence=[])

    assert (at_work(desk)["in_pdf"], at_work(desk)["draft"]["letter"]) == (says, letter)
    do(desk, "draft", letter="Please pay line 2. Thank you.", evidence=[])
    assert at_work(desk)["in_pdf"] == ""


def test_what_is_offered_and_what_is_saved_goes_to_the_level_that_is_open_now(store, monkeypatch):
    """Kept to on 04/28/2026, the second look is open for 60 days, until 06/27/2026."""
    offered, saved = [], []
    monkeypatch.setattr(
        "simulator.training.stages.acting.desk.paragraphs", lambda _, file, *__: offered.append(file) or ()
    )
    monkeypatch.setattr("simulator.desk.working.letter_pdf", lambda _, file, __: saved.append(file) or b"")
    episode = work_on(SCAN, loses_papers=True, mode="practice")
    assert episode.prompt["work"]["letter"]["paragraphs"] == []
    dispute(episode, "approval_notice", "remittance_copy")

    Working(Sitting(episode, store)).pdf("Please look again.", [])

    for file in (offered[-1], *saved):
        assert (file.level, file.today, file.deadline) == ("reconsideration", date(2026, 4, 28), date(2026, 6, 27))
        assert file.notices == (date(2026, 4, 28), date(2026, 3, 18))
    assert (offered[0].level, offered[0].deadline) == ("dispute", date(2026, 9, 14))
    assert len(saved) == 1


def test_where_no_claim_is_worked_a_press_is_one_sentence(store):
    desk = Exercise(sit_down("eob/clean-visit", store=store))
    do(desk, "draft", letter="Hello", evidence=[])

    assert desk.view["trouble"] == "No claim is being worked here."


CLAIMS = [name for name in scenario_names() if name.startswith("appeals/") and load_scenario(name).works]


@pytest.mark.parametrize("name", CLAIMS)
def test_every_claim_of_the_bank_can_be_laid_out_and_held_for_a_month(name, store):
    scenario = load_scenario(name)
    work = tuple(stage for stage in scenario.stages if stage.kind == "act")
    desk = Exercise(Exercising(Sitting(Episode(replace(scenario, stages=work), build(scenario, 7)), store)))
    assert desk.view["trouble"] is None
    assert "hold" in [each["act"] for each in at_work(desk)["acts"]]

    do(desk, "do-act", act="hold", days="30")
    (done,) = at_work(desk)["done"]
    assert (done["days"], done["sent"], desk.view["trouble"]) == (30, False, None)


def test_a_worked_example_tells_what_an_expert_does_with_a_claim():
    told = list(steps(open_episode(NAME, seed=1)))

    titles = [each["title"] for each in told if each["kind"] == "question"]
    assert titles[:3] == ["What is the last day?", "Which road does this claim take?", "What goes in the envelope?"]
    assert [each["kind"] for each in told] == [*["question", "answer"] * 4, "text", *["question", "answer"]]
