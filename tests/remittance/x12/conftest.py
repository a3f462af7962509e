"""What these tests share: a remittance worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def worked() -> str:
    """Five answers and two provider adjustments; its arithmetic stands in test_read.py."""
    return Path(__file__).with_name("worked.835").read_text(encoding="utf-8")
