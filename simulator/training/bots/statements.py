"""Statements about an account, each held against its papers: what they bear out belongs, and nothing else does.

_STATED holds one pattern each, and what must be on the papers for it to be so. A question with a statement that none of
the patterns knows is left to other rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from simulator.money import Money, total
from simulator.training.bots.acts import short, underpaid
from simulator.training.bots.amounts import patient_share
from simulator.training.bots.papers import NotOnPaper, Papers
from simulator.training.bots.rule import Question, Rule


def _sum(papers: Papers, head: str) -> Money:
    return total(papers.cell(line, head) for line in papers.lines())


def _refused(papers: Papers, *reasons: str) -> bool:
    """A line was refused for one of these reasons."""
    return any(code.partition("-")[2] in reasons for code in papers.denials())


def _visits(papers: Papers) -> tuple[str, str]:
    """Visits paid this year, and how many the plan pays: `20 of 20` in the portal."""
    paid, _, most = papers.label("visits paid this year$", "portal").partition(" of ")
    return paid, most


_STATED: tuple[tuple[str, Callable[[Papers, str], bool]], ...] = (
    # what a payer did with a claim
    (
        r"left all that it allowed to the deductible",
        lambda papers, _: not papers.denials() and _sum(papers, "Deductible") == _sum(papers, "Allowed"),
    ),
    (r"^It refused the claim", lambda papers, _: len(papers.denials()) == len(papers.lines())),
    (r"^It allowed far less than our contract", lambda papers, _: underpaid(papers)),
    (r"^It paid the patient", lambda papers, _: bool(_sum(papers, "Plan paid"))),
    # why a line was refused
    (r"pays for (\d+) \w+ visits in a plan year", lambda papers, count: _visits(papers)[1] == count),
    (r"visits were used up before this one", lambda papers, _: len(set(_visits(papers))) == 1),
    (r"By its group code, .* the patient’s", lambda papers, _: papers.denials()[0].startswith("PR")),
    (r"wanted an approval", lambda papers, _: _refused(papers, "197", "198")),
    (r"does not pay for .* at all", lambda papers, _: _refused(papers, "96", "204")),
    (r"found that .* was not needed", lambda papers, _: _refused(papers, "50")),
    # what is posted
    (r"^Payment from the plan, \$(.+)", lambda papers, said: Money.read(said) == _sum(papers, "Plan paid")),
    (r"^Contract write-off, \$(.+)", lambda papers, said: Money.read(said) == _sum(papers, "Plan discount")),
    (r"^Transfer to the patient, \$(.+)", lambda papers, said: Money.read(said) == patient_share(papers)),
    (r"^Write-off of .*, \$(.+)", lambda papers, said: Money.read(said) in _ours(papers)),
)


def _ours(papers: Papers) -> list[Money]:
    """What was refused and is ours, line by line."""
    refused = [line for line in papers.lines() if papers.denial(line).startswith("CO")]
    return [papers.cell(line, "Not payable") for line in refused]


def _is_so(words: str, papers: Papers) -> bool | None:
    """Whether the papers bear a statement out; None for one that is not known."""
    for pattern, check in _STATED:
        if found := re.search(pattern, words):
            return check(papers, found[1] if found.lastindex else "")
    return None


def _borne_out(question: Question, papers: Papers) -> str | None:
    if question["kind"] not in ("choice", "several"):
        return None
    verdicts = {option["id"]: _is_so(option["says"], papers) for option in question["options"]}
    if None in verdicts.values():
        return None
    so = [name for name, verdict in verdicts.items() if verdict]
    return (", ".join(so) if question["kind"] == "several" else next(iter(so), None)) or None


def _short_lines(question: Question, papers: Papers) -> str | None:
    """Which services of the remittance were allowed below our contract."""
    if question["kind"] != "several" or "contract" not in papers:
        return None
    lines = {papers.name(line): line for line in papers.lines()}
    try:
        options = {option["id"]: lines[option["says"]] for option in question["options"]}
    except KeyError:
        return None
    return ", ".join(name for name, line in options.items() if short(papers, line)) or None


def _ineligible(question: Question, papers: Papers) -> str | None:
    """An old printer's INELIG column, sorted by its code: what we may not bill is ours, the rest is the member's."""
    wanted = {"eob.ours": True, "eob.denied_to_patient": False}.get(question["asks"] or "")
    if wanted is None or "remittance" in papers:
        return None
    rows = papers.rows("eob", "INELIG")
    barred = {words.split()[0] for words in papers.notes("eob") if words.endswith("PROVIDER MAY NOT BILL")}
    if not rows or not barred:
        raise NotOnPaper("There is no printed statement.")
    return str(total(Money.read(row["INELIG"]) for row in rows if (row["CD"] in barred) == wanted))


RULES = (
    Rule("DEN-2", _borne_out),
    Rule("EOB-7", _short_lines),
    Rule("EOB-2", _ineligible),
)
