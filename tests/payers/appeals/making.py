"""One denied claim and one good packet, and whatever a test says differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from simulator.money import Money
from simulator.payers import load_payer
from simulator.payers.appeals import AppealFile, DeniedLine, Evidence, Packet

TAMARACK = load_payer("tamarack")  # 180 days for a dispute, 90 to file a claim
SEEN = date(2026, 3, 2)
NOTICE = date(2026, 3, 20)

SCAN = DeniedLine(3, "mri-brain", "197", Money(612_00), remarks=("N1",))
APPROVAL = Evidence(
    "approval", "approval_notice", "Ana Ruiz", number="AP-4471", on=date(2026, 2, 20), until=date(2026, 5, 20),
    service="mri-brain", units=1,
)  # fmt: skip
FILE = AppealFile(
    road="provider-dispute",
    rung="dispute",
    payer=TAMARACK,
    patient="Ana Ruiz",
    member_id="TMH00481516",
    claim_number="TM2603200017",
    our_claim="C-1001",
    service_date=SEEN,
    notice_date=NOTICE,
    lines=(SCAN,),
    filing_last_day=date(2026, 5, 31),
    numbers=frozenset({"AP-4471"}),
)
PACKET = Packet(
    road="provider-dispute",
    rung="dispute",
    filed_by="provider",
    sent=date(2026, 4, 6),
    received=date(2026, 4, 8),
    claim_number="TM2603200017",
    denial_codes=("197",),
    ask="pay_in_full",
    grounds=("authorization",),
    evidence=(APPROVAL,),
    signed=True,
    patient="Ana Ruiz",
    member_id="TMH00481516",
    service_date=SEEN,
)


def packet(**differently: Any) -> Packet:
    """A packet that is said to have come on an earlier day was sent on that day."""
    came = differently.get("received", PACKET.received)
    return replace(PACKET, **{"sent": min(PACKET.sent, came)} | differently)


def file(**differently: Any) -> AppealFile:
    return replace(FILE, **differently)


def line(reason: str, **differently: Any) -> DeniedLine:
    return replace(SCAN, reason=reason, **differently)


def paper(kind: str, **differently: Any) -> Evidence:
    return replace(Evidence(kind, kind, "Ana Ruiz"), **differently)


def on_medicare(rung: str = "redetermination", **differently: Any) -> AppealFile:
    return file(road="original-medicare", rung=rung, **differently)


def to_medicare(rung: str = "redetermination", **differently: Any) -> Packet:
    return packet(road="original-medicare", rung=rung, **differently)


NOTE = paper("chart_note", on=SEEN, service="mri-brain", shows=("six-weeks", "red-flag", "separate_service"))
POLICY = paper("policy_page", number="POL-12")
NEED = line("50", policy="POL-12", criteria=("six-weeks",))
ABOUT_NEED: dict[str, Any] = {"denial_codes": ("50",), "grounds": ("necessity",), "evidence": (NOTE, POLICY)}
