"""One command, followed from what was typed to its exit code.

Exit 0 when all is well, 1 when something was found, 2 when the command cannot be followed. Bad input is one plain
sentence, never a traceback.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from simulator import __version__
from simulator.cli.author import AUTHOR
from simulator.cli.cards import CARDS
from simulator.cli.keeper import KEEPER
from simulator.cli.letters import LETTERS
from simulator.cli.maker import MAKER
from simulator.cli.poster import POSTER
from simulator.cli.team import TEAM
from simulator.cli.trainee import TRAINEE
from simulator.cli.trainer import TRAINER
from simulator.cli.verb import BAD_USAGE, FINE, INTERRUPTED, BadUsage

VERBS = (*TRAINEE, *TRAINER, *AUTHOR, *CARDS, *TEAM, *POSTER, *MAKER, *LETTERS, *KEEPER)


_IN_PLAIN_WORDS = (  # what argparse says, and what we say
    (r"the following arguments are required: (.+)", r"something is lacking: \1"),
    (r"unrecognized arguments: (.+)", r"\1 is not known here"),
    (r"invalid int value: '(.+)'", r"“\1” is no whole number"),
    (r"expected one argument", "a value has to stand behind it"),
    (r"invalid choice: '(.+?)' \(choose from (.+)\)", r"“\1” is not one of \2"),
    (r"not allowed with argument (.+)", r"it does not go together with \1"),
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        said = message.removeprefix("argument ")
        for theirs, ours in _IN_PLAIN_WORDS:
            said = re.sub(theirs, ours, said)
        raise BadUsage(f"{said[0].upper()}{said[1:].rstrip('.')}. `{self.prog} --help` says how.")


def _understood(arguments: list[str]) -> argparse.Namespace:
    """The command in parts. Raises BadUsage."""
    names = [verb.name for verb in VERBS]
    if arguments and not arguments[0].startswith("-") and arguments[0] not in names:
        near = get_close_matches(arguments[0], names, n=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"The verbs are {', '.join(names)}."
        raise BadUsage(f"`{arguments[0][:40]}` is no verb of balance-due. {hint}")
    parser = _Parser(prog="balance-due", description="A flight simulator for medical collectors.")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(metavar="VERB", required=True, parser_class=_Parser)
    for verb in VERBS:
        sub = verbs.add_parser(verb.name, help=verb.says, description=verb.says)
        verb.arguments(sub)
        sub.set_defaults(run=verb.run)
    return parser.parse_args(arguments or ["--help"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Follow one command, and give its exit code."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console may not have every sign
    try:
        args = _understood(sys.argv[1:] if arguments is None else list(arguments))
        return int(args.run(args))
    except SystemExit as left:  # after --help and --version
        return int(left.code or 0)
    except BadUsage as error:
        sys.stderr.write(f"{error}\n")
        return BAD_USAGE
    except ValueError as error:
        if not _is_said_plainly(error):
            raise
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
        return INTERRUPTED


def _open_what_is_closed() -> None:
    """A job without a console has no streams: nothing is typed, and what is printed goes nowhere."""
    sys.stdin = sys.stdin or io.StringIO()
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()


def _is_said_plainly(error: ValueError) -> bool:
    """A data file or a scenario of the kit was changed by hand and is wrong: the error names file, line and way out."""
    from simulator.reading import BadFile
    from simulator.scenario.load import BadScenario

    return isinstance(error, BadFile | BadScenario)
