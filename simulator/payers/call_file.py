"""What a representative has on the screen during a call, and what one who is mistaken says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.dates import long_date
from simulator.payers.phone import phone
from simulator.payers.portal import EligibilityAnswer, PaymentAnswer, StatusAnswer


@dataclass(frozen=True, slots=True)
class CallFile:
    """What the representative has on the screen. What is empty is not there.

    `accepted_report` and `accepted_on` are a report of acceptance that turns up only when its number is given.
    """

    payer: str
    npi: str
    member_id: str
    born: date
    service_date: date
    status: StatusAnswer
    coverage: EligibilityAnswer | None = None
    received: date | None = None
    denial_code: str = ""
    reason: str = ""
    wanted: str = ""
    dispute_last_day: date | None = None
    dispute_address: str = ""
    dispute: str = ""
    accepted_report: str = ""
    accepted_on: date | None = None

    def with_the_claim_found(self) -> CallFile:
        """The screen once the report has turned up: the claim is there, and being worked."""
        status = replace(self.status, category="P1", says="We have found the claim by your report. It is in process.")
        return replace(self, status=status, received=self.accepted_on)


def truth(file: CallFile, topic: str) -> str:
    """What the file says of a topic, or "" where it says nothing."""
    match topic:
        case "status":
            to = f" {_sentence(file.status.to)}" if file.status.to else ""
            return f"{file.status.says} Category {file.status.category}.{to}"
        case "received":
            return f"We took it in on {long_date(file.received)}." if file.received else ""
        case "reason":
            return file.reason
        case "wanted":
            return file.wanted
        case "payment":
            return " ".join(_payment(each) for each in file.status.payments)
        case "coverage":
            return file.coverage.says if file.coverage else ""
        case "other-plan":
            return (_sentence(file.coverage.other_plan) or "No other plan is on file.") if file.coverage else ""
        case "last-day":
            day = file.dispute_last_day
            return f"A dispute must reach us by {long_date(day)}." if day else ""
        case "address":
            return file.dispute_address
        case _:
            return file.dispute


def mistake(file: CallFile, topic: str) -> str:
    """What one who is mistaken says of a topic; "" where the file is silent or where it would be true by chance."""
    true_by_chance = {
        "status": file.status.category.startswith("P"),
        "reason": file.denial_code == "18",
        "other-plan": file.coverage is not None and bool(file.coverage.other_plan),
    }
    if not truth(file, topic) or true_by_chance.get(topic):
        return ""
    last, received = file.dispute_last_day, file.received
    return (
        phone()
        .mistakes[topic]
        .format(
            later_day=long_date(last + timedelta(days=30)) if last else "",
            later_received=long_date(received + timedelta(days=20)) if received else "",
        )
    )


def _payment(paid: PaymentAnswer) -> str:
    since = "" if paid.state in ("mailed", "sent") else f", {paid.state} on {long_date(paid.since)}"
    return f"Payment {paid.number} of {paid.amount.dollars} went out on {long_date(paid.on)} to {paid.to}{since}."


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}." if text else ""
