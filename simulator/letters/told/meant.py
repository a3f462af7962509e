"""Where the name of a paper stands, and no paper is meant: “supports the order”, “paid under our contract”."""

from __future__ import annotations

import re

from simulator.letters.reading.phrases import matches
from simulator.letters.rules.papers import papers

_OTHER_USE = re.compile(
    r"^\s*(?:asks?|wants?|needs?|names?|lists?|calls for|price|rate|amount|terms?|number|no\b|#|was|were"
    r"|is required|requirement|for lack|code|of (?:things|events)"
    r"|request)",
    re.IGNORECASE,
)
_BEHIND_OF = re.compile(
    r"(?:\b(?:shows?|showing|proves?|proving|(?:that|which) (?:shows?|proves?|confirms?|names?|lists?)"
    r"|confirms?|confirming"
    r"|supports?|(?:answers?|meets?|satisf(?:y|ies)) your|(?:which|that) (?:answers?|meets?)"
    r"|for the|denied for|reason|lack of|no|without|missing|obtain\w*"
    r"|requires?|required)\b[^,;.]{0,40})$",
    re.IGNORECASE,
)


def is_of_another(said: str, start: int, end: int) -> bool:
    """Whether a name stands not for a paper but for what a paper shows: “a print that shows the approval”."""
    if _ON_THE.search(said[:start]) and said[start:end].lower() in ("referral", "order", "orders"):
        return True
    if _WITH_THE.search(said[:start]) and said[start:end].lower().endswith("claim"):
        return True  # “it went with the original claim”
    if said[start:end].lower() == "reading" and _IS.search(said[:start]):
        return True  # “somebody is reading from another page”
    if said[start:end].lower() in ("note", "notes") and _THIS.search(said[:start]):
        return True  # “I am putting a copy in with this note”
    if (_BY_THE.search(said[:start]) or _DAYS_OF.search(said[:start])) and _TERMS.fullmatch(said[start:end]):
        return True  # “pay it under our contract”
    return _OTHER_USE.match(said[end:]) is not None or _BEHIND_OF.search(_behind_enclosing(said[:start])) is not None


_WITH_THE = re.compile(
    r"\b(?:went|sent|came|was|were|as|it|sat|along) (?:\w+ )?(?:with|on|in) (?:the|our)\s*$", re.IGNORECASE
)
_THIS = re.compile(r"\b(?:with|to|in) this\s*$", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|was|were|be|by|for|keeps?)\s*$", re.IGNORECASE)
_BY_THE = re.compile(r"\b(?:under|by|per|with|in) (?:our|the|your|this)\s*$", re.IGNORECASE)
_DAYS_OF = re.compile(r"\b(?:days|limit|period|terms|rules) (?:of|in|under) (?:our|the|your)\s*$", re.IGNORECASE)
_TERMS = re.compile(r"contract|(?:provider |participation )?agreement|policy|plan document|manual", re.IGNORECASE)
_ON_THE = re.compile(r"\b(?:(?:up)?on|in) the\s*$", re.IGNORECASE)  # “done on the referral of Dr. …”


def _behind_enclosing(said: str) -> str:
    """What stands behind the last word that encloses: “for the medical side we enclose | the films”."""
    ends = sorted(each.end() for each in matches(papers().enclosing, said))
    return said[ends[-1] :] if ends else said
