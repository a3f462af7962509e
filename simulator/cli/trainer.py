"""What a trainer types who looks at finished attempts again: `overrule`."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING

from simulator.cli.verb import FINDINGS, FINE, BadUsage, Verb, count, say, say_json

if TYPE_CHECKING:
    from simulator.records import Attempt, Store

_SHORT = 8  # signs of an attempt's name that are printed; any that point to one will do
_SYNOPSIS = '`balance-due overrule ATTEMPT MARK RULING --by NAME --because "REASON"`'


def _overrule_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("attempt", nargs="?", help="the first signs of an attempt’s name; left out, all are listed")
    parser.add_argument("mark", nargs="?", help="for example 1.2 or question-3; left out, all marks are listed")
    parser.add_argument("ruling", nargs="?", help="right, slip, …, found, missing, lifted, points, or as-marked")
    parser.add_argument("--by", default="", metavar="NAME", help="who rules")
    parser.add_argument("--because", default="", metavar="REASON", help="why, in a sentence or two")
    parser.add_argument("--json", action="store_true", help="for a program")


def _overrule(args: argparse.Namespace) -> int:
    from simulator.records import Store
    from simulator.training.marks import marks_of
    from simulator.training.ruling import CannotOverrule, rule

    store = Store.open()
    may_only_read = store.warning
    if may_only_read and not args.ruling:
        sys.stderr.write(may_only_read + "\n")
    if args.attempt is None:
        return _list_tries(store.finished(), as_json=args.json)
    attempt = _meant(store.finished(), args.attempt)
    assert attempt.report
    if args.mark is None:
        if args.json:
            say_json([mark.as_json() for mark in marks_of(attempt.report).values()])
        else:
            _list_marks(attempt)
        return FINE
    if args.ruling is None:
        raise BadUsage(f"Say what the mark should be: {_SYNOPSIS}.")
    if may_only_read:
        raise BadUsage(may_only_read)
    try:
        ruling = rule(attempt.report, attempt.rulings, args.mark, args.ruling, args.by, args.because)
    except CannotOverrule as error:
        raise BadUsage(str(error)) from error
    store.overrule(attempt.id, ruling)
    if store.warning:
        raise BadUsage(store.warning)
    return _say_result(store, attempt, as_json=args.json)


def _say_result(store: Store, attempt: Attempt, *, as_json: bool) -> int:
    """What the attempt comes to now."""
    after = next(each for each in store.finished() if each.id == attempt.id).result
    assert after
    if as_json:
        say_json([{"passed": after["passed"], "axes": after["axes"], **after["overruled"]["rulings"][-1]}])
        return FINE
    say(_told(after["overruled"]["rulings"][-1]))
    say(f"This attempt is {_passed(after['passed'])} now: {_shares(after)}. Its own record is as it was.")
    return FINE


def _list_tries(tries: list[Attempt], *, as_json: bool) -> int:
    if as_json:
        say_json([_as_json(each) for each in tries])
        return FINE
    for each in tries:
        result = each.result
        assert result
        ruled = f", {count(len(each.rulings), 'ruling')}" if each.rulings else ""
        who = each.learner or "nobody’s name"
        say(
            f"{each.id[:_SHORT]}  {each.last.astimezone():%m/%d/%Y}  {who}: {each.title} "
            f"({each.mode}, seed {each.seed}), {_passed(result['passed'])}{ruled}"
        )
    say(f"{count(len(tries), 'finished attempt')} on this computer.".capitalize())
    return FINE if tries else FINDINGS


def _as_json(attempt: Attempt) -> dict[str, object]:
    assert attempt.report
    assert attempt.result
    return {
        "attempt": attempt.id,
        "learner": attempt.learner,
        "scenario": attempt.scenario,
        "mode": attempt.mode,
        "seed": attempt.seed,
        "marked": attempt.report["passed"],
        "passed": attempt.result["passed"],
        "rulings": len(attempt.rulings),
    }


def _meant(tries: list[Attempt], name: str) -> Attempt:
    """The one attempt that the signs point to. Raises BadUsage."""
    found = [each for each in tries if each.id.startswith(name.lower())] if name.strip() else []
    if not found:
        raise BadUsage(f"There is no finished attempt “{name[:40]}” here. `balance-due overrule` lists them.")
    if len(found) > 1:
        raise BadUsage(f"“{name[:40]}” points to {len(found)} attempts. Type more of its name.")
    return found[0]


def _list_marks(attempt: Attempt) -> None:
    """Every mark with its name, as the kit set it; what was overruled stands under it."""
    from simulator.training.marks import marks_of
    from simulator.training.typed import wrapped

    report, result = attempt.report, attempt.result
    assert report
    assert result
    say(f"{attempt.title}, {attempt.mode}, seed {attempt.seed}: {_passed(result['passed'])}, {_shares(result)}.")
    told = result.get("overruled", {"rulings": ()})["rulings"]
    group = ""
    for mark in marks_of(report).values():
        if (first := re.split(r"[.-]", mark.id)[0]) != group:
            group = first
            say(f"\n{mark.where}" if "." in mark.id else "")
        say(wrapped(f"{mark.id}  {mark.was}: {mark.says} {mark.why}".rstrip(), 2))
        for each in told:
            if each["mark"] == mark.id and each["now"]:
                say(wrapped(_told(each), 6))
    for each in told:
        if not each["now"]:
            say(wrapped(_told(each), 2))
    say(f"\nTo overrule one: {_SYNOPSIS}.\nA ruling is `as-marked` to take one back.")


def _told(ruling: dict[str, str]) -> str:
    if not ruling["now"]:
        return f"Ruled by {ruling['by']}: {ruling['reason']} {ruling['note']}"
    if ruling["takes_back"]:
        return f"Taken back by {ruling['by']}: {ruling['now']} again. {ruling['reason']}"
    found = f"{ruling['now']}, where the kit found: {ruling['was']}."
    return f"Overruled by {ruling['by']}: {found} {ruling['reason']} {ruling['note']}".rstrip()


def _passed(passed: bool) -> str:
    return "passed" if passed else "not passed"


def _shares(report: dict[str, dict[str, dict[str, int | None]]]) -> str:
    graded = [f"{axis} {each['share']}%" for axis, each in report["axes"].items() if each["share"] is not None]
    return ", ".join(graded) or "nothing graded"


TRAINER = (
    Verb("overrule", "a trainer overrules a mark of a finished attempt, with a reason", _overrule_arguments, _overrule),
)
