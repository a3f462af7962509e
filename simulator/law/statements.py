"""What is said: who we are, what may be left on a machine, threats, and words that hurt."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.law.events import Contact, Said, ValidationNotice
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import CONSUMERS, MAY_BE_LEFT, MUST_BE_LEFT, THREATS, Channel, Saying


@check("statements.first_words")
def first_words_missing(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """The first time, an agency says that it is collecting a debt and that what it hears is used for that."""
    if (
        _tells_the_consumer(contact)
        and not _told_before(facts, contact)
        and not (contact.says(Saying.DEBT_COLLECTOR) and contact.says(Saying.INFORMATION_USED))
    ):
        yield "The first communication did not say that a debt is being collected and how answers are used."


@check("statements.later_words")
def later_words_missing(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Each later time, an agency says that it is a debt collector."""
    if (
        not contact.continues
        and _tells_the_consumer(contact)
        and _told_before(facts, contact)
        and not contact.says(Saying.DEBT_COLLECTOR)
    ):
        yield "A later communication did not say that it is from a debt collector."


@check("statements.wrong_words")
def words_of_an_agency(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """The agency's words from a provider's own desk tell a patient something that is not so."""
    if contact.says(Saying.DEBT_COLLECTOR):
        yield "Said to be a debt collector, which this desk is not."


@check("statements.voicemail_more")
def left_more_than_the_safe_message(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A message that says more than the short list is no longer the safe one."""
    if contact.channel is Channel.VOICEMAIL and any(said.what not in MAY_BE_LEFT for said in contact.said):
        yield "The message says more than a name, a number and a request to call."


@check("statements.voicemail_less")
def left_less_than_the_safe_message(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """The safe message has a business name that gives nothing away, a person's name, a number and a request to call."""
    missing = [what for what in MUST_BE_LEFT if not contact.says(what)]
    if contact.channel is Channel.VOICEMAIL and contact.said and missing:
        yield f"The message lacks: {', '.join(what.replace('_', ' ') for what in missing)}."


@check("statements.voicemail_name")
def left_a_name_that_tells(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A business name that shows collection tells whoever listens that there is a debt."""
    if contact.channel is Channel.VOICEMAIL and contact.says(Saying.NAME_REVEALS_DEBT):
        yield "The business name on the message shows that a debt is collected."


@check("statements.identity")
def hid_who_is_calling(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Who calls says who is calling."""
    if contact.says(Saying.HIDES_IDENTITY):
        yield "Did not say who is calling, or gave a false name."


@check("statements.attorney")
def claimed_to_be_a_lawyer(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Nobody pretends to be a lawyer, or to write for one."""
    if any(said.what is Saying.CLAIMS_ATTORNEY and not said.true for said in contact.said):
        yield "Claimed to be a lawyer, or to speak for one."


@check("statements.amount")
def wrong_amount(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """The amount, the kind and the standing of a debt are told as they are."""
    if any(said.what in (Saying.AMOUNT, Saying.DEMAND, Saying.DEBT) and not said.true for said in contact.said):
        yield "Stated an amount or a standing of the debt that is not so."


@check("statements.abuse")
def abusive_words(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """No threats of violence, no foul words, no shaming."""
    if contact.says(Saying.ABUSE, Saying.THREAT_OF_VIOLENCE):
        yield "Used words that threaten or abuse."


@check("statements.arrest")
def threat_of_arrest(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Nobody is arrested over a medical bill."""
    if contact.says(Saying.THREAT_OF_ARREST):
        yield "Threatened arrest."


@check("statements.suit")
def empty_threat_of_suit(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A suit may be named only where it is allowed and meant."""
    if _empty(contact, Saying.THREAT_OF_SUIT):
        yield "Threatened a suit that is not allowed or not meant."


@check("statements.garnishment")
def empty_threat_of_garnishment(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Wages or property may be named only where taking them is allowed and meant."""
    if _empty(contact, Saying.THREAT_OF_GARNISHMENT):
        yield "Threatened wages or property without the right or the intent."


@check("statements.credit")
def empty_threat_of_a_credit_report(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A credit report may be named only where it is allowed and meant."""
    if _empty(contact, Saying.THREAT_OF_CREDIT_REPORT):
        yield "Threatened a credit report that is not allowed or not meant."


@check("house.true_threats")
def threat_that_our_house_forbids(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Our own desk, too, names only what is true, allowed and meant."""
    if contact.says(Saying.THREAT_OF_ARREST) or any(_empty(contact, what) for what in THREATS):
        yield "Threatened something that is not allowed or not meant."


@check("house.civil_words")
def words_that_our_house_forbids(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Our own desk, too, keeps a civil tongue."""
    if contact.says(Saying.ABUSE, Saying.THREAT_OF_VIOLENCE):
        yield "Used words that threaten or abuse."


@check("statements.family_liability")
def told_the_family_that_they_owe(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """An estate pays for the dead. Nobody is told to owe who did not sign and whom no law binds."""
    if any(said.what is Saying.PERSONAL_LIABILITY and not said.true for said in contact.said):
        yield "Told a person who does not owe the debt that they do."


def _told_before(facts: Facts, contact: Contact) -> bool:
    """Whether each of these debts was spoken of before with someone who owes it; a notice sent first counts."""
    told = {debt for one in facts.earlier(Contact, contact) if _tells_the_consumer(one) for debt in one.debts}
    noticed = {debt for one in facts.earlier(ValidationNotice, contact) for debt in one.debts}
    return set(contact.debts) <= told | noticed


def _tells_the_consumer(contact: Contact) -> bool:
    return contact.tells_of_debt and contact.who in CONSUMERS


def _empty(contact: Contact, threat: Saying) -> bool:
    return any(_is_empty(said) for said in contact.said if said.what is threat)


def _is_empty(said: Said) -> bool:
    return not (said.meant and said.allowed and said.true)


CHECKS = (
    first_words_missing,
    later_words_missing,
    words_of_an_agency,
    left_more_than_the_safe_message,
    left_less_than_the_safe_message,
    left_a_name_that_tells,
    hid_who_is_calling,
    claimed_to_be_a_lawyer,
    wrong_amount,
    abusive_words,
    threat_of_arrest,
    empty_threat_of_suit,
    empty_threat_of_garnishment,
    empty_threat_of_a_credit_report,
    threat_that_our_house_forbids,
    words_that_our_house_forbids,
    told_the_family_that_they_owe,
)
