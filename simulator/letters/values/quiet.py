"""What is no value of the case and is left alone: laws, phones, addresses, pages, times, forms, shares."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.spellings import spelled

_SECTION = r"\d[\w.\-]*(?:\s?\([A-Za-z0-9]{1,4}\))*"
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR"
)
_STREET = (
    r"street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|way|court|ct|place|pl|plaza|parkway|pkwy|highway|hwy"
    r"|square|circle|terrace|trail|loop|row|turnpike|pike"
)
LAW = (
    rf"(?:title )?\d{{1,3}}\s?(?:C\.?\s?F\.?\s?R\.?|U\.?\s?S\.?\s?C\.?A?\.?"
    rf"|Fed\.? ?Reg\.?)(?:\s?(?:parts?|sections?|sec\.?|§{{1,2}}|subparts?))*\s?{_SECTION}(?:(?:,"
    rf"| and| to|;| or)?\s?§?\s?\d[\d.\-]*\([a-z0-9]+\)(?:\([a-z0-9]+\))*)*",
    rf"§{{1,2}}\s?{_SECTION}(?:(?:,| and|-| or)\s?{_SECTION})*",
    r"(?:Pub(?:lic)?\.?\s?L(?:aw)?\.?|P\.\s?L\.)\s?(?:no\.?\s?)?\d{2,3}-\d{1,4}",
    rf"(?:sections?|sec\.|secs?\.|art(?:icle)?s?\.?|chapters?|ch\.|parts?|paragraphs?|para\.?"
    rf"|exhibits?|appendix|rules?|clauses?|provisions?|subsections?|schedules?|attachments?|tabs?"
    rf"|items?|steps?|versions?|levels?)\s(?:no\.?\s?)?{_SECTION}(?:(?:,| and| to| through|-"
    rf"| or)\s?\d[\w.]*(?:\([a-z0-9]+\))*)*",
    r"\b(?:[A-Z][a-z]+\.?\s){0,3}(?:code|stat(?:ute)?s?|rev\. ?stat|admin\.? ?code|ins\.? code|ann"
    r"|reg|regs|act|comp\. laws)\.?\s(?:ann\.?\s)?(?:§|sec(?:tion)?\.?"
    r"|no\.?)?\s?\d[\w.:\-]*(?:\([a-z0-9]+\))*",
    r"\b\d{2,4}\s(?:F\.\s?(?:2d|3d|4th|supp\.?)|U\.\s?S\.|S\.\s?Ct\.)\s?\d{1,4}(?:\s?\([^)]{0,30}\d{4}\))?",
    r"\b(?:NCD|LCD|IOM|CMS|NAC|NRS|ORS|RCW|CCR|COMAR|AAC|MCL|KRS|CGS|RSA|HB|SB|EO|OMB|Form"
    r"|Transmittal|MLN|Bulletin|Circular|ICD|UB|HCFA|DRG|PFS|ASC|X12|005010\w*|RFC|ISO"
    r"|FAQ)\b[\s\-#]?(?:no\.?\s)?\d[\w.:\-]*(?:\([a-z0-9]+\))*",
    r"\b(?:837|835|277|276|270|271|278|999)[A-Z]{0,2}\b(?!\.\d)",
)
_PHONE = (
    r"(?:\+?1[\s.\-]{1,2})?\(\d{3}\)\s?\d{3}[\s.\-]{0,3}\d{4}",
    r"(?:\+?1[\s.\-])?\d{3}[.\-]\d{3}[.\-]\d{4}",
    r"\+?1?[\s.\-]?\d{3} \d{3}[ \-]\d{4}(?!\d)",
    r"\b(?:tel|phone|ph|fax|call|cell|voice|line|direct|at|t|f|p)\b[.:]?\s?(?:no\.?|number|is|us at"
    r"|me at|at)?[:\s]{0,2}(?:1[\s.\-])?\d{3}[\s.\-]?\d{3}[\s.\-]?\d{4}",
    r"\b555-?\d{4}\b",
)
_EXTENSIONS = r"(?:\bext(?:ension)?|\bextn|\bx|\boption|\bpress)[.:]?\s?(?:no\.?\s?)?\d{1,6}\b"
_PLACES = (
    r"\bP\.?\s?O\.?\s?(?:box|drawer)\s?#?\s?\d+",
    r"\b(?:suite|ste|unit|apt|room|rm|floor|fl|building|bldg|box|mail ?stop|(?:ms|mc)\b|dept|department"
    r"|desk|window|door)[.:]?\s?(?:no\.?\s?)?#?\s?[A-Z]?-?\d+[A-Z]?\b",
    rf"(?<![.,$])\b(?!\d+ in place\b)\d{{1,6}}[A-Z]?"
    rf"(?:\s(?:[NSEW]\.?|north|south|east|west|old|new))?(?:\s[\w.'-]+){{1,3}}?\s(?:{_STREET})\b\.?",
    rf"\b(?:{_STATES})\.?,?\s{{1,3}}\d{{5}}(?:-\d{{4}})?(?!\w)",
    r"(?<=, )\d{5}(?:-\d{4})?(?=\s*(?:\n|$))",
    r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}",
    r"\b(?:https?://|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:com|org|net|gov|edu|us|example)\b(?:/\S*)?",
)
_COUNTS = (
    r"\b(?:pages?|pp?\.|pgs?\.?|lines?|rows?|box|columns?|boxes|field|loop|segment|footnote|note"
    r"|figure|table|page count:?|page no\.?|copies|copy)\s?#?\s?\d{1,4}(?:\s?(?:-|to|through|and|&"
    r"|of|,|/)\s?\d{1,4})*\b",
    r"(?<![\w.,$])\d{1,4}[ ]?(?:-[ ]?)?(?:pages?|pp\.?|sheets?|copies|units?|visits?|sessions?|lines?|claims?"
    r"|times?|attempts?|years?|months?|weeks?|days?|hours?|minutes?|mins?|hrs?|calendar|business"
    r"|working|mg|ml|mcg|cm|mm|kg|lbs?|percent|points?|stars?|people|patients?|images?|views?"
    r"|levels?|items?|calls?|letters?)\b",
    r"\b\d{1,4}[\s\-]?(?:year|month|week|day|hour|minute)s?[\s\-]old\b",
    r"\b\d+(?:\.\d+)?\s?(?:%|percent\b)",
    r"\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?\s?m\.?)?",
    r"\b\d{1,2}\s?[ap]\.?\s?m\b\.?",
    r"\b\d{1,4}(?:st|nd|rd|th)\b",
    r"\b(?:certified|registered|priority|express|overnight|tracking|article|usps"
    r"|courier)\b[\w\s.,#:]{0,30}?[:#\s](?:\d[\s\-]?){9,26}\b",
    r"\b(?:certified|registered|tracking)\b[\w\s.,#:]{0,30}?[:#\s][A-Z]{0,2}\d[\dA-Z \-]{7,28}\d[A-Z]{0,2}\b",
    r"\b9[1-5]\d{2}(?: \d{4}){4}(?: \d{2})?\b|\b7\d{3}(?: \d{4}){4}\b",
    r"\b(?:24/7|50/50|80/20|20/20)\b",
    r"(?<![\w.,$])\d{1,2}[.)](?=\s)",
    r"\b[LCTS]\d{1,2}[-/][LCTS]?\d{1,2}\b",
)
_EXTENSION = r"(?:[\s,;(]{0,3}(?:ext(?:ension)?|extn|x|option|#)[.:]?\s?\d{1,6}\b)?"
_BEGINS = r"(?:\b(?=\w)|(?=[(+§]))"  # nothing here begins inside a word; so one look is enough at most places
PHONES = re.compile(_BEGINS + f"(?:{'|'.join(f'(?:{each}{_EXTENSION})' for each in _PHONE)})", re.IGNORECASE)
QUIET = re.compile(
    _BEGINS + f"(?:{'|'.join(f'(?:{each})' for each in (*LAW, _EXTENSIONS, *_PLACES, *_COUNTS))})", re.IGNORECASE
)


def leave_phones(letter: Letter) -> Iterable[Span]:
    """Each phone, with its extension; the payer's and our own phones and address lines in any form."""
    payer, practice = letter.file.payer, letter.file.practice
    lines = (*practice.address, *(line for each in payer.addresses for line in each.lines))
    own = [spelled(each) for each in (payer.phone, practice.phone, *lines) if any(map(str.isdigit, each))]
    return [*_alone(letter, PHONES), *(span for each in own for span in _alone(letter, each))]


def leave_alone(letter: Letter) -> Iterable[Span]:
    """Each law, place, page and count: nothing here is held against the case."""
    return _alone(letter, QUIET)


def _alone(letter: Letter, pattern: re.Pattern[str]) -> list[Span]:
    return [
        Span(found.start(), found.end(), "own", Verdict.ALONE, "This is no value of the case.")
        for found in pattern.finditer(letter.rest)
        if any(each.isdigit() for each in found.group())
    ]
