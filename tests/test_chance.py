"""Chance that anyone can repeat, anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.chance import Stream
from simulator.money import Rate

DRAWS = """
from simulator.chance import Stream
from simulator.money import Rate
s = Stream(7, "case", "lines", 3)
print([s.below(1000) for _ in range(5)], s.between(150, 220), s.pick("abcdef"), s.chance(Rate(5000)),
      s.shuffled(range(8)), s.column_below(10**12, 3).tolist(), s.column_chance(Rate(2500), 8).tolist())
"""

# printed once, on 2026-11-21; a change here changes every case that anyone has ever been given
SAID = (
    "[170, 915, 382, 580, 421] 157 b True [7, 6, 0, 4, 5, 1, 2, 3] [931713531409, 942905462679, 9113"
    "74598984] [False, False, False, False, False, False, False, False]"
)


def drawn(tmp_path: Path, **environment: str) -> str:
    root = Path(__file__).resolve().parent.parent
    run = subprocess.run(
        [sys.executable, "-c", DRAWS],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root), **environment},
    )
    return run.stdout.strip()


def test_the_same_name_draws_the_same_whatever_the_process_is_told(tmp_path: Path) -> None:
    one = drawn(tmp_path, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="tr_TR.UTF-8")
    two = drawn(tmp_path, PYTHONHASHSEED="424242", TZ="America/New_York", LC_ALL="C")

    assert one == two == SAID


def test_other_seeds_and_other_purposes_draw_other_things() -> None:
    names = [(7,), (8,), (7, "a"), (7, "b"), (7, "a", "b"), (7, "ab"), (7, 1), (7, "1"), (7, "a", 1), (71,), (-7,)]

    first = [Stream(*name).column_below(1 << 62, 2).tolist() for name in names]  # type: ignore[arg-type]

    assert len({tuple(pair) for pair in first}) == len(names)


def test_a_new_stream_does_not_disturb_an_old_one() -> None:
    alone = Stream(7, "people")
    expected = [alone.below(100) for _ in range(20)]

    beside, other = Stream(7, "people"), Stream(7, "visits")
    found = []
    for _ in range(20):
        other.below(100)
        found.append(beside.below(100))

    assert found == expected


@given(st.integers(1, 1 << 63), st.integers(0, 30))
def test_a_column_is_what_would_be_drawn_one_by_one(n: int, size: int) -> None:
    one_by_one = Stream(7, "column")

    assert Stream(7, "column").column_below(n, size).tolist() == [one_by_one.below(n) for _ in range(size)]


def test_where_64_bits_do_not_share_out_evenly_the_surplus_is_drawn_again() -> None:
    n = 2**65 // 7  # 3½ of these are 2**64: without a second draw the low half would come up 4 times in 7
    one_by_one = Stream(11)

    column = Stream(11).column_below(n, 2_000).tolist()

    assert column == [one_by_one.below(n) for _ in range(2_000)]
    # 1,000 expected in the low half; the spread is √(2,000 × ½ × ½) = 22, so five of it is 112
    assert abs(sum(drawn_number < n // 2 for drawn_number in column) - 1_000) < 112


@given(st.integers(), st.integers(-1000, 1000), st.integers(0, 1000))
def test_between_holds_both_ends(seed: int, low: int, width: int) -> None:
    assert low <= Stream(seed).between(low, low + width) <= low + width


def test_each_of_six_is_as_likely() -> None:
    counts = [0] * 6
    for drawn_number in Stream(3, "die").column_below(6, 60_000).tolist():
        counts[drawn_number] += 1

    # 10,000 expected of each; the spread of such a count is √(60,000 × 1/6 × 5/6) = 91, so five of it is 456
    assert all(abs(count - 10_000) < 456 for count in counts)


def test_a_rate_of_nothing_never_happens_and_a_rate_of_one_always_does() -> None:
    stream = Stream(5)

    assert not any(stream.chance(Rate(0)) for _ in range(200))
    assert all(stream.chance(Rate(10_000)) for _ in range(200))


def test_an_eighth_happens_about_as_often() -> None:
    happened = int(Stream(5, "rate").column_chance(Rate(1_250), 80_000).sum())

    # 10,000 expected; the spread is √(80,000 × 0.125 × 0.875) = 94, so five of it is 468
    assert abs(happened - 10_000) < 468


@given(st.lists(st.integers()), st.integers())
def test_shuffling_loses_and_invents_nothing_and_leaves_the_original(items: list[int], seed: int) -> None:
    before = list(items)

    assert sorted(Stream(seed).shuffled(items)) == sorted(before)
    assert items == before


def test_every_order_of_three_comes_up() -> None:
    orders = {tuple(Stream(seed, "order").shuffled("abc")) for seed in range(200)}

    assert len(orders) == 6


@pytest.mark.parametrize("n", [0, -1, (1 << 63) + 1])
def test_nothing_can_be_drawn_from_no_choices_or_too_many(n: int) -> None:
    with pytest.raises(ValueError, match="Nothing can be drawn from"):
        Stream(1).below(n)


def test_picking_from_nothing_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="Nothing can be drawn from 0 choices"):
        Stream(1).pick([])
