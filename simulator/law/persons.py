"""People with a standing of their own: bankrupt, in service, a child, family who never signed; and what each needs."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.law.dealings import Bill, CreditReport, Debit, Fee, HospitalStep, Plan, Suit
from simulator.law.events import Contact
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import ASKS_FOR_MONEY, CONSUMERS, TELLS_OF_THE_BILL, Channel, Known, Saying, Who

_Collecting = Contact | Bill | CreditReport | Debit | Fee | HospitalStep | Suit


@check("persons.bankruptcy")
def collected_during_bankruptcy(facts: Facts, event: _Collecting, _: Number) -> Iterator[str]:
    """From the day we hear of a filing all collection stops; questions go to the lawyer."""
    over = (Known.DISMISSED, Known.DISCHARGED)
    if _collects(event) and facts.known_of_consumer(Known.BANKRUPTCY, event, until=over):
        yield "Collected although a bankruptcy filing was known."


@check("persons.discharge")
def collected_a_discharged_debt(facts: Facts, event: _Collecting, _: Number) -> Iterator[str]:
    """A discharged debt is asked for no more."""
    if _collects(event) and facts.known_of_consumer(Known.DISCHARGED, event):
        yield "Collected a debt that a court had discharged."


@check("persons.service_rate")
def interest_above_the_service_rate(facts: Facts, plan: Plan, most: Number) -> Iterator[str]:
    """In military service, interest on earlier debts is capped at 6 % a year."""
    if plan.interest > most and facts.known(Known.SERVICE_MEMBER, plan):
        yield f"Interest of {plan.interest / 100:g} % a year for a service member; {most / 100:g} % is the most."


@check("persons.minor")
def asked_a_child_for_money(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A guarantor owes for a child's care, not the child."""
    if contact.who is Who.MINOR and contact.says(ASKS_FOR_MONEY):
        yield "Asked a minor for money."


@check("persons.not_signed")
def asked_one_who_never_signed(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Grown children, relatives and friends owe only what they signed for."""
    kin = (Who.ADULT_CHILD, Who.RELATIVE, Who.FRIEND)
    if contact.who in kin and contact.says(ASKS_FOR_MONEY) and not facts.known(Known.SIGNED, contact):
        yield f"Asked the {contact.who.replace('_', ' ')} for money without a signature."


@check("persons.interpreter")
def went_on_without_an_interpreter(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Who needs another language gets a qualified interpreter, free of charge, before money is spoken of."""
    needs = facts.known(Known.NEEDS_INTERPRETER, contact)
    if contact.talked and needs and contact.says(TELLS_OF_THE_BILL) and not _given(facts, contact, Saying.INTERPRETER):
        yield "Spoke of the bill without the interpreter this person needs."


@check("persons.child_interpreter")
def let_a_child_interpret(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A child is not an interpreter."""
    if contact.says(Saying.CHILD_INTERPRETS):
        yield "Let a child interpret."


@check("persons.aid")
def went_on_without_an_aid(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """Large print, a relay call, more time: who needs an aid to take part gets it."""
    reaches = contact.talked or contact.channel is Channel.LETTER
    if (
        reaches
        and facts.known(Known.NEEDS_AID, contact)
        and contact.says(TELLS_OF_THE_BILL)
        and not _given(facts, contact, Saying.AID_GIVEN)
    ):
        yield "Spoke or wrote of the bill without the aid this person needs."


@check("house.care")
def asked_for_money_after_distress(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """After words of deep distress or self-harm, money waits: stop, care, hand over."""
    distress = {Saying.HEARD_SELF_HARM, Saying.HEARD_DISTRESS}
    heard = bool(distress & set(facts.said_so_far(contact)))
    for said in contact.said:
        if heard and said.what in ASKS_FOR_MONEY:
            yield "Went on about money after words of distress."
            return
        heard = heard or said.what in distress


def _given(facts: Facts, contact: Contact, help_given: Saying) -> bool:
    return contact.says(help_given) or help_given in facts.said_so_far(contact)


def _collects(event: _Collecting) -> bool:
    return not isinstance(event, Contact) or (event.who in CONSUMERS and event.collects)


CHECKS = (
    collected_during_bankruptcy,
    collected_a_discharged_debt,
    interest_above_the_service_rate,
    asked_a_child_for_money,
    asked_one_who_never_signed,
    went_on_without_an_interpreter,
    let_a_child_interpret,
    went_on_without_an_aid,
    asked_for_money_after_distress,
)
