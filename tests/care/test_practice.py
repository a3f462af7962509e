from __future__ import annotations

import re

import pytest

from simulator.care.practice import npi_is_valid, practices
from simulator.care.services import services
from simulator.care.visit import ages


def test_every_practice_has_an_npi_with_a_good_check_digit_from_a_block_never_issued() -> None:
    assert len(practices()) >= 3
    for practice in practices():
        assert npi_is_valid(practice.npi)
        assert practice.npi.startswith("20000")
        assert re.fullmatch(r"\(\d{3}\) 555-01\d\d", practice.phone)


def test_a_practice_can_be_told_by_the_start_of_its_account_numbers() -> None:
    shorts = [practice.short for practice in practices()]

    assert sorted(set(shorts)) == sorted(shorts)


def test_the_check_digit_is_the_one_of_the_published_example() -> None:
    # The example in the NPI standard: 123456789 takes 3. Sum with the prefix 80840 is 24 + 43 = 67; 70 - 67 = 3.
    assert npi_is_valid("1234567893")


@pytest.mark.parametrize(
    "npi", ["1234567890", "1234567894", "123456789", "12345678933", "12345 7893", "١٢٣٤٥٦٧٨٩٣", ""]
)
def test_a_wrong_check_digit_or_length_is_no_npi(npi: str) -> None:
    assert not npi_is_valid(npi)


def test_a_preventive_visit_for_40_to_64_narrows_the_age_of_the_patient() -> None:
    office, preventive = services()["office-visit-established-3"], services()["preventive-visit-40-64"]

    assert ages([office]) == (19, 64)
    assert ages([office, preventive]) == (40, 64)
