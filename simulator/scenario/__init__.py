"""A scenario is a file that a trainer wrote: facts to pin, questions to ask, mistakes to foresee."""

from simulator.scenario.load import BadScenario, NoSuchScenario, build, load_scenario, scenario_names

__all__ = ["BadScenario", "NoSuchScenario", "build", "load_scenario", "scenario_names"]
