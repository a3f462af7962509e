"""The collector's card: what stands on the desk before the first word, and nothing that has to be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from simulator.case.file import CaseFile
from simulator.dates import print_date
from simulator.documents.document import Row
from simulator.documents.document import Table as PaperTable
from simulator.law import Cover, Known
from simulator.money import Money
from simulator.rulebook import rule
from simulator.talk import Office, OnFile, guideline
from simulator.training.cards.card import Card, Pairs, Part, Points, Room, Table, Words
from simulator.training.stages.talking import Talking

_COVERS = {Cover.MEDICAID: "Medicaid", Cover.QMB: "Medicare, with a state that pays its cost share (QMB)"}
_HOMES = (1, 2, 3, 4, 5, 6, 7)
_MONTHS = 12


def collectors_card(talking: Talking, case: CaseFile, label: str) -> Card:
    """Who calls whom, the account, the bill, the policy that may be needed, and the task."""
    account, office = talking.line.account, talking.office
    return Card(
        hand="collector",
        title="Card 1. You are the collector",
        lead="Do not look at the other cards. All else you find out by asking.",
        set=label,
        parts=(
            Part("The call", (Pairs(tuple(_call(talking))),)),
            Part("The account", (Pairs(tuple(_account(account, office))),)),
            Part("The bill", (_bill(case, account), Words(_balance(account))), wide=True),
            Part("Our policy", (Points(tuple(_policy(account, office))),)),
            Part("Help with the bill", (Words(_HELP), _help_table(office))),
            Part("Your task", (Words(_TASK), Room(4)), wide=True),
        ),
    )


_TASK = (
    "Find out who is on the line and what this person needs. End the call with something that is lawful, within our "
    "policy, and will still hold in a year. Then write the account note here: who, what, the amount, what was agreed, "
    "what is next, and by when."
)
_HELP = "Income a month before taxes, for the whole home. At or below it, this share of the bill is forgiven."


def _call(talking: Talking) -> Iterator[tuple[str, str]]:
    office, account = talking.office, talking.line.account
    whose = talking.desk(told=False, is_open=True)["call"]["says"]
    yield "When", f"{office.starts:%A}, {print_date(office.today)}"
    yield "You are", f"{office.agent}. {whose} To call back: {office.phone}."
    if office.inbound:
        yield "On the line", "Your phone rings. You do not know yet who it is."
    elif office.channel == "voicemail":
        yield "On the line", f"You call {account.patient.phone}, the number on the account. A machine answers."
    else:
        yield "On the line", f"You call {account.patient.phone}, the number on the account."
    for day in talking.talk.calls:
        yield "Earlier", f"talked with them on {print_date(day)}"
    for day in account.tried:
        yield "Earlier", f"called on {print_date(day)}, no answer"
    for known in talking.talk.knows:
        yield "On the account", f"we were told: {Known(known).replace('_', ' ')}"


def _account(account: OnFile, office: Office) -> Iterator[tuple[str, str]]:
    patient = account.patient
    yield "Account", account.id
    yield "Patient", f"{patient.name}, born {print_date(patient.birth_date)}"
    yield "Street", patient.street
    yield "Balance", account.balance.dollars
    if account.estimate is not None:
        yield "Our estimate", account.estimate.dollars
    yield "First bill", f"{print_date(account.first_bill)}, {(office.today - account.first_bill).days} days ago"
    if account.cover in _COVERS:
        yield "Coverage", _COVERS[account.cover]
    if account.hospital:
        yield "Bill of", "a nonprofit hospital"
    if account.may_hear:
        yield "May hear of it", ", ".join(who.replace("_", " ") for who in account.may_hear) + ", in writing"


def _bill(case: CaseFile, account: OnFile) -> Table:
    """The visit line by line as the payer answered it, and all of it together; of who pays alone, as it was charged."""
    if account.cover is Cover.SELF_PAY:
        return _own_bill(case, account)
    facts, names = case.facts, _rows(case, "remittance")
    rows = [
        (
            names[number].head if number < len(names) else f"Line {number + 1}",
            *(str(facts[f"line.{number + 1}.{what}"]) for what in ("charge", "allowed", "paid", "patient_share")),
        )
        for number in range(int(str(facts["eob.lines"])))
    ]
    whole = ("In all", *(str(facts[f"eob.{what}"]) for what in ("billed", "allowed", "paid", "patient_share")))
    return Table(
        caption="The bill",
        heads=(f"Visit of {print_date(account.service_date)}", "Charged", "Plan allowed", "Plan paid", "Patient"),
        rows=(*rows, whole),
        money=(1, 2, 3, 4),
    )


def _own_bill(case: CaseFile, account: OnFile) -> Table:
    rows = tuple((row.head, row.cells[-1].text) for row in _rows(case, "itemized_bill"))
    return Table(
        caption="The bill",
        heads=(f"Visit of {print_date(account.service_date)}", "Charged"),
        rows=(*rows, ("In all", str(account.charge))),
        money=(1,),
    )


def _rows(case: CaseFile, kind: str) -> Sequence[Row]:
    """The rows of the first table of a paper: one for each service."""
    paper = next(each for each in case.documents if each.kind == kind)
    return next((block for block in paper.blocks if isinstance(block, PaperTable)), PaperTable("", (), ())).rows


def _balance(account: OnFile) -> str:
    return f"The account asks for {account.balance.dollars}: “{account.because}”."


def _policy(account: OnFile, office: Office) -> Iterator[str]:
    """What the house lets this desk agree to, for a balance of this size."""
    policy, balance, today = office.policy, account.balance, office.today
    lead, soon = policy.longest_with_lead, today + timedelta(days=policy.prompt_pay.within)
    yield f"Before a private word: the name, and {policy.identifiers} identifiers more, such as birth date and street."
    if policy.help_first:
        yield "Look at help with the bill before you ask for money."
    interest = f"{policy.interest} interest" if policy.interest.basis_points else "No interest"
    yield (
        f"A plan: at least {policy.smallest_for(balance).dollars} a month and at most {policy.longest_for(balance)} "
        f"months; with a lead’s word less, and up to {lead}. {interest}, no fee. First payment by "
        f"{print_date(today + timedelta(days=policy.first_within))}. From five payments on, the page of disclosures "
        "goes out first."
    )
    if balance >= policy.prompt_pay.least:
        yield f"{policy.prompt_pay.share} off for who pays all the rest by {print_date(soon)}."
    yield f"For hardship, up to {policy.discount.own} off alone, {policy.discount.lead} with a lead."
    yield f"One last payment may let go of {policy.settlement.own} alone, {policy.settlement.lead} with a lead."
    if account.estimate is not None:
        days = rule("bills.estimate_days").on(account.first_bill).value
        yield (
            f"Who pays alone may ask an outside reviewer when the bill is {account.reviewed_from.dollars} or more "
            f"above our estimate, within {days} days of the first bill. Below that there is no such way. While the "
            "reviewer has the bill, ask for nothing."
        )
    yield "When somebody cannot go on: the bill stops. Care, tell of 988, hand over to a lead."


def _help_table(office: Office) -> Table:
    """The house's table in dollars a month, by how many live in the home."""
    rule, steps = guideline(office.today), office.policy.assistance
    return Table(
        caption="Help with the bill",
        heads=("Living in the home", *(f"{share} forgiven" for _, share in steps)),
        rows=tuple((str(size), *(_a_month(rule.of(size), percent) for percent, _ in steps)) for size in _HOMES),
        money=tuple(range(1, len(steps) + 1)),
    )


def _a_month(year: Money, percent: int) -> str:
    """In whole dollars, as people tell their income."""
    return f"{year.cents * percent // 100 // _MONTHS // 100:,}"
