"""What each act on a claim does: what goes out, how the payer reacts, and how the claim stands then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulator.case.desk_rules import desk_rules
from simulator.case.follow_up import InFile
from simulator.letters import Marked, mark
from simulator.letters.reading.plain import MOST_CHARACTERS
from simulator.money import ZERO, Money, NotAnAmount, total
from simulator.payers.appeals import Packet, decide, privacy_events, sent_on
from simulator.scenario.work import ASKING, CODES, FIELDS
from simulator.training.stages.acting.billing import billable, left_with_patient, unpaid
from simulator.training.stages.acting.brought import paid_events, paper_of
from simulator.training.stages.acting.coding import borne_out, coders_answer
from simulator.training.stages.acting.inquiry import dial, status_paper
from simulator.training.stages.acting.level import file_at, known_level
from simulator.training.stages.acting.reactions import (
    Reaction,
    packet_of,
    paid_for,
    still_open,
    to_corrected_claim,
    to_dispute,
    to_records,
)
from simulator.training.stages.acting.silence import (
    NOT_ASKED_YET,
    at_last,
    to_claim_again,
    to_dispute_of_nothing,
    to_papers,
    to_provider_relations,
    to_word_about_the_check,
)
from simulator.training.stages.acting.state import Done, State
from simulator.training.stages.stage import Json, NotAMove, did_you_mean
from simulator.whole import whole_from

_KEPT = ("representative_form", "waiver_of_liability")  # what even a desk that loses papers has


def do(state: State, act: str, fields: Json) -> Done:
    """Do one act. Raises NotAMove for what cannot be done, and then nothing has changed."""
    return _ACTS.get(act, _no_more)(state, act, fields)


def ask_again(state: State, act: str, rung: str, papers: tuple[InFile, ...], marked: Marked | None) -> Done:
    """A dispute or an appeal. Without a marked letter it is a complete one."""
    on = state.today
    if state.follow_up.silence:
        return _settled(state, Done(act, on, papers, marked, to_dispute_of_nothing(state.file, on, papers)))
    packet = packet_of(state.follow_up, state.file, known_level(state, rung), on, papers, marked)
    sent, whole = privacy_events(packet, state.file), packet
    if state.follow_up.loses_papers and not any(each.act in ASKING for each in state.done):
        packet = replace(packet, evidence=tuple(each for each in packet.evidence if each.kind in _KEPT))
    done = Done(act, on, papers, marked, replace(to_dispute(state.file, packet), privacy=sent))
    for name in marked.critical if marked is not None else ():
        state.fail(name, by_words=True)
    done = _settled(state, done)
    _send_on(state, done, whole)
    return done


def marked_letter(state: State, letter: Any, papers: tuple[InFile, ...], rung: str = "") -> Marked:
    """A letter to the level that is open, or to another one, held against the file."""
    return mark(not_endless(letter), file_at(state, rung), [each.id for each in papers])


def not_endless(letter: Any) -> str:
    """The letter as it was written. One that nobody would read to its end is neither kept nor sent."""
    text = str(letter)
    if len(text) > MOST_CHARACTERS:
        raise NotAMove(
            f"This letter has {len(text):,} characters; one of up to {MOST_CHARACTERS:,} can be kept and sent. "
            "Take out what does not belong in it. What you see in the field is still there."
        )
    return text


# ---- what is sent ----


def _dispute(state: State, act: str, fields: Json) -> Done:
    papers, rung = state.chosen(fields.get("evidence", [])), str(fields.get("rung", ""))
    marked = marked_letter(state, fields.get("letter", ""), papers, rung)
    if marked.refused:
        raise NotAMove(marked.refused)
    return ask_again(state, act, rung, papers, marked)


def _records(state: State, act: str, fields: Json) -> Done:
    papers, on = state.chosen(fields["evidence"]), state.today
    if state.follow_up.silence:
        return _settled(state, Done(act, on, papers, reaction=to_papers(state.follow_up, state.file, on, papers)))
    return _settled(state, Done(act, on, papers, reaction=to_records(state.file, on, papers)))


def _claim(state: State, act: str, fields: Json) -> Done:
    put, on = str(fields.get("puts_right", "")), state.today
    if put and put not in FIELDS:
        raise NotAMove(f"A claim has no field “{put[:40]}”.{did_you_mean(put, list(FIELDS))}")
    if state.follow_up.silence:
        reaction = to_claim_again(state.follow_up, state.file, on, put, anew=act == "new-claim")
    else:
        reaction = to_corrected_claim(state.follow_up, state.file, on, put, anew=act == "new-claim")
    if put in CODES and not (state.has_asked_the_coder and put in borne_out(state.follow_up)):
        state.fail("changed_record")
    return _settled(state, Done(act, on, reaction=reaction, puts_right=put))


def _reissue(state: State, act: str, _: Json) -> Done:
    reaction = to_word_about_the_check(state.follow_up, state.file, state.today)
    return _settled(state, Done(act, state.today, reaction=reaction))


# ---- what looks or waits ----


def _hold(state: State, act: str, fields: Json) -> Done:
    """Wait. An answer that is due by then has come."""
    on, due = state.today, state.due
    days = _days(fields["days"])
    until = on + timedelta(days=days)
    done = Done(act, on, days=days)
    if due is not None and due <= until and state.file.lines:
        reaction = to_dispute(state.file, state.goes_on) if state.goes_on else at_last(state.file, due)
        state.due = state.goes_on = None
        done = _settled(state, replace(done, reaction=reaction))
    state.today = until
    return done


def _status(state: State, act: str, _: Json) -> Done:
    paper = status_paper(state)
    state.letters.append(paper)
    return Done(act, state.today, paper=paper.id)


def _call(state: State, act: str, _: Json) -> Done:
    """Dial. What follows is said step by step."""
    state.call, state.heard = dial(state), []
    return Done(act, state.today)


def _coder(state: State, act: str, _: Json) -> Done:
    on = state.today
    state.today = on + desk_rules().takes.to_ask_a_coder
    return Done(act, on, told=coders_answer(state.follow_up))


# ---- what ends the work ----


def _bill(state: State, act: str, fields: Json) -> Done:
    """What the payer put on the patient may be billed; what it left with us, or allowed off, never."""
    try:
        amount = Money.read(str(fields["amount"])) if fields.get("amount") else None
    except NotAnAmount as error:
        raise NotAMove(str(error)) from None
    if amount is not None and amount <= ZERO:
        raise NotAMove("A bill asks for more than nothing. Type its amount, or leave it out for all that is not paid.")
    asked = unpaid(state) if amount is None else amount
    if asked > billable(state):
        state.fail("balance_billing")
    else:
        state.won += min(asked, left_with_patient(state))
    return Done(act, state.today, amount=amount)


def _post(state: State, act: str, _: Json) -> Done:
    """Post the payer's answer. Before there is one nothing can be posted, and the work goes on."""
    if state.is_unanswered:
        in_vain = f"No answer yet on {state.open_lines}. There is nothing to post, and nothing has changed."
        return Done(act, state.today, in_vain=in_vain)
    state.won += left_with_patient(state)
    return Done(act, state.today)


def _next_payer(state: State, act: str, _: Json) -> Done:
    """What is open goes to the plan that is next. One that pays second takes on what the first left to the patient."""
    if state.follow_up.next_payer:
        state.won += state.follow_up.at_stake + state.follow_up.for_next_payer
    return Done(act, state.today)


def _escalate(state: State, act: str, _: Json) -> Done:
    """A lead moves a claim that is past the payer's own day, once the payer has been asked what it says today."""
    done = Done(act, state.today)
    if state.follow_up.silence != "overdue":
        return done
    if not any(each.act in ("check-status", "call-payer") for each in state.done):
        return replace(done, in_vain=NOT_ASKED_YET)
    return _settled(state, replace(done, reaction=to_provider_relations(state.file, state.today)))


def _no_more(state: State, act: str, _: Json) -> Done:
    return Done(act, state.today)


_ACTS: dict[str, Callable[[State, str, Json], Done]] = {
    "dispute": _dispute,
    "dispute-price": _dispute,
    "send-records": _records,
    "corrected-claim": _claim,
    "new-claim": _claim,
    "ask-reissue": _reissue,
    "hold": _hold,
    "check-status": _status,
    "call-payer": _call,
    "ask-coder": _coder,
    "bill-patient": _bill,
    "post-and-bill": _post,
    "bill-next-payer": _next_payer,
    "escalate": _escalate,
}


# ---- what an answer changes ----


def could_be_in_time(state: State) -> bool:
    """Somebody who had written on the first day that the level was open would have reached it in time."""
    last, first = state.open_until, state.case.today
    if not state.follow_up.silence:
        first = max(first, state.file.notice_date)
    return last is not None and first + desk_rules().takes.by_mail <= last


def _settled(state: State, done: Done) -> Done:
    """The day, what is won, what lies on the desk and what is open, after the payer's reaction."""
    reaction = done.reaction
    assert reaction is not None
    before = state.file.lines
    state.won += paid_for(state.follow_up, before, reaction.granted)
    if reaction.granted:
        paid = total(line.payable for line in before if line.number in reaction.granted)
        state.events += paid_events(state, reaction.on, paid)
    if any(event.what == "another_patient" for event in reaction.privacy):
        in_letter = done.marked is not None and "private_facts" in done.marked.critical
        state.fail("private_facts", by_words=in_letter)
    if _is_late(state, reaction):
        state.fail("missed_last_day")
    _open_then(state, reaction)
    state.today = max(state.today, reaction.on)
    paper = paper_of(state, reaction, before)
    if paper is None:
        return done
    state.letters.append(paper)
    return replace(done, paper=paper.id)


def _send_on(state: State, done: Done, whole: Packet) -> None:
    """Some payers hand what they keep to themselves to the level above, and its answer comes by itself."""
    reaction = done.reaction
    if reaction is None or reaction.next is None or reaction.next.act != "wait":
        return
    state.goes_on = sent_on(whole, state.file, reaction.on)
    state.due = decide(state.goes_on, state.file).answered_on


def _is_late(state: State, reaction: Reaction) -> bool:
    """It came after its last day, nothing else is open for it, and it could have come in time."""
    if reaction.decision:
        is_over = reaction.decision.reason == "late" and reaction.decision.next.act == "close"
        return is_over and could_be_in_time(state)
    return (
        reaction.outcome == "late"
        and state.case.today + desk_rules().takes.to_the_front_end <= state.follow_up.filing_last_day
    )


def _open_then(state: State, reaction: Reaction) -> None:
    """The payer's file after its answer. A desk that let its days run out is not the next one."""
    if reaction.file is None:
        return
    answers = reaction.file.answers or reaction.outcome == "no_answer"
    state.file = replace(still_open(reaction.file, reaction.granted), answers=answers)


def _days(typed: Any) -> int:
    text, longest = str(typed).strip(), desk_rules().longest_hold
    days = whole_from(text, longest)
    if days is None:
        raise NotAMove(f"“{text[:20]}” is no number of days. Type 1 to {longest}.")
    return days
