"""Where a person is: the state and city whose rules hold there, and the clocks on its walls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import open_fields
from simulator.reading import DATA


@dataclass(frozen=True, slots=True)
class Place:
    """A state by its two letters, a city where its own rules matter, and zones where they are known more narrowly."""

    state: str = ""
    city: str = ""
    zones: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names under which a pack of rules may know this place."""
        return frozenset({self.state, f"{self.city}, {self.state}"})

    @property
    def clocks(self) -> tuple[str, ...]:
        """All zones that this person may be in: the known ones, else every zone of the state."""
        return self.zones or state_zones().get(self.state, ())


@cache
def state_zones() -> Mapping[str, tuple[str, ...]]:
    """The zones of each state, the one of most of its people first."""
    with open_fields(DATA / "zones" / "states.yaml") as states:
        return MappingProxyType({state: states.texts(state) for state in states})
