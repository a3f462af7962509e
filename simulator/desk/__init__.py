"""The desk: what a trainee sees and presses, and the only room that knows Jupyter. Rules and answers stay behind it.

Notebooks import this room alone: `desk.start()`, `desk.worked_example(name, seed)`, `desk.exercise(name)`.
"""

from simulator.desk.exercise import Exercise, exercise
from simulator.desk.not_open import NotOpen
from simulator.desk.start_page import StartPage, start
from simulator.desk.worked_example import WorkedExample, worked_example

__all__ = ["Exercise", "NotOpen", "StartPage", "WorkedExample", "exercise", "start", "worked_example"]
