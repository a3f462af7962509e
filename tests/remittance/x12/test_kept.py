"""Nothing is lost: what few files say has its place, and what no field holds is kept as it came and told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from simulator.remittance.x12 import codes, read_835, write_835

FULL = {  # what is put into the worked remittance, behind which segment; it must be written back word for word
    "a note": ("BPR*I*275.25*C*CHK************20260320", "NTE*ADD*SEE OUR LETTER"),
    "a currency": ("TRN*1*CHK5550142*1000000000", "CUR*PR*CAD"),
    "another day of the payment": ("DTM*405*20260319", "DTM*097*20260318"),
    "a second name of the payer": ("N1*PR*TAMARACK MUTUAL HEALTH", "N2*SECOND NAME"),
    "how the payee gets it": ("REF*TJ*000000000", "RDM*OL*DESK*example.com"),
    "sums of a hospital": ("LX*1", "TS3*2000000101*11*20261231*5*1050"),
    "more sums of a hospital": ("LX*1", "TS2*100*20"),
    "figures of a stay": ("NM1*QC*1*EXAMPLE*CLARA****MI*ZZT000003", "MIA*3**2*4120.5*N382*0.5"),
    "a rate and a remark": ("NM1*QC*1*EXAMPLE*CLARA****MI*ZZT000003", "MOA*0.8*12.5*N1*MA18****7"),
    "covered days": ("NM1*QC*1*EXAMPLE*CLARA****MI*ZZT000003", "QTY*CA*3"),
    "units of a line": ("AMT*B6*125", "QTY*ZK*2.5"),
    "a code of pharmacies": ("LQ*HE*N290", "LQ*RX*75"),
    "more behind a remark than the guide has": ("LQ*HE*N290", "LQ*HE*N382*MORE"),
}


@pytest.mark.parametrize("what", FULL)
def test_what_few_files_say_is_read_and_written_back(worked: str, what: str) -> None:
    behind, segment = FULL[what]
    file = read_835(_count_one_more(worked.replace(f"{behind}~\n", f"{behind}~\n{segment}~\n")))

    assert not [each for each in file.findings if each.severity != "note"], file.findings
    assert f"{segment}~" in write_835(file.payments)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CLP*ACCT-C*1*300*0*0*12*TM-1003*11*1", "CLP*ACCT-C*1*300*0*0*12*TM-1003*11*1*30"),
        ("NM1*QC*1*EXAMPLE*CLARA****MI*ZZT000003", "NM1*QC*1*EXAMPLE*CLARA**DR**MI*ZZT000003"),
    ],
)
def test_a_patients_status_and_title_are_written_back(worked: str, before: str, after: str) -> None:
    assert before in worked
    assert after in write_835(read_835(worked.replace(before, after)).payments)


def test_a_remark_with_more_behind_it_is_still_a_remark_and_said_once(worked: str) -> None:
    file = read_835(worked.replace("LQ*HE*N290~", "LQ*HE*N290*MORE~"))
    (line,) = file.claims[2].services
    assert line.remarks == ("N290",)
    assert write_835(file.payments).count("N290") == 1


@pytest.mark.parametrize(
    ("sums", "says"),
    [
        ("5*1050", None),
        ("5", None),
        ("4*1050", "counts claims as “4”, but they are 5."),
        ("5*1290", "gives their charge as “1290”, but they come to 1,050.00."),
        ("6*9", "counts claims as “6”, but they are 5 and it gives their charge as “9”, but they come to 1,050.00."),
    ],
)
def test_a_payers_sum_of_a_group_is_held_against_its_claims(worked: str, sums: str, says: str | None) -> None:
    text = worked.replace("LX*1~", f"LX*1~\nTS3*2000000101*11*20261231*{sums}~")
    findings = [each for each in read_835(_count_one_more(text)).findings if each.rule == "group-sums"]
    assert [(each.severity, each.segment) for each in findings] == ([("warning", 14)] if says else [])
    assert not says or says in findings[0].says


def test_each_group_is_held_against_its_own_sum(worked: str) -> None:
    text = worked.replace("LX*1~", "LX*1~\nTS3*2000000101*11*20261231*2*750~")
    text = text.replace("CLP*ACCT-C", "LX*2~\nTS3*2000000101*11*20261231*3*301~\nCLP*ACCT-C").replace(
        "SE*46*", "SE*49*"
    )
    (finding,) = read_835(text).findings
    assert "“301”, but they come to 300.00" in finding.says


def _count_one_more(text: str) -> str:
    return text.replace("SE*46*", "SE*47*")


def test_the_units_of_an_adjustment_are_kept(worked: str) -> None:
    (line,) = read_835(worked.replace("CAS*PR*1*100**2*44", "CAS*PR*1*100*2*2*44*1.5")).claims[0].services
    assert [each.units for each in line.adjustments] == [None, Decimal(2), Decimal("1.5")]


def test_a_stay_has_its_figures_and_its_remarks_apart(worked: str) -> None:
    behind, segment = FULL["figures of a stay"]
    claim = read_835(worked.replace(behind, f"{behind}~\n{segment}")).claims[2]
    assert claim.inpatient == ("3", "", "2", "4120.5", "", "0.5")
    assert claim.remarks == ("N382",)


def test_the_weight_of_a_drg_is_read(worked: str) -> None:
    claim = read_835(worked.replace("TM-1003*11*1~", "TM-1003*11*1**470*1.9*0.5~")).claims[2]
    assert (claim.drg, claim.drg_weight, claim.discharged) == ("470", Decimal("1.9"), Decimal("0.5"))


def test_each_claim_knows_its_group(worked: str) -> None:
    text = worked.replace("CLP*ACCT-C", "LX*2~\nTS3*2000000101*11*20261231*1*300~\nCLP*ACCT-C")
    claims = read_835(text).claims
    assert [claim.group.number for claim in claims] == ["1", "1", "2", "2", "2"]
    assert claims[2].group.sums == (("TS3", "2000000101", "11", "20261231", "1", "300"),)


def test_all_six_pairs_of_a_plb_and_a_second_one_are_read(worked: str) -> None:
    six = "*".join(f"L6:R{at}*{sign}1" for at, sign in enumerate(["-", "", "-", "", "-", ""]))  # comes to nothing
    text = worked.replace("PLB*2000000101", f"PLB*2000000101*20261231*{six}~\nPLB*2000000101")
    file = read_835(_count_one_more(text))
    kept = file.payments[0].provider_adjustments
    assert [each.reference for each in kept] == ["R0", "R1", "R2", "R3", "R4", "R5", "ACCT-D", "ACCT-A"]
    assert file.findings == ()


def test_an_unknown_segment_is_kept_told_and_written_back(worked: str) -> None:
    file = read_835(_count_one_more(worked.replace("LQ*HE*N290~", "LQ*HE*N290~\nK3*FREE TEXT~")))
    assert [each.rule for each in file.findings] == ["unknown-segment"]
    assert file.claims[2].services[0].other == (("K3", "FREE TEXT"),)
    assert "K3*FREE TEXT~" in write_835(file.payments)


def test_a_second_segment_of_which_one_counts_is_told_and_kept(worked: str) -> None:
    file = read_835(
        _count_one_more(worked.replace("TRN*1*CHK5550142*1000000000~", "TRN*1*CHK5550142*1000000000~\nTRN*2*X~"))
    )
    assert [(each.rule, each.segment) for each in file.findings] == [("repeated", 6)]
    assert file.payments[0].trace == "CHK5550142"
    assert file.payments[0].other == (("TRN", "2", "X"),)


def test_an_element_that_the_guide_has_not_is_told(worked: str) -> None:
    file = read_835(worked.replace("LQ*HE*N290~", "LQ*HE*N290**Y~"))
    (finding,) = file.findings
    assert (finding.rule, finding.segment) == ("not-read", 34)
    assert "LQ04, “Y”" in finding.says


@pytest.mark.parametrize(
    ("before", "after", "rule", "segment"),
    [
        ("*260320*0900*", "*260230*0900*", "date", 1),
        ("*260320*0900*", "*260320*2460*", "time", 1),
        ("*20260320*0900*7", "*20261320*0900*7", "date", 2),
        ("*20260320*0900*7", "*20260320*9*7", "time", 2),
    ],
)
def test_an_envelope_has_a_day_and_a_time_that_exist(
    worked: str, before: str, after: str, rule: str, segment: int
) -> None:
    findings = read_835(worked.replace(before, after)).findings
    assert [(each.rule, each.segment) for each in findings] == [(rule, segment)]


def test_a_code_on_the_list_that_the_kit_has_no_words_for_is_noted_once(
    worked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    explained = codes._explained
    monkeypatch.setattr(codes, "_explained", lambda kind: explained(kind) - {"45"})
    findings = read_835(worked).findings  # 45 stands on three lines
    assert [(each.severity, each.rule, each.segment) for each in findings] == [("note", "reason", 18)]
    assert "“45”, which is on the list" in findings[0].says
