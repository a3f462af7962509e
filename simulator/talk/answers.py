"""What a move brings out of the other person: facts, when the question fits and trust allows, or why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from simulator.law import Known, Who
from simulator.talk.bargaining import Answer, Answered
from simulator.talk.facts import TOPICS, manageable
from simulator.talk.persona import Hidden, Need
from simulator.talk.step import KIN, Step

_OF_MONEY = frozenset({"pay_days", "can_manage", "household", "income", "housing", "debts", "savings"})
_ABOUT_THEM = frozenset({"needs", "relation"})
_CLUMSY_COSTS = 10  # trust that a clumsy question must have over and above
_HEARD = {
    Hidden.DEATH: Known.DECEASED,
    Hidden.BANKRUPTCY: Known.BANKRUPTCY,
    Hidden.LAWYER: Known.ATTORNEY,
    Hidden.SERVICE: Known.SERVICE_MEMBER,
    Hidden.WORK_INJURY: Known.COMP_PENDING,
    Hidden.UNDER_REVIEW: Known.ESTIMATE_DISPUTED,
}


def asked(step: Step) -> None:
    """Every topic that the words ask about is told, or not."""
    topics = [topic for topic in step.phrasing.asks if topic not in ("identity", "review")]
    if not topics:
        return
    if step.barred and not _ABOUT_THEM & set(topics):
        step.they_say("not_followed")
        return
    if all(step.before.knows(topic) for topic in topics):
        step.they_say("already_told")
        return
    for topic in topics:
        if not step.before.knows(topic):
            _tell(step, topic)


def _tell(step: Step, topic: str) -> None:
    if topic == "permission":
        _permission(step)
        return
    if refusal := _refusal(step, topic):
        step.they_say(refusal)
        return
    fact = TOPICS[topic].fact(step.persona, step.office.today)
    step.they_say(fact.kind, **dict(fact.fills))
    step.learn(fact)
    if topic == "can_manage" and manageable(step.persona):
        each = manageable(step.persona)
        on = step.persona.pay_days.from_(step.office.today + timedelta(days=1))
        named = Answered(answer=Answer.COUNTERS, each_month=each, now=each, on=on)
        step.state = replace(step.state, named=named)
    if topic == "hidden" and step.persona.hidden in _HEARD:
        step.hear(_HEARD[step.persona.hidden])
        step.deal(under_review=step.persona.hidden is Hidden.UNDER_REVIEW)
    if topic == "belief" and _is_told_with_the_bill(step):
        _tell(step, "hidden")
    if topic == "needs":
        _hear_needs(step)
    if topic == "cover" and "medicaid" in step.persona.cover.lower():
        step.hear(Known.MEDICAID)


def _is_told_with_the_bill(step: Step) -> bool:
    """Who has taken the bill to a reviewer says so when somebody asks what they know of it."""
    is_new = step.persona.hidden is Hidden.UNDER_REVIEW and not step.state.knows("hidden")
    return is_new and not _refusal(step, "hidden")


def _refusal(step: Step, topic: str) -> str:
    """Why a fact is not told; empty where it is."""
    who = step.persona.who
    if topic in _ABOUT_THEM:
        return ""
    if step.is_outside:
        return "not_mine"
    if who is Who.ATTORNEY:
        return "lawyer_only"
    if topic in _OF_MONEY and not step.owes:
        return "does_not_know"
    needed = TOPICS[topic].trust + (_CLUMSY_COSTS if step.phrasing.quality != "good" else 0)
    return "not_told" if step.before.mood.trust < needed else ""


def _permission(step: Step) -> None:
    """The patient may be near, and may say yes: a matter of trust."""
    if step.persona.is_patient:
        step.they_say("permission.mine")
    elif step.persona.hidden is Hidden.DEATH:
        step.they_say("permission.gone")
    elif step.persona.who in KIN and step.before.mood.trust >= 35:
        step.they_say("permission.yes")
        step.learn(TOPICS["permission"].fact(step.persona, step.office.today))
        step.hear(Known.TELL_OTHERS_CONSENT)
    else:
        step.they_say("permission.no")


def _hear_needs(step: Step) -> None:
    for need in step.persona.needs[1:]:
        step.they_say(f"needs.{need}")
    if Need.INTERPRETER in step.persona.needs:
        step.hear(Known.NEEDS_INTERPRETER)
    if {Need.SLOWER, Need.LARGE_PRINT} & set(step.persona.needs):
        step.hear(Known.NEEDS_AID)
