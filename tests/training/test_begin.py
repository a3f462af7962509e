"""A draft of every flaw is a scenario without a mistake, and never takes the place of a file."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest

from simulator.case.flaw_table import FLAWS
from simulator.case.open import work
from simulator.money import total
from simulator.reading import SCENARIOS
from simulator.remittance.x12 import payment_of, read_835, write_835
from simulator.remittance.x12.deidentify import deidentify
from simulator.scenario.load import parse
from simulator.training.begin import CannotBegin, begin, draft, find_beginning
from simulator.training.beginnings import BEGINNINGS
from simulator.training.plays import check, plays_of


def test_there_is_a_draft_for_every_flaw_and_for_none():
    assert set(BEGINNINGS) == {"none", *FLAWS}


@pytest.mark.parametrize("flaw", BEGINNINGS)
def test_a_draft_has_no_mistake_as_it_is_written(flaw, tmp_path):
    file, beside = begin("eob", f"flaw:{flaw}", tmp_path / "mine.yaml")

    assert check(file) == []
    assert beside.name == "mine.plays.yaml"
    assert len(plays_of(file)[1]) >= 2
    assert file.read_text(encoding="utf-8").count("#") >= 10


@pytest.mark.parametrize(
    ("source", "flaw"),
    [
        ("carc:197", "no_authorization"),
        ("carc:co-29", "filed_late"),
        ("carc:31", "not_a_member"),
        ("carc:B7", "provider_not_enrolled"),
        ("flaw:underpaid", "underpaid"),
    ],
)
def test_a_draft_begins_from_a_reason_or_from_a_flaw(source, flaw):
    assert find_beginning(source).flaw == flaw


@pytest.mark.parametrize(
    ("kind", "source", "says"),
    [
        ("eobs", "carc:197", "There is no draft of kind `eobs`. Did you mean `eob`?"),
        ("eob", "carc:999", "No flaw of the kit is denied with reason 999."),
        ("eob", "flaw:no_authorisation", "Did you mean `no_authorization`?"),
        ("eob", "carc:", "Which reason? Write its number behind the colon"),
        ("eob", "197", "Write carc:197, flaw:no_authorization or remit:FILE."),
    ],
)
def test_what_cannot_begin_is_one_sentence(kind, source, says, tmp_path):
    with pytest.raises(CannotBegin) as told:
        begin(kind, source, tmp_path / "mine.yaml")
    assert says in str(told.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("there", ["mine.yaml", "mine.plays.yaml"])
def test_a_draft_never_takes_the_place_of_a_file(there, tmp_path):
    (tmp_path / there).write_text("my work", encoding="utf-8")

    with pytest.raises(CannotBegin, match="There is already a file"):
        begin("eob", "carc:197", tmp_path / "mine.yaml")
    assert (tmp_path / there).read_text(encoding="utf-8") == "my work"
    assert [file.name for file in tmp_path.iterdir()] == [there]


# ---- from a claim of a remittance ----


@cache
def answered(flaw: str) -> str:
    """A kit's own answer with this flaw, as 835 text. Nobody in it is real."""
    scenario = load_draft(flaw)
    case = work(7, scenario.case, scenario.today)
    return write_835(payment_of([case.remit], case.payer, case.visit.practice, {case.claim.id: case.visit.patient}))


def load_draft(flaw: str):
    scenario, mistakes = parse(draft(BEGINNINGS[flaw], SCENARIOS / "draft.yaml")[0], SCENARIOS / "draft.yaml")
    assert not mistakes
    return scenario


@pytest.mark.parametrize("flaw", [flaw for flaw in BEGINNINGS if flaw != "underpaid"])  # a low price has no reason code
def test_a_draft_from_a_claim_has_its_charges_and_the_flaw_of_its_reason(flaw, tmp_path):
    remit = tmp_path / "remit.835"
    remit.write_text(answered(flaw), encoding="utf-8")
    charges = [service.charge for service in read_835(remit).claims[0].services]

    file, _ = begin("eob", f"remit:{remit}", tmp_path / "mine.yaml")

    assert check(file) == []
    scenario, _ = plays_of(file)
    assert [line.charge for line in scenario.case.claim.lines] == charges
    cases = [work(seed, scenario.case, scenario.today) for seed in range(1, 21)]
    wanted = load_draft(flaw).case.claim.lines[-1].flaw
    assert {line.flaw for line in scenario.case.claim.lines if line.flaw} == {flaw for flaw in [wanted] if flaw}
    assert all(case.remit.charge == total(charges) for case in cases)


def test_a_draft_from_a_claim_has_its_allowed_amounts(tmp_path):
    remit = tmp_path / "remit.835"
    remit.write_text(answered("none"), encoding="utf-8")
    allowed = [service.amounts[0].amount for service in read_835(remit).claims[0].services]

    file, _ = begin("eob", f"remit:{remit}", tmp_path / "mine.yaml")

    scenario, _ = plays_of(file)
    assert [line.allowed for line in scenario.case.claim.lines] == allowed


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("XX*2000000", "XX*1234567893*", "segment 12 holds a number that somebody may have"),
        ("*00001~", "*97201~", "segment 9 holds a ZIP code"),
        ("NM1*QC*1*", "NM1*QC*1*QUIMBY-", "holds a name"),
    ],
)
def test_a_remittance_that_looks_real_is_refused_with_the_way_out(before, after, says, tmp_path):
    remit = tmp_path / "remit.835"
    assert before in answered("none")
    remit.write_text(answered("none").replace(before, after), encoding="utf-8")
    with pytest.raises(CannotBegin) as told:
        begin("eob", f"remit:{remit}", tmp_path / "mine.yaml")
    assert says in str(told.value)
    assert f"`balance-due remit {remit} --deidentify OUT`" in str(told.value)
    assert [file.name for file in tmp_path.iterdir()] == ["remit.835"]


def test_what_the_kit_has_no_flaw_for_is_said_in_one_sentence(tmp_path):
    remit = tmp_path / "remit.835"  # 20.00 of the payment is kept for a reason that the kit denies nothing with
    text = answered("none")
    first = re.search(r"SVC\*HC:\S+?\*\S+?\*([0-9.]+)\*", text)
    paid = Decimal(first[1])
    changed = first[0].replace(f"*{first[1]}*", f"*{paid - 20}*")
    remit.write_text(
        text.replace(first[0], changed, 1).replace("CAS*CO*45", "CAS*CO*253*20~\nCAS*CO*45", 1), encoding="utf-8"
    )
    told = []
    begin("eob", f"remit:{remit}", tmp_path / "mine.yaml", told.append)
    assert "CO-253 on line 1 is left out: no flaw of the kit is denied with this reason." in told


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("remit:nowhere.835", "There is no file nowhere.835. Write remit:FILE or remit:FILE#CLAIM."),
        ("remit:", "There is no file named."),
        ("remit:{remit}#zzz", "There is no claim “zzz” in"),
    ],
)
def test_a_claim_that_is_not_there_begins_nothing(source, says, tmp_path):
    remit = tmp_path / "remit.835"
    remit.write_text(answered("none"), encoding="utf-8")
    with pytest.raises(CannotBegin) as told:
        begin("eob", source.format(remit=remit), tmp_path / "mine.yaml")
    assert says in str(told.value)


def test_a_claim_that_is_taken_back_begins_nothing(tmp_path):
    remit = tmp_path / "remit.835"
    remit.write_text(re.sub(r"(CLP\*[^*]*)\*1\*", r"\1*22*", answered("none")), encoding="utf-8")
    with pytest.raises(CannotBegin, match="taken back"):
        begin("eob", f"remit:{remit}", tmp_path / "mine.yaml")


def test_a_real_looking_claim_becomes_an_exercise_once_nobody_is_in_it(tmp_path):
    remit, out = tmp_path / "real.835", tmp_path / "out.835"
    remit.write_text(answered("filed_late").replace("NM1*QC*1*", "NM1*QC*1*QUIMBY-"), encoding="utf-8")
    deidentify([remit], [out], seed=5)
    file, _ = begin("eob", f"remit:{out}", tmp_path / "mine.yaml")
    assert check(file) == []
    assert "filed_late" in [line.flaw for line in plays_of(file)[0].case.claim.lines]
