"""Where a rule comes from: a scenario names it; the kit's data says it, with its source and the day it was read.

policy/late-filing          house policy
payers/tamarack#dispute     a payer's own manual
plans/ppo-silver            a plan
codes/carc/197              a reason or remark code, in our own words
rules/appeals.member_internal_days     a number of law
"""

from __future__ import annotations

from functools import cache

from simulator.coverage.plan import load_plan
from simulator.dates import in_words
from simulator.payers.payer import load_payer
from simulator.reading import DATA, read_table
from simulator.rulebook import rules
from simulator.scenario.house import policy
from simulator.scenario.scenario import Source


def find_source(name: str) -> Source | None:
    """The source of this name, or None when the kit holds no such thing."""
    return sources().get(name)


def source_names() -> list[str]:
    return sorted(sources())


def plan_names() -> list[str]:
    """The plans that the kit holds: those of lessons, of the market, and the public programmes."""
    return sorted(file.stem for file in (DATA / "plans").rglob("*.yaml"))


@cache
def sources() -> dict[str, Source]:
    """All that the kit holds, by name."""
    found = [
        *_house_policy(),
        *(source for payer in _stems("payers") for source in _manual(payer)),
        *(_plan(plan) for plan in plan_names()),
        *_codes("carc", "Reason code"),
        *_codes("rarc", "Remark code"),
        *_rules(),
    ]
    return {source.id: source for source in found}


def _house_policy() -> list[Source]:
    return [
        Source(f"policy/{name}", says, f"House policy {section}", "", True, "policy")
        for name, (section, says) in policy().items()
    ]


def _manual(name: str) -> list[Source]:
    """A payer's manual is true by construction: we invented it."""
    payer = load_payer(name)
    dispute, filing = payer.dispute_days, in_words(payer.filing_limit)
    chapters = {
        "dispute": payer.dispute_note
        or f"A provider’s dispute must reach the payer within {dispute} days of the date of the remittance.",
        "pay": f"A claim with nothing wrong is paid within {payer.pays_within_days} days of its receipt.",
        "filing": f"A claim must reach the payer within {filing} of the service date.",
    }
    return [
        Source(f"payers/{name}#{chapter}", says, f"{payer.name}, provider manual", "", True, "payer")
        for chapter, says in chapters.items()
    ]


def _plan(name: str) -> Source:
    plan = load_plan(name)
    return Source(
        f"plans/{name}",
        plan.note or f"What {plan.name} covers, and what it leaves to the member.",
        f"{plan.name}, plan booklet",
        "",
        True,
        "plan",
    )


def _codes(table: str, what: str) -> list[Source]:
    return [
        Source(
            f"codes/{table}/{row['code']}",
            f"{what} {row['code']}: {row['says']}",
            row["source"],
            row["read"],
            row["verified"] == "yes",
            "code",
        )
        for row in read_table(DATA / "codes" / f"{table}.csv")
    ]


def _rules() -> list[Source]:
    """Numbers of law, and what the payers’ manuals share, with the value that is newest."""
    newest = [(rule, rule.entries[-1]) for rule in rules().values()]
    return [
        Source(
            f"rules/{rule.name}",
            rule.in_words(entry),
            entry.source,
            entry.read.isoformat(),
            entry.verified,
            "payer" if rule.binds == ("contract",) else "law",
        )
        for rule, entry in newest
    ]


def _stems(folder: str) -> list[str]:
    return sorted(file.stem for file in (DATA / folder).glob("*.yaml"))
