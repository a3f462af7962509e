"""What a trainer may change: phrases, kinds and points in data/letters, read once and checked with file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import Fields, open_fields
from simulator.letters.marked import Verdict
from simulator.letters.reading.phrases import Lists, Phrases, one_of, phrases
from simulator.reading import DATA

LETTERS = DATA / "letters"
_PARTS = (
    *("address", "level", "claim", "patient", "service_date", "code", "ask", "ground", "evidence", "deadline"),
    "signature",
)
_TONES = ("threat", "insult", "pleading")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that say what a date, a number or an amount is."""

    roles: Mapping[str, Phrases]
    labelled: Mapping[str, Phrases]  # the words before a date, and what stands in the labels of those they mean
    numbers: Mapping[str, re.Pattern[str]]
    made_up: tuple[str, ...]
    amounts: Mapping[str, Phrases]
    helps: Mapping[str, str]  # whether more or less of an amount helps the office
    alone_around: Phrases
    sum_before: Phrases
    titles: frozenset[str]
    not_names: frozenset[str]


@cache
def words() -> Words:
    """data/letters/words.yaml."""
    with open_fields(LETTERS / "words.yaml") as fields:
        with fields.part("dates") as part:
            roles = {name: phrases(part, name) for name in part}
        with fields.part("labelled") as part:
            labelled = {name: phrases(part, name) for name in part}
        with fields.part("numbers") as part:
            numbers = {name: one_of(phrases(part, name)) for name in part}
        with fields.part("amounts") as part:
            amounts = {name: phrases(part, name) for name in part}
        with fields.part("helps") as part:
            helps = {name: part.one_of(name, ("more", "less")) for name in part}
        return Words(
            roles=MappingProxyType(roles),
            labelled=MappingProxyType(labelled),
            numbers=MappingProxyType(numbers),
            made_up=fields.texts("made_up"),
            amounts=MappingProxyType(amounts),
            helps=MappingProxyType(helps),
            alone_around=phrases(fields, "alone_around"),
            sum_before=phrases(fields, "sum_before"),
            titles=frozenset(fields.texts("titles")),
            not_names=frozenset(fields.texts("not_names")),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Doers:
    """Some people, what a letter may say that they did, and what they may have."""

    who: tuple[str, ...]
    does: frozenset[str]
    has: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deeds:
    """All whom a letter speaks of, and words that tell of no deed."""

    small: frozenset[str]
    where: frozenset[str]
    past: frozenset[str]
    able: frozenset[str]  # what a body can or cannot do
    who: Mapping[str, Doers]


@cache
def deeds() -> Deeds:
    """data/letters/deeds.yaml."""
    with open_fields(LETTERS / "deeds.yaml") as fields:
        small, where, past, able = (frozenset(fields.texts(name)) for name in ("small", "where", "past", "able"))
        who = {}
        for name in ("patient", "staff", "doctor", "others"):
            with fields.part(name) as part:
                who[name] = Doers(part.texts("who"), frozenset(part.texts("does")), frozenset(part.texts("has")))
        return Deeds(small, where, past, able, MappingProxyType(who))


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a letter may say in words, and the fact that proves it."""

    name: str
    says: str
    fact: str
    unknown: Verdict
    even_negated: bool
    numbers_tell: bool  # with an amount or a count behind it, that one is judged and not the words
    tells_a_wish: bool  # “told us that it would be paid”: the words of the claim itself do not cancel it
    phrases: Phrases
    where_denied: Phrases  # wider words, heard only where the file says no to the fact
    not_with: Phrases


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims, and the words that turn one into its opposite."""

    negations: Phrases
    not_negations: Phrases
    facts: tuple[str, ...]  # all that a file may say yes or no to
    claims: tuple[Claim, ...]


@cache
def claims() -> Claims:
    """data/letters/claims.yaml, and the claims of each subject in data/letters/claims."""
    with open_fields(LETTERS / "claims.yaml") as fields:
        with fields.part("lists") as part:
            lists = {name: part.texts(name) for name in part}
        facts = (*fields.texts("facts"), *fields.texts("never_on_file"))
        found: dict[str, Claim] = {}
        for path in sorted((LETTERS / "claims").glob("*.yaml")):
            with open_fields(path) as subject:
                for name in subject:
                    if name in found:
                        subject.wrong(name, "stands in another file, too; give it another name")
                    found[name] = _claim(subject, name, lists, facts)
        return Claims(phrases(fields, "negations"), phrases(fields, "not_negations"), facts, tuple(found.values()))


def _claim(part: Fields, name: str, lists: Lists, facts: tuple[str, ...]) -> Claim:
    with part.part(name) as fields:
        return Claim(
            name=name,
            says=fields.text("says"),
            fact=fields.one_of("fact", facts),
            unknown=Verdict(fields.one_of("unknown", ("unsupported", "fabricated", "left alone"))),
            even_negated=fields.yes("even_negated"),
            numbers_tell=fields.yes("numbers_tell"),
            tells_a_wish=fields.yes("tells_a_wish"),
            phrases=phrases(fields, "phrases", lists),
            where_denied=phrases(fields, "where_denied", lists),
            not_with=phrases(fields, "not_with", lists),
        )


@dataclass(frozen=True, slots=True, eq=False)
class PaperKind:
    """A kind of paper and the names that letters give it."""

    name: str
    names: Phrases
    theirs: bool
    public: bool


@dataclass(frozen=True, slots=True)
class Papers:
    """All kinds of papers, and the words that enclose or cite one."""

    enclosing: Phrases
    showing: Phrases
    not_now: Phrases
    in_the_envelope: re.Pattern[str]  # any paper at the head of what is put in, whatever it is called
    sent_along: re.Pattern[str]  # the same, named before it is said to go along
    kinds: Mapping[str, PaperKind]


@cache
def papers() -> Papers:
    """data/letters/papers.yaml."""
    with open_fields(LETTERS / "papers.yaml") as fields:
        with fields.part("papers") as part:
            kinds = {name: _paper(part, name) for name in part}
        return Papers(
            enclosing=phrases(fields, "enclosing"),
            showing=phrases(fields, "showing"),
            not_now=phrases(fields, "not_now"),
            in_the_envelope=_in_the_envelope(fields.texts("enclosing_before"), fields.texts("other_papers")),
            sent_along=_sent_along(fields.texts("other_papers")),
            kinds=MappingProxyType(kinds),
        )


def _in_the_envelope(before: tuple[str, ...], nouns: tuple[str, ...]) -> re.Pattern[str]:
    opens = "|".join(map(re.escape, before))
    a_word = rf"(?!{_SMALL}\b)[\w'.-]+ "
    no_sheet = (
        r"(?!(?:the )?(?:first|second|third|last|next|top) (?:sheet|page|paper|form))"
        r"(?!(?:one|two|three|four|five) sheets?\b)"
    )
    return re.compile(
        rf"(?:^\W*(?:[a-h1-9][).] )?|\b(?:{opens})\b[ :]{{1,2}}|[,;:] (?:and )?|\band )"
        rf"(?:(?:is|are|find|you|will|please|also|both|besides) ){{0,3}}"
        rf"{no_sheet}(?:(?:a|an|the|our|her|his|their) )?"
        rf"(?P<paper>(?:copy of (?:the|her|his|our) |copies of )?(?:{a_word}){{0,4}}(?:{'|'.join(nouns)}))\b",
        re.IGNORECASE,
    )


def _sent_along(nouns: tuple[str, ...]) -> re.Pattern[str]:
    of_a_day = r"(?:of|from|dated) (?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|[\d/.-]+),? "
    return re.compile(
        r"\b(?:an?|the|our|her|his|their) "
        rf"(?P<paper>(?:(?!{_SMALL}\b)[\w'-]+ ){{0,3}}(?:{'|'.join(nouns)})) (?:{of_a_day})?"
        r"(?:(?:that|which) )?(?:(?:comes|goes|travels) (?:along )?with (?:this|it)|accompan(?:ies|ying)"
        r"|(?:i|we) (?:also )?(?:enclose|attach)|(?:is |are )?(?:also )?(?:enclosed|attached))\b",
        re.IGNORECASE,
    )


_SMALL = "(?:of|for|from|to|in|on|that|which|this|your|and|is|are|with|by|beside|besides|along|behind|then)"


def _paper(part: Fields, name: str) -> PaperKind:
    with part.part(name) as fields:
        return PaperKind(name, phrases(fields, "names"), fields.yes("theirs"), fields.yes("public"))


@dataclass(frozen=True, slots=True)
class Tone:
    """One way to lose a reader."""

    name: str
    points: int
    because: str
    phrases: Phrases


@cache
def tones() -> tuple[Tone, ...]:
    """data/letters/tone.yaml."""
    with open_fields(LETTERS / "tone.yaml") as fields:
        found = []
        for name in fields:
            if name not in _TONES:
                fields.wrong(name, f"is no tone that is looked for; those are {', '.join(_TONES)}")
            found.append(tone(fields, name))
        return tuple(found)


def tone(fields: Fields, name: str) -> Tone:
    """One way to lose a reader, from a data file."""
    with fields.part(name) as part:
        return Tone(name, part.whole("points"), part.text("because"), phrases(part, "phrases"))


@dataclass(frozen=True, slots=True)
class PartRule:
    """A part that a letter needs."""

    name: str
    points: int
    says: str
    missing: str
    values: tuple[str, ...]
    phrases: Phrases
    spans: tuple[str, ...] = ()  # kinds of true values that are enough


@dataclass(frozen=True, slots=True)
class PartRules:
    """The parts, and the words for each kind of request, each ask and each ground."""

    parts: tuple[PartRule, ...]
    levels: Mapping[str, Phrases]
    asks: Mapping[str, Phrases]
    grounds: Mapping[str, Phrases]


@cache
def parts() -> PartRules:
    """data/letters/parts.yaml."""
    with open_fields(LETTERS / "parts.yaml") as fields:
        with fields.part("parts") as part:
            found = tuple(_part(part, name) for name in part)
        named = {}
        for key in ("levels", "asks", "grounds"):
            with fields.part(key) as part:
                named[key] = MappingProxyType({name: phrases(part, name) for name in part})
        return PartRules(found, named["levels"], named["asks"], named["grounds"])


def _part(part: Fields, name: str) -> PartRule:
    if name not in _PARTS:
        part.wrong(name, f"is no part that is looked for; those are {', '.join(_PARTS)}")
    return part_rule(part, name)


def part_rule(part: Fields, name: str) -> PartRule:
    """One part that a text needs, as a trainer wrote it."""
    with part.part(name) as fields:
        return PartRule(
            name=name,
            points=fields.whole("points"),
            says=fields.text("says"),
            missing=fields.text("missing"),
            values=fields.texts("values"),
            phrases=phrases(fields, "phrases"),
            spans=fields.texts("spans"),
        )
