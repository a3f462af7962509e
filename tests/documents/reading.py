"""Reads papers as a person would: from what is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

from simulator.case.file import CaseFile
from simulator.case.open import open_case, work
from simulator.case.papers import case_papers
from simulator.case.pinned import AccountFacts, CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.documents import Document, Facts, Table, to_html
from simulator.money import Money

TODAY = date(2026, 3, 23)


def money(text: str) -> Money:
    return Money.read(text)


OSPREY = {
    "id": "osprey",
    "name": "Osprey Point Health Plan",
    "layout": "cards",
    "notes": {"100": "our price with your provider saved you this much.", "604": "no approval on file."},
    "denial_notes": {"no_authorization": "604"},
    "contract_note": "100",
}
COPPERFIELD = {
    "id": "copperfield",
    "name": "Copperfield Benefit Trust",
    "layout": "print",
    "notes": {"01": "EXCEEDS SCHEDULE - PROVIDER MAY NOT BILL", "77": "PREAUTHORIZATION NOT FOUND"},
    "denial_notes": {"no_authorization": "77"},
    "contract_note": "01",
}


def three_line_facts(owed: str = "0.00") -> CaseFacts:
    """`owed` is what the patient still owes from an earlier visit."""
    lines = (
        LineFacts("office-visit-established-3", money("185.00"), money("112.00")),
        LineFacts("metabolic-panel", money("48.00"), money("12.00")),
        LineFacts("mri-brain", money("900.00"), flaw="no_authorization"),
    )
    claim = ClaimFacts(service_date=date(2026, 3, 2), received=date(2026, 3, 9), lines=lines)
    return CaseFacts(CoverageFacts(deductible_left=money("60.00")), claim, AccountFacts(money(owed)))


def three_line_visit(seed: int = 7) -> CaseFile:
    return open_case(seed, three_line_facts(), TODAY)


def as_told_by(payer: dict[str, Any], seed: int = 7) -> tuple[Document, ...]:
    """The papers of the three-line visit, had another payer answered it word for word the same."""
    case = work(seed, three_line_facts(), TODAY)
    return case_papers(replace(case, payer=replace(case.payer, **payer)))


def paper(case: CaseFile | tuple[Document, ...], kind: str) -> Document:
    documents = case if isinstance(case, tuple) else case.documents
    return next(document for document in documents if document.kind == kind)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def facts(document: Document, caption: str = "") -> dict[str, str]:
    found = [block for block in document.blocks if isinstance(block, Facts) and block.caption == caption]
    return dict(item for block in found for item in block.items)


def lines_of(document: Document, caption: str = "What we did with each service") -> Table:
    return next(table for table in tables(document) if table.caption == caption)


def column(table: Table, head: str) -> list[Money]:
    """The printed amounts of one column of money, row by row."""
    place = next(number for number, each in enumerate(table.columns) if each.head.startswith(head))
    return [money(row.cells[place - 1].text) for row in table.rows]


def foot(table: Table, head: str) -> Money:
    place = next(number for number, each in enumerate(table.columns) if each.head.startswith(head))
    assert table.foot is not None
    return money(table.foot.cells[place - 1].text)


class Element:
    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element | str] = []

    def every(self, tag: str) -> list[Element]:
        inside = [each for child in self.children if isinstance(child, Element) for each in child.every(tag)]
        return [self, *inside] if self.tag == tag else inside

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(document: Document, prefix: str = "") -> Element:
    reader = _Reader()
    reader.feed(to_html(document, prefix))
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]
