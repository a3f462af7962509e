"""One text is written: what is said of it, what it is worth, and what cannot be called back."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts, FollowUpFacts, LineFacts
from simulator.letters import LetterFile, mark
from simulator.letters.marked import Verdict
from simulator.letters.page.complete_texts import complete_text
from simulator.money import Money
from simulator.scenario.load import load_scenario
from simulator.scenario.scenario import Scenario, Stage, ToWrite, Weight
from simulator.scenario.write import READERS
from simulator.training.bots.players import play as bot
from simulator.training.episode import Episode
from simulator.training.stages.stage import NotAMove
from simulator.training.terminal import play_in_terminal

TODAY = date(2026, 3, 27)
WEIGHTS = (Weight("text", 5, ("WRK-3",)), Weight("conduct", 2, ("WRK-3",)))
SCAN = LineFacts("mri-brain", Money(900_00), Money(298_00), "no_authorization", approval_on_file=True)
GOOD = "03/27/2026: I reviewed the claim: $900.00 is refused with CO-197. Next step: send the dispute."


def write_to(to: str = "note", mode: str = "assess", weights: tuple[Weight, ...] = WEIGHTS) -> Episode:
    """A scan of 03/02/2026, refused for want of an approval; one text to write about it."""
    claim = ClaimFacts(service_date=date(2026, 3, 2), lines=(SCAN,))
    facts = CaseFacts(
        CoverageFacts("ppo-gold", deductible_left=Money(0)), claim, follow_up=FollowUpFacts(road="provider-dispute")
    )
    stage = Stage("text", "Write", ("remittance", "account"), kind="write", write=ToWrite(to, "Write it.", weights))
    sources = load_scenario("appeals/approval-in-the-log").sources
    scenario = Scenario("t/t", "T", "core", "first_party", TODAY, 9, (stage,), sources, "", "")
    return Episode(scenario, open_case(7, facts, TODAY), mode)


def sent(text: str, to: str = "note", mode: str = "assess") -> Episode:
    episode = write_to(to, mode)
    assert episode.play("send", text=text).counts
    return episode


def points(episode: Episode) -> dict[str, float]:
    return {each["id"].removeprefix("text-"): each["points"] for each in episode.report().as_json()["decisions"]}


def stranger(episode: Episode) -> str:
    """Another patient, whose paper lies in this file."""
    assert episode.case.follow_up
    return str(episode.case.follow_up.letter["protected"][0]["value"])


# ---- each verdict: five parts of 2 points make 10, and the text is worth 5 ----


@pytest.mark.parametrize(
    ("note", "worth"),
    [
        (GOOD, 5),
        (GOOD.replace("I reviewed the claim: ", "The claim: "), 4),  # nobody did it
        (GOOD.replace("03/27/2026: ", ""), 4),  # no day
        (GOOD.replace("$900.00", "It"), 4),  # no amount
        (GOOD.replace(" Next step: send the dispute.", ""), 4),  # no next step
        (GOOD.replace("$900.00", "$955.00"), 2.5),  # the amount is missing (2), and nothing proves the other (3)
        (GOOD + " The payer is an idiot.", 4),  # an insult costs 2 of 10
        (GOOD + " Then" + " and so on" * 15 + ".", 4.5),  # a sentence of more than 40 words costs 1
        ("It was all very sad and nobody knew.", 0),
    ],
)
def test_a_note_earns_its_parts_less_what_its_words_cost(note, worth):
    assert points(sent(note)) == {"text": worth, "conduct": 2}


def test_a_promise_that_nobody_made_is_a_critical_error_of_conduct():
    episode = sent(GOOD + " Their supervisor promised to pay it.")
    episode.play("continue")

    assert [each.critical.name for each in episode.report().critical] == ["fabricated_proof"]
    assert points(episode)["conduct"] == 0
    assert not episode.report().passed


def test_the_name_of_another_patient_is_a_critical_error():
    episode = write_to()
    episode.play("send", text=f"{GOOD} {stranger(episode)} has the same denial.")

    assert [each.critical.name for each in episode.report().critical] == ["private_facts"]


def test_where_conduct_is_not_weighed_the_words_bear_the_critical_error():
    episode = write_to(weights=WEIGHTS[:1])
    episode.play("send", text=GOOD + " Their supervisor promised to pay it.")

    assert points(episode) == {"text": 0}
    assert episode.report().critical


# ---- what cannot be read, what is kept, what is told ----


@pytest.mark.parametrize("mode", ["practice", "assess"])
@pytest.mark.parametrize(
    ("text", "says"), [("", "There is no note yet."), ("Ok.", "too few"), ("a " * 100_000, "200,000")]
)
def test_what_cannot_be_read_is_a_sentence_and_no_turn(text, says, mode):
    episode = write_to(mode=mode)

    turn = episode.play("send", text=text)

    assert not turn.counts
    assert says in turn.reply["unread"]
    assert episode.prompt["write"]["open"]
    assert points(episode) == {"text": 0, "conduct": 0}
    assert {each.state for each in episode.report().decisions} == {"not reached"}


def test_a_draft_is_kept_and_settles_nothing():
    episode = write_to()
    episode.play("draft", text="So far")

    assert episode.prompt["write"]["draft"] == "So far"
    assert not episode.prompt["continue"]["open"]


def test_a_check_in_practice_tells_what_is_missing_and_sends_nothing():
    episode = write_to(mode="practice")
    episode.play("check", text="The claim was denied with CO-197 and that is all.")
    write = episode.prompt["write"]

    assert [each["name"] for each in write["checked"]["letter"]["parts"] if not each["found"]] == [
        *("who", "when", "amount", "next"),
    ]
    assert [each["name"] for each in write["parts"]] == ["who", "what", "when", "amount", "next"]
    assert (write["open"], write["sent"]) == (True, False)


@pytest.mark.parametrize("mode", ["unaided", "assess"])
def test_nothing_is_checked_and_no_part_is_named_outside_practice(mode):
    episode = write_to(mode=mode)

    with pytest.raises(NotAMove, match="Nothing is checked for you"):
        episode.play("check", text=GOOD)
    assert episode.prompt["write"]["parts"] == []


def test_in_assess_a_bad_text_goes_out_and_what_it_came_to_is_told_at_the_end():
    episode = sent("They are idiots, and their supervisor promised to pay it.")

    assert episode.prompt["write"]["checked"] is None
    assert episode.prompt["continue"]["open"]
    episode.play("continue")
    assert episode.prompt["write"]["checked"]["letter"]["critical"] == ["fabricated_proof"]


def test_what_is_sent_is_sent():
    episode = sent(GOOD)

    assert episode.moves() == [{"move": "continue"}]
    with pytest.raises(NotAMove, match="is sent"):
        episode.play("send", text=GOOD)


def test_a_text_opens_again_as_it_was():
    episode = write_to(mode="practice")
    moves = [{"move": "draft", "text": "So"}, {"move": "check", "text": GOOD}, {"move": "send", "text": GOOD}]
    for each in moves:
        episode.play(**each)

    assert Episode.from_snapshot(episode.snapshot(), moves).prompt == episode.prompt


# ---- who reads it ----


@pytest.mark.parametrize("to", READERS)
def test_the_text_of_an_expert_is_without_fault(to):
    episode = write_to(to)
    assert episode.text
    episode.play("send", text=episode.text.good())

    assert points(episode) == {"text": 5, "conduct": 2}


def file_of(episode: Episode) -> LetterFile:
    assert episode.case.follow_up
    return LetterFile.from_json(episode.case.follow_up.letter)


def test_a_patient_is_not_written_to_in_codes():
    file = file_of(write_to())
    letter = complete_text("patient_letter", file)

    assert mark(letter, file, (), "patient_letter").worst is Verdict.RIGHT
    coded = mark(letter.replace("left it to you", "denied it with CO-197"), file, (), "patient_letter")
    assert [(words, span.points) for words, span in coded.of_verdict(Verdict.TONE)] == [("CO-197", -2)]


def test_a_coder_is_asked_and_not_told_which_code_to_choose():
    file = file_of(write_to())
    asks = complete_text("coder_question", file)

    assert mark(asks, file, (), "coder_question").worst is Verdict.RIGHT
    leading = mark(asks + "\nPlease add a modifier, so that it pays.", file, (), "coder_question")
    assert [span.points for _, span in leading.of_verdict(Verdict.TONE)] == [-4]


# ---- other players ----


def test_a_bot_that_reads_writes_a_note_without_fault_and_one_that_guesses_does_not():
    reads, guesses = write_to(), write_to()
    reads.play(**bot("expert", reads.prompt))
    guesses.play(**bot("random", guesses.prompt))

    assert points(reads)["text"] == 5
    assert points(guesses)["text"] < 3


def test_a_text_is_written_in_a_terminal_up_to_a_single_dot():
    episode, said = write_to(mode="practice"), []
    lines = iter(["send", "check it", "write", *GOOD.split(": ", 1), ".", "read", "check", "send", "", ""])

    play_in_terminal(episode, said.append, lambda _: next(lines))

    assert "There is no note yet." in " ".join(said)
    assert "10 of 10 points." in said
    assert episode.done
