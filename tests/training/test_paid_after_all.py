"""What an answer brings when the payer pays after all: the amounts and the day, which the next letter may tell."""

from __future__ import annotations

from datetime import date

import pytest

from simulator.case.pinned import ClaimFacts, CoverageFacts, LineFacts
from simulator.documents import Document, to_text
from simulator.letters import mark
from simulator.money import Money
from simulator.scenario.scenario import Step
from simulator.training.episode import Episode
from tests.documents.reading import facts, foot, lines_of, money
from tests.training.claim_to_work import VISIT, over, work_on

SCAN_PAID = LineFacts("mri-brain", Money(1_000_00), Money(298_00))
POST = (Step("post-and-bill"),)


def came(episode: Episode) -> list[Document]:
    assert episode.work
    return [paper for paper in episode.work.state.letters if paper.kind == "claim_answer"]


def test_the_answer_tells_what_is_paid_and_when_and_a_day_earlier_there_is_none() -> None:
    """180.00 at a contract price of 112.00: 68.00 is written off, the copay is 25.00, and the plan pays 87.00."""
    early = work_on(VISIT, best=POST, silence="in_process", waited=30)
    early.play("act", act="hold", days=14)
    assert came(early) == []

    episode = work_on(VISIT, best=POST, silence="in_process", waited=30)
    turn = episode.play("act", act="hold", days=15)
    (answer,) = came(episode)

    assert turn.documents == ["claim_answer_1"]
    assert answer.date == date(2026, 4, 11)
    assert (facts(answer)["Paid on"], facts(answer)["Amount"]) == ("04/11/2026", "87.00")
    table = lines_of(answer, "What we pay")
    assert [foot(table, head) for head in ("Billed", "Write-off", "Patient’s share", "Paid now")] == [
        money("180.00"),
        money("68.00"),
        money("25.00"),
        money("87.00"),
    ]


@pytest.mark.parametrize(
    ("silence", "act", "fields"),
    [
        ("lost", "send-records", {"evidence": ["report"]}),
        ("never_arrived", "new-claim", {"puts_right": "birth_date"}),
        ("records_wanted", "send-records", {"evidence": ["chart-note"]}),
    ],
)
def test_the_answer_and_the_portal_tell_of_one_payment(silence: str, act: str, fields: dict[str, object]) -> None:
    episode = work_on(VISIT, best=POST, silence=silence, waited=30)
    episode.play("act", act=act, **fields)
    episode.play("act", act="check-status")
    assert episode.work
    answer, portal = episode.work.state.letters
    (sent,) = lines_of(portal, "Payments").rows

    assert sent.head == facts(answer)["Transfer"]
    assert (sent.cells[0].text, sent.cells[3].text) == (facts(answer)["Paid on"], "87.00")
    assert lines_of(portal, "Your claim with us").rows[0].cells[4].text == "87.00"


def test_a_claim_put_right_pays_its_line_and_the_portal_adds_it_to_what_was_paid_before() -> None:
    """The scan was paid with 268.20 (90 % of 298.00) at first; the visit brings 87.00 more: 355.20 in all."""
    visit = LineFacts("office-visit-established-3", Money(180_00), Money(112_00), "missing_information")
    episode = work_on(visit, SCAN_PAID, best=(Step("corrected-claim"), *POST))
    assert episode.case.follow_up
    episode.play("act", act="corrected-claim", puts_right=episode.case.follow_up.mend)
    episode.play("act", act="check-status")
    assert episode.work
    answer, portal = episode.work.state.letters

    assert [row.head for row in lines_of(answer, "What we pay").rows] == ["Return office visit, low complexity"]
    assert facts(answer)["Amount"] == "87.00"
    assert lines_of(portal, "Your claim with us").rows[0].cells[4].text == "355.20"


def test_where_all_is_the_patients_share_the_answer_says_that_no_payment_comes() -> None:
    """The contract price is 298.00. A deductible of as much leaves the plan nothing to pay; a dollar less does."""
    claim = ClaimFacts(lines=(SCAN_PAID,))
    for left, pays in ((Money(298_00), False), (Money(297_00), True)):
        episode = over(claim, CoverageFacts("ppo-silver", deductible_left=left), *POST, silence="in_process", waited=30)
        episode.play("act", act="hold", days=20)
        episode.play("act", act="check-status")
        assert episode.work
        answer, portal = episode.work.state.letters

        assert ("Paid on" in facts(answer)) == pays
        assert ("No payment comes. What the plan allows is the patient’s share." in to_text(answer)) == (not pays)
        assert ("F1" if pays else "F4") in to_text(portal)
        assert ("Payments" in to_text(portal)) == pays


def test_a_check_that_is_stopped_is_sent_anew_to_our_own_address() -> None:
    episode = work_on(VISIT, best=POST, silence="check_elsewhere", waited=30)
    episode.play("act", act="ask-reissue")
    episode.play("act", act="check-status")
    assert episode.work
    answer, portal = episode.work.state.letters
    old, new = lines_of(portal, "Payments").rows

    assert (old.cells[1].text, old.cells[2].text) == ("PO Box 17, our former address", "stopped 04/11/2026")
    assert (new.head, new.cells[1].text) == (facts(answer)["Check"], facts(answer)["Mailed to"])
    assert new.cells[2].text == "mailed 04/11/2026"
    assert facts(answer)["Amount"] == new.cells[3].text == old.cells[3].text == "87.00"


def test_a_letter_may_say_what_the_answer_told_and_not_before_it_came() -> None:
    episode = work_on(VISIT, best=POST, silence="in_process", waited=30)
    says = "You paid $87.00 on 04/11/2026 (transfer T0411E065), wrote off $68.00, and left $25.00 to the patient."

    def unproved() -> set[str]:
        assert episode.work
        spans = mark(says, episode.work.state.letter_file, ()).spans
        return {says[span.start : span.end] for span in spans if span.verdict.value != "right"}

    before = unproved()
    episode.play("act", act="hold", days=15)

    assert "04/11/2026" in before
    assert unproved() == set()
