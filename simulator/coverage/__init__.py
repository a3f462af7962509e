"""Coverage: the plans that members bought, and who is on them from when to when."""

from simulator.coverage.enrolment import Coverage
from simulator.coverage.plan import Benefit, NoSuchPlanYear, Plan, PlanYear, load_plan

__all__ = ["Benefit", "Coverage", "NoSuchPlanYear", "Plan", "PlanYear", "load_plan"]
