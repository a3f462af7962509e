"""The syntax under an 835: segments one after another, with the separators that the file itself declares or shows.

The file is read in pieces and only the segment at hand is held, so that a file of any size, on one line or a million,
takes the same memory. Whatever comes is answered with findings; nothing here raises for bad content.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from simulator.remittance.x12.findings import Findings, shown

PIECE = 1 << 16
LONGEST_SEGMENT = 1 << 16
_BETWEEN = " \t\r\n\ufeff\x1a\x00"
_NEEDED = 512  # an ISA is 106 characters; a first segment without envelope is shorter than this


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs that part elements, components, repetitions and segments."""

    element: str = "*"
    component: str = ":"
    repetition: str = "^"
    segment: str = "~"


class Segment(NamedTuple):
    """One segment. `number` counts from 1 in the file, `parts[0]` is its name."""

    number: int
    parts: list[str]

    @property
    def name(self) -> str:
        return self.parts[0]

    def get(self, index: int) -> str:
        """An element by its number in the guides (BPR02 is 2); one that is not there is empty."""
        return self.parts[index] if index < len(self.parts) else ""

    def first(self, many: int) -> list[str]:
        """So many elements, empty where there are none."""
        found = self.parts[1 : many + 1]
        return found if len(found) == many else found + [""] * (many - len(found))


def pieces_of(file: BinaryIO, tell: Callable[[int], object] | None = None) -> Iterator[str]:
    """A file's text, piece by piece. What is no UTF-8 becomes a sign that stands for it."""
    decoder = getincrementaldecoder("utf-8")(errors="replace")
    while piece := file.read(PIECE):
        yield decoder.decode(piece)
        if tell:
            tell(len(piece))
    if rest := decoder.decode(b"", final=True):
        yield rest


def read_segments(pieces: Iterable[str], findings: Findings) -> Iterator[tuple[Segment, Marks]]:
    """Each segment with the separators in force: those of its interchange, or those that the file shows by itself."""
    marks: Marks | None = None
    number = 0
    waiting = ""
    is_fresh = is_skipping = False
    for piece, is_last in _with_last(pieces):
        waiting += piece
        while True:
            if marks is None:
                bare = waiting.lstrip(_BETWEEN)
                waiting = bare
                if (len(waiting) < _NEEDED and not is_last) or not waiting:
                    break
                marks = find_marks(waiting)
                if marks is None:
                    findings.error(
                        number + 1, "not-x12",
                        f"Here should start a remittance, but {what_it_is(waiting)}: no ISA, GS or ST segment.",
                        "Ask the clearinghouse for the 835 file itself, not a report, a picture or a packed file.",
                    )  # fmt: skip
                    return
                is_fresh, is_skipping = True, False
            found = waiting.split(marks.segment)
            waiting = found.pop()
            for index, text in enumerate(found):
                bare = text.strip(_BETWEEN)
                if bare.startswith("ISA") and not is_fresh:  # each interchange declares its own separators
                    waiting = marks.segment.join((*found[index:], waiting))
                    marks = None
                    break
                if is_skipping:
                    is_skipping = False
                elif bare:
                    number, is_fresh = number + 1, False
                    whole = bare if "\n" not in bare else _unwrapped(bare)
                    yield Segment(number, whole.split(marks.element)), marks
            else:
                if is_fresh or not waiting.lstrip(_BETWEEN).startswith("ISA"):
                    break
                marks = None
        if marks is not None and len(waiting) > LONGEST_SEGMENT:
            if not is_skipping:
                number += 1
                findings.error(
                    number, "no-terminator",
                    f"No {shown(marks.segment)} ends this segment within {LONGEST_SEGMENT:,} characters.",
                    "The file is damaged here. Ask for it again.",
                )  # fmt: skip
            is_skipping, waiting = True, ""
    bare = waiting.strip(_BETWEEN)
    if marks is not None and bare and not is_skipping:
        number += 1
        findings.warning(
            number, "cut", f"The file ends inside a segment: {shown(bare)} has no {shown(marks.segment)} behind it.",
            "Ask for the file again if anything is missing at its end.",
        )  # fmt: skip
        yield Segment(number, _unwrapped(bare).split(marks.element)), marks


def _unwrapped(text: str) -> str:
    """A segment that was broken into lines of equal length, in one piece again."""
    return text.replace("\r", "").replace("\n", "")


def _with_last(pieces: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each piece, then an empty one that is the last."""
    for piece in pieces:
        yield piece, False
    yield "", True


_FIRST = re.compile(r"(ISA|GS|ST)([^A-Za-z0-9\s])")
_NO_ENVELOPE = re.compile(
    r"(?:ST|GS)(?P<element>[^A-Za-z0-9\s])(?P<rest>.{1,400}?)(?P<end>[^A-Za-z0-9 .])\s*(?:BPR|ST|TRN)(?P=element)", re.S
)


_KINDS = (  # by their first signs; a byte that is no text reads as �
    (re.compile("\x1f\ufffd"), "this is a packed file (gzip)"),
    (re.compile("PK[\x03\x05\x07]"), "this is a packed file (zip) or an office document"),
    (re.compile("\ufffd\ufffd\x11"), "this is an old office document"),
    (re.compile("%PDF"), "this is a PDF"),
    (re.compile("\ufffdPNG|GIF8|\ufffd\ufffd\ufffd.\\x00.(JFIF|Exif)", re.S), "this is a picture"),
    (re.compile("(?:\ufffd\ufffd)?(?:[ -~\r\n]\\x00){2}|\ufffd\ufffd\\x00[ -~]|I\\x00S"), "this is text in UTF-16"),
    (re.compile(r"<\?xml|<!doctype|<html", re.I), "this is a web page or XML"),
    (re.compile(r"[{\[]"), "this is JSON or the like"),
    (re.compile("[^\ufffd\\x00]{0,200}?[\ufffd\\x00]"), "these bytes are no text"),
)


def what_it_is(text: str) -> str:
    """What somebody named in place of an 835, as far as its first signs tell."""
    said = next((says for signs, says in _KINDS if signs.match(text)), None)
    return said or f"it reads {shown(text)}"


def find_marks(text: str) -> Marks | None:
    """The separators that the text's first segment declares (ISA) or shows (GS, ST). None: this is no X12."""
    first = _FIRST.match(text)
    if first is None:
        return None
    element = first[2]
    if first[1] == "ISA":
        parts = text[:_NEEDED].split(element)
        if len(parts) > 16 and len(parts[16]) > 1:
            component, end = parts[16][0], parts[16][1]
            repetition = parts[11] if len(parts[11]) == 1 and not parts[11].isalnum() else "^"
            return Marks(element, component, repetition, "\n" if end in "\r\n" else end)
        # an ISA that is cut or has an element too few: its end shows where the next segment starts
        shows = re.search(rf"(?P<end>[^A-Za-z0-9 ])\s*GS{re.escape(element)}", text[:_NEEDED])
        return Marks(element, segment=shows["end"] if shows else "~")
    shows = _NO_ENVELOPE.match(text[: _NEEDED * 2])
    end = shows["end"] if shows else "~"
    return Marks(element, segment="\n" if end in "\r\n" else end)


def shown_component(code: str, marks: Marks) -> str:
    """The sign that parts a procedure's components: the declared one, or the one that the procedure itself shows."""
    if marks.component not in code and re.match(r"(AD|ER|HC|HP|IV|N4|N6|NU|RB|UI|WK)[^A-Za-z0-9 ]", code):
        return code[2]
    return marks.component
