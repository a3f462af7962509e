"""A claim worked on the desk by a program: what it presses, and what it then sees."""

from __future__ import annotations

NAME = "appeals/approval-in-the-log"


def at_work(desk):
    """What the desk shows of the claim."""
    return desk.view["prompt"]["work"]


def do(desk, press, **fields):
    """One press."""
    desk.receive({"do": press, **fields})


def letter_of(desk):
    """A letter with every part, from the file that a trainee can read."""
    file = desk._exercising.sitting.episode.case.follow_up.letter
    return "\n".join(
        [
            *file["payer"]["addresses"][0]["lines"],
            "",
            "Provider dispute",
            f"Re: claim {file['payer_claim_number']}, {file['patient']}, service of 03/02/2026",
            "",
            "You denied line 2 for CO-197.",
            f"The approval {file['approvals'][0]['number']} was given before the service.",
            "Please overturn the denial and pay line 2. Enclosed are the approval notice and the remittance.",
            "This dispute is within the 180 days from your notice of 03/20/2026; the last day is 09/16/2026.",
            "",
            f"{file['signer']['name']}, {file['signer']['title']}",
        ]
    )


def proofs(desk):
    """What proves the approval, and the remittance."""
    return [each["id"] for each in at_work(desk)["file"] if each["title"].startswith(("Approval TMA", "Remittance"))]
