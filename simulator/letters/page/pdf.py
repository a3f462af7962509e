"""The page that goes into the envelope: letterhead, date, address, subject, the letter, and what is enclosed.

What the letter already has is not set twice. The same letter gives the same bytes. A sign that the font does not have
is set as “?”, and `not_shown` tells which those are.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from simulator.dates import long_date
from simulator.letters.file import LetterFile
from simulator.letters.reading.days import days_in
from simulator.letters.reading.plain import fold
from simulator.letters.reading.spellings import spelled
from simulator.reading import DATA

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Flowable

FONT = DATA / "fonts" / "DejaVuSerif.ttf"
_HEAD = 600  # where a letter keeps its date and its address
_SIGN = re.compile(
    "[^\u200d](?:[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\u200d])*", re.DOTALL
)  # an emoji in parts is one
_UNSEEN = ("Cc", "Cf")  # what directs a printer and leaves no ink


def letter_pdf(text: str, file: LetterFile, packet: Sequence[str] = ()) -> bytes:
    """The letter as a PDF, whose text a program can read. `packet` holds the ids of the papers in the envelope."""
    from reportlab.lib.pagesizes import letter
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles = _styles()
    story: list[Flowable] = [
        Paragraph(_set(line), styles["head" if not place else "small"]) for place, line in enumerate(_head(file))
    ]
    story.append(Spacer(1, 18))
    for block in (*_opening(text, file), *_blocks(text), *_enclosed(text, file, packet)):
        story.append(Paragraph("<br/>".join(map(_set, block)), styles["body"]))
    made = io.BytesIO()
    page = SimpleDocTemplate(
        made,
        pagesize=letter,
        leftMargin=72,
        rightMargin=72,
        topMargin=60,
        bottomMargin=60,
        title=f"Letter to {file.payer.name}",
        author=file.practice.name,
        invariant=1,
    )
    page.build(story, onLaterPages=_number)
    return made.getvalue()


def not_shown(text: str) -> tuple[str, ...]:
    """The signs of a letter that its PDF cannot show, such as 🙂 or 中, each once, in the order in which they come."""
    return tuple(dict.fromkeys(sign for sign in _SIGN.findall(text) if _is_lacking(sign)))


def _number(canvas: Canvas, page: BaseDocTemplate) -> None:
    """From the second page on, which page it is: sheets come apart in a mail room."""
    canvas.setFont("Letter", 8.5)
    canvas.drawRightString(page.pagesize[0] - page.rightMargin, 36, f"Page {page.page}")


@cache
def _font() -> TTFont:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont("Letter", str(FONT))
    pdfmetrics.registerFont(font)
    return font


@cache
def _styles() -> dict[str, ParagraphStyle]:
    from reportlab.lib.styles import ParagraphStyle

    _font()
    return {
        "head": ParagraphStyle("head", fontName="Letter", fontSize=15, leading=20),
        "small": ParagraphStyle("small", fontName="Letter", fontSize=8.5, leading=12),
        "body": ParagraphStyle("body", fontName="Letter", fontSize=10.5, leading=15, spaceAfter=9),
    }


def _set(line: str) -> str:
    """A line with nothing in it that a typesetter would obey. Every space is one, and what cannot be shown is a “?”."""
    return escape("".join("?" if _is_lacking(sign) else _inked(sign) for sign in _SIGN.findall(line)), quote=False)


def _is_lacking(sign: str) -> bool:
    """The font has no ink for a part of it that has any."""
    return any(not each.isspace() and ord(each) not in _glyphs() for each in _inked(sign))


def _inked(sign: str) -> str:
    return "".join(" " if each.isspace() else each for each in sign if each.isspace() or not _is_unseen(each))


def _is_unseen(each: str) -> bool:
    return unicodedata.category(each) in _UNSEEN or "\ufe00" <= each <= "\ufe0f"


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(_font().face.charToGlyph)


def _head(file: LetterFile) -> tuple[str, ...]:
    sender = file.practice
    contact = " · ".join(each for each in (*sender.address, sender.phone, sender.npi and f"NPI {sender.npi}") if each)
    return (sender.name, contact) if contact else (sender.name,)


def _opening(text: str, file: LetterFile) -> list[list[str]]:
    """Date, address and subject, where the letter does not have its own."""
    head = fold(text[:_HEAD])
    blocks = []
    if not any(day.on == file.today for day in days_in(head)):
        blocks.append([long_date(file.today)])
    if fold(file.payer.name).lower() not in head.lower():
        blocks.append([file.payer.name, *file.payer.address])
    number = file.payer_claim_number or file.claim_number
    if number and not spelled(number).search(head):
        served = ", ".join(long_date(each) for each in file.services)
        blocks.append(
            [f"Claim: {number}", f"Patient: {file.patient}", *([f"Date of service: {served}"] if served else [])]
        )
    return blocks


def _blocks(text: str) -> list[list[str]]:
    """The letter in paragraphs, each a list of its lines."""
    blocks: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _enclosed(text: str, file: LetterFile, packet: Sequence[str]) -> list[list[str]]:
    """The list of enclosures, where the letter ends without one."""
    titles = [paper.title for paper in file.papers if paper.id in packet]
    has_list = any(line.strip().lower().startswith("enclosure") for line in text.splitlines())
    return [["Enclosures:", *titles]] if titles and not has_list else []
