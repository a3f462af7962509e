"""What our desk may do about one claim, and how long things take: house policy, as data/house/desk.yaml has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from simulator.dates import BusinessDays
from simulator.fields import Fields, open_fields
from simulator.money import ZERO, Money, Rate
from simulator.reading import DATA, BadFile

DESK = DATA / "house" / "desk.yaml"
_MOST = 4_000  # of days, minutes or sendings: some ten years


@dataclass(frozen=True, slots=True)
class Takes:
    """How long each thing takes, from the day on which it begins."""

    to_write: timedelta
    by_mail: timedelta
    to_the_front_end: timedelta
    to_answer_a_claim: timedelta
    to_read_records: timedelta
    to_reissue: timedelta
    to_say_no_check: timedelta
    to_ask_a_coder: timedelta
    to_look_again: timedelta
    to_be_moved: timedelta


@dataclass(frozen=True, slots=True)
class DeskRules:
    """The desk's own numbers. `a_day` is the share of what is won that one day of waiting costs."""

    since: date
    source: str
    most_sendings: int
    longest_hold: int  # days
    a_sending: Money
    a_day: Rate
    to_count: int  # minutes, as the next two
    to_check: int
    acts: Mapping[str, int]
    other_act: int
    takes: Takes
    to_post: BusinessDays

    def minutes(self, act: str) -> int:
        """What an act takes of our own time."""
        return self.acts.get(act, self.other_act)


@cache
def desk_rules(path: Path = DESK) -> DeskRules:
    """The policy on claims that are worked. Raises BadFile with file and line."""
    with open_fields(path) as rules:
        with rules.part("costs") as part:
            a_sending, a_day = part.money("sending"), part.rate("day")
            if a_sending < ZERO:
                part.wrong("sending", f"is `{a_sending}`; it should be 0.00 or more")
        with rules.part("minutes") as part:
            to_count, to_check, other = (_from(part, name) for name in ("last_day", "check", "other_act"))
            with part.part("acts") as each:
                acts = {_act(each, name): _from(each, name) for name in each}
        with rules.part("days") as part:
            takes = Takes(*(timedelta(_from(part, field.name)) for field in fields(Takes)))
        with rules.part("working_days") as part:
            to_post = BusinessDays(_from(part, "to_post", 1))
        return DeskRules(
            since=rules.day("since"),
            source=rules.text("source"),
            most_sendings=_from(rules, "most_sendings", 1),
            longest_hold=_from(rules, "longest_hold", 1),
            a_sending=a_sending,
            a_day=a_day,
            to_count=to_count,
            to_check=to_check,
            acts=MappingProxyType(acts),
            other_act=other,
            takes=takes,
            to_post=to_post,
        )


def slips() -> tuple[str, ...]:
    """The first slip of the file, as `data/house/desk.yaml:8: …`; none where it can be read."""
    try:
        desk_rules()
    except BadFile as slip:
        return (str(slip),)
    return ()


def _from(part: Fields, name: str, least: int = 0) -> int:
    """A number of days, minutes or sendings."""
    number = part.whole(name)
    if not least <= number <= _MOST:
        part.wrong(name, f"is {number}; it should be from {least} to {_MOST:,}")
    return number


def _act(part: Fields, name: str) -> str:
    with open_fields(DATA / "acts.yaml") as acts:
        known = {each: acts.text(each) for each in acts}
    if name not in known:
        part.wrong(name, f"is no act; the acts are {', '.join(known)}")
    return name
