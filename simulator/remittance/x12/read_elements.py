"""Reads elements as what they are: amounts, days, counts, procedures. What cannot be read is a finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from simulator.care.practice import npi_is_valid
from simulator.dates import print_date
from simulator.money import ZERO, Money
from simulator.remittance.x12.findings import Findings, shown
from simulator.remittance.x12.segments import Marks, Segment, shown_component
from simulator.remittance.x12.values import read_amount, read_count, read_day


class Elements:
    """Reads elements as what they are. What cannot be read is a finding, and counts as nothing."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.marks = Marks()
        self.unread = 0  # amounts that could not be read: sums with them prove nothing
        self._told_of_component = False

    def amount(self, segment: Segment, index: int, what: str) -> Money:
        parts = segment.parts
        text = parts[index] if index < len(parts) else ""
        found = read_amount(text)
        if found is None:
            at = f"{segment.name}{index:02d}"
            if text:
                self.unread += 1
                self.findings.error(
                    segment.number, "amount", f"{at}, {what}, is {shown(text)}: that is no amount.",
                    "An amount is digits with at most two after a point, for example 72.8. Ask the payer for it.",
                )  # fmt: skip
            else:
                self.findings.error(
                    segment.number, "amount", f"{at}, {what}, is empty; it is read as 0.00.",
                    "Look at the payer’s own paper for this claim before posting.",
                )  # fmt: skip
            return ZERO
        return found

    def day(self, segment: Segment, index: int, what: str) -> date | None:
        text = segment.get(index)
        found = read_day(text)
        if found is None:
            says = f"is {shown(text)}: the calendar has no such day." if text else "is empty."
            self.findings.error(
                segment.number, "date", f"{segment.name}{index:02d}, {what}, {says}",
                f"A date is year, month and day in eight digits: 20260320 is {print_date(date(2026, 3, 20))}.",
            )  # fmt: skip
        return found

    def count(self, segment: Segment, index: int, what: str) -> Decimal | None:
        text = segment.get(index)
        if not text:
            return None
        found = read_count(text)
        if found is None:
            self.findings.error(
                segment.number, "count", f"{segment.name}{index:02d}, {what}, is {shown(text)}: that is no number.",
                "Ask the payer for the right number.",
            )  # fmt: skip
        return found

    def figures(self, segment: Segment, remarks: Sequence[int] = (), start: int = 1) -> tuple[str, ...]:
        """Days, rates and amounts by their place, as sent, remarks left out. What is no number is a finding."""
        if not segment.number:
            return ()
        for index in range(start, len(segment.parts)):
            if index not in remarks:
                self.count(segment, index, "a figure of the payer")
        kept = ["" if index in remarks else text for index, text in enumerate(segment.parts)][1:]
        while kept and not kept[-1]:
            kept.pop()
        return tuple(kept)

    def npi(self, segment: Segment, kind: str, number: str) -> None:
        if kind == "XX" and not npi_is_valid(number):
            self.findings.error(
                segment.number, "npi", f"The NPI {shown(number)} does not end in the check digit its other digits ask.",
                "Compare it with the number on file; one digit is likely wrong.",
            )  # fmt: skip

    def code(self, segment: Segment, index: int) -> list[str]:
        """A procedure in its components: kind, code, modifiers."""
        text = segment.get(index)
        component = shown_component(text, self.marks)
        if component != self.marks.component and not self._told_of_component:
            self._told_of_component = True
            self.findings.note(
                segment.number, "component",
                f"Procedures are parted by {shown(component)}, though the envelope says {shown(self.marks.component)}.",
                "It is read as meant. Tell the clearinghouse when it happens in each file.",
            )  # fmt: skip
        return text.split(component)
