"""`balance-due remit`: what a file holds, what is wrong with it, and how the command ends."""

from __future__ import annotations

import json
import os
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


def test_a_folder_of_folders_is_read_to_the_bottom_as_generate_leaves_it(tmp_path, capsys):
    assert main(["generate", "--patients", "60", "--format", "835", "--out", str(tmp_path / "world")]) == 0
    capsys.readouterr()

    assert main(["remit", "--json", str(tmp_path / "world")]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["file"].endswith("remittances.835")
    assert told["claims"] > 50


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


# ---- one claim as papers ----


def test_one_claim_is_printed_as_the_papers_of_a_lesson(capsys):
    assert main(["remit", str(WORKED), "--eob", "acct-a"]) == 0
    out = capsys.readouterr().out
    assert "[Provider copy]" in out
    assert "[This is not a bill]" in out
    # 500.00 charged, 180.00 discount, 100.00 deductible and 44.00 coinsurance, 176.00 paid
    (total, again) = [line.split() for line in out.splitlines() if line.startswith("Total")]
    assert total == ["Total", "500.00", "180.00", "0.00", "320.00", "100.00", "44.00", "176.00"]
    assert again == [*total, "144.00"]
    assert "CO-45 PR-1 PR-2" in out
    assert "Trace:        CHK5550142" in out


def test_a_claim_is_found_by_the_payers_number_too(capsys):
    assert main(["remit", str(WORKED), "--eob", "TM-1003"]) == 0
    assert "N290" in capsys.readouterr().out


@pytest.mark.parametrize("claim", ["ACCT-D#35", "acct-d#35"])
def test_one_of_several_is_named_by_its_segment(claim, capsys):
    assert main(["remit", str(WORKED), "--eob", claim]) == 0
    assert "Status:       22, taken back" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        ("ACCT-D", "There are 2 claims “ACCT-D” in"),
        ("ACCT-D", "ACCT-D#41  processed as primary, 120.00 charged, 0.00 paid, 03/20/2026"),
        ("ACCT-E", "Near it are “ACCT-D”"),
        ("zzz", "The first are “ACCT-A”, “ACCT-B”, “ACCT-C”."),
        ("ACCT-A#15", "There is no claim “ACCT-A#15” in"),
    ],
)
def test_a_claim_that_is_not_there_or_not_alone_is_said_with_what_to_type(claim, says, capsys):
    assert main(["remit", str(WORKED), "--eob", claim]) == 2
    assert says in capsys.readouterr().err


def test_a_claim_that_does_not_add_up_is_printed_as_it_stands_and_said_not_to(broken, capsys):
    assert main(["remit", str(broken), "--eob", "ACCT-A"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "does not add up: 500.00 charged less 325.00 adjusted is 175.00, but 176.00 is paid." in out


def test_the_page_of_a_claim_is_written_once_and_never_over_a_file(tmp_path, capsys):
    page = tmp_path / "claim.html"
    assert main(["remit", str(WORKED), "--eob", "ACCT-A", "--out", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("<article") == 2
    assert "http" not in text.replace("http://www.w3.org", "")
    assert main(["remit", str(WORKED), "--eob", "ACCT-A", "--out", str(page)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--json", "--eob", "ACCT-A"], "--json goes with the findings alone"),
        (["--out", "x.html"], "name the claim with --eob"),
        (["--eob", "ACCT-A", "--out", "x.pdf"], "should end in .html"),
        (["--eob", "ACCT-A", "--deidentify", "x"], "--deidentify: it does not go together with --eob"),
        ([str(WORKED.with_name("nowhere.835"))], "There is no file"),
    ],
)
def test_what_does_not_go_together_is_bad_usage(options, says, capsys):
    assert main(["remit", str(WORKED), *options]) == 2
    assert says in capsys.readouterr().err


# ---- without anybody in it ----


def test_a_file_without_anybody_in_it_is_written_once(tmp_path, capsys):
    out = tmp_path / "out.835"
    assert main(["remit", str(WORKED), "--deidentify", str(out), "--seed", "3"]) == 0
    assert "ACCT-A" not in out.read_text(encoding="utf-8")
    assert main(["remit", str(out)]) == 0
    assert "1,050.00       194.00       149.00" in capsys.readouterr().out
    assert main(["remit", str(WORKED), "--deidentify", str(out)]) == 2
    assert "There is already a file" in capsys.readouterr().err


def test_several_files_go_to_a_folder_under_names_that_say_nothing(broken, tmp_path, capsys):
    folder = tmp_path / "new"
    assert main(["remit", str(WORKED), str(broken), "--deidentify", str(folder)]) == 0
    assert sorted(file.name for file in folder.iterdir()) == ["remit-1.835", "remit-2.835"]
    assert main(["remit", "--json", str(folder)]) == 1  # the broken one is as broken as it was
    assert "line-balance" in capsys.readouterr().out


def test_what_cannot_be_deidentified_leaves_no_folder_behind(tmp_path, capsys):
    other = tmp_path / "claims.835"
    other.write_text("ST*837*0001~SE*2*0001~", encoding="utf-8")
    assert main(["remit", str(WORKED), str(other), "--deidentify", str(tmp_path / "new")]) == 2
    assert "only an 835 can be deidentified" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_said_to_be(tmp_path, capsys):
    file = tmp_path / "locked.835"
    file.write_text("ST*835*1~", encoding="utf-8")
    file.chmod(0)
    assert main(["remit", str(file)]) == 2
    assert "locked.835 cannot be read" in capsys.readouterr().err


def test_a_large_file_is_read_behind_a_bar_to_its_last_byte(monkeypatch, capsys):
    monkeypatch.setattr("simulator.cli.poster.LARGE", 100)
    told: list[int] = []
    monkeypatch.setattr("tqdm.tqdm.update", lambda _, size: told.append(size))
    assert main(["remit", str(WORKED)]) == 0
    assert "5 claims" in capsys.readouterr().out
    assert sum(told) == WORKED.stat().st_size
