"""How often: a count of calls, and the rest after a conversation. Both are presumptions, by person and debt."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.law.events import Contact, Event
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import Channel, Known, Outcome, Who

_NOT_COUNTED = frozenset({Who.ATTORNEY, Who.CREDIT_BUREAU, Who.CREDITOR})


@check("contact.calls_in_window", "contact.call_window_days", "contact.consent_days")
def calls_too_often(facts: Facts, call: Contact, most: Number, days: Number, consent: Number) -> Iterator[str]:
    """More than seven calls to one person about one debt within seven days in a row, whichever seven they are."""
    for debt in call.debts if _counts(facts, call, consent) else ():
        placed = 1 + sum(
            _counts(facts, one, consent) for one in _calls(facts, call, debt) if facts.days_since(one, call) < days
        )
        if placed > most:
            yield f"Call {placed} to the same person about {debt} in {days} days; up to {most} are presumed fair."


@check("contact.days_after_conversation", "contact.consent_days")
def calls_soon_after_talking(facts: Facts, call: Contact, days: Number, consent: Number) -> Iterator[str]:
    """A call within seven days of a conversation about the debt; the day of the conversation is day 1."""
    for debt in call.debts if _counts(facts, call, consent) else ():
        talk = next((one for one in _contacts(facts, call, debt) if one.talked), None)
        if talk and facts.days_since(talk, call) < days:
            number = facts.days_since(talk, call) + 1
            yield f"A call about {debt} on day {number} after talking; the next is presumed fair on day {days + 1}."


@check("contact.burst_calls")
def calls_in_a_burst(facts: Facts, call: Contact, most: Number) -> Iterator[str]:
    """Many calls in one day can annoy on purpose, even where the week's count is kept."""
    for debt in call.debts if _rang(call) else ():
        near = [one for one in _calls(facts, call, debt) if _rang(one) and facts.days_since(one, call) < most.per_days]
        if len(near) + 1 > most:
            yield f"Call {len(near) + 1} about {debt} within a day."


@check("states.calls_*")
def more_calls_than_the_state_allows(facts: Facts, call: Contact, most: Number) -> Iterator[str]:
    """Some states count calls to a home or mobile telephone, from a creditor's own desk too."""
    yield from _over(facts, call, most, at_work=False)


@check("states.work_calls_*")
def more_calls_at_work_than_the_state_allows(facts: Facts, call: Contact, most: Number) -> Iterator[str]:
    """And they may count calls elsewhere more narrowly."""
    yield from _over(facts, call, most, at_work=True)


@check("states.attempts_*")
def more_attempts_than_the_city_allows(facts: Facts, tried: Contact, most: Number) -> Iterator[str]:
    """A few places count every attempt that is not mail: calls, texts and e-mail together."""
    for debt in tried.debts if _attempt(tried) else ():
        before = [one for one in _contacts(facts, tried, debt) if _attempt(one)]
        count = 1 + sum(facts.days_since(one, tried) < most.per_days for one in before)
        if count > most:
            yield f"Attempt {count} about {debt} in {most.per_days} days; {most} are allowed here."


def _over(facts: Facts, call: Contact, most: Number, at_work: bool) -> Iterator[str]:
    for debt in call.debts if _rang(call) and call.at_work is at_work else ():
        before = [one for one in _calls(facts, call, debt) if _rang(one) and one.at_work is at_work]
        count = 1 + sum(facts.days_since(one, call) < most.per_days for one in before)
        if count > most:
            yield f"Call {count} about {debt} in {most.per_days} days; {most} are allowed here."


def _contacts(facts: Facts, event: Event, debt: str) -> Iterator[Contact]:
    """Earlier contacts with this person about this debt, the latest first."""
    return (one for one in facts.earlier(Contact, event) if one.person == event.person and debt in one.debts)


def _calls(facts: Facts, event: Event, debt: str) -> Iterator[Contact]:
    return (one for one in _contacts(facts, event, debt) if one.is_call)


def _rang(call: Contact) -> bool:
    """A call that we placed and that connected to the line."""
    return call.is_call and not (call.inbound or call.continues) and call.outcome is not Outcome.NOT_CONNECTED


def _counts(facts: Facts, call: Contact, consent: int) -> bool:
    """Calls to lawyers, bureaus and the creditor do not count, nor those a person asked for in the days before."""
    if not _rang(call) or call.who in _NOT_COUNTED:
        return False
    asked = facts.all_known(Known.CALL_CONSENT, call)
    return not any(one.at < call.at and facts.days_since(one, call) < consent for one in asked)


def _attempt(contact: Contact) -> bool:
    ours = not (contact.inbound or contact.continues) and contact.channel is not Channel.LETTER
    return ours and contact.outcome is not Outcome.NOT_CONNECTED


CHECKS = (
    calls_too_often,
    calls_soon_after_talking,
    calls_in_a_burst,
    more_calls_than_the_state_allows,
    more_calls_at_work_than_the_state_allows,
    more_attempts_than_the_city_allows,
)
