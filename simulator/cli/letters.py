"""What one types who keeps the checks of letters: `letters`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.verb import FINDINGS, FINE, BadUsage, Verb, count, say, say_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.letters.corpus import Compared, Figure

GOALS = {"fabricated": 0.98, "unsupported": 0.95}


def _letters_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, help="a folder of letters and files; the kit's own when left out"
    )
    parser.add_argument("--unseen", action="store_true", help="only the letters that were written after the checks")
    parser.add_argument("--round", help="only the letters that were written together under this name")
    parser.add_argument("--json", action="store_true", help="for a program: {verdict, right, besides, missed, …}")


def _letters(args: argparse.Namespace) -> int:
    from simulator.letters.corpus import CORPUS, compare, figures, letters_in, unknown_names

    if args.folder and not args.folder.is_dir():
        raise BadUsage(f"There is no folder {args.folder}. Name one that holds letters/ and files/.")
    letters = [each for each in letters_in(args.folder or CORPUS) if each.unseen or not args.unseen]
    if not letters:
        raise BadUsage("No letter here is marked `unseen: yes`. Leave --unseen out.")
    rounds = sorted({each.round for each in letters if each.round})
    if args.round and args.round not in rounds:
        raise BadUsage(f"No letter here is of the round {args.round}. There are: {', '.join(rounds) or 'none'}.")
    letters = [each for each in letters if args.round in (None, each.round)]
    compare(letters[0])  # reads the rules, once
    compared = [compare(each) for each in letters]
    found = figures(compared)
    is_good = all(_meets(each) for each in found)
    if args.json:
        say_json([{**each.as_json(), "goal": GOALS.get(each.verdict.value), "ok": _meets(each)} for each in found])
    else:
        for unknown in unknown_names(letters):
            say(unknown)
        _say(compared, found)
    return FINE if is_good else FINDINGS


def _meets(figure: Figure) -> bool:
    """Whether precision and recall reach their goal, where there is one."""
    goal = GOALS.get(figure.verdict.value, 0.0)
    return all(share is None or share >= goal for share in (figure.precision, figure.recall))


def _say(compared: Sequence[Compared], found: Sequence[Figure]) -> None:
    for each in compared:
        for verdict, words in each.missed.items():
            for said in words:
                say(f"{each.name}: not found to be {verdict.value}: {_shown(said)}")
        for verdict, words in each.besides.items():
            for said in words:
                say(f"{each.name}: taken for {verdict.value}: {_shown(said)}")
    say(f"{'verdict':<14}{'right':>7}{'besides':>9}{'missed':>8}{'precision':>11}{'recall':>8}{'goal':>7}")
    for figure in found:
        goal = GOALS.get(figure.verdict.value)
        shares = f"{_share(figure.precision):>11}{_share(figure.recall):>8}{_share(goal):>7}"
        say(f"{figure.verdict.value:<14}{figure.right:>7}{figure.besides:>9}{figure.missed:>8}{shares}")
    honest = [each for each in compared if each.is_honest]
    if honest:
        clean = sum(each.is_clean for each in honest)
        say(f"{count(len(honest), 'letter')} without a fault: {clean} of them without a mark.")
    spent = sorted(each.milliseconds for each in compared)
    slowest = max(compared, key=lambda each: each.milliseconds)
    say(
        f"{count(len(compared), 'letter')}: {spent[len(spent) // 2]:.0f} ms for the middle one, "
        f"{slowest.milliseconds:.0f} ms for the slowest ({slowest.name})."
    )


def _shown(said: str) -> str:
    line = " ".join(said.split())
    return f"“{line if len(line) <= 60 else line[:57] + '…'}”"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


LETTERS = (
    Verb("letters", "how well the checks read letters: precision, recall and time", _letters_arguments, _letters),
)
