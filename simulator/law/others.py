"""Others on the line: whom we may tell of a debt, and what may be said when one only asks where a person lives."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.law.events import Contact
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import MAY_BE_TOLD, PRIVATE, TELLS_OF_THE_DEBT, Channel, Known, Saying, Who


@check("others.disclosure")
def told_of_the_debt(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Only the person, those who stand in their place, and their lawyer may hear of the debt."""
    if (
        contact.who not in MAY_BE_TOLD
        and contact.says(TELLS_OF_THE_DEBT)
        and not facts.known_of_debt(Known.TELL_OTHERS_CONSENT, contact)
    ):
        yield f"Told the {_name(contact.who)} of the debt."


@check("others.location_debt")
def told_of_the_debt_while_asking_for_an_address(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Who asks a third person for an address never says that a debt is owed."""
    if contact.who not in MAY_BE_TOLD and contact.says(Saying.LOCATION_ASKED) and contact.says(TELLS_OF_THE_DEBT):
        yield f"Asked the {_name(contact.who)} for an address and spoke of the debt."


@check("others.location_employer")
def named_the_employer_unasked(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """To a third person we name our own employer only when asked in so many words."""
    if contact.who not in MAY_BE_TOLD and any(
        said.what is Saying.EMPLOYER_NAMED and not said.asked for said in contact.said
    ):
        yield f"Named the agency to the {_name(contact.who)}, who had not asked."


@check("others.location_contacts")
def asked_again(facts: Facts, contact: Contact, most: Number) -> Iterator[str]:
    """A third person is asked for an address once, unless they ask us to call again or were wrong."""
    if contact.inbound or contact.new_reason or not contact.says(Saying.LOCATION_ASKED) or contact.who in MAY_BE_TOLD:
        return
    before = [
        one
        for one in facts.earlier(Contact, contact)
        if one.person == contact.person and one.says(Saying.LOCATION_ASKED) and not one.inbound
    ]
    if len(before) + 1 > most:
        yield f"Asked the same {_name(contact.who)} for an address {len(before) + 1} times."


@check("others.location_postcard")
def wrote_on_a_postcard(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """No postcard about a debt to anyone."""
    if contact.channel is Channel.LETTER and contact.postcard:
        yield "Sent a postcard."


@check("others.location_attorney")
def asked_others_though_a_lawyer_is_known(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Once a lawyer is known, nobody else is asked where the person is."""
    over = (Known.ATTORNEY_SILENT,)
    if (
        contact.who not in MAY_BE_TOLD
        and contact.says(Saying.LOCATION_ASKED)
        and not contact.inbound
        and facts.known_of_debt(Known.ATTORNEY, contact, until=over)
    ):
        yield f"Asked the {_name(contact.who)} for an address though the lawyer is known."


@check("privacy.employer")
def told_the_employer(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """An employer needs nothing of a bill or an illness to get it paid, whoever is calling."""
    if contact.who is Who.EMPLOYER and contact.says(PRIVATE):
        yield "Told the employer of the bill or the care."


@check("privacy.family_objection")
def told_the_family_after_an_objection(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Family who help with a bill may hear of it, until the patient objects."""
    family = (Who.SPOUSE, Who.ADULT_CHILD, Who.RELATIVE, Who.FRIEND)
    objected = facts.known_of_debt(Known.OBJECTS_TO_SHARING, contact, until=(Known.TELL_OTHERS_CONSENT,))
    if contact.who in family and contact.says(PRIVATE) and objected:
        yield f"Told the {_name(contact.who)} of the bill though the patient had objected."


def _name(who: Who) -> str:
    return who.value.replace("_", " ")


CHECKS = (
    told_of_the_debt,
    told_of_the_debt_while_asking_for_an_address,
    named_the_employer_unasked,
    asked_again,
    wrote_on_a_postcard,
    asked_others_though_a_lawyer_is_known,
    told_the_employer,
    told_the_family_after_an_objection,
)
