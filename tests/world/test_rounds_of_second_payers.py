"""The second payer's turn: what Medicare sends on, what the office bills, and what nobody may ask of a patient."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from simulator.claims.sent import KINDS_OF_SENDING
from simulator.ledger.posting import Book
from simulator.money import Rate
from simulator.remittance.cheques import REMARKS
from simulator.world.payers.laws import broken
from tests.world.offices import office, side
from tests.world.test_rounds_of_claims import at, reasons

FIRST, SECOND = date(2025, 3, 4), date(2025, 5, 6)
VISIT = ("office-visit-established-4", 300_00)
MEDICARE = {"plan": "medicare-part-b"}


def test_medicare_sends_its_answer_on_and_the_supplement_leaves_only_the_deductible() -> None:
    found = side(
        office(
            [(FIRST, [VISIT]), (SECOND, [VISIT]), (date(2025, 7, 1), [VISIT])],
            [MEDICARE, {"plan": "medigap-g", "order": 2}],
        )
    )
    first = found.submissions.order[found.answers.submission] == 1

    assert found.answers.status[first].tolist() == [19, 19, 19]
    assert {REMARKS[number] for number in found.answers.remark[first]} == {"MA18"}
    assert found.answers.status[~first].tolist() == [2, 2, 2]
    assert {KINDS_OF_SENDING[number] for number in found.submissions.kind[3:]} == {"sent on by the first payer"}
    assert at(found, Book.PATIENT) == 257_00  # Part B's deductible of 2025, which letter G leaves
    assert broken(found) == {}


def test_nothing_of_a_qualified_beneficiarys_covered_care_is_ever_the_patients() -> None:
    found = side(office([(FIRST, [VISIT])], [MEDICARE, {"plan": "medicaid", "order": 2}]))

    assert found.answers.status.tolist() == [19, 2]
    assert REMARKS[found.answers.remark[0]] == "MA07"
    assert at(found, Book.PATIENT) == 0
    assert broken(found) == {}


def test_the_office_bills_the_second_of_two_plans_at_work_with_the_first_answer() -> None:
    found = side(office([(FIRST, [VISIT])], [{"plan": "ppo-silver"}, {"plan": "employer-ppo", "order": 2}]))

    assert [KINDS_OF_SENDING[number] for number in found.submissions.kind] == ["claim", "claim"]
    assert found.answers.status.tolist() == [1, 2]
    assert int(found.lines.first_payer[1]) == 300_00 - int(found.lines.deductible[0])
    assert found.submissions.sent[1] > found.paid_on[0]  # the first answer must be in hand
    assert broken(found) == {}


def test_without_the_first_answer_the_second_payer_asks_for_it_and_is_billed_again() -> None:
    made = office([(FIRST, [VISIT])], [{"plan": "ppo-silver"}, {"plan": "employer-ppo", "order": 2}])
    rates = {**made.team.second_claims, "first_answer_left_off": Rate(10_000)}
    found = side(replace(made, team=replace(made.team, second_claims=rates)))

    assert reasons(found) == ["", "22", ""]
    assert found.submissions.frequency.tolist() == [1, 1, 7]
    assert broken(found) == {}


def test_a_supplement_billed_after_medicare_had_sent_it_on_answers_that_it_was_there_before() -> None:
    made = office([(FIRST, [VISIT])], [MEDICARE, {"plan": "medigap-g", "order": 2}])
    rates = {**made.team.second_claims, "billed_before_crossover": Rate(10_000)}
    found = side(replace(made, team=replace(made.team, second_claims=rates)))

    assert reasons(found) == ["", "", "18"]
    assert broken(found) == {}


def test_the_second_plan_billed_first_waits_until_the_first_has_answered() -> None:
    made = office([(FIRST, [VISIT])], [{"plan": "ppo-silver"}, {"plan": "employer-ppo", "order": 2}])
    rates = {**made.team.slips_on_claims, "second_plan_billed_first": Rate(10_000)}
    found = side(replace(made, team=replace(made.team, slips_on_claims=rates)))
    turns = found.submissions.order[found.answers.submission]

    assert reasons(found)[0] == "22"
    assert turns.tolist() == [1, 1, 2]
    assert found.submissions.enrolment[found.answers.submission].tolist() == [1, 0, 1]
    assert broken(found) == {}
