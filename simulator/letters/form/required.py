"""The parts that a reviewer looks for: what the letter has, and what to add."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from simulator.letters.file import Paper
from simulator.letters.form.heading import is_addressed, wrong_address, wrong_level
from simulator.letters.marked import Part, Span, Verdict
from simulator.letters.reading.letter import Letter
from simulator.letters.reading.phrases import Phrase, says
from simulator.letters.reading.plain import fold
from simulator.letters.reading.words import root
from simulator.letters.rules.kinds import Kind
from simulator.letters.rules.papers import papers
from simulator.letters.rules.parts import PartRule, parts
from simulator.letters.told.papers_named import named_in
from simulator.letters.values.people import is_same, name_words

Finds = Callable[[Letter, Sequence[Span]], bool]


def required_parts(letter: Letter, spans: Sequence[Span], kind: Kind, signed: Letter | None = None) -> tuple[Part, ...]:
    """Each part that this kind of text needs: found or missing, with its points. `signed` holds its end too."""
    return tuple(_part(rule, signed if signed and rule.name == "signature" else letter, spans) for rule in kind.parts)


def _part(rule: PartRule, letter: Letter, spans: Sequence[Span]) -> Part:
    share = _share(rule, letter, spans)
    wrong = _WRONG.get(rule.name)
    found = wrong(letter) if wrong and not share else None
    says = rule.says if share else found.why if found else rule.missing
    return Part(rule.name, share > 0, says, round(rule.points * share), rule.points)


def _share(rule: PartRule, letter: Letter, spans: Sequence[Span]) -> float:
    if rule.name == "evidence":
        return _evidence(letter, spans)
    own = _OWN.get(rule.name)
    if own and not (rule.values or rule.phrases or rule.spans):
        return 1.0 if own(letter, spans) else 0.0
    right = {label for span in spans if span.verdict is Verdict.RIGHT for label in span.label.split(", ")}
    by_words = any(pattern.search(letter.text) for pattern in rule.phrases)
    by_kind = any(span.verdict is Verdict.RIGHT and span.kind in rule.spans for span in spans)
    return 1.0 if by_words or by_kind or right & set(rule.values) else 0.0


def _address(letter: Letter, _: Sequence[Span]) -> bool:
    return is_addressed(letter)


def _level(letter: Letter, _: Sequence[Span]) -> bool:
    rules, due = parts(), letter.file.level
    if due not in rules.levels:
        return _any(rules.levels, rules.levels, letter.text)
    names = rules.one_desk if due in rules.one_desk else (due,)
    return _any(rules.levels, names, letter.text) and not wrong_level(letter)


def _any(named: Mapping[str, tuple[Phrase, ...]], wanted: Iterable[str], text: str) -> bool:
    return any(pattern.search(text) for name in wanted for pattern in named.get(name, ()))


def _ask(letter: Letter, _: Sequence[Span]) -> bool:
    named = parts().asks
    wanted = letter.file.asks or tuple(named)
    asking = [letter.text[each.start : each.end] for each in letter.sentences]
    return any(_any(named, wanted, said) and _ASKS.search(said) for said in asking)


_ASKS = re.compile(
    r"\b(?:please|pls|plz|kindly|(?:would|could|can|will) you"
    r"|ask|asks|asking|request\w*|seek\w*|want|would like|need you to|must|should"
    r"|demand\w*|appeal\w*|expect|urge|petition|grateful if|appreciate it if|be (?:re)?processed|be paid|be overturned"
    r"|be reversed|be linked)\b"
    r"|^\W*(?:(?:request(?:ed)?|action|ask(?:ed)?|wanted|remedy)\W+)?"
    r"(?:pay|attach|add|take|fix|run|load|put|price|reprice|set|review|waive|approve|unbundle|lift|remove|link"
    r"|reprocess|process|overturn|reverse|correct|release|allow|reconsider|reopen)\b",
    re.IGNORECASE,
)


_BY_VALUE = {
    "approval_on_file": "approval",
    "filed_in_time": "acceptance",
    "coverage_active": "eligibility",
}  # a true number says it without words


def _ground(letter: Letter, spans: Sequence[Span]) -> bool:
    named = parts().grounds
    right = {span.label for span in spans if span.verdict is Verdict.RIGHT and span.kind == "number"}
    for ground in letter.file.grounds:
        if any(ground in _BY_VALUE and label.startswith(_BY_VALUE[ground]) for label in right):
            return True
    return _any(named, letter.file.grounds or tuple(named), letter.text) or _leans_on_proof(letter)


_PROVES = {"medical_need": ("need", "necessity")}  # where a ground and what a paper proves have other names


def _leans_on_proof(letter: Letter) -> bool:
    """Whether a whole sentence speaks of the paper that proves the ground."""
    wanted = {name for each in letter.file.grounds for name in _PROVES.get(each, (each,))}
    proofs = {paper.kind for paper in letter.file.papers if wanted & set(paper.proves)}
    sentences = (letter.text[each.start : each.end] for each in letter.sentences)
    return any(
        kind in proofs and not _NONE.search(said[:start])
        for said in sentences
        if len(said.split()) >= _WHOLE_SENTENCE
        for start, _, kind in named_in(said)
    )


_NONE = re.compile(r"\b(?:no|not|without|lack)\b[^,;:]{0,25}$", re.IGNORECASE)
_WHOLE_SENTENCE = 10  # words: more than a list of what is enclosed


def _evidence(letter: Letter, spans: Sequence[Span]) -> float:
    """The share of the envelope that the letter names."""
    named = {span.label for span in spans if span.kind == "enclosure" and span.verdict is Verdict.RIGHT}
    sent = [paper for paper in letter.sent if paper.may_send and paper.whose == "ours"]
    if not sent:
        return 0.0
    kinds = {paper.kind for paper in sent if paper.id in named}
    enclosing = [fold(letter.text[each.start : each.end]) for each in letter.sentences]
    enclosing = [said for said in enclosing if says(papers().enclosing, said)]
    hit = [
        paper
        for paper in sent
        if paper.id in named or paper.kind in kinds or any(_is_called(paper, said) for said in enclosing)
    ]
    return len(hit) / len(sent)


def _is_called(paper: Paper, said: str) -> bool:
    """Whether a sentence that encloses something has the chief word of a title, or its number: “both approvals”."""
    first = _BEFORE_MORE.split(fold(paper.title))[0].split()
    numbers = re.findall(r"\S*\d{4,}\S*", paper.title)
    called = {root(each) for each in re.findall(r"[a-z]+", said.lower())}
    return bool(first and root(first[-1].lower()) in called) or any(each in said for each in numbers)


_BEFORE_MORE = re.compile(r"[:,]|\s(?:of|as|that|for|from)\b|\s\S*\d")


def _signature(letter: Letter, _: Sequence[Span]) -> bool:
    if re.search(re.escape(fold(letter.file.signer.name)), letter.text[-200:], re.IGNORECASE):
        return True
    tail = letter.text[-900:]
    signer = name_words(letter.file.signer.name)
    lines = [line for line in tail.splitlines() if 0 < len(line.strip()) < 90]
    return bool(signer) and any(
        signer[-1] in name_words(line)
        and is_same(" ".join(w for w in name_words(line) if w in signer), letter.file.signer.name)
        for line in lines
    )


_WRONG: dict[str, Callable[[Letter], Span | None]] = {"address": wrong_address, "level": wrong_level}
_OWN: dict[str, Finds] = {
    "address": _address,
    "level": _level,
    "ask": _ask,
    "ground": _ground,
    "signature": _signature,
}
