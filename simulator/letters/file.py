"""The file behind a letter: every value that the office can prove, by label. What is not in it, nobody can write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from simulator.letters.labels import from_labels, to_labels
from simulator.money import Money

LAST_DAY_NOT_CHECKED = "last day, not checked"  # a label of `dates`
_FIRST_LEVELS = ("", "first_appeal", "dispute", "reconsideration", "corrected_claim", "expedited_appeal")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a payer takes letters of one purpose ("appeals", "claims", "refunds")."""

    purpose: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """The payer: its name, the desk that decides, and all its addresses; `desk` names the right one's purpose."""

    name: str
    desk: str = "appeals"
    addresses: tuple[Address, ...] = ()
    phone: str = ""

    @property
    def address(self) -> tuple[str, ...]:
        """The address that this letter belongs to."""
        return next((each.lines for each in self.addresses if each.purpose == self.desk), ())


@dataclass(frozen=True, slots=True)
class Sender:
    """The practice: its letterhead and its number."""

    name: str
    npi: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, and as what."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """A payer's yes before a service, or after it: its number, its day, the days it is good for, and its units.

    `units` is 0 where the file does not say how many.
    """

    number: str
    on: date
    starts: date | None = None
    ends: date | None = None
    units: int = 0


@dataclass(frozen=True, slots=True)
class Conversation:
    """A call or message that the log holds."""

    on: date
    who: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper on hand. `kind` is a name of data/letters/papers.yaml; `whose` is "ours" or says whose else it is."""

    id: str
    kind: str
    title: str
    on: date | None = None
    proves: tuple[str, ...] = ()
    whose: str = "ours"
    may_send: bool = True
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Protected:
    """A fact in the file that this letter does not need. `kind` is ssn, diagnosis, other_patient, income or other."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class LetterFile:
    """The case as labelled values.

    `dates`, `amounts` and `numbers` are all others that the file proves, under labels of the trainer's choice.
    `days_printed` and `amounts_printed` are whatever else the papers of the case print. A letter may say it again;
    nothing is worked out from it. `modifiers` stood on the claim as it was sent; `modifiers_due` should have.
    `priced` is the procedure that was paid below the contract, where there is one.
    `facts` says yes or no to what a letter may claim (data/letters/claims); what is in neither is not known.
    """

    today: date
    family: str
    patient: str
    payer: Addressee
    practice: Sender
    signer: Signer
    claim_number: str = ""
    payer_claim_number: str = ""
    member_id: str = ""
    group: str = ""
    member: str = ""
    level: str = ""
    deadline: date | None = None
    services: tuple[date, ...] = ()
    received: date | None = None
    filing_limit: date | None = None
    notices: tuple[date, ...] = ()
    dates: Mapping[str, date] = field(default_factory=dict)
    amounts: Mapping[str, Money] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    priced: str = ""
    diagnoses: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    modifiers_due: tuple[str, ...] = ()
    approvals: tuple[Approval, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    papers: tuple[Paper, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    facts: Mapping[str, bool] = field(default_factory=dict)
    grounds: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    protected: tuple[Protected, ...] = ()
    days_printed: tuple[date, ...] = ()
    amounts_printed: tuple[Money, ...] = ()

    def __hash__(self) -> int:
        return id(self)  # what is worked out of a file is kept by the file in hand, and a mapping has no hash

    @property
    def open_until(self) -> date | None:
        """The last day to write, or a later one by a rule that nobody has checked, which counts for the writer."""
        return self.dates.get(LAST_DAY_NOT_CHECKED) or self.deadline

    @property
    def all_dates(self) -> frozenset[date]:
        """Every day that the file proves."""
        found: list[date | None] = [self.today, *self.services, *self.notices, *self.dates.values()]
        found += [self.deadline, self.received, self.filing_limit]
        found += [day for each in self.approvals for day in (each.on, each.starts, each.ends)]
        found += [*(each.on for each in self.conversations), *(each.on for each in self.papers)]
        return frozenset(day for day in found if day)

    @property
    def all_numbers(self) -> Mapping[str, str]:
        """Every number that names something, by label."""
        found = {
            "claim": self.claim_number,
            "payer claim": self.payer_claim_number,
            "member": self.member_id,
            "group": self.group,
            "npi": self.practice.npi,
        }
        found |= {f"approval {place}": each.number for place, each in enumerate(self.approvals, 1)}
        found |= {f"call {place}": each.reference for place, each in enumerate(self.conversations, 1)}
        return MappingProxyType({label: each for label, each in (found | dict(self.numbers)).items() if each})

    def knows(self, fact: str) -> bool | None:
        """Whether the file proves a fact, denies it, or says nothing of it (None)."""
        if fact.startswith("refused_") and len(self.notices) > 1:
            return None  # the answer to an earlier letter gives a reason of its own
        if fact in self.facts:
            return self.facts[fact]
        match fact:
            case "approval":
                return True if self.approvals else None
            case "approval_before_service":
                starts = [each.on <= min(self.services) for each in self.approvals] if self.services else []
                return any(starts) if starts else None
            case "conversation":
                return True if self.conversations else None
            case "claim_in_time":
                return self.received <= self.filing_limit if self.received and self.filing_limit else None
            case "notice_signed":
                return True if any(each.kind == "signed_notice" for each in self.papers) else None
            case "delivery":
                return True if any(each.kind == "mail_receipt" for each in self.papers) else None
            case "contract_term":
                return True if any(each.kind == "contract_page" for each in self.papers) else None
            case "prior_appeal":
                return True if self.level not in _FIRST_LEVELS else None
            case "filing_open":
                return self.today <= self.filing_limit if self.filing_limit else None
            case "unexplained":
                return False if self.reasons and self.asks else None
            case "underpaid":
                return "price" in self.asks if self.asks else None
            case "letter_in_time":
                return self.today <= self.open_until if self.open_until else None
        return True if any(fact in each.proves and each.whose == "ours" for each in self.papers) else None

    def as_json(self) -> dict[str, Any]:
        """Labels and values for a program, dates as 2026-03-02 and amounts as 1040.00."""
        made = to_labels(self)
        assert isinstance(made, dict)
        return made

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> LetterFile:
        """The same file again. Raises NotALetterFile for what is missing, unknown or not of its kind."""
        made = from_labels(cls, value, "the file")
        assert isinstance(made, LetterFile)
        return made
