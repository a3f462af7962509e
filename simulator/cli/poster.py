"""What one types who posts payments: `remit`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.cli.verb import FINDINGS, FINE, BadUsage, Verb, count, say, say_json, seed
from simulator.money import ZERO, Money

if TYPE_CHECKING:
    from simulator.documents import Document
    from simulator.remittance.payment import ClaimPayment, Payment
    from simulator.remittance.x12 import Finding, Findings

MOST_ROWS = 200
LARGE = 20_000_000  # bytes; a file beyond it shows how far it is read


def _remit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, help="835 files of any size, or folders of them")
    parser.add_argument("--json", action="store_true", help="for a program: {file, claims, charge, paid, findings}")
    other = parser.add_mutually_exclusive_group()
    other.add_argument("--eob", metavar="CLAIM", help="print one claim as papers: our number of it, or the payer’s")
    other.add_argument("--deidentify", type=Path, metavar="OUT", help="a new file, or for several files a new folder")
    parser.add_argument("--out", type=Path, help="with --eob: the page to write instead, a file that ends in .html")
    parser.add_argument("--seed", type=seed, help="with --deidentify: the same seed makes the same file again")


@dataclass(slots=True)
class _Tally:
    """What one file comes to. It grows as the file is read, and keeps no claim."""

    file: Path
    claims: int = 0
    charge: Money = ZERO
    paid: Money = ZERO
    owed: Money = ZERO  # by patients
    deposits: int = 0
    payments: list[Payment] = field(default_factory=list)  # those that are printed
    findings: tuple[Finding, ...] = ()

    def add(self, claim: ClaimPayment) -> None:
        from simulator.remittance.remit import Group

        self.claims += 1
        self.charge += claim.charge
        self.paid += claim.paid
        self.owed += claim.amount(Group.PR)

    def as_json(self) -> dict[str, Any]:
        return {
            "file": str(self.file),
            "claims": self.claims,
            "charge": _plain(self.charge),
            "paid": _plain(self.paid),
            "findings": [finding.as_json() for finding in self.findings],
        }


def _plain(amount: Money) -> str:
    """`-1081.80`: as a program reads it."""
    return str(amount).replace(",", "").replace("−", "-")


def _remit(args: argparse.Namespace) -> int:
    files = _files(args.files)
    if args.json and (args.eob is not None or args.deidentify):
        raise BadUsage("--json goes with the findings alone: leave out --eob and --deidentify.")
    if args.out and args.eob is None:
        raise BadUsage("--out says where the page of one claim goes: name the claim with --eob.")
    if args.eob is not None:
        return _eob(files, args.eob, args.out)
    if args.deidentify:
        return _deidentify(files, args.deidentify, args.seed)
    tallies = [_read(file, shows_claims=not args.json) for file in files]
    if args.json:
        say_json([tally.as_json() for tally in tallies])
    return FINDINGS if any(tally.findings for tally in tallies) else FINE


_ENDINGS = (".835", ".edi", ".x12", ".txt")


def _files(paths: list[Path]) -> list[Path]:
    """Each file named, and those anywhere in each folder named. Raises BadUsage before anything is read."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in _ENDINGS and each.is_file())
            if not inside:
                raise BadUsage(
                    f"There is no remittance in the folder {path}: no file ends in .835, .edi, .x12 or .txt."
                )
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise BadUsage(f"There is no file {path}. Name an 835 file, or a folder of them.")
    return list(dict.fromkeys(found))


def _read(file: Path, *, shows_claims: bool) -> _Tally:
    """One file, its claims printed as they come."""
    from simulator.remittance.payment import ClaimPayment
    from simulator.remittance.x12 import Findings

    tally, findings = _Tally(file), Findings()
    if shows_claims:
        say(f"{file}")
    for each in _walk(file, findings):
        if isinstance(each, ClaimPayment):
            tally.add(each)
            if shows_claims and tally.claims <= MOST_ROWS:
                _say_claim(each, is_first=tally.claims == 1)
        else:
            tally.deposits += 1
            if len(tally.payments) < MOST_ROWS:
                tally.payments.append(each)
    tally.findings = findings.all()
    if shows_claims:
        _say_totals(tally)
    return tally


def _walk(file: Path, findings: Findings) -> Iterator[ClaimPayment | Payment]:
    """A file's claims and payments, with a bar where it is large."""
    from simulator.remittance.x12 import walk_file

    size = file.stat().st_size
    if size <= LARGE:
        yield from walk_file(file, findings)
        return
    from tqdm import tqdm

    with tqdm(total=size, desc=file.name, unit="B", unit_scale=True, file=sys.stderr, disable=None) as bar:
        yield from walk_file(file, findings, bar.update)


def _eob(files: list[Path], wanted: str, out: Path | None) -> int:
    """One claim as papers, in the terminal or on a page."""
    from simulator.documents import to_text
    from simulator.documents.from_835 import papers_of
    from simulator.remittance.find import NoSuchClaim, find_claim

    if len(files) > 1:
        raise BadUsage(f"--eob looks into one file, and {len(files)} are named. Name the one that holds the claim.")
    if out and (out.suffix.lower() != ".html" or out.exists()):
        problem = "is there already" if out.exists() else "should end in .html"
        raise BadUsage(f"{out} {problem}. Name another page; nothing was written.")
    try:
        papers = papers_of(*find_claim(files[0], wanted))
    except NoSuchClaim as error:
        raise BadUsage(str(error)) from error
    if out:
        _write_page(papers, out)
        say(f"Written: {out}")
    else:
        say("\n".join(to_text(paper) for paper in papers).rstrip())
    return FINE


def _write_page(papers: Sequence[Document], out: Path) -> None:
    from simulator.desk.assets import styles
    from simulator.documents import to_html
    from simulator.training.page import page

    inside = "".join(map(to_html, papers))
    text = page("One claim of a remittance", styles(), [f'<div class="bd-papers">{inside}</div>'])
    with out.open("x", encoding="utf-8", newline="\n") as written:
        written.write(text)


def _deidentify(files: list[Path], out: Path, chosen: int | None) -> int:
    """Each file to a new one without anybody in it. A new name says nothing either: a file's own name may."""
    from secrets import randbelow

    from simulator.remittance.x12.deidentify import NotDeidentified, deidentify

    is_one = len(files) == 1 and not out.is_dir()
    is_new_folder = not is_one and not out.exists()
    outs = [out] if is_one else [out / f"remit-{number}.835" for number in range(1, len(files) + 1)]
    if is_new_folder:
        out.mkdir()
    try:
        deidentify(files, outs, seed=randbelow(1_000_000_000) if chosen is None else chosen)
    except (NotDeidentified, OSError) as error:
        if is_new_folder:
            out.rmdir()
        if isinstance(error, OSError):
            raise
        raise BadUsage(str(error)) from error
    for each in outs:
        say(f"Written: {each}")
    say("Names, numbers, addresses, days and free text are replaced; amounts and codes stand as they were.")
    say("Look it over once yourself before you hand it on.")
    return FINE


_WIDE = "  {:<20} {:<6} {:<18} {:>12} {:>12} {:>12}  {}"


def _say_claim(claim: ClaimPayment, *, is_first: bool) -> None:
    from simulator.remittance.remit import Group

    if is_first:
        say(_WIDE.format("Our claim", "Status", "Payer’s claim", "Charge", "Paid", "Patient", "Reasons"))
    reasons = dict.fromkeys(each.code for each in claim.every_adjustment)
    ours, theirs = _printable(claim.number)[:20], _printable(claim.payer_claim_number)[:18]
    money = (str(claim.charge), str(claim.paid), str(claim.amount(Group.PR)))
    say(_WIDE.format(ours, _printable(claim.status)[:6], theirs, *money, _printable(" ".join(reasons))).rstrip())


def _say_totals(tally: _Tally) -> None:
    if tally.claims > MOST_ROWS:
        say(f"  … and {tally.claims - MOST_ROWS:,} more claims.")
    if tally.claims:
        sums = (str(tally.charge), str(tally.paid), str(tally.owed))
        say(_WIDE.format(count(tally.claims, "claim"), "", "", *sums, "").rstrip())
    for payment in tally.payments:
        kept = f", {payment.kept} kept outside claims" if payment.kept else ""
        say(f"  Payment {_printable(payment.trace) or 'without a trace'}: {payment.amount} deposited{kept}.")
        for each in payment.provider_adjustments:
            about = f" for {_printable(each.reference)}" if each.reference else ""
            say(f"    {_printable(each.reason)}{about}: {each.amount}")
    if tally.deposits > len(tally.payments):
        say(f"  … and {tally.deposits - len(tally.payments):,} more payments.")
    for finding in tally.findings:
        say(f"  {finding}")
    say(f"  {count(len(tally.findings), 'finding')}.")


def _printable(text: str) -> str:
    """A file's own text, with nothing in it that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "·" for sign in text[:60])


POSTER = (Verb("remit", "what 835 files hold, and all that is wrong with them", _remit_arguments, _remit),)
