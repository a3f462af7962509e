from __future__ import annotations

import re

import pytest

from simulator.payers import load_payer
from simulator.reading import DATA, read_table
from simulator.remittance import Group, reason_meaning, remark_meaning
from simulator.remittance.codes import UnknownCode


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
    for remarks in load_payer("tamarack").remarks.values():
        for remark in remarks:
            assert remark_meaning(remark).says


def test_an_alert_is_told_from_a_remark_that_explains_a_reason() -> None:
    assert remark_meaning("N1").title == "Remark: good to know"
    assert remark_meaning("N382").title == "Remark: more about the reason"
