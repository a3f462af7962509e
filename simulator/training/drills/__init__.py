"""Drills of calls without an end: one moment, a few answers, and at once why. A seed and a number make each one."""

from simulator.training.drills.checking import verification
from simulator.training.drills.heard import listening, objections
from simulator.training.drills.moment import Moment, Option

__all__ = ["Moment", "Option", "listening", "objections", "verification"]
