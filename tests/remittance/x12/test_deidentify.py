"""A remittance without anybody in it: what is replaced, what is kept, and when nothing is written at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.care.practice import npi_is_valid
from simulator.remittance.x12 import read_835
from simulator.remittance.x12.deidentify import NotDeidentified, deidentify
from simulator.remittance.x12.findings import Findings
from simulator.remittance.x12.second_look import Real, anything_real, second_look
from simulator.remittance.x12.segments import read_segments

# what in the worked file tells who somebody is; by hand, and whole elements only
TELLING = """
    TAMARACKTEST HARROWCREEK 000000042 CHK5550142 1000000000 TAMARACK MUTUAL PROVIDER DESK 8005550177 HARROW CREEK
    CLINIC 2000000101 ACCT-A ACCT-B ACCT-C ACCT-D TM-1001 TM-1002 TM-1003 TM-1004 TM-1005 ANNA BRUNO CLARA DAVID
    ZZT000001 ZZT000002 ZZT000003 ZZT000004 20260320 20260319 20260302 20260303 20260304 20260305 20261231 260320
""".split()  # noqa: SIM905


def deidentified(text: str | bytes, folder: Path, seed: int = 5) -> str:
    folder.mkdir(exist_ok=True)
    file, out = folder / "real.835", folder / "out.835"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    out.unlink(missing_ok=True)
    deidentify([file], [out], seed=seed)
    return out.read_text(encoding="utf-8")


def test_nothing_that_tells_who_somebody_is_comes_out(worked: str, tmp_path: Path) -> None:
    out = deidentified(worked, tmp_path)
    words = set(re.split(r"[*~:\n ]+", out))
    assert not [each for each in TELLING if each in words]


def test_amounts_codes_and_findings_stay(worked: str, tmp_path: Path) -> None:
    before, after = read_835(worked), read_835(deidentified(worked, tmp_path))
    assert (after.charge, after.paid, after.findings) == (before.charge, before.paid, ())
    for one, other in zip(before.claims, after.claims, strict=True):
        assert one.status == other.status
        assert one.every_adjustment == other.every_adjustment
        assert [each.code for each in one.services] == [each.code for each in other.services]
        assert [each.remarks for each in one.services] == [each.remarks for each in other.services]


def test_the_same_goes_in_and_the_same_comes_out(worked: str, tmp_path: Path) -> None:
    (payment,) = read_835(deidentified(worked, tmp_path)).payments
    a, _, _, taken, anew = payment.claims
    assert taken.number == anew.number
    assert taken.patient == anew.patient
    assert [each.reference for each in payment.provider_adjustments] == [taken.number, a.number]
    assert payment.provider_adjustments[0].provider == payment.parties.payee.id
    assert payment.payer_id == "1" + payment.parties.payee.references[0].number  # as 1 000000000 and TJ 000000000 were
    assert len({claim.number for claim in payment.claims}) == 4


def test_days_move_together_by_whole_weeks(worked: str, tmp_path: Path) -> None:
    before, after = read_835(worked).payments[0], read_835(deidentified(worked, tmp_path)).payments[0]
    pairs = [(before.on, after.on), (before.produced, after.produced)]
    for one, other in zip(before.claims, after.claims, strict=True):
        pairs += [(a.on, b.on) for a, b in zip(one.services[0].dates, other.services[0].dates, strict=True)]
    (moved,) = {one - other for one, other in pairs if one and other}
    assert moved.days % 7 == 0
    assert moved.days > 304  # farther than from March 2 to December 31, 2026


def test_every_number_is_from_a_range_that_nobody_is_given(worked: str, tmp_path: Path) -> None:
    (payment,) = read_835(deidentified(worked, tmp_path)).payments
    assert npi_is_valid(payment.parties.payee.id)
    assert payment.parties.payee.id.startswith("20000")
    assert all(claim.patient and re.fullmatch("ZZ[A-Z]000[0-9]{3}", claim.patient.id) for claim in payment.claims)
    assert payment.parties.payer.zip.startswith("000")
    assert payment.parties.payer.state == ""
    assert re.fullmatch("[0-9]{3}55501[0-9]{2}", payment.parties.payer.contacts[0].ways[0][1])


def test_an_npi_with_a_wrong_check_digit_stays_wrong(worked: str, tmp_path: Path) -> None:
    text = worked.replace("XX*2000000101", "XX*1999999999")
    assert "npi" in [each.rule for each in read_835(text).findings]
    assert "npi" in [each.rule for each in read_835(deidentified(text, tmp_path)).findings]


def test_a_seed_gives_the_same_file_again_and_another_seed_another(worked: str, tmp_path: Path) -> None:
    first = deidentified(worked, tmp_path / "1")
    assert deidentified(worked, tmp_path / "2") == first
    assert deidentified(worked, tmp_path / "3", seed=6) != first


def test_several_files_share_their_stand_ins(worked: str, tmp_path: Path) -> None:
    one, two = tmp_path / "one.835", tmp_path / "two.835"
    one.write_text(worked, encoding="utf-8")
    two.write_text(worked.replace("20260302", "20250102"), encoding="utf-8")
    deidentify([one, two], [tmp_path / "a", tmp_path / "b"], seed=5)
    a, b = read_835(tmp_path / "a"), read_835(tmp_path / "b")
    assert [claim.number for claim in a.claims] == [claim.number for claim in b.claims]
    (first,), (second,) = a.claims[0].services[0].dates, b.claims[0].services[0].dates
    assert (first.on - second.on).days == 424  # from January 2, 2025, to March 2, 2026: 365 + 59


ODD = {  # where people hide: each with a word that may not come out
    "free text in a note": ("LX*1~", "NTE*ADD*CALL MRS QUIMBY~\nLX*1~", "QUIMBY"),
    "an unknown segment": ("LX*1~", "LX*1~\nQQQ*QUIMBY~", "QUIMBY"),
    "a segment's own name": ("LX*1~", "LX*1~\nQUIMBY~", "QUIMBY"),
    "a name in place of an amount": ("CLP*ACCT-A*1*500", "CLP*ACCT-A*1*QUIMBY", "QUIMBY"),
    "a phone number in place of a qualifier": ("PER*BL*PROVIDER DESK*TE*", "PER*BL*TE*2125557788*", "2125557788"),
    "a description of the service": ("SVC*HC:X1310*", "SVC*HC:X1310:::::QUIMBY*", "QUIMBY"),
    "an element that the guide has not": ("LQ*HE*N290", "LQ*HE*N290*QUIMBY", "QUIMBY"),
    "an account number in the reference of a PLB": ("L6:ACCT-A", "L6:QUIMBY77", "QUIMBY77"),
    "a name where a code stands": ("1*500*176*144*12*", "1*500*176*144*QUIMBY*", "QUIMBY"),
    "a password in the envelope": ("ISA*00*          ", "ISA*03*QUIMBY0001", "QUIMBY"),
}


@pytest.mark.parametrize("where", ODD)
def test_people_are_found_wherever_they_hide(worked: str, where: str, tmp_path: Path) -> None:
    before, after, word = ODD[where]
    assert before in worked
    assert word not in deidentified(worked.replace(before, after), tmp_path)


def test_what_would_remain_is_told_by_its_segment_and_nothing_is_written(worked: str, tmp_path: Path) -> None:
    """A patient is called MBA, and the other claim’s kind of payer is MBA: a name stands where a code may stand."""
    text = worked.replace("QC*1*EXAMPLE*ANNA", "QC*1*MBA*ANNA").replace("98*25*MB*", "98*25*MBA*")
    with pytest.raises(NotDeidentified) as told:
        deidentified(text, tmp_path)
    assert "segment 22: a name of the file" in str(told.value)
    assert "MBA" not in str(told.value)
    assert [file.name for file in tmp_path.iterdir()] == ["real.835"]


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ("REF*TJ*123-45-6789~", "a social security number"),
        ("PER*BL*TEXT*TE*2125557788~", "a phone number"),
        ("N3*CALL (212) 555-7788~", "a phone number"),
        ("N3*ANN@HOSPITAL.ORG~", "a mail address"),
        ("NTE*ADD*BORN 3/4/1961~", "a date"),
        ("N4*CINDERMOOR**97201~", "a ZIP code"),
        ("N1*PE*EXAMPLE*XX*1234567893~", "a number that somebody may have"),
        ("TRN*1*0001*1930000000~", "a tax number that somebody may have"),
        ("NM1*QC*1*QUIMBY~", "a name"),
    ],
)
def test_what_looks_real_is_seen_without_knowing_the_input(planted: str, what: str) -> None:

    found = [each for one, marks in read_segments([f"ST*835*1~{planted}"], Findings()) for each in [(one, marks)]]
    segment, marks = found[1]
    assert list(second_look(segment, marks, Real())) == [(2, what)]
    assert anything_real(segment, marks) == what


def test_what_stood_in_the_input_is_seen_in_the_output(worked: str) -> None:
    real = Real()
    for segment, marks in read_segments([worked], Findings()):
        real.take(segment, marks)
    left = {number for segment, marks in read_segments([worked], Findings()) for number, _ in
            second_look(segment, marks, real)}  # fmt: skip
    # envelopes, payment, trace, date, both parties and each claim, patient and day; not amounts, reasons or remarks
    assert {1, 2, 4, 5, 6, 7, 10, 11, 14, 15, 17, 22, 47, 50} <= left
    assert not left & {3, 13, 16, 18, 19, 21, 33, 34, 48, 49}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"%PDF-1.7", "cannot be read to its end"),
        (b"", "holds no 835"),
        (b"ST*837*0001~SE*2*0001~", "no 835 (segment 1)"),
        (b"ST*835*0001~" + b"x" * 300_000, "cannot be read to its end (segment 2)"),
    ],
)
def test_what_is_no_835_is_not_deidentified(text: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(NotDeidentified, match=re.escape(says)):
        deidentified(text, tmp_path)


def test_a_file_that_is_there_stays_as_it_is(worked: str, tmp_path: Path) -> None:
    file, out = tmp_path / "real.835", tmp_path / "out.835"
    file.write_text(worked, encoding="utf-8")
    out.write_text("my work", encoding="utf-8")
    with pytest.raises(NotDeidentified, match="There is already a file"):
        deidentify([file], [out], seed=5)
    assert out.read_text(encoding="utf-8") == "my work"


def test_one_file_of_two_that_cannot_be_leaves_none(worked: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.835", tmp_path / "bad.835"
    good.write_text(worked, encoding="utf-8")
    bad.write_text(
        worked.replace("QC*1*EXAMPLE*ANNA", "QC*1*MBA*ANNA").replace("98*25*MB*", "98*25*MBA*"), encoding="utf-8"
    )
    with pytest.raises(NotDeidentified):
        deidentify([good, bad], [tmp_path / "a", tmp_path / "b"], seed=5)
    assert {file.name for file in tmp_path.iterdir()} == {"good.835", "bad.835"}


@given(at=st.integers(0, 1_900), byte=st.integers(0, 255))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_refused_or_comes_out_with_the_same_findings(
    worked: str, at: int, byte: int, tmp_path: Path
) -> None:
    damaged = bytearray(worked.encode())
    damaged[at % len(damaged)] = byte
    try:
        out = deidentified(bytes(damaged), tmp_path)
    except NotDeidentified:
        return
    before, after = read_835(bytes(damaged)), read_835(out)
    assert [(each.segment, each.rule) for each in before.findings] == [
        (each.segment, each.rule) for each in after.findings
    ]
