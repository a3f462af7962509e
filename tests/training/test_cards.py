"""Role-play cards: whole for every talk, nothing given away to the collector, and numbers that the line keeps."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from simulator.law.terms import CONSUMERS
from simulator.money import Money
from simulator.reading import BadFile
from simulator.scenario.load import build, load_scenario
from simulator.scenario.scenario import SAID
from simulator.talk import Belief, Call, Hidden
from simulator.talk.facts import TOPICS
from simulator.talk.persona import Need, Temper
from simulator.training.cards import Card, NoTalk, as_page, as_text, cards_of, talks
from simulator.training.cards.card import Pairs, Table
from simulator.training.cards.collector import collectors_card
from simulator.training.cards.listen import listen_for
from simulator.training.cards.words import FILE, card_words
from simulator.training.stages.talking import Talking

TALKS = talks()
SEEDS = (7, 8, 9)


def talking(name: str, seed: int = 7) -> Talking:
    scenario = load_scenario(name)
    stage = next(each for each in scenario.stages if each.talk)
    return Talking(stage, build(scenario, seed), "assess", scenario.role)


@cache
def dealt(name: str, seed: int = 7) -> tuple[Card, ...]:
    return cards_of(load_scenario(name), seed)


def texts(name: str, seed: int = 7) -> dict[str, str]:
    return {card.hand: as_text(card) for card in dealt(name, seed)}


def as_prose(text: str) -> str:
    return " ".join(text.split())


class Reader(HTMLParser):
    """Every id, heading and tag that is left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_there_are_talks_to_deal_cards_for():
    assert "talk/a-plan-that-fits" in TALKS
    assert len(TALKS) >= 15


@pytest.mark.parametrize("name", TALKS)
def test_every_talk_has_four_cards_on_a_page_that_is_whole_and_fetches_nothing(name):
    cards = dealt(name)
    text = as_page(cards, ".bd { color: red }")
    read = Reader(text)

    assert [card.hand for card in cards] == ["collector", "person", "trainer", "expert"]
    assert read.open == []
    assert len(set(read.ids)) == len(read.ids)
    assert read.tags.count("article") == 4
    assert not re.search(r"(src|href)=|@import|url\(", text)
    assert "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert ".bd { color: red }" in text


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", TALKS)
def test_the_collector_s_card_holds_nothing_that_has_to_be_asked_for(name, seed):
    """Every fact's own words, what a second look finds, mood and belief, and the title, which tells how it ends."""
    scenario, said = load_scenario(name), talking(name, seed)
    person, account, words = said.line.person, said.line.account, card_words()
    card = as_prose(as_text(collectors_card(said, build(scenario, seed), "")))
    hidden = {words.temper[person.temper], words.belief[person.belief], scenario.title, said.call.now.log[0].says}
    if not person.is_patient:
        hidden.add(person.name)
    if person.hidden:
        hidden.add(words.hidden[person.hidden])
    hidden |= {words.needs[need] for need in person.needs} | {person.cover, person.member_id, account.wrong_because}
    if account.is_wrong:
        hidden |= {account.owed.dollars} - {account.estimate.dollars if account.estimate else ""}
    for topic in set(TOPICS) - {"relation", "identity", "permission", "review", "household"}:
        fact = TOPICS[topic].fact(person, scenario.today)
        hidden |= {fact.value, *(value for _, value in fact.fills)}
    for each in hidden - {"", "nothing", "none"}:
        assert not re.search(re.escape(each) + r"(?!\d|[.,]\d)", card, re.IGNORECASE), each


@pytest.mark.parametrize("name", TALKS)
def test_nothing_above_a_card_says_what_the_scenario_is_about(name):
    """A name in the title bar or in the margin would give it away."""
    cards = dealt(name)
    page_title = re.search("<title>(.*?)</title>", as_page(cards, "")).group(1)

    assert load_scenario(name).title not in page_title
    assert name.split("/")[1] not in as_page(cards[:2], "")


@pytest.mark.parametrize("name", TALKS)
def test_the_amounts_on_a_person_s_card_are_taken_on_the_line_to_the_cent(name):
    """Each limit is read off the card and offered to the same person, heard and without a doubt; then a cent more."""
    said = talking(name)
    card = next(each for each in dealt(name) if each.hand == "person")
    labels = [
        label for part in card.parts for block in part.blocks if isinstance(block, Pairs) for label, _ in block.items
    ]
    today = [found for label in labels for found in re.findall(r"Today, up to \$([\d,.]+)", label)]
    monthly = [found for label in labels for found in re.findall(r"Each month, \$[\d,.]+ to \$([\d,.]+)", label)]
    on = said.line.person.pay_days.from_(said.office.today.replace(day=said.office.today.day + 1))
    for amount in today:
        most = Money.read(amount)
        assert _due_today(said, most) == most
        assert _due_today(said, most + Money(1)) == Money(0)
    for amount in monthly:
        most = Money.read(amount)
        for each, agreed in ((most, True), (most + Money(1), False)):
            call = _easy(said, most * 40)
            _say(call, "propose_plan", first=str(each), instalment=str(each), on=on.isoformat(), day=str(on.day))
            assert (call.outcome.deal.terms is not None) == agreed
    owes = said.line.person.who in CONSUMERS and said.office.channel == "phone"
    assert bool(today or monthly or any(label.startswith("All of it") for label in labels)) == owes


def _easy(said: Talking, balance: Money) -> Call:
    """The same means and mood, nothing in the way of talking of money, and a bill that is large enough."""
    person = replace(said.line.person, belief=Belief.KNOWS, hidden=Hidden.NONE, needs=())
    account = replace(said.line.account, balance=balance, right_balance=None)
    call = Call(person, account, said.office, 7)
    for move in ("greet", "acknowledge", "explain_bill", "say_back"):
        _say(call, move)
    return call


def _say(call: Call, move: str, **fields: str) -> None:
    assert not call.play(move, call.phrasing(move), **fields).unread


def _due_today(said: Talking, amount: Money) -> Money:
    call = _easy(said, amount + Money(1_000_00))
    _say(call, "ask_part", amount=str(amount))
    return call.outcome.deal.due_today


def test_the_plan_that_fits_says_yes_i_could_try_and_no_where_a_hand_says_they_are():
    """900.00 left a month: 12% is 108.00, a twentieth more 113.40, in fives 105. At hand 40% of 900 and 25% of 600."""
    card = as_prose(texts("talk/a-plan-that-fits")["person"])

    assert "Today, up to $510.00: Yes." in card
    assert "Each month, up to $108.00: Yes, from April 3, 2026 on." in card
    assert "Each month, $108.01 to $113.40: “I could try.”" in card
    assert "More: from $113.41 a month, or over $510.00 today: No." in card
    assert "$105 a month" in card
    assert "as much as $1,032.00 at once" in card  # 1,140.00 is more than the bill


def test_a_grown_child_owes_nothing_and_is_asked_for_nothing():
    card = as_prose(texts("talk/a-grown-child-calls")["person"])

    assert "It is not yours to pay." in card
    assert "Today, up to" not in card


def test_a_person_keeps_a_circumstance_and_a_card_until_somebody_asks():
    despair, card = (as_prose(texts(name)["person"]) for name in ("talk/words-of-despair", "talk/a-card-in-the-drawer"))

    assert "Keep to yourself until you are asked how things are: You do not know how to go on." in despair
    assert "Forgotten until you are asked about other coverage: a card of" in card


@pytest.mark.parametrize(
    ("name", "warned"),
    [("talk/words-of-despair", True), ("talk/after-a-death", True), ("talk/a-plan-that-fits", False)],
)
def test_who_plays_a_hard_scene_is_told_that_they_need_not(name, warned):
    card = as_prose(texts(name)["person"])

    assert ("takes another card" in card or "take another card" in card) == warned
    assert "Anyone may say “pause”" in card


def test_a_machine_s_card_is_a_machine_s():
    card = as_prose(texts("talk/a-voice-on-the-machine")["person"])

    assert "You are the machine" in card
    assert "Asked for money" not in card


@pytest.mark.parametrize("name", TALKS)
def test_the_mark_sheet_has_every_decision_of_the_scenario_with_its_points_and_a_box_to_write_in(name):
    scenario = load_scenario(name)
    worth = next(iter(scenario.talks.values())).worth
    sheet = next(card for card in dealt(name) if card.hand == "trainer")
    marks, sums = (block for block in sheet.parts[0].blocks if isinstance(block, Table))

    assert [row[3] for row in marks.rows] == [str(weight.points) for weight in worth]
    assert all(row[-1] == "" for row in marks.rows)
    assert [row[2].replace("\u2011", "-") for row in marks.rows] == [
        f"{SAID[weight.of].capitalize()}, {', '.join(weight.tests)}" for weight in worth
    ]
    assert sum(int(points) for points in sums.rows[0][1:]) == sum(weight.points for weight in worth)


def test_the_plan_that_fits_is_marked_out_of_five_five_five_and_ten():
    """identity 2 and facts 3; outcome 5; law 3 and house 2; listening 3, explaining 2, closing 2 and note 3."""
    sheet = as_prose(texts("talk/a-plan-that-fits")["trainer"])

    assert "Axis: Points Accuracy: 5 Resolution: 5 Conduct: 5 Communication: 10" in sheet
    assert "Axis: Passes at 80% Accuracy: 4 Resolution: 4 Conduct: 4 Communication: 8" in sheet
    assert sheet.count("[ ]") == 17 + 6  # the expert's turns, and the critical errors


@pytest.mark.parametrize("name", ["talk/a-plan-that-fits", "talk/a-lawyer-has-it", "talk/a-voice-on-the-machine"])
def test_what_is_listened_for_has_its_source_and_the_gravest_comes_first(name):
    heard = listen_for(talking(name))

    assert heard
    assert all(each.finding.source for each in heard)
    assert [bool(each.critical) for each in heard] == sorted((bool(each.critical) for each in heard), reverse=True)
    assert all(each.finding.verified for each in heard if each.critical)


def test_before_the_check_a_private_word_is_listened_for_with_the_rule_it_breaks():
    key = as_prose(texts("talk/a-plan-that-fits")["expert"])

    assert "CRITICAL. Private facts were told before the person's identity was checked. 45 CFR 164.514(h)(1)(i)." in key
    assert "Let a child interpret. 45 CFR 92.201(e), not verified." in key


@pytest.mark.parametrize("name", TALKS)
def test_three_questions_are_left_to_talk_over(name):
    key = next(card for card in dealt(name) if card.hand == "expert")

    assert len(key.parts[-1].blocks[0].items) == 3
    assert all("?" in each for each in key.parts[-1].blocks[0].items)


def test_another_seed_is_another_person():
    assert texts("talk/a-plan-that-fits", 7)["person"] != texts("talk/a-plan-that-fits", 8)["person"]


def test_the_same_seed_deals_the_same_cards():
    again = cards_of(load_scenario("talk/words-of-despair"), 7)

    assert again == dealt("talk/words-of-despair")


@pytest.mark.parametrize("hand", ["collector", "person", "trainer", "expert"])
def test_a_card_that_is_read_aloud_has_no_line_too_long_and_nothing_drawn(hand):
    text = texts("talk/a-card-in-the-drawer")[hand]

    assert max(map(len, text.splitlines())) <= 88
    assert not re.search(r"[│|▲●○]|\t", text)


def test_a_scenario_without_a_talk_is_one_sentence():
    with pytest.raises(NoTalk, match="Nobody is on the line in eob/three-line-visit"):
        cards_of(load_scenario("eob/three-line-visit"), 7)


def test_every_kind_of_person_temper_belief_need_and_end_has_its_words():
    """What the file leaves out is printed by its bare name, which no card should need."""
    words = card_words()

    for named in (words.who, words.temper, words.belief, words.hidden, words.needs, words.ends):
        bare = [name for name, says in named.items() if says == f"{name.replace('_', ' ').capitalize()}."]
        assert bare == []
    assert set(words.temper) == set(Temper)
    assert set(words.needs) == set(Need)


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        ("acknowledge/good", "acknowledge/god", "has `acknowledge/god`; write a move"),
        ("when: despair", "when: sometimes", "should be one of"),
        ("  calm: You", "  cheerful: You", "is not known here"),
        ("{patient} is a friend", "{patent} is a friend", "has `{patent}`, which nothing fills in"),
        ("{patient} is a friend", "{patient is a friend", "has `{patient is a friend"),
        ("{patient} is a friend", "patient} is a friend", "has `}`, which nothing fills in"),
        ("{patient} is a friend", "{patient!q} is a friend", "has `{patient!q}`, which nothing fills in"),
        ("{patient} is a friend", "{patient:>9d} is a friend", "has `{patient:>9d}`, which nothing fills in"),
        ("{patient} is a friend", "{patient.__class__} is a friend", "has `{patient.__class__}`, which nothing"),
        ("{patient} is a friend", "{patient[0]} is a friend", "has `{patient[0]}`, which nothing fills in"),
        ("{patient} is a friend", "{} is a friend", "has `{}`, which nothing fills in; known are {patient}, {name}."),
        ("{patient} is a friend", "{{patient}} is a friend", "has `{}`, which nothing fills in"),
    ],
)
def test_a_slip_in_the_words_of_cards_is_named_with_its_line(tmp_path, find, put, says):
    file = tmp_path / "cards.yaml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(find, put, 1), encoding="utf-8")

    with pytest.raises(BadFile, match=rf"cards\.yaml:\d+: .*{re.escape(says)}"):
        card_words(file)
