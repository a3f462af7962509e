"""What words bring about for the bill itself: help with it, and putting it right."""

from __future__ import annotations

from simulator.law import Application, Known, RefusedAsLate, Said, Saying
from simulator.money import ZERO
from simulator.talk.offers import forgiven
from simulator.talk.persona import Hidden
from simulator.talk.policy import NOTHING, guideline
from simulator.talk.step import Step

# help ---------------------------------------------------------------------------------------------------------------


def screen(step: Step) -> None:
    """The table says what help may forgive, once household and income are known."""
    if not (step.state.knows("household") and step.state.knows("income")):
        step.they_say("screen.unknown")
        return
    share = forgiven(step)
    rule = guideline(step.office.today)
    percent = rule.percent(step.persona.income(rule), step.persona.means.household_size)
    step.desk_shows(f"(The table: {percent}% of the guideline. {share} of the bill may be forgiven.)")
    step.deal(help_share=share, help=step.standing.help or "screened")
    step.they_say(
        "screen.full" if share.basis_points == 10_000 else "screen.part" if share != NOTHING else "screen.none"
    )


def send_form(step: Step) -> None:
    """The form goes out, and what is asked waits."""
    helped = "help_with_form" in step.phrasing.does
    step.deal(help="helped" if helped or step.standing.help == "helped" else "sent")
    step.mark("told_help")
    if step.account.hospital:
        step.happens(Application(**step.about))


def refuse_form(step: Step) -> None:
    """Turned away as late."""
    step.deal(refused_help=True)
    if step.account.hospital:
        step.happens(RefusedAsLate(**step.about))


def denied_help(step: Step) -> None:
    """Told that there is no help for them, unseen."""
    step.deal(refused_help=True)


# putting right ------------------------------------------------------------------------------------------------------


def review(step: Step) -> None:
    """A second look: a wrong bill is corrected on the spot, a right one stands. Above an estimate, others decide."""
    if step.account.estimate is not None:
        step.they_say("review.estimate")
        step.they_say("review_bill.estimate")
        return
    if not step.account.is_wrong:
        step.they_say("review.right")
        step.they_say("review_bill.right")
        return
    step.they_say("review.wrong")
    if not step.standing.corrected:
        right = max(step.account.owed - step.standing.off, ZERO)
        step.deal(corrected=True, balance=right, terms=None, promise=None, due_today=ZERO)
    step.they_say("review_bill.wrong")


def dispute(step: Step) -> None:
    """They dispute the bill; nothing more is asked until it is answered."""
    step.deal(disputed=True)
    step.hear(Known.DISPUTED_ORALLY)


def told_dispute(step: Step) -> None:
    """Told that an outside reviewer may look at the bill: true only far enough above an estimate.

    Who has been there already says so. What they did, and when, has still to be asked.
    """
    if step.persona.hidden is Hidden.UNDER_REVIEW:
        step.hear(Known.ESTIMATE_DISPUTED)
        step.deal(under_review=True)
        step.they_say("tell_dispute.under_review")
        return
    if not step.account.may_dispute:
        step.law(Said(Saying.BILL_DETAIL, true=False))
        step.they_say("tell_dispute.none")


def too_near(step: Step) -> None:
    """Told that no outside reviewer takes it: true only where the bill is too near the estimate."""
    if step.account.may_dispute:
        step.law(Said(Saying.NO_DISPUTE_RIGHT, true=False))
        step.they_say("tell_too_near.wrong")


def itemized(step: Step) -> None:
    """An itemized bill is on its way."""
    step.hear(Known.RECORDS_ASKED)


def bill_cover(step: Step) -> None:
    """The plan that nobody billed is billed, if the number is the one on the card."""
    typed = str(step.values["member"]).replace(" ", "").replace("-", "").upper()
    card = step.persona.member_id.replace(" ", "").replace("-", "").upper()
    if not step.state.knows("cover") or not card:
        step.they_say("bill_cover.none")
    elif typed != card:
        step.they_say("bill_cover.off")
    else:
        step.deal(cover_billed=True, terms=None, promise=None)
