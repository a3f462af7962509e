"""Trying a claim before anyone works it: the best steps can be done, win what can be won, and no others do as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from simulator.case.desk_rules import desk_rules
from simulator.case.file import CaseFile
from simulator.case.follow_up import FollowUp
from simulator.case.pinned import CaseError
from simulator.dates import print_date
from simulator.money import Money, Rate
from simulator.payers.appeals import closed_to, kinds, ladder
from simulator.scenario.doings import GOOD, Doing
from simulator.scenario.load import build
from simulator.scenario.mistakes import Mistake
from simulator.scenario.scenario import Scenario, Stage, Step
from simulator.scenario.shape import Notes
from simulator.scenario.work import ASKING, CODES, ENDING, FIELDS, SENDING
from simulator.training.stages.acting.doing import as_move
from simulator.training.stages.acting.play import Acting
from simulator.training.stages.acting.state import Done
from simulator.training.stages.acting.value import value_of
from simulator.training.stages.stage import NotAMove

SEEDS = range(1, 6)
_DEPTH = 2  # how many sendings a search looks ahead
_A_DOLLAR, _LITTLE = Money(1_00), Rate(200)  # a day more or less is no better way
_ENOUGH = 95  # what an expert earns of each part, in percent


def try_work(scenario: Scenario, file: str, seeds: Iterable[int] = SEEDS) -> list[Mistake]:
    """What is wrong with the best steps at some seeds, each mistake once, at the line of the step or of the stage."""
    notes = Notes(file)
    said: set[tuple[str, str]] = set()
    for seed in seeds if scenario.works else ():
        try:
            case = build(scenario, seed)
        except CaseError:
            break  # told by those who try the case
        for stage in scenario.stages:
            for line, code, words in _doubts(stage, case) if stage.work else ():
                if (code, str(line)) not in said:
                    said.add((code, str(line)))
                    notes.add(line, code, seed=seed, **words)
    return notes.mistakes


Doubt = tuple[int, str, dict[str, str]]


def _doubts(stage: Stage, case: CaseFile) -> Iterator[Doubt]:
    """The first kind of doubt that there is: one that is put right often settles the next."""
    for look in (_papers_are_there, _can_be_done, _wins_what_can_be_won, _earns_all, _is_told_apart):
        found = list(look(stage, case))
        yield from found
        if found:
            return


def _papers_are_there(stage: Stage, case: CaseFile) -> Iterator[Doubt]:
    assert stage.work
    assert case.follow_up
    own = {each.paper.kind for each in case.follow_up.papers if each.paper.patient == case.follow_up.patient}
    for step in stage.work.best:
        for kind in step.send:
            if kind not in own:
                yield _line(kind), "SC048", {"value": kind, "near": f"There are: {', '.join(sorted(own))}."}


def _can_be_done(stage: Stage, case: CaseFile) -> Iterator[Doubt]:
    assert stage.work
    acting = Acting(stage, case, "assess")
    for step in stage.work.best:
        until = acting.state.open_until if step.act in ASKING else acting.follow_up.filing_last_day
        try:
            acting.follow(step)
        except NotAMove as error:
            yield _line(step.act), "SC049", {"value": step.act, "problem": str(error)}
            return
        if until and (there := _came_too_late(acting.state.done[-1])):
            words = {"value": step.act, "last": print_date(until), "on": print_date(there)}
            yield _line(step.act), "SC060", words
            return
        if in_vain := acting.state.done[-1].in_vain:
            yield _line(step.act), "SC049", {"value": step.act, "problem": in_vain}
            return
    if not acting.state.ended:
        last = stage.work.best[-1]
        yield _line(last.act), "SC050", {"value": last.act, "near": f"The acts that end it: {', '.join(ENDING)}."}
    if acting.critical:
        yield _line(stage.id), "SC049", {"value": stage.work.best[-1].act, "problem": f"{acting.critical.title}."}


def _came_too_late(done: Done) -> date | None:
    """The day on which something came that was late; None for what was not."""
    reaction = done.reaction
    if reaction is None:
        return None
    if reaction.packet and reaction.decision and reaction.decision.reason == "late":
        return reaction.packet.received
    return done.on + desk_rules().takes.to_the_front_end if reaction.outcome == "late" else None


def _wins_what_can_be_won(stage: Stage, case: CaseFile) -> Iterator[Doubt]:
    """No other few steps bring more."""
    assert stage.work
    best = followed(stage, case, stage.work.best)
    value, steps = search(stage, case)
    if best is not None and value > value_of(best.state) + max(_A_DOLLAR, value.times(_LITTLE)):
        told = ", then ".join(_in_words(step) for step in steps)
        words = {"steps": told, "value": value.dollars, "best": value_of(best.state).dollars}
        yield _line(stage.work.best[0].act), "SC051", words


def _earns_all(stage: Stage, case: CaseFile) -> Iterator[Doubt]:
    """Played as a trainee would, with a complete letter, the best steps earn all that there is."""
    assert stage.work
    acting = Acting(stage, case, "assess")
    if acting.state.last_day and acting.state.asks_for_a_day:
        acting.play("last_day", {"day": acting.state.last_day.isoformat()}, told=False)
    for step in stage.work.best:
        if step.act not in ASKING:
            acting.follow(step)
            continue
        move = as_move(acting, as_doing(step))
        acting.play(str(move.pop("move")), move, told=False)
    for each in acting.decisions():
        if each.earned * 10 < each.question.points * _ENOUGH:
            yield _line(each.question.id), "SC052", {"value": each.question.id, "problem": each.verdict}


def _is_told_apart(stage: Stage, case: CaseFile) -> Iterator[Doubt]:
    """Ending the work in another way at once does not earn the same."""
    assert stage.work
    road = next((step.act for step in stage.work.best if step.act in (*SENDING, *ENDING)), "")
    for act in stage.work.acts:
        if act not in ENDING or act == road:
            continue
        other = followed(stage, case, (Step(act),))
        parts = [each for each in other.decisions() if each.question.id != "last_day"] if other else []
        if other and not other.critical and all(each.earned >= each.question.points * 10 for each in parts):
            yield _line(stage.work.worth[0].of), "SC053", {"value": act}
            return


# ---- the search ----


def search(stage: Stage, case: CaseFile) -> tuple[Money, tuple[Step, ...]]:
    """The most that a few sendings and an ending bring without a critical error, and the steps that bring it."""
    assert stage.work
    assert case.follow_up
    sends = list(_sends(stage, case))
    end = Step(stage.work.best[-1].act)
    found: list[tuple[Money, tuple[Step, ...]]] = []
    reached: list[tuple[Acting, tuple[Step, ...]]] = [(Acting(stage, case, "assess"), ())]
    for depth in range(_DEPTH + 1):
        onward = product(reached, sends) if depth < _DEPTH else ()
        further = [(_then(acting.aside(), send), (*steps, *send)) for (acting, steps), send in onward]
        for acting, steps in reached:
            done = _then(acting, (end,))
            if done is not None and done.critical is None:
                found.append((value_of(done.state), (*steps, end)))
        reached = [(then, steps) for then, steps in further if then is not None]
    return max(found, key=lambda each: (each[0].cents, -len(each[1])))


def _sends(stage: Stage, case: CaseFile) -> Iterator[tuple[Step, ...]]:
    """What could be sent, or waited for: all papers that may go, and each field that somebody might put right."""
    assert stage.work
    assert case.follow_up
    own = {each.paper.kind for each in case.follow_up.papers if each.paper.patient == case.follow_up.patient}
    packet = tuple(kind for kind in sorted(own) if not kinds()[kind].never)
    wanted = {"", case.follow_up.mend, *(line.wants for line in case.follow_up.lines), "authorization"}
    for act in stage.work.acts:
        if act in ASKING:
            yield from ((Step(act, packet, rung=rung),) for rung in _rungs(case.follow_up))
        elif act == "send-records":
            yield (Step(act, packet),)
        elif act in ("corrected-claim", "new-claim"):
            for field in sorted(wanted & {"", *FIELDS}):
                first = (Step("ask-coder"),) if field in CODES else ()
                if field or act == "new-claim":
                    yield (*first, Step(act, (), field))
        elif act in SENDING:
            yield (Step(act),)
        elif act == "call-payer":
            yield (Step(act), Step("hold", days=desk_rules().takes.to_look_again.days))
    if case.follow_up.due and case.follow_up.due > case.today:
        yield (Step("hold", days=(case.follow_up.due - case.today).days),)


def _rungs(follow_up: FollowUp) -> Iterator[str]:
    """The level that is open, and each side road beside it that hears this claim."""
    file = follow_up.as_the_payer_has_it()
    yield ""
    for rung in ladder(file.road).rungs.values():
        if rung.beside == file.rung and not rung.by_itself and not closed_to(rung, file):
            yield rung.id


def followed(stage: Stage, case: CaseFile, steps: Iterable[Step]) -> Acting | None:
    """The claim after these steps, or None where one of them cannot be done."""
    return _then(Acting(stage, case, "assess"), steps)


def _then(acting: Acting, steps: Iterable[Step]) -> Acting | None:
    """The claim after some more steps, or None where one of them cannot be done."""
    try:
        for step in steps:
            acting.follow(step)
    except NotAMove:
        return None
    return acting


def as_doing(step: Step) -> Doing:
    """An expert's step as a play would write it."""
    given = {"rung": step.rung, "puts_right": step.puts_right, "days": str(step.days or "")}
    fields = tuple((name, value) for name, value in given.items() if value)
    return Doing(_line(step.act), "act", step.act, step.send, GOOD if step.act in ASKING else "none", fields)


def _in_words(step: Step) -> str:
    more = step.puts_right or step.rung
    return f"{step.act} ({more})" if more else step.act


def _line(words: str) -> int:
    return int(getattr(words, "line", 1))
