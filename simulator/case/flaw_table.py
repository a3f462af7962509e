"""What can be wrong with a claim: what to say of it, whether it denies the whole claim, and the edits that find it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong. `edits` are the payer's edits that refuse it, by name; `underpaid` has none."""

    says: str
    edits: tuple[str, ...]
    whole_claim: bool


def _flaw(says: str, *edits: str) -> Flaw:
    return Flaw(says, edits, whole_claim=False)


def _whole(says: str, *edits: str) -> Flaw:
    return Flaw(f"{says} It denies the whole claim.", edits, whole_claim=True)


FLAWS: Mapping[str, Flaw] = MappingProxyType(
    {
        "no_authorization": _flaw(
            "The service needed approval in advance, and the claim carries no approval number.", "no_authorization"
        ),
        "authorization_exceeded": _flaw("More units were billed than the payer had approved.", "more_than_authorized"),
        "filed_late": _whole("The claim reached the payer after its filing limit.", "filed_late"),
        "not_a_member": _whole("The member number on the claim is not the one on the card.", "not_a_member"),
        "coverage_not_started": _whole("The visit was before the first day of coverage.", "coverage_not_started"),
        "coverage_ended": _whole("The visit was after the last day of coverage.", "coverage_ended"),
        "other_payer_first": _whole(
            "By the payer’s file another plan pays first.", "other_payer_first", "other_plan_unsettled"
        ),
        "provider_not_enrolled": _whole("The payer had not enrolled the provider on that day.", "not_enrolled"),
        "provider_mismatch": _whole("The claim carries our former NPI, not the contract’s.", "provider_mismatch"),
        "out_of_network": _whole("The plan pays nothing outside its panel, and we are not in it.", "outside_network"),
        "duplicate": _flaw("The line was already answered on an earlier claim.", "seen_before"),
        "missing_information": _flaw(
            "Something was left off the claim: the referring or rendering NPI, or the diagnosis.",
            "no_rendering_provider",
            "no_referring_provider",
            "no_diagnosis",
        ),
        "missing_attachment": _flaw(
            "The payer wants the chart note with the service, and none was sent.", "no_records"
        ),
        "modifier_missing": _flaw("The service needs a modifier, and the line has none.", "no_modifier"),
        "modifier_misfit": _flaw("The modifier on the line does not go with the service.", "modifier_misfit"),
        "bundled": _flaw(
            "Another service on the claim includes this one, and no modifier sets it apart.",
            "included",
            "included_by_pair",
        ),
        "over_units": _flaw("More units in a day than the payer takes.", "more_than_supported", "more_than_contract"),
        "not_necessary": _flaw(
            "The payer’s policy does not pay the service for the diagnosis on the line.", "not_necessary"
        ),
        "not_covered": _flaw("The plan does not have this kind of service.", "not_a_benefit", "excluded"),
        "benefit_used_up": _flaw(
            "The plan year has paid for all the visits of this kind that it pays for.", "visits_used_up"
        ),
        "underpaid": _flaw("No denial: the payer priced the line from an old price list, below our contract."),
    }
)
WHOLE_CLAIM_FLAWS = tuple(name for name, flaw in FLAWS.items() if flaw.whole_claim)
FLAW_OF_EDIT: Mapping[str, str] = MappingProxyType({edit: name for name, flaw in FLAWS.items() for edit in flaw.edits})
