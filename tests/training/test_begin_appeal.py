"""A draft of an appeal is a scenario without a mistake, with what an expert does already found."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from simulator.cli import main
from simulator.reading import SCENARIOS
from simulator.scenario.load import load_scenario
from simulator.training.begin import begin
from simulator.training.beginnings import CannotBegin
from simulator.training.plays import check, plays_of
from simulator.training.preview import preview
from tests.training.test_begin import answered


def best_of(file):
    """What the draft says that an expert does: each act with its papers and the field that it puts right."""
    scenario, _ = plays_of(file)
    return [(step.act, *step.send, *filter(None, [step.puts_right])) for step in scenario.stages[0].work.best]


# What is needed and no more, by data/proofs.yaml; a code is asked of the coder first (house policy 2.6).
PATHS = {
    "no_authorization": [("dispute", "approval_notice"), ("post-and-bill",)],
    "filed_late": [("dispute", "acceptance_report"), ("post-and-bill",)],
    "not_necessary": [("dispute", "chart_note"), ("post-and-bill",)],  # this payer reads its own policy
    "underpaid": [("dispute-price", "contract_page"), ("post-and-bill",)],
    "missing_information": [("corrected-claim", "rendering_npi"), ("post-and-bill",)],
    "modifier_missing": [("ask-coder",), ("corrected-claim", "modifier"), ("post-and-bill",)],
    "coverage_ended": [("bill-next-payer",)],
    "duplicate": [("close",)],
    "out_of_network": [("write-off-and-report",)],
}


@pytest.mark.parametrize("flaw", PATHS)
def test_a_draft_has_no_mistake_and_sends_what_is_needed_and_no_more(flaw, tmp_path):
    file, beside = begin("appeal", f"flaw:{flaw}", tmp_path / "mine.yaml")

    assert check(file) == []
    assert best_of(file) == PATHS[flaw]
    scenario, plays = plays_of(file)
    assert [stage.kind for stage in scenario.stages] == ["act", "write"]
    assert (plays[0].passed, set(plays[0].score.values())) == (True, {100})
    assert file.read_text(encoding="utf-8").count("#") >= 9
    assert beside.read_text(encoding="utf-8").count("- play: ") == len(plays)


def test_the_plays_show_what_people_do_instead(tmp_path):
    file, _ = begin("appeal", "carc:197", tmp_path / "mine.yaml")

    plays = {play.name: (play.critical, play.recognised, play.passed) for play in plays_of(file)[1]}

    assert plays == {
        "does what an expert does": ((), {}, True),
        "bills the patient for what is ours": (("balance_billing",), {"work": "bill-patient"}, False),
        "gives up on the first day": ((), {"work": "write-off"}, False),
        "sends everything that is in the file": (("private_facts",), {"work": "full_chart"}, False),
    }


@pytest.mark.parametrize("source", ["denials/need-shown-in-the-chart", "scenario:denials/need-shown-in-the-chart"])
def test_a_draft_from_a_scenario_has_its_case_as_it_stands_there(source, tmp_path):
    file, _ = begin("appeal", source, tmp_path / "mine.yaml")

    text = file.read_text(encoding="utf-8")
    there = (SCENARIOS / "denials" / "need-shown-in-the-chart.yaml").read_text(encoding="utf-8")
    (case,) = re.findall(r"^case:\n(.*?)\n\n", there, re.DOTALL | re.MULTILINE)
    assert f"\n{case}\n  follow_up: {{road: provider-dispute}} " in text
    assert "\ntoday: 2026-05-11\n" in text
    assert "# From denials/need-shown-in-the-chart, with its case." in text
    assert check(file) == []
    assert best_of(file)[0] == ("dispute", "chart_note", "policy_page")  # this payer wants the page of its policy


def test_a_draft_from_an_appeal_keeps_the_road_that_is_open(tmp_path):
    file, _ = begin("appeal", "appeals/in-the-patients-name", tmp_path / "mine.yaml")

    assert file.read_text(encoding="utf-8").count("follow_up: {road: member-appeal}") == 1
    assert best_of(file) == [("dispute", "chart_note", "representative_form"), ("post-and-bill",)]
    assert "rules/appeals.member_internal_days" in file.read_text(encoding="utf-8")


def retyped(tmp_path, name, *changes):
    """A scenario of the bank as somebody else may type it: the same to a reader of YAML."""
    text = (SCENARIOS / f"{name}.yaml").read_text(encoding="utf-8")
    for find, put in changes:
        text, times = re.subn(find, put, text, flags=re.MULTILINE)
        assert times
    mine = tmp_path / "mine.yaml"
    mine.write_text(text, encoding="utf-8")
    load_scenario(str(mine))  # it has no mistake
    return f"scenario:{mine}"


DENIED, APPEALED = "denials/need-shown-in-the-chart", "appeals/in-the-patients-name"
DEEPER = (r"^case:\n(?:  .*\n)+", lambda case: re.sub("^  ", "    ", case[0], flags=re.MULTILINE))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (DENIED, [(r"^case:", "case :"), (r"^level:", "level  :"), (r"^today:", "today :")]),
        (DENIED, [(r"^case:$", "case:   # what must be true")]),
        (DENIED, [DEEPER]),
        (APPEALED, [(r"^  follow_up:", "  follow_up :")]),
        (DENIED, [(r"\Z", "...\n")]),
        (DENIED, [(r"\A", "---\n")]),
    ],
    ids=["a blank before the colon", "a comment", "four blanks", "a road with a blank", "three dots", "three dashes"],
)
def test_a_draft_begins_from_plain_lines_however_they_are_spaced(name, changes, tmp_path):
    file, _ = begin("appeal", retyped(tmp_path, name, *changes), tmp_path / "draft.yaml")

    assert check(file) == []
    assert len(re.findall(r"^ +follow_up *:", file.read_text(encoding="utf-8"), re.MULTILINE)) == 1
    assert best_of(file)[0][0] == "dispute"


def test_a_road_stands_under_the_case_as_far_in_as_its_neighbours(tmp_path):
    file, _ = begin("appeal", retyped(tmp_path, DENIED, DEEPER), tmp_path / "draft.yaml")

    assert "\n    follow_up: {road: provider-dispute} " in file.read_text(encoding="utf-8")


def test_the_case_may_stand_at_the_end_of_its_file(tmp_path):
    text = (SCENARIOS / f"{DENIED}.yaml").read_text(encoding="utf-8")
    (case,) = re.findall(r"^case:\n.*?\n\n", text, re.DOTALL | re.MULTILINE)
    mine = tmp_path / "mine.yaml"
    mine.write_text(text.replace(case, "") + "\n" + case.rstrip(), encoding="utf-8")

    file, _ = begin("appeal", str(mine), tmp_path / "draft.yaml")

    assert check(file) == []


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ([(r"^case:", '"case":')], "case"),
        ([(r"^today:", "'today':")], "today"),
        ([(r"^  coverage:", '  "coverage":')], "coverage"),
        (
            [
                (
                    r"^case:\n  coverage: (.*)\n(?:  .*\n)+",
                    r"case: {coverage: \1, claim: {lines: [{service: chest-x-ray, flaw: filed_late}]}}\n",
                )
            ],
            "case",
        ),
        (
            [
                (
                    r"^case:\n  coverage: (.*)\n(?:  .*\n)+",
                    r"case: {\n  coverage: \1,\n  claim: {lines: [{service: chest-x-ray, flaw: filed_late}]}}\n",
                )
            ],
            "case",
        ),
    ],
    ids=["case quoted", "today quoted", "coverage quoted", "case on one line", "case in braces"],
)
def test_what_cannot_be_copied_line_by_line_is_one_sentence_with_its_line(changes, line, tmp_path):
    source = retyped(tmp_path, DENIED, *changes)
    lines = (tmp_path / "mine.yaml").read_text(encoding="utf-8").splitlines()
    number = next(at for at, each in enumerate(lines, 1) if re.match(rf"""[ "']*{line}["']?:""", each))

    with pytest.raises(CannotBegin, match=rf"Line {number} of that file is in no form to copy from: write each key"):
        begin("appeal", source, tmp_path / "draft.yaml")
    assert not (tmp_path / "draft.yaml").exists()


@pytest.mark.parametrize("indent", [None, 0, 2])
def test_a_scenario_as_json_is_one_sentence(indent, tmp_path):
    plain = yaml.load((SCENARIOS / f"{DENIED}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    mine = tmp_path / "mine.yaml"
    mine.write_text(json.dumps(plain, indent=indent), encoding="utf-8")
    load_scenario(str(mine))  # it has no mistake

    with pytest.raises(CannotBegin, match=r"Line \d of that file is in no form to copy from"):
        begin("appeal", str(mine), tmp_path / "draft.yaml")


def test_a_scenario_that_pins_nothing_has_nothing_to_appeal(tmp_path):
    text = (SCENARIOS / f"{DENIED}.yaml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.yaml"
    bare = re.sub(r"^case:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    mine.write_text(re.sub(r"payers/\w+#", "payers/tamarack#", bare), encoding="utf-8")

    with pytest.raises(CannotBegin, match="Nothing of this claim was refused"):
        begin("appeal", str(mine), tmp_path / "draft.yaml")


@pytest.mark.parametrize(
    ("plan", "road", "clock"),
    [
        ("medicare-part-b", "original-medicare", "rules/appeals.medicare_first_level_days"),
        ("medicaid", "medicaid-managed-care", "rules/appeals.medicaid_plan_appeal_days"),
    ],
)
def test_the_road_follows_from_the_plan(plan, road, clock, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        re.sub(r"  follow_up:.*\n", "", (SCENARIOS / "appeals" / f"{_OF[plan]}.yaml").read_text(encoding="utf-8"))
        .replace("  - act: work", "  - ask: work")
        .split("  - ask: work")[0]
        + "\nsources: [policy/denials]\n",
        encoding="utf-8",
    )

    file, _ = begin("appeal", str(mine), tmp_path / "draft.yaml")

    text = file.read_text(encoding="utf-8")
    assert f"follow_up: {{road: {road}}}" in text
    assert clock in text


_OF = {"medicare-part-b": "medicare-first-level", "medicaid": "medicaid-plan"}


def test_a_draft_begins_from_a_claim_of_a_remittance(tmp_path):
    remit = tmp_path / "remit.835"
    remit.write_text(answered("no_authorization"), encoding="utf-8")

    file, _ = begin("appeal", f"remit:{remit}", tmp_path / "mine.yaml")

    assert check(file) == []
    assert best_of(file) == [("dispute", "approval_notice"), ("post-and-bill",)]
    assert "# From a claim of remit.835, with its charges." in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("flaw:none", "Nothing of this claim was refused, so there is nothing to ask for."),
        ("eob/clean-visit", "Nothing of this claim was refused, so there is nothing to ask for."),
        ("talk/told-it-was-free", "That scenario is a talk."),
        ("follow-up/thirty-days", "Nobody has answered that claim yet, so there is nothing to appeal."),
        ("denials/empty-boxes", "Did you mean `denials/empty-box`?"),
        ("scenario:", "There is no scenario ``."),
        ("nowhere.yaml", "There is no scenario `nowhere.yaml`."),
        ("carc:999", "No flaw of the kit is denied with reason 999."),
    ],
)
def test_where_there_is_nothing_to_appeal_it_is_one_sentence_and_nothing_is_written(source, says, tmp_path):
    with pytest.raises(CannotBegin) as told:
        begin("appeal", source, tmp_path / "mine.yaml")

    assert says in str(told.value)
    assert not list(tmp_path.iterdir())


def test_a_scenario_with_mistakes_is_no_beginning(tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text("title: Mine\n", encoding="utf-8")

    with pytest.raises(CannotBegin, match="to see all of it"):
        begin("appeal", str(mine), tmp_path / "draft.yaml")


def test_the_command_writes_it_and_the_trainer_can_look_at_it_at_once(tmp_path, capsys):
    file = tmp_path / "mine.yaml"

    assert main(["new", "appeal", "--from", "denials/card-on-file", "--out", str(file)]) == 0
    assert capsys.readouterr().out.startswith("From denials/card-on-file, with its case.")
    assert main(["check", str(file)]) == 0
    assert "what an expert does" in preview(plays_of(file)[0], 7, "").lower()
