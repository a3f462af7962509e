"""What may be said on a call: the kinds of move, their fields, and several ways to say each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from simulator.fields import Fields
from simulator.law import Caller, Said, Saying
from simulator.law.terms import ASKS_FOR_MONEY
from simulator.reading import DATA, read_data
from simulator.talk.facts import TOPICS
from simulator.talk.replies import words

MOVES = DATA / "talk" / "moves.yaml"
QUALITIES = ("good", "clumsy", "wrong")
KINDS = ("money", "date", "whole", "identifier", "words")
FILLS = words(
    "agent office phone patient born street balance charge allowed paid because service visit_day agreed until "
    "from_plan over reviewed_from"
)
DOES = words(
    "greet end verify_3 verify_1 verify_read verify_0 assume_permission told explain itemized told_help denied_help "
    "screen promise_too_much send_form help_with_form refuse_form refer offer_full offer_part offer_plan take_counter "
    "fee discount settle promise disclosed card read_back keep_code recording card_by_machine debit authorized copy "
    "required summarise written review dispute bill_cover still_due interpreter adapt care crisis_line hand_over hold "
    "call_back stop note told_dispute who_owes condole next_try too_near"
)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to make a move: what is said, how good that is, and what it does in the law's terms and on the account.

    `hears` is what the other person hears; empty, the move itself. `desks`: for others these words are wrong.
    """

    name: str  # as the file has it: its quality, and a number where there are two; never shown
    says: str
    quality: str
    tells: tuple[Said, ...]
    does: frozenset[str]
    asks: tuple[str, ...]
    hears: str
    desks: tuple[Caller, ...]

    @property
    def asks_for_money(self) -> bool:
        return any(said.what in ASKS_FOR_MONEY for said in self.tells)

    def quality_for(self, caller: Caller) -> str:
        return "wrong" if self.desks and caller not in self.desks else self.quality


@dataclass(frozen=True, slots=True)
class Move:
    """A kind of move. `on` is where it can be made: phone, or voicemail; `after`: also once the line is closed.

    `beside`: the paper without which nobody would say it: an estimate, or none.
    """

    name: str
    group: str
    label: str
    seconds: int
    on: str
    once: bool
    after: bool
    beside: str
    fields: Mapping[str, str]
    phrasings: tuple[Phrasing, ...]


@cache
def moves(path: Path = MOVES) -> Mapping[str, Move]:
    """Every move by name, as data/talk says. Raises BadFile with file and line."""
    fields = Fields(path, read_data(path))
    groups = _groups(fields)
    with fields.part("moves") as part:
        found = {}
        for name in part:
            with part.part(name) as move:
                found[name] = _move(name, move, tuple(groups))
    fields.nothing_else()
    return MappingProxyType(found)


@cache
def groups(path: Path = MOVES) -> Mapping[str, str]:
    """The groups of moves and what the desk calls them, in the order in which it shows them."""
    fields = Fields(path, read_data(path))
    return _groups(fields)


def _groups(fields: Fields) -> Mapping[str, str]:
    with fields.part("groups") as part:
        return MappingProxyType({name: part.text(name) for name in part})


def _move(name: str, fields: Fields, groups: tuple[str, ...]) -> Move:
    with fields.part("fields") as part:
        typed = {field: part.one_of(field, KINDS) for field in part}
    asks = _known(fields, "asks", tuple(TOPICS))
    does = _known(fields, "does", DOES)
    with fields.part("phrasings") as part:
        phrasings = tuple(_phrasing(part, key, asks, does, frozenset(typed)) for key in part)
    return Move(
        name=name,
        group=fields.one_of("group", groups),
        label=fields.text("label"),
        seconds=fields.whole("seconds"),
        on=fields.one_of("on", ("phone", "voicemail")) if "on" in fields else "phone",
        once=_is_yes(fields, "once"),
        after=_is_yes(fields, "after"),
        beside=fields.one_of("beside", ("estimate",)) if "beside" in fields else "",
        fields=MappingProxyType(typed),
        phrasings=phrasings,
    )


def _is_yes(fields: Fields, key: str) -> bool:
    return key in fields and fields.one_of(key, ("yes", "no")) == "yes"


def _phrasing(
    phrasings: Fields, name: str, asks: tuple[str, ...], does: tuple[str, ...], typed: frozenset[str]
) -> Phrasing:
    quality = name.split("_")[0]
    if quality not in QUALITIES:
        phrasings.wrong(name, f"should begin with one of {', '.join(QUALITIES)}")
    with phrasings.part(name) as fields:
        return _read_phrasing(fields, name, quality, asks, does, typed)


def _read_phrasing(
    fields: Fields, name: str, quality: str, asks: tuple[str, ...], does: tuple[str, ...], typed: frozenset[str]
) -> Phrasing:
    says = fields.text("says")
    for _, fill, _, _ in Formatter().parse(says):
        if fill is not None and fill not in FILLS | typed:
            fields.wrong("says", f"has `{{{fill}}}`, which nothing fills in")
    return Phrasing(
        name=name,
        says=says,
        quality=quality,
        tells=tuple(_said(fields, one) for one in fields.texts("tells")),
        does=frozenset(_known(fields, "does", DOES) if "does" in fields else does),
        asks=_known(fields, "asks", tuple(TOPICS)) if "asks" in fields else asks,
        hears=fields.text("hears") if "hears" in fields else "",
        desks=tuple(Caller(one) for one in _known(fields, "for", tuple(Caller))),
    )


def _said(fields: Fields, word: str) -> Said:
    """`amount` is told, `amount!` is told and not so."""
    name = word.removesuffix("!")
    if name not in tuple(Saying):
        fields.wrong("tells", f"has `{name}`, which the law room does not know")
    return Said(Saying(name), true=not word.endswith("!"))


def _known(fields: Fields, key: str, names: frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
    words = fields.texts(key)
    for word in words:
        if word not in names:
            fields.wrong(key, f"has `{word}`; known are {', '.join(sorted(names))}")
    return words
