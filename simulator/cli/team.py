"""What a team that has its own procedure codes types: `codes`."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator.cli.verb import FINDINGS, FINE, BadUsage, Verb, count, say, say_json


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
            say(f"{count(len(slips), 'mistake')}. Nothing was imported.")
        return FINDINGS
    place = keep_codes(codes)
    services.cache_clear()
    if not args.json:
        say(f"{count(len(codes), 'code')} of your own in use from now on, kept in {place}.")
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


def _remove_codes(args: argparse.Namespace) -> int:
    from simulator.care.own_codes import forget_codes
    from simulator.care.services import services

    had = forget_codes()
    services.cache_clear()
    if args.json:
        say_json([])
    else:
        say("Your own codes are gone; the kit’s are in use." if had else "There were no codes of your own.")
    return FINE


TEAM = (Verb("codes", "your own licensed procedure codes and names, in place of the kit’s", _codes_arguments, _codes),)
