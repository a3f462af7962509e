"""Other people's readers of X12: pyx12 for structure and codes, ansi-x12 for the envelopes."""

from __future__ import annotations

import io
from pathlib import Path

import x12
from pyx12 import params
from pyx12.x12n_document import x12n_document


def outside_readers_take(text: str, folder: Path) -> None:
    """pyx12 finds no fault with structure and codes (its remark list is old), ansi-x12 none with the envelopes."""
    file = folder / "written.x12"
    file.write_text(text, encoding="ascii")
    settings_of_pyx12 = params.params()
    settings_of_pyx12.set("exclude_external_codes", "remark_code")
    answer = io.StringIO()
    assert x12n_document(settings_of_pyx12, str(file), answer, None, None), answer.getvalue()
    seen = x12.inspect_x12_interchange(x12.parse_x12_interchange(x12.tokenize_x12(text.encode("ascii"))))
    for group in seen.groups:
        assert group.declared_transaction_count == group.actual_transaction_count
        for each in group.transactions:
            assert each.declared_segment_count == each.actual_segment_count
