"""Reading papers as a trainee does: totals by the head of their column, codes, sentences, and the office's own log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from simulator.dates import NotADate, read_date
from simulator.money import Money, NotAnAmount, total


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

    def __init__(self, prompt: dict[str, Any]) -> None:
        self.today = date.fromisoformat(prompt["today"])
        self._papers = {document["kind"]: document["model"] for document in prompt["documents"]}

    def __contains__(self, kind: str) -> bool:
        return kind in self._papers

    def lines(self, paper: str = "remittance") -> range:
        """The numbers of the lines, from 1."""
        return range(1, len(self._lines(paper)["rows"]) + 1)

    def cell(self, line: int, *heads: str, paper: str = "remittance") -> Money:
        """What stands on a line under some heads together. A column that a paper does not have adds nothing."""
        table = self._lines(paper)
        if line not in self.lines(paper):
            raise NotOnPaper(f"The {paper} has no line {line}.")
        cells = [cell["text"] for cell in table["rows"][line - 1]["cells"]]
        names = [column["head"] for column in table["columns"][1:]]
        found = [Money.read(text) for name, text in zip(names, cells, strict=True) if name.startswith(heads) and text]
        return total(found)

    def name(self, line: int, paper: str = "remittance") -> str:
        """The service on a line, in words."""
        return str(self._lines(paper)["rows"][line - 1]["head"])

    def codes_of(self, line: int, paper: str = "remittance") -> list[str]:
        """The codes of a line, in order."""
        row = self._lines(paper)["rows"][line - 1]
        return [code["code"] for cell in row["cells"] for code in cell["codes"]]

    def label(self, pattern: str, *kinds: str) -> str:
        """The value beside a label, on the first of these papers (or of any) that has one like it."""
        for kind in kinds or self._papers:
            for block in self._papers.get(kind, {"blocks": ()})["blocks"]:
                for name, value in block["items"] if block["block"] == "facts" else ():
                    if re.search(pattern, name):
                        return str(value)
        raise NotOnPaper(f"No paper has a label {pattern}.")

    def amount(self, pattern: str, head: str, *kinds: str) -> Money:
        """The cell of a row that is called so, under a head, in any table of these papers (or of any)."""
        for kind in kinds or self._papers:
            for block in self._papers.get(kind, {"blocks": ()})["blocks"]:
                heads = [column["head"] for column in block["columns"][1:]] if block["block"] == "table" else []
                for row in block["rows"] if head in heads else ():
                    if re.search(pattern, f"{row['head']} {row['small']}"):
                        return Money.read(row["cells"][heads.index(head)]["text"])
        raise NotOnPaper(f"No paper has a row {pattern} with {head}.")

    def rows(self, paper: str, head: str) -> list[dict[str, str]]:
        """The rows of a paper's table that has a column of this head, each as what stands under each head."""
        for block in self._blocks(paper):
            heads = [column["head"] for column in block["columns"]] if block["block"] == "table" else []
            if head in heads:
                texts = ([row["head"], *(cell["text"] for cell in row["cells"])] for row in block["rows"])
                return [dict(zip(heads, each, strict=True)) for each in texts]
        raise NotOnPaper(f"The {paper} has no column {head}.")

    def status(self) -> str:
        """The code under which the payer's portal holds the claim."""
        tables = (block for block in self._blocks("claim_status") if block["block"] == "table")
        codes = (
            code["code"] for table in tables for row in table["rows"] for cell in row["cells"] for code in cell["codes"]
        )
        found = next(codes, None)
        if found is None:
            raise NotOnPaper("The portal says nothing of the claim.")
        return str(found)

    def notes(self, paper: str) -> list[str]:
        """The sentences of a paper."""
        return [str(block["text"]) for block in self._blocks(paper) if block["block"] == "note"]

    def codes(self) -> set[str]:
        """Every code on the lines of the remittance."""
        return {code for line in self.lines() for code in self.codes_of(line)}

    def denial(self, line: int, paper: str = "remittance") -> str:
        """Group and reason of what was refused on a line; nothing when it was paid."""
        if not self.cell(line, "Not payable", paper=paper):
            return ""
        reasons = [code for code in self.codes_of(line, paper) if code[2:3] == "-"]
        return next((code for code in reasons if code[3:] not in ("45", "1", "2", "3")), "")

    def denials(self) -> list[str]:
        """What was refused, line by line."""
        return [code for line in self.lines() if (code := self.denial(line))] if "remittance" in self else []

    def share(self, line: int, paper: str = "remittance") -> Money:
        """What carries PR on a line: three columns, what is above the plan's price, and a denial in the group PR."""
        refused = self.cell(line, "Not payable", paper=paper) if self.denial(line, paper).startswith("PR") else Money(0)
        return refused + self.cell(line, "Deductible", "Copay", "Coinsurance", "Above plan price", paper=paper)

    def units(self, line: int) -> int:
        """`X8020, 2 units`; one where none are said."""
        return int(str(self._lines("remittance")["rows"][line - 1]["small"]).partition(", ")[2].partition(" ")[0] or 1)

    def dated(self, paper: str = "remittance") -> date:
        return date.fromisoformat(self._papers[paper]["date"])

    def service_date(self) -> date:
        """It stands at the head of the lines: `Service on 03/02/2026`. Where no answer has come, our log has it."""
        if "remittance" not in self:
            return next(entry.on for entry in self.log() if entry.what == "Patient seen")
        return read_date(self._lines("remittance")["columns"][0]["head"].removeprefix("Service on "))

    def days_in(self, pattern: str) -> int:
        """A number of days in a sentence of any paper."""
        for found in (re.search(pattern, words) for words in self.said()):
            if found:
                return int(found[1])
        raise NotOnPaper(f"No paper says {pattern}.")

    def said(self) -> Iterator[str]:
        """Every sentence and every labelled value of any paper."""
        for paper in self._papers.values():
            for block in paper["blocks"]:
                if block["block"] == "note":
                    yield str(block["text"])
                elif block["block"] == "facts":
                    yield from (f"{name}: {value}" for name, value in block["items"])

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

    def all_codes(self) -> list[str]:
        """Every code on the remittance, each once."""
        return sorted(self.codes()) if "remittance" in self else []

    def numbers(self) -> list[str]:
        """Every small whole number printed anywhere, each once."""
        return self._printed(lambda word: word.isascii() and word.isdigit() and len(word) <= 3)

    def contract_price(self, line: int) -> Money:
        """What our contract allows for a line: the price of its code times its units, or the charge if that is less."""
        code = str(self._lines("remittance")["rows"][line - 1]["small"]).partition(", ")[0]
        for block in self._blocks("contract"):
            for row in block["rows"] if block["block"] == "table" else ():
                if row["cells"][0]["text"] == code:
                    price = Money.read(row["cells"][1]["text"]) * self.units(line)
                    return min(price, self.cell(line, "Billed"))
        raise NotOnPaper(f"The contract has no price for {code}.")

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
