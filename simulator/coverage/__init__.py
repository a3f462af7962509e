"""Coverage: the plans that members bought, and who is on them from when to when."""

from simulator.coverage.enrolment import Coverage, OtherPlan
from simulator.coverage.medigap import MedigapLetter, medigap_letters
from simulator.coverage.plan import KINDS_OF_SERVICE, Benefit, NoSuchPlanYear, Plan, PlanYear, load_plan

__all__ = [
    "KINDS_OF_SERVICE",
    "Benefit",
    "Coverage",
    "MedigapLetter",
    "NoSuchPlanYear",
    "OtherPlan",
    "Plan",
    "PlanYear",
    "load_plan",
    "medigap_letters",
]
