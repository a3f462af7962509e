from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from simulator.documents import (
    Card,
    Cell,
    Code,
    Column,
    Document,
    Facts,
    Figure,
    Key,
    Note,
    Part,
    Row,
    Table,
    as_json,
    from_json,
    to_html,
    to_text,
)
from simulator.documents.text import WIDTH
from simulator.reading import DATA, read_table
from tests.documents.reading import (
    COPPERFIELD,
    OSPREY,
    as_told_by,
    column,
    foot,
    lines_of,
    money,
    paper,
    read_html,
    three_line_visit,
)

LAYOUTS: dict[str, tuple[Document, ...]] = {
    "columns": three_line_visit().documents,
    "cards": as_told_by(OSPREY),
    "print": as_told_by(COPPERFIELD),
}
KINDS = (
    *("plan_summary", "contract", "card", "registration", "claim", "remittance", "eob", "denial_notice", "portal"),
    *("account", "itemized_bill", "statement"),
)
PAPERS = [pytest.param(LAYOUTS["columns"][place], id=kind) for place, kind in enumerate(KINDS)]
PAPERS += [pytest.param(paper(LAYOUTS[layout], "eob"), id=f"eob in {layout}") for layout in ("cards", "print")]
WITHOUT_TABLES = ("card", "registration", "statement", "eob in cards")
NASTY = "<script>alert(\"1\")</script> & 'more'"


def nasty() -> Document:
    """A paper whose every text would do harm if it were not escaped."""
    code = Code(NASTY, NASTY, NASTY)
    table = Table(NASTY, (Column(NASTY), Column(NASTY)), (Row(NASTY, NASTY, (Cell(NASTY, (code,), NASTY),)),))
    cell, part = Cell(NASTY, mark=NASTY), Part(NASTY, NASTY, "1.00")
    blocks = (
        *(Facts(((NASTY, NASTY),), look, NASTY) for look in ("row", NASTY)),
        table,
        *(Note(NASTY, look) for look in ("small", "letter", NASTY)),
        Figure(NASTY, cell),
        Card(NASTY, cell, (cell,), (part,)),
        Key((part,)),
    )
    return Document("d", "eob", NASTY, NASTY, date(2026, 3, 18), NASTY, "x", blocks)


def test_the_remittance_prints_the_three_line_visit_as_worked_by_hand() -> None:
    lines = lines_of(paper(three_line_visit(), "remittance"))

    # line 1: 112.00 allowed, 60.00 deductible, 20% of 52.00 = 10.40, paid 41.60; line 2: 20% of 12.00 = 2.40, paid 9.60
    assert [[cell.text for cell in row.cells[:-1]] for row in lines.rows] == [
        ["185.00", "73.00", "0.00", "112.00", "60.00", "10.40", "41.60"],
        ["48.00", "36.00", "0.00", "12.00", "0.00", "2.40", "9.60"],
        ["900.00", "0.00", "900.00", "0.00", "0.00", "0.00", "0.00"],
    ]
    assert lines.foot is not None
    printed = [cell.text for cell in lines.foot.cells[:-1]]
    assert printed == ["1,133.00", "109.00", "900.00", "124.00", "60.00", "12.80", "51.20"]
    assert [[code.code for code in row.cells[-1].codes] for row in lines.rows] == [
        ["CO-45", "PR-1", "PR-2"],
        ["CO-45", "PR-2"],
        ["CO-197", "N1"],
    ]


def test_the_members_eob_speaks_the_payers_own_words_and_no_reason_codes() -> None:
    eob = paper(three_line_visit(), "eob")
    printed = to_text(eob)

    assert column(lines_of(eob), "You may owe") == [money("70.40"), money("2.40"), money("0.00")]
    assert foot(lines_of(eob), "You may owe") == money("72.80")
    assert [row.cells[-1].text for row in lines_of(eob).rows] == ["a", "a", "k"]
    assert eob.stamp == "This is not a bill"
    assert not re.search(r"\b(CO|PR|OA)-\d", printed)
    assert "within 180 days of the day you get this notice" in printed


def test_each_line_of_the_remittance_reads_across_as_well() -> None:
    lines = lines_of(paper(three_line_visit(), "remittance"))
    names = ("Billed", "Plan discount", "Not payable", "Allowed", "Deductible", "Coinsurance", "Plan paid")
    rows = zip(*(column(lines, name) for name in names), strict=True)

    for billed, discount, refused, allowed, deductible, coinsurance, paid in rows:
        assert billed == discount + refused + allowed
        assert allowed == deductible + coinsurance + paid


def test_the_account_is_shown_before_the_answer_is_posted() -> None:
    account = paper(three_line_visit(), "account")
    open_now = lines_of(account, "Open now, newest answer not posted yet")

    assert foot(open_now, "Open") == money("1133.00")
    assert foot(lines_of(account, "Postings, oldest first"), "With patient") == money("0.00")
    assert "72.80" not in to_text(account)


def test_the_paper_does_not_tell_what_to_do() -> None:
    acts = [row["act"] for file in ("carc", "rarc", "status") for row in read_table(DATA / "codes" / f"{file}.csv")]
    for document in (each for documents in LAYOUTS.values() for each in documents):
        html = to_html(document)
        assert "is-shown" not in html
        assert not any(act.rstrip(".") in html for act in acts)


def test_an_empty_box_of_the_claim_stays_empty_and_unmarked() -> None:
    claim = read_html(paper(three_line_visit(), "claim"))
    box = next(pair for pair in claim.every("div") if pair.text.startswith("23 Prior authorization number"))

    assert box.attributes == {}
    assert box.every("dd")[0].text == "empty"  # for the ear alone
    assert box.every("span")[0].attributes == {"class": "bd-vh"}


@pytest.mark.parametrize("document", PAPERS)
def test_a_paper_is_one_article_named_by_its_heading(document: Document) -> None:
    page = read_html(document, "left-")
    (article,) = page.children
    (heading,) = page.every("h3")

    assert article.tag == "article"
    assert article.attributes["aria-labelledby"] == heading.attributes["id"] == f"left-{document.kind}-title"
    assert page.every("h1") + page.every("h2") == []


@pytest.mark.parametrize("document", [each for each in PAPERS if each.id not in WITHOUT_TABLES])
def test_every_table_has_a_caption_scopes_a_name_and_no_empty_head(document: Document) -> None:
    page = read_html(document)
    regions = [each for each in page.every("div") if each.attributes.get("class") == "bd-scroll"]

    assert len(regions) == len(page.every("table")) > 0
    assert len({region.attributes["aria-label"] for region in regions}) == len(regions)
    for region in regions:
        assert region.attributes["tabindex"] == "0"
        assert region.attributes["role"] == "region"
        assert region.every("caption")[0].text
        assert all(head.attributes["scope"] in ("col", "row") and head.text for head in region.every("th"))


def test_every_code_is_a_button_described_by_its_own_explanation() -> None:
    page = read_html(paper(three_line_visit(), "remittance"), "a-")
    tips = {tip.attributes["id"]: tip for tip in page.every("span") if tip.attributes.get("role") == "tooltip"}
    buttons = page.every("button")

    assert [button.text for button in buttons] == ["CO-45", "PR-1", "PR-2", "CO-45", "PR-2", "CO-197", "N1"]
    assert [button.attributes["aria-describedby"] for button in buttons] == list(tips)
    assert len(tips) == 7
    assert tips["a-remittance-tip2"].text == "PR: the patient carries itCounted toward the yearly deductible."


def test_two_printings_on_one_page_share_no_id() -> None:
    remittance = paper(three_line_visit(), "remittance")
    ids = [re.findall(r' id="([^"]+)"', to_html(remittance, prefix)) for prefix in ("one-", "two-")]

    assert set(ids[0]).isdisjoint(ids[1])
    assert len(set(ids[0])) == len(ids[0])


def test_marks_stand_on_the_amounts_they_name_and_not_on_noughts() -> None:
    page = read_html(paper(three_line_visit(), "remittance"))
    marked = [(cell.attributes["data-mark"], cell.text) for cell in page.every("td") if "data-mark" in cell.attributes]

    assert [text for mark, text in marked if mark == "CO"] == ["73.00", "36.00", "900.00"]
    assert [text for mark, text in marked if mark == "PR"] == ["60.00", "10.40", "2.40"]


def test_every_text_is_escaped() -> None:
    page = to_html(nasty(), NASTY)

    assert "<script" not in page
    assert read_html(nasty()).every("script") == []
    assert read_html(nasty()).every("td")[0].text.startswith(NASTY)
    assert read_html(nasty()).every("section")[0].every("h4")[0].text == NASTY


@pytest.mark.parametrize("document", PAPERS)
def test_the_text_form_is_at_most_a_hundred_wide_and_says_the_same(document: Document) -> None:
    text = to_text(document)

    assert max(map(len, text.splitlines())) <= WIDTH == 100
    assert text == "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    for table in (block for block in document.blocks if isinstance(block, Table)):
        for cell in (cell for row in table.rows for cell in row.cells):
            assert all(word in text for word in [*cell.text.split(), *(code.code for code in cell.codes)])


def test_amounts_stand_under_each_other_in_the_text_form() -> None:
    lines = to_text(paper(three_line_visit(), "remittance")).splitlines()
    ends = [
        line.index(amount) + len(amount)
        for amount in ("185.00", "48.00", "1,133.00")
        for line in lines
        if amount in line
    ]

    assert len(set(ends)) == 1


def test_the_text_form_explains_each_code_once_at_the_end() -> None:
    text = to_text(paper(three_line_visit(), "remittance"))
    explained = text.split("What the codes mean\n")[1]

    assert [line.split()[0] for line in explained.splitlines() if not line.startswith("     ")] == [
        "CO-45",
        "PR-1",
        "PR-2",
        "CO-197",
        "N1",
    ]


def test_the_papers_of_a_case_stand_in_the_order_in_which_they_came_to_be() -> None:
    for documents in LAYOUTS.values():
        assert tuple(document.kind for document in documents) == KINDS
        assert [document.id for document in documents] == [document.kind for document in documents]


@pytest.mark.parametrize("document", [*PAPERS, pytest.param(nasty(), id="nasty")])
def test_a_paper_goes_to_json_and_comes_back_the_same(document: Document) -> None:
    assert from_json(json.loads(json.dumps(as_json(document)))) == document


def test_a_stamp_is_printed_only_where_there_is_one() -> None:
    remittance = paper(three_line_visit(), "remittance")

    assert "[Provider copy]" in to_text(remittance)
    assert "bd-doc-stamp" not in to_html(replace(remittance, stamp=""))


def test_a_number_in_groups_is_kept_together_and_its_characters_stay_as_they_were() -> None:
    facts = Facts((("Member ID", "ZZT 000 3996 02"), ("Claim", "TM26-7264-A213"), ("Plan", "HDHP Saver, in network")))
    printed = to_html(replace(nasty(), blocks=(facts,)))

    assert '<dd><span class="bd-keep">ZZT 000 3996 02</span></dd>' in printed
    assert '<dd><span class="bd-keep">TM26-7264-A213</span></dd>' in printed
    assert "<dd>HDHP Saver, in network</dd>" in printed
