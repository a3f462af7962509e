"""What a paper may be asked to show: one question about one paper each. data/proofs.yaml says who asks which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from simulator.payers.appeals.packet import AppealFile, DeniedLine, Evidence


def covers_date(paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """It speaks of days among which the day of service is."""
    return (
        paper.on is not None and paper.on <= file.service_date and (not paper.until or file.service_date <= paper.until)
    )


def on_service_date(paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """It is of the very day of service."""
    return paper.on == file.service_date


def for_service(paper: Evidence, line: DeniedLine, _file: AppealFile) -> bool:
    """It is for this service."""
    return paper.service == line.service


def of_this_service(paper: Evidence, line: DeniedLine, _file: AppealFile) -> bool:
    """Where it is of one service, as a chart note is, it is of this one."""
    return paper.service in ("", line.service)


def known_number(paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """Its number is one that the payer gave out."""
    return paper.number in file.numbers


def enough_units(paper: Evidence, line: DeniedLine, _file: AppealFile) -> bool:
    """It is for as many units as were billed."""
    return paper.units >= line.units


def same_claim(paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """It names this claim, by our number or the payer’s."""
    return paper.number in (file.claim_number, file.our_claim)


def after_service(paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """Its day is not before the service: what came in earlier was another claim."""
    return paper.on is not None and file.service_date <= paper.on


def before_service(paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """Its day is not after the service."""
    return paper.on is not None and paper.on <= file.service_date


def in_filing_limit(paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """Its day is not after the filing limit."""
    return paper.on is not None and file.filing_last_day is not None and paper.on <= file.filing_last_day


def meets_policy(paper: Evidence, line: DeniedLine, _file: AppealFile) -> bool:
    """It shows every point of the policy."""
    return bool(line.criteria) and set(line.criteria) <= set(paper.shows)


def is_policy(paper: Evidence, line: DeniedLine, _file: AppealFile) -> bool:
    """It is the policy that the line was held to."""
    return bool(line.policy) and paper.number == line.policy


def knows_policy(_paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """The payer reads its own policy without being sent it."""
    return not file.payer.wants_policy


def ended_before(paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """It shows that the other plan had ended by the day of service."""
    return paper.until is not None and paper.until < file.service_date


def shows_wanted(paper: Evidence, line: DeniedLine, _file: AppealFile) -> bool:
    """It puts right what was wrong."""
    return bool(line.wants) and line.wants in paper.shows


def price_is_higher(paper: Evidence, line: DeniedLine, _file: AppealFile) -> bool:
    """Its price is above what was allowed."""
    return paper.amount > line.allowed


def under_contract(_paper: Evidence, _line: DeniedLine, file: AppealFile) -> bool:
    """A contract sets this payer’s terms. Original Medicare has none: it pays by its own published schedule."""
    return file.road != "original-medicare"


Check = Callable[[Evidence, DeniedLine, AppealFile], bool]
_SHOWS = {  # what a paper has to say, in a word of its `shows`
    "shows_accepted": "accepted",  # the claim was taken in
    "shows_active": "active",  # the coverage
    "shows_separate": "separate_service",
    "shows_covered": "covered",
    "shows_left": "left",  # some of the benefit
    "shows_paid": "paid",  # by the first plan
    "shows_symptoms": "symptoms",  # with which the patient came, whatever was found in the end
}


def _shows(word: str) -> Check:
    """It says this one thing."""
    return lambda paper, _line, _file: word in paper.shows


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.__name__: check
        for check in (
            covers_date,
            on_service_date,
            for_service,
            of_this_service,
            known_number,
            enough_units,
            same_claim,
            after_service,
            before_service,
            in_filing_limit,
            meets_policy,
            is_policy,
            knows_policy,
            ended_before,
            shows_wanted,
            price_is_higher,
            under_contract,
        )
    }
    | {name: _shows(word) for name, word in _SHOWS.items()}
)
