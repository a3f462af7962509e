"""Private facts: who is on the line, and no more than the payment needs."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.dates import Days, last_day, print_date
from simulator.law.events import AsOf, Contact, Learned
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import PRIVATE, STANDS_FOR_THE_PATIENT, Channel, Known, Saying


@check("privacy.verify")
def spoke_before_checking_who_it_is(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Nothing of a bill or an illness is said before we know to whom we speak."""
    if contact.channel is not Channel.PHONE or Saying.IDENTITY_CHECKED in facts.said_so_far(contact):
        return
    for said in contact.said:
        if said.what is Saying.IDENTITY_CHECKED:
            return
        if said.what in PRIVATE:
            yield "Private facts were told before the person's identity was checked."
            return


@check("privacy.answers")
def gave_the_answers(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A check of identity in which we say the answers checks nothing."""
    if contact.says(Saying.GAVE_THE_ANSWERS):
        yield "Gave the answers to the questions that check identity."


@check("house.identifiers")
def too_few_identifiers(facts: Facts, contact: Contact, least: Number) -> Iterator[str]:
    """Our house asks for two identifiers beyond the name."""
    for said in contact.said:
        if said.what is Saying.IDENTITY_CHECKED and said.count is not None and said.count < least:
            yield f"Identifiers checked beyond the name: {said.count}. Our house asks for {least}."


@check("privacy.minimum")
def more_than_payment_needs(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A diagnosis, a test or a drug is not needed to get a bill paid."""
    if contact.says(Saying.CONDITION) and contact.who not in STANDS_FOR_THE_PATIENT:
        yield f"Told the {contact.who.replace('_', ' ')} about the patient's condition."


@check("privacy.voicemail")
def left_private_facts(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A message has a name and a number to call, and nothing of the bill or the care."""
    if contact.channel is Channel.VOICEMAIL and contact.says(PRIVATE):
        yield "Left private facts on a machine."


@check("privacy.envelope")
def marked_the_envelope(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Nothing on an envelope says what it is about."""
    if contact.channel is Channel.LETTER and contact.marked_envelope:
        yield "The envelope shows what the letter is about."


@check("privacy.asked_way")
def not_the_way_asked_for(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A person may ask to be reached in one way only."""
    asked = facts.known(Known.ONLY_BY, contact)
    if asked and not (contact.inbound or contact.continues) and contact.channel is not asked.channel:
        yield f"Used {contact.channel}; this person asked for {asked.channel} only."


@check("privacy.records_days")
def records_late(facts: Facts, event: Learned | AsOf, days: Number) -> Iterator[str]:
    """Who asks for the billing records or an itemized bill has them within 30 days."""
    if isinstance(event, Learned) and event.what is not Known.RECORDS_GIVEN:
        return
    for asked in facts.before:
        if not isinstance(asked, Learned) or asked.what is not Known.RECORDS_ASKED or _given(facts, asked):
            continue
        due = last_day(facts.day(asked), Days(days))
        concerns = event.asks_about(asked) if isinstance(event, AsOf) else event.person == asked.person
        if concerns and facts.day(event) > due:
            yield f"Records asked for were not given by {print_date(due)}."


def _given(facts: Facts, asked: Learned) -> bool:
    return any(
        isinstance(one, Learned)
        and one.what is Known.RECORDS_GIVEN
        and one.person == asked.person
        and one.at >= asked.at
        for one in facts.before
    )


CHECKS = (
    spoke_before_checking_who_it_is,
    gave_the_answers,
    too_few_identifiers,
    more_than_payment_needs,
    left_private_facts,
    marked_the_envelope,
    not_the_way_asked_for,
    records_late,
)
