"""A claim's way, one slip at a time: what the payer answers, what the office does, and where the money ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from simulator.claims.sent import CAUSE
from simulator.claims.team import SKILLS, load_team
from simulator.ledger.posting import Book
from simulator.money import Rate
from simulator.payers.settlement import REASONS
from simulator.world.payers.events import EVENT
from simulator.world.payers.laws import broken
from simulator.world.payers.side import PayerSide
from tests.world.offices import claims, office, side, with_slip

VISIT = date(2025, 3, 4)  # a Tuesday
OFFICE, BLOOD = ("office-visit-established-3", 180_00), ("blood-count", 40_00)
SILVER = {"plan": "ppo-silver"}  # Tamarack 2025: the visit 109.00, the blood count 9.00; deductible 1,400.00


def at(found: PayerSide, book: Book) -> int:
    return int(found.entries.standing(book, found.office.services.size).sum())


def reasons(found: PayerSide) -> list[str]:
    return [REASONS[number] for number in found.lines.denied_reason]


def test_a_clean_claim_is_answered_once_and_the_deductible_is_the_patients() -> None:
    found = side(office([(VISIT, [OFFICE, BLOOD])], [SILVER]))

    assert found.answers.status.tolist() == [1]
    assert found.lines.contractual.tolist() == [71_00, 31_00]
    assert (at(found, Book.PATIENT), at(found, Book.CONTRACT), at(found, Book.CASH)) == (118_00, 102_00, 0)
    assert broken(found) == {}


def test_a_wrong_member_number_is_nobody_found_and_the_corrected_claim_is_a_replacement() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    found = side(made, with_slip(claims(made), "wrong_member_number"))

    assert found.answers.status.tolist() == [4, 1]
    assert found.submissions.frequency.tolist() == [1, 7]
    assert reasons(found) == ["31", ""]
    assert found.lines.cause.tolist() == [CAUSE["wrong_member_number"], 0]
    assert at(found, Book.PATIENT) == 109_00
    assert broken(found) == {}


def test_a_claim_that_was_paid_in_part_is_taken_back_whole_when_it_is_replaced() -> None:
    made = office([(VISIT, [OFFICE, BLOOD])], [SILVER])
    found = side(made, with_slip(claims(made), "diagnosis_left_off", line=1))

    assert found.answers.status.tolist() == [1, 22, 1]
    assert found.lines.charge.tolist() == [180_00, 40_00, -180_00, -40_00, 180_00, 40_00]
    assert found.lines.deductible.tolist() == [109_00, 0, -109_00, 0, 109_00, 9_00]
    assert at(found, Book.PATIENT) == 118_00  # the deductible of the visit is asked once
    assert broken(found) == {}


def test_medicare_takes_no_replacement_so_only_the_denied_line_is_billed_anew() -> None:
    made = office([(VISIT, [OFFICE, BLOOD])], [{"plan": "medicare-part-b"}])
    found = side(made, with_slip(claims(made), "diagnosis_left_off", line=1))

    assert found.answers.status.tolist() == [1, 1]
    assert found.submissions.frequency.tolist() == [1, 1]
    assert found.lines.charge.tolist() == [180_00, 40_00, 40_00]
    assert broken(found) == {}


def test_a_claim_that_sat_on_a_desk_is_late_and_given_up_never_the_patients() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    batch = claims(made)
    late = VISIT.toordinal() + 91  # Tamarack takes claims for 90 days
    sent = replace(batch.sent, received=np.array([late]), sent=np.array([late - 1]))
    found = side(made, with_slip(replace(batch, sent=sent), "sat_on_a_desk"))

    assert reasons(found) == ["29"]
    assert (at(found, Book.PATIENT), at(found, Book.DENIED)) == (0, 180_00)
    assert broken(found) == {}


def test_on_the_last_day_of_the_limit_the_claim_is_in_time() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    batch = claims(made)
    last = VISIT.toordinal() + 90
    found = side(made, replace(batch, sent=replace(batch.sent, received=np.array([last]), sent=np.array([last - 1]))))

    assert reasons(found) == [""]


def test_a_claim_that_the_front_end_sends_back_is_not_denied_and_goes_anew_as_an_original() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    batch = claims(made)
    found = side(made, replace(batch, sent=replace(batch.sent, front_end=np.array([2]))))

    assert found.submissions.frequency.tolist() == [1, 1]
    assert found.answers.submission.tolist() == [1]
    assert found.answers.status.tolist() == [1]
    assert EVENT["sent back by the front end"] in found.events.kind
    assert broken(found) == {}


def test_a_claim_that_never_arrived_is_found_by_asking_and_sent_again() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    batch = claims(made)
    found = side(made, replace(batch, sent=replace(batch.sent, lost=np.array([1]))))
    asked = found.events.on[found.events.kind == EVENT["status asked: not found"]]

    assert asked.size == 1
    assert 30 <= int(asked[0]) - int(batch.sent.sent[0]) <= 38  # a good team asks after 30 days
    assert found.answers.submission.tolist() == [1]
    assert broken(found) == {}


def test_a_lost_claim_that_nobody_asks_for_is_given_up_and_never_the_patients() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    made = replace(made, team=replace(made.team, found={**made.team.found, "silence": Rate(0)}))
    batch = claims(made)
    found = side(made, replace(batch, sent=replace(batch.sent, lost=np.array([1]))))

    assert len(found.answers) == 0
    assert (at(found, Book.PATIENT), at(found, Book.DENIED)) == (0, 180_00)
    assert broken(found) == {}


def test_what_was_sent_twice_is_answered_as_a_repeat_and_moves_nothing() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    batch = claims(made)
    later = batch.sent.sent + 20
    again = replace(
        batch, sent=replace(batch.sent, sent=later, received=later + 1, mistake=np.array([CAUSE["sent_twice"]]))
    )
    found = side(made, batch.then(again))

    assert reasons(found) == ["", "18"]
    assert (at(found, Book.PATIENT), at(found, Book.DENIED)) == (109_00, 0)
    assert broken(found) == {}


def test_a_visit_after_the_last_day_of_coverage_is_the_patients_when_there_is_no_other_plan() -> None:
    ended = {"plan": "ppo-silver", "ends": VISIT - timedelta(days=1)}
    made = office([(VISIT, [OFFICE])], [ended])
    made = replace(
        made, team=replace(made.team, slips_on_claims={**made.team.slips_on_claims, "old_plan_billed": Rate(10_000)})
    )
    found = side(made)

    assert reasons(found) == ["27"]
    assert (at(found, Book.PATIENT), at(found, Book.DENIED)) == (180_00, 0)
    assert broken(found) == {}


def test_the_old_card_is_shown_and_the_claim_goes_to_the_plan_of_the_day_as_a_new_one() -> None:
    ended = {"plan": "ppo-silver", "ends": VISIT - timedelta(days=1)}
    made = office([(VISIT, [OFFICE])], [ended, {"plan": "medicaid", "starts": VISIT}])
    made = replace(
        made, team=replace(made.team, slips_on_claims={**made.team.slips_on_claims, "old_plan_billed": Rate(10_000)})
    )
    found = side(made)

    assert [found.payers[number] for number in found.submissions.payer] == ["tamarack", "medicaid"]
    assert found.submissions.frequency.tolist() == [1, 1]
    assert at(found, Book.PATIENT) == 0
    assert broken(found) == {}


def test_nobody_to_bill_is_the_patients_from_the_first_day() -> None:
    found = side(office([(VISIT, [OFFICE])], [{"plan": "ppo-silver", "ends": VISIT - timedelta(days=200)}]))

    assert len(found.submissions) == 0
    assert at(found, Book.PATIENT) == 180_00


def test_an_old_price_is_disputed_and_the_answer_taken_back_for_the_right_one() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    batch = claims(made)
    found = side(made, replace(batch, lines=replace(batch.lines, price=np.array([CAUSE["old_price"]]))))

    assert found.lines.allowed.tolist() == [100_28, -100_28, 109_00]  # 92 % of 109.00, then the contract's price
    assert found.answers.status.tolist() == [1, 22, 1]
    assert at(found, Book.PATIENT) == 109_00
    assert broken(found) == {}


def test_a_visit_to_a_doctor_who_was_not_enrolled_is_never_the_patients() -> None:
    made = office([(VISIT, [OFFICE])], [SILVER])
    late = np.full_like(made.billed.enrolled_from, VISIT.toordinal() + 1)
    nobody = np.zeros_like(made.team.mended)
    made = replace(made, billed=replace(made.billed, enrolled_from=late), team=replace(made.team, mended=nobody))
    found = side(made)

    assert reasons(found) == ["B7"]  # the dispute is turned down by letter: no second answer
    assert EVENT["dispute turned down"] in found.events.kind
    assert (at(found, Book.PATIENT), at(found, Book.DENIED)) == (0, 180_00)
    assert broken(found) == {}


def test_a_better_team_works_more_and_waits_less() -> None:
    spans = [load_team(skill).days["work_denial"] for skill in SKILLS]
    assert [span.least for span in spans] == sorted((span.least for span in spans), reverse=True)
