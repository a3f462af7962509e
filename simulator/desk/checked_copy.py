"""A checked copy: the letter in pieces, each with what became of it, and a numbered list of what the check found.

What a trainer has overruled stands as it was marked, with the ruling beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.desk.on_desk import Json

LOOKS = {  # how each verdict is called and what tone it has, the gravest first
    "fabricated": ("bad", "Made up"),
    "private": ("bad", "Private"),
    "unsupported": ("bad", "Nothing proves this"),
    "unfilled": ("bad", "Left blank"),
    "slip": ("bad", "A slip"),
    "tone": ("warn", "Tone"),
    "plainness": ("warn", "Hard to read"),
    "right": ("good", "As the file has it"),
}
_NOT_ENCLOSED = "Not enclosed"
_WRONG_DAY = ("slip", "unsupported", "fabricated")
_GRAVITY = {verdict: place for place, verdict in enumerate(LOOKS)}


def checked_copy(checked: Json) -> Json:
    """Pieces of text in order, and what was found: numbered faults, parts that are missing, parts that are there."""
    letter, text = checked["letter"], checked["text"]
    spans = [each for each in letter["spans"] if each["verdict"] in LOOKS and each["start"] < each["end"]]
    numbers = {id(each): number for number, each in enumerate(filter(_is_told, spans), 1)}
    found = [
        *({**_found(each), "number": numbers[id(each)]} for each in spans if _is_told(each)),
        *(_found(each) for each in letter["envelope"] if each["verdict"] in LOOKS and _is_told(each)),
        *(_forgotten(each) for each in checked.get("before_it_goes", ())),
        *_parts(letter["parts"], has_wrong_day=any(_is_wrong_day(each) for each in spans)),
    ]
    return {
        "refused": letter["refused"],
        "points": letter["points"],
        "of": letter["of"],
        "lost": sum(each["points"] for each in letter["parts"]) - letter["points"],
        "faults": sum(each["tone"] != "good" for each in found),
        "pieces": list(_pieces(text, _apart(spans), numbers)),
        "found": found,
    }


def _is_told(span: Json) -> bool:
    """A fault, or what a trainer made one or made right."""
    return span["verdict"] != "right" or "overruled" in span


def _look(span: Json) -> tuple[str, str]:
    """Its tone and what it is called. What a trainer called right need not stand in the file."""
    tone, title = LOOKS[span["verdict"]]
    if (span["kind"], span["verdict"]) == ("enclosure", "unsupported"):
        return tone, _NOT_ENCLOSED
    return tone, "Right" if tone == "good" and "overruled" in span else title


def _is_wrong_day(span: Json) -> bool:
    return span["kind"] == "date" and span["verdict"] in _WRONG_DAY


def _found(span: Json) -> Json:
    tone, title = _look(span)
    return {"number": 0, "tone": tone, "title": title, "says": span["why"], "overruled": span.get("overruled")}


def _forgotten(word: Json) -> Json:
    """What was forgotten beside the words. It takes no points: it is a word before the letter goes."""
    return {"number": 0, "tone": "warn", "title": word["title"], "says": word["says"], "overruled": None}


def _parts(parts: list[Json], *, has_wrong_day: bool) -> Iterator[Json]:
    """What is missing comes before what is there. Where a wrong day stands it may be the one that was meant."""
    for part in sorted(parts, key=lambda each: each["found"]):
        tone, title = ("good", "") if part["found"] else ("bad", "Missing")
        if not part["found"] and part["name"] == "service_date" and has_wrong_day:
            title = "Wrong or missing"
        ruled = part.get("overruled")
        if ruled and part["found"]:
            title = "Found"
        yield {"number": 0, "tone": tone, "title": title, "says": part["says"], "overruled": ruled}


def _apart(spans: list[Json]) -> list[Json]:
    """Where two readers took the same words the graver verdict stands."""
    kept: list[Json] = []
    for span in sorted(spans, key=lambda each: (_GRAVITY[each["verdict"]], each["start"], -each["end"])):
        if all(span["end"] <= one["start"] or one["end"] <= span["start"] for one in kept):
            kept.append(span)
    return sorted(kept, key=lambda each: each["start"])


def _pieces(text: str, spans: list[Json], numbers: dict[int, int]) -> Iterator[Json]:
    at = 0
    for span in spans:
        if at < span["start"]:
            yield {"words": text[at : span["start"]], "tone": "", "title": "", "number": 0}
        tone, title = _look(span)
        words = text[span["start"] : span["end"]]
        yield {"words": words, "tone": tone, "title": title, "number": numbers.get(id(span), 0)}
        at = span["end"]
    if text[at:]:
        yield {"words": text[at:], "tone": "", "title": "", "number": 0}
