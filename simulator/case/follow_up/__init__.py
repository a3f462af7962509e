"""Following up a claim: what the payer has on file about it, and what lies in our own file that may prove something."""

from simulator.case.follow_up.build import follow_up
from simulator.case.follow_up.letter import LEVELS
from simulator.case.follow_up.noun import FollowUp, InFile
from simulator.case.follow_up.printed import amounts_on, days_on, with_printed
from simulator.case.follow_up.silence import as_if_answered, unanswered

__all__ = [
    "LEVELS",
    "FollowUp",
    "InFile",
    "amounts_on",
    "as_if_answered",
    "days_on",
    "follow_up",
    "unanswered",
    "with_printed",
]
