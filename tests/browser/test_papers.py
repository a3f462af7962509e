"""Every paper in every payer's layout, without Lab: no axe violation, nothing too wide, one printed page each."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from simulator.case.open import open_case
from simulator.case.pinned import AccountFacts, CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.documents import Document, to_html
from simulator.money import Money
from tests.browser.lab import ROOT
from tests.documents.reading import TODAY

STYLES = (
    "desk/static/tokens.css",
    "desk/static/components.css",
    "documents/documents.css",
    "desk/static/desk.css",
)
SERVICES = ("office-visit-established-4", "metabolic-panel", "chest-x-ray", "ekg", "joint-injection")
PLANS = {"columns": "ppo-silver", "cards": "hmo-bronze", "print": "pos-choice", "outside": "ppo-out"}


def papers(plan: str) -> tuple[Document, ...]:
    """A long claim with a refused line: papers are seldom fuller than these."""
    lines = (*(LineFacts(slug) for slug in SERVICES), LineFacts("mri-brain", flaw="no_authorization"))
    coverage = CoverageFacts(plan, network="out" if plan == "ppo-out" else None)
    account = AccountFacts(Money(4615))
    return open_case(4, CaseFacts(coverage, ClaimFacts(lines=lines), account), TODAY).documents


def page_of(*documents: Document) -> str:
    css = "".join((ROOT / "simulator" / style).read_text(encoding="utf-8") for style in STYLES)
    body = "".join(to_html(document) for document in documents)
    return (
        f'<!doctype html><html lang="en"><head><title>Papers</title><style>{css}</style></head><body>'
        f'<main class="bd bd-stack"><h1 class="bd-vh">Papers</h1><h2 class="bd-vh">All</h2>{body}</main></body></html>'
    )


@pytest.mark.parametrize("layout", PLANS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 720])
def test_papers_pass_axe_and_fit_the_page(browser: Browser, layout: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page.set_content(page_of(*papers(PLANS[layout])))

    found = Axe().run(page)
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.close()

    assert found.violations_count == 0, found.generate_report()
    assert too_wide <= 0


@pytest.mark.parametrize("layout", PLANS)
def test_each_paper_prints_on_one_page(browser: Browser, layout: str) -> None:
    page = browser.new_page(color_scheme="dark")
    pages = {}
    for document in papers(PLANS[layout]):
        page.set_content(page_of(document))
        margin = dict.fromkeys(("top", "bottom", "left", "right"), "0.5in")
        printed = page.pdf(format="Letter", margin=margin)  # type: ignore[arg-type]
        pages[document.kind] = len(re.findall(rb"/Type\s*/Page\b", printed))
    page.close()

    assert pages == dict.fromkeys(pages, 1)
