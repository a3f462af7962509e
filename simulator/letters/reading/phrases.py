"""Phrases as a trainer writes them in data/letters, and where they stand in a letter.

we (obtained|received) * approval      one of some words; `*` is up to five words of any kind, `* *` up to ten
authoriz-                              every word that begins so
(the|) claim                           an empty choice may be left out
(we|<payer>) agreed                    a list of words that the file names once
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from simulator.fields import Fields

_OPENS, _SHUTS = r"(?<![\w'])(?:", r")(?!\w)"
_WORD = re.compile(r"[a-z0-9'$]+-?")
_BETWEEN = r"[^\w.!?;]{1,4}"
_ANY = r"(?>(?:[\w'./$,-]{1,40}[^\w!?;]{1,4})){0,5}?"  # a word once read is not cut anew: a web address is many


class NotAPhrase(ValueError):
    """A phrase cannot be read. The message says what is odd in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase as a pattern. `needs` has a bit for each place where one of some words must stand."""

    pattern: str
    needs: int

    def search(self, text: str, *places: int) -> re.Match[str] | None:
        """Where it stands first."""
        return _compiled(self.pattern).search(text, *places)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each place where it stands."""
        return _compiled(self.pattern).finditer(text)

    def may_stand(self, text: str) -> bool:
        """Whether its words are there at all, whatever their order."""
        return self.needs & _heard(text) == self.needs


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Most phrases are never looked for, and those need never be made ready."""
    return re.compile(pattern, re.IGNORECASE)


_CHOICES: dict[frozenset[str], int] = {}  # some words of which a phrase needs one, and their bit
_HEARD: dict[str, int] = {}  # each first word of a choice (`paid`, `pay-`), and the bits of the choices that have it


@lru_cache(maxsize=256)
def _heard(text: str) -> int:
    """The bits of all choices that some words meet. It looks at each word once, so a long paste costs little."""
    bits = 0
    for word in {*_TOKEN.findall(text.lower())}:
        bits |= _heard_in(word)
    return bits


@lru_cache(maxsize=20_000)
def _heard_in(word: str) -> int:
    bits = _HEARD.get(word, 0)
    for end in range(1, len(word[:_LONG_WORD]) + 1):
        bits |= _HEARD.get(f"{word[:end]}-", 0)
    return bits


class Phrases(tuple[Phrase, ...]):
    """Phrases that are looked for together, each filed under words that it needs, so that most are never looked at."""

    @cached_property
    def _filed(self) -> dict[int, list[int]]:
        filed: dict[int, list[int]] = {}
        for place, each in enumerate(self):
            filed.setdefault(each.needs.bit_length(), []).append(place)
        return filed

    @cached_property
    def _some(self) -> int:
        return sum(1 << length >> 1 for length in self._filed)

    def that_may_stand(self, text: str) -> list[Phrase]:
        """Those whose words are in a text, in the order in which they were written."""
        bits = _heard(text)
        filed, common = self._filed, bits & self._some
        if not common and 0 not in filed:
            return []
        places = [*filed.get(0, ())]
        while common:
            length = common.bit_length()
            places += filed[length]
            common ^= 1 << length >> 1
        return [self[place] for place in sorted(places) if self[place].needs & bits == self[place].needs]


def matches(some: Phrases, text: str) -> Iterator[re.Match[str]]:
    """Each place where one of some phrases stands. Only those are looked for whose words are there."""
    for each in some.that_may_stand(text):
        yield from each.finditer(text)


def says(some: Phrases, text: str) -> bool:
    """Whether one of some phrases stands in a text."""
    return any(each.search(text) for each in some.that_may_stand(text))


_TOKEN = re.compile(r"\w+")
_LONG_WORD = 25


def _needed(bodies: Iterable[str]) -> int:
    """The bit of a choice: the first word of each of its bodies. One that begins with a mark needs nothing."""
    first = frozenset(_first_word(each) for each in bodies)
    if "" in first:
        return 0
    if first not in _CHOICES:
        _heard.cache_clear()  # what was heard before has no bit for these words
        _heard_in.cache_clear()
        _CHOICES[first] = 1 << len(_CHOICES)
        for word in first:
            _HEARD[word] = _HEARD.get(word, 0) | _CHOICES[first]
    return _CHOICES[first]


def _first_word(body: str) -> str:
    word = body.split()[0]
    first = _TOKEN.search(word)
    return "" if first is None else first.group() + ("-" if word == f"{first.group()}-" else "")


@cache
def phrase(written: str) -> Phrase:
    """A phrase as a pattern. Raises NotAPhrase."""
    made, is_first, needs = "", True, 0
    for part in re.findall(r"\([^()]*\)|\S+", written.lower().rstrip(" *")):
        if part == "*":
            made += (_ANY if is_first else _BETWEEN + _ANY) if made else ""
            is_first = True
            continue
        choices = part[1:-1].split("|") if part.startswith("(") else [part]
        bodies = [_words(each.strip(), written) for each in choices if each.strip()]
        body = f"(?:{'|'.join(bodies)})"
        may_miss = any(not each.strip() for each in choices)
        needs |= 0 if may_miss else _needed(choices)
        joint = "" if is_first else _BETWEEN
        made += (
            f"(?:{joint}{body})?"
            if may_miss and not is_first
            else f"(?:{body}{_BETWEEN})?"
            if may_miss
            else joint + body
        )
        is_first = is_first and may_miss
    if not made:
        raise NotAPhrase("has no words")
    pattern = f"{_OPENS}{made}{_SHUTS}"
    return Phrase(pattern, needs)


def _words(text: str, written: str) -> str:
    words = text.split()
    odd = next((word for word in words if not _WORD.fullmatch(word)), None)
    if odd:
        raise NotAPhrase(f"has `{odd}` in “{written[:60]}”; use words, `word-`, (one|other) and `*`")
    return _BETWEEN.join(
        re.escape(word[:-1]) + r"\w*(?:'s)?" if word.endswith("-") else re.escape(word) for word in words
    )


Lists = Mapping[str, tuple[str, ...]]


def phrases(fields: Fields, key: str, lists: Lists | None = None) -> Phrases:
    """The phrases under a name of a data file, or a mistake with its line."""
    found = []
    for written in fields.texts(key):
        try:
            found.append(phrase(_with_lists(written, lists or {})))
        except NotAPhrase as error:
            fields.wrong(key, str(error))
    return Phrases(found)


def choices(fields: Fields, key: str) -> str:
    """Plain words under a name of a data file, as choices of a pattern: `clerk|biller`. Without any, a mistake."""
    if not (words := fields.texts(key)):
        fields.wrong(key, "should be a list of words, for example [lab, imaging]")
    return "|".join(map(re.escape, words))


def _with_lists(written: str, lists: Lists) -> str:
    """A phrase with each <list> written out, as choices of its own or among others."""

    def words(found: re.Match[str]) -> str:
        if found[1] not in lists:
            raise NotAPhrase(f"has <{found[1]}>, which is no list here; there are {', '.join(lists) or 'none'}")
        listed = "|".join(lists[found[1]])
        is_inside = written.count("(", 0, found.start()) > written.count(")", 0, found.start())
        return listed if is_inside else f"({listed})"

    return re.sub(r"<(\w+)>", words, written)


def one_of(patterns: Iterable[Phrase]) -> re.Pattern[str]:
    """Many phrases as one pattern that looks only where a word begins, the longest first. Of none, none is found."""
    bodies = sorted(
        (each.pattern.removeprefix(_OPENS).removesuffix(_SHUTS) for each in patterns), key=len, reverse=True
    )
    return re.compile(f"{_OPENS}{'|'.join(bodies)}{_SHUTS}" if bodies else r"(?!)", re.IGNORECASE)
