"""Second payers beside a slow clerk, and the laws that hold for every method."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.coverage import KINDS_OF_SERVICE, load_plan
from simulator.payers import load_payer
from simulator.payers.adjudicate_second import adjudicate_second
from simulator.payers.columns import CO, OA, PR
from simulator.payers.coordination import METHODS, maintenance_of_benefits, standard
from simulator.payers.second import Own, read_first, second_payment
from simulator.payers.settlement import NUMBER, Settlement, together
from simulator.world.checks import Coordinated, broken_between
from tests.oracles.second_payer import (
    Alone,
    Split,
    Told,
    coordinated,
    for_qmb,
    medicaid_last,
    medicare_second,
    medigap,
)
from tests.payers.making import lines
from tests.payers.telling import answer, method

LETTERS = "ABCDFGKLMN"
EVERY = (*METHODS, *(f"medigap {letter}" for letter in LETTERS))
OFFICE, IMAGING = KINDS_OF_SERVICE.index("office"), KINDS_OF_SERVICE.index("imaging")


def dollars(cents: int) -> Decimal:
    return Decimal(cents) / 100


@st.composite
def first_answers(draw: st.DrawFn) -> Told:
    """A first payer's answer: by contract, outside a network, not covered, or refused and nobody's."""
    charge = draw(st.integers(1, 900_00))
    how = draw(st.sampled_from(["contract", "contract", "outside", "not covered", "refused"]))
    if how == "not covered":
        return Told(dollars(charge), Decimal(0), Decimal(0), not_covered=dollars(charge))
    if how == "refused":
        return Told(dollars(charge), Decimal(0), Decimal(0))
    allowed = draw(st.integers(0, charge))
    deductible = draw(st.integers(0, allowed))
    coinsurance = draw(st.integers(0, allowed - deductible))
    copay = draw(st.integers(0, min(40_00, allowed - deductible - coinsurance)))
    return Told(
        dollars(charge),
        dollars(allowed),
        dollars(allowed - deductible - coinsurance - copay),
        dollars(deductible),
        dollars(coinsurance),
        dollars(copay),
        balance=dollars(charge - allowed) if how == "outside" else Decimal(0),
    )


def paper(told: Told) -> Settlement:
    """The same answer as the engine holds it. What is neither paid nor the patient's is the provider's."""
    takes = [
        ("PR-1", told.deductible),
        ("PR-2", told.coinsurance),
        ("PR-3", told.copay),
        ("PR-45", told.balance),
        ("PR-204", told.not_covered),
        ("CO-45" if told.allowed else "CO-29", told.charge - told.paid - told.owed),
    ]
    return answer((str(told.charge), str(told.allowed), ", ".join(f"{code} {each}" for code, each in takes if each)))


@st.composite
def second_claims(draw: st.DrawFn) -> tuple[Told, Alone]:
    told = draw(first_answers())
    allowed = draw(st.integers(0, int(told.charge * 100)))
    member = draw(st.integers(0, allowed))
    return told, Alone(dollars(allowed), dollars(member), contract=draw(st.booleans()), bound=draw(st.booleans()))


def alone_columns(alone: Alone, *, kind: int = OFFICE, sequestration: int = 0) -> Own:
    member = int(alone.member * 100)
    return Own.of(
        allowed=[int(alone.allowed * 100)],
        deductible=member // 3,
        copay=member // 5,
        coinsurance=member - member // 3 - member // 5,
        in_network=alone.contract,
        obliged=alone.bound,
        kind=kind,
        sequestration=sequestration,
    )


def by_engine(how: str, told: Told, own: Own) -> Split:
    settled = second_payment(method(how), paper(told), own)
    return Split(*(dollars(int(each[0])) for each in (settled.paid, settled.patient, settled.amount(CO))))


@given(st.sampled_from(["standard", "non_duplication", "maintenance_of_benefits"]), second_claims())
def test_coordination_and_the_clerk_agree_on_every_dollar(how: str, both: tuple[Told, Alone]) -> None:
    told, alone = both

    assert by_engine(how, told, alone_columns(alone)) == coordinated(how, told, alone)


@given(second_claims())
def test_medicare_second_and_the_clerk_agree(both: tuple[Told, Alone]) -> None:
    told, alone = both

    assert by_engine("medicare", told, alone_columns(alone)) == medicare_second(told, alone)


@given(second_claims())
def test_medicaid_last_and_the_clerk_agree_with_qmb_and_without(both: tuple[Told, Alone]) -> None:
    told, alone = both

    assert by_engine("medicaid", told, alone_columns(alone)) == medicaid_last(told, alone)
    assert by_engine("qmb", told, alone_columns(alone)) == for_qmb(told, alone)


@given(first_answers(), st.sampled_from(LETTERS), st.booleans())
def test_every_medigap_letter_and_the_clerk_agree(told: Told, letter: str, visit: bool) -> None:
    own = Own.of(allowed=[int(told.allowed * 100)], kind=OFFICE if visit else IMAGING)

    assert by_engine(f"medigap {letter}", told, own) == medigap(letter, told, visit=visit)


@given(st.sampled_from(EVERY), second_claims(), st.sampled_from([0, 200]))
def test_a_second_answer_balances_and_never_pays_more_than_was_left(
    how: str, both: tuple[Told, Alone], rate: int
) -> None:
    told, alone = both
    first = paper(told)
    settled = second_payment(method(how), first, alone_columns(alone, sequestration=rate))
    paid, left = int(settled.paid[0]), int(told.owed * 100)
    covers_above = np.array([how in ("medigap F", "medigap G")])

    assert 0 <= paid <= left
    assert (settled.adjustments.amount > 0).all()
    assert settled.amount(OA, "23").tolist() == [int(told.charge * 100) - left]
    codes = [(group, reason) for group, reason, _ in settled.adjustments.codes(0)]
    assert len(set(codes)) == len(codes)
    assert broken_between(Coordinated(first, settled, covers_above)) == {}
    if how in ("medicaid", "qmb"):
        assert settled.amount(PR, "1", "2", "3", "45", "275").tolist() == [0]


@given(st.sampled_from(EVERY), second_claims())
def test_two_answers_together_account_for_the_charge_once(how: str, both: tuple[Told, Alone]) -> None:
    told, alone = both
    first = paper(told)
    second = second_payment(method(how), first, alone_columns(alone))

    whole = together(first, second)

    assert whole.paid.tolist() == (first.paid + second.paid).tolist()
    assert whole.patient.tolist() == second.patient.tolist()
    assert whole.amount(OA, "23").tolist() == [0]


@given(st.sampled_from(EVERY), second_claims(), st.integers(0, 900_00), st.booleans())
def test_what_the_first_kept_back_or_sent_to_the_patient_changes_nothing_for_the_second(
    how: str, both: tuple[Told, Alone], kept: int, sent: bool
) -> None:
    told, alone = both
    plain = paper(told)
    kept = min(kept, int(plain.paid[0]))
    rows = [("CO", "253", kept), ("PR", "100", int(plain.paid[0]) - kept if sent else 0)]
    more = ", ".join(f"{group}-{reason} {dollars(each)}" for group, reason, each in rows if each)
    first = Settlement(plain.charge, plain.allowed, plain.adjustments.then(answer(("0", "0", more)).adjustments))

    expected, found = (second_payment(method(how), each, alone_columns(alone)) for each in (plain, first))
    whole = together(first, found)

    assert found.adjustments.codes(0) == expected.adjustments.codes(0)
    assert whole.patient.tolist() == (found.patient + first.amount(PR, "100")).tolist()
    assert whole.paid.tolist() == (first.paid + found.paid).tolist()


@given(st.sampled_from(EVERY), st.lists(second_claims(), min_size=1, max_size=6))
def test_many_lines_are_answered_as_each_alone(how: str, pile: list[tuple[Told, Alone]]) -> None:
    papers = [paper(told) for told, _ in pile]
    own = [alone_columns(alone) for _, alone in pile]
    one_by_one = [second_payment(method(how), first, each) for first, each in zip(papers, own, strict=True)]
    first, all_own = papers[0], own[0]
    for paper_of, own_of in zip(papers[1:], own[1:], strict=True):
        first, all_own = first.then(paper_of), all_own.then(own_of)

    settled = second_payment(method(how), first, all_own)

    assert [settled.adjustments.codes(line) for line in range(len(pile))] == [
        each.adjustments.codes(0) for each in one_by_one
    ]
    backwards = np.arange(len(pile))[::-1]
    assert settled.take(backwards).paid.tolist() == [int(each.paid[0]) for each in reversed(one_by_one)]


def test_sequestration_of_the_first_payer_is_made_up_by_nobody() -> None:
    # allowed 100, coinsurance 20, so 80 would be paid; 1.60 is kept back; the second still owes the 20
    first = answer(("150.00", "100.00", "CO-45 50.00, PR-2 20.00, CO-253 1.60"))

    assert read_first(first).paid.tolist() == [80_00]
    assert second_payment(standard, first, Own.of(allowed=[100_00])).paid.tolist() == [20_00]


# ---- the whole work of a second payer ----

VISIT = lines({"charge": 250_00, "price": 180_00}, person_deductible=0)
FIRST = answer(("250.00", "200.00", "CO-45 50.00, PR-2 40.00"))


def test_a_second_payer_prices_and_shares_for_itself_before_it_coordinates() -> None:
    # 180 allowed, 20 % is 36: alone 144; still owed 40
    settled, alone = adjudicate_second(VISIT, load_payer("tamarack"), standard, FIRST)

    assert alone.coinsurance.tolist() == [36_00]
    assert settled.adjustments.codes(0) == (("OA", "23", 210_00),)
    assert settled.paid.tolist() == [40_00]
    assert settled.allowed.tolist() == [180_00]


def test_maintenance_of_benefits_shares_only_what_the_first_payment_leaves() -> None:
    # 180 - 160 = 20; 20 % is 4; pays 16
    settled, alone = adjudicate_second(VISIT, load_payer("tamarack"), maintenance_of_benefits, FIRST)

    assert alone.coinsurance.tolist() == [4_00]
    assert settled.adjustments.codes(0) == (("OA", "23", 210_00), ("PR", "275", 24_00))


def test_a_second_payers_edit_takes_what_was_left_and_says_why() -> None:
    late = lines({"charge": 250_00, "price": 180_00, "received": VISIT.received[0] + 90})

    settled, alone = adjudicate_second(late, load_payer("tamarack"), standard, FIRST)

    assert alone.causes[alone.denied_by[0]] == "filed_late"
    assert settled.adjustments.codes(0) == (("OA", "23", 210_00), ("CO", "29", 40_00))
    assert settled.allowed.tolist() == [0]


def test_a_denied_line_has_no_allowed_amount_whatever_its_price() -> None:
    settled = second_payment(standard, FIRST, Own.of(allowed=[180_00], denied=True, group=CO, reason=NUMBER["197"]))

    assert (settled.allowed.tolist(), settled.amount(CO, "197").tolist()) == ([0], [40_00])


def test_medicare_second_keeps_its_two_per_cent() -> None:
    # 250 - 160 = 90 (no contract binds); 144 alone; 200 - 160 = 40; 2 % of 40 is 0.80
    settled, _ = adjudicate_second(VISIT, load_payer("medicare"), METHODS["medicare"], FIRST)

    assert settled.adjustments.codes(0) == (("OA", "23", 210_00), ("CO", "253", 80))


@pytest.mark.parametrize(
    ("plan", "second"),
    [
        ("employer-ppo", "standard"),
        ("employer-hmo", "non_duplication"),
        ("employer-hsa-family", "maintenance_of_benefits"),
        ("medicare-part-b", "medicare"),
        ("medicaid", "medicaid"),
        ("ppo-silver", "standard"),
    ],
)
def test_every_plan_says_how_it_counts_as_the_second_one(plan: str, second: str) -> None:
    assert load_plan(plan).second == second
    assert second in METHODS


def test_lines_of_a_first_answer_are_taken_in_any_order() -> None:
    first = answer(("10.00", "8.00", "CO-45 2.00"), ("20.00", "0.00", "CO-29 20.00"), ("30.00", "25.00", "PR-3 25.00"))

    chosen = first.take(np.array([2, 0]))

    assert chosen.paid.tolist() == [5_00, 8_00]
    assert [chosen.adjustments.codes(line) for line in (0, 1)] == [(("PR", "3", 25_00),), (("CO", "45", 2_00),)]
    assert first.take(np.array([False, True, False])).paid.tolist() == [0]
