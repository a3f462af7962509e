"""Coverage: the plans that members bought, and who is on them from when to when."""

from simulator.coverage.enrolment import Coverage
from simulator.coverage.plan import NoSuchPlanYear, Plan, PlanYear, load_plan

__all__ = ["Coverage", "NoSuchPlanYear", "Plan", "PlanYear", "load_plan"]
