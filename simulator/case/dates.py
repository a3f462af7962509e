"""The days of a case: service < sent <= received < processed <= today. Pinned days stay; the others fit around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from simulator.case.pinned import CaseError, ClaimFacts
from simulator.chance import Stream
from simulator.claims.activity import weekday
from simulator.dates import Length, in_words, last_day, print_date

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CaseDates:
    service: date
    sent: date
    received: date
    processed: date


def case_dates(pinned: ClaimFacts, flaws: frozenset[str], filing_limit: Length, today: date, seed: int) -> CaseDates:
    """Every day of the case. Raises CaseError where the pinned days leave no room for the others or for the flaws."""
    stream = Stream(seed, "days")
    to_send, to_arrive = stream.between(2, 6), stream.between(0, 1)
    to_process, since = stream.between(7, 14), stream.between(2, 10)
    late_by = stream.between(4, 35)
    if "filed_late" in flaws:
        start = pinned.service_date or today
        to_send = (last_day(start, filing_limit) - start).days + late_by - to_arrive
    elif "duplicate" in flaws:
        to_send = stream.between(16, 24)  # the first claim went out and was answered in between

    if pinned.sent:
        expected = pinned.sent + timedelta(days=to_arrive)
    elif pinned.service_date:
        expected = pinned.service_date + timedelta(days=to_send + to_arrive)
    else:
        expected = (pinned.processed or today - timedelta(days=since)) - timedelta(days=to_process)
    received = pinned.received or min(expected, (pinned.processed or today) - DAY)
    service = pinned.service_date or weekday((pinned.sent or received) - timedelta(days=to_send))
    sent = pinned.sent or max(service + DAY, weekday(received - timedelta(days=to_arrive)))
    processed = pinned.processed or min(max(received + DAY, weekday(received + timedelta(days=to_process))), today)
    days = CaseDates(service, sent, received, processed)
    _check_order(days, today)
    _check_filing(days, flaws, filing_limit, today)
    return days


def _check_order(days: CaseDates, today: date) -> None:
    steps = (
        ("The claim is sent", days.sent, "after the visit", days.service + DAY),
        ("The claim is received", days.received, "on or after the day it is sent", days.sent),
        ("The remittance is dated", days.processed, "after the claim is received", days.received + DAY),
        ("Today is", today, "on or after the date of the remittance", days.processed),
    )
    for what, day, when, earliest in steps:
        if day < earliest:
            raise CaseError(f"{what} {print_date(day)}, but it must be {when}, on {print_date(earliest)} or later.")


def _check_filing(days: CaseDates, flaws: frozenset[str], filing_limit: Length, today: date) -> None:
    last = last_day(days.service, filing_limit)
    if "filed_late" in flaws and days.received <= last:
        raise CaseError(
            f"`filed_late` needs a claim received after {print_date(last)}, {in_words(filing_limit)} after the visit; "
            f"with today {print_date(today)} and the dates given it is received {print_date(days.received)}."
        )
    if "filed_late" not in flaws and "not_a_member" not in flaws and days.received > last:
        raise CaseError(
            f"The claim is received {print_date(days.received)}, after its last filing day {print_date(last)}: "
            "write `flaw: filed_late` on a line, or an earlier date."
        )
