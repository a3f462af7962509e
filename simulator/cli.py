"""The command line: `balance-due VERB`, or `python -m simulator VERB`.

Exit 0 when all is well, 1 when something was found, 2 when the command cannot be followed. Bad input is one plain
sentence, never a traceback.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from simulator.scenario.scenario import Scenario

FINE, FINDINGS, BAD_USAGE = 0, 1, 2


class BadUsage(Exception):
    """The command cannot be followed. The message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing the command does: its name, what it says of itself, its arguments, and the doing."""

    name: str
    says: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def say(words: str = "") -> None:
    """Print for a person."""
    sys.stdout.write(words + "\n")


def say_json(objects: Sequence[dict[str, Any]]) -> None:
    """Print for a program: one list of objects."""
    say(json.dumps(objects, indent=2, ensure_ascii=False))


def _no_arguments(_: argparse.ArgumentParser) -> None:
    """This verb takes none."""


# ---- check ----


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, help="scenario files or folders; the whole bank when left out")
    parser.add_argument("--facts", action="store_true", help="list the facts that a scenario may name")
    parser.add_argument("--json", action="store_true", help="for a program: {file, line, code, says, try}")


def _check(args: argparse.Namespace) -> int:
    from simulator.case.facts import FACTS
    from simulator.training.plays import check

    if args.facts:
        wide = max(map(len, FACTS))
        say("\n".join(f"{fact.name:<{wide}}  {fact.kind:<7} {fact.says}" for fact in FACTS.values()))
        return FINE
    files = _scenario_files(args.files)
    mistakes = [mistake for file in files for mistake in check(file)]
    if args.json:
        say_json([mistake.as_json() for mistake in mistakes])
    else:
        for mistake in mistakes:
            say(f"{mistake.file}:{mistake.line}: {mistake.says}\n  {mistake.tries}  [{mistake.code}]")
        say(f"{_count(len(files), 'scenario')}, {_count(len(mistakes), 'mistake')}.")
    return FINDINGS if mistakes else FINE


def _scenario_files(paths: Sequence[Path]) -> list[Path]:
    from simulator.scenario.load import PLAYS, scenario_files

    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += scenario_files(path)
        elif path.name.endswith(PLAYS):
            found.append(path.with_name(path.name.removesuffix(PLAYS) + ".yaml"))
        else:
            found.append(path)
    missing = next((path for path in found if not path.is_file()), None)
    if missing:
        raise BadUsage(f"There is no file {missing}. Name a scenario's .yaml file, or nothing for the whole bank.")
    found = found or scenario_files()
    if not found:
        raise BadUsage("There is no scenario to check: the folder is empty.")
    return list(dict.fromkeys(found))


# ---- play ----


def _play_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        nargs="?",
        help="for example eob/three-line-visit, or your own .yaml file; left out, the names are listed",
    )
    parser.add_argument("--seed", type=_seed, help="another seed is a new try at another account of the same kind")
    parser.add_argument("--mode", default="practice", help="practice (hints, second tries) or assess (one go)")
    parser.add_argument("--json", action="store_true", help="print the first prompt as JSON and stop")


def _play(args: argparse.Namespace) -> int:
    from simulator.case.pinned import CaseError
    from simulator.records import Sitting, Store, sit
    from simulator.records.sitting import FIRST_SEED
    from simulator.scenario.load import BadScenario, NoSuchScenario, load_scenario, scenario_names
    from simulator.training.episode import Episode, open_episode
    from simulator.training.stages.ask import NotAMove
    from simulator.training.terminal import Left, debrief, play_in_terminal

    if args.name is None:
        titles = [(name, load_scenario(name)) for name in scenario_names()]
        wide = max((len(name) for name, _ in titles), default=0)
        say("\n".join(f"{name:<{wide}}  {scenario.title} ({scenario.level})" for name, scenario in titles))
        return FINE
    is_draft = args.name.endswith(".yaml")  # a trainer's own file is tried, not kept
    player: Episode | Sitting
    try:
        if is_draft or args.json:
            player = open_episode(args.name, FIRST_SEED if args.seed is None else args.seed, args.mode)
        else:
            player = sit(args.name, args.seed, args.mode, store := Store.open())
            say("\n\n".join(filter(None, (store.warning, player.news))))
    except (NoSuchScenario, BadScenario, CaseError, NotAMove) as error:
        raise BadUsage(str(error)) from error
    if args.json:
        say_json([player.prompt])
        return FINE
    try:
        play_in_terminal(player, lambda words: say(words + "\n"), input)
    except Left:
        kept = "Nothing is kept." if is_draft else "What you did is saved: the same command goes on from here."
        say(f"\nYou have left before the end. {kept}")
        return FINDINGS
    report = player.report()
    debrief(report if isinstance(report, dict) else report.as_json(), say)
    return FINE


def _seed(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 9):
        raise argparse.ArgumentTypeError(f"“{typed[:20]}” is no seed: type a whole number such as 12.")
    return int(typed)


# ---- publish ----


def _publish(_: argparse.Namespace) -> int:
    from simulator.scenario.load import shown
    from simulator.scenario.published import publish

    written = publish()
    say("\n".join(f"Written: {shown(file)}" for file in written) or "All is fresh.")
    return FINE


# ---- new ----


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help="what the trainee practices: eob")
    parser.add_argument("--from", dest="source", default="carc:197", help="carc:197, or flaw:no_authorization")
    parser.add_argument("--out", type=Path, help="the file to write; left out, scenarios/KIND/FLAW.yaml")


def _new(args: argparse.Namespace) -> int:
    from simulator.scenario.load import shown
    from simulator.training.begin import CannotBegin, begin

    try:
        written = begin(args.kind, args.source, args.out)
    except CannotBegin as error:
        raise BadUsage(str(error)) from error
    say("\n".join(f"Written: {shown(file)}" for file in written))
    say(f"Change what you like, then run `balance-due check {shown(written[0])}`.")
    return FINE


# ---- preview and sheet ----


def _page_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="for example eob/three-line-visit, or your own .yaml file")
    parser.add_argument("--seed", type=_seed, default=7, help="the first of the five accounts that are shown")
    parser.add_argument("--out", type=Path, help="the page to write; left out, one in the folder for passing files")
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
    file = args.out or Path(tempfile.gettempdir()) / name
    file.write_text(text, encoding="utf-8")
    say(f"Written: {file}")
    if args.open:
        webbrowser.open(file.resolve().as_uri())
    return FINE


# ---- validity ----


def _validity_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, help="scenario files or folders; the whole bank when left out")
    parser.add_argument("--deep", action="store_true", help="many more seeds: an hour rather than a minute")
    parser.add_argument("--json", action="store_true", help="for a program: {scenario, bot, axis, score, demand, ok}")


def _validity(args: argparse.Namespace) -> int:
    from simulator.reading import SCENARIOS
    from simulator.scenario.load import BadScenario, load_scenario
    from simulator.training import validity

    try:
        scenarios = [load_scenario(str(file)) for file in _scenario_files(args.files)]
    except BadScenario as error:
        raise BadUsage(str(error)) from error
    depth = validity.DEEP if args.deep else validity.QUICK
    findings = validity.run(scenarios, depth)
    page = validity.as_page(findings, depth)
    if not args.files:
        (SCENARIOS / "VALIDITY.md").write_text(page, encoding="utf-8", newline="\n")
    if args.json:
        say_json([finding.as_json() for finding in findings])
    else:
        say(page)
    return FINE if all(finding.ok for finding in findings) else FINDINGS


# ---- codes ----


def _codes_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("import", "list", "remove"), help="bring a table, show it, or drop it again")
    parser.add_argument(
        "file", nargs="?", type=Path, help="for import: a CSV with the columns kit code, billing code, name, price"
    )
    parser.add_argument("--json", action="store_true", help="for a program")


def _codes(args: argparse.Namespace) -> int:
    if (args.action == "import") != (args.file is not None):
        raise BadUsage("Write `balance-due codes import FILE`, `balance-due codes list` or `balance-due codes remove`.")
    return {"import": _import_codes, "list": _list_codes, "remove": _remove_codes}[args.action](args)


def _import_codes(args: argparse.Namespace) -> int:
    from simulator.care.own_codes import Unreadable, keep_codes, read_codes
    from simulator.care.services import kit_services, services

    if not args.file.is_file():
        raise BadUsage(f"There is no file {args.file}.")
    known = frozenset(service.code for service in kit_services().values())
    try:
        codes, slips = read_codes(args.file, known)
    except Unreadable as error:
        raise BadUsage(str(error)) from error
    if args.json:
        say_json([{"file": str(args.file), "line": slip.line, "says": slip.says, "try": slip.tries} for slip in slips])
    else:
        for slip in slips:
            say(f"{args.file.name}:{slip.line}: {slip.says}.\n  {slip.tries}")
    if slips:
        if not args.json:
            say(f"{_count(len(slips), 'mistake')}. Nothing was imported.")
        return FINDINGS
    place = keep_codes(codes)
    services.cache_clear()
    if not args.json:
        say(f"{_count(len(codes), 'code')} of your own in use from now on, kept in {place}.")
    return FINE


def _list_codes(args: argparse.Namespace) -> int:
    from simulator.care.own_codes import kept_codes
    from simulator.care.services import kit_services

    own = kept_codes()
    rows = [(service.code, own.get(service.code), service) for service in kit_services().values()]
    if args.json:
        say_json(
            [
                {
                    "kit_code": code,
                    "billing_code": yours.billing_code if yours else None,
                    "name": yours.name if yours else service.name,
                    "price": str(yours.price) if yours and yours.price else None,
                }
                for code, yours, service in rows
            ]
        )
        return FINE
    say(f"{'Kit code':<10}{'Yours':<14}{'Price':>10}  Name")
    for code, yours, service in rows:
        price = str(yours.price) if yours and yours.price else ""
        say(f"{code:<10}{yours.billing_code if yours else '-':<14}{price:>10}  {yours.name if yours else service.name}")
    return FINE


def _remove_codes(_: argparse.Namespace) -> int:
    from simulator.care.own_codes import forget_codes
    from simulator.care.services import services

    had = forget_codes()
    services.cache_clear()
    say("Your own codes are gone; the kit’s are in use." if had else "There were no codes of your own.")
    return FINE


# ---- bench ----


def _bench_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for a program: {name, value, unit, target, ok}")


def _bench(args: argparse.Namespace) -> int:
    from simulator import bench

    figures = bench.run()
    if args.json:
        say_json([figure.as_json() for figure in figures])
    else:
        say(bench.as_text(figures))
    return FINE if all(figure.ok for figure in figures) else FINDINGS


# ---- all verbs ----

VERBS = (
    Verb(
        "check", "every mistake in scenarios, with file, line, plain words and a suggestion", _check_arguments, _check
    ),
    Verb("play", "a scenario in the terminal", _play_arguments, _play),
    Verb("new", "a first draft of a scenario, with comments and plays", _new_arguments, _new),
    Verb("preview", "a page with a scenario as the trainee sees it, and the key behind it", _page_arguments, _preview),
    Verb(
        "sheet", "a page for the trainer: goals, the expert’s path, common errors, questions", _page_arguments, _sheet
    ),
    Verb("validity", "bots play the bank: proof that a score means something", _validity_arguments, _validity),
    Verb("publish", "write the pages and schemas that are made from the kit’s own lists", _no_arguments, _publish),
    Verb("codes", "your own licensed procedure codes and names, in place of the kit’s", _codes_arguments, _codes),
    Verb("bench", "speeds against their targets", _bench_arguments, _bench),
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        said = message.removeprefix("argument ")
        raise BadUsage(f"{said[0].upper()}{said[1:].rstrip('.')}. `{self.prog} --help` says how.")


def _understood(arguments: list[str]) -> argparse.Namespace:
    """The command in parts. Raises BadUsage."""
    names = [verb.name for verb in VERBS]
    if arguments and not arguments[0].startswith("-") and arguments[0] not in names:
        near = get_close_matches(arguments[0], names, n=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"The verbs are {', '.join(names)}."
        raise BadUsage(f"`{arguments[0][:40]}` is no verb of balance-due. {hint}")
    parser = _Parser(prog="balance-due", description="A flight simulator for medical collectors.")
    verbs = parser.add_subparsers(metavar="VERB", required=True, parser_class=_Parser)
    for verb in VERBS:
        sub = verbs.add_parser(verb.name, help=verb.says, description=verb.says)
        verb.arguments(sub)
        sub.set_defaults(run=verb.run)
    return parser.parse_args(arguments or ["--help"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Follow one command, and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console may not have every sign
    try:
        args = _understood(sys.argv[1:] if arguments is None else list(arguments))
        return int(args.run(args))
    except SystemExit as left:  # after --help
        return int(left.code or 0)
    except BadUsage as error:
        sys.stderr.write(f"{error}\n")
        return BAD_USAGE
    except BrokenPipeError:  # the reader of our output has gone, for example `| head`
        sys.stdout = None
        return FINE
    except OSError as error:
        sys.stderr.write(f"{error.filename or 'A file'} cannot be read or written: {error.strerror or error}.\n")
        return BAD_USAGE
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
