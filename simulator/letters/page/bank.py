"""Paragraphs from the kit's bank, filled from the file, in an order that tells nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from simulator.chance import Stream
from simulator.dates import long_date
from simulator.fields import Fields
from simulator.letters.file import LetterFile
from simulator.letters.rules.claims import claims
from simulator.letters.rules.folder import open_rules

FACTS = (
    *("claim", "patient", "member_id", "service", "reason", "denied", "allowed", "contract"),
    *("procedure", "diagnosis", "modifier", "units", "priced", "price_reason"),
    *("approval", "approved_on", "received", "filing_limit", "notice", "deadline", "papers", "payer", "practice"),
)
WEAK = ("vague", "threatening", "wrong_ground", "pleading")
_FACT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the bank. `weak` says how it is the weaker choice, "" is a good one. The desk hides it.

    `when` names what must be so of the case (a fact of data/letters/claims); "" fits every case of the family.
    """

    id: str
    words: str
    weak: str = ""
    when: str = ""


@cache
def bank() -> Mapping[str, tuple[Paragraph, ...]]:
    """Every paragraph, by family of denial: data/letters/paragraphs.yaml."""
    found = {}
    with open_rules("paragraphs.yaml") as fields:
        for family in fields:
            with fields.part(family) as part:
                found[family] = tuple(_paragraph(part, name) for name in part)
                if not any(each.weak == each.when == "" for each in found[family]):
                    fields.wrong(family, "has no good paragraph without `when`, for the cases in which no other holds")
    return MappingProxyType(found)


def _paragraph(part: Fields, name: str) -> Paragraph:
    with part.part(name) as fields:
        is_good = "good" in fields and fields.one_of("good", ("yes",)) == "yes"
        weak = "" if is_good else fields.one_of("weak", WEAK)
        text = fields.text("words")
        odd = next((fact for fact in _FACT.findall(text) if fact not in FACTS), None)
        if odd is not None:
            fields.wrong("words", f"names {{{odd}}}; the facts are {', '.join(FACTS)}")
        return Paragraph(name, text, weak, fields.one_of("when", claims().facts) if "when" in fields else "")


def paragraphs(family: str, file: LetterFile, seed: int, packet: Sequence[str] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs of a family with the file's own values, in the order of a seed: the good one and the weaker ones.

    Of several good ones it is the one that is so in this case. A value that the file does not have stays in its braces,
    where the checks will find it.
    """
    fitting = [each for each in bank()[family] if not each.weak and (not each.when or file.knows(each.when))]
    good = max(fitting, key=lambda each: bool(each.when))
    offered = [each for each in bank()[family] if each.weak or each is good]
    written = [replace(each, words=filled(each.words, file, packet)) for each in offered]
    stream = Stream(seed, "paragraphs", family)
    return tuple(sorted(written, key=lambda _: stream.below(1_000_000)))


def filled(words: str, file: LetterFile, packet: Sequence[str] = ()) -> str:
    """Words with the file's own values in place of {claim} and its like; what the file lacks stays in its braces."""
    values = _values(file, packet)
    return _FACT.sub(lambda match: values.get(match[1]) or match[0], words)


def _values(file: LetterFile, packet: Sequence[str]) -> Mapping[str, str]:
    approval = file.approvals[0] if file.approvals else None
    money = {name: file.amounts[name].dollars for name in ("denied", "allowed", "contract") if name in file.amounts}
    first = {"reason": file.reasons, "procedure": file.procedures, "diagnosis": file.diagnoses}
    days = {"received": file.received, "filing_limit": file.filing_limit, "deadline": file.deadline}
    days |= {"approved_on": approval.on if approval else None, "notice": file.notices[0] if file.notices else None}
    return {
        "claim": file.payer_claim_number or file.claim_number,
        "patient": file.patient,
        "member_id": file.member_id,
        "service": " and ".join(long_date(day) for day in file.services),
        "modifier": file.modifiers[0] if file.modifiers else "",
        "units": file.numbers.get("units", ""),
        "priced": file.priced or next(iter(file.procedures), ""),
        "price_reason": next((each for each in file.reasons if each.endswith("-45")), next(iter(file.reasons), "")),
        "approval": approval.number if approval else "",
        "papers": ", ".join(paper.title for paper in file.papers if paper.id in packet),
        "payer": file.payer.name,
        "practice": file.practice.name,
        **{name: each[0] for name, each in first.items() if each},
        **{name: long_date(day) for name, day in days.items() if day},
        **money,
    }
