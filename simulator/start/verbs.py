"""What may be said after `python start.py`, and what each of it does."""

import argparse
import re
import sys
from pathlib import Path
from typing import NoReturn

from simulator.start import install, lab, steps, wheels
from simulator.start.plain import Trouble, say

EXISTS = (
    "What exists: `python start.py`, `python start.py test`, `python start.py bundle FOLDER`, each with --help; "
    "and --from FOLDER, --port N and --no-browser."
)


class Words(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        unknown = re.search(r"invalid choice: ('.*?')", message)
        what = f"it does not know {unknown[1]}" if unknown else message.removeprefix("argument ")
        say(f"start.py did not understand: {what}. {EXISTS}")
        sys.exit(2)


def words() -> Words:
    parser = Words(
        prog="start.py",
        description="Set up Balance Due if need be, and open its lessons in JupyterLab.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--from", dest="wheels", type=Path, metavar="FOLDER", help="install from a folder of wheels, with no network"
    )
    parser.add_argument("--port", type=port, metavar="N", help="open at this port, and at no other")
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="open no browser; the address is shown"
    )
    parser.set_defaults(verb="open")
    verbs = parser.add_subparsers(metavar="", parser_class=Words)

    test = verbs.add_parser("test", help="everything that must hold, as CI runs it", allow_abbrev=False)
    test.add_argument("--deep", action="store_true", help="also what is slow or asks the package index")
    test.add_argument("pytest", nargs="*", metavar="ARGUMENT", help="for pytest, and then only pytest runs")
    test.set_defaults(verb="test")

    bundle = verbs.add_parser("bundle", help="gather every wheel into one folder", allow_abbrev=False)
    bundle.add_argument(
        "folder", nargs="?", type=Path, default=Path("wheels"), metavar="FOLDER", help="`wheels` unless named"
    )
    bundle.add_argument("--for", dest="target", choices=["windows"], help="for Windows, from any computer")
    bundle.add_argument(
        "--python", choices=wheels.WINDOWS_PYTHONS, help="the Python there; this one's version unless named"
    )
    bundle.set_defaults(verb="bundle")
    return parser


def port(typed: str) -> int:
    if not re.fullmatch(r"\d{1,5}", typed) or not 1 <= int(typed) <= 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {typed!r}")
    return int(typed)


def understand(typed: list[str]) -> argparse.Namespace:
    """What was asked for. What follows `test` and is not ours is pytest's."""
    parser = words()
    said, more = parser.parse_known_args(typed)
    if said.verb == "test":
        said.pytest = [each for each in typed[typed.index("test") + 1 :] if each != "--deep"]
    elif more:
        parser.error(f"it does not know {' '.join(more)}")
    if said.verb == "bundle" and said.python and not said.target:
        parser.error("--python goes with --for windows")
    return said


def main(typed: list[str]) -> int:
    """Do what was asked; what goes wrong is one sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    said = understand(typed)
    try:
        if said.verb == "bundle":
            wheels.bundle(said.folder, (said.python or install.version()) if said.target else None)
            return 0
        install.ensure("test" if said.verb == "test" else "", said.wheels)
        lab.prepare()
        if said.verb == "test":
            return steps.run(said.deep, tuple(said.pytest))
        lab.open_lab(said.port, said.browser)
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Start again whenever you like.")
        return 130
    except OSError as error:
        where, what = error.filename or "The computer", error.strerror or error
        say(f"{where} would not do as asked ({what}): put that right and start again.")
        return 1
    return 0
