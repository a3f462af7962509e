"""Writing an 835: it reads back the same, other people's readers take it, and the kit's own answers go into it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import x12
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.case.open import work
from simulator.case.worked import Worked
from simulator.money import Money
from simulator.people.patient import Patient
from simulator.remittance import Adjustment, Group
from simulator.remittance.payment import (
    Amount,
    ClaimGroup,
    ClaimPayment,
    Contact,
    Count,
    Day,
    Name,
    Parties,
    Party,
    Payment,
    ProviderAdjustment,
    Reference,
    ServicePayment,
)
from simulator.remittance.x12 import payment_of, read_835, write_835
from simulator.remittance.x12.deidentify import deidentify
from simulator.scenario.load import load_scenario, scenario_names
from tests.oracles.outside_readers import outside_readers_take

# ---- other people's readers ----


def test_the_worked_remittance_is_written_as_it_was_read(worked: str, tmp_path: Path) -> None:
    text = write_835(read_835(worked).payments, sender="TAMARACKTEST", receiver="HARROWCREEK", number=42)

    theirs, ours = worked.splitlines(), text.splitlines()
    assert ours[2:48] == theirs[2:48]
    outside_readers_take(text, tmp_path)


@pytest.mark.parametrize("defect", [("CLP*ACCT-C*1", "CLP*ACCT-C*77"), ("BPR*I*", "BPR*@*"), ("SE*46", "SE*45")])
def test_the_outside_reader_does_find_faults(worked: str, defect: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises((AssertionError, x12.X12Error)):
        outside_readers_take(worked.replace(*defect), tmp_path)


# ---- the kit's own answers ----

SEEDS = range(1, 51)
YEAR_END = date(2026, 12, 31)


@cache
def answered() -> tuple[Worked, ...]:
    """The newest claim of every scenario that works out a case, over some seeds."""
    scenarios = [scenario for name in scenario_names() if (scenario := load_scenario(name)).case]
    return tuple(work(seed, scenario.case, scenario.today) for scenario in scenarios for seed in SEEDS if scenario.case)


def test_a_thousand_answers_are_written_balance_and_are_taken_by_outside_readers(tmp_path: Path) -> None:
    cases = answered()
    assert len(cases) >= 1_000

    payments = []
    for at, case in enumerate(cases, 1):
        patients: dict[str, Patient] = {case.claim.id: case.visit.patient}
        payments.append(payment_of([case.remit], case.payer, case.visit.practice, patients, control=f"{at:04d}"))
    text = write_835(payments)

    file = read_835(text)
    assert file.findings == ()
    assert file.payments == tuple(payments)
    assert [claim.paid for claim in file.claims] == [case.remit.paid for case in cases]
    assert [claim.amount(Group.PR) for claim in file.claims] == [case.remit.patient_share for case in cases]
    outside_readers_take(text, tmp_path)


def one_payment(cases: list[Worked], kept: ProviderAdjustment) -> Payment:
    patients = {case.claim.id: case.visit.patient for case in cases}
    remits = [case.remit for case in cases]
    return payment_of(remits, cases[0].payer, cases[0].visit.practice, patients, provider_adjustments=(kept,))


def test_several_answers_make_one_deposit(tmp_path: Path) -> None:
    cases = [case for case in answered() if case.payer.id == "tamarack" and case.remit.paid > Money(1_00)][:5]

    payment = one_payment(cases, ProviderAdjustment("2000000101", YEAR_END, "WO", Money(1_00), "ACCT-D"))

    assert payment.amount.cents == sum(case.remit.paid.cents for case in cases) - 1_00
    file = read_835(write_835(payment))
    assert (file.findings, file.payments) == ((), (payment,))
    outside_readers_take(write_835(payment), tmp_path)


def test_what_exceeds_the_payment_goes_forward_and_nothing_is_paid(tmp_path: Path) -> None:
    case = next(case for case in answered() if not case.remit.paid)

    payment = one_payment([case], ProviderAdjustment("2000000101", YEAR_END, "WO", Money(80_00), "ACCT-D"))

    # 0.00 on the claim less 80.00 recovered is -80.00; a forward balance of -80.00 makes it 0.00
    assert (payment.amount, payment.method) == (Money(0), "NON")
    forward = payment.provider_adjustments[-1]
    assert (forward.reason, forward.amount, forward.reference) == ("FB", Money(-80_00), payment.trace)
    assert read_835(write_835(payment)).findings == ()
    outside_readers_take(write_835(payment), tmp_path)


# ---- the law: what is written reads back the same ----

text = st.sampled_from(["A", "1", "WO", "X1300", "ACCT-D 7", "O'NEIL", "0001", "12.50", "-1", "ÉLAN", "Q" * 60])
maybe = st.sampled_from(["", "B", "77", "TM-1001 X", "(503) 555-0110"])
money = st.integers(-10_000_000, 10_000_000).map(Money)
days = st.dates(date(1950, 1, 1), date(2199, 12, 31))
counts = st.sampled_from([None, Decimal(0), Decimal(1), Decimal("2.5"), Decimal(-1), Decimal(1200)])


def few(strategy, most=2):
    return st.lists(strategy, max_size=most).map(tuple)


references = few(st.builds(Reference, text, text))
dates = few(st.builds(Day, st.sampled_from(["472", "232", "050"]), days))
amounts = few(st.builds(Amount, text, money))
some_counts = few(st.builds(Count, text, st.sampled_from([Decimal(0), Decimal("2.5"), Decimal(-3)])))
adjustments = few(
    st.builds(Adjustment, st.sampled_from(Group), st.sampled_from(["1", "2", "45", "B7", "999"]), money, counts), 15
)
remarks = few(st.sampled_from(["N290", "MA18", "M15"]), 10)
contacts = few(st.builds(Contact, text, maybe, few(st.tuples(text, text))))
names = few(st.builds(Name, text, *[maybe] * 6, is_person=st.booleans()))
unknown = few(st.sampled_from([("ZZZ", "A", "", "B:C"), ("K3", "NOTE")]))


def figures(places: range, remarks: tuple[int, ...]):
    """Elements of MIA or MOA: numbers, none where a remark stands, none empty at the end."""
    elements = st.lists(st.sampled_from(["", "1", "12.5"]), max_size=len(places))
    bare = elements.map(lambda found: ["" if at in remarks else each for at, each in enumerate(found, 1)])
    return bare.map(
        lambda found: tuple("".join(f"{each}*" for each in found).rstrip("*").split("*")) if any(found) else ()
    )


services = few(
    st.builds(
        ServicePayment, code=text, charge=money, paid=money, code_kind=text, modifiers=few(text, 4), revenue=maybe,
        units=counts, billed_code=maybe, billed_units=counts, adjustments=adjustments, remarks=few(text, 2),
        dates=dates, references=references, amounts=amounts, counts=some_counts,
        other=st.sampled_from([(), (("LQ", "RX", "75"),), (("LQ", "RX", "75"), ("ZZZ", "A"))]),
    )
)  # fmt: skip
groups = st.builds(
    ClaimGroup, number=st.sampled_from(["1", "2", "7"]),
    sums=st.sampled_from([(), (("TS3", "2000000101", "11", "20261231", "1", "500"),), (("TS2", "1.5", "", "3"),)]),
    other=unknown,
)  # fmt: skip
claims = few(
    st.builds(
        ClaimPayment, number=maybe, status=maybe, charge=money, paid=money, patient_share=st.none() | money,
        payer_kind=maybe, payer_claim_number=maybe, place=maybe, frequency=maybe, drg=maybe, drg_weight=counts,
        discharged=counts, names=names, adjustments=adjustments, remarks=remarks,
        inpatient=figures(range(1, 25), (5, 20, 21, 22, 23)), outpatient=figures(range(1, 10), (3, 4, 5, 6, 7)),
        dates=dates, references=references, contacts=contacts, amounts=amounts, counts=some_counts,
        services=services, group=groups, other=unknown,
    )
)  # fmt: skip
address = {"name": maybe, "id_kind": maybe, "id": maybe, "street": few(text, 4), "city": maybe, "state": maybe}
address |= {"zip": maybe, "country": maybe, "references": references}
parties = st.builds(Party, **address, contacts=contacts, other=few(st.just(("N2", "BRANCH")), 1))
# the format has no contact of the payee
payees = st.builds(Party, **address, other=few(st.just(("RDM", "BM", "DESK", "BOX 1")), 1))
bank = few(maybe, 11).map(lambda parts: parts if not parts or parts[-1] else (*parts[:-1], "X"))
reasons = st.sampled_from(["WO", "L6", "FB", "72"])
kept = few(st.builds(ProviderAdjustment, text, st.none() | days, reasons, money, maybe), 14)
in_head = st.sampled_from([(), (("NTE", "ADD", "A NOTE"),), (("CUR", "PR", "CAD"), ("DTM", "097", "20260101"))])
payments = st.builds(
    Payment, amount=money, trace=maybe, payer_id=maybe, on=st.none() | days,
    parties=st.builds(Parties, parties, payees), claims=claims, provider_adjustments=kept, handling=text,
    direction=maybe, method=maybe, bank=bank, originator=maybe, produced=st.none() | days, references=references,
    control=text, other=in_head,
)  # fmt: skip


@given(st.lists(payments, min_size=1, max_size=3), st.sampled_from(["", "\n", "\r\n"]))
@settings(max_examples=50)
def test_what_is_written_reads_back_the_same(written: list[Payment], end: str) -> None:
    assert list(read_835(write_835(written, end=end)).payments) == written


def test_a_separator_inside_a_name_cannot_break_the_file(worked: str) -> None:
    (payment,) = read_835(worked).payments
    odd = Party(name="A*B~C:D^E\nF", contacts=(Contact("BL"),))
    file = read_835(write_835(Payment(Money(0), "1", "2", date(2026, 3, 20), Parties(odd, payment.parties.payee))))
    assert file.payments[0].parties.payer.name == "A B C D E F"
    assert file.findings == ()


def test_no_payment_at_all_is_an_envelope_around_nothing() -> None:
    assert [finding.rule for finding in read_835(write_835([])).findings] == ["empty"]


def test_the_kits_own_answers_are_as_good_when_nobody_is_in_them(tmp_path: Path) -> None:
    """Every twentieth of the answers above: amounts stay, nothing is found, and outside readers take what comes out."""
    payments = []
    for at, case in enumerate(answered()[::20], 1):
        patients: dict[str, Patient] = {case.claim.id: case.visit.patient}
        payments.append(payment_of([case.remit], case.payer, case.visit.practice, patients, control=f"{at:04d}"))
    file, out = tmp_path / "ours.835", tmp_path / "out.835"
    file.write_text(write_835(payments), encoding="ascii")

    deidentify([file], [out], seed=5)

    made = read_835(out)
    assert made.findings == ()
    assert [claim.every_adjustment for claim in made.claims] == [
        claim.every_adjustment for payment in payments for claim in payment.claims
    ]
    numbers = [claim.number for payment in payments for claim in payment.claims]
    pairs = set(zip(numbers, [claim.number for claim in made.claims], strict=True))
    assert len(pairs) == len(set(numbers)) == len({claim.number for claim in made.claims})
    assert not set(numbers) & {claim.number for claim in made.claims}
    outside_readers_take(out.read_text(encoding="ascii"), tmp_path)
