"""What a trainee types: `play`."""

from __future__ import annotations

import argparse
from contextlib import closing

from simulator.cli.verb import FINDINGS, FINE, BadUsage, Verb, say, say_json, seed


def _play_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        nargs="?",
        help="for example eob/three-line-visit, or your own .yaml file; left out, the names are listed",
    )
    parser.add_argument("--seed", type=seed, help="another seed is a new try at another account of the same kind")
    modes = "practice (hints, second tries), unaided (no hints) or assess (one go)"
    parser.add_argument("--mode", default="practice", help=modes)
    parser.add_argument("--watch", action="store_true", help="look on while an expert solves it, step by step")
    parser.add_argument(
        "--json", action="store_true", help="print the first prompt (or the expert’s steps) as JSON and stop"
    )


def _play(args: argparse.Namespace) -> int:
    from simulator.case.pinned import CaseError
    from simulator.records import Sitting, Store, sit
    from simulator.records.sitting import FIRST_SEED
    from simulator.scenario.load import BadScenario, NoSuchScenario, load_scenario, scenario_names
    from simulator.training.episode import Episode, open_episode
    from simulator.training.stages.stage import NotAMove
    from simulator.training.terminal import Left, debrief, play_in_terminal

    if args.name is None:
        titles = [(name, load_scenario(name)) for name in scenario_names()]
        wide = max((len(name) for name, _ in titles), default=0)
        say("\n".join(f"{name:<{wide}}  {scenario.title} ({scenario.level})" for name, scenario in titles))
        return FINE
    if args.watch:
        return _watch(args)
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


def _watch(args: argparse.Namespace) -> int:
    """A solved case to the end. One of the bank then counts as watched, as it does on the desk."""
    from simulator.case.pinned import CaseError
    from simulator.records import Store
    from simulator.scenario.load import BadScenario, NoSuchScenario
    from simulator.training.episode import open_episode
    from simulator.training.solved import WATCHED_SEED, steps
    from simulator.training.watch_in_terminal import watch_in_terminal

    try:
        episode = open_episode(args.name, WATCHED_SEED if args.seed is None else args.seed)
    except (NoSuchScenario, BadScenario, CaseError) as error:
        raise BadUsage(str(error)) from error
    if args.json:
        say_json([{name: each[name] for name in each if name != "call"} for each in steps(episode)])
        return FINE
    watch_in_terminal(episode, lambda words: say(words + "\n"))
    if not args.name.endswith(".yaml"):
        with closing(Store.open()) as store:
            store.watch(args.name)
            say(store.warning or "This counts as watched.")
    return FINE


TRAINEE = (Verb("play", "a scenario in the terminal", _play_arguments, _play),)
