"""What the one who writes scenarios types: `check`, `new`, `preview`, `sheet`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.verb import FINDINGS, FINE, BadUsage, Verb, count, files_of, say, say_json, seed

if TYPE_CHECKING:
    from simulator.scenario.mistakes import Mistake
    from simulator.scenario.scenario import Scenario


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, help="scenario files or folders; the whole bank when left out")
    parser.add_argument("--facts", action="store_true", help="list the facts that a scenario may name")
    parser.add_argument("--json", action="store_true", help="for a program: {file, line, code, says, try}")


def _check(args: argparse.Namespace) -> int:
    from simulator.case import desk_rules
    from simulator.case.facts import FACTS
    from simulator.scenario.load import shown
    from simulator.talk.check import slips
    from simulator.training.bank import check_all
    from simulator.training.beginnings import still_to_write

    if args.facts:
        wide = max(map(len, FACTS))
        say("\n".join(f"{fact.name:<{wide}}  {fact.kind:<7} {fact.says}" for fact in FACTS.values()))
        return FINE
    files = files_of(args.files)
    mistakes = [] if args.files else [_in_data(slip) for slip in (*slips(), *desk_rules.slips())]
    mistakes = mistakes or list(chain.from_iterable(check_all(files)))
    if args.json:
        say_json([mistake.as_json() for mistake in mistakes])
    else:
        for mistake in mistakes:
            say(f"{mistake.file}:{mistake.line}: {mistake.says}\n  {mistake.tries}  [{mistake.code}]")
        for file in files:
            if lines := still_to_write(file):
                where = f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines))}"
                say(f"{shown(file)}: your own words are still lacking on {where}.")
        say(f"{count(len(files), 'scenario')}, {count(len(mistakes), 'mistake')}.")
    return FINDINGS if mistakes else FINE


def _in_data(slip: str) -> Mistake:
    """A slip in house policy or in the words of talks, on which talks and the work on claims stand."""
    from simulator.scenario.mistakes import Mistake

    where, _, says = slip.partition(": ")
    file, _, line = where.rpartition(":")
    return Mistake(file or where, int(line) if file else 1, "DATA", says, "Mend this first: scenarios stand on it.")


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help="what the trainee practices: eob (read an answer) or appeal (work a denied claim)")
    parser.add_argument(
        "--from",
        dest="source",
        default="carc:197",
        help="carc:197, flaw:no_authorization or remit:FILE#CLAIM; for an appeal also scenario:denials/empty-box",
    )
    parser.add_argument("--out", type=Path, help="the file to write; left out, scenarios/FOLDER/NAME.yaml")


def _new(args: argparse.Namespace) -> int:
    from simulator.scenario.load import shown
    from simulator.training.begin import begin
    from simulator.training.beginnings import CannotBegin

    try:
        written = begin(args.kind, args.source, args.out, say)
    except CannotBegin as error:
        raise BadUsage(str(error)) from error
    say("\n".join(f"Written: {shown(file)}" for file in written))
    name = shown(written[0])
    name = f'"{name}"' if " " in name else name  # to be copied as it stands
    say(f"Change what you like, then run `balance-due check {name}`.")
    return FINE


def _page_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="for example eob/three-line-visit, or your own .yaml file")
    parser.add_argument("--seed", type=seed, default=7, help="the first of the five accounts that are shown")
    parser.add_argument("--out", type=Path, help="the page to write; left out, one in a new folder for passing files")
    parser.add_argument("--open", action="store_true", help="show it in the browser")


def _preview(args: argparse.Namespace) -> int:
    from simulator.training.preview import preview

    return _page(args, "preview", preview)


def _sheet(args: argparse.Namespace) -> int:
    from simulator.training.facilitator import sheet

    return _page(args, "sheet", sheet)


def _page(args: argparse.Namespace, what: str, make: Callable[[Scenario, int, str], str]) -> int:
    """Write one page about one scenario, and say where it is."""
    import tempfile
    import webbrowser

    from simulator.case.pinned import CaseError
    from simulator.desk.assets import styles
    from simulator.scenario.load import BadScenario, NoSuchScenario, load_scenario

    try:
        scenario = load_scenario(args.name)
        text = make(scenario, args.seed, styles())
    except (NoSuchScenario, BadScenario, CaseError) as error:
        raise BadUsage(str(error)) from error
    name = f"balance-due-{scenario.name.replace('/', '-')}.{what}.html"
    file = args.out or Path(tempfile.mkdtemp(prefix="balance-due-")) / name
    file.write_text(text, encoding="utf-8")
    say(f"Written: {file}")
    if args.open:
        webbrowser.open(file.resolve().as_uri())
    return FINE


AUTHOR = (
    Verb(
        "check", "every mistake in scenarios, with file, line, plain words and a suggestion", _check_arguments, _check
    ),
    Verb("new", "a first draft of a scenario, with comments and plays", _new_arguments, _new),
    Verb("preview", "a page with a scenario as the trainee sees it, and the key behind it", _page_arguments, _preview),
    Verb(
        "sheet", "a page for the trainer: goals, the expert’s path, common errors, questions", _page_arguments, _sheet
    ),
)
