"""Who is on the line and how they stand to the account: what may be told them now, and what is lacking.

Nothing here is a list of answers. Words are put to the law room and to house policy; what is lacking is found by trying
the same words again with one thing after the other put right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from simulator.fields import Fields, open_fields
from simulator.law import Caller, Contact, Known, Learned, Outcome, Said, Saying, Who, findings
from simulator.law.terms import PRIVATE
from simulator.reading import DATA
from simulator.talk import Office, OnFile, Persona, policy
from simulator.training.stages.talking.conduct import house

ON_THE_LINE = DATA / "house" / "on-the-line.yaml"
TELLS = (Saying.DEBT, Saying.AMOUNT, Saying.BILL_DETAIL)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody on the line. `fits` counts the identifiers beyond the name that fit; `yes` and `paper` are on file."""

    person: Persona
    account: OnFile
    office: Office
    who: Who
    asked: bool
    fits: int
    yes: bool = False
    paper: bool = False

    def put_right(self, step: str) -> Standing:
        """The same with one thing no longer lacking."""
        if step == "permission":
            return replace(self, yes=True)
        return replace(self, paper=True) if step == "paper" else replace(self, fits=policy().identifiers)


@dataclass(frozen=True, slots=True)
class Breach:
    says: str
    source: str


def breaches(line: Standing, tells: tuple[Saying, ...]) -> list[Breach]:
    """What law and house policy find in saying this to them now."""
    least, debts = policy().identifiers, (line.account.id,)
    before = [Learned(at=line.office.starts - _WEEK, debts=debts, what=Known.TELL_OTHERS_CONSENT)] if line.yes else []
    checked = [Said(Saying.IDENTITY_CHECKED, count=line.fits)] if line.fits >= least else []
    said = [Said(each, count=line.fits if each is Saying.IDENTITY_CHECKED else None) for each in tells]
    now = Contact(
        at=line.office.starts,
        person=line.person.name,
        debts=debts,
        who=line.who,
        outcome=Outcome.CONVERSATION,
        inbound=line.office.inbound,
        said=(*checked, *said),
    )
    found = findings(
        (*before, now), caller=Caller.FIRST_PARTY, on=line.office.today, place=line.office.place, keeps=house().keeps
    )
    told = [Breach(each.evidence, each.source) for each in found if each.scores]
    if set(tells) & PRIVATE:
        told += _of_our_policy(line)
    return told


def lacks(line: Standing) -> tuple[str, ...]:
    """What has to come before the account is spoken of: `tell` where nothing does, `message` where nothing helps."""
    if not breaches(line, TELLS):
        return ("tell",)
    steps = ("send" if line.asked else "verify", "permission", "paper")
    if breaches(_with(line, steps), TELLS):
        return ("message",)
    return tuple(step for step in steps if breaches(_with(line, [each for each in steps if each != step]), TELLS))


def _with(line: Standing, steps: list[str] | tuple[str, ...]) -> Standing:
    for step in steps:
        line = line.put_right(step)
    return line


@dataclass(frozen=True, slots=True)
class _Ours:
    """One sentence of house policy and for whom it holds."""

    who: frozenset[Who]
    says: str


def _of_our_policy(line: Standing) -> Iterator[Breach]:
    source, says_yes, shows_paper = our_policy()
    if line.who in says_yes.who and not line.yes:
        yield Breach(says_yes.says, source)
    if line.who in shows_paper.who and not line.paper:
        yield Breach(shows_paper.says, source)


@cache
def our_policy(path: Path = ON_THE_LINE) -> tuple[str, _Ours, _Ours]:
    """The chapter, for whom the patient says yes first, and who shows a paper first. Raises BadFile."""
    with open_fields(path) as fields:
        fields.day("since")
        return fields.text("source"), _ours(fields, "says_yes"), _ours(fields, "shows_paper")


def _ours(fields: Fields, key: str) -> _Ours:
    with fields.part(key) as part:
        names = part.texts("who")
        for name in names:
            if name not in tuple(Who):
                part.wrong("who", f"has `{name}`; known are {', '.join(Who)}")
        return _Ours(frozenset(map(Who, names)), part.text("says"))
