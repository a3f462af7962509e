"""What one types who lets people practise aloud: `cards`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.verb import FINE, BadUsage, Verb, count, say, seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.training.cards import Card

_HANDS = ("collector", "person", "trainer", "expert")
_PAGES = (".html", ".htm")


def _cards_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="for example talk/a-plan-that-fits; every talk when left out")
    parser.add_argument(
        "--seed", type=seed, help="another seed, another person and account; left out, one that no exercise begins with"
    )
    parser.add_argument(
        "-o", "--out", type=_place, help="the page to write, or a folder; left out, the folder of your own records"
    )
    parser.add_argument("--text", action="store_true", help="print plain text here instead of a page")
    parser.add_argument("--for", dest="hand", choices=_HANDS, help="one card alone")
    parser.add_argument("--open", action="store_true", help="show the page in the browser")


def _place(typed: str) -> Path:
    """What stands behind --out. Raises ArgumentTypeError."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("names no place: type a folder, or a page that ends in .html.")
    return Path(typed)


def _cards(args: argparse.Namespace) -> int:
    from tqdm import tqdm

    from simulator.training.cards import as_text, talks

    names = talks() if args.name is None else [args.name]
    if args.text:
        say("\n".join(as_text(card) for name in names for card in _dealt(name, args)).rstrip())
        return FINE
    if args.name is not None:
        _dealt(args.name, args)  # what cannot be dealt makes no folder
    files = _files(names, args.out)
    for name, file in zip(tqdm(names, desc="cards", file=sys.stderr, disable=None, leave=False), files, strict=True):
        _write(_dealt(name, args), file)
    if args.open:
        import webbrowser

        webbrowser.open(files[0].resolve().as_uri())
    say(f"Written: {files[0]}" if args.name else f"Written: {count(len(files), 'page')} in {files[0].parent}")
    say("Print with margins “default”, on A4 or Letter: one card a page. Hand out each card by itself.")
    return FINE


def _dealt(name: str, args: argparse.Namespace) -> Sequence[Card]:
    """The cards of one talk, or the one that was asked for. Raises BadUsage."""
    from simulator.case.pinned import CaseError
    from simulator.scenario.load import BadScenario, NoSuchScenario, load_scenario
    from simulator.training.cards import SEED, NoTalk, cards_of

    try:
        cards = cards_of(load_scenario(name), SEED if args.seed is None else args.seed)
    except (NoSuchScenario, BadScenario, CaseError, NoTalk) as error:
        raise BadUsage(str(error)) from error
    return [card for card in cards if args.hand in (None, card.hand)]


def _files(names: Sequence[str], out: Path | None) -> list[Path]:
    """Where each page goes: the file that was named, or one page a talk in a folder. Raises BadUsage."""
    from simulator.reading import user_folder

    folder = user_folder() / "cards" if out is None else out
    is_page = folder.suffix.lower() in _PAGES and not folder.is_dir()
    if is_page and len(names) > 1:
        raise BadUsage(f"{folder} is one page, and {len(names)} talks need a folder. Name a folder, or one talk.")
    if not is_page and not folder.is_dir() and (folder.exists() or folder.suffix):
        raise BadUsage(f"{folder} is no folder. Name one for the pages, or a page that ends in .html for one talk.")
    files = [folder] if is_page else [folder / f"{Path(name).stem}.cards.html" for name in names]
    for file in files:
        _may_be_written(file)
    files[0].parent.mkdir(parents=True, exist_ok=True)
    return files


def _may_be_written(file: Path) -> None:
    """A page of cards can be dealt again, so it may be written over; nothing else may. Raises BadUsage."""
    from simulator.training.cards.html import BEGINS

    if file.exists() and not (file.is_file() and BEGINS in file.read_text(encoding="utf-8", errors="replace")):
        raise BadUsage(f"{file} is there already and is no page of cards. Name another place; nothing was written.")


def _write(cards: Sequence[Card], file: Path) -> None:
    from simulator.desk.assets import styles
    from simulator.training.cards import as_page

    file.write_text(as_page(cards, styles()), encoding="utf-8")


CARDS = (
    Verb(
        "cards", "role-play cards for two people and a trainer’s marks, to print or to hear", _cards_arguments, _cards
    ),
)
