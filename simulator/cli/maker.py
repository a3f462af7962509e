"""What those type who want a world: `generate`, and `realism` to hold it against published figures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.verb import FINDINGS, FINE, INTERRUPTED, BadUsage, Verb, say, say_json, seed
from simulator.whole import whole_from

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from simulator.world.settings import Settings

_MOST_WORKERS = 256


def _generate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--patients", type=int, default=5_000, metavar="N", help="how many people (5,000 a practice)")
    parser.add_argument("--seed", type=seed, default=1, help="the same seed makes the same world")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
    parser.add_argument("--as-of", metavar="DATE", help="leave out what happens after this day")
    parser.add_argument("--preset", default="practice", metavar="KIND", help="practice: offices of doctors")
    parser.add_argument("--skill", default="typical", help="of the billing teams: poor, typical or good")
    parser.add_argument("--format", default="parquet", dest="form", help="parquet, csv, 835 or 837")
    parser.add_argument("--resume", action="store_true", help="go on with a world that was stopped")
    many = parser.add_mutually_exclusive_group()
    many.add_argument("--workers", type=_workers, default=1, metavar="N", help="processes on this machine")
    many.add_argument("--dask", metavar="ADDRESS", help="the scheduler of a Dask cluster")


def _workers(typed: str) -> int:
    number = whole_from(typed, _MOST_WORKERS)
    if number is None:
        raise argparse.ArgumentTypeError(f"“{typed[:20]}” is no number of workers: type one from 1 to {_MOST_WORKERS}.")
    return number


def _generate(args: argparse.Namespace) -> int:
    from concurrent.futures import BrokenExecutor

    from tqdm import tqdm

    from simulator.world.files import DiskFull, Made
    from simulator.world.generate import generate
    from simulator.world.settings import BadSettings

    settings = _settings(args)
    whole = len(settings.practices)
    before = _whole(settings, args.out) if args.resume else 0
    made: list[Made] = []
    bar = tqdm(total=whole, initial=before, desc="Practices", unit="", file=sys.stderr, disable=None)

    def tell(one: Made) -> None:
        made.append(one)
        bar.update()

    try:
        with bar, _many(args) as executor:
            generate(settings, args.out, executor=executor, resume=args.resume, on_made=tell)
    except BadSettings as error:
        raise BadUsage(str(error)) from error
    except DiskFull:
        raise BadUsage(_stopped("There is no room left on the disk.", _whole(settings, args.out), whole)) from None
    except BrokenExecutor:
        why = "A worker was ended from outside, perhaps for want of memory."
        raise BadUsage(_stopped(why, _whole(settings, args.out), whole)) from None
    except KeyboardInterrupt:
        sys.stderr.write(_stopped("Stopped.", _whole(settings, args.out), whole) + "\n")
        return INTERRUPTED
    say(
        f"{whole:,} {'practices' if whole > 1 else 'practice'}, {settings.people:,} "
        f"{'people' if settings.people > 1 else 'person'}. New: {sum(one.visits for one in made):,} visits "
        f"with {sum(one.lines for one in made):,} lines{_upto(settings)}, in {args.out}."
    )
    return FINE


def _upto(settings: Settings) -> str:
    """The counts are of the whole year, whatever the as-of day leaves out."""
    return " in the whole year" if settings.as_of else ""


def _whole(settings: Settings, out: Path) -> int:
    """How many practices are on the disk."""
    from simulator.world.files import is_made

    return sum(is_made(out, practice) for practice in settings.practices)


def _many(args: argparse.Namespace) -> AbstractContextManager[Executor | None]:
    """Who makes the practices: this process, several, or a cluster. Raises BadUsage."""
    from simulator.world.generate import workers

    return _cluster(args.dask) if args.dask else workers(args.workers)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from simulator.world.generate import cluster

        reached = cluster(address)
        executor = reached.__enter__()
    except ImportError:
        raise BadUsage("Dask is not installed here. Install it with `python -m pip install distributed`.") from None
    except (OSError, ValueError):
        raise BadUsage(f"No Dask scheduler answers at {address[:60]}.") from None
    try:
        yield executor
    finally:
        reached.__exit__(None, None, None)


def _stopped(why: str, whole: int, of: int) -> str:
    return f"{why} {whole:,} of {of:,} practices are written and whole. Go on with the same command and --resume."


def _settings(args: argparse.Namespace) -> Settings:
    """What the command asks for. Raises BadUsage."""
    from simulator.dates import NotADate, read_date
    from simulator.world.settings import BadSettings, Settings

    if args.preset != "practice":
        raise BadUsage(f"There is no preset “{args.preset[:20]}”. There is: practice.")
    try:
        as_of = read_date(args.as_of) if getattr(args, "as_of", None) else None
        return Settings(args.patients, args.seed, args.skill, as_of=as_of, form=getattr(args, "form", "parquet"))
    except (BadSettings, NotADate) as error:
        raise BadUsage(str(error)) from error


def _realism_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--patients", type=int, default=20_000, metavar="N", help="how many people")
    parser.add_argument("--seed", type=seed, default=1, help="the same seed makes the same world")
    parser.add_argument("--preset", default="practice", metavar="KIND", help="practice: offices of doctors")
    parser.add_argument("--skill", default="typical", help="of the billing teams: poor, typical or good")
    parser.add_argument("--json", action="store_true", help="for a program: {id, published, low, high, simulated, ok}")


def _realism(args: argparse.Namespace) -> int:
    from tqdm import tqdm

    from simulator.world.measures import MEASURES
    from simulator.world.practice import make_practice
    from simulator.world.realism import as_text, realism

    settings = _settings(args)
    bar = tqdm(settings.practices, desc="Practices", unit="", file=sys.stderr, disable=None)
    results = realism((make_practice(settings, practice) for practice in bar), MEASURES)
    if args.json:
        say_json([result.as_json() for result in results])
    else:
        say(as_text(results))
    return FINDINGS if any(result.ok is False for result in results) else FINE


MAKER = (
    Verb("generate", "make a world: people, claims, payers, money and time, to files", _generate_arguments, _generate),
    Verb("realism", "published figures beside a world’s own", _realism_arguments, _realism),
)
