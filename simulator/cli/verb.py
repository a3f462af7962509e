"""What every verb is made of: its name, its exit code, what it prints, and how it reads a seed and scenario files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.whole import whole_from

FINE, FINDINGS, BAD_USAGE, INTERRUPTED = 0, 1, 2, 130


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


def no_arguments(_: argparse.ArgumentParser) -> None:
    """This verb takes none."""


def count(number: int, what: str) -> str:
    """`no mistakes`, `1 mistake`, `2 mistakes`."""
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def seed(typed: str) -> int:
    """What stands behind --seed. Raises ArgumentTypeError."""
    number = whole_from(typed, 999_999_999, least=0)
    if number is None:
        raise argparse.ArgumentTypeError(
            f"“{typed[:20]}” is no seed: type a whole number such as 12, of nine digits at most."
        )
    return number


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The scenarios that are meant: these files, those in these folders, or the whole bank. Raises BadUsage."""
    from simulator.scenario.load import PLAYS, scenario_files

    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = scenario_files(path)
            if not inside:
                raise BadUsage(f"There is no scenario in the folder {path}. A scenario is a file that ends in .yaml.")
            found += inside
        elif path.name.endswith(PLAYS):
            found.append(path.with_name(path.name.removesuffix(PLAYS) + ".yaml"))
        else:
            found.append(path)
    missing = next((path for path in found if not path.is_file()), None)
    if missing:
        raise BadUsage(f"There is no file {missing}. Name a scenario's .yaml file, or nothing for the whole bank.")
    return list(dict.fromkeys(found)) if paths else scenario_files()
