"""A complete letter, as an expert writes it: every part that a reviewer looks for, each value from the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from simulator.dates import long_date
from simulator.letters.file import LetterFile, Paper
from simulator.letters.page.bank import bank, filled, paragraphs

_IN_BANK: Mapping[str, str] = MappingProxyType(
    {  # families of denials that the bank of paragraphs knows by another name
        "wrong_member": "eligibility",
        "missing_information": "information",
        "missing_record": "information",
        "late": "timely_filing",
        "price": "money",
        "benefit_limit": "not_covered",
    }
)
_PLAIN = (
    "Claim {claim} was refused with {reason}. The enclosed papers show why that does not stand. Please overturn it."
)


def in_bank(family: str) -> str:
    """The name by which the bank of paragraphs knows a family of denials; "" where it has none for it."""
    known = _IN_BANK.get(family, family)
    return known if known in bank() else ""


def complete_letter(file: LetterFile, packet: Sequence[str], request: str, family: str = "") -> str:
    """A letter without fault, where the papers of the packet prove the point. `request` says what kind it is.

    `family` is the family of the denial that it is about, where that is not the first of the claim.
    """
    parts = [
        "\n".join(file.payer.address or (file.payer.name,)),
        long_date(file.today),
        f"{request}\nClaim {file.payer_claim_number or file.claim_number}, {file.patient}, member {file.member_id}\n"
        f"Date of service {' and '.join(long_date(day) for day in file.services)}",
        _ground(file, packet, in_bank(family or file.family)),
        *_talk(file),
        *_enclosed(file, packet),
        *_in_time(file),
        "\n".join(("Respectfully,", file.signer.name, file.signer.title, file.practice.name, file.practice.phone)),
    ]
    return "\n\n".join(parts) + "\n"


def _ground(file: LetterFile, packet: Sequence[str], family: str) -> str:
    offered = paragraphs(family, file, 0, packet) if family else ()
    return next((each.words for each in offered if not each.weak), filled(_PLAIN, file, packet))


def _talk(file: LetterFile) -> list[str]:
    """What is asked for beside the letter, where the level is a talk and no paper."""
    is_talk = file.level == "peer_to_peer"
    return ["Please call our office to set a time for a talk between your doctor and ours."] if is_talk else []


def _enclosed(file: LetterFile, packet: Sequence[str]) -> list[str]:
    sent: list[Paper] = [paper for paper in file.papers if paper.id in packet]
    return ["\n".join(("Enclosed:", *(f"- {paper.title}" for paper in sent)))] if sent else []


def _in_time(file: LetterFile) -> list[str]:
    """That the letter is in time, while it is. Past the last day nobody says so: the day is named, and no more."""
    if not (file.deadline and file.notices):
        return []
    last = long_date(file.deadline)
    still = (
        f"This letter is in time; the last day is {last}."
        if file.today <= file.deadline
        else f"The last day was {last}."
    )
    return [f"Your notice is dated {long_date(file.notices[0])}. {still}"]
