"""Which amount of the case some words mean: the charge, what was paid, the price that the contract sets."""

from __future__ import annotations

import re
from dataclasses import replace

from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import matches
from simulator.letters.reading.sums import Sum, sums_in
from simulator.letters.rules.words import words


def meaning_of(letter: Letter, found: Sum) -> str:
    """Which amount of the case the words just before say this is, if they do."""
    if _AND_THIS.search(letter.before(found.start)):
        found = _named_before(letter, found) or found  # “you owe $167.50 for X1310 and $297.00 for X4080”
    before = letter.before(found.start)
    if _BY_THE_PATIENT.search(before):
        return ""
    if _WORKED.search(before):
        return ""  # what is worked out from a price is no price
    if _AS_CHARGED.match(letter.after(found.end)):
        return "charge"
    if _BY_CONTRACT_BEHIND.match(letter.after(found.end, 40)) and not _TO_BE_PRICED.search(before):
        return "contract"
    if _AGREED_PRICE.search(letter.before(found.start, 150)) or _YOUR_PRICE.search(before):
        return "contract"
    for name, patterns in words().amounts.items():
        for said in matches(patterns, before):
            if re.search(r"(?<!\b[A-Z]\d{3})\d(?: dollars| USD)?\s$", before[: said.start()]):
                continue  # “$874.50 allowed, $699.60 paid”: the word is of the amount before it
            if name == "paid" and _NOT.search(before, 0, said.start()):
                continue  # “the amount not paid is …”
            behind = before[said.end() :]
            if _TO_ITS_AMOUNT.fullmatch(behind) or (name == "allowed" and _OF_A_SERVICE.fullmatch(behind)):
                return "contract" if name == "allowed" and _BY_CONTRACT.search(said.group()) else name
    return ""


def _named_before(letter: Letter, found: Sum) -> Sum | None:
    start = max(0, found.start - _LINE)
    sums = sums_in(letter.text[start : found.start])
    return replace(sums[-1], start=start + sums[-1].start, end=start + sums[-1].end) if sums else None


_LINE = 45
_AND_THIS = re.compile(r"\d (?:for|on) (?:the )?(?:line )?[A-Z]\d{4},? and \$?$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\W*$", re.IGNORECASE)
_BY_CONTRACT = re.compile(r"\b(?:contract|agree|negotiat|fee|schedule|rate|(?:is|are) priced)", re.IGNORECASE)
_OTHER = "charge[sd]?|billed|paid|copay|deductible|coinsurance|share|allowed|between|short|less|minus|above|below"
_ELSE = f"{_OTHER}|lose|losing|not|and|or|difference|off|down|rest|would|it|so|leaves|makes"
_AGREED_PRICE = re.compile(  # “our contract, in force since January, sets code X4080 at …”
    r"\b(?:your price|contract|agreement(?: between us)?|fee schedule|price (?:page|list|schedule)|rate sheet"
    r"|medicare's|agreed|negotiated"
    r"|price (?:now )?(?:in|that is in) (?:force|effect))\b"
    rf"(?:(?!\b(?:{_OTHER})\b)[^.;$]|\.(?=\d))*"
    r"\b(?:you allow|prices?|rate|fee|sets|puts|fixes|gives|names|lists|says|shows|provides|pays|has|reads|agreed"
    r"|priced|payable|worth|comes? to|promises|owes?|entitles|in force|in effect)\b"
    rf"(?:(?!\b(?:{_ELSE})\b)[^.;$\d,]|(?<=X)\d{{4}}|\d{{1,2}}(?= is)|,(?= which (?:is|was))){{0,45}}\$?$",
    re.IGNORECASE,
)
_YOUR_PRICE = re.compile(r"\byour (?:own )?price\b[^.;$]{0,40}\b(?:is|was)\W*\$?$", re.IGNORECASE)
_AS_CHARGED = re.compile(r" (?:that )?(?:we|our office) (?:had )?(?:charged|billed)\b", re.IGNORECASE)
_BY_CONTRACT_BEHIND = re.compile(  # “… under the contract (80% of $191.72)” is a share of that price
    r"[\s,]{0,2}(?:by|under|per) (?:our|the) (?:contract|agreement)\b(?! ?\(\d\d? ?%)", re.IGNORECASE
)
_TO_BE_PRICED = re.compile(  # “pay the claim of $382.00 under the contract”
    r"\b(?:claim|bill) of \$?$"
    r"|\b(?:process|reprocess|price|reprice|adjudicate|reconsider)\w* (?:the |our |these )?\$?$",
    re.IGNORECASE,
)
_WORKED = re.compile(r"\b(?:so|would|less|after|leaves|makes|minus)\b[^.;\d]{0,20}$", re.IGNORECASE)
_BY_THE_PATIENT = re.compile(
    r"\b(?:patient|member|she|he|they|family|(?:Mr|Mrs|Ms|Mx)\.? [\w'-]+(?: [\w'-]+)?) "
    r"(?:\w+ ){0,2}(?:paid|pays|owes|gave)\b[^,;]*$",
    re.IGNORECASE,
)
_TO_ITS_AMOUNT = re.compile(
    r"(?!,\s(?:the|and|our|a|you|your|which)\b)"
    r"[\s:,(=-]*(?:(?:is|was|were|of|at|for|the|only|shows|being|comes to|set at|amount|this|it|our|that"
    r"|line|visit|scan|service|procedure|study|test|drug|infusion|injection|on|in|by|under|page|exhibit|section|[A-Z]\d{4}|\d{1,3})\b[\s:,(=-]*){0,5}",
    re.IGNORECASE,
)
_OF_A_SERVICE = re.compile(  # “the contract price of the heart ultrasound, X4080, is …”
    rf"\s(?:of|for) (?:(?!\b(?:{_ELSE})\b)[\w\s-]){{2,40}}(?:, ?[A-Z]\d{{4}},?)?\s(?:is|was)\W*", re.IGNORECASE
)


def is_money(letter: Letter, found: Sum) -> bool:
    """Whether a bare number is said to be money."""
    before = letter.before(found.start)
    last = max((each.end() for each in matches(words().sum_before, before)), default=-1)
    return last >= 0 and _TO_AMOUNT.fullmatch(before[last:]) is not None


_TO_AMOUNT = re.compile(
    r"[\s:,(=-]*(?:(?:is|was|were|of|at|for|the|a|in|to|only|amount|be|being|us|you|full|price|rate"
    r"|which|that|this|line|service|set|comes|just|as|our|and|claim|total|totals"
    r"|\x00+)\b[\s:,(=-]*){0,4}\$?$",
    re.IGNORECASE,
)
