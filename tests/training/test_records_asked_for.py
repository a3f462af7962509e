"""Papers that the payer asked for: the one of this claim, and what happens when another one goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from simulator.case.pinned import LineFacts
from simulator.money import Money
from simulator.training.episode import Episode
from tests.training.claim_to_work import VISIT, work_on

BIOPSY = LineFacts("skin-biopsy", Money(250_00), Money(120_00), "missing_attachment")
WARTS = LineFacts("wart-removal", Money(260_00), flaw="missing_attachment")
VITAMIN = LineFacts("vitamin-d-level", Money(100_00), flaw="not_necessary", chart_supports=True)


def holding(episode: Episode, **differently: Any) -> Episode:
    """The same claim, where what lies in the file as the chart note, or the report, is another paper."""
    assert episode.work
    state = episode.work.state
    state.follow_up = replace(
        state.follow_up,
        papers=tuple(
            replace(each, paper=replace(each.paper, **differently)) if each.id in ("chart-note", "report") else each
            for each in state.follow_up.papers
        ),
    )
    return episode


def send(episode: Episode, *papers: str) -> str:
    return str(episode.play("act", act="send-records", evidence=list(papers)).reply["says"])


def faults(episode: Episode) -> list[tuple[str, str]]:
    assert episode.work
    reaction = episode.work.state.done[-1].reaction
    assert reaction
    return [(each.evidence, each.what) for each in reaction.privacy]


@pytest.mark.parametrize(
    ("differently", "is_paid", "fault", "critical"),
    [
        ({}, True, [], ""),
        ({"patient": "Somebody Else"}, False, [("chart-note", "another_patient")], "private_facts"),
        ({"on": date(2026, 3, 1)}, False, [("chart-note", "beyond_need")], ""),  # the visit was on 03/02/2026
        ({"on": date(2026, 3, 3)}, False, [("chart-note", "beyond_need")], ""),
        ({"service": "wart-removal"}, False, [], ""),
    ],
)
def test_a_request_for_records_is_answered_by_the_note_of_this_patient_this_day_and_this_service(
    differently, is_paid, fault, critical
):
    episode = holding(work_on(BIOPSY, plan="epo-basic"), **differently)

    says = send(episode, "chart-note")

    assert ("has come" in says, "not the papers that we asked for" in says) == (is_paid, not is_paid)
    assert faults(episode) == fault
    assert episode.work
    assert episode.work.state.critical == critical
    assert bool(episode.work.state.won) == is_paid


@pytest.mark.parametrize(
    ("differently", "is_paid", "fault"),
    [
        ({}, True, []),
        ({"patient": "Somebody Else"}, False, [("chart-note", "another_patient")]),
        ({"on": date(2020, 3, 1)}, False, [("chart-note", "beyond_need")]),
    ],
)
def test_a_claim_that_waits_for_a_note_goes_on_with_the_note_of_its_own_visit_only(differently, is_paid, fault):
    episode = holding(work_on(VISIT, silence="records_wanted", waited=45), **differently)

    send(episode, "chart-note")

    assert faults(episode) == fault
    assert episode.work
    assert episode.work.state.won == (Money(112_00) if is_paid else Money(0))


@pytest.mark.parametrize(("number", "is_found"), [("", True), ("C-0000", False)])
def test_a_lost_claim_is_found_by_the_report_on_this_claim_and_by_no_other(number, is_found):
    episode = work_on(VISIT, silence="lost", waited=45)
    holding(episode, **({"number": number} if number else {}))

    send(episode, "report")

    assert episode.work
    assert bool(episode.work.state.won) == is_found


def test_a_note_that_the_payer_asks_for_lies_in_the_file_beside_that_of_the_line_refused_first():
    episode = work_on(VITAMIN, WARTS)
    assert episode.work
    notes = {each.id: each.paper.service for each in episode.work.state.follow_up.papers if each.id[:5] == "chart"}
    assert notes == {"chart-note": "vitamin-d-level", "chart-note-2": "wart-removal"}

    assert "not the papers that we asked for" in send(episode, "chart-note")
    assert "has come" in send(episode, "chart-note-2")
