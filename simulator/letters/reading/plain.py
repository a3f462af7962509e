"""A letter as it is read: tags, curly quotes and odd spaces made plain, and each character's place in what was written.

Whatever is marked is marked in the words as they were written, so every plain character knows where it came from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from simulator.letters.reading.numerals import A_SHORT_MONTH

MOST_CHARACTERS = 80_000  # more than thirty pages

MONTH_OF_MAY = re.compile(  # no wish
    r"\bMay(?=\s\d)|(?<=\d\s)May\b|(?<=\bof\s)May\b|(?<=\bin\s)May\b|(?<=\bby\s)May\b"
)
_TAG = re.compile(
    r"<!--(?:[^-<]|-(?!->)|<(?!!--)){0,20000}-->|<(?P<dead>script|style)\b[^<>]{0,500}>[^<]{0,20000}</(?P=dead)\s{0,9}>"
    r"|</?(?P<name>a|abbr|article|b|big|blockquote|body|br|center|code|col|dd|div|dl|dt|em|font|footer|form|h[1-6]|head"
    r"|header|hr|html|i|iframe|img|input|li|link|main|mark|meta|o:p|object|ol|p|pre|s|section|small|span|strong|sub|sup"
    r"|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|xml)\b[^<>]{0,2000}>",
    re.IGNORECASE | re.DOTALL,
)
_BREAKS = frozenset(
    [
        "br",
        "p",
        "div",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "ul",
        "ol",
        "hr",
        "header",
        "footer",
        "section",
        "title",
        "blockquote",
    ]
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_SAME = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    ),
    "⁄": "/",
    "…": ".",
}
_NOTHING = frozenset("\r\x00\ufe0f")  # and whatever only says which way to write, as Windows puts it before a date
_OLD_LINE = re.compile(r"\r(?!\n)")


_CELLS = frozenset(("td", "th"))


@dataclass(frozen=True, slots=True)
class Plain:
    """The words without their dress. `places[i]` is where character i stood; `text` has no accents."""

    text: str
    places: tuple[int, ...]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain words stands in the letter as it was written."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def read_plain(written: str) -> Plain:
    """The letter without tags, accents, curly quotes and odd spaces. Script between tags is text nobody reads."""
    letters: list[str] = []
    places: list[int] = []
    for text, start, end in _stretches(_OLD_LINE.sub("\n", written)):
        if end - start != len(text):  # a tag or an entity: all of it stands where it began
            letters.extend(text)
            places.extend([start] * len(text))
            continue
        if text.isascii() and "\r" not in text and "\t" not in text and "`" not in text and "\x00" not in text:
            letters.extend(text)
            places.extend(range(start, end))
            continue
        for place, letter in enumerate(text, start):
            for plain in _undressed(letter):
                letters.append(plain)
                places.append(place)
    places.append(len(written))
    text = _LEADERS.sub(lambda found: ":".ljust(len(found.group())), "".join(letters))
    return Plain(text, tuple(places))


_LEADERS = re.compile(r"(?<= )\.{2,}(?= )|(?<=[a-z])\.{4,}(?=\s?\w)")  # “Date of service ...... 12 May 2026”


def _stretches(written: str) -> Iterator[tuple[str, int, int]]:
    """Plain stretches, and what stands for a tag or an entity."""
    at = 0
    if "<" in written or "&" in written:
        for found in re.finditer(f"{_TAG.pattern}|(?P<entity>{_ENTITY.pattern})", written, _TAG.flags):
            yield written[at : found.start()], at, found.start()
            if found["entity"]:
                said = html.unescape(found["entity"])
                stands = "".join(_undressed(said[0])) if said != found["entity"] else said
            else:
                name = (found["name"] or "p").lower()
                stands = "\n\n" if name in _BREAKS else " " if name in _CELLS else ""
            yield stands, found.start(), found.end()
            at = found.end()
    yield written[at:], at, len(written)


def _undressed(letter: str) -> str:
    if letter in _NOTHING:
        return ""
    if letter in _SAME:
        return _SAME[letter]
    if letter < "\x80":
        return letter
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return ""
    folded = "".join(each for each in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(each))
    return {"ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "æ": "ae", "ı": "i"}.get(
        letter, folded
    )


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A value of the file, in the same plain letters."""
    return read_plain(text).text


_END = re.compile(
    r"(?<=[.!?])[\"')\]]*(?=\s+[\"'(]?[A-Z0-9$])|[.!?]?\n[ ]*\n\s*"
    r"|\n(?=[ ]*(?:[-*•·]|\(?\d{1,2}[.)]|\d{1,2}/\d{1,2}/\d{2,4}\s+[A-Z]|"
    r"(?:re|encl|enclosures?|attachments?|cc|to|from|subject|date|claim|patient|member|dear|sincerely|sent|via)\b))",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"(?:\b(?:dr|mr|mrs|ms|mx|no|nos|inc|st|ave|vs|ext|pub|sec|art|{A_SHORT_MONTH}|co|u\.s|"
    r"u\.s\.c|c\.f\.r|e\.g|i\.e|a\.m|p\.m|approx|dept|fig|pp?|rev|encl?|attn|[A-Z])\.)$",
    re.IGNORECASE,
)
_LINE = 45  # a line this short was ended by its writer, not by the edge of the page


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one line of a heading or a list."""

    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The letter cut into sentences. A full stop behind “Dr” or “No” ends none."""
    cuts = [0]
    for found in _END.finditer(text):
        if "\n" not in found.group() and _SHORT.search(text, max(0, found.start() - 8), found.start()):
            continue
        cuts.append(found.end())
    cuts += _short_lines(text)
    cuts = sorted({*cuts, *_endless(text, cuts), len(text)})
    return tuple(Sentence(a, b) for a, b in pairwise(cuts) if text[a:b].strip())


_LONGEST = (
    1200  # no person writes a longer sentence; a paste without a full stop is cut, so that none can stall a reader
)


def _endless(text: str, cuts: list[int]) -> list[int]:
    """Where a sentence without end is cut: at a space, after as much as anybody writes."""
    found: list[int] = []
    for start, end in pairwise(sorted({*cuts, len(text)})):
        at = start + _LONGEST
        while at < end:
            space = text.find(" ", at, end)
            at = space + 1 if space >= 0 else at
            found.append(at)
            at += _LONGEST
    return found


def _short_lines(text: str) -> list[int]:
    """Where a line ends that its writer ended: it is short, and the next does not go on in small letters."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        goes_on = text[at : at + 1].islower() or line.rstrip().endswith(",")
        if len(line.strip()) < _LINE and not goes_on:
            found.append(at)
    return found


def sentence_at(cut: tuple[Sentence, ...], place: int) -> Sentence:
    """The sentence that holds a place."""
    return cut[max(0, bisect_right(cut, place, key=lambda each: each.start) - 1)]
