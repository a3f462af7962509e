"""What is true of every case, whatever is pinned and whatever the seed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.care.services import services
from simulator.case.facts import FACTS, find_fact
from simulator.case.file import CaseFile
from simulator.case.flaw_table import FLAWS, WHOLE_CLAIM_FLAWS
from simulator.case.open import open_case, work
from simulator.case.pinned import MISSING, CaseError, CaseFacts, ClaimFacts, CoverageFacts, LineFacts, Range
from simulator.case.worked import Worked
from simulator.coverage import load_plan
from simulator.documents import Document, Table
from simulator.ledger import Book
from simulator.money import ZERO, Money, total
from simulator.remittance.remit import Group
from simulator.world.checks import broken_on
from tests.case.flawed import PLANS, can_be, lines_with
from tests.documents.reading import TODAY, column, foot, lines_of, paper
from tests.documents.test_papers_agree import papers_agree

SLUGS = sorted(slug for slug, service in services().items() if service.ages in (None, (40, 64)))  # of one patient
SEEDS = st.integers(0, 2**40)
MAYBE = st.none() | st.booleans()


@st.composite
def amounts(draw: st.DrawFn, low: int, high: int) -> Money | Range | None:
    first, second = sorted(draw(st.tuples(st.integers(low, high), st.integers(low, high))))
    return draw(st.sampled_from([None, Money(first * 100), Range(Money(first * 100), Money(second * 100))]))


@st.composite
def any_facts(draw: st.DrawFn) -> CaseFacts:
    """Facts that may well contradict each other."""
    days = st.none() | st.integers(0, 140).map(lambda back: TODAY - timedelta(days=back))
    flaws = st.sampled_from([None, *FLAWS])
    lines = st.builds(
        LineFacts,
        st.sampled_from(SLUGS),
        amounts(0, 900),
        amounts(0, 250),
        flaws,
        st.integers(0, 9),
        approval_on_file=MAYBE,
        units_approved=st.none() | st.integers(0, 5),
        missing=st.sampled_from([None, None, *MISSING, "hat"]),
        notes_support=MAYBE,
        chart_supports=MAYBE,
        old_price=amounts(0, 100),
    )
    coverage = CoverageFacts(
        draw(st.sampled_from(PLANS)),
        draw(amounts(0, 1600)),
        draw(amounts(0, 6600)),
        family_deductible_left=draw(amounts(0, 3000)),
        network=draw(st.sampled_from([None, None, "in", "out"])),
        starts=draw(days),
        ends=draw(days),
        other_coverage=draw(MAYBE),
        visits_used=draw(st.none() | st.integers(-1, 40)),
    )
    claim = ClaimFacts(
        draw(days),
        draw(days),
        draw(days),
        draw(days),
        tuple(draw(st.lists(lines, max_size=3))),
        draw(MAYBE),
        draw(MAYBE),
    )
    return CaseFacts(coverage, claim)


@st.composite
def case_facts(draw: st.DrawFn) -> CaseFacts:
    """Facts that go together: one flaw of the whole claim, or any of the lines; one day pinned, or none."""
    plan = load_plan(draw(st.sampled_from(PLANS)))
    whole = draw(st.sampled_from([None, None, None, *(flaw for flaw in WHOLE_CLAIM_FLAWS if can_be(flaw, plan.id))]))
    slugs = draw(st.lists(st.sampled_from(SLUGS), min_size=1, max_size=5, unique=True))
    if "metabolic-panel" in slugs and "basic-metabolic-panel" in slugs:
        slugs.remove("basic-metabolic-panel")  # no payer here pays both
    lines = []
    for slug in slugs:
        service = services()[slug]
        asks = service.kind in plan.authorization
        flaw = whole or draw(st.sampled_from([None, None, "duplicate", "no_authorization" if asks else None]))
        flaw = whole or ("not_covered" if service.kind in plan.not_covered else flaw)
        on_file = draw(MAYBE) if flaw == "no_authorization" else None
        units = draw(st.integers(1, service.units_a_day))
        allowed = draw(st.none() | st.integers(1, 80).map(lambda dollars, units=units: Money(dollars * units * 100)))
        lines.append(LineFacts(slug, draw(amounts(900, 1200)), allowed, flaw, units, on_file))
    back = timedelta(days=draw(st.integers(3, 12)))
    pinned = draw(
        st.sampled_from([{}, {"sent": TODAY - back}, {"received": TODAY - back}, {"processed": TODAY - back}])
    )
    proof = draw(MAYBE) if whole == "filed_late" else None
    left = draw(amounts(0, min(450, plan.in_year(TODAY.year).deductible.person.cents // 100)))
    limit_left = (
        draw(st.none() | st.integers(0, 3400).map(lambda dollars: Money(dollars * 100))) if left is None else None
    )
    network = draw(st.sampled_from([None, "in", "out"])) if not plan.outside else None
    return CaseFacts(
        CoverageFacts(plan.id, left, limit_left, network=network),
        ClaimFacts(**pinned, lines=tuple(lines), proof_of_filing=proof),
    )


@given(SEEDS, any_facts())
def test_any_facts_make_a_case_or_one_plain_sentence(seed: int, facts: CaseFacts) -> None:
    try:
        case = open_case(seed, facts, TODAY)
    except CaseError as error:
        says = str(error)
        assert says.endswith(".") and "\n" not in says  # noqa: PT018
    else:
        wanted = {f"line {number}": line.flaw for number, line in enumerate(facts.claim.lines, 1) if line.flaw}
        assert wanted.items() <= case.truth.items()


@given(SEEDS, case_facts())
def test_every_line_and_claim_balances_and_every_denial_has_a_cause(seed: int, facts: CaseFacts) -> None:
    case = work(seed, facts, TODAY)

    for line in case.remit.lines:
        refused = line.denied - total(each.amount for each in line.denials if each.group is Group.PR)
        assert line.charge == line.paid + line.write_off + refused + line.patient_share
        assert line.paid >= ZERO
        assert (line.number in case.causes) == bool(line.denials)
        share = line.patient_share - line.amount(Group.PR, "45")  # outside the network the rest is the patient's too
        assert line.allowed == (ZERO if line.denials else line.paid + share)
    assert case.claim.charge == case.remit.charge == total(line.charge for line in case.remit.lines)


@given(SEEDS, case_facts())
def test_the_patient_never_owes_more_than_the_plan_year_leaves(seed: int, facts: CaseFacts) -> None:
    case = work(seed, facts, TODAY)
    year = case.year

    assert case.first_used.deductible <= case.used.deductible <= year.deductible.person
    assert case.first_used.out_of_pocket <= case.used.out_of_pocket <= year.out_of_pocket.person
    assert case.used.family_deductible <= year.deductible.family
    assert case.used.out_of_pocket - case.first_used.out_of_pocket == case.remit.amount(Group.PR, "1", "2", "3")


@given(SEEDS, case_facts())
def test_days_are_in_order_and_the_log_is_too(seed: int, facts: CaseFacts) -> None:
    case = work(seed, facts, TODAY)

    assert case.claim.service_date < case.claim.sent <= case.claim.received < case.remit.date <= TODAY
    assert [entry.on for entry in case.log] == sorted(entry.on for entry in case.log)
    assert case.log[-1].on == case.remit.date
    if case.first:
        assert case.claim.service_date < case.first.claim.sent < case.claim.sent
        assert case.first.claim.received < case.first.date < case.remit.date
    late = case.claim.received > case.filing_day(case.claim.service_date)
    assert late == ("filed_late" in case.causes.values()) or "not_a_member" in case.causes.values()


@given(SEEDS, case_facts())
def test_claim_remittance_eob_and_account_agree(seed: int, facts: CaseFacts) -> None:
    assert_papers_agree(work(seed, facts, TODAY), open_case(seed, facts, TODAY))


def assert_papers_agree(case: Worked, opened: CaseFile) -> None:
    claim, answer = lines_of(paper(opened, "claim"), "24 Service lines"), lines_of(paper(opened, "remittance"))
    account = lines_of(paper(opened, "account"), "Postings, oldest first")

    papers_agree(opened)
    assert column(claim, "24F") == column(answer, "Billed")
    assert foot(account, "With payer") == case.before.with_payer()
    assert case.before.balance(Book.CHARGES) == -case.claim.charge
    moved = case.after.with_patient() - case.before.with_patient()
    assert moved == case.remit.patient_share == opened.facts["eob.patient_share"]


@given(SEEDS, case_facts())
def test_every_column_of_money_on_every_paper_adds_up(seed: int, facts: CaseFacts) -> None:
    for document in open_case(seed, facts, TODAY).documents:
        for table in tables(document):
            for head in (each.head for each in table.columns if each.is_money):
                if table.foot and head not in ("Balance", "24G Units"):
                    assert total(column(table, head)) == foot(table, head), (document.kind, head)
            if any(each.head == "Balance" for each in table.columns):
                assert column(table, "Balance")[-1] == foot(table, "Balance")


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@given(SEEDS, case_facts())
def test_the_account_before_posting_does_not_show_the_answer(seed: int, facts: CaseFacts) -> None:
    case = work(seed, facts, TODAY)

    newest = [posting for posting in case.after.postings if posting not in case.before.postings]
    assert all(posting.on == case.remit.date for posting in newest)
    assert (case.before.with_payer() - case.after.with_payer()) == case.remit.paid + case.remit.write_off + (
        case.remit.patient_share
    )


@given(SEEDS, case_facts())
def test_every_fact_of_a_case_is_on_the_closed_list_and_of_its_kind(seed: int, facts: CaseFacts) -> None:
    values = open_case(seed, facts, TODAY).facts
    kinds = {"money": Money, "date": date, "number": int, "choice": str, "code": str}

    for name, value in values.items():
        fact = find_fact(name)
        assert fact is not None, name
        assert type(value) is kinds[fact.kind], name
    assert {name for name in FACTS if not name.startswith("line.N.")} <= values.keys()


def flaw_builds(flaw: str | None, plan: str, seeds: range) -> None:
    """Built, balanced, its own cause, and read the same in every paper."""
    lines = lines_with(flaw, plan)
    facts = CaseFacts(CoverageFacts(plan), ClaimFacts(lines=lines))
    for seed in seeds:
        case, opened = work(seed, facts, TODAY), open_case(seed, facts, TODAY)
        whole = flaw in WHOLE_CLAIM_FLAWS
        assert opened.truth == {
            f"line {number}": flaw for number, line in enumerate(lines, 1) if flaw and (whole or line.flaw)
        }
        assert broken_on(case.remit) == {}
        assert_papers_agree(case, opened)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("flaw", [None, *FLAWS])
def test_each_flaw_builds_under_each_plan_at_twenty_seeds_and_reads_the_same_in_every_paper(
    flaw: str | None, plan: str
) -> None:
    if can_be(flaw, plan):
        flaw_builds(flaw, plan, range(20))
    else:
        says = "pays outside its network too|asks no approval|wants no chart note|finds nothing wrong"
        with pytest.raises(CaseError, match=says):
            flaw_builds(flaw, plan, range(1))


@pytest.mark.deep
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("flaw", [None, *FLAWS])
def test_each_flaw_builds_under_each_plan_at_two_hundred_seeds(flaw: str | None, plan: str) -> None:
    if can_be(flaw, plan):
        flaw_builds(flaw, plan, range(20, 220))


@pytest.mark.parametrize(
    "name", ["eob.pateint_share", "line.N.paid", "line.0.paid", "line.1.payed", "line.1.eob.paid", ""]
)
def test_a_name_that_is_no_fact_is_not_found(name: str) -> None:
    assert find_fact(name) is None


def test_a_fact_of_a_line_is_found_by_its_number() -> None:
    fact = find_fact("line.12.paid")

    assert fact is not None
    assert (fact.name, fact.kind) == ("line.N.paid", "money")
    assert all(each.says.endswith(".") for each in FACTS.values())
