"""What a long paste says again is read once, and marked wherever it stands.

A letter of many pages is mostly a paste: one paragraph twenty times, or a chain of mails that quotes itself. A sentence
that stands again behind the same sentence means the same again, so it is left out while the letter is read. A letter
of usual length is read as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from simulator.letters.marked import Span
from simulator.letters.reading.plain import Sentence

LONG = 7_000  # characters: more than two pages


@dataclass(frozen=True, slots=True)
class Once:
    """The words without what stands again. Stretch i of them begins at `starts[i]` and stood at each of `stood[i]`."""

    text: str
    starts: tuple[int, ...]
    stood: tuple[tuple[int, ...], ...]

    def everywhere(self, spans: Sequence[Span]) -> list[Span]:
        """Each span wherever its words stood before anything was left out, in order of place."""
        return sorted((each for span in spans for each in self._moved(span)), key=lambda each: (each.start, each.end))

    def _moved(self, span: Span) -> Iterator[Span]:
        first, last = (bisect_right(self.starts, place) - 1 for place in (span.start, max(span.start, span.end - 1)))
        for place in self.stood[first] if first == last else self.stood[first][:1]:
            end = place - self.starts[first] if first == last else self.stood[last][0] - self.starts[last]
            yield replace(span, start=place + span.start - self.starts[first], end=end + span.end)


def read_once(text: str, cut: Sequence[Sentence]) -> Once:
    """The words of a long letter without each sentence that has stood behind the same sentence before."""
    if len(text) < LONG or not cut:
        return Once(text, (0,), ((0,),))
    places: dict[tuple[str, str], list[int]] = {}
    before = ""
    for start, end in pairwise((0, *(each.start for each in cut[1:]), len(text))):
        said = text[start:end]
        places.setdefault((before, said), []).append(start)
        before = said
    parts = [said for _, said in places]
    starts = tuple(accumulate((len(said) for said in parts[:-1]), initial=0))
    return Once("".join(parts), starts, tuple(tuple(each) for each in places.values()))
