"""What a payer's answer brings to the desk: its letter of a decision, or its sheet on what it pays; and the payment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from simulator.dates import print_date
from simulator.documents import Document
from simulator.documents.claim_answer import SettledLine, claim_answer_paper
from simulator.documents.decision_letter import decision_letter_paper
from simulator.money import ZERO, Money
from simulator.payers.appeals import DeniedLine
from simulator.payers.payer import load_payer
from simulator.payers.portal import ClaimEvent, claim_status
from simulator.training.stages.acting.reactions import Reaction
from simulator.training.stages.acting.state import State

_ANSWERS = ("paid", "denied", "changed")  # the events that say what the claim has brought


def paper_of(state: State, reaction: Reaction, before: Sequence[DeniedLine]) -> Document | None:
    """The paper of an answer to the lines that were open `before` it; None for a refusal in one sentence, or silence.

    The payment is among the state's events by now.
    """
    if reaction.decision and reaction.packet:
        return decision_letter_paper(
            reaction.decision,
            reaction.packet,
            state.follow_up.as_the_payer_has_it(),
            names=dict(state.follow_up.line_names),
            to=state.follow_up.provider,
            number=_next(state, "decision_letter"),
        )
    return _sheet(state, reaction, before) if reaction.granted and not reaction.decision else None


def paid_events(state: State, on: date, amount: Money) -> tuple[ClaimEvent, ...]:
    """What the portal tells of a payment that came of the work: all that the claim has brought, and what was sent.

    A check that is stopped is sent anew, as a check. Where all is the patient's share, no payment goes out.
    """
    follow_up = state.follow_up
    number = follow_up.claim_number
    check = next((each for each in state.events if each.kind == "check_mailed"), None)
    if follow_up.silence and check:
        ours = ", ".join(follow_up.letter["practice"]["address"])
        anew = ClaimEvent(on, "check_mailed", amount=amount, number=str(int(check.number) + 1000), to=ours)
        return (ClaimEvent(on, "check_stopped", number=check.number), anew)
    if follow_up.silence:
        told = ClaimEvent(on, "paid" if amount else "nothing_to_pay", number, amount)
    else:
        so_far = next((each.amount for each in reversed(state.events) if each.kind in _ANSWERS), ZERO)
        told = ClaimEvent(on, "changed", number, so_far + amount)
    sent = ClaimEvent(on, "transfer_sent", amount=amount, number=f"T{on:%m%d}{number[-4:]}", to="our bank")
    return (told, sent) if amount else (told,)


def _sheet(state: State, reaction: Reaction, before: Sequence[DeniedLine]) -> Document:
    """The payer's short answer: each line that it pays after all as its remittance divides it, and the payment."""
    follow_up, settled = state.follow_up, [line for line in before if line.number in reaction.granted]
    shares = {share.line: share.amount for share in follow_up.patient_shares}
    splits = {each.line: each for each in follow_up.splits}
    names = follow_up.line_names
    lines = [
        SettledLine(
            names[line.number],
            split.charge,
            split.patient - split.refused + shares.get(line.number, ZERO),
            split.paid,
            line.payable,
        )
        for line in settled
        if (split := splits.get(line.number))
    ]
    sent = claim_status(state.events, reaction.on).payments if any(line.payable for line in settled) else ()
    return claim_answer_paper(
        reaction.says,
        load_payer(follow_up.payer),
        lines,
        sent[-1] if sent else None,
        on=reaction.on,
        to=follow_up.provider,
        asked=(
            ("Claim number", follow_up.claim_number),
            ("Your claim", follow_up.our_claim),
            ("Member", follow_up.patient),
            ("Date of service", print_date(follow_up.service_date)),
        ),
        number=_next(state, "claim_answer"),
    )


def _next(state: State, kind: str) -> int:
    return sum(paper.kind == kind for paper in state.letters) + 1
