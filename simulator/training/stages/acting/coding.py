"""What the coder says of a claim. A code is changed on that word alone, and where the chart shows it: policy 2.6."""

from __future__ import annotations

from simulator.case.follow_up import FollowUp
from simulator.scenario.work import CODES

_FINDS = {
    "modifier": "The note bears out another modifier. A corrected claim may carry it.",
    "diagnosis": "The note bears out another diagnosis. A corrected claim may carry it.",
    "units": "The note counts fewer units than we billed. A corrected claim may say so.",
}
_NOTHING = "The codes say what the note shows. There is nothing for us to change."


def coders_answer(follow_up: FollowUp) -> str:
    """What the coder finds in the note of the visit."""
    found = [says for field, says in _FINDS.items() if field in borne_out(follow_up)]
    return " ".join(["The coder has read the note.", *(found or [_NOTHING])])


def borne_out(follow_up: FollowUp) -> frozenset[str]:
    """The codes that the chart shows to be other than the claim has them."""
    own = [each.paper for each in follow_up.papers if each.paper.patient == follow_up.patient]
    counted = {paper.service: paper.units for paper in own if paper.kind == "chart_note" and paper.units}
    fewer = any(counted.get(line.service, line.units) < line.units for line in follow_up.lines)
    found = {follow_up.mend} | ({"units"} if fewer else set())
    return frozenset(found & set(CODES))
