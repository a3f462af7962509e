"""What a learner can do so far, worked out from the attempts that were kept. Nothing here is stored.

A skill is `ready` when it was right at the first try, without a hint, in two different scenarios. It is `learning` when
it was met in an attempt that was finished. Only the first attempt at an account counts: whoever has read the debrief
knows the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from simulator.records.store import Attempt, Json

CASES_TO_BE_READY = 2


def skills(attempts: Iterable[Attempt]) -> dict[str, str]:
    """`ready` or `learning`, by the id of each competency that was met; what is missing was not met."""
    right_in: dict[str, set[str]] = defaultdict(set)
    for attempt in _first_attempts(attempts):
        for decision in (attempt.result or {}).get("decisions", ()):
            for skill in decision["tests"] if decision["state"] != "not reached" else ():
                right_in[skill] |= {attempt.scenario} if is_right_at_once(decision) else set()
    return {skill: "ready" if len(where) >= CASES_TO_BE_READY else "learning" for skill, where in right_in.items()}


def is_right_at_once(decision: Json) -> bool:
    """Right at the first try and without a hint, or in full by a trainer's ruling."""
    at_once = decision["tries"] == 1 and decision["hints"] == 0
    return bool(decision["state"] == "right" and (at_once or "overruled" in decision))


def overruled_by(attempts: Iterable[Attempt]) -> list[str]:
    """Everybody whose rulings stand on these attempts, so that nobody takes them for the kit's own marks."""
    results = (attempt.result or {} for attempt in attempts)
    told = (each for result in results for each in result.get("overruled", {"rulings": ()})["rulings"])
    return sorted({each["by"] for each in told if each["stands"]})


def _first_attempts(attempts: Iterable[Attempt]) -> Iterator[Attempt]:
    """The first attempt at each account (a scenario at a seed), oldest first."""
    met: set[tuple[str, int]] = set()
    for attempt in sorted(attempts, key=lambda each: each.begun):
        if (attempt.scenario, attempt.seed) not in met:
            met.add((attempt.scenario, attempt.seed))
            yield attempt
