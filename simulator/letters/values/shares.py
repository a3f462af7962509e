"""What share of a price a plan is said to pay, held against the coinsurance that its papers print."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulator.letters.marked import Span, Verdict
from simulator.letters.reading.letter import Letter


def read_shares(letter: Letter) -> Iterable[Span]:
    """Each share that the plan is said to pay and that is more than what the patient's coinsurance leaves to it."""
    patients = [int(found[1]) for each in letter.file.words for found in _COINSURANCE.finditer(each)]
    if not patients:
        return
    most = 100 - min(patients)
    for found in _PAYS.finditer(letter.rest):
        if int(found["share"]) > most and not _IF.search(letter.before(found.start(), 60)):
            why = f"The plan pays {most}%, and leaves {100 - most}% to the patient."
            yield Span(*found.span(), "share", Verdict.FABRICATED, why)


_COINSURANCE = re.compile(r"\bCoinsurance (\d{1,2})%")
_PAYS = re.compile(
    r"\b(?:plan|policy|you|payer|insurer|summary of benefits|coverage) (?:\w+ )?"
    r"(?:pays?|covers?|owes?|reimburses?)(?: for)?"
    r"(?: us)? (?:at )?(?P<share>\d{2,3}) ?(?:%|percent\b)",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|once|after|until|unless|when|should|not|out-of-pocket)\b[^.;]*$", re.IGNORECASE)
