"""Many payers in one pass say of every line what each payer's own edits would say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.bench import many_lines
from simulator.columns import Ints
from simulator.payers.columns import Lines
from simulator.payers.edits import run_edits
from simulator.payers.manuals import Manuals, run_manuals
from simulator.payers.payer import load_payer
from tests.payers.making import lines

PAYERS = tuple(load_payer(name) for name in ("tamarack", "osprey", "copperfield", "medicare", "medicaid"))


@given(seed=st.integers(0, 10_000), size=st.integers(0, 300))
@settings(max_examples=40, deadline=None)
def test_one_pass_over_many_payers_is_each_payers_own_pass(seed: int, size: int) -> None:
    made = many_lines(max(size, 1), seed).take(np.arange(size))
    claim_payer = np.arange(max(size, 1)) % len(PAYERS)
    payer = claim_payer[made.claim]
    manuals = Manuals.of(PAYERS)

    denied_by, group, reasons = run_manuals(manuals, _apart(made, payer), payer)

    for number, each in enumerate(PAYERS):
        mine = np.flatnonzero(payer == number)
        own_by, own_group, own_reasons = run_edits(each.edits, made.take(mine))
        names = np.array(["", *(edit.__name__ for edit in each.edits)])
        assert np.array(manuals.names)[denied_by[mine]].tolist() == names[own_by].tolist()
        assert group[mine].tolist() == own_group.tolist()
        assert [reasons[at] for at in denied_by[mine]] == [("", *own_reasons)[at] for at in own_by]


def _apart(made: Lines, payer: Ints) -> Lines:
    """The members and families of other payers are other people."""
    member = np.where(made.member < 0, -1, made.member * 10 + payer)
    return replace(made, member=member, family=made.family * 10 + payer)


def test_the_first_edit_of_the_payers_own_order_decides() -> None:
    late_and_unknown = lines({"claim": 0}, {"claim": 1}, member=-1, received=date(2026, 12, 31))
    manuals = Manuals.of([load_payer("tamarack"), load_payer("copperfield")])

    denied_by, _, _ = run_manuals(manuals, late_and_unknown, np.array([0, 1]))

    assert [manuals.names[at] for at in denied_by] == ["not_a_member", "filed_late"]


def test_an_edit_that_a_manual_does_not_have_finds_nothing() -> None:
    needs = lines({"member": 1}, {"member": 2}, needs_authorization=True)
    manuals = Manuals.of([load_payer("medicare"), load_payer("tamarack")])

    denied_by, _, _ = run_manuals(manuals, needs, np.array([0, 1]))

    assert [manuals.names[at] for at in denied_by] == ["", "no_authorization"]
