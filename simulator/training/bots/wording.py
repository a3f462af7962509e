"""Words: which sentences belong, which step comes first, what goes with what. A good collector knows them by heart.

_BELONGS and _NOT hold what options say, one pattern each; _BEFORE holds steps, the earlier first; _TOGETHER holds what
a left and a right side say when they belong to each other. An amount in a sentence is held against the papers.
"""

from __future__ import annotations

import re
from itertools import permutations

from simulator.money import Money
from simulator.training.bots.amounts import patient_share
from simulator.training.bots.papers import NotOnPaper, Papers
from simulator.training.bots.rule import Question, Rule

# ---- a sentence that belongs, and one that does not ----

_NOT = (
    r"\b(CO|PR|OA)-?\d+\b",  # a patient reads no codes
    r"\bcollection|\bcourt\b|\bcredit (report|score)|\blegal",  # a threat
    r"your fault|should have (known|read|asked|told)|for each member to",  # blame
    r"you failed|careless|obvious|comes of having",
    r"guarantee|promise you|will surely|certainly pay|never anything",  # nobody can know that
    r"adjudicat|remittance advice|contractual obligation",  # our own jargon
    r"whole chart|every page|social security|doctor’s notes",  # more than is needed
    r"send the bill there|cannot say what|all be on your bill|will not hear about",  # not true, or no help
    r"a day on which|the call yourself|since we had no contract",  # a record changed, another’s work, another’s bill
)
_BELONGS = (
    r"\byour share\b|\byou owe\b|is not a bill|\bdo not owe\b",
    r"\bthe plan (paid|covered|took off)|\bplan discount",
    r"\bcall (us|me)\b|\bquestion",
    r"approval (number|from)|proof|acceptance",
    r"nothing is due",
    r"^Leave that to the lead|plan’s remittance for this visit$",
    r"doctor’s own signed words",
    r"[Kk]eep the day as it is|doctor who treated the patient|letter is with the payer now",
)


def _is_told_right(words: str, papers: Papers) -> bool | None:
    """A sentence of what the patient owes must hold the share and no other amount. None: it is no such sentence."""
    amounts = [Money.read(found) for found in re.findall(r"\$[\d,]+\.\d\d", words)]
    if not amounts or not re.search(r"you(r share| owe| may| can| should|’ll| will)", words, re.IGNORECASE):
        return None
    try:
        return patient_share(papers) in amounts
    except NotOnPaper:
        return None


def _belongs(words: str, papers: Papers) -> bool | None:
    """Yes, no, or no opinion."""
    if any(re.search(pattern, words, re.IGNORECASE) for pattern in _NOT):
        return False
    if (told := _is_told_right(words, papers)) is not None:
        return told
    return True if any(re.search(pattern, words, re.IGNORECASE) for pattern in _BELONGS) else None


def _several(question: Question, papers: Papers) -> str | None:
    if question["kind"] != "several":
        return None
    verdicts = {option["id"]: _belongs(option["says"], papers) for option in question["options"]}
    sure = [name for name, verdict in verdicts.items() if verdict]
    return ", ".join(sure or [name for name, verdict in verdicts.items() if verdict is None]) or None


def _one(question: Question, papers: Papers) -> str | None:
    """A choice among sentences: the one that belongs; else the only one that nothing speaks against."""
    if question["kind"] != "choice":
        return None
    verdicts: dict[str, bool | None] = {
        option["id"]: _belongs(option["says"], papers) for option in question["options"]
    }
    for wanted in (True, None):
        found = [name for name, verdict in verdicts.items() if verdict is wanted]
        if found:
            return found[0]
    return None


# ---- which comes first ----

_BEFORE = (
    r"^(hello|dear|good morning|this (letter|is) |we are writing|you (visited|saw|came))|your visit (on|of)|greet",
    r"\bverify|\bcheck that|\bask (for|who|the other plan)|\bfind\b|\blook (for|up|at)\b|\bread\b|\bcompare\b|"
    r"\bhold\b.*against|billed|charge",
    r"\bask the coder\b",
    r"\bpost\b|allowed|price|discount|took off",
    r"\bplan paid|\bpaid\b",
    r"\bwrite off|\badjust",
    r"\bsend\b|\bdispute\b|\bcorrect\b|deductible|coinsurance|copay",
    r"\byou owe|\byour share|\bbill\b|\btransfer\b",
    r"\bnote\b|\bmark\b|\bdate\b|\bcalendar\b",
    r"\bpay (by|online|at)|\bcall\b|\bquestion|\bfollow|\blook again|\bclose\b|thank",
)


def _rank(words: str) -> int:
    return next(
        (at for at, pattern in enumerate(_BEFORE) if re.search(pattern, words, re.IGNORECASE)), len(_BEFORE) // 2
    )


def _order(question: Question, _: Papers) -> str | None:
    if question["kind"] != "order":
        return None
    return ", ".join(option["id"] for option in sorted(question["options"], key=lambda option: _rank(option["says"])))


# ---- what goes with what ----

_TOGETHER = (
    (r"^CO\b|\bCO-", r"office|\bours\b|\bwe\b|provider|practice"),
    (r"^PR\b|\bPR-", r"patient|member|family"),
    (r"^OA\b|\bOA-", r"other|another|neither|nobody"),
    (r"^PI\b|\bPI-", r"payer|plan"),
    (r"-45\b|write-off", r"discount|contract|price|write"),
    (r"-197\b|-198\b", r"approval|authoriz"),
    (r"-29\b", r"late|time|filing"),
    (r"-18\b", r"twice|duplicate|earlier|already"),
    (r"-31\b", r"member|card|number"),
    (r"-2[67]\b", r"coverage|in force"),
    (r"-16\b|-252\b", r"missing|attach|record"),
    (r"-50\b", r"necess|need"),
    (r"-97\b|-236\b", r"part of|bundle|include"),
    (r"-119\b", r"limit|used up"),
    (r"-96\b|-204\b", r"does not (have|cover)"),
    (r"^[NM]A?\d", r"nobody|only points"),
    (r"-22\b", r"other payer|another payer|first"),
    (r"-1\b|deductible", r"before the plan|deductible|first"),
    (r"-2\b|coinsurance", r"percent|%|coinsurance"),
    (r"-3\b|copay", r"fixed|each visit|copay|flat|\bshare\b"),
    (r"given", r"\bbill\b"),
    (r"catheter", r"expedited"),
    (r"sleep study", r"usual"),
    (r"allowed", r"price|contract|agreed"),
    (r"billed|charge", r"charge|our (usual )?price"),
    (r"\bEOB\b|explanation of benefits", r"member|patient"),
    (r"remittance|\bERA\b", r"provider|\bus\b|office"),
    (r"statement", r"our|we "),
    (r"denial (letter|notice)", r"appeal"),
)


def _affinity(left: str, right: str) -> int:
    return sum(
        bool(re.search(on_left, left, re.IGNORECASE) and re.search(on_right, right, re.IGNORECASE))
        for on_left, on_right in _TOGETHER
    )


def _match(question: Question, _: Papers) -> str | None:
    """The way of pairing that fits best. Where sides are as many, each is used once."""
    if question["kind"] != "match":
        return None
    lefts, rights = question["options"]["left"], question["options"]["right"]
    if len(lefts) == len(rights) <= 7:
        ways = permutations(rights)
        best = max(
            ways,
            key=lambda way: sum(_affinity(left["says"], right["says"]) for left, right in zip(lefts, way, strict=True)),
        )
    else:
        best = tuple(max(rights, key=lambda right: _affinity(left["says"], right["says"])) for left in lefts)
    return ", ".join(f"{left['id']}={right['id']}" for left, right in zip(lefts, best, strict=True))


RULES = (Rule("EOB-8", _several), Rule("EOB-8", _one), Rule("WRK-4", _order), Rule("EOB-4", _match))
