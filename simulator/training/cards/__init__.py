"""Role-play cards for two people who practise aloud, with a sheet for the trainer's marks.

`cards_of(scenario, seed)` deals them from the same persona, papers and rubric that the simulator plays; `as_page`
prints them one to a page, `as_text` for a terminal. The collector's card holds nothing that has to be asked for.
"""

from simulator.training.cards.card import Card
from simulator.training.cards.deal import SEED, NoTalk, as_page, cards_of, talk_of, talks
from simulator.training.cards.text import as_text

__all__ = ["SEED", "Card", "NoTalk", "as_page", "as_text", "cards_of", "talk_of", "talks"]
