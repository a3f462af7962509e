from __future__ import annotations

import re

import pytest

from simulator.payers import load_payer
from simulator.reading import DATA, SCENARIOS, read_table
from simulator.remittance import Group, reason_meaning, remark_meaning
from simulator.remittance.codes import UnknownCode, explains, may_stand, needs_remark
from tests.payers.by_hand import PAYERS


def test_every_reason_has_a_meaning_an_act_and_where_the_list_was_read() -> None:
    for row in read_table(DATA / "codes" / "carc.csv"):
        for group in row["groups"].split():
            meaning = reason_meaning(Group(group), row["code"])
            assert meaning.code == f"{group}-{row['code']}"
            assert meaning.title.startswith(f"{group}: ")
            assert meaning.says.endswith(".")
            assert meaning.act.endswith(".")
        assert row["source"].startswith("https://x12.org/")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["read"])
        assert row["verified"] in ("yes", "no")


def test_a_duplicate_is_nobodys_and_a_late_claim_never_the_patients() -> None:
    with pytest.raises(UnknownCode, match="may not stand under PR"):
        reason_meaning(Group.PR, "29")
    with pytest.raises(UnknownCode, match="may not stand under CO; it goes with OA"):
        reason_meaning(Group.CO, "18")


def test_a_code_the_kit_does_not_use_is_named() -> None:
    with pytest.raises(UnknownCode, match=r"Reason code 15 is not in data/codes/carc\.csv"):
        reason_meaning(Group.CO, "15")  # retired
    with pytest.raises(UnknownCode, match="Remark code M58"):
        remark_meaning("M58")  # retired


def test_every_remark_the_payer_sends_can_be_explained() -> None:
    payers = [load_payer(name) for name in PAYERS]
    for remarks in (remarks for payer in payers for remarks in payer.remarks.values()):
        for remark in remarks:
            assert remark_meaning(remark).says


def test_an_alert_is_told_from_a_remark_that_explains_a_reason() -> None:
    assert remark_meaning("N1").title == "Remark: good to know"
    assert remark_meaning("N382").title == "Remark: more about the reason"


def test_every_code_is_active_on_the_list_that_was_read_and_no_retired_one_is_used() -> None:
    retired = {(row["list"], row["code"]) for row in read_table(DATA / "codes" / "retired.csv")}
    used = {("reason", row["code"]) for row in read_table(DATA / "codes" / "carc.csv")}
    used |= {("remark", row["code"]) for row in read_table(DATA / "codes" / "rarc.csv")}

    assert not used & retired
    assert {("reason", "15"), ("remark", "M58"), ("remark", "N29")} <= retired
    for file in ("carc", "rarc"):
        assert {row["status"] for row in read_table(DATA / "codes" / f"{file}.csv")} == {"current"}
    for row in read_table(DATA / "codes" / "retired.csv"):
        for code in row["instead"].split():
            assert (row["list"], code) not in retired


def test_no_file_of_data_or_scenarios_names_a_retired_remark() -> None:
    retired = "|".join(row["code"] for row in read_table(DATA / "codes" / "retired.csv") if row["list"] == "remark")
    files = [*DATA.glob("**/*.yaml"), *SCENARIOS.glob("**/*.yaml")]

    assert files
    for file in files:
        assert not re.search(rf"\b({retired})\b", file.read_text(encoding="utf-8")), file


def test_a_retired_reason_stands_in_no_scenario_and_in_no_manual() -> None:
    retired = [row["code"] for row in read_table(DATA / "codes" / "retired.csv") if row["list"] == "reason"]
    for file in [*DATA.glob("payers/**/*.yaml"), *SCENARIOS.glob("**/*.yaml")]:
        text = file.read_text(encoding="utf-8")
        assert not any(re.search(rf"\b(CO|PR|OA|PI)-{code}\b|codes/carc/{code}\b", text) for code in retired), file


@pytest.mark.parametrize(
    ("group", "reason", "may"),
    [
        ("OA", "18", True), ("CO", "18", False), ("PR", "29", False), ("PR", "27", True), ("CO", "45", True),
        ("PR", "45", True), ("OA", "45", False), ("PR", "197", False), ("PR", "242", True), ("CO", "242", True),
    ],
)  # fmt: skip
def test_the_group_follows_the_reason(group: str, reason: str, may: bool) -> None:
    assert may_stand(Group(group), reason) is may


def test_only_three_reasons_of_ours_must_have_a_remark_and_an_alert_is_none() -> None:
    rows = read_table(DATA / "codes" / "carc.csv")

    assert {row["code"] for row in rows if needs_remark(row["code"])} == {"16", "96", "252"}
    assert not explains("N1")
    assert explains("N290")
