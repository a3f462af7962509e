"""What no rule knows is weighed by its turns: what is found, what is left alone, and what a trainer may change."""

from math import log

import pytest

from simulator.letters import Verdict, mark
from simulator.letters.rules.weights import weights, weights_of
from simulator.letters.told import unproved
from simulator.letters.told.unproved import UNPROVED, verdict_of
from simulator.reading import BadFile


def _marked(file_of, said, kind="appeal"):
    file = file_of("noauth")
    text = f"Appeal of {file.patient}, claim {file.payer_claim_number}.\n\n{said}\n\nPlease reprocess it.\n"
    return [span for span in mark(text, file, (), kind).spans if span.kind == UNPROVED], text


@pytest.fixture
def own_weights(monkeypatch):
    """Weights of a trainer's own in place of the table."""

    def put(turns):
        monkeypatch.setattr(unproved, "weights", lambda: weights_of(turns))

    return put


@pytest.mark.parametrize(
    "said",
    [
        "The scan could not be put off because she was about to travel overseas.",
        "Waiting until March for the ultrasound would have cost him his life.",
        "Another payer corrected the same slip for us within a week.",
    ],
)
def test_what_no_rule_names_is_unproved_where_its_words_usually_are(file_of, said):
    found, _ = _marked(file_of, said)
    assert [span.verdict for span in found] == [Verdict.UNSUPPORTED]


def test_a_mark_tells_which_words_weighed_most(file_of, own_weights):
    own_weights({"[always]": {"unproved": -5, "made_up": -5}, "marching band": {"unproved": 9}})
    found, text = _marked(file_of, "We have a marching band in the lobby.")
    assert [text[span.start : span.end] for span in found] == ["We have a marching band in the lobby"]
    assert found[0].why == "Nothing in the file proves this. Words like these need a paper: “marching band”."


def test_only_the_part_that_weighs_is_marked(file_of, own_weights):
    own_weights({"[always]": {"unproved": -5, "made_up": -5}, "marching band": {"unproved": 9}})
    found, text = _marked(file_of, "We ask you to pay, and our marching band will play for you.")
    assert [text[span.start : span.end] for span in found] == ["and our marching band will play for you"]


def test_made_up_is_said_only_where_it_is_sure():
    always = {"unproved": 9.0, "made_up": 0.0}
    assert verdict_of({}, weights_of({"[always]": always})) is Verdict.UNSUPPORTED
    assert verdict_of({}, weights_of({"[always]": {**always, "made_up": 9.0}})) is Verdict.FABRICATED
    assert verdict_of({}, weights_of({"[always]": {"unproved": -9.0, "made_up": 9.0}})) is Verdict.RIGHT


def test_what_is_denied_is_not_made_up_and_what_we_deny_of_ourselves_is_no_fault():
    table = weights_of({"[always]": {"unproved": 9.0, "made_up": 9.0}})
    assert verdict_of(dict.fromkeys(("the", "fax", "came"), 1), table) is Verdict.FABRICATED
    assert verdict_of(dict.fromkeys(("no", "fax", "came"), 1), table) is Verdict.UNSUPPORTED
    assert verdict_of(dict.fromkeys(("our", "file", "holds", "none"), 1), table) is Verdict.RIGHT


def test_a_part_with_a_fault_of_its_own_is_not_weighed(file_of, own_weights):
    own_weights({"[always]": {"unproved": 9, "made_up": -9}})
    found, text = _marked(file_of, "Your supervisor called us on June 30 and promised payment.")
    assert not any("supervisor" in text[span.start : span.end] for span in found)


def test_notes_and_letters_to_patients_are_not_weighed(file_of, own_weights):
    own_weights({"[always]": {"unproved": 9, "made_up": -9}})
    assert _marked(file_of, "We ask you to pay this claim.")[0]
    assert not _marked(file_of, "We ask you to pay this claim.", "note")[0]


def test_a_weight_that_is_no_number_is_named(monkeypatch):
    monkeypatch.setattr(
        "simulator.letters.rules.weights.read_table",
        lambda _: [{"turn": "marching band", "unproved": "much", "made_up": ""}],
    )
    weights.cache_clear()
    with pytest.raises(BadFile, match=r"^turns.csv: the weight of “marching band” is “much”. Write a number.$"):
        weights()
    weights.cache_clear()


def _share(percent):
    """The weight with which a part of a sentence is so sure."""
    return {"unproved": log(percent / (100 - percent)), "made_up": 9.0}


@pytest.mark.parametrize(("percent", "critical"), [(94, ()), (96, ("fabricated_proof",))])
def test_what_is_likely_made_up_costs_points_and_fails_the_letter_only_where_it_is_sure(
    file_of, own_weights, percent, critical
):
    """The letter fails from 95 percent on."""
    own_weights({"[always]": _share(percent)})
    file = file_of("noauth")
    marked = mark("Please look once more at what we sent you in the spring.\n", file)
    found = [span for span in marked.spans if span.kind == UNPROVED]

    assert [(span.verdict, span.points) for span in found] == [(Verdict.FABRICATED, -10)]
    assert marked.critical == critical
    assert ("may be wrong" in found[0].why) is (critical == ())


STRANGE = "Her neighbor brought a casserole to the porch."


@pytest.mark.parametrize(
    ("unproved", "made_up", "verdicts"),
    [
        (-9.0, -9.0, []),  # hardly ever a fault
        (0.0, -9.0, [Verdict.UNSUPPORTED]),
        (9.0, -9.0, [Verdict.UNSUPPORTED]),
        (9.0, 9.0, [Verdict.FABRICATED]),  # surely an event
    ],
)
def test_what_a_rule_found_unproved_is_judged_once_more_by_its_words(file_of, own_weights, unproved, made_up, verdicts):
    own_weights({"[always]": {"unproved": unproved, "made_up": made_up}})
    found = [span.verdict for span in mark(f"Dear reviewers,\n\n{STRANGE}\n", file_of("noauth")).spans]
    assert [each for each in found if each in (Verdict.UNSUPPORTED, Verdict.FABRICATED)] == verdicts


def test_only_letters_to_payers_are_judged_once_more(file_of, own_weights):
    own_weights({"[always]": {"unproved": 9.0, "made_up": 9.0}})
    found = [span.verdict for span in mark(f"Dear Ada,\n\n{STRANGE}\n", file_of("noauth"), (), "note").spans]
    assert Verdict.FABRICATED not in found
