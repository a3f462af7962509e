"""The other texts as an expert writes them, with values of the file: a note, a letter to a patient, a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from simulator.dates import long_date, print_date
from simulator.letters.file import LetterFile
from simulator.letters.page.complete import complete_letter
from simulator.letters.rules.kinds import APPEAL
from simulator.money import ZERO

_LOOK_AGAIN = timedelta(days=14)
_TO_ANSWER = timedelta(days=30)


def complete_text(kind: str, file: LetterFile) -> str:
    """A text of this kind without fault. An appeal leaves it to the envelope which papers go."""
    return _TEXTS[kind](file)


def _appeal(file: LetterFile) -> str:
    return complete_letter(file, (), file.level.capitalize() or "Appeal")


def _note(file: LetterFile) -> str:
    reason = next(iter(file.reasons), "")
    refused = file.amounts.get("denied", ZERO)
    money = refused if refused > ZERO else file.amounts.get("charge", ZERO)
    state = f"{money.dollars} is refused with {reason}" if refused > ZERO else f"{money.dollars} was charged"
    by = f", which must arrive by {print_date(file.deadline)}" if file.deadline and refused > ZERO else ""
    step = f"send the dispute{by}" if refused > ZERO else "check the status on the portal"
    return (
        f"{print_date(file.today)}. I reviewed claim {file.claim_number} for the visit of {_visits(file)}. {state}. "
        f"Next step: {step}. Look again on {print_date(file.today + _LOOK_AGAIN)}."
    )


def _patient_letter(file: LetterFile) -> str:
    share = file.amounts.get("patient share", ZERO)
    return "\n\n".join(
        (
            f"Dear {file.patient},",
            f"For your visit of {_visits(file)} your part is {share.dollars}, because your plan left it to you. "
            "You do not owe anything else for this visit.",
            "You can pay at once or over time. You can also ask for help with the bill. If you think that it is wrong, "
            f"call us at {file.practice.phone} by {long_date(file.today + _TO_ANSWER)}.",
            f"{file.signer.name}\n{file.practice.name}",
        )
    )


def _coder_question(file: LetterFile) -> str:
    line = next((label.split()[1] for label in file.amounts if label.startswith("line")), "1")
    return (
        f"Claim {file.claim_number}, visit of {_visits(file)}, line {line}. The payer asks about this line. "
        f"The chart note of that day describes one service. "
        f"Please look at the note. Which code does it support?\n\n{file.signer.name}"
    )


def _visits(file: LetterFile) -> str:
    return " and ".join(print_date(day) for day in file.services)


_TEXTS: Mapping[str, Callable[[LetterFile], str]] = MappingProxyType(
    {APPEAL: _appeal, "note": _note, "patient_letter": _patient_letter, "coder_question": _coder_question}
)
