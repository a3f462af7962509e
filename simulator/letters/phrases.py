"""Phrases as a trainer writes them in data/letters, and where they stand in a letter.

we (obtained|received) * approval      one of some words; `*` is up to five words of any kind, `* *` up to ten
authoriz-                              every word that begins so
(the|) claim                           an empty choice may be left out
(we|<payer>) agreed                    a list of words that the file names once
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from simulator.fields import Fields

_OPENS, _SHUTS = r"(?<![\w'])(?:", r")(?!\w)"
_WORD = re.compile(r"[a-z0-9'$]+-?")
_BETWEEN = r"[^\w.!?;]{1,4}"
_ANY = r"(?:[\w'./$,-]{1,40}[^\w!?;]{1,4}){0,5}?"


class NotAPhrase(ValueError):
    """A phrase cannot be read. The message says what is odd in it."""


@cache
def phrase(written: str) -> re.Pattern[str]:
    """A phrase as a pattern. Raises NotAPhrase."""
    made, is_first = "", True
    for part in re.findall(r"\([^()]*\)|\S+", written.lower().rstrip(" *")):
        if part == "*":
            made += (_ANY if is_first else _BETWEEN + _ANY) if made else ""
            is_first = True
            continue
        choices = part[1:-1].split("|") if part.startswith("(") else [part]
        bodies = [_words(each.strip(), written) for each in choices if each.strip()]
        body = f"(?:{'|'.join(bodies)})"
        may_miss = any(not each.strip() for each in choices)
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
    return re.compile(f"{_OPENS}{made}{_SHUTS}", re.IGNORECASE)


def _words(text: str, written: str) -> str:
    words = text.split()
    odd = next((word for word in words if not _WORD.fullmatch(word)), None)
    if odd:
        raise NotAPhrase(f"has `{odd}` in “{written[:60]}”; use words, `word-`, (one|other) and `*`")
    return _BETWEEN.join(
        re.escape(word[:-1]) + r"\w*(?:'s)?" if word.endswith("-") else re.escape(word) for word in words
    )


Lists = Mapping[str, tuple[str, ...]]


def phrases(fields: Fields, key: str, lists: Lists | None = None) -> tuple[re.Pattern[str], ...]:
    """The phrases under a name of a data file, or a mistake with its line."""
    found = []
    for written in fields.texts(key):
        try:
            found.append(phrase(_with_lists(written, lists or {})))
        except NotAPhrase as error:
            fields.wrong(key, str(error))
    return tuple(found)


def _with_lists(written: str, lists: Lists) -> str:
    """A phrase with each <list> written out, as choices of its own or among others."""

    def words(found: re.Match[str]) -> str:
        if found[1] not in lists:
            raise NotAPhrase(f"has <{found[1]}>, which is no list here; there are {', '.join(lists) or 'none'}")
        listed = "|".join(lists[found[1]])
        is_inside = written.count("(", 0, found.start()) > written.count(")", 0, found.start())
        return listed if is_inside else f"({listed})"

    return re.sub(r"<(\w+)>", words, written)


def one_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """Many phrases as one pattern that looks only where a word begins, the longest first. Of none, none is found."""
    bodies = sorted(
        (each.pattern.removeprefix(_OPENS).removesuffix(_SHUTS) for each in patterns), key=len, reverse=True
    )
    return re.compile(f"{_OPENS}{'|'.join(bodies)}{_SHUTS}" if bodies else r"(?!)", re.IGNORECASE)
