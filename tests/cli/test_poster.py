"""`balance-due remit`: what a file holds, what is wrong with it, and how the command ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.cli import main

WORKED = Path(__file__).parents[1] / "remittance" / "x12" / "worked.835"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.835"
    text = WORKED.read_text(encoding="utf-8")
    file.write_text(text.replace("CAS*CO*45*180~", "CAS*CO*45*181~"), encoding="utf-8")
    return file


def test_a_remittance_that_adds_up_is_printed_with_its_totals_and_ends_well(capsys):
    assert main(["remit", str(WORKED)]) == 0
    out = capsys.readouterr().out
    assert [line.split() for line in out.splitlines() if "5 claims" in line] == [
        ["5", "claims", "1,050.00", "194.00", "149.00"]  # patients: 144 + 25 + 0 - 20 + 0
    ]
    assert "Payment CHK5550142: 275.25 deposited, −81.25 kept outside claims." in out
    assert "WO for ACCT-D: −80.00" in out
    assert out.endswith("no findings.\n")


def test_a_finding_is_printed_with_its_segment_and_ends_with_one(broken, capsys):
    assert main(["remit", str(broken)]) == 1
    assert "segment 16: error: The line “X1310” does not add up" in capsys.readouterr().out


def test_a_program_gets_one_object_a_file(broken, capsys):
    assert main(["remit", "--json", str(WORKED), str(broken)]) == 1
    fine, wrong = json.loads(capsys.readouterr().out)
    assert list(fine) == ["file", "claims", "charge", "paid", "findings"]
    assert (fine["claims"], fine["charge"], fine["paid"], fine["findings"]) == (5, "1050.00", "194.00", [])
    # 500 - 181 - 100 - 44 = 175, and 176 is paid: the line and its claim do not add up, the deposit does
    assert {(each["segment"], each["rule"]) for each in wrong["findings"]} == {
        (14, "claim-balance"),
        (16, "line-balance"),
    }


def test_a_folder_is_every_remittance_in_it_and_one_without_any_is_said_to_be(broken, tmp_path, capsys):
    assert main(["remit", "--json", str(broken.parent)]) == 1
    assert len(json.loads(capsys.readouterr().out)) == 1
    broken.unlink()
    assert main(["remit", str(tmp_path)]) == 2
    assert "There is no remittance in the folder" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_bad_usage(capsys):
    assert main(["remit", "nowhere.835"]) == 2
    assert capsys.readouterr().err == "There is no file nowhere.835. Name an 835 file, or a folder of them.\n"


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x1b[2J" * 50, b"ISA*00*", b"ST*837*1~SE*2*1~"])
def test_a_file_of_another_kind_is_answered_in_words(data, tmp_path, capsys):
    file = tmp_path / "other.835"
    file.write_bytes(data)
    assert main(["remit", str(file)]) == 1
    out = capsys.readouterr().out
    assert "error: " in out
    assert "\x1b" not in out


def test_a_long_file_prints_the_first_claims_and_counts_the_rest(tmp_path, capsys):
    text = WORKED.read_text(encoding="utf-8")
    at, after = text.index("CLP*ACCT-C"), text.index("CLP*ACCT-D*22")
    file = tmp_path / "long.835"  # 300 more denied claims of 300.00 are 90,000.00 charged and nothing paid
    file.write_text(
        text[:after] + text[at:after] * 300 + text[after:].replace("SE*46", "SE*1846"), encoding="utf-8"
    )  # 46 + 300 * 6
    assert main(["remit", str(file)]) == 0
    out = capsys.readouterr().out
    assert out.count("ACCT-C") < 201
    assert "and 105 more claims" in out
    assert "91,050.00" in out
