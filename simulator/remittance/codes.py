"""What the codes on a remittance mean, in our own words. Only codes that the kit uses; the lists are at x12.org."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from simulator.reading import DATA, read_table
from simulator.remittance.remit import Group


@dataclass(frozen=True, slots=True)
class Meaning:
    """A code in our words, and the first thing a collector does about it."""

    code: str
    title: str
    says: str
    act: str


class UnknownCode(LookupError):
    """A code that data/codes does not have, or a group that the code may not stand under."""


def reason_meaning(group: Group, reason: str) -> Meaning:
    """A group and its reason: who carries the amount, and why. Raises UnknownCode."""
    row = _table("carc").get(reason)
    if row is None:
        raise UnknownCode(f"Reason code {reason} is not in data/codes/carc.csv.")
    if group.value not in row["groups"].split():
        raise UnknownCode(f"Reason code {reason} may not stand under {group}; it goes with {row['groups']}.")
    return Meaning(f"{group}-{reason}", _table("groups")[group.value]["title"], row["says"], row["act"])


def remark_meaning(remark: str) -> Meaning:
    """A remark: an alert changes nothing by itself, any other says more about a reason. Raises UnknownCode."""
    row = _table("rarc").get(remark)
    if row is None:
        raise UnknownCode(f"Remark code {remark} is not in data/codes/rarc.csv.")
    return Meaning(
        remark,
        "Remark: good to know" if row["kind"] == "alert" else "Remark: more about the reason",
        row["says"],
        row["act"],
    )


def status_meaning(category: str) -> Meaning:
    """A claim's status as a payer's portal gives it: how far it is, not who carries what. Raises UnknownCode."""
    row = _table("status").get(category)
    if row is None:
        raise UnknownCode(f"Status category {category} is not in data/codes/status.csv.")
    return Meaning(category, row["title"], row["says"], row["act"])


def may_stand(group: Group, reason: str) -> bool:
    """Whether a reason that the kit uses may stand under a group."""
    row = _table("carc").get(reason)
    return row is not None and group.value in row["groups"].split()


def needs_remark(reason: str) -> bool:
    """Whether a reason says too little by itself: a remark that is no alert must stand beside it."""
    return _table("carc")[reason]["needs_remark"] == "yes"


def explains(remark: str) -> bool:
    """Whether a remark says more about a reason. An alert does not."""
    return _table("rarc").get(remark, {}).get("kind") == "supplemental"


@cache
def _table(file: str) -> dict[str, dict[str, str]]:
    rows = read_table(DATA / "codes" / f"{file}.csv")
    return {row["group" if file == "groups" else "code"]: row for row in rows}
