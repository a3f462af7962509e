"""Following up a claim: what the payer has on file about it, and what lies in our own file that may prove something."""

from simulator.case.follow_up.build import follow_up
from simulator.case.follow_up.noun import FollowUp, InFile

__all__ = ["FollowUp", "InFile", "follow_up"]
