from __future__ import annotations

from datetime import date

import pytest

from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts, ClaimFacts, LineFacts
from simulator.claims.activity import weekday
from simulator.documents import to_text
from tests.documents.reading import TODAY, lines_of, paper


@pytest.mark.parametrize(
    ("day", "open_day"),
    [
        (date(2026, 3, 6), date(2026, 3, 6)),  # a Friday
        (date(2026, 3, 7), date(2026, 3, 6)),
        (date(2026, 3, 8), date(2026, 3, 6)),
        (date(2026, 3, 9), date(2026, 3, 9)),  # a Monday
    ],
)
def test_what_falls_on_a_weekend_was_done_on_the_friday(day: date, open_day: date) -> None:
    assert weekday(day) == open_day


def test_a_late_claim_was_held_in_the_office_or_sent_back_and_forgotten_or_lost_by_the_payer() -> None:
    stories = set()
    for seed in range(40):
        facts = CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", flaw="filed_late"),)))
        log = to_text(paper(open_case(seed, facts, TODAY), "account"))
        sent = log.count(" sent to ")
        stories.add((sent, "Sent back" in log, "finds no claim on file" in log))

    assert stories == {(1, False, False), (2, True, False), (2, False, True)}


def test_both_sendings_of_a_duplicate_are_in_the_log_under_their_own_numbers() -> None:
    facts = CaseFacts(claim=ClaimFacts(lines=(LineFacts("ekg", flaw="duplicate"),)))
    log = lines_of(paper(open_case(7, facts, TODAY), "account"), "What we did, oldest first")
    sent = [row.cells[0].text for row in log.rows if " sent to " in row.cells[0].text]

    assert len(sent) == len(set(sent)) == 2
    assert sum("received and posted" in row.cells[0].text for row in log.rows) == 1
    assert log.rows[-1].cells[0].text == "Remittance received, not posted yet"
