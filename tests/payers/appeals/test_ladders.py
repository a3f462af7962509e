"""Which road is whose, and how a slip in a ladder or in the table of proofs is told."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

from simulator.payers.appeals import Ladder, families, kinds, ladders, roads
from simulator.reading import DATA, BadFile
from simulator.rulebook import rules


@pytest.mark.parametrize(
    ("coverage", "party", "contract", "road"),
    [
        ("commercial", "provider", True, ["provider-dispute"]),
        ("commercial", "provider", False, []),
        ("commercial", "member", True, ["member-appeal"]),
        ("commercial", "representative", False, ["member-appeal"]),
        ("self_funded", "provider", True, ["provider-dispute"]),
        ("self_funded", "member", True, ["self-funded-appeal"]),
        ("original_medicare", "provider", False, ["original-medicare"]),
        ("original_medicare", "member", False, ["original-medicare"]),
        ("medicare_advantage", "provider", True, ["medicare-advantage-contract"]),
        ("medicare_advantage", "provider", False, ["medicare-advantage"]),
        ("medicare_advantage", "member", True, ["medicare-advantage"]),
        ("medicaid", "provider", True, ["provider-dispute", "medicaid-managed-care"]),
        ("medicaid", "member", True, ["medicaid-managed-care"]),
    ],
)
def test_the_road_goes_by_the_coverage_the_party_and_the_contract(
    coverage: str, party: str, contract: bool, road: list[str]
) -> None:
    assert [each.road for each in roads(coverage, party, contract=contract)] == road


def test_a_surprise_bill_has_a_road_of_its_own_for_a_provider_without_a_contract_only() -> None:
    without = roads("commercial", "provider", contract=False, surprise=True)
    under = roads("commercial", "provider", contract=True, surprise=True)

    assert [each.road for each in without] == ["surprise-billing"]
    assert [each.road for each in under] == ["provider-dispute"]


def test_every_number_of_a_ladder_is_a_dated_rule_with_a_source() -> None:
    for each in ladders().values():
        for rung in each.rungs.values():
            named = (rung.file_within, rung.receipt, rung.after, rung.weekend, rung.least, *rung.when_late)
            answers = (rung.answer_within, rung.answer_before_care)
            for name in (*named, *answers, *rung.perhaps_filed_by.values(), *(old for _, old in rung.before)):
                if name not in ("", "contract"):
                    assert all(entry.source and entry.read for entry in rules()[name].entries), name


def ladders_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str) -> Mapping[str, Ladder]:
    module = import_module("simulator.payers.appeals.ladders")
    text = (DATA / "ladders" / "original-medicare.yaml").read_text(encoding="utf-8")
    assert wrong in text
    (tmp_path / "ladders").mkdir()
    (tmp_path / "ladders" / "original-medicare.yaml").write_text(text.replace(wrong, right, 1), encoding="utf-8")
    monkeypatch.setattr(module, "DATA", tmp_path)
    found: Mapping[str, Ladder] = module.ladders.__wrapped__()
    return found


def test_a_ladder_is_read_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ladders_from(tmp_path, monkeypatch, "Redetermination (first level)", "First level")

    assert found["original-medicare"].levels[0].name == "First level"


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        (
            "appeals.medicare_first_level_days",
            "appeals.medicare_frist_level_days",
            "12: `file_within` is `appeals.medicare_frist_level_days`, which is no rule of data/rules.",
        ),
        (
            "filed_by: [provider, member, representative]",
            "filed_by: [provider, patient]",
            "10: `filed_by` names `patient`; it may name provider, member, representative, payer.",
        ),
        (
            "then: reconsideration",
            "then: second",
            "18: `then` is `second`; it should be one of redetermination, "
            "reconsideration, hearing, council, court, reopening.",
        ),
        (
            "when_silent: ask",
            "when_silent: wait",
            "19: `when_silent` is `wait`; it should be one of next, ask.",
        ),
        (
            "must_hold: [patient, member_id",
            "must_hold: [patient, shoe_size",
            "17: `must_hold` names `shoe_size`; it may name claim_number, "
            "denial_code, patient, member_id, service_date, ask, ground, signature.",
        ),
        (
            "weekend: appeals.medicare_first_level_weekend",
            "weekend: appeals.first_level_weekend",
            "14: `weekend` is `appeals.first_level_weekend`, which is no rule of data/rules.",
        ),
    ],
)
def test_a_slip_in_a_ladder_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, says: str
) -> None:
    with pytest.raises(BadFile) as caught:
        ladders_from(tmp_path, monkeypatch, wrong, right)

    line, _, told = says.partition(": `")
    assert str(caught.value) == f"original-medicare.yaml:{line}: `rungs: redetermination: {told}"


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        (
            "covers_date, for_service, known_number, enough",
            "covers_day, for_service, known_number, enough",
            "`covers_day`",
        ),
        ("approval: {approval_notice:", "approval: {approval_letter:", "is no kind of paper"),
        ("road: dispute", "road: complain", "is `complain`; it should be one of dispute, corrected_claim"),
    ],
)
def test_a_slip_in_the_table_of_proofs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, says: str
) -> None:
    module = import_module("simulator.payers.appeals.proofs")
    text = (DATA / "proofs.yaml").read_text(encoding="utf-8")
    assert wrong in text
    (tmp_path / "proofs.yaml").write_text(text.replace(wrong, right, 1), encoding="utf-8")
    monkeypatch.setattr(module, "DATA", tmp_path)

    with pytest.raises(BadFile, match=r"proofs\.yaml:\d+: ") as caught:
        module._table.__wrapped__()
    assert says in str(caught.value)


def test_each_family_says_why_in_whole_sentences() -> None:
    assert all(each.granted.endswith(".") and each.upheld.endswith(".") for each in families().values())
    assert {name for name, kind in kinds().items() if kind.never} == {
        "full_chart",
        "psychotherapy_note",
        "internal_note",
    }
