"""Reading papers as a trainee does: totals by the head of their column, codes, sentences, and the office's own log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from simulator.dates import NotADate, read_date
from simulator.money import Money, NotAnAmount


class NotOnPaper(LookupError):
    """The papers on the desk do not say this."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log on the account."""

    on: date
    what: str
    reference: str


class Papers:
    """The papers of one prompt, by kind."""

    def __init__(self, documents: list[dict[str, Any]]) -> None:
        self._papers = {document["kind"]: document["model"] for document in documents}

    def total(self, *heads: str, paper: str = "remittance") -> Money:
        """The foot of some columns together. A column that a paper does not have adds nothing."""
        table = self._lines(paper)
        cells = [cell["text"] for cell in table["foot"]["cells"]]
        columns = [column["head"] for column in table["columns"][1:]]
        found = [Money.read(text) for head, text in zip(columns, cells, strict=True) if head.startswith(heads) and text]
        if not found:
            raise NotOnPaper(f"No column is headed {' or '.join(heads)}.")
        return sum(found[1:], start=found[0])

    def codes(self) -> set[str]:
        """Every code on the lines of the remittance."""
        return {
            code["code"] for row in self._lines("remittance")["rows"] for cell in row["cells"] for code in cell["codes"]
        }

    def dated(self, paper: str = "remittance") -> date:
        return date.fromisoformat(self._papers[paper]["date"])

    def service_date(self) -> date:
        """It stands at the head of the lines: `Service on 03/02/2026`."""
        return read_date(self._lines("remittance")["columns"][0]["head"].removeprefix("Service on "))

    def days_in(self, pattern: str) -> int:
        """A number of days in a sentence of any paper."""
        for paper in self._papers.values():
            for block in paper["blocks"]:
                if block["block"] == "note" and (found := re.search(pattern, block["text"])):
                    return int(found[1])
        raise NotOnPaper(f"No paper says {pattern}.")

    def log(self) -> list[Entry]:
        """What the office did, oldest first."""
        for block in self._blocks("account"):
            if block["block"] == "table" and [column["head"] for column in block["columns"]][:2] == [
                "Date",
                "What happened",
            ]:
                return [
                    Entry(read_date(row["head"]), row["cells"][0]["text"], row["cells"][1]["text"])
                    for row in block["rows"]
                ]
        raise NotOnPaper("The account has no log.")

    def amounts(self) -> list[str]:
        """Every amount printed anywhere, each once."""
        return self._printed(_is_amount)

    def dates(self) -> list[str]:
        """Every date printed anywhere, each once."""
        return self._printed(_is_date)

    def _printed(self, wanted: Any) -> list[str]:
        words = [
            word
            for paper in self._papers.values()
            for text in _texts(paper["blocks"])
            for word in [text, *text.split()]
        ]
        return sorted({word.strip("$.,;:()") for word in words if wanted(word.strip("$.,;:()"))})

    def _lines(self, paper: str) -> dict[str, Any]:
        for block in self._blocks(paper):
            if block["block"] == "table" and block["columns"][0]["head"].startswith("Service on"):
                return block
        raise NotOnPaper(f"There is no {paper} with lines.")

    def _blocks(self, paper: str) -> list[dict[str, Any]]:
        if paper not in self._papers:
            raise NotOnPaper(f"There is no {paper} on the desk.")
        blocks: list[dict[str, Any]] = self._papers[paper]["blocks"]
        return blocks


def _texts(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    return [text for each in inside for text in _texts(each)]


def _is_amount(word: str) -> bool:
    try:
        return bool(re.search(r"\.\d\d$", word)) and Money.read(word) >= Money(0)
    except NotAnAmount:
        return False


def _is_date(word: str) -> bool:
    try:
        return "/" in word and bool(read_date(word))
    except NotADate:
        return False
