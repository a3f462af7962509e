"""The member's EOB: what the payer did, in its own words, columns and notes, without reason codes. It is not a bill.

Payers print the same amounts in different ways. A payer's file says which of the layouts here is its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from simulator.documents.document import Document
from simulator.documents.eob_cards import eob_in_cards
from simulator.documents.eob_columns import eob_in_columns
from simulator.documents.eob_print import eob_in_print
from simulator.documents.notice import Notice

LAYOUTS: Mapping[str, Callable[[Notice], Document]] = {
    "columns": eob_in_columns,  # one row a service, a column for each step from the charge to the member's share
    "cards": eob_in_cards,  # one card a service, told in sentences, with a bar
    "print": eob_in_print,  # capitals in fixed columns; discount and refusal share one column
}


def eob_paper(notice: Notice) -> Document:
    """The EOB in the layout of the payer that sends it."""
    return LAYOUTS[notice.payer.layout](notice)
