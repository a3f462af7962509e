"""Worlds as X12: what a practice sent as an 837 and what it was paid as an 835 agree with each other and the tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from simulator.care.practice import npi_is_valid
from simulator.money import Money
from simulator.remittance.payment import ClaimPayment
from simulator.remittance.x12 import RemittanceFile, read_835
from simulator.world.generate import generate
from simulator.world.settings import Settings
from simulator.world.world import World
from tests.oracles.outside_readers import outside_readers_take

PEOPLE, SEED = 900, 3


@pytest.fixture(autouse=True)
def small_practices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.world.settings.PRACTICE_SIZE", 450)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, World]:
    """The same two practices as tables, as 835s and as 837s."""
    folder = tmp_path_factory.mktemp("worlds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("simulator.world.settings.PRACTICE_SIZE", 450)
        return {
            form: generate(Settings(PEOPLE, SEED, "poor", form=form), folder / form)
            for form in ("parquet", "835", "837")
        }


def files(world: World) -> list[Path]:
    return [file for practice in world.practices for file in practice.iterdir()]


@pytest.fixture(scope="module")
def remits(worlds: dict[str, World]) -> list[RemittanceFile]:
    return [read_835(file) for file in files(worlds["835"])]


def sent_claims(world: World) -> Iterator[list[list[str]]]:
    """The segments of each claim, its subscriber's level in front."""
    for file in files(world):
        segments = [line.rstrip("~").split("*") for line in file.read_text(encoding="ascii").splitlines()]
        starts = [at for at, each in enumerate(segments) if each[0] == "HL" and each[3] == "22"]
        for start, end in zip(starts, [*starts[1:], len(segments)], strict=True):
            rest = segments[start:end]
            yield rest[: next((at for at, each in enumerate(rest) if each[0] in ("SE", "GE")), len(rest))]


@pytest.fixture(scope="module")
def claims(worlds: dict[str, World]) -> list[list[list[str]]]:
    return list(sent_claims(worlds["837"]))


@pytest.fixture(scope="module")
def to_our_claims(worlds: dict[str, World], remits: list[RemittanceFile]) -> list[ClaimPayment]:
    """Answers to what the practice itself sent by wire: no letter's, and none to what another payer sent on."""
    tables = worlds["parquet"]
    kinds = tables.table("answers").merge(tables.table("claims"), on="claim").set_index("answer")["kind"]
    ours = kinds[kinds.isin(["claim", "replacement"])].index
    found = [claim for file in remits for claim in file.claims if int(claim.payer_claim_number[2:]) in ours]
    assert len(found) > 2_000
    return found


def first(claim: list[list[str]], name: str, qualifier: str | None = None) -> list[str]:
    return next((each for each in claim if each[0] == name and qualifier in (None, each[1])), [])


def cents(text: str) -> int:
    whole, _, rest = text.lstrip("-").partition(".")
    return (-1 if text.startswith("-") else 1) * (int(whole or 0) * 100 + int(rest.ljust(2, "0")))


def test_each_practice_is_one_file_of_either_kind(worlds: dict[str, World]) -> None:
    assert [file.name for file in files(worlds["835"])] == ["remittances.835"] * 2
    assert [file.name for file in files(worlds["837"])] == ["claims.837"] * 2


@pytest.mark.parametrize("form", ["835", "837"])
def test_more_than_a_thousand_claims_are_taken_by_outside_readers(
    worlds: dict[str, World], form: str, tmp_path: Path
) -> None:
    texts = [file.read_text(encoding="ascii") for file in files(worlds[form])]
    assert sum(text.count({"835": "\nCLP*", "837": "\nCLM*"}[form]) for text in texts) > 2_000
    outside_readers_take(texts[0], tmp_path)
    assert texts[0].count({"835": "\nCLP*", "837": "\nCLM*"}[form]) > 1_000


def test_remittances_balance_at_three_levels_without_a_finding(remits: list[RemittanceFile]) -> None:
    for file in remits:
        assert file.findings == ()
        for payment in file.payments:
            assert payment.amount == payment.paid - payment.kept
            for claim in payment.claims:
                assert claim.charge - claim.adjusted == claim.paid
                assert all(line.charge - line.adjusted == line.paid for line in claim.services)


def test_every_claim_that_was_answered_is_one_that_was_sent(
    remits: list[RemittanceFile], claims: list[list[list[str]]]
) -> None:
    sent = {first(claim, "CLM")[1] for claim in claims}
    assert {claim.number for file in remits for claim in file.claims} <= sent


def test_a_claims_number_and_its_answers_amounts_are_those_of_the_tables(
    worlds: dict[str, World], remits: list[RemittanceFile]
) -> None:
    tables = worlds["parquet"]
    answers = tables.table("answers").merge(tables.table("claims")[["claim", "visit"]], on="claim")
    lines = tables.table("answer_lines").merge(answers[["answer", "visit"]], on="answer")
    by_visit = lines.groupby("visit")[["charge", "paid"]].sum()
    said: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for file in remits:
        for claim in file.claims:
            both = said[int(claim.number[2:])]
            both[0] += claim.charge.cents
            both[1] += claim.paid.cents
    assert {visit: tuple(sums) for visit, sums in said.items()} == {
        int(visit): (int(row["charge"]), int(row["paid"])) for visit, row in by_visit.iterrows()
    }
    assert sum(len(file.claims) for file in remits) == len(answers)


def test_each_line_is_charged_and_numbered_the_same_on_the_claim_and_in_the_answer(
    to_our_claims: list[ClaimPayment], claims: list[list[list[str]]]
) -> None:
    sent: set[tuple[str, str, str, int]] = set()
    for claim in claims:
        number = first(claim, "CLM")[1]
        for at, each in enumerate(claim):
            if each[0] == "SV1":
                line = next(one[2] for one in claim[at:] if one[:2] == ["REF", "6R"])
                sent.add((number, line, each[1], cents(each[2])))
    for claim in to_our_claims:
        for line in claim.services:
            code = ":".join(("HC", line.code, *line.modifiers))
            assert (claim.number, line.references[0].number, code, abs(line.charge.cents)) in sent


def test_members_are_named_and_numbered_the_same_in_both(
    to_our_claims: list[ClaimPayment], claims: list[list[list[str]]]
) -> None:
    sent = {(first(claim, "CLM")[1], *(first(claim, "NM1", "IL")[at] for at in (3, 4, 9))) for claim in claims}
    answered = {(each.number, who.family, who.given, who.id) for each in to_our_claims if (who := each.patient)}
    assert len(answered) > 1_000
    assert answered <= sent


def test_a_member_number_is_the_tables_but_for_a_slip_of_the_pen(
    worlds: dict[str, World], claims: list[list[list[str]]]
) -> None:
    known = {f"ZZ000{number:012d}" for number in worlds["parquet"].table("coverage")["member_number"]}
    wrong = [number for claim in claims if (number := first(claim, "NM1", "IL")[9]) not in known]
    tables = worlds["parquet"].table("claims")
    by_us = tables[tables["kind"].isin(["claim", "replacement"])]
    slips = (by_us["mistake"] == "wrong_member_number") | (by_us["front_end"] == "member number not in its form")
    assert len(wrong) == slips.sum() > 10


def test_every_npi_has_its_check_digit_and_begins_as_none_that_was_ever_given_out(worlds: dict[str, World]) -> None:
    text = "".join(file.read_text(encoding="ascii") for form in ("835", "837") for file in files(worlds[form]))
    found = set(re.findall(r"\*XX\*([0-9]+)", text))
    assert len(found) == 2 * 2 + 2 + 4  # practices, then and now; doctors; those who refer
    assert all(npi_is_valid(npi) and npi.startswith("20") for npi in found)


def test_what_went_by_letter_or_was_sent_on_by_a_payer_is_no_claim_of_the_practice(
    worlds: dict[str, World], claims: list[list[list[str]]]
) -> None:
    kinds = worlds["parquet"].table("claims")["kind"]
    assert len(claims) == kinds.isin(["claim", "replacement"]).sum() < len(kinds)


def test_a_replacement_names_the_payers_number_of_the_answer_that_it_replaces(
    remits: list[RemittanceFile], claims: list[list[list[str]]]
) -> None:
    theirs = {(claim.number, claim.payer_claim_number) for file in remits for claim in file.claims}
    replacing = [claim for claim in claims if first(claim, "CLM")[5] == "11:B:7"]
    assert len(replacing) > 20
    for claim in replacing:
        assert (first(claim, "CLM")[1], first(claim, "REF", "F8")[2]) in theirs
    assert not any(first(claim, "NTE") for claim in claims if first(claim, "CLM")[5] == "11:B:1")


def test_the_first_answer_beside_a_second_claim_adds_up_to_each_line(claims: list[list[list[str]]]) -> None:
    second = [claim for claim in claims if first(claim, "SBR")[1] == "S" and first(claim, "AMT", "D")]
    assert len(second) > 20
    for claim in second:
        paid = left = 0
        charge = answered = 0
        for each in claim:
            if each[0] == "SV1":
                assert charge == answered
                charge, answered = cents(each[2]), 0
            elif each[0] == "SVD":
                paid, answered = paid + cents(each[2]), cents(each[2])
            elif each[0] == "CAS":
                answered += sum(cents(text) for text in each[3::3])
                left += sum(cents(text) for text in each[3::3]) if each[1] == "PR" else 0
        assert charge == answered
        assert cents(first(claim, "AMT", "D")[2]) == paid
        assert cents(first(claim, "AMT", "EAF")[2]) == left > 0


def test_the_lines_of_a_claim_come_to_its_charge(claims: list[list[list[str]]]) -> None:
    for claim in claims:
        assert sum(cents(each[2]) for each in claim if each[0] == "SV1") == cents(first(claim, "CLM")[2])


def test_slips_stand_on_the_claims(worlds: dict[str, World], claims: list[list[list[str]]]) -> None:
    lines = worlds["parquet"].table("claim_lines").merge(worlds["parquet"].table("claims"), on="claim")
    sent = lines[lines["kind"].isin(["claim", "replacement"])]
    ours = sent[sent["front_end"] != "diagnosis not valid"]
    no_doctor = sum(not first(claim, "NM1", "82") for claim in claims)
    alone = sent.groupby("claim")["mistake_x"].agg(lambda found: (found == "treating_doctor_left_off").all())
    assert no_doctor == alone.sum() > 5
    unnamed = sum(each[0] == "HI" and "R69" in "".join(each) for claim in claims for each in claim)
    off = ours.groupby("claim")["mistake_x"].agg(lambda found: (found == "diagnosis_left_off").any())
    assert unnamed >= off.sum() > 5


def digests(world: World) -> list[str]:
    return [sha256(file.read_bytes()).hexdigest() for file in files(world)]


@pytest.mark.parametrize("form", ["835", "837"])
def test_the_bytes_are_the_same_whoever_makes_them(worlds: dict[str, World], form: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as two:
        again = generate(Settings(PEOPLE, SEED, "poor", form=form), tmp_path / "again", executor=two)
    assert digests(again) == digests(worlds[form])


def test_nothing_that_was_paid_after_the_as_of_day_is_in_the_835(remits: list[RemittanceFile], tmp_path: Path) -> None:
    day = date(2025, 6, 30)
    then = generate(Settings(PEOPLE, SEED, "poor", as_of=day, form="835"), tmp_path / "then")
    for file, whole in zip(map(read_835, files(then)), remits, strict=True):
        assert file.payments == tuple(payment for payment in whole.payments if payment.on and payment.on <= day)
        assert 0 < len(file.payments) < len(whole.payments)


def test_nothing_that_was_sent_after_the_as_of_day_is_in_the_837(worlds: dict[str, World], tmp_path: Path) -> None:
    day = date(2025, 6, 30)
    then = generate(Settings(PEOPLE, SEED, "poor", as_of=day, form="837"), tmp_path / "then")
    for file, whole in zip(files(then), files(worlds["837"]), strict=True):
        text, all_of_it = file.read_text(encoding="ascii"), whole.read_text(encoding="ascii")
        cut = text.index("\nGE*")
        assert all_of_it.startswith(text[:cut])
        days = re.findall(r"BHT\*0019\*00\*\d+\*(\d{8})", text)
        assert days[-1] <= "20250630" < re.findall(r"BHT\*0019\*00\*\d+\*(\d{8})", all_of_it)[len(days)]


def test_a_payments_amount_is_the_tables(worlds: dict[str, World], remits: list[RemittanceFile]) -> None:
    table = worlds["parquet"].table("payments")
    assert sorted(payment.amount for file in remits for payment in file.payments) == sorted(
        Money(int(amount)) for amount in table["amount"]
    )
