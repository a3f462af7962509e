"""The desk: what a trainee sees and presses. The only room that knows Jupyter; every rule and every answer stays behind it.

Notebooks import this room alone: `desk.start()`, `desk.worked_example(name, seed)`, `desk.exercise(name)`.
"""

from simulator.desk.exercise import Exercise, exercise
from simulator.desk.start import Start, start
from simulator.desk.worked_example import WorkedExample, worked_example

__all__ = ["Exercise", "Start", "WorkedExample", "exercise", "start", "worked_example"]
