"""Balance Due, a flight simulator for medical collectors: accounts that never existed, worked and scored honestly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.case.open import open_case
    from simulator.remittance.x12.read import read_835
    from simulator.training.episode import open_episode
    from simulator.world.generate import generate

__version__ = "0.1.0"
__all__ = ["__version__", "generate", "open_case", "open_episode", "read_835"]


def __getattr__(name: str) -> Any:
    if name == "open_case":
        from simulator.case.open import open_case

        return open_case
    if name == "open_episode":
        from simulator.training.episode import open_episode

        return open_episode
    if name == "generate":
        from simulator.world.generate import generate

        return generate
    if name == "read_835":
        from simulator.remittance.x12.read import read_835

        return read_835
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
