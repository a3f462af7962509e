"""The payer's portal page: what its machine answers about coverage on a day and about the claim it has.

It answers for the member number that was typed in. It does not say what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from simulator.claims.claim import Claim
from simulator.coverage.enrolment import Coverage
from simulator.coverage.plan import NO_END, Plan
from simulator.dates import print_date
from simulator.documents.document import Block, Cell, Code, Column, Document, Facts, Row, Table
from simulator.money import Money
from simulator.payers.decide import Used
from simulator.payers.look_up import OnFile
from simulator.payers.payer import Payer
from simulator.remittance.codes import Meaning, status_meaning
from simulator.remittance.remit import Remit


def portal_paper(
    answers: Sequence[Remit],
    payer: Payer,
    coverage: Coverage | None,
    plan: Plan,
    used: Used,
    on_file: OnFile,
    visits: tuple[str, int, int] | None,
    *,
    asked_by: str,
    today: date,
) -> Document:
    """The newest answer is the last. `coverage` is None where the payer finds nobody under the number on the claim.

    `visits` is a kind of service with the visits used by now and all that the plan year pays for, where it counts them.
    """
    claim = answers[-1].claim
    asked = Facts((("Asked by", asked_by), ("Answered on", print_date(today))))
    blocks: list[Block] = [asked, _eligibility(claim, coverage, plan, on_file, visits), _provider(claim, plan, on_file)]
    if coverage and coverage.covers(claim.service_date):
        blocks.append(_counters(plan, used, claim.service_date, coverage.alone, on_file.in_network))
    return Document(
        id="portal",
        kind="portal",
        title="Provider portal",
        sender=payer.name,
        date=today,
        stamp="",
        voice=payer.id,
        blocks=(*blocks, _status(answers)),
    )


def _eligibility(
    claim: Claim, coverage: Coverage | None, plan: Plan, on_file: OnFile, visits: tuple[str, int, int] | None
) -> Facts:
    day = claim.service_date
    asked = ("Member ID asked", claim.member_id)
    heading = f"Coverage on {print_date(day)}"
    if coverage is None:
        return Facts((asked, ("Answer", "No member found under this number")), "list", heading)
    return Facts(
        (
            asked,
            ("Answer", "Active" if coverage.covers(day) else "Not active on this day"),
            ("Member", coverage.name),
            ("Born", print_date(coverage.born)),
            ("Plan", f"{plan.name}, {plan.kind}"),
            ("Coverage begins", print_date(coverage.starts)),
            ("Coverage ends", print_date(coverage.ends) if coverage.ends else "open"),
            ("Other plan on file", "yes, and it pays first" if on_file.other_plan_first else "none"),
            *(((f"{visits[0].capitalize()} visits paid this year", f"{visits[1]} of {visits[2]}"),) if visits else ()),
        ),
        "list",
        heading,
    )


def _provider(claim: Claim, plan: Plan, on_file: OnFile) -> Facts:
    """What the payer has of us, beside the number that our claim gave."""
    inside = ("Network of this plan", "inside" if on_file.in_network else "outside")
    return Facts(
        (
            ("NPI on the claim", claim.billing_npi),
            ("NPI on file", on_file.npi),
            ("Enrolled from", print_date(on_file.enrolled_from)),
            inside if plan.has_network else ("Participating", "yes, and assignment is accepted"),
        ),
        "list",
        "Billing provider",
    )


def _counters(plan: Plan, used: Used, day: date, alone: bool, in_network: bool) -> Table:
    """What the plan year asks in all, has had and still waits for, by now."""
    year = plan.benefit("office", day, alone=alone, in_network=in_network)
    rows = []
    if plan.embedded or alone:
        rows.append(_counter("Deductible, this person", year.deductible.person, used.deductible))
    if year.out_of_pocket.person != NO_END:
        rows.append(_counter("Out-of-pocket limit, this person", year.out_of_pocket.person, used.out_of_pocket))
    if not alone:
        rows.append(_counter("Deductible, family", year.deductible.family, used.family_deductible))
        rows.append(_counter("Out-of-pocket limit, family", year.out_of_pocket.family, used.family_out_of_pocket))
    where = f" {'inside' if in_network else 'outside'} the network," if plan.has_network else ""
    return Table(
        f"Plan year {day.year},{where} up to today",
        (
            Column("Counter"),
            Column("For the year", is_money=True),
            Column("Used", is_money=True),
            Column("Left", is_money=True),
        ),
        tuple(rows),
    )


def _counter(name: str, asked: Money, used: Money) -> Row:
    return Row(name, "", (Cell(str(asked)), Cell(str(used)), Cell(str(asked - used))))


def _status(answers: Sequence[Remit]) -> Table:
    return Table(
        "Claims for this day",
        (
            Column("Claim"),
            Column("Your claim"),
            Column("Received"),
            Column("Finished"),
            Column("Charge", is_money=True),
            Column("Paid", is_money=True),
            Column("Status"),
        ),
        tuple(
            Row(
                remit.payer_claim_number,
                "",
                (
                    Cell(remit.claim.id),
                    Cell(print_date(remit.claim.received)),
                    Cell(print_date(remit.date)),
                    Cell(str(remit.charge)),
                    Cell(str(remit.paid)),
                    Cell(codes=(_printed(status_meaning(_category(remit))),)),
                ),
            )
            for remit in answers
        ),
    )


def _printed(meaning: Meaning) -> Code:
    return Code(meaning.code, meaning.title, meaning.says)


def _category(remit: Remit) -> str:
    """The category of a finished claim: paid; every line refused; or finished with nothing to pay."""
    if remit.paid:
        return "F1"
    return "F2" if all(line.denied for line in remit.lines) else "F4"
