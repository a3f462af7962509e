"""Stage one: which lines are not payable, who carries them, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.payers.columns import CO, NOBODY, OA, Lines
from simulator.payers.edits import EDITS, filed_late, filing, no_authorization, not_a_member, run_edits, seen_before
from simulator.payers.edits.filing import repeats
from tests.payers.making import lines


def causes(batch: Lines, history: Lines | None = None) -> list[str]:
    names = ["", *(edit.__name__ for edit in EDITS)]
    return [names[found] for found in run_edits(EDITS, batch, history)[0]]


def test_a_clean_line_is_payable_and_in_no_group() -> None:
    denied_by, group, _ = run_edits(EDITS, lines({}))

    assert denied_by.tolist() == [0]
    assert group.tolist() == [NOBODY]


@pytest.mark.parametrize(
    ("received", "found"),
    [
        (date(2026, 5, 31), ""),  # 29 days of March, 30 of April, 31 of May: day 90 after March 2
        (date(2026, 6, 1), "filed_late"),  # day 91
    ],
)
def test_a_claim_is_late_on_the_day_after_the_filing_limit(received: date, found: str) -> None:
    assert causes(lines({"service_date": date(2026, 3, 2), "received": received})) == [found]


def test_a_late_claim_is_the_providers_under_29() -> None:
    _, group, reasons = run_edits((filed_late,), lines({"received": date(2026, 12, 1)}))

    assert group.tolist() == [CO]
    assert reasons == ("29",)


def test_a_number_that_is_nobodys_denies_the_line_under_31() -> None:
    _, group, reasons = run_edits((not_a_member,), lines({"member": -1}, {"member": 0}))

    assert group.tolist() == [CO, NOBODY]
    assert reasons == ("31",)


@pytest.mark.parametrize(
    ("needed", "on_claim", "found"),
    [(True, False, "no_authorization"), (True, True, ""), (False, False, ""), (False, True, "")],
)
def test_only_a_service_that_needs_approval_is_denied_without_it(needed: bool, on_claim: bool, found: str) -> None:
    assert causes(lines({"needs_authorization": needed, "approved_units": 2 * on_claim})) == [found]


def test_missing_approval_is_the_providers_under_197() -> None:
    _, group, reasons = run_edits((no_authorization,), lines({"needs_authorization": True}))

    assert group.tolist() == [CO]
    assert reasons == ("197",)


def test_the_first_of_two_alike_stands_and_the_second_is_a_duplicate() -> None:
    assert causes(lines({}, {})) == ["", "seen_before"]


def test_a_duplicate_is_nobodys_yet_under_18() -> None:
    _, group, reasons = run_edits((seen_before,), lines({}, {}, {}))

    assert group.tolist() == [NOBODY, OA, OA]
    assert reasons == ("18",)


@pytest.mark.parametrize(
    "other",
    [
        {"member": 1},
        {"service_date": date(2026, 3, 3)},
        {"service": 1},
        {"units": 2},
        {"modifier": 1},
        {"provider": 1},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_line_that_differs_in_one_thing_is_no_duplicate(other: dict[str, object]) -> None:
    assert causes(lines({}, other)) == ["", ""]


def test_a_charge_or_a_receipt_of_its_own_does_not_save_a_duplicate() -> None:
    again = {"charge": 90_00, "received": date(2026, 3, 20), "claim": 7, "approved_units": 1}

    assert causes(lines({}, again)) == ["", "seen_before"]


def test_a_line_that_history_holds_is_a_duplicate_and_history_is_not_judged_again() -> None:
    assert causes(lines({"service": 5}, {"service": 6}), history=lines({"service": 6}, {"service": 6})) == [
        "",
        "seen_before",
    ]


def test_a_replacement_of_an_earlier_claim_is_no_duplicate_of_it() -> None:
    assert causes(lines({"frequency": 7}), history=lines({})) == [""]


def test_the_edit_that_stands_first_decides() -> None:
    everything_wrong = {"member": -1, "received": date(2026, 12, 1), "needs_authorization": True}

    assert causes(lines(everything_wrong)) == ["not_a_member"]
    assert causes(lines({**everything_wrong, "member": 0})) == ["filed_late"]
    reversed_order = run_edits(tuple(reversed(EDITS)), lines(everything_wrong))
    assert [reversed_order[2][int(found) - 1] for found in reversed_order[0]] == ["197"]


@given(st.lists(st.tuples(*[st.integers(-1, 2)] * 3), max_size=40))
def test_repeats_are_what_a_reader_with_a_list_of_seen_rows_would_mark(rows: list[tuple[int, int, int]]) -> None:
    batch = lines(*({"member": a, "service": b, "provider": c} for a, b, c in rows)) if rows else None
    seen: set[tuple[int, int, int]] = set()
    expected = []
    for row in rows:
        expected.append(row in seen)
        seen.add(row)

    found = repeats(batch.member, batch.service, batch.provider).tolist() if batch else []

    assert found == expected


def test_rows_that_share_a_fingerprint_by_accident_are_no_duplicates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "fingerprint", lambda columns: (columns[0] * 0).astype("uint64"))

    assert causes(lines({"service": 1}, {"service": 2}, {"service": 1})) == ["", "", "seen_before"]


def test_a_line_received_on_the_day_of_service_is_in_time() -> None:
    day = date(2026, 3, 2)

    assert causes(lines({"received": day}, {"service_date": day - timedelta(days=60), "received": day})) == ["", ""]
