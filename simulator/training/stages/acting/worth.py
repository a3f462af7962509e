"""What the work on a claim was worth: the last day, the road, the envelope, the letter, and what came of it all."""

from __future__ import annotations

from collections.abc import Callable

from simulator.dates import print_date
from simulator.letters import Verdict
from simulator.money import ZERO, Money
from simulator.scenario.house import acts as acts_in_words
from simulator.scenario.house import critical_errors
from simulator.scenario.scenario import Question, Weight
from simulator.scenario.work import ENDING, SENDING
from simulator.training.report import Decision
from simulator.training.stages.acting.state import Done, State

AXIS = {
    "last_day": "accuracy",
    "road": "accuracy",
    "envelope": "conduct",
    "letter": "communication",
    "outcome": "resolution",
}
_ASKS = {
    "last_day": "What is the last day?",
    "road": "Which road does this claim take?",
    "envelope": "What goes in the envelope?",
    "letter": "What does the letter say?",
    "outcome": "What came of it?",
}
_A_SENDING_COSTS = Money(15_00)  # the office's own figure for an hour's part of work and postage
_A_DAY_COSTS = 5  # basis points of what is won
_TRY = (4, 2, 1)


def decisions(state: State, expert: State) -> list[Decision]:
    """Each part that the author weighs, beside the expert's."""
    return [_decision(weight, number, state, expert) for number, weight in enumerate(state.work.worth, 1)]


def value_of(state: State) -> Money:
    """What came of the work: the dollars won, less the days that they took and the work of each sending."""
    days = (state.today - state.case.today).days
    late = Money(state.won.cents * min(10_000, days * _A_DAY_COSTS) // 10_000)
    return state.won - late - _A_SENDING_COSTS * len(state.sendings)


def _decision(weight: Weight, number: int, state: State, expert: State) -> Decision:
    tenths, yours, right, verdict = _PARTS[weight.of](weight.points * 10, state, expert)
    reached = bool(state.days_said) if weight.of == "last_day" else bool(state.ended)
    if weight.of in ("envelope", "letter"):
        reached = (reached and any(step.send for step in state.work.best)) or bool(_letters(state))
    critical = critical_errors().get(state.critical) if weight.of == _GUILTY.get(state.critical) else None
    question = Question(
        weight.of, "act", _ASKS[weight.of], "", weight.points, AXIS[weight.of], weight.tests, weight.why
    )
    return Decision(
        question=question,
        number=number,
        yours=yours,
        right=right,
        earned=0 if critical else tenths,
        tries=max(1, len(state.days_said)) if weight.of == "last_day" else 1,
        hints=0,
        state="not reached" if not (reached or critical) else "right" if tenths == weight.points * 10 else "wrong",
        verdict=verdict,
        why=weight.why,
        name="",
        would="",
        critical=critical,
    )


_GUILTY = {
    "balance_billing": "outcome",
    "missed_last_day": "outcome",
    "fabricated_proof": "letter",
    "private_facts": "envelope",
}


def _last_day(of: int, state: State, _: State) -> tuple[int, str, str, str]:
    right, said = state.last_day, state.days_said
    shown = print_date(right) if right else "none"
    if not said:
        return 0, "", shown, "Not answered."
    tries = min(len(said), 3) - 1
    earned = of * _TRY[tries] // 4 if said[-1] == right else 0
    return earned, print_date(said[-1]), shown, "Right." if earned else "Not the day."


def _road(of: int, state: State, expert: State) -> tuple[int, str, str, str]:
    """The first act that sends something or ends the work; asking and waiting are no road."""
    yours, best = _first(state), _first(expert)
    is_right = yours is not None and best is not None and (yours.act, yours.puts_right) == (best.act, best.puts_right)
    return of if is_right else 0, _in_words(yours), _in_words(best), "Right." if is_right else "Another road."


def _envelope(of: int, state: State, _: State) -> tuple[int, str, str, str]:
    """What is needed is in, and what must stay is out. Each private paper takes a needed one away."""
    right = ", ".join(each.title for each in state.follow_up.papers if each.id in state.needed) or "nothing"
    sent = next((each for each in state.sendings if each.papers), None)
    if sent is None:
        none_due = not state.needed
        return of if none_due else 0, "nothing", right, "Right." if none_due else "Nothing was sent."
    private = state.private(sent.papers)
    needed_in = sum(each.id in state.needed for each in sent.papers)
    share = max(0, needed_in - len(private)) * of // max(1, len(state.needed))
    verdict = private[0].says if private else "Right." if share >= of else "Something needed is missing."
    return min(of, share), ", ".join(each.title for each in sent.papers), right, verdict


def _letter(of: int, state: State, _: State) -> tuple[int, str, str, str]:
    """The parts that a reviewer looks for, and what words cost. What nobody can read as a letter earns nothing."""
    right = "A letter with every part, each value from the file, in plain and civil words."
    letters = _letters(state)
    if not letters:
        return 0, "no letter", right, "No letter was sent."
    marked = letters[0].marked
    assert marked is not None
    earned = marked.points * of // max(1, marked.of)
    slips = sum(span.verdict is Verdict.UNSUPPORTED for span in marked.spans)
    verdict = marked.refused or (
        f"{slips} words that nothing in the file proves." if slips else f"{marked.points} of {marked.of} points."
    )
    return min(of, earned), "your letter", right, verdict


def _outcome(of: int, state: State, expert: State) -> tuple[int, str, str, str]:
    """What came of it, between doing nothing and what an expert brings; where nothing can be won, the right ending."""
    best, yours = value_of(expert), value_of(state)
    is_same_end = state.ended == expert.ended
    if best > ZERO:
        share = max(0, min(of, yours.cents * of // best.cents))
        share = share if is_same_end else share // 2
    else:
        share = 0 if not is_same_end else of if len(state.sendings) <= len(expert.sendings) else of // 2
    verdict = f"{yours.dollars} of {best.dollars}." if best > ZERO else "Ended as it should." if share else "Not so."
    return share, _told(state), _told(expert), verdict


_PARTS: dict[str, Callable[[int, State, State], tuple[int, str, str, str]]] = {
    "last_day": _last_day,
    "road": _road,
    "envelope": _envelope,
    "letter": _letter,
    "outcome": _outcome,
}


def _first(state: State) -> Done | None:
    return next((each for each in state.done if each.act in (*SENDING, *ENDING)), None)


def _letters(state: State) -> list[Done]:
    return [each for each in state.done if each.marked is not None]


def _in_words(done: Done | None) -> str:
    if done is None:
        return "nothing"
    right = f" ({done.puts_right.replace('_', ' ')})" if done.puts_right else ""
    return acts_in_words()[done.act] + right


def _told(state: State) -> str:
    steps = ", then ".join(acts_in_words()[each.act].lower() for each in state.done)
    return f"{steps or 'nothing'}: {state.won.dollars}"
