"""What a letter claims in words, and whether the file proves it. “No approval was obtained” claims none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from simulator.letters.days import days_in
from simulator.letters.letter import Letter, by_sides, is_digit_slip, spelled
from simulator.letters.marked import Span, Verdict
from simulator.letters.phrases import Phrases, heard, one_of, says
from simulator.letters.plain import Sentence, fold
from simulator.letters.rules import Claim, claims

_CLAUSE = re.compile(
    r"[;:()\[\]]|(?<!\btoo),(?!\s?\d{4}\b|\stoo,)|\s-{1,2}\s|--|\b(?:but|although|though|however|whereas|even though"
    r"|(?<!not )(?<!never )yet|while|because|since|despite|nevertheless|in fact|so"
    r"|and (?=we|i|our|the|you|your|it|this)"
    r"|given that|which|who|as (?=we|i|our|the|an?|it|this|prior|authorization|approval|proof))\b",
    re.IGNORECASE,
)
_REACH = 45  # how far behind a claim the words that cancel it may stand


def read_statements(letter: Letter) -> Iterable[Span]:
    """Each thing that the letter claims: proved, denied by the file, or not known."""
    found: list[Span] = []
    text = by_sides(letter.text, letter.file)
    for sentence in letter.sentences:
        said = text[sentence.start : sentence.end]
        words = heard(said)
        for claim in claims().claims:
            span = _claimed(letter, claim, sentence, said, words)
            if span:
                found.append(span)
    return _distinct(found)


def _claimed(letter: Letter, claim: Claim, sentence: Sentence, said: str, words: int) -> Span | None:
    """The words of a sentence in which a thing is truly claimed, from the first to the last that say so."""
    meant = [
        match.span()
        for phrase in claim.phrases.that_may_stand(words)
        for match in phrase.finditer(said)
        if _is_meant(claim, said, match)
    ]
    if not meant:
        return None
    start, end = min(start for start, _ in meant), max(end for _, end in meant)
    return _judged(letter, claim, sentence.start + start, sentence.start + end)


def _is_meant(claim: Claim, said: str, match: re.Match[str]) -> bool:
    if not claim.even_negated and _DISCLAIMED.search(said, 0, match.start()):
        return False
    starts = [each.end() for each in _CLAUSE.finditer(said, 0, match.start())]
    clause = said[starts[-1] if starts else 0 : match.start() if claim.tells_a_wish else match.end()]
    if claim.fact == "conversation" and " that " in match.group():  # a talk, whatever was said: “told us that no …”
        clause = clause[: len(clause) - len(match.group())] + match.group().split(" that ")[0]
    if not claim.even_negated and denies(clause):
        return False
    behind = _CLAUSE.split(said[match.end() : match.end() + _REACH])[0]
    if claim.fact == "conversation" and _PAPER_TELLS.search(said[: match.start()]):
        return False  # “your report of 14 July told us”
    if claim.fact == "conversation" and _PHONE_NEXT.match(said, match.end()):
        return False  # “By: Dana Okonkwo-Reyes, phone (316) 555-0138”
    if claim.fact == "conversation" and _OTHERS_TELL.search(said[: match.start()]):
        return False  # “two other practices have told us”
    if claim.fact == "conversation" and _IN_PRINT.search(said, 0, match.start() + 5):
        return False  # “in your remittance you told us”
    if starts and claim.fact == "conversation" and _IN_WHICH.search(said, 0, starts[-1]):
        return False  # “the letter in which you told us”
    if claim.numbers_tell and not re.split(r"[;,.]", said[match.end() :])[0].strip(" :!?\n"):
        return False  # “as the contract provides.”
    is_of_terms = claim.numbers_tell and _BY_ITS_TERMS.match(match.group())
    if is_of_terms and _AMOUNT_BEHIND.match(said, match.end()):
        return False  # “Under our contract the MRI is worth $412.50”
    if claim.fact == "no_other_coverage" and _SAID_SO.search(said, 0, match.start()):
        return False  # “the patient said that he has no other plan”
    if claim.fact == "claim_in_time" and _VERY_SOON.search(match.group()) and days_in(said):
        return False  # “charges were entered on July 30 and the claim went out the next day”
    if claim.numbers_tell and (_NUMBER_NEXT.match(said, match.end()) or re.search(r"\d\.\d\d", match.group())):
        return False  # what the number is, the readers of numbers judge
    if claim.fact == "conversation" and _HEADS_IT.fullmatch(said):
        return False  # “What you told us:”
    window = said[max(starts[-1] if starts else 0, match.start() - 25) : match.end()] + behind
    return not says(claim.not_with, window)


_IN_PRINT = re.compile(
    r"\b(?:in|by|with|on|per) (?:your|the|its|this|that) (?:\w+ )?"
    r"(?:remittance|notice|decision|denial|eob|explanation of benefits|policy|manual)\b",
    re.IGNORECASE,
)
_PAPER_TELLS = re.compile(
    r"\b(?:report|remittance|notice|letter|answer|portal|response|note)(?:\s(?:[A-Z]*\d[\w/-]*|of|dated|from|number|[A-Z][a-z]+),?)*\s$"
)
_HEADS_IT = re.compile(r"\W*(?:\d+\W+)?what (?:you|we) (?:\w+ ){0,2}(?:told|said|wrote)(?: us| you)?\W*", re.IGNORECASE)
_PHONE_NEXT = re.compile(r"\W{0,3}\d{3}\W{1,2}\d{3}\b")
_OTHERS_TELL = re.compile(r"\bother (?:practices|clinics|offices|providers|patients)\b[^,;]*$", re.IGNORECASE)
_IN_WHICH = re.compile(r"\bin\s+which\W*$", re.IGNORECASE)
_DISCLAIMED = re.compile(
    r"(?:n't|\b(?:not|dont|never|cannot|nor|nobody|no one)) (?:\w+ )?"
    r"(?:claim|claims|say|saying|contend|argue|assert|pretend|suggest|mean|point to)\b",
    re.IGNORECASE,
)
_BY_ITS_TERMS = re.compile(r"(?:under|per|by|according)\b", re.IGNORECASE)
_SAID_SO = re.compile(
    r"\b(?:said|told (?:us|our \w+(?: \w+)?)|answered|stated)\b(?: that)?(?: (?:he|she|they))?\s*$", re.IGNORECASE
)
_VERY_SOON = re.compile(r"\b(?:day|days|week|weeks|later|at once|right away|immediately|without delay)$", re.IGNORECASE)
_AMOUNT_BEHIND = re.compile(r"[^.;]{0,60}?\$ ?\d")
_NUMBER_NEXT = re.compile(r"[^.;]{0,12}?(?:\d|\b(?:thirty|forty|sixty|ninety|one hundred)\b)", re.IGNORECASE)


@cache
def _joined(patterns: Phrases) -> re.Pattern[str]:
    return one_of(patterns)


def clause_of(said: str, end: int) -> str:
    """The part of a sentence in which a place stands, up to that place."""
    starts = [each.end() for each in _CLAUSE.finditer(said, 0, end)]
    return said[starts[-1] if starts else 0 : end]


def denies(clause: str) -> bool:
    """Whether some words hold a no, an if or a wish."""
    clause = _MONTH_OF_MAY.sub(" ", clause)
    if not says(claims().negations, clause):
        return False
    return says(claims().negations, _joined(claims().not_negations).sub(" ", clause))


_MONTH_OF_MAY = re.compile(
    r"\bMay(?=\s\d)|(?<=\d\s)May\b|(?<=\bof\s)May\b|(?<=\bin\s)May\b|(?<=\bby\s)May\b"
)  # no wish


def _judged(letter: Letter, claim: Claim, start: int, end: int) -> Span:
    known = letter.file.knows(claim.fact)
    if claim.fact == "test_result" and not known and _is_of_no_day(letter, start):
        return Span(
            start, end, f"claim {claim.name}", Verdict.FABRICATED, "The file has no test of this day.", claim.fact
        )
    if claim.fact == "on_claim" and known is False and _names_what_was_sent(letter, start):
        why = "The claim went out with this number."
        return Span(start, end, f"claim {claim.name}", Verdict.ALONE, why, claim.fact)
    if claim.name == "portal_answer" and letter.file.knows("coverage_active"):
        why = "The file has the same answer."
        return Span(start, end, f"claim {claim.name}", Verdict.ALONE, why, claim.fact)
    if claim.fact == "conversation" and not known and _is_in_the_notice(letter, start, end):
        return Span(start, end, f"claim {claim.name}", Verdict.ALONE, "The payer’s notice of this day told it.")
    if claim.fact == "conversation" and not known and _is_a_refusal(letter, start, end):
        return Span(start, end, f"claim {claim.name}", Verdict.ALONE, "A refusal that is only told proves nothing.")
    if claim.fact == "payer_letter" and not _is_of_no_day(letter, start):
        return Span(start, end, f"claim {claim.name}", Verdict.ALONE, "The file has a paper of this day.", claim.fact)
    if claim.fact == "conversation" and not known and _BY_THE_PATIENT.search(letter.before(start, 40)):
        has_called = _CALLED.search(letter.text, start, end) is not None
        verdict = Verdict.UNSUPPORTED if has_called else Verdict.ALONE
        return Span(start, end, f"claim {claim.name}", verdict, "No paper tells of this call.", claim.fact)
    if claim.fact == "enrolled" and not known and _is_of_its_first_day(letter, start):
        return Span(start, end, f"claim {claim.name}", Verdict.RIGHT, "The file has this first day.", claim.fact)
    if claim.fact == "conversation" and known and not _is_on_the_log(letter, start):
        why = "The log holds no such talk. Give the day, the name or the reference of one that it holds."
        return Span(start, end, f"claim {claim.name}", Verdict.FABRICATED, why, claim.fact)
    if known:
        return Span(
            start, end, f"claim {claim.name}", Verdict.RIGHT, f"The file bears it out: {claim.says}.", claim.fact
        )
    if known is False:
        why = f"The file says otherwise than that {claim.says}."
        return Span(start, end, f"claim {claim.name}", Verdict.FABRICATED, why, claim.fact)
    return Span(
        start, end, f"claim {claim.name}", claim.unknown, f"Nothing in the file proves that {claim.says}.", claim.fact
    )


_CALLED = re.compile(r"\b(?:called|phoned|telephoned|rang|dialed|line|hold)\b", re.IGNORECASE)
_BY_THE_PATIENT = re.compile(
    r"(?:\b(?:patient|member|she|he)|(?<!your )(?:Mr|Mrs|Ms|Mx)\.? [\w'-]+)(?: (?:also|then|herself|himself))?\W*$",
    re.IGNORECASE,
)


def _names_what_was_sent(letter: Letter, place: int) -> bool:
    """Whether a sentence names the wrong number that the claim carried: it owns up, and claims nothing."""
    sentence = letter.sentence(place)
    sent = [value for label, value in letter.file.numbers.items() if label.endswith(" as sent")]
    return any(spelled(each).search(letter.text, sentence.start, sentence.end) for each in sent)


def _is_of_its_first_day(letter: Letter, place: int) -> bool:
    """Whether a sentence names the day from which the file has the provider enrolled."""
    sentence = letter.sentence(place)
    told = {(each.month, each.day) for each in days_in(letter.text[sentence.start : sentence.end])}
    first = {(on.month, on.day) for label, on in letter.file.dates.items() if label.startswith("enrolled")}
    return bool(told & first)


def _is_in_the_notice(letter: Letter, start: int, end: int) -> bool:
    """Whether “you told us” is said of the day of a notice, and of no person and no call."""
    sentence = letter.sentence(start)
    said = letter.text[sentence.start : sentence.end]
    told = [(each.month, each.day) for each in days_in(said[: start - sentence.start])][-1:]
    is_of_it = bool(told) and told[0] in {(each.month, each.day) for each in letter.file.notices}
    return is_of_it and _YOU_TOLD.search(letter.text[start:end]) is not None and not _BY_VOICE.search(said)


def _is_a_refusal(letter: Letter, start: int, end: int) -> bool:
    """Whether “told us” is said of a no of the payer's, in no voice: “you told us that there was none on file”.

    It leans on nobody's word. What would spare us something (“that no approval was needed”) is no refusal.
    """
    sentence = letter.sentence(start)
    said, behind = letter.text[sentence.start : sentence.end], letter.text[start : sentence.end]
    if _BY_VOICE.search(said) or not _TOLD_US.search(letter.text, max(sentence.start, start - 10), end):
        return False
    return _REFUSED.search(behind) is not None and not _SPARED.search(behind)


_TOLD_US = re.compile(r"(?:,|\b(?:you|were|was|and|had)) (?:\w+ )?(?:told|informed|advised)\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:no|not|none|nothing|never|late|ended|over|lapsed|denied|refused|wrong|missing|lacks?|lacked|duplicate"
    r"|reject\w*)\b",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"\b(?:approv\w*|authoriz\w*|referral|precert\w*|records?|notes?|paid|pay|reverse\w*|overturn\w*|reprocess\w*)\b"
    r"[^.;]*\b(?:not|no|without|never)\b[^.;]*\b(?:need\w*|requir\w*|necessary)\b"
    r"|\b(?:no|not|without)\b[^.;]*\b(?:approval|authorization|referral|records?)\b[^.;]*\b(?:need\w*|requir\w*|necessary)\b"
    r"|\b(?:would|will) (?:\w+ )?(?:be|pay|reverse|overturn|reprocess|correct|send)\b|\bno (?:problem|worry|need)\b",
    re.IGNORECASE,
)
_YOU_TOLD = re.compile(r"\byou (?:\w+ )?(?:told|informed|advised|said)\b", re.IGNORECASE)
_BY_VOICE = re.compile(
    r"\b(?:phone|telephone|calls?|called (?:us|me|our office)(?! late)|spoke|talk\w*|line|representative|agent"
    r"|supervisor|Mr|Mrs|Ms|Mx|hold|promis\w+|agree\w*)\b",
    re.IGNORECASE,
)


def _is_of_no_day(letter: Letter, place: int) -> bool:
    """Whether a sentence tells of a day that the file does not have, even by a slip of the hand."""
    sentence = letter.sentence(place)
    told = {(each.month, each.day) for each in days_in(letter.text[sentence.start : sentence.end])}
    return bool(told) and not told & {(each.month, each.day) for each in letter.file.all_dates}


def _is_on_the_log(letter: Letter, place: int) -> bool:
    """Whether a talk is told as the log has it: on no other day, and with nobody else."""
    talks, sentence = letter.file.conversations, letter.sentence(place)
    if not talks:
        return True
    said = letter.text[sentence.start : sentence.end]
    told, own = ({(each.month, each.day) for each in some} for some in (days_in(said), letter.file.all_dates))
    slips = {
        day for day in told if any(is_digit_slip(_typed(day), _typed((each.on.month, each.on.day))) for each in talks)
    }
    if told - own - slips or (len(talks) == 1 and _ONE_MORE.search(said)):
        return False
    known = [fold(each) for talk in talks for each in (talk.who, talk.reference) if each]
    by_day = any((each.on.month, each.on.day) in told for each in talks)
    return (
        by_day
        or any(each.lower() in said.lower() for each in known)
        or not (_ABOVE.search(said) or _is_of_a_stranger(letter, said))
    )


def _is_of_a_stranger(letter: Letter, said: str) -> bool:
    """Whether some words name a Mr. or Ms. whom the file does not know."""
    file = letter.file
    known = fold(" ".join((file.patient, file.member, file.signer.name, *file.people))).lower()
    known += f" {fold(file.payer.name)} {fold(file.practice.name)}".lower()
    return any((found["name"] or found["given"]).lower() not in known for found in _SOMEBODY.finditer(said))


_SOMEBODY = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Miss)\.? (?P<name>[A-Z][\w'-]+)"
    r"|\b(?:spoke|talked|call|conversation)\b[^.;]{0,30}? (?:with|to) (?P<given>[A-Z][a-z]+)\b(?! [A-Z\d])"
)
_ONE_MORE = re.compile(
    r"\b(?:second|third|another|further|later|follow[ -]up) (?:phone |telephone )?(?:call|talk|conversation)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\b(?:supervisor|manager|director|doctor|nurse|reviewer|executive)\b", re.IGNORECASE)


def _typed(day: tuple[int, int]) -> str:
    return f"{day[0]:02d}{day[1]:02d}"


def _distinct(found: list[Span]) -> list[Span]:
    """One span for some words: the gravest of those that overlap."""
    kept: list[Span] = []
    order = [Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.RIGHT, Verdict.ALONE]
    for span in sorted(found, key=lambda each: (order.index(each.verdict), each.start)):
        if not any(each.start < span.end and span.start < each.end for each in kept):
            kept.append(span)
    return kept
