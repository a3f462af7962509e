"""Who is on the line, and the account that they talk about: what an author pinned, and the rest from the seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.case.lines import draw
from simulator.case.numbers import member_number
from simulator.case.pinned import Amount, CaseError, PersonaFacts
from simulator.case.worked import Worked
from simulator.chance import Stream
from simulator.claims.activity import Entry, weekday
from simulator.dates import print_date
from simulator.law import Cover, Who
from simulator.ledger.posting import Book, Leg, Posting
from simulator.money import ZERO, Money, Rate
from simulator.people.means import Means
from simulator.people.patient import make_patient
from simulator.remittance.remit import Group
from simulator.talk.make import make_persona
from simulator.talk.persona import Belief, Hidden, Need, Persona, Temper
from simulator.talk.setting import OnFile

_FOR_RENT, _LEFT = Rate(3_200), Rate(1_300)  # of take-home pay, where an author pinned that alone
_PARTS = {
    "1": "your deductible",
    "2": "your share of the cost",
    "3": "your copay",
    "26": "your coverage had not begun by that day",
    "27": "your coverage had ended by that day",
}
_AGENTS = ("Dana Okonkwo-Reyes", "Wei Halloran", "Marta Singh-Lowell", "Jonah Etxeberria")
_OF_THE_FAMILY = (Who.SPOUSE, Who.PARENT_OF_MINOR, Who.ADULT_CHILD, Who.RELATIVE)


@dataclass(frozen=True, slots=True)
class OnTheLine:
    """One person, the account as our screen has it, and the desk that talks: its name, who sits there, its number."""

    person: Persona
    account: OnFile
    office: str
    agent: str
    phone: str
    state: str
    city: str = ""


def on_the_line(case: Worked, pinned: PersonaFacts) -> OnTheLine:
    """The person and the account of a case. Raises CaseError where nothing is left to talk about."""
    practice = case.visit.practice
    return OnTheLine(
        person=_person(case, pinned),
        account=_account(case, pinned),
        office=practice.name,
        agent=Stream(case.seed, "agent").pick(_AGENTS),
        phone=practice.phone,
        state=pinned.state,
        city=pinned.city,
    )


def posted(case: Worked, pinned: PersonaFacts) -> Worked:
    """The case once its newest answer is on the account: nobody is asked for money before that.

    What an author pinned stands there too: calls in vain, a write-off that was put on the patient.
    """
    *earlier, newest = case.log
    billed = Entry(newest.on, "Remittance posted, first bill for the patient’s part made", newest.reference)
    log = [*earlier, billed, *(Entry(day, "Called, no answer, no message left") for day in pinned.tried)]
    account = case.after
    if moved := _written_off(case, pinned):
        legs = (Leg(Book.CONTRACT, -moved), Leg(Book.PATIENT, moved))
        visit = case.claim.service_date
        account = account.with_postings([Posting(newest.on, visit, "Moved to the patient", "CO-45", legs)])
    return replace(case, before=account, log=tuple(sorted(log, key=lambda entry: entry.on)))


def _person(case: Worked, pinned: PersonaFacts) -> Persona:
    who, patient = Who(pinned.who), case.visit.patient
    return Persona(
        name=patient.name if who is Who.PATIENT else _name(case, who),
        patient=patient,
        who=who,
        means=_means(case, pinned),
        year_start=date(case.today.year, 1, 1),
        belief=Belief(pinned.belief),
        temper=Temper(pinned.temper),
        needs=tuple(map(Need, pinned.needs)),
        hidden=Hidden(pinned.hidden),
        cover=pinned.cover,
        member_id=member_number(case.payer, 1, Stream(case.seed, "forgotten plan").below(2**31))
        if pinned.cover
        else "",
        matches=pinned.matches,
    )


def _name(case: Worked, who: Who) -> str:
    other = make_patient(Stream(case.seed, "on the line"), case.today, (24, 70))
    return f"{other.given} {case.visit.patient.family}" if who in _OF_THE_FAMILY else other.name


def _means(case: Worked, pinned: PersonaFacts) -> Means:
    """What this household can pay with. Raises CaseError where more is left than comes in."""
    stream, drawn = Stream(case.seed, "means"), make_persona(case.seed, case.today).means

    def amount(pin: Amount, otherwise: Money) -> Money:
        return otherwise if pin is None else draw(pin, stream, ZERO)

    take_home = amount(pinned.take_home, drawn.take_home_a_month)
    is_drawn = pinned.take_home is None
    rent = amount(pinned.rent, drawn.rent_a_month if is_drawn else _round(take_home.times(_FOR_RENT)))
    left = amount(pinned.left_a_month, drawn.left_a_month if is_drawn else _round(take_home.times(_LEFT)))
    if rent + left > take_home:
        raise CaseError(
            f"After {rent.dollars} of rent, {left.dollars} cannot be left of {take_home.dollars} a month. "
            "Change `rent`, `left_a_month` or `take_home`."
        )
    every = pinned.pay_every or drawn.pay_every
    first = (pinned.pay_day - date(case.today.year, 1, 1)).days if pinned.pay_day else drawn.pay_offset
    household = pinned.household or drawn.household_size
    return Means(
        take_home_a_month=take_home,
        rent_a_month=rent,
        left_a_month=left,
        savings=amount(pinned.savings, drawn.savings),
        debts=amount(pinned.debts, drawn.debts),
        pay_every=every,
        pay_offset=first % every,
        household_size=household,
        dependants=min(drawn.dependants, household - 1) if pinned.dependants is None else pinned.dependants,
        poverty_percent=pinned.poverty_percent or drawn.poverty_percent,
        will=drawn.will if pinned.will is None else pinned.will * 100,
        reach=drawn.reach,
    )


def _account(case: Worked, pinned: PersonaFacts) -> OnFile:
    """The account as it stands on our screen: what the payer put on the patient, and for what."""
    remit = case.remit
    written_off, estimate = _written_off(case, pinned), _estimate(case, pinned)
    balance = remit.patient_share + written_off
    if balance <= ZERO:
        raise CaseError("The patient owes nothing here, so there is nothing to talk about. Change the lines.")
    first_bill = pinned.first_bill or weekday(remit.date + timedelta(days=3))
    alone = pinned.bill_cover == Cover.SELF_PAY
    ready, what = (case.claim.service_date, "the visit was") if alone else (remit.date, "the payer answered")
    if not ready <= first_bill <= case.today:
        raise CaseError(
            f"The first bill of {print_date(first_bill)} cannot be: {what} on {print_date(ready)}, "
            f"and today is {print_date(case.today)}."
        )
    right = remit.patient_share if written_off else None
    if pinned.right_balance is not None:
        right = draw(pinned.right_balance, Stream(case.seed, "right"), ZERO)
    return OnFile(
        id=case.claim.account,
        patient=case.visit.patient,
        service="visit",
        service_date=case.claim.service_date,
        charge=remit.charge,
        allowed=remit.allowed,
        paid=remit.paid,
        balance=balance,
        because="you had no plan on that day" if alone else _because(case),
        first_bill=first_bill,
        cover=Cover(pinned.bill_cover),
        hospital=pinned.hospital,
        right_balance=right,
        wrong_because=pinned.wrong_because,
        may_hear=tuple(map(Who, pinned.may_hear)),
        written_off=written_off,
        estimate=estimate,
        tried=pinned.tried,
    )


def _written_off(case: Worked, pinned: PersonaFacts) -> Money:
    """What our bill asks for of the contract write-off; nothing where no author pinned a bill. Raises CaseError."""
    if pinned.billed is None:
        return ZERO
    share, most = case.remit.patient_share, case.remit.patient_share + case.remit.write_off
    billed = draw(pinned.billed, Stream(case.seed, "billed"), ZERO)
    if not share < billed <= most:
        raise CaseError(
            f"`billed` is {billed.dollars}; with the contract write-off in it, the bill is above {share.dollars} and "
            f"at most {most.dollars}."
        )
    return billed - share


def _estimate(case: Worked, pinned: PersonaFacts) -> Money | None:
    """What we said before the visit that it would cost. Raises CaseError."""
    if pinned.belief == Belief.ABOVE_ESTIMATE and pinned.estimate is None:
        raise CaseError("`belief: above_estimate` needs an `estimate`. Write one, or change the belief.")
    if pinned.belief == Belief.PLAN_SAYS_LESS and pinned.billed is None:
        raise CaseError("`belief: plan_says_less` needs what we `billed`. Write it, or change the belief.")
    if pinned.estimate is None:
        return None
    if pinned.bill_cover != Cover.SELF_PAY:
        raise CaseError("An `estimate` is for a patient who pays alone. Write `bill_cover: self_pay`, or leave it out.")
    return draw(pinned.estimate, Stream(case.seed, "estimate"), ZERO)


def _because(case: Worked) -> str:
    """`your deductible and your share of the cost`"""
    parts = [says for reason, says in _PARTS.items() if case.remit.amount(Group.PR, reason)]
    return " and ".join(parts) or "that is what stands on our account"


def _round(amount: Money) -> Money:
    """To whole ten dollars, as people speak of what they earn."""
    return Money(amount.cents // 10_00 * 10_00)
