"""Files of others, read where someone keeps them: in a folder that BALANCE_DUE_835 names, or beside the kit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simulator.money import Money
from simulator.reading import ROOT
from simulator.remittance.x12 import read_835

FOLDER = Path(os.environ.get("BALANCE_DUE_835") or ROOT.parent / "shared" / "samples" / "835")

# claims, charge, paid on claims, and the rules that must be named; read off the files by hand
KNOWN = {
    "keiron_blue_cross_nc_sample.835": (1, 2_100_00, 1_922_86, {"no-envelope", "npi", "segment-count", "amount"}),
    "keiron_emedny_sample.835": (3, 102_50, 45_75, set()),  # 34.25 + 34.00 + 34.25; 34.25 + 0 + 11.50
    "lfh_cob-contractural-adjustment.835": (1, 541_00, 34_00, {"date", "component", "contact"}),
    "lfh_managed-care.835": (2, 2_000_00, 945_00, {"date", "npi", "contact"}),  # 800 + 1,200; 450 + 495
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_file_as_it_comes_is_read_whole_and_balances_where_it_does(name: str) -> None:
    if not (FOLDER / name).is_file():
        pytest.skip("nobody keeps this file here")
    claims, charge, paid, rules = KNOWN[name]

    file = read_835(FOLDER / name)

    found = {finding.rule for finding in file.findings}
    assert (len(file.claims), file.charge, file.paid) == (claims, Money(charge), Money(paid))
    assert rules <= found
    assert not {rule for rule in found if rule.endswith("balance")}
    assert [payment.amount for payment in file.payments] == [file.paid]
