"""What proves a point: which papers win which reason, and which prove nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.money import ZERO, Money
from simulator.payers import load_payer
from simulator.payers.appeals import (
    Evidence,
    decide,
    family,
)
from tests.payers.appeals.making import (
    APPROVAL,
    NOTE,
    POLICY,
    SEEN,
    file,
    line,
    on_medicare,
    packet,
    paper,
    to_medicare,
)


def test_an_approval_for_the_service_and_the_day_wins_the_whole_line() -> None:
    decision = decide(packet(), file())

    assert decision.outcome == "granted"
    assert decision.payable == Money.read("612.00")
    assert decision.lines[0].used == ("approval",)
    assert decision.next.act == "post"
    assert decision.privacy == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"until": date(2026, 3, 1)}, "it is not for the day of service"),
        ({"on": date(2026, 3, 3)}, "it is not for the day of service"),
        ({"service": "mri-low-back"}, "it is for another service"),
        ({"number": "AP-9999"}, "its number was never given out"),
        ({"units": 0}, "it is for fewer units than were billed"),
    ],
)
def test_an_approval_that_is_not_for_this_service_on_this_day_proves_nothing(
    wrong: dict[str, object], says: str
) -> None:
    decision = decide(packet(evidence=(replace(APPROVAL, **wrong),)), file())  # type: ignore[arg-type]

    assert decision.outcome == "upheld"
    assert decision.payable == ZERO
    assert decision.lines[0].missing == (f"the approval notice (approval): {says}",)


@pytest.mark.parametrize("day", [date(2026, 2, 20), date(2026, 5, 20)])
def test_an_approval_covers_its_first_day_and_its_last(day: date) -> None:
    assert decide(packet(service_date=day), file(service_date=day)).outcome == "granted"


def test_an_appeal_without_papers_is_upheld_and_says_what_was_not_there() -> None:
    decision = decide(packet(evidence=()), file())

    assert decision.outcome == "upheld"
    assert decision.lines[0].says == "Nothing in the packet shows an approval of this service for that day."
    assert decision.lines[0].missing == ("the approval notice is not there",)


ACCEPTED = paper("acceptance_report", number="C-1001", on=date(2026, 5, 31), shows=("accepted",))
PRICE_PAGE = paper("contract_page", on=date(2026, 1, 1), service="mri-brain", amount=Money(112_00))

PROOFS = [
    # reason, what the line is like, papers, granted
    ("29", {}, (ACCEPTED,), True),
    ("29", {}, (replace(ACCEPTED, number="TM2603200017"),), True),
    ("29", {}, (replace(ACCEPTED, on=date(2026, 6, 1)),), False),  # a day after the filing limit
    ("29", {}, (replace(ACCEPTED, shows=()),), False),  # received is not taken in
    ("29", {}, (replace(ACCEPTED, number="C-1002"),), False),  # another claim
    ("29", {}, (paper("log_page", number="C-1001", on=date(2026, 3, 4)),), False),  # our own log proves nothing
    ("50", {"policy": "POL-12", "criteria": ("six-weeks", "red-flag")}, (NOTE, POLICY), True),
    ("50", {"policy": "POL-12", "criteria": ("six-weeks", "red-flag")}, (NOTE,), True),  # it has its own policy
    ("50", {"policy": "POL-12", "criteria": ("six-weeks", "red-flag")}, (POLICY,), False),
    ("50", {"policy": "POL-12", "criteria": ("six-weeks", "weakness")}, (NOTE, POLICY), False),
    ("50", {"policy": "POL-13", "criteria": ("six-weeks", "red-flag")}, (NOTE, POLICY), True),
    ("50", {"policy": "POL-12", "criteria": ()}, (NOTE, POLICY), False),  # a policy without a point that can be met
    ("151", {"units": 2}, (replace(NOTE, units=2),), True),
    ("222", {"units": 2}, (replace(NOTE, units=1),), False),
    ("22", {}, (paper("other_eob", on=SEEN),), True),
    ("22", {}, (paper("other_eob", on=date(2026, 3, 3)),), False),
    ("22", {}, (paper("termination_letter", until=date(2026, 3, 1)),), True),
    ("22", {}, (paper("termination_letter", until=SEEN),), False),  # it still covered the day of service
    ("109", {}, (paper("termination_letter", until=date(2026, 2, 28)),), True),
    ("252", {"wants": "chart_note"}, (NOTE,), True),
    ("252", {"wants": "chart_note"}, (replace(NOTE, on=date(2026, 2, 2)),), False),
    ("252", {"wants": "test_result"}, (NOTE,), False),
    ("16", {"wants": "chart_note"}, (NOTE,), True),
    ("97", {"modifiers": ("XV",)}, (NOTE,), True),
    ("236", {"modifiers": ("XV",)}, (replace(NOTE, shows=()),), False),
    ("B7", {}, (paper("enrollment_letter", number="AP-4471", on=SEEN),), True),
    ("B7", {}, (paper("enrollment_letter", number="AP-4471", on=date(2026, 3, 3)),), False),
    ("27", {}, (paper("eligibility_answer", on=date(2026, 1, 1), shows=("active",)),), True),
    ("27", {}, (paper("eligibility_answer", on=date(2026, 1, 1), until=date(2026, 3, 1), shows=("active",)),), False),
    ("204", {}, (paper("plan_page", service="mri-brain", shows=("covered",)),), True),
    ("204", {}, (paper("plan_page", service="ekg", shows=("covered",)),), False),
    ("119", {}, (APPROVAL,), True),
    ("198", {"units": 2}, (APPROVAL,), False),
    ("198", {"units": 2}, (replace(APPROVAL, units=2),), True),
    ("45", {"allowed": Money(100_00)}, (PRICE_PAGE,), True),
    ("45", {"allowed": Money(112_00)}, (PRICE_PAGE,), False),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "like", "papers", "granted"), PROOFS)
def test_each_reason_has_the_papers_that_prove_it(
    reason: str, like: dict[str, object], papers: tuple[Evidence, ...], granted: bool
) -> None:
    sent = packet(denial_codes=(reason,), grounds=(family(reason).name,), evidence=papers)

    decision = decide(sent, file(lines=(line(reason, **like),)))

    assert decision.outcome == ("granted" if granted else "upheld")
    assert decision.payable == (Money(612_00) if granted else ZERO)


@pytest.mark.parametrize(("papers", "granted"), [((NOTE,), False), ((NOTE, POLICY), True)])
def test_a_payer_that_wants_its_policy_page_reads_no_need_without_it(
    papers: tuple[Evidence, ...], granted: bool
) -> None:
    scan = line("50", policy="POL-12", criteria=("six-weeks",))
    sent = packet(denial_codes=("50",), grounds=("necessity",), evidence=papers)

    decision = decide(sent, file(lines=(scan,), payer=load_payer("osprey")))

    assert decision.outcome == ("granted" if granted else "upheld")
    assert decision.lines[0].missing == (() if granted else ("the page of the payer’s policy is not there",))


def test_a_duplicate_was_answered_already_and_no_paper_changes_that() -> None:
    everything = (APPROVAL, ACCEPTED, POLICY)
    sent = packet(denial_codes=("18",), grounds=("duplicate",), evidence=everything)

    decision = decide(sent, file(lines=(line("18"),)))

    assert decision.outcome == "upheld"
    assert decision.next.act == "find_first_claim"


@pytest.mark.parametrize("reason", ["1", "2", "3", "253"])
def test_a_deductible_or_a_share_is_no_refusal_and_there_is_nothing_to_appeal(reason: str) -> None:
    decision = decide(packet(denial_codes=(reason,), grounds=("no_refusal",)), file(lines=(line(reason),)))

    assert (decision.outcome, decision.payable, decision.next.act) == ("upheld", ZERO, "post_as_it_stands")


@pytest.mark.parametrize(("reason", "like"), [("16", {"wants": "diagnosis"}), ("97", {}), ("4", {}), ("31", {})])
def test_what_a_corrected_claim_puts_right_comes_back_from_the_appeal_desk(
    reason: str, like: dict[str, object]
) -> None:
    sent = packet(denial_codes=(reason,), grounds=(family(reason).name,), evidence=(NOTE,))

    decision = decide(sent, file(lines=(line(reason, **like),)))

    assert decision.outcome == "returned"
    assert decision.next.act == "corrected_claim"
    assert decision.next.deadline is not None
    assert decision.next.deadline.day == date(2026, 9, 16)  # the time to dispute runs on


def test_a_claim_sent_back_undecided_has_no_appeal_and_goes_in_anew() -> None:
    decision = decide(to_medicare(), on_medicare(lines=(line("16", remarks=("MA130", "N382")),)))

    assert (decision.outcome, decision.reason, decision.next.act) == ("returned", "never_decided", "new_claim")
    assert decision.lines == ()


def test_a_letter_about_another_reason_does_not_answer_this_one() -> None:
    assert decide(packet(denial_codes=("50",)), file()).lines[0].says == (
        "You wrote about 50; this line was refused for 197."
    )
    assert decide(packet(grounds=("necessity",)), file()).outcome == "upheld"
