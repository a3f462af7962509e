"""Payment plans and ways to pay: when a plan is a loan, what a debit needs, and what is never kept of a card."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.dates import BusinessDays, last_day
from simulator.law.dealings import CardTaken, Debit, Plan
from simulator.law.events import Contact
from simulator.law.facts import Facts, Number, check
from simulator.law.terms import Known, Saying
from simulator.money import ZERO, Rate


@check("plans.disclosure", "plans.instalments", "plans.credits_a_year")
def lending_disclosures_missing(
    facts: Facts,
    plan: Plan,
    _: Number,
    most: Number,
    regular: Number,
) -> Iterator[str]:
    """A written plan of more than four instalments, or with any finance charge, is credit, even without interest."""
    is_credit = plan.written and (plan.instalments > most or plan.finance_charge > ZERO)
    often = plan.plans_this_year is None or plan.plans_this_year > regular
    if is_credit and often and not plan.disclosed:
        yield f"A plan of {plan.instalments} instalments without the lending disclosures."


@check("plans.interest")
def interest_without_agreement(facts: Facts, plan: Plan, _: Number) -> Iterator[str]:
    """Interest needs an agreement, and a state that allows it."""
    if plan.interest > 0 and not plan.interest_agreed:
        yield "Interest that was not agreed to."


@check("plans.debit_authorization")
def debit_without_authorization(facts: Facts, plan: Plan, _: Number) -> Iterator[str]:
    """Recurring debits need a signed authorization, or one that is as good."""
    if plan.debit and not plan.debit_authorized:
        yield "Recurring debits without a written authorization."


@check("plans.debit_copy")
def debit_without_a_copy(facts: Facts, plan: Plan, _: Number) -> Iterator[str]:
    """And the person gets a copy of it."""
    if plan.debit and plan.debit_authorized and not plan.copy_given:
        yield "No copy of the debit authorization was given."


@check("plans.debit_condition")
def debit_as_a_condition(facts: Facts, plan: Plan, _: Number) -> Iterator[str]:
    """Nobody is made to accept debits in order to get a plan."""
    if plan.debit and plan.debit_required:
        yield "Made automatic debits a condition of the plan."


@check("plans.stop_business_days")
def debited_after_a_stop(facts: Facts, debit: Debit, days: Number) -> Iterator[str]:
    """A person may stop a debit until three business days before it."""
    stop = facts.known_of_debt(Known.DEBIT_STOPPED, debit)
    if stop and last_day(facts.day(stop), BusinessDays(days)) <= facts.day(debit):
        yield "Drew a payment that had been stopped in time."


@check("states.plan_share_*")
def above_the_states_share_of_income(facts: Facts, plan: Plan, share: Number) -> Iterator[str]:
    """Some states cap an instalment at a share of the household's monthly income."""
    income = plan.monthly_income
    most = Rate(int(share))
    if income is not None and plan.instalment > income.times(most):
        yield f"An instalment of {plan.instalment.dollars} is above {most} of income in {facts.place.state}."


@check("states.plan_spare_*")
def above_the_states_share_of_what_is_left(facts: Facts, plan: Plan, share: Number) -> Iterator[str]:
    """Or at a share of what is left after essentials."""
    spare = plan.income_to_spare
    most = Rate(int(share))
    if spare is not None and plan.instalment > spare.times(most):
        yield f"An instalment of {plan.instalment.dollars} is above {most} of what is left in {facts.place.state}."


@check("states.plan_interest_*")
def above_the_states_interest(facts: Facts, plan: Plan, most: Number) -> Iterator[str]:
    """And interest, agreed to or not, may be capped."""
    if plan.interest > most:
        yield f"Interest of {plan.interest / 100:g} % a year is above {most / 100:g} % in {facts.place.state}."


@check("plans.card_code")
def card_code_kept(facts: Facts, card: CardTaken, _: Number) -> Iterator[str]:
    """The security code of a card is never kept after the payment, on paper, on screen or on tape."""
    if card.code_kept:
        yield "Kept the security code of a card."


@check("plans.card_recording")
def card_number_recorded(facts: Facts, card: CardTaken, _: Number) -> Iterator[str]:
    """The recording pauses while a card is read out."""
    if card.recording_on:
        yield "The recording ran on while a card was read out."


@check("house.card_aloud")
def card_number_said_back(facts: Facts, card: CardTaken, _: Number) -> Iterator[str]:
    """We do not say a card number back where others can hear it."""
    if card.read_back:
        yield "Said a card number aloud."


@check("plans.medical_card")
def steered_to_a_medical_card(facts: Facts, contact: Contact, _: Number) -> Iterator[str]:
    """A medical credit card is a loan. Assistance and our own plan come first."""
    screened = contact.says(Saying.SCREENED_FOR_AID) or any(
        one.says(Saying.SCREENED_FOR_AID) for one in facts.earlier(Contact, contact)
    )
    if contact.says(Saying.MEDICAL_CARD) and not screened:
        yield "Offered a medical credit card before looking for assistance."


CHECKS = (
    lending_disclosures_missing,
    interest_without_agreement,
    debit_without_authorization,
    debit_without_a_copy,
    debit_as_a_condition,
    debited_after_a_stop,
    above_the_states_share_of_income,
    above_the_states_share_of_what_is_left,
    above_the_states_interest,
    card_code_kept,
    card_number_recorded,
    card_number_said_back,
    steered_to_a_medical_card,
)
