"""Which paper of the file some words name: by its kind, its title, its noun; of which day, month and hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.letters.file import Paper
from simulator.letters.reading.days import days_in, near_day
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import A_MONTH, month_of
from simulator.letters.reading.plain import fold
from simulator.letters.reading.spellings import worded
from simulator.letters.reading.words import root
from simulator.letters.rules.papers import papers
from simulator.letters.told.happenings import called
from simulator.letters.values.people import is_same

YOURS = re.compile(
    r"\b(?:your|payer\w*|the plan's|the insurer's)\b(?:[\w\s'-]|,(?! (?:and )?(?:an?|the|our|her|his)\b)){0,25}$",
    re.IGNORECASE,
)


def named_in(said: str) -> list[tuple[int, int, str]]:
    """The papers named in some words: the longest name wins where two begin or end alike."""
    found = [
        (*match.span(), name)
        for name, kind in papers().kinds.items()
        for phrase in kind.names.that_may_stand(said)
        for match in phrase.finditer(said)
    ]
    kept: list[tuple[int, int, str]] = []
    for each in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if not any(one[0] < each[1] and each[0] < one[1] for one in kept):
            kept.append(each)
    return sorted(kept)


def titled_in(letter: Letter, said: str) -> Iterator[tuple[int, int, Paper]]:
    """The papers that some words name by their title, with its day or without: “Fax confirmation of 06/16/2026”."""
    for paper in letter.file.papers:
        title = fold(paper.title).lower()
        bare = _ITS_DAY.sub("", title)
        for named in (title, bare) if " " in bare else (title,):
            found = worded(named).search(said)
            if found and not (named == bare != title and is_another(letter, said, found.end(), [paper])):
                yield *found.span(), paper
                break


_ITS_DAY = re.compile(r",? (?:of|from|dated) \d[\d/-]+$")


def papers_of(letter: Letter, kind: str) -> list[Paper]:
    """The papers on file of a kind, or of one that passes for it; those in the envelope first."""
    kinds = papers().kinds[kind].passing
    found = [paper for paper in letter.file.papers if paper.kind in kinds and paper.whose == "ours"]
    if kind == "portal_print":
        found += [paper for paper in letter.file.papers if "print" in paper.title.lower() and paper.whose == "ours"]
    return sorted(found, key=lambda paper: paper.id not in letter.packet)  # the one that goes along is meant


def by_its_noun(letter: Letter, kind: str, named: str, before: str) -> list[Paper]:
    """Papers on file that some words may mean by what they are: a letter confirming it, the therapist's note."""
    ours = [paper for paper in letter.file.papers if paper.whose == "ours"]
    if kind == "approval" and (_OF_THE_PATIENT.search(before) or _TO_ACT.fullmatch(named)):
        return [paper for paper in ours if paper.kind == "assignment"]  # whom the patient lets act
    if kind == "other_paper" and re.search(r"\bletter\b", named, re.IGNORECASE):
        author = _AUTHOR.search(named)
        wanted = author["who"].lower() if author else "letter"
        return [paper for paper in ours if "letter" in paper.title.lower() and wanted in paper.title.lower()]
    if kind == "treatment_notes" and "therap" in called(letter.file):
        return [paper for paper in ours if paper.kind == "chart_note"]
    if kind in ("consult_report", "other_paper") and _NOTE.search(named):
        return [paper for paper in ours if paper.kind == "chart_note"]
    return []


def is_another(letter: Letter, said: str, end: int, on_file: list[Paper]) -> bool:
    """Whether a letter is said to be of somebody, or of a day, that none of the papers on file is of."""
    behind = said[end : end + _REACH]
    by = _WRITTEN_BY.match(behind)
    known = (letter.file.patient, letter.file.member, letter.file.practice.name, *letter.file.people)
    if by and not any(is_same(by["name"], each) for each in known if each):
        return True
    told = days_in(behind) if _OF_A_DAY.match(behind) else []
    dated = [letter.file.dates.get(each.id) for each in on_file]
    if not told or not dated or not all(dated) or told[0].start > len("dated ") + 2:
        return False
    days = [on for on in dated if on]
    return not near_day(told[0], days) and not any((on.month, on.day) == (told[0].month, told[0].day) for on in days)


def is_of_another_month(letter: Letter, before: str, paper: Paper) -> bool:
    """Whether a paper on file is of no such month: “the January acceptance report”."""
    month, on = _MONTH.search(before), letter.file.dates.get(paper.id) or paper.on
    return bool(month and on and on.month != month_of(month[1]))


def is_of_another_payer(behind: str, paper: Paper) -> bool:
    """Whether a paper is said to be of a plan that its title does not name: “the EOB of the former plan”."""
    of = _OF_A_PLAN.match(behind)
    if of is None or (of["whose"] and _NOT_OURS.search(paper.title)):
        return False
    return (of["whose"] or of["named"]).lower() not in paper.title.lower()


_NOT_OURS = re.compile(r"\b(?:former|other|old|previous|secondary) (?:plan|payer|insurer)\b", re.IGNORECASE)


_OF_A_PLAN = re.compile(
    r" (?:of|from|by|issued by) (?:the |her |his |our )?"
    r"(?:(?P<whose>former|other|old|previous|secondary) (?:health )?(?:plan|payer|insurer|carrier)\b"
    r"|(?P<named>[A-Z][\w'-]+)(?: [A-Z][\w'-]+)* (?:Plan|Health|Trust|Insurance|Mutual|File|System|Registry)\b)"
)
_MONTH = re.compile(rf"\b({A_MONTH})(?: \d{{4}})? (?:\w+ )?$", re.IGNORECASE)
_TO_ACT = re.compile(r"authori[sz]ation", re.IGNORECASE)
_OF_THE_PATIENT = re.compile(r"\b(?:member|patient)'s (?:signed |written |own )?$", re.IGNORECASE)
_NOTE = re.compile(r"\bnotes?(?: (?:from|of|by)(?: (?:the|our|his|her) \w+)?)?$", re.IGNORECASE)
_REACH = 70
_WRITTEN_BY = re.compile(
    r"\s(?:of|from|by|signed by|written by) (?:(?:the|our|her|his|a) )?(?:[a-z]+ )?(?:Dr\.? )?"
    r"(?P<name>[A-Z][a-z'-]+ [A-Z][a-z'-]+)"
)
_OF_A_DAY = re.compile(r"\s(?:of|dated) ", re.IGNORECASE)
_AUTHOR = re.compile(r"\bletter (?:of|from|by) (?:the|our|an?|her|his)\b.*?(?P<who>\w+)$", re.IGNORECASE)


def is_a_service(letter: Letter, words: str) -> bool:
    """Whether the file calls a service so: “you kept the X-ray” speaks of no paper."""
    return {root(each) for each in re.findall(r"[a-z]+", words.lower())} <= called(letter.file)
