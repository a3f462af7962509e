"""What a talk came to twelve months on. One year is luck: forty are lived from the same means, and the mean counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from simulator.case.persona import OnTheLine
from simulator.money import Money, total
from simulator.talk import Deal, Outcome
from simulator.talk.after import YearAfter, year_after
from simulator.training.stages.stage import Json

if TYPE_CHECKING:
    from simulator.training.stages.talking.play import Talking

YEARS = 40
ON_AVERAGE = f"on average over {YEARS} simulated years"


@dataclass(frozen=True, slots=True)
class Year:
    """`kept` came in and stayed, `settled` is that with what help, another plan or a correction took: means of forty.

    `says` tells one of these years; `agreements` is in how many an agreement was kept, None where there was none.
    """

    kept: Money
    settled: Money
    says: str
    agreements: int | None

    def as_json(self) -> Json:
        return {
            "kept": self.kept.dollars,
            "settled": self.settled.dollars,
            "says": self.says,
            "agreements": self.agreements,
            "of": YEARS,
        }


def after(talking: Talking) -> Year:
    """The twelve months after a talk."""
    return _lived(talking.call.outcome, talking.line, talking.office.today, talking.seed)


def after_nothing(talking: Talking) -> Year:
    """The twelve months of the same household when nobody talks to it."""
    deal = Deal(balance=talking.line.account.balance)
    trust = talking.call.back(0).now.mood.trust
    nobody = Outcome(kind="nothing", deal=deal, summed_up=False, told=(), note="", ended="", trust=trust, minutes=0)
    return _lived(nobody, talking.line, talking.office.today, talking.seed)


@lru_cache(maxsize=512)
def _lived(outcome: Outcome, line: OnTheLine, today: date, seed: int) -> Year:
    years = [year_after(outcome, line.person, line.account, today, seed) for seed in range(YEARS)]
    told = years[seed % YEARS]
    return Year(
        kept=_mean([each.paid for each in years]),
        settled=_mean([each.settled for each in years]),
        says=" ".join(told.says) or "Nothing came of it.",
        agreements=_kept(years),
    )


def _kept(years: list[YearAfter]) -> int | None:
    agreed = [each.kept for each in years if each.kept is not None]
    return sum(agreed) if agreed else None


def _mean(amounts: list[Money]) -> Money:
    return Money(total(amounts).cents // len(amounts))
