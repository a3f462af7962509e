"""What the work on a claim was worth: the last day, the road, the envelope, the letter, and what came of it all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from simulator.case.desk_rules import desk_rules
from simulator.dates import Notice, last_day, print_date
from simulator.letters.marked import CRITICAL
from simulator.money import ZERO
from simulator.scenario.house import critical_errors
from simulator.scenario.scenario import WORTH, Misconception, Question, Source, Weight, Work
from simulator.scenario.work import CODES, ENDING, SENDING
from simulator.training.report import Decision, Text
from simulator.training.scoring import TRIES, of_tries, plain
from simulator.training.stages.acting.sources import doubt, first_clock, of_first_clock, of_privacy
from simulator.training.stages.acting.state import Done, State
from simulator.training.stages.acting.told import in_turn
from simulator.training.stages.acting.value import value_of, why_less
from simulator.training.stages.texts import WORTH_OF_TEXTS

_ASKS = {
    "last_day": "What is the last day?",
    "road": "Which road does this claim take?",
    "envelope": "What goes in the envelope?",
    "letter": "What does the letter say?",
    "outcome": "What came of it?",
}
_GUILTY = {
    "balance_billing": "outcome",
    "missed_last_day": "outcome",
    "fabricated_proof": "letter",
    "private_facts": "envelope",
    "changed_record": "road",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the work: what it earned in tenths, both paths in words, and what is said to it."""

    earned: int
    yours: str
    right: str
    verdict: str
    known: Misconception | None = None
    doubt: str = ""  # what is not verified, and so costs nothing
    less: str = ""  # why it earned less, where nobody foresaw the mistake


def decisions(state: State, expert: State) -> list[Decision]:
    """Each part that the author weighs, beside the expert's."""
    lies = {name: lies_with(name, state.work) for name in state.failed}
    found = [
        _decision(weight, number, state, expert, [name for name, of in lies.items() if of == weight.of])
        for number, weight in enumerate(state.work.worth, 1)
    ]
    return [_told_once(each, found[:place]) for place, each in enumerate(found)]


def lies_with(error: str, work: Work) -> str:
    """The part under which a critical error is shown; the last one where its own is not weighed."""
    weighed = [weight.of for weight in work.worth]
    return _GUILTY[error] if _GUILTY[error] in weighed else weighed[-1]


def texts(state: State) -> list[Text]:
    """Each letter as it was sent; where it would fail lies with the part that weighs that error."""
    judged = {"letter": "letter"} if any(weight.of == "letter" for weight in state.work.worth) else {}
    errors = {name: lies_with(name, state.work) for name in CRITICAL.values() if name not in state.by_deed}
    return [Text("letter", each.on, each.marked, judged, errors) for each in state.done if each.marked is not None]


def _decision(weight: Weight, number: int, state: State, expert: State, errors: Sequence[str]) -> Decision:
    part = _PARTS[weight.of](weight.points * 10, state, expert)
    reached = bool(errors) or _is_reached(weight.of, state)
    is_right = part.verdict.startswith("Right") and not errors
    made = tuple(critical_errors()[name] for name in errors)
    known = part.known
    return Decision(
        question=Question(
            weight.of, "act", _ASKS[weight.of], "", weight.points, WORTH[weight.of], weight.tests, weight.why
        ),
        number=number,
        yours=part.yours,
        right=part.right,
        earned=0 if errors else part.earned,
        tries=max(1, len(state.days_said)) if weight.of == "last_day" else 1,
        hints=0,
        state="not reached" if not reached else "right" if is_right else "wrong",
        verdict=part.verdict,
        why=" ".join(filter(None, (known.says if known else "", weight.why))),
        name=known.fact if known else "",
        would=known.says if known else part.less,
        critical=next(iter(made), None),
        also=made[1:],
        rests_on=_rests_on(weight.of, state),
        but_for=part.earned,
        doubt=part.doubt,
    )


def _told_once(decision: Decision, before: Sequence[Decision]) -> Decision:
    """What a step leads to is told with the first part that it cost."""
    return replace(decision, would="") if any(each.would == decision.would for each in before) else decision


def _rests_on(of: str, state: State) -> tuple[Source, ...]:
    if of == "last_day":
        return of_first_clock(state.follow_up)
    sent = (paper for each in state.envelopes for paper in each.papers)
    return of_privacy() if of == "envelope" and state.private(tuple(sent)) else ()


def _is_reached(of: str, state: State) -> bool:
    """A part was met once it was done, and every part once the work has ended, where an expert has it to do."""
    if of == "last_day":
        return bool(state.days_said or state.ended)
    if of == "road" and _first(state):
        return True
    if of in ("envelope", "letter") and not any(step.send for step in state.work.best):
        return bool(state.envelopes if of == "envelope" else _letters(state))
    if of == "envelope" and state.envelopes:
        return True
    if of == "letter" and _letters(state):
        return True
    return bool(state.ended)


def _last_day(of: int, state: State, _: State) -> Part:
    right, said = state.last_day, state.days_said
    shown = print_date(right) if right else "none"
    if right is None:
        return Part(0, "", shown, "Nobody files at this level, so it has no last day.")
    clock = first_clock(state.follow_up)
    if clock is not None and not clock.verified:
        yours, says = (print_date(said[-1]), doubt(clock, said[-1])) if said else ("", "")
        return Part(of, yours, shown, "Right or not, it costs no points.", doubt=says)
    if not said:
        return Part(0, "", shown, "Not answered.")
    if not state.is_last_day(said[-1]):
        return Part(0, print_date(said[-1]), shown, "Not the day.")
    tries = min(len(said), TRIES) - 1
    says = "Right." if not tries else "Right, with help."
    return Part(of_tries(of, tries), print_date(said[-1]), shown, says, doubt=doubt(clock, said[-1]))


def _road(of: int, state: State, expert: State) -> Part:
    """The first act that sends something or ends the work. Asking and waiting before it are told, and not weighed."""
    yours, best = _first(state), _first(expert)
    is_coders = "changed_record" not in state.failed  # a code that was ours to change only on the coder's word
    is_same = yours and best and (yours.act, yours.puts_right, yours.in_vain) == (best.act, best.puts_right, "")
    told, right = (in_turn(_start(each)) for each in (state, expert))
    if is_same and is_coders:
        return Part(of, told, right, "Right.")
    is_other = yours and (not is_same or yours.puts_right in CODES)  # else a later act changed the record
    known = _known(state, yours.act) if yours and is_other else None
    return Part(0, told, right, "Another road.", known)


def _envelope(of: int, state: State, expert: State) -> Part:
    """What is needed is in, and what must stay is out. Each private paper takes a needed one away."""
    right = "; then ".join(_titles(each) for each in expert.envelopes) or "nothing"
    yours = "; then ".join(_titles(each) for each in state.envelopes) or "nothing"
    if not (expert.envelopes or state.envelopes):
        return Part(of, yours, right, "Right.")
    private = [event for each in state.envelopes for event in state.private(each.papers)]
    places = range(max(len(expert.envelopes), len(state.envelopes)))
    sent = [frozenset(paper.id for paper in each.papers) for each in state.envelopes]
    got = [sent[place] if place < len(sent) else frozenset() for place in places]
    enclosed = [state.enclosed(place) for place in places]
    lacks = [state.needed(place) - got[place] for place in places]
    is_in = sum(len(all_ & some if lack else all_) for all_, some, lack in zip(enclosed, got, lacks, strict=True))
    earned = max(0, is_in - len(private)) * of // max(1, sum(map(len, enclosed)))
    if private:
        return Part(earned, yours, right, private[0].says, _known_paper(state))
    if not state.envelopes:
        return Part(0, yours, right, "Nothing was sent.")
    missing = [each.title for lack in lacks for each in state.follow_up.papers if each.id in lack]
    said = f"Something needed is missing: {', '.join(missing)}." if missing else "Right."
    return Part(min(of, earned), yours, right, said)


def _letter(of: int, state: State, _: State) -> Part:
    right = "A letter with every part, each value from the file, in plain and civil words."
    letters = [each.marked for each in texts(state)]
    if not letters:
        return Part(0, "no letter", right, "No letter was sent.")
    earned, verdict = WORTH_OF_TEXTS["letter"](of, letters)
    return Part(earned, "your letter", right, verdict)


def _outcome(of: int, state: State, expert: State) -> Part:
    """What came of it, between doing nothing and what an expert brings; where nothing can be won, the right ending."""
    best, yours = value_of(expert), value_of(state)
    is_same_end = state.ended == expert.ended
    if best > ZERO:
        share = max(0, min(of, yours.cents * of // best.cents))
        share = share if is_same_end else share // 2
        said = f"{yours.dollars} of {best.dollars}, when days and work are counted."
    else:
        cost = "it lay too long" if _lay(state, expert) else ""
        cost = "it cost work" if len(state.sendings) > len(expert.sendings) else cost
        share = 0 if not is_same_end else of // 2 if cost else of
        said = f"There was nothing to win, and {cost}." if cost and is_same_end else "There was nothing to win here."
    known = _known(state, state.ended) if not is_same_end else _waited(state, expert) if share < of else None
    is_full = share == of
    less = "" if is_full else _why_less(share, of, state, expert) or ("" if best > ZERO else said)
    return Part(share, _told(state), _told(expert), "Right." if is_full else said, known, less=less)


def _why_less(share: int, of: int, state: State, expert: State) -> str:
    """What took points from money that came all the same: the ending, or the days and the work."""
    if state.ended != expert.ended:
        half = " That takes half of the points." if share else ""
        return f"The work did not end as an expert ends it.{half}" if state.ended else ""
    less, lost = why_less(state, expert), of - share
    return f"{less} That is {plain(lost)} point{'s' * (lost != 10)} less." if less else ""


def _waited(state: State, expert: State) -> Misconception | None:
    """A wait that the author foresaw as a mistake, and that no expert makes."""
    done, best = ({each.act for each in one.done} for one in (state, expert))
    return _known(state, "hold") if "hold" in done - best else None


def _lay(state: State, expert: State) -> bool:
    """What cannot bring more is posted or written off within two working days: house policy 1.3."""
    return state.today > last_day(Notice(expert.today), desk_rules().to_post)


_PARTS: dict[str, Callable[[int, State, State], Part]] = {
    "last_day": _last_day,
    "road": _road,
    "envelope": _envelope,
    "letter": _letter,
    "outcome": _outcome,
}


def _first(state: State) -> Done | None:
    return next((each for each in state.done if each.act in (*SENDING, *ENDING)), None)


def _start(state: State) -> list[Done]:
    """What was done up to the road that was taken, with it; nothing where none was."""
    place = next((place for place, each in enumerate(state.done, 1) if each == _first(state)), 0)
    return state.done[:place]


def _letters(state: State) -> list[Done]:
    return [each for each in state.done if each.marked is not None]


def _known(state: State, name: str) -> Misconception | None:
    return next((each for each in state.work.when_wrong if each.fact == name), None)


def _known_paper(state: State) -> Misconception | None:
    """The first paper that had to stay and that the author foresaw."""
    sent = [paper.paper for each in state.envelopes for paper in each.papers]
    found = (_known(state, paper.kind) for paper in sent)
    return next((each for each in found if each), None)


def _titles(done: Done) -> str:
    return ", ".join(each.title for each in done.papers)


def _told(state: State) -> str:
    return f"{in_turn(state.done)}; it brought {state.won.dollars if state.won else 'nothing'}"
