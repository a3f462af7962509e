"""Claims as an 837: each segment typed by hand, and taken by other people's readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simulator.claims.x12 import (
    Address,
    Bill,
    BilledLine,
    BillingProvider,
    Doctor,
    EarlierAnswer,
    EarlierLine,
    Member,
    PayerName,
    Transmission,
    said_once,
    write_837,
)
from simulator.money import Money
from tests.oracles.outside_readers import outside_readers_take

US = BillingProvider(
    "Harrow Creek Clinic", "2000000101", "000000000", Address("40 Tollbridge Road", "Quillbrook", "00053"), "5035550110"
)
SOLHEIM = Doctor("Solheim-Osei", "Ingrid", "2000001018")
TVERDY = Doctor("Tverdy", "Rosalind", "2000001091")
ADA = Member(
    "Núñez", "Ada", "ZZ000000000007701", Address("9 Saltbox Street", "Cindermoor", "00008"), date(1958, 11, 5), "F"
)
TAMARACK, MEDICARE = PayerName("Tamarack Mutual Health", "TAMARACK"), PayerName("Medicare Part B", "MEDICARE")
SEEN = date(2025, 3, 4)
VISIT = BilledLine("1", "X1310", Money(24300), 1, SEEN, (1,), rendering=SOLHEIM)
SCAN = BilledLine("2", "X1250", Money(120050), 2, SEEN, (2, 1), ("RT", "XS"), "AP0042", SOLHEIM, TVERDY)
BILL = Bill("HC00000000042", TAMARACK, "12", ADA, (VISIT, SCAN), ("I10", "M17.11"), plan="Employer PPO")


def sent(*bills: Bill) -> Transmission:
    return Transmission(date(2025, 3, 6), "0001", US, bills)


def body(bill: Bill) -> list[str]:
    """The segments from the patient's level to the last line."""
    lines = write_837(sent(bill), end="\n").replace("~", "").splitlines()
    return lines[lines.index("HL*2*1*22*0") + 1 : next(at for at, line in enumerate(lines) if line[:3] == "SE*")]


def test_a_claim_says_who_was_seen_for_what_by_whom_and_who_pays() -> None:
    assert body(BILL) == [
        "SBR*P*18**EMPLOYER PPO*****12",
        "NM1*IL*1*NUNEZ*ADA****MI*ZZ000000000007701",
        "N3*9 SALTBOX STREET",
        "N4*CINDERMOOR**00008",
        "DMG*D8*19581105*F",
        "NM1*PR*2*TAMARACK MUTUAL HEALTH*****PI*TAMARACK",
        "CLM*HC00000000042*1443.5***11:B:1*Y*A*Y*Y",
        "HI*ABK:I10*ABF:M1711",
        "LX*1",
        "SV1*HC:X1310*243*UN*1***1",
        "DTP*472*D8*20250304",
        "REF*6R*1",
        "NM1*82*1*SOLHEIM-OSEI*INGRID****XX*2000001018",
        "LX*2",
        "SV1*HC:X1250:RT:XS*1200.5*UN*2***2:1",
        "DTP*472*D8*20250304",
        "REF*G1*AP0042",
        "REF*6R*2",
        "NM1*82*1*SOLHEIM-OSEI*INGRID****XX*2000001018",
        "NM1*DN*1*TVERDY*ROSALIND****XX*2000001091",
    ]


def test_a_doctor_who_goes_for_every_line_is_said_once_for_the_claim() -> None:
    assert said_once([SOLHEIM, SOLHEIM]) == (SOLHEIM, [None, None])
    assert said_once([SOLHEIM, None]) == (None, [SOLHEIM, None])
    assert said_once([None, None]) == (None, [None, None])


def test_doctors_of_the_claim_stand_in_front_of_its_lines() -> None:
    bare = tuple(replace(line, rendering=None, referring=None) for line in BILL.lines)
    names = body(replace(BILL, rendering=SOLHEIM, referring=TVERDY, lines=bare))
    assert [line for line in names if line.startswith(("NM1*82", "NM1*DN", "LX"))] == [
        "NM1*DN*1*TVERDY*ROSALIND****XX*2000001091",
        "NM1*82*1*SOLHEIM-OSEI*INGRID****XX*2000001018",
        "LX*1",
        "LX*2",
    ]


def test_a_corrected_claim_names_the_payers_number_of_the_one_that_it_replaces() -> None:
    corrected = replace(BILL, frequency="7", replaces="TA00000000009", note="CORRECTED CLAIM", records="HC00000000042")
    assert body(corrected)[6:11] == [
        "CLM*HC00000000042*1443.5***11:B:7*Y*A*Y*Y",
        "PWK*OZ*EL***AC*HC00000000042",
        "REF*F8*TA00000000009",
        "NTE*ADD*CORRECTED CLAIM",
        "HI*ABK:I10*ABF:M1711",
    ]


SAID = (("PR", "2", Money(1960)), ("CO", "45", Money(14500)), ("CO", "253", Money(157)))
SECOND = Bill(
    "HC00000000042", TAMARACK, "12", replace(ADA, number="ZZ000000000008001"),
    (replace(VISIT, earlier=EarlierLine(Money(7683), SAID, date(2025, 3, 21))),), ("I10",), turn="S",
    earlier=EarlierAnswer(MEDICARE, "MB", "ZZ000000000007701", "ME00000000011"),
)  # fmt: skip


def test_a_second_payer_gets_the_first_ones_answer_in_sum_and_line_by_line() -> None:
    assert body(SECOND) == [
        "SBR*S*18*******12",
        "NM1*IL*1*NUNEZ*ADA****MI*ZZ000000000008001",
        "N3*9 SALTBOX STREET",
        "N4*CINDERMOOR**00008",
        "DMG*D8*19581105*F",
        "NM1*PR*2*TAMARACK MUTUAL HEALTH*****PI*TAMARACK",
        "CLM*HC00000000042*243***11:B:1*Y*A*Y*Y",
        "HI*ABK:I10",
        "SBR*P*18*******MB",
        "AMT*D*76.83",
        "AMT*EAF*19.6",
        "OI***Y***Y",
        "NM1*IL*1*NUNEZ*ADA****MI*ZZ000000000007701",
        "NM1*PR*2*MEDICARE PART B*****PI*MEDICARE",
        "REF*F8*ME00000000011",
        "LX*1",
        "SV1*HC:X1310*243*UN*1***1",
        "DTP*472*D8*20250304",
        "REF*6R*1",
        "NM1*82*1*SOLHEIM-OSEI*INGRID****XX*2000001018",
        "SVD*MEDICARE*76.83*HC:X1310**1",
        "CAS*CO*45*145**253*1.57",
        "CAS*PR*2*19.6",
        "DTP*573*D8*20250321",
    ]


def test_a_birth_date_that_was_left_off_leaves_nothing_behind() -> None:
    assert not any(line.startswith("DMG") for line in body(replace(BILL, member=replace(ADA, born=None))))


def test_the_practice_stands_once_above_all_of_a_days_claims() -> None:
    lines = write_837(sent(BILL, SECOND)).replace("~", "").splitlines()
    assert lines[2:12] == [
        "ST*837*0001*005010X222A1",
        "BHT*0019*00*0001*20250306*0000*CH",
        "NM1*41*2*HARROW CREEK CLINIC*****46*2000000101",
        "PER*IC*BILLING*TE*5035550110",
        "NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*EXAMPLE",
        "HL*1**20*1",
        "NM1*85*2*HARROW CREEK CLINIC*****XX*2000000101",
        "N3*40 TOLLBRIDGE ROAD",
        "N4*QUILLBROOK**00053",
        "REF*EI*000000000",
    ]
    assert [line for line in lines if line.startswith("HL")] == ["HL*1**20*1", "HL*2*1*22*0", "HL*3*1*22*0"]
    assert lines[-3:] == [f"SE*{len(lines) - 4}*0001", "GE*1*1", "IEA*1*000000001"]


def test_outside_readers_take_first_second_and_corrected_claims(tmp_path: Path) -> None:
    corrected = replace(BILL, frequency="7", replaces="TA00000000009", note="CORRECTED CLAIM", records="HC00000000042")
    outside_readers_take(write_837([sent(BILL, SECOND), replace(sent(corrected), control="0002")]), tmp_path)


@pytest.mark.parametrize(
    "defect", [("SBR*S*", "SBR*X*"), ("HL*2*1*22", "HL*2*9*22"), ("UN*1", "XX*1"), ("REF*6R", "REF*6Q")]
)
def test_the_outside_reader_does_find_faults(defect: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        outside_readers_take(write_837(sent(BILL, SECOND)).replace(*defect), tmp_path)


def test_a_separator_inside_a_name_cannot_break_the_claim() -> None:
    odd = replace(BILL, member=replace(ADA, family="A*B~C:D^E"))
    assert "NM1*IL*1*A B C D E*ADA****MI*ZZ000000000007701" in body(odd)
