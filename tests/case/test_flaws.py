"""Every flaw as an author pins it: what the payer answers, what our own papers prove, and what cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.case.file import CaseFile
from simulator.case.flaw_table import FLAW_OF_EDIT, FLAWS, WHOLE_CLAIM_FLAWS
from simulator.case.open import open_case, work
from simulator.case.pinned import CaseError, CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.documents import to_text
from simulator.money import Money
from simulator.payers.edits import BY_NAME
from tests.documents.reading import TODAY, lines_of, money, paper

VISIT = LineFacts("office-visit-established-3")
X_RAY = "chest-x-ray"


def case(*lines: LineFacts, plan: str = "ppo-silver", seed: int = 7, **otherwise: object) -> CaseFile:
    claim = {key: otherwise.pop(key) for key in list(otherwise) if key in ClaimFacts.__dataclass_fields__}
    facts = CaseFacts(CoverageFacts(plan, **otherwise), ClaimFacts(lines=lines, **claim))  # type: ignore[arg-type]
    return open_case(seed, facts, TODAY)


def log(opened: CaseFile) -> str:
    """What happened, row by row, as the log on the account prints it."""
    rows = lines_of(paper(opened, "account"), "What we did, oldest first").rows
    return "; ".join(row.cells[0].text for row in rows)


CODES = {
    "no_authorization": ("CO-197", LineFacts("mri-brain", flaw="no_authorization")),
    "authorization_exceeded": ("CO-198", LineFacts("mri-brain", flaw="authorization_exceeded", units=2)),
    "duplicate": ("OA-18", LineFacts(X_RAY, flaw="duplicate")),
    "missing_information": ("CO-16", LineFacts(X_RAY, flaw="missing_information")),
    "missing_attachment": ("CO-252", LineFacts("stress-test", flaw="missing_attachment")),
    "modifier_misfit": ("CO-4", LineFacts(X_RAY, flaw="modifier_misfit")),
    "modifier_missing": ("CO-16", LineFacts("knee-x-ray", flaw="modifier_missing")),
    "over_units": ("CO-151", LineFacts("cholesterol-panel", flaw="over_units", units=2)),
    "not_necessary": ("CO-50", LineFacts("vitamin-d-level", flaw="not_necessary")),
    "not_covered": ("PR-204", LineFacts("eye-exam", flaw="not_covered")),
    "benefit_used_up": ("PR-119", LineFacts("spinal-adjustment", flaw="benefit_used_up")),
    "not_a_member": ("CO-31", LineFacts(X_RAY, flaw="not_a_member")),
    "coverage_not_started": ("PR-26", LineFacts(X_RAY, flaw="coverage_not_started")),
    "coverage_ended": ("PR-27", LineFacts(X_RAY, flaw="coverage_ended")),
    "filed_late": ("CO-29", LineFacts(X_RAY, flaw="filed_late")),
    "provider_not_enrolled": ("CO-B7", LineFacts(X_RAY, flaw="provider_not_enrolled")),
    "provider_mismatch": ("CO-208", LineFacts(X_RAY, flaw="provider_mismatch")),
    "other_payer_first": ("OA-22", LineFacts(X_RAY, flaw="other_payer_first")),
}


@pytest.mark.parametrize(("code", "line"), CODES.values(), ids=CODES)
def test_each_flaw_comes_back_under_its_code_and_only_pr_reaches_the_patient(code: str, line: LineFacts) -> None:
    opened = case(line)

    assert opened.facts["line.1.denial_code"] == opened.facts["eob.denial_code"] == code
    assert opened.facts["eob.denied"] == opened.facts["eob.billed"]
    theirs = opened.facts["eob.billed"] if code.startswith("PR") else money("0.00")
    assert opened.facts["eob.patient_share"] == opened.facts["eob.denied_to_patient"] == theirs


def test_every_edit_is_the_cause_of_a_flaw_and_every_flaw_but_a_low_price_has_an_edit() -> None:
    assert FLAW_OF_EDIT.keys() == BY_NAME.keys()
    assert set(FLAW_OF_EDIT.values()) == FLAWS.keys() - {"underpaid"}
    assert set(WHOLE_CLAIM_FLAWS) <= FLAWS.keys()


@pytest.mark.parametrize(
    ("plan", "code"), [("hmo-bronze", "CO-242"), ("epo-basic", "PR-242"), ("hdhp-family", "PR-242")]
)
def test_out_of_network_is_carried_by_whom_the_plan_names(plan: str, code: str) -> None:
    assert case(LineFacts(X_RAY, flaw="out_of_network"), plan=plan).facts["eob.denial_code"] == code


@pytest.mark.parametrize(
    ("plan", "flaw", "line", "code"),
    [
        ("hmo-bronze", "not_covered", LineFacts("eye-exam", flaw="not_covered"), "PR-96"),
        ("ppo-family", "not_covered", LineFacts("spinal-adjustment", flaw="not_covered"), "PR-204"),
        ("pos-choice", "over_units", LineFacts("cholesterol-panel", flaw="over_units", units=2), "CO-222"),
        ("pos-choice", "other_payer_first", LineFacts(X_RAY, flaw="other_payer_first"), "CO-22"),
    ],
)
def test_payers_say_the_same_thing_under_codes_of_their_own(plan: str, flaw: str, line: LineFacts, code: str) -> None:
    opened = case(line, plan=plan)

    assert opened.facts["eob.denial_code"] == code
    assert opened.truth == {"line 1": flaw}


@pytest.mark.parametrize(("plan", "code"), [("ppo-silver", "CO-97"), ("hmo-bronze", "CO-97"), ("pos-choice", "CO-236")])
def test_a_visit_inside_an_injection_is_bundled_and_the_injection_paid(plan: str, code: str) -> None:
    visit = LineFacts("office-visit-established-3", flaw="bundled")
    opened = case(LineFacts("joint-injection"), visit, plan=plan)

    assert opened.facts["line.2.denial_code"] == code
    assert opened.facts["line.1.denial_code"] == "none"


def test_the_same_visit_with_its_modifier_is_paid_beside_the_injection() -> None:
    opened = case(LineFacts("joint-injection"), VISIT)

    assert opened.truth == {}
    assert "XV" in to_text(paper(opened, "claim"))


@pytest.mark.parametrize(
    ("missing", "remark"), [("referring_npi", "N286"), ("rendering_npi", "N290"), ("diagnosis", "M76")]
)
def test_what_is_left_off_is_named_by_the_remark_and_stands_in_our_own_chart(missing: str, remark: str) -> None:
    line = LineFacts(X_RAY, flaw="missing_information", missing=missing)
    opened, worked = case(VISIT, line), work(7, CaseFacts(claim=ClaimFacts(lines=(VISIT, line))), TODAY)

    assert opened.truth == {"line 2": "missing_information"}
    assert worked.remit.lines[1].remarks == (remark,)
    assert "Chart note: Chest X-ray, 2 views" in log(opened)


# ---- evidence: both answers to each, in the facts and in the words of the log ----
EVIDENCE = {
    "notes_support": (
        "claim.notes_support",
        lambda so: case(
            LineFacts("joint-injection"), LineFacts("office-visit-established-3", flaw="bundled", notes_support=so)
        ),
        ("had a reason of its own", "was part of Injection or draining of a large joint; no separate"),
    ),
    "chart_supports a need": (
        "claim.chart_supports",
        lambda so: case(LineFacts("vitamin-d-level", flaw="not_necessary", chart_supports=so)),
        (
            "ordered because of E55.9 (Low vitamin D); the claim has R53.83",
            "because of R53.83 (Tiredness), and for nothing else",
        ),
    ),
    "chart_supports units": (
        "claim.chart_supports",
        lambda so: case(LineFacts("cholesterol-panel", flaw="over_units", units=2, chart_supports=so)),
        ("2 units of Cholesterol set, each with", "1 unit of Cholesterol set; the claim has 2"),
    ),
    "approval_on_file of more": (
        "claim.approval_on_file",
        lambda so: case(
            LineFacts(
                "exercise-therapy", flaw="authorization_exceeded", units=4, units_approved=2, approval_on_file=so
            ),
            plan="hmo-bronze",
        ),
        ("extended the approval of Exercise therapy, per 15 minutes to 4 units", "approved 2 units of Exercise"),
    ),
    "other_coverage after the end": (
        "claim.other_coverage",
        lambda so: case(LineFacts(X_RAY, flaw="coverage_ended"), other_coverage=so),
        ("Registration: card of ", "patient says there is no other plan"),
    ),
    "other_coverage in front": (
        "claim.other_coverage",
        lambda so: case(LineFacts(X_RAY, flaw="other_payer_first"), other_coverage=so),
        ("copied, pays first", "patient says there is no other plan"),
    ),
    "enrolment_proof": (
        "claim.enrolment_proof",
        lambda so: case(
            LineFacts(X_RAY, flaw="provider_not_enrolled"), service_date=date(2026, 3, 2), enrolment_proof=so
        ),
        ("Enrollment letter from Tamarack Mutual Health: enrolled from 0", "enrolled from 03/09/2026"),
    ),
}


@pytest.mark.parametrize(("fact", "opens", "says"), EVIDENCE.values(), ids=EVIDENCE)
def test_evidence_is_in_the_facts_and_in_the_words_of_the_log(fact, opens, says) -> None:
    with_it, without = opens(True), opens(False)
    yes, no = log(with_it), log(without)

    assert (with_it.facts[fact], without.facts[fact]) == ("yes", "no")
    assert says[0] in yes
    assert says[1] in no
    assert yes != no


# ---- underpaid ----


def test_a_price_of_last_year_is_a_bare_write_off_below_our_contract() -> None:
    # Contract 2026: 112.00; the payer's list of 2025 has 109.00. Deductible met: 20 % of 109.00 = 21.80, paid 87.20.
    line = LineFacts("office-visit-established-3", money("185.00"), flaw="underpaid")
    opened = case(line, deductible_left=money("0.00"))

    expected = {
        "contract.allowed": "112.00", "line.1.contract_price": "112.00", "line.1.allowed": "109.00",
        "eob.underpaid": "3.00", "line.1.underpaid": "3.00", "eob.write_off": "76.00",  # 185.00 − 109.00
        "eob.write_off_right": "73.00",  # 185.00 − 112.00
        "eob.coinsurance": "21.80", "eob.paid": "87.20", "eob.denied": "0.00",
    }  # fmt: skip
    assert {name: opened.facts[name] for name in expected} == {name: money(text) for name, text in expected.items()}
    assert opened.truth == {"line 1": "underpaid"}


def test_an_old_price_can_be_pinned_beside_the_contracts() -> None:
    line = LineFacts("metabolic-panel", money("48.00"), money("12.00"), flaw="underpaid", old_price=money("10.40"))
    opened = case(line, deductible_left=money("0.00"))

    assert opened.facts["eob.underpaid"] == money("1.60")
    assert opened.facts["contract.allowed"] == money("12.00")


# ---- plans, families, networks, counters ----


def test_outside_the_network_the_patient_owes_the_rest_too() -> None:
    # Outside deductible met. 40 % of 400.00 = 160.00, paid 240.00, the rest of 500.00 under PR-45: together 660.00.
    line = LineFacts("stress-test", money("900.00"), money("400.00"))
    opened = case(line, plan="ppo-out", network="out", deductible_left=money("0.00"))

    expected = {"eob.coinsurance": "160.00", "eob.paid": "240.00", "eob.above_allowed": "500.00"}
    expected |= {"eob.patient_share": "660.00", "eob.write_off": "0.00", "account.patient_balance": "660.00"}
    assert {name: opened.facts[name] for name in expected} == {name: money(text) for name, text in expected.items()}
    assert opened.facts["coverage.network"] == "out"


def test_a_plan_prices_outside_its_network_by_a_share_of_its_list() -> None:
    # PPO Silver: 80 % of 112.00 = 89.60
    opened = case(VISIT, network="out")

    assert opened.facts["line.1.allowed"] == money("89.60")


def test_a_familys_deductible_may_be_nearly_met_by_the_others() -> None:
    # Own 1,500.00 open, the family has 50.00 left: 50.00 and 20 % of 62.00 = 12.40. Nothing is left after it.
    line = LineFacts("office-visit-established-3", money("185.00"), money("112.00"))
    opened = case(line, deductible_left=money("1500.00"), family_deductible_left=money("50.00"))

    assert opened.facts["eob.deductible"] == money("50.00")
    assert opened.facts["eob.coinsurance"] == money("12.40")
    assert opened.facts["eob.deductible_left_before"] == money("50.00")
    assert opened.facts["eob.deductible_left"] == money("0.00")


def test_an_aggregate_deductible_is_the_familys_whoever_uses_it() -> None:
    # 3,400.00 for all; 30.00 left: 30.00 and 10 % of 75.50 = 7.55
    line = LineFacts("office-visit-established-3", money("185.00"), money("105.50"))
    opened = case(line, plan="hdhp-family", deductible_left=money("30.00"))

    assert opened.facts["coverage.deductible"] == money("3400.00")
    assert (opened.facts["eob.deductible"], opened.facts["eob.coinsurance"]) == (money("30.00"), money("7.55"))


def test_who_is_alone_on_the_contract_has_the_persons_deductible() -> None:
    assert case(VISIT, plan="hdhp-single").facts["coverage.deductible"] == money("1700.00")


def test_the_visits_of_the_year_are_counted_up_to_the_line_that_is_one_too_many() -> None:
    # HMO Bronze pays 20 visits of therapy: 19 before, the first line is the 20th, the second is refused.
    lines = (LineFacts("exercise-therapy"), LineFacts("hands-on-therapy", flaw="benefit_used_up"))
    opened = case(*lines, plan="hmo-bronze")

    numbers = {name: opened.facts[f"visits.{name}"] for name in ("allowed", "used", "left", "used_after")}
    assert numbers == {"allowed": 20, "used": 19, "left": 1, "used_after": 20}
    assert opened.truth == {"line 2": "benefit_used_up"}
    assert "19 of 20 therapy visits of the year used" in log(opened)


def test_coverage_has_its_days() -> None:
    ended = case(LineFacts(X_RAY, flaw="coverage_ended"), service_date=date(2026, 3, 2))
    later = case(LineFacts(X_RAY, flaw="coverage_not_started"), service_date=date(2026, 3, 2))

    assert ended.facts["coverage.ends"] == date(2026, 2, 28)
    assert later.facts["coverage.starts"] == date(2026, 4, 1)
    assert case(VISIT).facts["coverage.ends"] == date(2026, 12, 31)


def test_the_open_money_ages_from_the_visit_before_and_after_posting() -> None:
    # March 2 to March 23 is 21 days: all in the first bucket. 185.00 before; after it 60.00 + 10.40 = 70.40.
    line = LineFacts("office-visit-established-3", money("185.00"), money("112.00"))
    opened = case(line, deductible_left=money("60.00"), service_date=date(2026, 3, 2))

    assert opened.facts["account.aging.0_30"] == money("185.00")
    assert opened.facts["account.aging_after.0_30"] == money("70.40")
    assert opened.facts["account.aging.31_60"] == Money(0)


# ---- what cannot be ----
F = LineFacts
CANNOT = {
    "no policy on it": ((F("ekg", flaw="not_necessary"),), {}, "Tamarack Mutual Health has no policy on ekg"),
    "covered": ((F("ekg", flaw="not_covered"),), {}, "PPO Silver covers test; it leaves out vision"),
    "one unit approved of one": ((F("mri-brain", flaw="authorization_exceeded"),), {}, "more `units`"),
    "all units approved": (
        (F("mri-brain", flaw="authorization_exceeded", units=2, units_approved=2),),
        {},
        "below its 2 units",
    ),
    "units within the limit": ((F("ekg", flaw="over_units", units=3),), {}, "may have 3 a day"),
    "nothing includes it": ((F("mri-brain", flaw="bundled"),), {}, "no service includes mri-brain"),
    "nothing on the claim includes it": ((F("nurse-visit", flaw="bundled"),), {}, "includes it, vaccine-giving"),
    "notes for a pair that never opens": (
        (F("metabolic-panel"), F("basic-metabolic-panel", flaw="bundled", notes_support=True)),
        {},
        "sets it apart",
    ),
    "a pair that is never paid": ((F("metabolic-panel"), F("basic-metabolic-panel")), {}, "the payer finds `bundled`"),
    "no referring doctor needed": (
        (F("ekg", flaw="missing_information", missing="referring_npi"),),
        {},
        "needs no referring doctor",
    ),
    "a thing that cannot be missing": (
        (F("ekg", flaw="missing_information", missing="hat"),),
        {},
        "`missing` is `hat`",
    ),
    "no note wanted": ((F("ekg", flaw="missing_attachment"),), {}, "wants no chart note with ekg"),
    "no modifier needed": ((F("ekg", flaw="modifier_missing"),), {}, "ekg needs no modifier"),
    "evidence without its flaw": ((F("ekg", notes_support=True),), {}, "only goes with `flaw: bundled`"),
    "not counted": ((F("ekg", flaw="benefit_used_up"),), {}, "counts no visits of test"),
    "visits of nothing": ((F("ekg"),), {"visits_used": 3}, "counts no visits of a service on this claim"),
    "too many visits": ((F("spinal-adjustment"),), {"visits_used": 13}, "pays 12 visits of chiropractic"),
    "a visit left": ((F("spinal-adjustment", flaw="benefit_used_up"),), {"visits_used": 11}, "needs 12 visits used"),
    "the plan pays outside": ((F("ekg", flaw="out_of_network"),), {}, "write `network: out`"),
    "the plan pays nothing outside": ((F("ekg"),), {"plan": "hmo-bronze", "network": "out"}, "pays nothing outside"),
    "inside and outside": (
        (F("ekg", flaw="out_of_network"),),
        {"plan": "hmo-bronze", "network": "in"},
        "leave out `network: in`",
    ),
    "ended after the visit": ((F("ekg", flaw="coverage_ended"),), {"ends": date(2026, 3, 31)}, "ends before the visit"),
    "ended, and no flaw": ((F("ekg"),), {"ends": date(2026, 1, 31)}, "write `flaw: coverage_ended`"),
    "starts later, and no flaw": ((F("ekg"),), {"starts": date(2026, 3, 22)}, "write `flaw: coverage_not_started`"),
    "started before the visit": (
        (F("ekg", flaw="coverage_not_started"),),
        {"starts": date(2026, 1, 1)},
        "starts after the visit",
    ),
    "another plan beside another flaw": (
        (F("ekg", flaw="duplicate"),),
        {"other_coverage": True},
        "`other_coverage` only goes with",
    ),
    "a letter in a clean case": ((F("ekg"),), {"enrolment_proof": True}, "`enrolment_proof` only goes with"),
    "a family that used less than one of it": (
        (F("ekg"),),
        {"deductible_left": Money(0), "family_deductible_left": Money(3_000_00)},
        "has used $1,500.00",
    ),
    "the same price in both years": ((F("blood-count", flaw="underpaid"),), {}, "is not below the contract’s 9.00"),
    "a foreign diagnosis": ((F("ekg", diagnosis="Z23"),), {}, "not one of ekg"),
}


@pytest.mark.parametrize(("lines", "otherwise", "says"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_be_is_one_sentence_that_names_the_way_out(lines, otherwise, says) -> None:
    with pytest.raises(CaseError) as caught:
        case(*lines, **otherwise)

    assert says in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
