"""Days named to prove something: a paper, a talk or a sending of a day that the file does not have is made up."""

from __future__ import annotations

import re
from datetime import date

from simulator.dates import print_date
from simulator.letters.file import Paper
from simulator.letters.reading.days import Day
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import says
from simulator.letters.rules.words import words
from simulator.letters.told.papers_named import named_in, papers_of

PROOF = "proof"  # the label of such a day


def to_prove_something(letter: Letter, day: Day, role: str) -> str:
    """Why a day that is not on file is made up, or "": of a life, our office or a contract it is only unproved."""
    file, before = letter.file, letter.before(day.start)
    if _YOUR_LETTER.search(before) and not any("letter" in each.title.lower() for each in file.papers):
        return "The file has no letter of the payer of this day."
    if _REMITTANCE.search(before) and not any(each.kind in ("remittance", "denial_notice") for each in file.papers):
        return "The file has no remittance of the payer at all."
    if _ANOTHER_PLAN.search(before) or (
        _ITS_PAPER.search(before) and _OTHER.search(letter.text, max(0, day.start - _NEAR), day.start)
    ):
        return "The file has no answer of another plan of this day."
    if role == "filed" and _PAPER_SENT.search(letter.before(day.start, 70)):
        return "Nothing in the file has this date: no letter and no paper went out on it."
    if role == "filed" and (sent := file.dates.get("sent")) and _CLAIM_SENT.search(letter.before(day.start, 90)):
        return f"The claim went out on {print_date(sent)}, and nothing in the file has this day."
    has_role = role not in ("", "future") and not (role == "approved" and not file.approvals)
    if has_role or not (_is_of_proof(letter, day) or _UNTIL.search(before)):
        return ""
    return "Nothing in the file has this date: no paper, talk or sending is of it."


def _is_of_proof(letter: Letter, day: Day) -> bool:
    before = letter.before(day.start, 80)
    is_of_terms = _TERMS.search(before) and "amendment" not in before.lower()
    return not is_of_terms and says(words().roles["proof"], f"{before} {letter.after(day.end, 60)}")


_ANOTHER_PLAN = re.compile(  # “we billed that plan first, and it denied our claim on …”
    r"\b(?:that|other|first|primary|former|old) (?:plan|insurer|payer)\b[^.;]{0,30}"
    r"\b(?:denied|paid|refused|rejected|processed|answered)\b[^.;]{0,25}\bon\s+$",
    re.IGNORECASE,
)
_PAPER_SENT = re.compile(
    r"\b(?:dispute|appeal|request|letter|reconsideration|waiver|form|notes?|records?|packet|approval|orders?"
    r"|documents|copy|copies|chart|proof)(?: of \w+)?,? "
    r"(?:(?:which |that )?(?:we|I) (?:have |had )?)?(?:was |were |had been )?(?:\w+ )?"
    r"(?:mailed|sent|faxed|delivered|reached you|came to you|received)[^.;]{0,12}$",
    re.IGNORECASE,
)
_CLAIM_SENT = re.compile(  # “We sent the claim to you on …”
    r"\b(?:we|I|our (?:office|biller|staff)) (?:\w+ )?(?:sen[dt]|mailed|submitted|filed|transmitted|billed|faxed) "
    r"(?:you )?(?:the|this|our|that) (?:\w+ )?(?:claim|bill)\b[^.;,\d]{0,25} on\s+$",
    re.IGNORECASE,
)
_ITS_PAPER = re.compile(
    r"\b(?:its|their|plan's|insurer's|payer's) (?:own )?"
    r"(?:explanation of benefits|eob|remittance|denial|letter|answer|decision),? (?:of|dated|from)\s+$",
    re.IGNORECASE,
)
_NEAR = 160
_OTHER = re.compile(r"\b(?:that|other|first|primary|former|old) (?:plan|insurer|payer)\b", re.IGNORECASE)
_YOUR_LETTER = re.compile(
    r"\b(?:your|payer\w*|plan's) (?:own )?(?:letter|e-?mail|fax|memo|message)(?:,)? (?:of|dated|from)\s+$",
    re.IGNORECASE,
)
_REMITTANCE = re.compile(
    r"\b(?:remittance|eob|explanation of benefits|denial)(?: advice)?(?:,)? (?:of|dated|from)\s+$", re.IGNORECASE
)
_TERMS = re.compile(r"\b(?:contract|agreement|manual|policy|plan document)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:we|I|our office) (?:have|had|has) (?:time )?until\W*$", re.IGNORECASE)


def day_of_its_paper(letter: Letter, day: Day, on: date) -> Paper | None:
    """The paper that is said to be signed or dated on this day, where all of its kind on file are of other days."""
    before = letter.before(day.start, 140)
    made = _MADE_ON.search(before)
    named = [kind for _, end, kind in named_in(before) if made and end == made.start()]
    if _SIGNED_THE_FORM.search(before):
        named = ["assignment"]
    held = papers_of(letter, named[-1]) if named else []
    days = [letter.file.dates.get(each.id) or each.on for each in held]
    return held[0] if held and all(days) and on not in days else None


_SIGNED_THE_FORM = re.compile(  # “She signed the form naming us on …”
    r"\b(?:signed|filled (?:in|out)) (?:the|our|a|this) form\b"
    r"(?: (?:that )?(?:nam|appoint|mak)(?:ing|es) (?:us|me|our office)\b[^.;,\d]{0,30})?"
    r"(?: on)?\s+$",
    re.IGNORECASE,
)
_MADE_ON = re.compile(  # “(the waiver) was signed by our physician on …”
    r",?(?: which| that)?(?: is| was| were| has been)? (?:signed|dated|issued|executed)"
    r"(?: by (?:the |our |her |his )?[\w .'-]{2,30}?)?(?: on)?\s+$",
    re.IGNORECASE,
)
