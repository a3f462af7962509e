"""The words of role-play cards, as data/talk/cards.yaml has them. A trainer may change them; slips are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from simulator.fields import Fields, open_fields
from simulator.law import Who
from simulator.reading import DATA
from simulator.scenario.scenario import SAID
from simulator.talk.moves import moves
from simulator.talk.persona import Belief, Hidden, Need, Temper
from simulator.talk.role import Wording
from simulator.training.fills import check_fills

FILE = DATA / "talk" / "cards.yaml"
ENDS = (
    *("handed_over", "stopped", "coverage", "assistance", "dispute", "plan", "settlement", "promise"),
    *("paid", "corrected", "callback", "next_try", "nothing"),
)
WIDOWED = "widowed"  # a spouse whose husband or wife has died
_AFTER = ("trust", "hidden", "nothing_hidden", "machine", "beside_it")
_FILLS = ("patient", "name")
_WHEN = ("bill", "outside", "doubt", "despair", *Need)  # whose bill it is; an outsider; and so on

Named = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Moves:
    """Something that moves a person: what it is, by which words it is measured, and whom it concerns."""

    says: str
    by: tuple[Wording, ...]
    when: str


@dataclass(frozen=True, slots=True)
class CardWords:
    who: Named
    temper: Named
    belief: Named
    hidden: Named
    needs: Named
    warms: tuple[Moves, ...]
    cools: tuple[Moves, ...]
    hurried: Mapping[str, Wording]
    safety: Named
    marks: Named
    after: Named
    ends: Named


@cache
def card_words(path: Path = FILE) -> CardWords:
    """The words of the file. Raises BadFile."""
    with open_fields(path) as fields:
        with fields.part("hurried") as part:
            hurried = MappingProxyType({name: _wordings(part, name)[0] for name in part})
        with fields.part("after") as part:
            after = MappingProxyType({name: _sentence(part, name) for name in _AFTER})
            ends = _named(part, "ends", ENDS)
        return CardWords(
            who=_named(fields, "who", (*Who, WIDOWED)),
            temper=_named(fields, "temper", Temper),
            belief=_named(fields, "belief", Belief),
            hidden=_named(fields, "hidden", (each for each in Hidden if each)),
            needs=_named(fields, "needs", Need),
            warms=_moves(fields, "warms"),
            cools=_moves(fields, "cools"),
            hurried=hurried,
            safety=_named(fields, "safety", ("always", "despair", "loss")),
            marks=_named(fields, "marks", SAID),
            after=after,
            ends=ends,
        )


def _named(fields: Fields, key: str, names: Iterable[str]) -> Named:
    """A sentence for each name; a name without one stands for itself."""
    with fields.part(key) as part:
        return MappingProxyType({str(name): _sentence(part, name) if name in part else _plain(name) for name in names})


def _plain(name: str) -> str:
    return f"{name.replace('_', ' ').capitalize()}."


def _sentence(fields: Fields, key: str) -> str:
    return check_fills(fields, key, fields.text(key).strip(), _FILLS)


def _moves(fields: Fields, key: str) -> tuple[Moves, ...]:
    with fields.part(key) as part:
        found = []
        for name in part:
            with part.part(name) as each:
                when = each.one_of("when", _WHEN) if "when" in each else ""
                found.append(Moves(_sentence(each, "says"), _wordings(each, "by"), when))
        return tuple(found)


def _wordings(fields: Fields, key: str) -> tuple[Wording, ...]:
    """`acknowledge/good`: a move that takes nothing typed, and one of its wordings."""
    found = []
    for each in fields.texts(key):
        move, _, wording = each.partition("/")
        known = moves().get(move)
        if known is None or known.fields or wording not in (one.name for one in known.phrasings):
            fields.wrong(key, f"has `{each}`; write a move of data/talk/moves.yaml and a wording, such as greet/good")
        found.append((move, wording))
    if not found:
        fields.wrong(key, "names nothing that is said")
    return tuple(found)
