"""Working a claim: open papers, count the last day, fill the envelope, write, send, and see what comes of it."""

from simulator.training.stages.acting.play import Acting

__all__ = ["Acting"]
