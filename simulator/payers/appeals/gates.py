"""What stops an appeal before anybody reads it: the wrong road, level, party or day, or a part left out.

Each gate is a small function of the same shape. The first that finds something decides; none looks at a ground.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from simulator.dates import long_date
from simulator.money import Money
from simulator.payers.appeals.clocks import CannotCount, Deadline, clock_of, least_amount
from simulator.payers.appeals.hears import closed_to, why_closed
from simulator.payers.appeals.ladders import Rung, ladder
from simulator.payers.appeals.packet import ASKS, AppealFile, DeniedLine, Packet
from simulator.payers.appeals.proofs import family, kinds, no_appeal
from simulator.rulebook import Entry, rule


@dataclass(frozen=True, slots=True)
class Stop:
    """Why nothing was decided. `act`: new_claim, corrected_claim, appeal, complete, hand_over or close is open now.

    `still` is what may help all the same where nothing is open, or "".
    """

    outcome: str  # "dismissed" or "returned"
    reason: str
    says: str
    act: str
    still: str = ""


Gate = Callable[[Packet, AppealFile], Stop | None]


def never_decided(_packet: Packet, file: AppealFile) -> Stop | None:
    """MA130: the claim came back undecided, so there is nothing to appeal. It goes in anew."""
    found = [closed for line in file.lines if (closed := no_appeal(line)) and closed.act == "new_claim"]
    return Stop("returned", "never_decided", found[0].says, found[0].act) if found else None


def no_right(packet: Packet, file: AppealFile) -> Stop | None:
    """Each line that is asked about has a remark that takes the appeal away."""
    lines = disputed(packet, file)
    found = [closed for line in lines if (closed := no_appeal(line))]
    return Stop("returned", "no_right", found[0].says, found[0].act) if found and len(found) == len(lines) else None


def set_by_law(packet: Packet, file: AppealFile) -> Stop | None:
    """What Original Medicare pays by its fee schedule holds for all, and no level hears it (42 CFR 405.926(c))."""
    lines = disputed(packet, file)
    if file.road != "original-medicare" or not lines or any(family(line.reason).name != "price" for line in lines):
        return None
    says = "Medicare pays by a schedule that is the same for all. No contract changes it, and there is no appeal."
    return Stop("returned", "set_by_law", says, "close")


def refused_as_late(packet: Packet, file: AppealFile) -> Stop | None:
    """Original Medicare hears no dispute over a day on which a claim came, as far as that rule was checked."""
    found = [_late_by_law(line, file) for line in disputed(packet, file)]
    if not found or not all(rests_on and rests_on.verified for rests_on in found):
        return None
    return Stop(
        "returned", "refused_as_late", "A claim that came too late is no matter for a Medicare appeal.", "close"
    )


def wrong_road(packet: Packet, file: AppealFile) -> Stop | None:
    """Each kind of coverage and each party has its own road."""
    if packet.road == file.road:
        return None
    right = ladder(file.road)
    says = f"This request is on the wrong road. The right one is: {right.name}. Open there is: {_open(file).name}."
    return Stop("dismissed", "wrong_road", says, "appeal")


def wrong_level(packet: Packet, file: AppealFile) -> Stop | None:
    """No level is skipped or asked twice. A side road is open while the level beside it is."""
    if file.is_over:
        return Stop("dismissed", "wrong_level", "Each level that was open to you has answered.", "close")
    right = ladder(file.road)
    asked = right.rungs.get(packet.rung)
    if asked and file.rung in (asked.id, asked.beside) and not closed_to(asked, file):
        return None
    named = f"{asked.name if asked else 'This level'} is not open for this claim."
    says = " ".join(filter(None, (named, why_closed(asked, file) if asked else "", f"Open is: {_open(file).name}.")))
    return Stop("dismissed", "wrong_level", says, "appeal")


def handed_over(packet: Packet, _file: AppealFile) -> Stop | None:
    """Some rungs are not for a collector's desk."""
    asked = _asked(packet)
    if not asked.hand_over:
        return None
    return Stop("returned", "hand_over", f"{asked.name}: this goes through your {asked.hand_over}.", "hand_over")


def wrong_party(packet: Packet, file: AppealFile) -> Stop | None:
    """Who may file, and the form that some must bring. By a rule that was not checked somebody else may, too."""
    asked = _asked(packet)
    if packet.filed_by not in (*asked.filed_by, *asked.perhaps_filed_by):
        may = " or ".join(_PARTY[party] for party in asked.filed_by)
        return Stop(
            "dismissed", "wrong_party", f"{asked.name}: this may be filed by {may}, and by nobody else.", "appeal"
        )
    form = asked.forms.get(packet.filed_by)
    own = {paper.kind for paper in packet.evidence if paper.patient == file.patient}
    if form is None or form in own:
        return None
    says = f"{asked.name}: {_PARTY[packet.filed_by]} must send the {kinds()[form].says} along. It was not there."
    return Stop("dismissed", "no_form", says, "appeal")


def late(packet: Packet, file: AppealFile) -> Stop | None:
    """The request reached the desk after the last day. Late on a side road, the level beside it may still be open."""
    deadline = _passed(packet, file)
    if deadline is None or not deadline.verified or packet.received <= deadline.latest:
        return None
    says = (
        f"Your request came on {long_date(packet.received)}. The last day was {long_date(deadline.day)}. {deadline.why}"
    )
    if _is_open_beside(packet, file):
        return Stop("dismissed", "late", says, "appeal")
    still = " ".join(_in_words(name, packet.received) for name in _asked(packet).when_late)
    return Stop("dismissed", "late", says, "close", still)


def too_small(packet: Packet, file: AppealFile) -> Stop | None:
    """Too little money is in dispute for this level, by the year in which it was filed."""
    least = _short_of(packet, file)
    if least is None or not least[1].verified:
        return None
    says = f"{file.in_dispute.dollars} is in dispute. In that year this level hears {least[0].dollars} or more."
    return Stop("dismissed", "too_small", f"{says} {ADDED_TOGETHER}", "close")


def incomplete(packet: Packet, file: AppealFile) -> Stop | None:
    """A part that this rung wants is not there, or names another claim or person."""
    lacking = [_PART[part] for part in _asked(packet).must_hold if not _stated(part, packet, file)]
    if not lacking:
        return None
    says = f"We cannot work on your request. Missing, or not of this claim: {', '.join(lacking)}. Your time runs on."
    return Stop("returned", "incomplete", says, "complete")


GATES: tuple[Gate, ...] = (
    never_decided,
    no_right,
    set_by_law,
    refused_as_late,
    wrong_road,
    wrong_level,
    handed_over,
    wrong_party,
    late,
    too_small,
    incomplete,
)


def first_stop(packet: Packet, file: AppealFile) -> Stop | None:
    """What the first gate that stops this packet says, or None when it goes through to be read."""
    return next((stop for gate in GATES if (stop := gate(packet, file))), None)


def not_checked(packet: Packet, file: AppealFile) -> tuple[str, ...]:
    """What would have stopped a request that was read, had the rule behind it been checked."""
    deadline, least = _passed(packet, file), _short_of(packet, file)
    found = []
    by_law = [rests_on for line in disputed(packet, file) if (rests_on := _late_by_law(line, file))]
    if any(not rests_on.verified for rests_on in by_law):
        found.append("Not verified: Medicare may not hear an appeal of a claim that was refused as late (29).")
    if deadline:
        found.append(f"Not verified: it may have come too late. The last day may be {long_date(deadline.day)}.")
    found += [f"Not verified: {rule(name).says}." for name in _rests_on(packet, file)]
    if least:
        found.append(f"Not verified: it may be too small for the least amount of {packet.received.year}.")
    return tuple(found)


def disputed(packet: Packet, file: AppealFile) -> tuple[DeniedLine, ...]:
    """The lines that a packet is about: those it names, or all where it asks for all."""
    return (
        file.lines if packet.ask == "pay_in_full" else tuple(each for each in file.lines if each.number in packet.lines)
    )


ADDED_TOGETHER = "Several claims may be added together to reach it, where Medicare’s rules on that are met."
_PARTY = {
    "provider": "the provider",
    "member": "the member",
    "representative": "a named representative",
    "payer": "the plan itself",
}
_PART = {
    "claim_number": "the claim number",
    "denial_code": "the denial code",
    "patient": "the patient’s name",
    "member_id": "the member number",
    "service_date": "the date of service",
    "ask": "what you ask for",
    "ground": "why the answer should change",
    "signature": "a signature",
}


def _stated(part: str, packet: Packet, file: AppealFile) -> bool:
    match part:
        case "claim_number":
            return bool(packet.claim_number) and packet.claim_number in (file.claim_number, file.our_claim)
        case "denial_code":
            return bool(packet.denial_codes)
        case "patient":
            return bool(packet.patient) and packet.patient == file.patient
        case "member_id":
            return bool(packet.member_id) and packet.member_id == file.member_id
        case "service_date":
            return packet.service_date == file.service_date
        case "ask":
            return packet.ask in ASKS and bool(disputed(packet, file))
        case "ground":
            return bool(packet.grounds)
        case _:
            return packet.signed


def _rests_on(packet: Packet, file: AppealFile) -> list[str]:
    """The rules that nobody checked and by which alone this request was read: who asks, and what is reopened."""
    asked = _asked(packet)
    names = [] if packet.filed_by in asked.filed_by else [asked.perhaps_filed_by.get(packet.filed_by, "")]
    if "clerical_error" in asked.only_for:
        names += [family(line.reason).reopened for line in disputed(packet, file)]
    return [name for name in dict.fromkeys(names) if name and not rule(name).on(packet.received).verified]


def _in_words(name: str, day: date) -> str:
    found = rule(name)
    return f"{found.says}." if found.on(day).verified else f"{found.says} (not verified)."


def _late_by_law(line: DeniedLine, file: AppealFile) -> Entry[int] | None:
    """What closes Original Medicare to a line that was refused as late, checked or not; None where nothing does."""
    if file.road != "original-medicare" or family(line.reason).name != "late":
        return None
    rests_on = rule("appeals.medicare_late_claim_not_heard").on(file.notice_date)
    return rests_on if rests_on.value else None


def _open(file: AppealFile) -> Rung:
    return ladder(file.road).rung(file.rung)


def _asked(packet: Packet) -> Rung:
    return ladder(packet.road).rung(packet.rung)


def _passed(packet: Packet, file: AppealFile) -> Deadline | None:
    """The last day of this level, where the request came after it."""
    asked = _asked(packet)
    deadline = None if asked.by_itself else clock_of(asked, file)
    return deadline if deadline and packet.received > deadline.day else None


def _short_of(packet: Packet, file: AppealFile) -> tuple[Money, Entry[int]] | None:
    """The least amount of this level and its source, where less is in dispute."""
    least = least_amount(_asked(packet), packet.received)
    return least if least and file.in_dispute < least[0] else None


def _is_open_beside(packet: Packet, file: AppealFile) -> bool:
    """The request went down a side road, and the level beside it can still be reached."""
    if not _asked(packet).beside:
        return False
    try:
        return packet.received <= clock_of(_open(file), file).latest
    except CannotCount:
        return False
