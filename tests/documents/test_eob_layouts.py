"""One claim in three payers' layouts: other words and other columns, the same money."""

from __future__ import annotations

import re

import pytest

from simulator.documents import Card, Figure, Key, to_text
from simulator.money import total
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

CARDS = paper(as_told_by(OSPREY), "eob")
PRINT = paper(as_told_by(COPPERFIELD), "eob")


def test_cards_tell_each_service_in_sentences() -> None:
    cards = [block for block in CARDS.blocks if isinstance(block, Card)]

    # 60.00 deductible, 20% of 52.00 = 10.40, so 70.40; 112.00 - 70.40 = 41.60; then 20% of 12.00 = 2.40
    assert [card.head for card in cards] == [
        "Return office visit, low complexity (X1300), March 2",
        "Full blood chemistry set (X6040), March 2",
        "Brain MRI, no contrast (X7020), March 2",
    ]
    assert [card.aside.text for card in cards] == ["you: $70.40", "you: $2.40", "you: $0.00"]
    assert [" ".join(cell.text for cell in card.says) for card in cards] == [
        "Charged $185.00. Member savings $73.00 (message 100). We paid $41.60. "
        "You: $60.00 deductible and $10.40 coinsurance.",
        "Charged $48.00. Member savings $36.00 (message 100). We paid $9.60. You: $2.40 coinsurance.",
        "Charged $900.00. Not covered $900.00: no approval on file (message 604). We paid $0.00.",
    ]


def test_the_share_on_top_of_the_cards_is_the_sum_of_them() -> None:
    (figure,) = (block for block in CARDS.blocks if isinstance(block, Figure))
    (key,) = (block for block in CARDS.blocks if isinstance(block, Key))

    # 70.40 + 2.40 = 72.80; 41.60 + 9.60 = 51.20; 73.00 + 36.00 + 900.00 = 1,009.00
    assert (figure.label, figure.amount.text) == ("Your share", "$72.80")
    assert [(part.label, part.amount) for part in key.parts] == [
        ("savings or not covered", "1,009.00"),
        ("we paid", "51.20"),
        ("your share", "72.80"),
    ]
    for place, sum_of_all in enumerate(key.parts):
        parts = [block.parts[place] for block in CARDS.blocks if isinstance(block, Card)]
        assert total(money(part.amount) for part in parts) == money(sum_of_all.amount)


def test_a_bar_is_drawn_in_proportion_and_said_in_words() -> None:
    bar = next(each for each in read_html(CARDS).every("div") if each.attributes.get("class") == "bd-doc-bar")

    assert bar.attributes["aria-hidden"] == "true"
    # 73.00, 41.60 and 70.40 of 185.00
    assert [part.attributes["style"] for part in bar.every("i")] == ["width:39.46%", "width:22.49%", "width:38.05%"]


def test_the_old_print_adds_discount_and_refusal_in_one_column() -> None:
    table = lines_of(PRINT, "SERVICES")

    # 185.00 - 112.00 = 73.00; 48.00 - 12.00 = 36.00; all of 900.00; together 1,009.00
    assert column(table, "INELIG") == [money("73.00"), money("36.00"), money("900.00")]
    assert foot(table, "INELIG") == money("1009.00")
    assert [row.cells[3].text for row in table.rows] == ["01", "01", "77"]
    assert column(table, "MBR RESP") == [money("70.40"), money("2.40"), money("0.00")]
    assert foot(table, "PAID") == money("51.20")
    assert "77 PREAUTHORIZATION NOT FOUND" in to_text(PRINT)


def test_the_old_print_is_in_capitals() -> None:
    body = to_text(PRINT).split("=\n", 1)[1]

    assert body == body.upper()


@pytest.mark.parametrize("eob", [CARDS, PRINT, paper(three_line_visit(), "eob")], ids=["cards", "print", "columns"])
def test_no_layout_gives_a_member_reason_codes_or_hides_that_it_is_no_bill(eob) -> None:
    text = to_text(eob)

    assert not re.search(r"\b(CO|PR|OA)-\d", text)
    assert "NOT A BILL" in text.upper()
    assert "WITHIN 180 DAYS OF THE DAY YOU GET THIS NOTICE" in text.upper()
    assert "72.80" in text
    assert "51.20" in text


@pytest.mark.parametrize("eob", [CARDS, PRINT], ids=["cards", "print"])
def test_every_layout_carries_hidden_marks_for_later(eob) -> None:
    page = read_html(eob)
    marked = [each for tag in ("span", "td", "b") for each in page.every(tag) if "data-mark" in each.attributes]

    assert {each.attributes["data-mark"] for each in marked} == {"CO", "PR"}
    assert not any("0.00" in each.text.split() for each in marked)
