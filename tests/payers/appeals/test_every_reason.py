"""Every reason code in daily use: may it be appealed, which paper wins it, and which paper that looks like it does not.

Typed by hand from the trade's own habit, code by code, and never read from the table that it tests.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simulator.money import ZERO, Money
from simulator.payers.appeals import DeniedLine, Evidence, decide, families, family
from tests.payers.appeals.making import APPROVAL, NOTE, POLICY, SEEN, file, line, packet, paper

DAY_BEFORE, DAY_AFTER, YEAR = date(2026, 3, 1), date(2026, 3, 3), date(2026, 1, 1)
CRITERIA = {"policy": "POL-12", "criteria": ("six-weeks", "red-flag")}

REFERRAL = paper("referral", on=date(2026, 2, 20), until=date(2026, 5, 20), service="mri-brain", units=1)
ACCEPTED = paper("acceptance_report", number="C-1001", on=SEEN, shows=("accepted",))
EARLY_REPORT = replace(ACCEPTED, on=date(2025, 1, 1))  # fourteen months before the service
PLAN = paper("plan_page", service="mri-brain", shows=("covered",))
COUNTER = paper("benefit_counter", on=YEAR, service="mri-brain", shows=("left",))
USED_UP = replace(COUNTER, shows=())
CONTRACT = paper("contract_page", on=YEAR, service="mri-brain", units=1, amount=Money(700_00))
ENROLLED = paper("enrollment_letter", on=YEAR, number="AP-4471")
ENROLLED_LATE = replace(ENROLLED, on=DAY_AFTER)
EOB = paper("other_eob", on=SEEN)
EOB_PAID = replace(EOB, shows=("paid",))
ENDED = paper("termination_letter", until=DAY_BEFORE)
STILL_ON = replace(ENDED, until=SEEN)
ACTIVE = paper("eligibility_answer", on=YEAR, shows=("active",))
ENDED_ACTIVE = replace(ACTIVE, until=DAY_BEFORE)
OTHER_NOTE = replace(NOTE, service="flu-shot")
THIN_NOTE = replace(NOTE, shows=("six-weeks",))
TRIAGE = paper("triage_note", on=SEEN, shows=("symptoms",))
STUDY = paper("study", service="mri-brain", shows=("six-weeks", "red-flag"))
ASKED = paper("sending_proof", on=DAY_BEFORE, service="mri-brain")
LOG = paper("log_page", service="mri-brain", shows=("six-weeks", "red-flag"))
NAMED = paper("policy_page", service="mri-brain")

# the codes, what the line is like, the papers that win, papers that look like them and must not win
APPEALABLE: list[tuple[str, dict[str, object], tuple[Evidence, ...], tuple[Evidence, ...]]] = [
    ("197 198 302", {}, (APPROVAL,), (replace(APPROVAL, service="mri-low-back"), REFERRAL)),
    ("243 287 288", {}, (REFERRAL,), (replace(REFERRAL, until=DAY_BEFORE), replace(REFERRAL, units=0), APPROVAL)),
    ("210", {}, (ASKED,), (replace(ASKED, on=DAY_AFTER), APPROVAL)),
    ("95", CRITERIA, (LOG, PLAN), (LOG,)),
    ("29 B4", {}, (ACCEPTED,), (EARLY_REPORT, replace(ACCEPTED, on=DAY_BEFORE))),
    ("39 50 150 152 153 167 186 216 249 269 B8 P15", CRITERIA, (NOTE, POLICY), (THIN_NOTE, POLICY, APPROVAL)),
    ("55 56", CRITERIA, (STUDY,), (NOTE, POLICY)),
    ("40", {}, (TRIAGE,), (NOTE, replace(TRIAGE, shows=()))),  # symptoms count, and not the final diagnosis
    ("40", {}, (replace(NOTE, shows=("symptoms",)),), (replace(TRIAGE, on=DAY_AFTER),)),
    ("B12", {}, (NOTE,), (OTHER_NOTE, replace(NOTE, on=DAY_AFTER))),
    ("151", {"units": 2}, (replace(NOTE, units=2),), (replace(NOTE, units=1), replace(OTHER_NOTE, units=2))),
    ("222", {"units": 2}, (replace(CONTRACT, units=2),), (replace(NOTE, units=2), replace(CONTRACT, units=1))),
    ("96 169 204 272 B1", {}, (PLAN,), (replace(PLAN, shows=()), replace(PLAN, service="ekg"), NOTE)),
    ("119 149 273", {}, (COUNTER,), (PLAN, USED_UP, replace(COUNTER, service="ekg"))),
    ("119 149 273", {}, (APPROVAL,), (replace(APPROVAL, units=0),)),  # the exception that was asked for
    ("242 279", {}, (CONTRACT,), (PLAN, replace(CONTRACT, on=DAY_AFTER))),
    ("136 276", {}, (EOB_PAID,), (EOB, replace(EOB_PAID, on=DAY_BEFORE))),  # the first denial must be gone
    ("131", {}, (CONTRACT,), (replace(CONTRACT, amount=ZERO), PLAN)),
    ("147", {}, (CONTRACT,), (replace(CONTRACT, on=DAY_AFTER), ENROLLED)),
    ("226", {"wants": "chart_note"}, (NOTE,), (OTHER_NOTE, paper("claim_copy", on=SEEN))),
    ("51 54 78 114 116 117 128 160 164 174 193 215 219 233 285", {"wants": "policy_page"}, (NAMED,), (PLAN, NOTE)),
    ("A1 A6 P1 P5 P6 P13 P14 P16 P21 P22 P27", {"wants": "policy_page"}, (NAMED,), (POLICY, NOTE)),
]  # fmt: skip
# Usually sent in again, or no refusal at all; here the desk reads the proof, for nothing on the claim was wrong.
PROOF_INSTEAD_OF_CLAIM: list[tuple[str, dict[str, object], tuple[Evidence, ...], tuple[Evidence, ...]]] = [
    ("22", {}, (EOB,), (replace(EOB, on=DAY_BEFORE), STILL_ON)),
    ("109", {}, (ENDED,), (EOB, STILL_ON)),
    ("26 27 32 177 200", {}, (ACTIVE,), (ENDED_ACTIVE, paper("eligibility_answer", on=YEAR))),
    ("185 299 B7", {}, (ENROLLED,), (ENROLLED_LATE, replace(ENROLLED, number="AP-9999"))),
    ("163 250 251 252", {"wants": "chart_note"}, (NOTE,), (OTHER_NOTE, replace(NOTE, on=DAY_AFTER))),
    ("45", {"allowed": Money(612_00)}, (CONTRACT,), (replace(CONTRACT, amount=Money(612_00)), PLAN)),
]  # fmt: skip
CORRECTED_CLAIM = (
    "4 5 6 7 8 9 10 11 13 14 15 16 19 20 21 24 31 34 49 58 60 89 97 107 108 110 111 115 125 129 135 140 146 148 154 "
    "166 170 171 173 175 176 180 181 182 183 184 189 190 199 203 206 207 208 224 228 231 232 234 236 239 256 258 261 "
    "267 268 270 282 284 296 306 A8 B9 B14 B15 B16 B20 B22 B23 P2 P4"
)
NOT_APPEALABLE = {
    "find_first_claim": "18 B13",  # 18 is looked up first; only a true second service goes in again
    "ask_status": "133 227 257 B11 P8",
    "post_as_it_stands": (
        "1 2 3 23 33 35 44 53 59 66 69 70 94 100 101 104 121 132 142 144 155 172 178 179 187 194 195 201 202 209 223 "
        "235 237 238 245 246 247 248 253 275 286 303 P3 P12 P23"
    ),
}
EVERYTHING = (
    APPROVAL, REFERRAL, ACCEPTED, PLAN, COUNTER, CONTRACT, ENROLLED, EOB_PAID, ENDED, ACTIVE, NOTE, POLICY, TRIAGE,
    STUDY, ASKED, LOG, paper("claim_copy", on=SEEN),
)  # fmt: skip

ROWS = [
    (code, like, wins, misses)
    for codes, like, wins, misses in (*APPEALABLE, *PROOF_INSTEAD_OF_CLAIM)
    for code in codes.split()
]


def answer(asked: DeniedLine, papers: tuple[Evidence, ...]):
    sent = packet(denial_codes=(asked.reason,), grounds=(family(asked.reason).name,), evidence=papers)
    return decide(sent, file(lines=(asked,)))


@pytest.mark.parametrize(("code", "like", "wins"), [row[:3] for row in ROWS])
def test_the_right_paper_wins_and_is_no_privacy_event(code, like, wins) -> None:
    decision = answer(line(code, **like), wins)

    assert (decision.outcome, decision.payable, decision.privacy) == ("granted", Money(612_00), ())


@pytest.mark.parametrize(("code", "like", "misses"), [(code, like, misses) for code, like, _, misses in ROWS])
def test_a_paper_that_looks_like_the_right_one_wins_nothing(code, like, misses) -> None:
    for papers in [misses, *((each,) for each in misses)]:
        decision = answer(line(code, **like), papers)
        assert (decision.outcome, decision.payable) == ("upheld", ZERO), papers


@pytest.mark.parametrize("code", CORRECTED_CLAIM.split())
def test_what_is_wrong_on_the_claim_is_put_right_on_the_claim(code: str) -> None:
    decision = answer(line(code), EVERYTHING)

    assert (decision.outcome, decision.payable, decision.next.act) == ("returned", ZERO, "corrected_claim")


@pytest.mark.parametrize(
    ("act", "code"), [(act, each) for act, codes in NOT_APPEALABLE.items() for each in codes.split()]
)
def test_what_no_appeal_changes_is_upheld_whatever_is_sent(act: str, code: str) -> None:
    decision = answer(line(code), EVERYTHING)

    assert (decision.outcome, decision.payable, decision.next.act) == ("upheld", ZERO, act)


@pytest.mark.parametrize("code", ["163", "226", "250", "251", "252", "A1", "P1"])
def test_where_the_payer_named_no_paper_no_paper_is_the_one_it_named(code: str) -> None:
    decision = answer(line(code), EVERYTHING)

    assert decision.outcome == "upheld"
    assert decision.lines[0].missing == ("the paper asked for is not there",)


def test_every_code_of_the_table_is_in_this_list_and_none_twice() -> None:
    typed = {code for code, *_ in ROWS}
    typed |= {*CORRECTED_CLAIM.split(), *(code for codes in NOT_APPEALABLE.values() for code in codes.split())}

    assert len(typed) == 216
    assert typed == {code for each in families().values() for code in each.codes} - {"12"}  # 12: as 8, for a diagnosis
