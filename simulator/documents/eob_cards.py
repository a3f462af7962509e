"""An EOB in cards: the member’s share on top, then each service told in sentences, with a bar of its charge."""

from __future__ import annotations

from simulator.dates import long_date
from simulator.documents.document import Card, Cell, Document, Facts, Figure, Key, Note, Part
from simulator.documents.lines import code_and_units
from simulator.documents.notice import Notice, shares_of
from simulator.money import ZERO, Money
from simulator.remittance.remit import Group, Remit, RemitLine


def eob_in_cards(notice: Notice) -> Document:
    """The words are this layout's own: member savings for the contract write-off, not covered for what is refused."""
    remit = notice.remit
    facts = Facts(
        (
            ("Claim", remit.payer_claim_number),
            ("For", notice.member),
            ("Member ID", remit.claim.member_id),
            ("Your plan", notice.plan),
            ("Cared for by", notice.provider),
        )
    )
    told = {notice.note_of_denial(line) for line in remit.lines}
    messages = " ".join(f"Message {number}: {says}" for number, says in notice.notes if number not in told)
    return Document(
        id="eob",
        kind="eob",
        title="Your claim at a glance",
        sender=notice.payer.name,
        date=remit.date,
        stamp="This is not a bill",
        voice=notice.payer.id,
        blocks=(
            facts,
            Figure("Your share", Cell(remit.patient_share.dollars, mark=_marked("PR", remit.patient_share))),
            *(_card(notice, line) for line in remit.lines),
            Key(_parts(remit)),
            *((Note(messages),) if messages else ()),
            Note(notice.appeal),
        ),
    )


def _card(notice: Notice, line: RemitLine) -> Card:
    day = long_date(notice.remit.claim.service_date).rpartition(",")[0]
    code = code_and_units(notice.remit, line)
    share = line.patient_share
    says = [Cell(f"Charged {line.charge.dollars}.")]
    if line.write_off:
        says.append(Cell(f"Member savings {line.write_off.dollars} (message {notice.payer.contract_note}).", mark="CO"))
    if above := line.amount(Group.PR, "45"):
        says.append(Cell(f"Above our price {above.dollars} (message {notice.payer.outside_note}).", mark="PR"))
    if line.denied:
        number = notice.note_of_denial(line)
        why = f": {notice.payer.notes[number].rstrip('.')} (message {number})" if number else ""
        says.append(Cell(f"Not covered {line.denied.dollars}{why}.", mark=line.denials[0].group.value))
    says.append(Cell(f"We paid {line.paid.dollars}."))
    if share:
        made_of = [f"{amount.dollars} {name}" for name, amount in shares_of(line)]
        says.append(Cell(f"You: {_listed(made_of)}.", mark="PR"))
    aside = Cell(f"you: {share.dollars}", mark=_marked("PR", share))
    return Card(f"{line.name} ({code}), {day}", aside, tuple(says), _parts(line))


def _parts(answer: RemitLine | Remit) -> tuple[Part, ...]:
    """How the charge divides. What the member owes of a refusal is the member's; the rest of it nobody paid."""
    nobody = answer.charge - answer.paid - answer.patient_share
    return (
        Part("off", "savings or not covered", str(nobody)),
        Part("paid", "we paid", str(answer.paid)),
        Part("yours", "your share", str(answer.patient_share)),
    )


def _marked(mark: str, amount: Money) -> str:
    return mark if amount != ZERO else ""


def _listed(parts: list[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
