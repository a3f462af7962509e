"""Every payer that has a file, and columns of cents typed by hand."""

from __future__ import annotations

import numpy as np

from simulator.columns import Ints
from simulator.reading import DATA

PAYERS = sorted(file.stem for file in (DATA / "payers").rglob("*.yaml"))


def ints(*values: int) -> Ints:
    return np.array(values, np.int64)
