"""When, where and by which way a person may be reached: hours, workplace, lawyer, “stop”, banned ways, machines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from simulator.dates import BusinessDays, last_day, print_date
from simulator.law.events import Contact
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import ASKS_FOR_MONEY, CONSUMERS, TELLS_OF_THE_BILL, Channel, Known, Saying

_ELECTRONIC = (Channel.SMS, Channel.EMAIL)


@check("contact.earliest_minute", "contact.latest_minute")
def outside_the_hours(facts: Facts, contact: Contact, earliest: Number, latest: Number) -> Iterator[str]:
    """Before 8:00 or after 21:00 where the person is. Where that is not sure, the time must be right at each place."""
    if contact.continues or not _we_reach(contact) or contact.channel is Channel.LETTER:
        return
    if facts.known(Known.TIME_CONSENT, contact):
        return
    for local in facts.local(contact):
        clock = local.time().replace(tzinfo=None)
        if not _clock(earliest) <= clock <= _clock(latest):
            yield f"Reached out at {clock:%H:%M} in {local.tzinfo}."
            return


@check("contact.inconvenient_time")
def at_a_time_named_as_bad(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A time that the person told us is bad is barred, whatever the clock says."""
    if not _we_reach(contact) or contact.channel is Channel.LETTER:
        return
    windows = [one.window for one in facts.all_known(Known.INCONVENIENT, contact) if one.window]
    if any(window.holds(local) for window in windows for local in facts.local(contact)):
        yield "Reached out at a time this person had named as bad."


@check("contact.workplace")
def at_a_workplace_that_forbids_it(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """No contact at work once we know that the employer forbids it."""
    if _we_reach(contact) and contact.at_work and facts.known(Known.WORK_FORBIDS, contact):
        yield "Reached out at a workplace that forbids such calls."


@check("contact.work_email")
def to_a_work_address(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """No e-mail to an address that we know is from work, unless the person asked for it there."""
    to_work = _we_reach(contact) and contact.channel is Channel.EMAIL and contact.work_address
    if to_work and not facts.known(Known.WORK_EMAIL_CONSENT, contact):
        yield "An e-mail to a work address that this person had not given for it."


@check("contact.attorney")
def past_the_attorney(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Once a lawyer is known, we talk to the lawyer, whoever called, unless the lawyer is silent or agrees."""
    over = (Known.ATTORNEY_SILENT, Known.ATTORNEY_CONSENTS)
    asks = contact.who in CONSUMERS and contact.says(ASKS_FOR_MONEY)
    if (asks or _we_reach(contact)) and facts.known_of_consumer(Known.ATTORNEY, contact, until=over):
        yield "Reached out to a person whose lawyer is known."


@check("contact.cease")
def after_a_written_stop(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """After a written “stop” we may only say that efforts end, or which remedy may be used; without a demand."""
    allowed = contact.says(Saying.EFFORTS_END, Saying.REMEDY_NOTICE) and not contact.says(ASKS_FOR_MONEY)
    if _we_reach(contact) and facts.known_of_consumer(Known.CEASE, contact) and not allowed:
        yield "Reached out after a written request to stop."


@check("contact.medium")
def by_a_banned_way(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Anyone may ban a way to reach them, in words alone. One answer by the way they used is fair; one “stopped” is."""
    ways = (Channel.PHONE, Channel.VOICEMAIL) if contact.is_call else (contact.channel,)
    ban = next((one for one in facts.all_known(Known.MEDIUM_BANNED, contact) if one.channel in ways), None)
    if contact.inbound or contact.continues or not ban or _first_confirmation(facts, contact):
        return
    since = [one for one in facts.with_person(contact) if one.channel in ways]
    answers_them = since and since[0].inbound and since[0].at >= ban.at
    if not answers_them:
        yield f"Reached out by {contact.channel} after this person had banned it."


@check("contact.opt_out_offered")
def no_way_to_opt_out(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Every text and e-mail says how to stop them, simply and free of charge; one that confirms a stop need not."""
    if (
        _we_reach(contact)
        and contact.channel in _ELECTRONIC
        and contact.said
        and not contact.says(Saying.OPT_OUT, Saying.OPT_OUT_CONFIRMED)
    ):
        yield f"An {'e-mail' if contact.channel is Channel.EMAIL else 'SMS'} that does not say how to opt out."


@check("contact.opt_out_kept")
def after_an_opt_out(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Who opted out of texts or e-mail gets none, but for one that confirms it."""
    if contact.inbound or contact.channel not in _ELECTRONIC:
        return
    told = (one for what in (Known.OPTED_OUT, Known.OPTED_IN) for one in facts.all_known(what, contact))
    last = max((one for one in told if one.channel is contact.channel), key=lambda one: one.at, default=None)
    if last and last.what is Known.OPTED_OUT and not _first_confirmation(facts, contact):
        yield f"A message by {contact.channel} after this person had opted out."


@check("machines.consent")
def a_machine_without_consent(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A dialing machine, a recording or a made voice needs consent. Courts differ on what counts."""
    if (
        contact.machine
        and not contact.inbound
        and not facts.known(Known.MACHINE_CONSENT, contact)
        and not facts.known(Known.MACHINE_REVOKED, contact)
    ):
        yield "A machine called or texted without consent on file."


@check("machines.revoked_business_days")
def a_machine_after_consent_was_taken_back(facts: Facts, contact: Contact, days: Number) -> Iterator[str]:
    """Consent may be taken back in any reasonable way; the machine must stop within ten business days."""
    taken = facts.known(Known.MACHINE_REVOKED, contact, until=(Known.MACHINE_CONSENT,))
    if contact.machine and not contact.inbound and taken:
        last = last_day(facts.day(taken), BusinessDays(days))
        if facts.day(contact) > last:
            yield f"A machine called after {print_date(last)}, the last day to honor that consent was taken back."


def _we_reach(contact: Contact) -> bool:
    """We reach out to someone who owes or stands in; or, in a call that goes on, we go on about the bill."""
    ours = contact.says(TELLS_OF_THE_BILL) if contact.continues else not contact.inbound
    return ours and contact.who in CONSUMERS


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60)


def _first_confirmation(facts: Facts, contact: Contact) -> bool:
    sent = (one for one in facts.with_person(contact) if one.channel is contact.channel)
    confirmed = any(one.says(Saying.OPT_OUT_CONFIRMED) for one in sent)
    return contact.says(Saying.OPT_OUT_CONFIRMED) and not contact.says(ASKS_FOR_MONEY) and not confirmed


CHECKS = (
    outside_the_hours,
    at_a_time_named_as_bad,
    at_a_workplace_that_forbids_it,
    to_a_work_address,
    past_the_attorney,
    after_a_written_stop,
    by_a_banned_way,
    no_way_to_opt_out,
    after_an_opt_out,
    a_machine_without_consent,
    a_machine_after_consent_was_taken_back,
)
