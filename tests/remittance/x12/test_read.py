"""Reading an 835: the worked remittance to the cent, and one defect at a time, each named.

The worked remittance (worked.835), by hand:

    A  500.00: contract 180, deductible 100, coinsurance 44        -> 176.00
    B  250.00: contract 125, coinsurance 25, sequestration 2       ->  98.00
    C  300.00: information missing 300                             ->   0.00   (processed as primary all the same)
    D -120.00: contract -20, coinsurance -20                       -> -80.00   (taken back)
    D  120.00: part of another service 120                         ->   0.00   (answered anew)
    charges 500 + 250 + 300 - 120 + 120 = 1,050.00; paid 176 + 98 + 0 - 80 + 0 = 194.00
    PLB WO -80.00 gives back now what a later payment takes; L6 -1.25 is interest paid
    deposit 194.00 - (-80.00 - 1.25) = 194.00 + 81.25 = 275.25
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from simulator import read_835
from simulator.money import Money
from simulator.remittance import Adjustment, Group
from simulator.remittance.x12.findings import MOST_OF_A_KIND


def test_the_worked_remittance_reads_to_the_cent_and_nothing_is_found(worked: str) -> None:
    file = read_835(worked)

    assert file.findings == ()
    assert (file.charge, file.paid) == (Money(1_050_00), Money(194_00))
    (payment,) = file.payments
    assert (payment.amount, payment.kept, payment.deposit) == (Money(275_25), Money(-81_25), Money(275_25))
    assert (payment.trace, payment.on, payment.produced) == ("CHK5550142", date(2026, 3, 20), date(2026, 3, 19))
    assert [claim.paid for claim in payment.claims] == [
        Money(176_00), Money(98_00), Money(0), Money(-80_00), Money(0)
    ]  # fmt: skip


def test_a_claim_has_its_patient_its_dates_and_each_reason_with_its_group(worked: str) -> None:
    claim = read_835(worked).claims[0]

    assert (claim.number, claim.status, claim.payer_claim_number) == ("ACCT-A", "1", "TM-1001")
    assert claim.patient is not None
    assert (claim.patient.family, claim.patient.given, claim.patient.id) == ("EXAMPLE", "ANNA", "ZZT000001")
    (line,) = claim.services
    assert (line.code, line.units, line.charge, line.paid) == ("X1310", Decimal(1), Money(500_00), Money(176_00))
    assert line.adjustments == (
        Adjustment(Group.CO, "45", Money(180_00)),
        Adjustment(Group.PR, "1", Money(100_00)),
        Adjustment(Group.PR, "2", Money(44_00)),
    )
    assert [(day.kind, day.on) for day in line.dates] == [("472", date(2026, 3, 2))]
    assert claim.amount(Group.PR) == Money(144_00)


def test_a_denied_claim_is_processed_as_primary_and_says_why_in_a_remark(worked: str) -> None:
    claim = read_835(worked).claims[2]

    assert (claim.status, claim.paid, claim.services[0].remarks) == ("1", Money(0), ("N290",))


def test_what_was_taken_back_is_answered_anew_under_the_same_number(worked: str) -> None:
    taken, anew = read_835(worked).claims[3:]

    assert (taken.number, taken.is_reversal, taken.charge) == ("ACCT-D", True, Money(-120_00))
    assert (anew.number, anew.is_reversal, anew.charge) == ("ACCT-D", False, Money(120_00))


def test_what_the_payer_keeps_or_adds_names_its_account(worked: str) -> None:
    given_back, interest = read_835(worked).payments[0].provider_adjustments

    assert (given_back.reason, given_back.reference, given_back.amount) == ("WO", "ACCT-D", Money(-80_00))
    assert (interest.reason, interest.reference, interest.amount) == ("L6", "ACCT-A", Money(-1_25))
    assert given_back.fiscal_year_ends == date(2026, 12, 31)


# what is changed in the worked file, what it becomes, the rule that must catch it, its segment, a word that names it
MUTANTS = {
    "segment count": ("SE*46*0001", "SE*45*0001", "segment-count", 48, "“45” segments, but there are 46"),
    "line balance": ("CAS*CO*45*180~", "CAS*CO*45*181~", "line-balance", 16, "is 175.00, but 176.00 is paid"),
    "claim balance": ("CLP*ACCT-B*1*250*98*", "CLP*ACCT-B*1*250*97*", "claim-balance", 22, "98.00, but 97.00 is paid"),
    "payment balance": ("BPR*I*275.25*", "BPR*I*275.26*", "payment-balance", 3, "275.25, but 275.26 is deposited"),
    "unknown reason": ("CAS*CO*97*120", "CAS*CO*999*120", "reason", 45, "“999”"),
    "malformed reason": ("CAS*CO*97*120", "CAS*CO*ZZ9*120", "reason", 45, "“ZZ9” cannot be a reason code"),
    "retired reason": ("CAS*CO*97*120", "CAS*CO*15*120", "reason", 45, "“15” is a retired reason code"),
    "unknown group": ("CAS*CO*16*300", "CAS*XX*16*300", "group", 33, "“XX” is no group code"),
    "unknown remark": ("LQ*HE*N290", "LQ*HE*N9999", "remark", 34, "“N9999”"),
    "malformed remark": ("LQ*HE*N290", "LQ*HE*Q2", "remark", 34, "“Q2” cannot be a remark code"),
    "retired remark": ("LQ*HE*N290", "LQ*HE*M58", "remark", 34, "“M58” is a retired remark code"),
    "missing trace": ("TRN*1*CHK5550142*1000000000~", "TRN*1**1000000000~", "trace", 3, "no trace number"),
    "bad date": ("DTM*472*20260303", "DTM*472*20260230", "date", 25, "“20260230”: the calendar has no such day"),
    "bad amount": ("CLP*ACCT-A*1*500*176", "CLP*ACCT-A*1*5OO*176", "amount", 14, "“5OO”: that is no amount"),
    "unknown status": ("CLP*ACCT-C*1*", "CLP*ACCT-C*9*", "status", 29, "“9” as its status"),
    "missing patient": ("NM1*QC*1*EXAMPLE*CLARA****MI*ZZT000003~\n", "", "patient", 29, "names no patient"),
    "NPI check digit": ("XX*2000000101", "XX*2000000102", "npi", 11, "“2000000102”"),
    "interchange number": ("IEA*1*000000042", "IEA*1*000000043", "interchange-number", 50, "“000000043”"),
    "group number": ("GE*1*7", "GE*1*8", "group-number", 49, "“8”"),
    "transaction number": ("SE*46*0001", "SE*46*0002", "transaction-number", 48, "“0002”"),
    "order of segments": (
        "SVC*HC:X1310*500*176**1~\nDTM*472*20260302~", "DTM*472*20260302~\nSVC*HC:X1310*500*176**1~",
        "order", 16, "DTM with “472” does not stand in a claim",
    ),
    "order of loops": ("N1*PE*HARROW", "LX*1~\nN1*PE*HARROW", "order", 11, "LX starts a group of claims"),
    "unknown segment": ("LX*1~", "LX*1~\nZZZ*1~", "unknown-segment", 14, "“ZZZ” is no segment of an 835"),
    "wrong state": ("N4*EXAMPLE*OR*", "N4*EXAMPLE*QQ*", "state", 9, "“QQ” is no state"),
    "empty charge": ("SVC*HC:X7050*300*0", "SVC*HC:X7050**0", "amount", 31, "SVC02, the line’s charge, is empty"),
    "claim charge": ("CLP*ACCT-C*1*300*0", "CLP*ACCT-C*1*301*1", "claim-charge", 29, "its lines come to 300.00"),
    "patient share": ("CLP*ACCT-A*1*500*176*144", "CLP*ACCT-A*1*500*176*145", "patient-share", 14, "owes 145.00"),
    "provider reason": ("WO:ACCT-D*-80", "W9:ACCT-D*-80", "provider-reason", 47, "“W9”"),
    "no payer": ("N1*PR*TAMARACK MUTUAL HEALTH", "N1*PR", "payer", 3, "names no payer"),
    "no claim number": ("CLP*ACCT-C*", "CLP**", "claim-number", 29, "no number of ours"),
    "no payment": ("BPR*I*275.25*C*CHK************20260320~\n", "", "payment", 3, "no BPR"),
    "older guide": ("X*005010X221A1", "X*004010X091A1", "guide", 2, "“004010X091A1”"),
}  # fmt: skip


def test_zeros_before_a_count_of_segments_change_nothing(worked: str) -> None:
    assert read_835(worked.replace("SE*46*0001", "SE*0000000046*0001")).findings == read_835(worked).findings


@pytest.mark.parametrize("defect", MUTANTS)
def test_one_defect_is_caught_by_a_finding_that_names_it(worked: str, defect: str) -> None:
    before, after, rule, segment, named = MUTANTS[defect]
    assert worked.count(before) == 1

    findings = read_835(worked.replace(before, after)).findings

    caught = [finding for finding in findings if finding.rule == rule]
    assert caught, [str(finding) for finding in findings]
    assert caught[0].segment == segment
    assert named in caught[0].says
    assert caught[0].tries.endswith(".")


def test_a_defect_in_one_amount_is_told_once_and_not_as_sums_that_fail(worked: str) -> None:
    findings = read_835(worked.replace("CLP*ACCT-A*1*500*176", "CLP*ACCT-A*1*5OO*176")).findings

    assert [finding.rule for finding in findings] == ["amount"]


def test_a_group_that_does_not_exist_still_lets_the_line_add_up(worked: str) -> None:
    file = read_835(worked.replace("CAS*CO*16*300", "CAS*XX*16*300"))

    assert [finding.rule for finding in file.findings] == ["group"]
    assert file.claims[2].amount(Group.PR) == Money(0)


def test_claims_without_lines_balance_at_the_claim() -> None:
    text = (
        "ST*835*1~BPR*I*60*C*CHK************20260320~TRN*1*5*1000000000~N1*PR*P~PER*BL*X~N1*PE*C~LX*1~"
        "CLP*A*1*100*60*10~CAS*CO*45*30~CAS*PR*1*10~NM1*QC*1*EXAMPLE~SE*12*1~"
    )
    assert [finding.rule for finding in read_835(text).findings] == ["no-envelope"]  # 100 - 30 - 10 = 60
    off = read_835(text.replace("CO*45*30", "CO*45*29"))
    assert "claim-balance" in [finding.rule for finding in off.findings]


def test_a_finding_that_comes_without_end_is_counted_and_not_kept(worked: str) -> None:
    text = worked.replace("LX*1~\n", "LX*1~\n" + "ZZZ~\n" * 5_000)
    findings = read_835(text).findings

    assert sum(finding.rule == "unknown-segment" for finding in findings) == MOST_OF_A_KIND + 1
    assert f"{5_000 - MOST_OF_A_KIND:,} more" in findings[-1].says


SEVENTEEN = (
    "segment count", "line balance", "claim balance", "payment balance", "unknown reason", "unknown group",
    "unknown remark", "missing trace", "bad date", "bad amount", "unknown status", "missing patient",
    "NPI check digit", "interchange number", "order of segments", "unknown segment", "wrong state",
)  # fmt: skip
ODD = (("|", ">", "'"), ("^", "!", "\x1c"), ("*", ":", "\n"))  # element, component, segment


def _with(text: str, element: str, component: str, segment: str) -> str:
    """The same remittance with other separators; its repetition sign, which is used nowhere, gives way."""
    bare = text.replace("\n", "").replace("*^*", "*U*")
    return bare.replace(":", component).replace("*", element).replace("~", segment)


@pytest.mark.parametrize("marks", ODD, ids=repr)
def test_the_worked_remittance_is_as_good_with_odd_separators(worked: str, marks: tuple[str, str, str]) -> None:
    assert read_835(_with(worked, *marks)).findings == ()


@pytest.mark.parametrize("marks", ODD, ids=repr)
@pytest.mark.parametrize("defect", SEVENTEEN)
def test_each_of_seventeen_defects_is_named_with_odd_separators_too(
    worked: str, defect: str, marks: tuple[str, str, str]
) -> None:
    before, after, rule, segment, named = MUTANTS[defect]
    findings = read_835(_with(worked.replace(before, after), *marks)).findings
    caught = [finding for finding in findings if (finding.rule, finding.segment) == (rule, segment)]
    assert caught, [str(finding) for finding in findings]
    assert named in caught[0].says
