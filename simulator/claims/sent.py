"""What a practice sent, in columns: one row a sending, one row a line of it, and the hidden truth about each slip.

A sending is a claim, a replacement, a dispute with its proof, or the same claim sent on by a payer. Days are ordinals,
rows are row numbers of the practice's own tables, and -1 is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.columns import Columns, Ints

KINDS_OF_SENDING = ("claim", "replacement", "dispute", "payer's own correction", "sent on by the first payer")
CLAIM, REPLACED, DISPUTE, OWN_CORRECTION, SENT_ON = range(5)

SENT_BACK_FOR = (
    "",
    "member number not in its form",
    "birth date left off",
    "payer's number wrong",
    "diagnosis not valid",
)

CAUSES = (
    "",
    "wrong_member_number", "old_billing_number", "sat_on_a_desk", "sent_twice", "questionnaire_unanswered",
    "second_plan_billed_first", "old_plan_billed",
    "no_authorization", "authorized_too_few", "modifier_left_off", "wrong_modifier", "diagnosis_left_off",
    "treating_doctor_left_off", "referring_doctor_left_off", "records_left_off", "units_mistyped",
    "diagnosis_not_in_policy",
    "first_answer_left_off", "billed_before_crossover", "worked_too_late",
    "doctor_not_enrolled", "outside_the_network", "policy_not_met", "not_a_benefit", "visits_used_up", "billed_apart",
    "same_service_twice",
    "old_price", "price_too_high",
)  # fmt: skip
CAUSE = {name: number for number, name in enumerate(CAUSES)}

# Which causes an edit may find. Those in front are slips of the office and must stand on the claim or the line; a cause
# that no slip explains lies in the plan, the contract or the count of the year.
FOUND_BY: dict[str, tuple[str, ...]] = {
    "not_a_member": ("wrong_member_number",),
    "coverage_not_started": ("old_plan_billed",),
    "coverage_ended": ("old_plan_billed",),
    "provider_mismatch": ("old_billing_number",),
    "not_enrolled": ("doctor_not_enrolled",),
    "filed_late": ("sat_on_a_desk", "worked_too_late"),
    "seen_before": ("sent_twice", "billed_before_crossover", "same_service_twice"),
    "other_payer_first": ("second_plan_billed_first", "questionnaire_unanswered", "first_answer_left_off"),
    "other_plan_unsettled": ("second_plan_billed_first", "questionnaire_unanswered", "first_answer_left_off"),
    "outside_network": ("outside_the_network",),
    "no_rendering_provider": ("treating_doctor_left_off",),
    "no_referring_provider": ("referring_doctor_left_off",),
    "no_diagnosis": ("diagnosis_left_off",),
    "no_modifier": ("modifier_left_off",),
    "modifier_misfit": ("wrong_modifier",),
    "not_a_benefit": ("not_a_benefit",),
    "excluded": ("not_a_benefit",),
    "no_records": ("records_left_off",),
    "no_authorization": ("no_authorization",),
    "more_than_authorized": ("authorized_too_few",),
    "included": ("modifier_left_off", "billed_apart"),
    "included_by_pair": ("modifier_left_off", "billed_apart"),
    "more_than_supported": ("units_mistyped",),
    "more_than_contract": ("units_mistyped",),
    "not_necessary": ("diagnosis_not_in_policy", "policy_not_met"),
    "visits_used_up": ("visits_used_up",),
}
IN_THE_PLAN = (
    "old_plan_billed", "worked_too_late", "doctor_not_enrolled", "outside_the_network", "policy_not_met",
    "not_a_benefit", "visits_used_up", "billed_apart", "same_service_twice",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Submissions(Columns):
    """One row a sending, in the order in which it was made up. `mistake` is a number into CAUSES."""

    visit: Ints
    enrolment: Ints  # the row of the plan that was billed
    payer: Ints
    order: Ints  # the payer's turn: 1 first, 2 second
    attempt: Ints
    kind: Ints  # a number into KINDS_OF_SENDING
    frequency: Ints  # 1 original, 7 replacement
    instead_of: Ints  # the row of the sending that this one mends, -1 for a first one
    entered: Ints
    sent: Ints
    received: Ints  # for what never arrived: the day on which it should have
    front_end: Ints  # 0 accepted, else a number into SENT_BACK_FOR
    lost: Ints  # 1 where it never arrived
    mistake: Ints

    @property
    def arrived(self) -> Ints:
        """The rows that a payer took into its system."""
        return np.flatnonzero((self.front_end == 0) & (self.lost == 0))


@dataclass(frozen=True, slots=True)
class SentLines(Columns):
    """One row a line of a sending, the lines of a sending together. `mistake` is a number into CAUSES."""

    submission: Ints
    service_row: Ints
    mistake: Ints
    price: Ints  # the cause by which the payer's system holds a wrong price for it: 0, old_price, price_too_high
    proven: Ints  # 1 where the chart or a letter that came with it bears the line out, and the payer follows it
