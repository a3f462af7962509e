"""The billing team: three skills, read from its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.chance import Stream
from simulator.claims.sent import CAUSE, CAUSES, FOUND_BY, IN_THE_PLAN
from simulator.claims.team import DISPUTING, NOTHING, REPLACEMENT, SKILLS, Span, load_team, read_team
from simulator.payers.edits import EDITS
from simulator.reading import DATA, BadFile


def test_a_better_team_slips_less_often_and_never_more_often_at_anything() -> None:
    poor, typical, good = (load_team(skill) for skill in SKILLS)
    for part in ("slips_on_claims", "slips_on_lines", "second_claims", "front_end"):
        for name in getattr(poor, part):
            rates = [getattr(team, part)[name] for team in (good, typical, poor)]
            assert rates == sorted(rates), name
            assert rates[0] < rates[2], name


def test_a_better_team_goes_after_more() -> None:
    poor, typical, good = (load_team(skill) for skill in SKILLS)
    assert [team.found["denial"].basis_points for team in (poor, typical, good)] == [3500, 6500, 9000]
    assert all(poor.found[what] <= typical.found[what] <= good.found[what] for what in poor.found)


def test_a_missing_modifier_is_replaced_a_missing_approval_disputed_and_a_late_claim_left() -> None:
    way = load_team("typical").way
    assert way[CAUSE["modifier_left_off"]] == REPLACEMENT
    assert way[CAUSE["no_authorization"]] == DISPUTING
    assert way[CAUSE["sat_on_a_desk"]] == NOTHING
    assert way[CAUSE["sent_twice"]] == NOTHING


def test_an_unknown_skill_is_one_plain_sentence() -> None:
    with pytest.raises(ValueError, match=r"“brilliant” is no skill of a team\. Choose poor, typical or good\."):
        load_team("brilliant")


def test_every_edit_that_a_payer_may_have_finds_a_known_cause() -> None:
    assert set(FOUND_BY) == {edit.__name__ for edit in EDITS}
    assert {cause for causes in FOUND_BY.values() for cause in causes} <= set(CAUSES)
    assert set(IN_THE_PLAN) <= set(CAUSES)


@pytest.mark.parametrize(
    ("was", "is_now", "says"),
    [
        ("wrong_member_number:", "wrong_number:", "team.yaml:6: `slips_on_claims: wrong_number` is not known here"),
        (
            "{poor: 2.0%",
            "{bad: 1%, poor: 2.0%",
            "team.yaml:6: `slips_on_claims: wrong_member_number: bad` is not known",
        ),
        ("{poor: 3 to 14", "{poor: 14 to 3", "it should be days such as `3 to 14`"),
        ("way: nothing", "way: wait", "is `wait`; it should be one of nothing, replacement, dispute, other_plan"),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_line(tmp_path: Path, was: str, is_now: str, says: str) -> None:
    text = (DATA / "world" / "team.yaml").read_text(encoding="utf-8")
    assert was in text
    file = tmp_path / "team.yaml"
    file.write_text(text.replace(was, is_now, 1), encoding="utf-8")

    with pytest.raises(BadFile) as told:
        read_team(file, "typical")
    assert says in str(told.value)


def test_days_are_from_the_least_to_the_most_both_included() -> None:
    drawn = Span.read("3 to 5").draw(Stream(1, "days"), 500)
    assert sorted(set(drawn.tolist())) == [3, 4, 5]


@pytest.mark.parametrize("typed", ["5 to 3", "three to 5", "3-5", "-1 to 4"])
def test_days_that_are_no_span_are_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever int and split say, it becomes one sentence with its line
        Span.read(typed)
