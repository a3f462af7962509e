"""Stage one: is this line payable at all? Every edit that a payer may put in its manual, by family."""

from __future__ import annotations

from simulator.payers.edits.authorization import more_than_authorized, no_authorization
from simulator.payers.edits.benefits import excluded, not_a_benefit, visits_used_up
from simulator.payers.edits.coding import included, included_by_pair, modifier_misfit, no_modifier
from simulator.payers.edits.denial import Before, Denial, Edit, run_edits
from simulator.payers.edits.eligibility import (
    coverage_ended,
    coverage_not_started,
    not_a_member,
    other_payer_first,
    other_plan_unsettled,
)
from simulator.payers.edits.filing import filed_late, seen_before
from simulator.payers.edits.information import (
    no_diagnosis,
    no_records,
    no_referring_provider,
    no_rendering_provider,
)
from simulator.payers.edits.necessity import more_than_contract, more_than_supported, not_necessary
from simulator.payers.edits.provider import not_enrolled, outside_network, provider_mismatch

EDITS: tuple[Edit, ...] = (
    not_a_member,
    coverage_not_started,
    coverage_ended,
    provider_mismatch,
    not_enrolled,
    filed_late,
    seen_before,
    other_payer_first,
    other_plan_unsettled,
    outside_network,
    no_rendering_provider,
    no_referring_provider,
    no_diagnosis,
    no_modifier,
    modifier_misfit,
    not_a_benefit,
    excluded,
    no_records,
    no_authorization,
    more_than_authorized,
    included,
    included_by_pair,
    more_than_supported,
    more_than_contract,
    not_necessary,
    visits_used_up,  # counts what all the others leave
)
BY_NAME: dict[str, Edit] = {edit.__name__: edit for edit in EDITS}

__all__ = [
    "BY_NAME",
    "EDITS",
    "Before",
    "Denial",
    "Edit",
    "coverage_ended",
    "coverage_not_started",
    "excluded",
    "filed_late",
    "included",
    "included_by_pair",
    "modifier_misfit",
    "more_than_authorized",
    "more_than_contract",
    "more_than_supported",
    "no_authorization",
    "no_diagnosis",
    "no_modifier",
    "no_records",
    "no_referring_provider",
    "no_rendering_provider",
    "not_a_benefit",
    "not_a_member",
    "not_enrolled",
    "not_necessary",
    "other_payer_first",
    "other_plan_unsettled",
    "outside_network",
    "provider_mismatch",
    "run_edits",
    "seen_before",
    "visits_used_up",
]
