"""Kinds of papers and the names that letters give them: data/letters/papers.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import Fields
from simulator.letters.reading.numerals import from_to
from simulator.letters.reading.phrases import Phrases, phrases
from simulator.letters.rules.folder import open_rules


@dataclass(frozen=True, slots=True, eq=False)
class PaperKind:
    """A kind of paper and the names that letters give it."""

    name: str
    names: Phrases
    theirs: bool
    public: bool
    of_service: bool  # it bears the name of what was done: “the X-ray”
    passing: tuple[str, ...]  # the kinds that pass for it, its own first


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
    with open_rules("papers.yaml") as fields:
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
        rf"(?!(?:{from_to(1, 5)}) sheets?\b)"
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
        return PaperKind(
            name=name,
            names=phrases(fields, "names"),
            theirs=fields.yes("theirs"),
            public=fields.yes("public"),
            of_service=fields.yes("of_service"),
            passing=(name, *fields.some_of("like", tuple(part))),
        )
