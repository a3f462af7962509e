"""All papers of one case tell the same numbers, whatever the plan, the flaw and the seed; and every column adds up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from simulator.care import services
from simulator.case.file import CaseFile
from simulator.case.flaw_table import FLAWS
from simulator.case.open import open_case
from simulator.case.pinned import CaseError, CaseFacts, ClaimFacts, CoverageFacts, LineFacts
from simulator.coverage import load_plan
from simulator.documents import Card, Document, Figure, Key, Table, as_json, from_json, to_text
from simulator.documents.text import WIDTH
from simulator.money import ZERO, Money, total
from simulator.payers import load_payer
from simulator.reading import DATA
from tests.documents.reading import TODAY, column, facts, foot, lines_of, money, paper, read_html, tables

PLANS = sorted(file.stem for file in (DATA / "plans").glob("*.yaml"))
NOT_ADDED = ("Balance", "24G Units")


def cases_of(plan: str, flaw: str | None, seed: int) -> Iterator[CaseFile]:
    """The flaw beside a sound visit, on each service that can have it under this plan; the first two that can."""
    found = 0
    for slug, service in services().items():
        units = {"over_units": service.units_a_day + 1, "authorization_exceeded": 2}.get(flaw or "", 1)
        missing = "diagnosis" if flaw == "missing_information" else None
        line = LineFacts(slug, flaw=flaw, units=units, missing=missing)
        lines = (line,) if slug == "office-visit-established-4" else (LineFacts("office-visit-established-4"), line)
        for tried in ((line,), lines):
            try:
                yield open_case(seed, CaseFacts(CoverageFacts(plan), ClaimFacts(lines=tried)), TODAY)
            except CaseError:
                continue
            found += 1
            break
        if found == 2:
            return


@dataclass(frozen=True)
class Figures:
    billed: Money
    not_billable_to_plan: Money  # what the plan neither allowed nor paid, whoever carries it
    paid: Money
    share: Money


def figures_of(eob: Document) -> Figures:
    """The four figures of a member's EOB, read from whichever layout it has."""
    match load_payer(eob.voice).layout:
        case "cards":
            (key,) = (block for block in eob.blocks if isinstance(block, Key))
            (figure,) = (block for block in eob.blocks if isinstance(block, Figure))
            nobody, paid, share = (money(part.amount) for part in key.parts)
            assert money(figure.amount.text) == share
            return Figures(nobody + paid + share, nobody, paid, share)
        case "print":
            table, heads = lines_of(eob, "SERVICES"), ("CHARGE", "PAID", "MBR RESP")
        case _:
            table, heads = lines_of(eob), ("Billed", "Plan paid", "You may owe")
    billed, paid, share = (foot(table, head) for head in heads)
    return Figures(billed, billed - paid - share, paid, share)


def every_column_adds_up(table: Table) -> None:
    if table.foot is None:
        return
    for each in table.columns:
        if each.is_money and each.head not in NOT_ADDED:
            assert total(column(table, each.head)) == foot(table, each.head), (table.caption, each.head)


def cards_add_up(document: Document) -> None:
    cards = [block for block in document.blocks if isinstance(block, Card)]
    for key in (block for block in document.blocks if isinstance(block, Key)):
        for place, part in enumerate(key.parts):
            assert total(money(card.parts[place].amount) for card in cards) == money(part.amount)
    for card in cards:
        charged = card.says[0].text.removeprefix("Charged ").removesuffix(".")
        assert total(money(part.amount) for part in card.parts) == money(charged)
        assert card.aside.text == f"you: {money(card.parts[2].amount).dollars}"


def papers_agree(case: CaseFile) -> None:
    kinds = {document.kind for document in case.documents}
    remittance, account = lines_of(paper(case, "remittance")), paper(case, "account")
    billed, paid = foot(remittance, "Billed"), foot(remittance, "Plan paid")

    assert foot(lines_of(paper(case, "claim"), "24 Service lines"), "24F") == billed == case.facts["eob.billed"]
    assert foot(lines_of(paper(case, "itemized_bill"), "Services"), "Charge") == billed
    portal = lines_of(paper(case, "portal"), "Claims for this day")
    assert (column(portal, "Charge")[-1], column(portal, "Paid")[-1]) == (billed, paid)
    if "eob" in kinds:
        figures = figures_of(paper(case, "eob"))
        assert (figures.billed, figures.paid, figures.share) == (billed, paid, case.facts["eob.patient_share"])
    refused = foot(remittance, "Not payable")
    if "denial_notice" in kinds:
        assert foot(lines_of(paper(case, "denial_notice"), "What we did not pay for"), "Not paid") == refused
    elif "eob" in kinds:
        assert refused == ZERO
    due = next(block for block in paper(case, "statement").blocks if isinstance(block, Figure))
    assert money(due.amount.text) == foot(lines_of(account, "Postings, oldest first"), "With patient")
    *buckets, whole = facts(account, "Aging, counted from the day of service").values()
    assert (
        total(money(bucket) for bucket in buckets)
        == money(whole)
        == foot(lines_of(account, "Open now, newest answer not posted yet"), "Open")
    )


def every_paper_is_well_made(case: CaseFile) -> None:
    for document in case.documents:
        for table in tables(document):
            every_column_adds_up(table)
        cards_add_up(document)
        text = to_text(document)
        assert max(map(len, text.splitlines())) <= WIDTH, text
        assert from_json(json.loads(json.dumps(as_json(document)))) == document
        assert read_html(document).every("article")


@pytest.mark.parametrize("flaw", [None, *FLAWS])
def test_all_papers_of_a_case_tell_the_same_numbers(flaw: str | None) -> None:
    seen = 0
    for plan in PLANS:
        for seed in (1, 2):
            for case in cases_of(plan, flaw, seed):
                papers_agree(case)
                every_paper_is_well_made(case)
                seen += 1
    assert seen > 0, f"no plan can show {flaw}"


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_has_its_summary_and_its_payers_own_eob(plan: str) -> None:
    (case, *_) = cases_of(plan, None, 5)
    titles = {"columns": "Explanation of Benefits", "cards": "Your claim at a glance", "print": "Statement of Benefits"}
    summary, eob = paper(case, "plan_summary"), paper(case, "eob")

    assert load_plan(plan).name in summary.title
    assert eob.title == titles[load_payer(load_plan(plan).payer).layout]
