"""The desk: what a trainee sees and presses, and the only room that knows Jupyter. Rules and answers stay behind it.

Notebooks import this room alone: `desk.start()`, `desk.ladder(lesson)`, `desk.exercise(name)`, and what stands below.
"""

from simulator.desk.choosing_drill import ChoosingDrill, listening_drill, objection_drill, verification_drill
from simulator.desk.deadline_drill import DeadlineDrill, deadline_drill
from simulator.desk.draft import Draft, try_a_scenario
from simulator.desk.exercise import Exercise, exercise
from simulator.desk.figures import Figures, figures
from simulator.desk.ladder import Ladder, ladder
from simulator.desk.layouts import Layouts, three_layouts
from simulator.desk.letter_workshop import Workshop, letter_workshop
from simulator.desk.life import Life, life_of_a_claim
from simulator.desk.not_open import NotOpen
from simulator.desk.role_play import RolePlayCards, role_play_cards
from simulator.desk.start_page import StartPage, start
from simulator.desk.worked_example import WorkedExample, worked_example

__all__ = [
    "ChoosingDrill",
    "DeadlineDrill",
    "Draft",
    "Exercise",
    "Figures",
    "Ladder",
    "Layouts",
    "Life",
    "NotOpen",
    "RolePlayCards",
    "StartPage",
    "WorkedExample",
    "Workshop",
    "deadline_drill",
    "exercise",
    "figures",
    "ladder",
    "letter_workshop",
    "life_of_a_claim",
    "listening_drill",
    "objection_drill",
    "role_play_cards",
    "start",
    "three_layouts",
    "try_a_scenario",
    "verification_drill",
    "worked_example",
]
