"""What a payer has to tell a member about one claim, whatever the layout it prints it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.money import Money, Rate, total
from simulator.payers.payer import Payer
from simulator.remittance.remit import Group, Remit, RemitLine

_REASONS = (("deductible", "1"), ("copay", "3"), ("coinsurance", "2"), ("above our price", "45"))


@dataclass(frozen=True, slots=True)
class Notice:
    """`causes` has the name of the payer's edit that denied a line, by line number; each edit has its note."""

    remit: Remit
    payer: Payer
    member: str
    plan: str
    provider: str
    coinsurance: Rate
    causes: Mapping[int, str]
    appeal_days: int

    def note_of_denial(self, line: RemitLine) -> str:
        """The number or letter of the payer's note for what it refused, or ""."""
        return self.payer.denial_notes[self.causes[line.number]] if line.number in self.causes else ""

    def notes_of(self, line: RemitLine) -> list[str]:
        """The notes that stand beside a line: the contract's price, a price above the plan's, the refusal, or none."""
        contract = self.payer.contract_note if line.write_off else ""
        above = self.payer.outside_note if line.amount(Group.PR, "45") else ""
        return [note for note in (contract, above, self.note_of_denial(line)) if note]

    @property
    def notes(self) -> Sequence[tuple[str, str]]:
        """Every note that this paper uses and what it says, in the payer's order of numbers or letters."""
        used = {note for line in self.remit.lines for note in self.notes_of(line)}
        return [(note, self.payer.notes[note]) for note in sorted(used)]

    @property
    def appeal(self) -> str:
        return (
            f"If you think we are wrong, you may appeal within {self.appeal_days} days of the day you get this notice. "
            f"Call {self.payer.phone}."
        )


def shares_of(line: RemitLine) -> list[tuple[str, Money]]:
    """What the member owes of a line, by kind. A refusal may be part of it, and so may a price above the plan’s."""
    named = [(name, line.amount(Group.PR, reason)) for name, reason in _REASONS]
    refused = line.patient_share - total(amount for _, amount in named)
    return [(name, amount) for name, amount in (*named, ("not covered", refused)) if amount]
