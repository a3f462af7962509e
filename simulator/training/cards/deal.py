"""All the cards of one talk, made from its scenario at a seed."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.scenario.load import build, name_of, read_scenario, scenario_files
from simulator.scenario.scenario import Scenario, Stage
from simulator.talk.role import Role
from simulator.training.cards.card import Card
from simulator.training.cards.collector import collectors_card
from simulator.training.cards.html import page_of
from simulator.training.cards.person import persons_card
from simulator.training.cards.trainer import experts_card, mark_sheet
from simulator.training.stages.talking import Talking

SEED = 700  # exercises begin at 7, 107 and 207: the key to one of them is no page to print


class NoTalk(ValueError):
    """Nobody is on the line in this scenario. The message is one plain sentence."""


def cards_of(scenario: Scenario, seed: int) -> tuple[Card, ...]:
    """Four pages: the collector's, the other person's, and the trainer's two. Raises NoTalk and CaseError."""
    stage, case = talk_of(scenario), build(scenario, seed)
    talking = Talking(stage, case, "assess", scenario.role)
    label = f"Account {talking.line.account.id}, seed {seed}"
    return (
        collectors_card(talking, case, label),
        persons_card(Role(talking.call), label),
        mark_sheet(scenario, talking, label),
        experts_card(talking, label),
    )


def talk_of(scenario: Scenario) -> Stage:
    """The stage in which somebody is talked to. Raises NoTalk."""
    stage = next((each for each in scenario.stages if each.talk), None)
    if stage is None:
        some = ", ".join(talks()[:3])
        raise NoTalk(f"Nobody is on the line in {scenario.name}, so it has no role-play cards. Name a talk: {some}.")
    return stage


def as_page(cards: Sequence[Card], styles: str) -> str:
    """The cards as one page that prints, one to a sheet. Its name tells nothing of what is behind the account."""
    return page_of(f"Role-play cards. {cards[0].set}", styles, cards)


def talks() -> list[str]:
    """Every scenario of the bank in which somebody is talked to."""
    read = ((name_of(file), read_scenario(file)[0]) for file in scenario_files())
    return [name for name, scenario in read if scenario and scenario.talks]
