"""What a talk was worth: who it was, what was said of the bill, what came of it, law and policy, and manner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from simulator import law
from simulator.law import Severity
from simulator.money import ZERO
from simulator.scenario.scenario import SAID, Question, Weight
from simulator.talk.deal import Deal, reached
from simulator.talk.plan import policy_checks
from simulator.training.report import Decision
from simulator.training.stages.talking import conduct
from simulator.training.stages.talking.judged import ALL, HALF, NOTHING, Judged, part
from simulator.training.stages.talking.manner import closing, explaining, listening, note
from simulator.training.stages.talking.year import ON_AVERAGE, after_nothing

if TYPE_CHECKING:
    from simulator.training.stages.talking.play import Talking

_ASKS = {
    "identity": "Did you know who it was?",
    "facts": "Was what you said of the bill right, and was it all that was needed?",
    "outcome": "What came of it?",
    "law": "Did you keep the law?",
    "house": "Did you keep our policy?",
    "listening": "Did you listen?",
    "explaining": "Did you explain?",
    "closing": "Was it clear what happens next?",
    "note": "Can a stranger go on from your note?",
}
_CALLED = {
    "explain": "explained the bill",
    "review": "looked into the bill",
    "told_help": "told of help",
    "screen": "looked whether help fits",
    "form": "sent the form",
    "cover": "billed the other plan",
    "corrected": "put the bill right",
    "disputed": "took the dispute",
    "told_dispute": "told of the outside reviewer",
    "too_near": "said why no outside reviewer takes it",
    "who_owes": "said who owes after a death",
    "under_review": "asked what they had done about the bill",
}
_HOUSE = "HOUSE-"
_FOR_NOTHING = ("handed_over", "stopped", "dispute")  # ends at which nobody is asked for money


def decisions(yours: Talking) -> list[Decision]:
    """Each part that the author weighs, beside the expert's. Nothing is judged before the talk is over."""
    return [_decision(weight, number, yours) for number, weight in enumerate(yours.talk.worth, 1)]


def _decision(weight: Weight, number: int, yours: Talking) -> Decision:
    critical = yours.critical if weight.of == _guilty(yours) else None
    reached = bool(critical) or yours.is_over
    share, mine, best, verdict = _PARTS[weight.of](yours, yours.expert) if reached else (NOTHING, "", "", "")
    tenths = int(share * weight.points * 10)
    question = Question(
        weight.of, "talk", _ASKS[weight.of], "", weight.points, SAID[weight.of], weight.tests, weight.why
    )
    return Decision(
        question=question,
        number=number,
        yours=mine,
        right=best,
        earned=0 if critical else tenths,
        tries=1,
        hints=0,
        state="not reached" if not reached else "right" if tenths == weight.points * 10 else "wrong",
        verdict=verdict,
        why=weight.why,
        name="",
        would="",
        critical=critical,
        but_for=tenths,
    )


def _guilty(yours: Talking) -> str:
    """The part under which a critical error is shown: law or our own policy, as far as they are weighed."""
    weighed = [weight.of for weight in yours.talk.worth]
    ours = any(conduct.critical(each) and each.rule.startswith(_HOUSE) for each in _findings(yours))
    return next((part for part in (("house", "law") if ours else ("law", "house")) if part in weighed), weighed[0])


# ---- accuracy ----


def _identity(yours: Talking, expert: Talking) -> Judged:
    """Nothing private is told before two identifiers beyond the name fit."""
    best = _how_checked(expert)
    told = yours.call.outcome.told
    if any(not each.verified for each in told):
        return NOTHING, "told private facts before you knew", best, "Private facts came before the check."
    checked = yours.call.now.matched >= yours.office.policy.identifiers
    is_right = checked or not expert.call.now.matched
    return ALL if is_right else NOTHING, _how_checked(yours), best, "Right." if is_right else "Nobody was checked."


def _how_checked(talking: Talking) -> str:
    matched = talking.call.now.matched
    if not matched:
        return "nobody was checked"
    return f"{matched} identifiers beyond the name fit" if matched > 1 else "one identifier beyond the name fits"


def _facts(yours: Talking, expert: Talking) -> Judged:
    """What the expert settled about the bill is settled; every untrue word takes half of it away."""
    mine, best = _settled(yours), _settled(expert)
    untrue = sum(not said.true for said in _sayings(yours))
    share = max(NOTHING, part(mine & best, best) - HALF * untrue)
    verdict = f"{untrue} untrue." if untrue else "Right." if share == ALL else f"Left out: {_listed(best - mine)}."
    return share, _listed(mine), _listed(best), verdict


def _settled(talking: Talking) -> frozenset[str]:
    deal, marks = talking.call.outcome.deal, talking.call.now.marks
    found = {
        "explain": "explain" in marks,
        "review": "review" in marks,
        "told_help": "told_help" in marks,
        "screen": deal.help_share is not None,
        "form": deal.help in ("sent", "helped"),
        "cover": deal.cover_billed,
        "corrected": deal.corrected,
        "disputed": deal.disputed,
        "told_dispute": "told_dispute" in marks,
        "too_near": "too_near" in marks,
        "who_owes": "who_owes" in marks,
        "under_review": deal.under_review and talking.call.now.knows("hidden"),
    }
    return frozenset(name for name, is_so in found.items() if is_so)


def _sayings(talking: Talking) -> Iterable[law.Said]:
    return (said for event in talking.call.events if isinstance(event, law.Contact) for said in event.said)


# ---- resolution ----


def _outcome(yours: Talking, expert: Talking) -> Judged:
    """What is kept or settled after twelve months, beside doing nothing and beside the expert's talk.

    Where the expert asks for nothing, no money counts, but the end that was reached.
    """
    mine, best, nothing = yours.year, expert.year, after_nothing(expert)
    room = best.settled - nothing.settled
    if (end := expert.call.outcome.kind) in _FOR_NOTHING:
        return _for_nothing(yours.call.outcome.deal, end), *_ends(yours, expert), mine.says
    if room > ZERO:
        share = Fraction((mine.settled - nothing.settled).cents, room.cents)
    else:
        share = ALL if yours.call.outcome.kind == expert.call.outcome.kind else NOTHING
    share = max(NOTHING, min(ALL, share))
    verdict = f"{mine.settled.dollars} of {best.settled.dollars} settled, {ON_AVERAGE}." if room > ZERO else mine.says
    return share, *_ends(yours, expert), verdict


def _for_nothing(deal: Deal, end: str) -> Fraction:
    """The same end is worth all, another at which nobody is asked half, and a payment nothing."""
    ends = {each for each in reached(deal) if each in _FOR_NOTHING}
    return NOTHING if not ends or not deal.asks_for_nothing else ALL if end in ends else HALF


def _ends(yours: Talking, expert: Talking) -> tuple[str, str]:
    """What was agreed and what came of it, in each of the two talks."""
    return f"{_agreed(yours)} {yours.year.says}", f"{_agreed(expert)} {expert.year.says}"


def _agreed(talking: Talking) -> str:
    return talking.call.outcome.deal.in_words()


# ---- conduct ----


def _law(yours: Talking, _: Talking) -> Judged:
    """A violation takes everything, a presumed one half. What is not verified only warns."""
    found = [each for each in _findings(yours) if each.scores and not each.rule.startswith(_HOUSE)]
    share = max(NOTHING, ALL - sum((_GRAVE.get(each.severity, HALF) for each in found), NOTHING))
    return share, _listed_findings(found), "nothing that the law forbids", "Right." if not found else found[0].evidence


_GRAVE = {Severity.VIOLATION: ALL, Severity.PRESUMED: HALF, Severity.POLICY: HALF}


def _house(yours: Talking, _: Talking) -> Judged:
    """Each breach of our policy, and each point of a plan that nobody here may agree to, takes half."""
    found = [each.evidence for each in _findings(yours) if each.scores and each.rule.startswith(_HOUSE)]
    found += _outside(yours)
    share = max(NOTHING, ALL - HALF * len(found))
    return share, " ".join(found) or "all of it kept", "all of it kept", found[0] if found else "Right."


def _outside(yours: Talking) -> list[str]:
    """What of the agreement our policy does not allow."""
    deal, policy = yours.call.outcome.deal, yours.office.policy
    found = []
    if deal.terms is not None:
        help_done = deal.help_share is not None or bool(deal.help)
        checks = policy_checks(deal.terms, policy, yours.office.today, help_done=help_done)
        found += [
            check.says for check in checks if check.grade == "no" or (check.grade == "lead" and not deal.handed_over)
        ]
    if deal.off > yours.line.account.balance.times(policy.discount.own):
        found.append("The discount is more than you may give alone.")
    if deal.refused_help:
        found.append("Help was refused unseen.")
    return found


def _findings(talking: Talking) -> list[law.Finding]:
    return [each for said in talking.turns for each in said.found]


def _listed_findings(found: Iterable[law.Finding]) -> str:
    return " ".join(dict.fromkeys(each.evidence for each in found)) or "nothing that the law forbids"


def _listed(names: Iterable[str]) -> str:
    return "; ".join(_CALLED[each] for each in _CALLED if each in set(names)) or "nothing"


_PARTS: dict[str, Callable[[Talking, Talking], Judged]] = {
    "identity": _identity,
    "facts": _facts,
    "outcome": _outcome,
    "law": _law,
    "house": _house,
    "listening": listening,
    "explaining": explaining,
    "closing": closing,
    "note": note,
}
