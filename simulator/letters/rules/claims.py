"""What a letter may claim in words, and what proves it: data/letters/claims.yaml and the folder claims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from simulator.fields import Fields
from simulator.letters.marked import Verdict
from simulator.letters.reading.phrases import Lists, Phrases, phrases
from simulator.letters.rules.folder import files_in, open_rules


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
    with open_rules("claims.yaml") as fields:
        with fields.part("lists") as part:
            lists = {name: part.texts(name) for name in part}
        facts = (*fields.texts("facts"), *fields.texts("never_on_file"))
        found: dict[str, Claim] = {}
        for file in files_in("claims"):
            with open_rules(file) as subject:
                for claim in subject:
                    if claim in found:
                        subject.wrong(claim, "stands in another file, too; give it another name")
                    found[claim] = _claim(subject, claim, lists, facts)
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
