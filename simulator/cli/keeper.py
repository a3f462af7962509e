"""What those type who keep the kit itself in order: `validity`, `publish`, `bench`."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator.cli.verb import FINDINGS, FINE, BadUsage, Verb, files_of, no_arguments, say, say_json


def _validity_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, help="scenario files or folders; the whole bank when left out")
    parser.add_argument("--deep", action="store_true", help="many more seeds: an hour rather than a minute")
    parser.add_argument("--json", action="store_true", help="for a program: {scenario, bot, axis, score, demand, ok}")


def _validity(args: argparse.Namespace) -> int:
    from simulator.reading import SCENARIOS
    from simulator.scenario.load import BadScenario, load_scenario
    from simulator.training import validity

    try:
        scenarios = [load_scenario(str(file)) for file in files_of(args.files)]
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


def _publish(_: argparse.Namespace) -> int:
    from simulator.scenario.load import shown
    from simulator.scenario.published import publish

    written = publish()
    say("\n".join(f"Written: {shown(file)}" for file in written) or "All is fresh.")
    return FINE


def _bench_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--peers", action="store_true", help="other tools in the same run, with what to mind about each"
    )
    parser.add_argument("--json", action="store_true", help="for a program: {name, value, unit, target, ok, limits}")


def _bench(args: argparse.Namespace) -> int:
    from simulator import bench

    figures = [*bench.run(), *(bench.peers() if args.peers else [])]
    if args.json:
        say_json([figure.as_json() for figure in figures])
    else:
        say(bench.as_text(figures))
    return FINE if all(figure.ok for figure in figures) else FINDINGS


KEEPER = (
    Verb("validity", "bots play the bank: proof that a score means something", _validity_arguments, _validity),
    Verb("publish", "write the pages and schemas that are made from the kit’s own lists", no_arguments, _publish),
    Verb("bench", "speeds against their targets", _bench_arguments, _bench),
)
