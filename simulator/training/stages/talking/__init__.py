"""Somebody on the line: what is said and answered, the note, twelve months on, and each turn beside the expert's."""

from simulator.training.stages.talking.play import Talking

__all__ = ["Talking"]
