"""A call as the law room reads it: what stood on our screen before, what happened on the line, and what was agreed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from simulator.law import Bill, Contact, Cover, Event, HospitalBill, Known, Learned, Plan
from simulator.talk.deal import Deal
from simulator.talk.persona import Persona
from simulator.talk.plan import schedule
from simulator.talk.setting import Office, OnFile
from simulator.talk.state import State
from simulator.talk.step import part_of


def happened(persona: Persona, account: OnFile, office: Office, now: State) -> tuple[Event, ...]:
    """All of the call so far, in order; a next try stands at its end as if it were made."""
    about: dict[str, Any] = {"person": persona.name, "debts": (account.id,)}
    first_bill = (HospitalBill(at=_noon(account.first_bill, office), **about),) if account.hospital else ()
    last = part_of(now, persona, account, office)
    plan = _plan(now.deal, last.at, about) if now.deal.terms else ()
    return (*first_bill, *now.events, last, *plan, *_next_try(persona, office, now.deal, about))


def on_screen(persona: Persona, account: OnFile, office: Office) -> tuple[Event, ...]:
    """What our own screen says of the plan, of whom we may tell, and of an estimate, before the call."""
    covers = {Cover.QMB: Known.QMB, Cover.MEDICAID: Known.MEDICAID}
    known = [covers[account.cover]] if account.cover in covers else []
    if persona.who in account.may_hear:
        known.append(Known.TELL_OTHERS_CONSENT)
    at = _noon(account.first_bill, office)
    learned = tuple(Learned(at=at, debts=(account.id,), what=what) for what in known)
    return learned if account.estimate is None else (*learned, _first_bill(account, at))


def _first_bill(account: OnFile, at: datetime) -> Bill:
    """The first bill to a patient who pays alone, beside the estimate."""
    return Bill(
        at=at,
        person=account.patient.name,
        debts=(account.id,),
        amount=account.balance,
        service=account.service_date,
        cover=account.cover,
        estimate=account.estimate,
    )


def _plan(deal: Deal, at: datetime, about: dict[str, Any]) -> tuple[Event, ...]:
    assert deal.terms
    return (
        Plan(
            at=at,
            **about,
            instalments=len(schedule(deal.terms)),
            instalment=deal.terms.instalment,
            written=deal.written,
            disclosed=deal.disclosures,
            debit=deal.debit,
            debit_authorized=deal.debit_authorized,
            copy_given=deal.copy_given,
            debit_required=deal.debit_required,
        ),
    )


def _next_try(persona: Persona, office: Office, deal: Deal, about: dict[str, Any]) -> tuple[Event, ...]:
    """The call that is planned after a message, as if it were made at this hour."""
    day = deal.next_try
    if day is None:
        return ()
    at = office.starts.replace(year=day.year, month=day.month, day=day.day)
    return (Contact(at=at, **about, who=persona.who),)


def _noon(day: date, office: Office) -> datetime:
    return office.starts.replace(year=day.year, month=day.month, day=day.day, hour=12, minute=0)
