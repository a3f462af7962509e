"""Following up a claim: what the payer has on file about it, and what lies in our own file that may prove something."""

from simulator.case.follow_up.build import follow_up
from simulator.case.follow_up.letter import LEVELS
from simulator.case.follow_up.noun import FollowUp, InFile

__all__ = ["LEVELS", "FollowUp", "InFile", "follow_up"]
