"""Days on the right side of a last day, for a letter, a coverage or an enrollment: made up, and no slip."""

import pytest

from simulator.letters import Verdict, mark

LATE = "past-its-last-day-21"  # remittance of 03/23/2026, 60 days, today 06/15/2026
ENDED = "no-coverage-that-day-68"  # the coverage ended on 07/31/2026, before the visit
BEFORE = "seen-before-enrolled-52"  # seen on 02/04/2026, enrolled from 02/09/2026


def _faults(file, said):
    text = f"Dispute for {file.patient}, claim {file.payer_claim_number}.\n\n{said}\n\nPlease reprocess the claim.\n"
    return {span.verdict for span in mark(text, file).spans} & {Verdict.SLIP, Verdict.UNSUPPORTED, Verdict.FABRICATED}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (LATE, "Your remittance did not reach our office until April 27, 2026."),
        (LATE, "The period is open until June 22."),
        (LATE, "Our right to dispute runs by your contract to July 6, 2026."),
        (ENDED, "His coverage ran through August 31, 2026."),
        (BEFORE, "Your letter made our enrollment effective from February 1, 2026."),
    ],
)
def test_a_day_on_the_right_side_of_its_last_day_is_made_up(file_of, name, said):
    assert _faults(file_of(name), said) == {Verdict.FABRICATED}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (LATE, "Your remittance is dated March 23, 2026, and the period ended on May 22, 2026."),
        (LATE, "We would be grateful for an answer within 15 days, that is by June 30, 2026."),
        (ENDED, "The coverage ended on July 31, 2026, and we do not say otherwise."),
        (BEFORE, "She was seen five days before the enrollment you gave us took effect."),
        (BEFORE, "Our enrollment runs from February 9, 2026, and the visit was five days before."),
    ],
)
def test_the_true_days_are_left_in_peace(file_of, name, said):
    assert _faults(file_of(name), said) == set()
