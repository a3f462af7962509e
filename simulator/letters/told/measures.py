"""What a letter measures of a body or a visit, of which the file has nothing; and the units of an approval."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from simulator.dates import print_date
from simulator.letters.file import LetterFile
from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.numerals import A_TEN, from_to, spoken_number
from simulator.letters.reading.spellings import spelled
from simulator.letters.told.statements import denies

_HUNDRED = r"(?:(?:a|one|two|three) hundred(?: and)?[ -])?"
_NUMBER = _HUNDRED + (rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?|(?:{A_TEN})(?:-\w+)?|\w+teen|{from_to(2, 12)})")
_NOT_OURS = (
    r"(?<!we )(?<!have )(?<!I )(?<!staff )(?<!team )(?<!office )"  # who wrote the letter may say how long it took
)
_COUNTS = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:degrees|percent|points|minutes|inches|cm|mm)\b", re.IGNORECASE)
_HALF_AN_HOUR = r"(?:an?|half an|a good half|a full) ?(?:half )?-?(?:hour|minutes)"
_BODY = re.compile(
    rf"\b(?:blood pressure|bp|bmi|body mass index|ahi|apnea hypopnea index|a1c|hemoglobin|heart rate|pulse|temperature"
    rf"|fever|weight|saturation|oxygen level|ejection fraction"
    rf"|pain (?:score|level|scale)?|epworth(?: score)?|glucose|creatinine)"
    rf"\s?(?:score |index |reading |level )?(?:of |was |is |at |: ?|= ?|measured |scored |reads? )+"
    rf"{_NUMBER}(?:\s?(?:/|out of|over)\s?\d{{1,3}})?"
    rf"|\bpain (?:\w+ ){{0,2}}(?:fell|dropped|went|gone|rose|eased) (?:down |up )?from {_NUMBER}"
    rf"(?: out of \w+)? (?:down |up )?to {_NUMBER}"
    rf"|\b(?:fell|dropped|went|rose|eased) (?:down |up )?from {_NUMBER} to {_NUMBER} on the (?:pain )?scale"
    r"|\b\d{1,2} (?:out of|on a scale (?:of|to)) (?:10|ten)\b"
    rf"|\b(?:only |barely |about |just )?(?:{_NUMBER}|[a-z]+ty(?:[- ][a-z]+)?) degrees"
    r"|\b\d{2,3} over \d{2,3}\b|(?<![\d/])1\d\d ?/ ?\d{2,3}(?![\d/])"
    rf"|\b{_NUMBER} (?:inches|inch|centimeters|centimetres|cm|mm|millimeters|feet) "
    rf"(?:from|apart|away|long|wide|across|deep|below|above)"
    r"|\b(?:session|visit|treatment|therapy|scan|test|exam)\b[^.;\d]{0,20}"
    r"\b(?:started|began|ended|finished|ran) (?:at|from) \d"
    rf"|\b(?:took|lasted|ran for|went on for) (?:\w+ )?{_NUMBER} (?:minutes|hours)"
    rf"|{_NOT_OURS}\b(?:spent|took|lasted|stayed|ran) (?:for )?(?:\w+ )?{_HALF_AN_HOUR}"
    rf"|{_NOT_OURS}\bspent (?:\w+ ){{0,2}}{_NUMBER} (?:minutes|hours)"
    rf"|\bface to face for (?:\w+ )?{_NUMBER} (?:minutes|hours)",
    re.IGNORECASE,
)


def read_measures(letter: Letter) -> Iterable[Span]:
    """Each thing that was measured of a body or a visit, and each count of units beyond an approval."""
    for found in _BODY.finditer(letter.rest):
        if not _is_measured(letter, found.group()):
            yield Span(*found.span(), "measure", Verdict.UNSUPPORTED, "Nothing in the file has this measure.")
    yield from _units(letter)
    yield from _allowed(letter)
    yield from _used(letter)
    yield from _ages(letter)


def _ages(letter: Letter) -> Iterable[Span]:
    """Each age that the letter gives the patient: that of the visit or of today, or another one."""
    born = letter.file.dates.get("born")
    if born is None:
        return
    for found in _AGE.finditer(letter.text):
        sentence = letter.sentence(found.start())
        if _OF_SOMEBODY_ELSE.search(letter.text, sentence.start, sentence.end):
            continue
        said = spoken_number(next(each for each in found.groups() if each))
        ages = {_age(born, on) for on in (*letter.file.services, letter.file.today)}
        if said in ages:
            yield Span(*found.span(), "measure", Verdict.RIGHT, "The file has the day of birth, and this is the age.")
        else:
            why = f"Born on {print_date(born)}, the patient was {min(ages)} then."
            yield Span(*found.span(), "measure", Verdict.FABRICATED, why)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


_YEARS = rf"(\d{{1,3}}|(?:{A_TEN})(?:-\w+)?|\w+teen)"
_AGE = re.compile(
    rf"\bat {_YEARS} years of age\b|\bthis {_YEARS}[- ]year[- ]old\b"
    rf"|\b(?:the patient|the member|s?he|our patient) is(?: only| just| now)? {_YEARS}(?: years old)?(?=[,.;]| and\b)"
    rf"|\b(?:an?|our) {_YEARS}[- ]year[- ]old (?:man|woman|patient|member|girl|boy)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY_ELSE = re.compile(
    r"\b(?:father|mother|brother|sister|son|daughter|husband|wife|child|children|aunt|uncle|grand\w+|when s?he was"
    r"|since|diagnosed|other|another|for an?|in an?|any)\b",
    re.IGNORECASE,
)


def _used(letter: Letter) -> Iterable[Span]:
    """Each count of the year’s visits that is said to be used, right or other than on file: “28 of 30 visits”."""
    held = {(int(one), int(other)) for said in letter.file.words for one, other in _OF_ALL.findall(said)}
    for found in (one for form in _VISITS for one in form.finditer(letter.text)) if held else ():
        used, of_all = spoken_number(found["used"]), spoken_number(found["all"])
        if (used, of_all) in held:
            yield Span(*found.span(), "claim visits_used", Verdict.RIGHT, f"The file has {used} of {of_all}.")
        elif of_all in {other for _, other in held}:
            true = next(one for one, other in held if other == of_all)
            yield Span(*found.span(), "measure", Verdict.FABRICATED, f"The file has {true} of {of_all}.")


_OF_ALL = re.compile(r"\b(\d{1,3}) of (\d{1,3}) (?:\w+ )?visits\b")
_SPOKEN = rf"(?:\d{{1,3}}|one|(?:{A_TEN})(?:-\w+)?|\w+teen|{from_to(2, 12)})"
_THE = r"(?:the |his |her |their |your )?"
_VISITS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<used>{_SPOKEN}) (?:out )?of {_THE}(?P<all>{_SPOKEN}) (?:\w+ )?visits\b",
        rf"\b(?P<used>{_SPOKEN}) (?:\w+ )?visits? (?:out )?of {_THE}(?P<all>{_SPOKEN})\b",
        rf"\bof {_THE}(?P<all>{_SPOKEN}) (?:\w+ )?visits (?:a|per|of the|for the|in the) year,? "
        rf"(?:only |just )?(?P<used>{_SPOKEN}) (?:was|were|is|are|had|have)\b",
    )
)


def _is_measured(letter: Letter, said: str) -> bool:
    """Whether the file has what was measured, or two measures that lie so far apart: 78 and 104 degrees are 26."""
    unit = _UNIT.search(said)
    if not unit:
        return False
    text = "\n".join((*letter.file.numbers.values(), *letter.file.words))
    measured = {int(each) for each in re.findall(rf"\b(\d{{1,3}}) {unit.group()}", text, re.IGNORECASE)}
    measured |= {abs(one - other) for one in measured for other in measured}
    return {spoken_number(each) for each in _COUNTS.findall(said)} <= measured


def _units(letter: Letter) -> Iterable[Span]:
    """Each count of units that is more than the claim, the note or an approval has."""
    for found in _UNITS.finditer(letter.text):
        sentence = letter.sentence(found.start())
        said = letter.text[sentence.start : sentence.end]
        before = said[: found.start() - sentence.start]
        if why := _beyond(letter.file, said, before, spoken_number(found["count"])):
            yield Span(*found.span(), "measure", Verdict.FABRICATED, why)


def _beyond(file: LetterFile, said: str, before: str, count: int) -> str:
    """Why so many units are more than the file has, or "". `before` is what stands before the count."""
    noted = _SO_MANY.match(file.numbers.get("units", ""))
    if noted and count > int(noted[1]) and _NOTED.search(before):
        return f"On file are {noted[1]} units and no more."
    if denies(before):
        return ""
    billed = file.numbers.get("units billed")
    if billed and count > max(_held_units(file)) and not _OF_OTHERS.search(said):
        return f"The claim has {billed}."
    most = max((each.units for each in file.approvals), default=0)
    if most and count > most and _APPROVED.search(said):
        return f"No approval is for more than {most} units."
    named = [each for each in file.approvals if each.units and spelled(each.number).search(said)]
    if len(named) == 1 and len(_like(named[0].number, said)) == 1 and count > named[0].units:
        return f"Approval {named[0].number} is for {named[0].units} units."
    return ""


def _like(number: str, said: str) -> set[str]:
    """The numbers in some words that are written as this one is: itself, another approval's, or a slip of one."""
    return set(re.findall(rf"\b{re.sub(r'[0-9]', '[0-9]', re.escape(number))}\b", said))


def _held_units(file: LetterFile) -> list[int]:
    """Each count of units that the file holds anywhere: of the claim, of the note, of approvals and of policies."""
    texts = (*file.numbers.values(), *file.words, *(each.title for each in file.papers))
    written = [int(each) for text in texts for each in _SO_MANY.findall(text)]
    return [*written, sum(each.units for each in file.approvals)]


def _allowed(letter: Letter) -> Iterable[Span]:
    """Each count that a policy or a contract is said to allow, and that is more than the file has of it."""
    held: dict[str, int] = {}
    for said in letter.file.words:
        for each in _COUNTED.finditer(said):
            held[each["noun"].lower()] = max(held.get(each["noun"].lower(), 0), spoken_number(each["count"]))
    for found in _COUNTED.finditer(letter.text) if held else ():
        most = held.get(found["noun"].lower())
        sentence, count = letter.sentence(found.start()), spoken_number(found["count"])
        if not most or not _BY_RULE.search(letter.text, sentence.start, found.start()):
            continue
        if count > most:
            yield Span(*found.span(), "measure", Verdict.FABRICATED, f"The file has {most} {found['noun']}.")
        elif count == most:
            yield Span(*found.span(), "claim as_many", Verdict.RIGHT, f"The file has {most} {found['noun']}.")


_COUNTED = re.compile(
    rf"\b(?:up to )?(?P<count>{_NUMBER}) (?:therapy )?(?P<noun>visits|sessions|units|treatments|doses)\b", re.IGNORECASE
)
_BY_RULE = re.compile(
    r"\b(?:policy|contract|manual|plan|benefits?|rules?|page|section)\b[^.;]*\b(?:allows?|gives?|covers?|grants?|permits?|sets|is|are|provides?)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\b(?:other|most|many|some|all) (?:plans|payers|insurers|carriers)\b", re.IGNORECASE)
_SO_MANY = re.compile(r"(\d+) units?")
_NOTED = re.compile(
    r"\b(?:note|chart|record)\b[^.;]{0,25}\b(?:records?|shows?|documents?|counts?|lists?|has|gives?)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"\b(?:approv\w+|authoriz\w+|extend\w*|extension)\b[^.;]*\bunits?\b", re.IGNORECASE)
_UNITS = re.compile(rf"\b(?P<count>{_NUMBER}) units?\b", re.IGNORECASE)
