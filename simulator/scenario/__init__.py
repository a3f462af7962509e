"""A scenario is a file that a trainer wrote: facts to pin, questions to ask, mistakes to foresee.

A case is what it becomes at a seed: one account with every paper, the value of every fact, and the hidden truth.
"""

from simulator.scenario.case import open_case
from simulator.scenario.load import BadScenario, NoSuchScenario, build, load_scenario, scenario_names

__all__ = ["BadScenario", "NoSuchScenario", "build", "load_scenario", "open_case", "scenario_names"]
