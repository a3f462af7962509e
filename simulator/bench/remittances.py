"""835 text: a payment of many claims, written and read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.bench.figure import Figure, best
from simulator.money import Money
from simulator.remittance import Adjustment, Group
from simulator.remittance.payment import Amount, ClaimPayment, Day, Name, Parties, Party, Payment, ServicePayment
from simulator.remittance.x12 import Findings, walk_file, write_835


def remittances(claims: int = 10_000) -> list[Figure]:
    """One payment of many claims, each with one line and three adjustments, as 835 text: written; read from disk."""
    payment = many_answers(claims)
    writing = best(lambda: write_835(payment), times=3)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "many.835"
        file.write_text(write_835(payment), encoding="utf-8")
        reading = best(lambda: sum(1 for _ in walk_file(file, Findings())), times=3)
    return [
        Figure(
            f"835 written, {claims:,} claims",
            round(claims / writing, 1),
            "claims/s",
            50_000,
            "Python: a line of text a segment",
        ),
        Figure(
            f"835 read, {claims:,} claims",
            round(claims / reading, 1),
            "claims/s",
            20_000,
            "Python: every segment is split, checked and kept",
        ),
    ]


def many_answers(claims: int) -> Payment:
    """One payment: each claim 500.00 charged, 180.00 off by contract, 144.00 the patient's, 176.00 paid."""
    on = date(2026, 3, 20)
    shares = ((Group.CO, "45", 180_00), (Group.PR, "1", 100_00), (Group.PR, "2", 44_00))
    adjustments = tuple(Adjustment(group, reason, Money(cents)) for group, reason, cents in shares)
    line = ServicePayment(
        "X1310", Money(500_00), Money(176_00), adjustments=adjustments, dates=(Day("472", on),),
        amounts=(Amount("B6", Money(320_00)),),
    )  # fmt: skip
    answers = tuple(
        ClaimPayment(
            f"ACCT-{at}", "1", Money(500_00), Money(176_00), Money(144_00), "12", f"TM-{at}",
            names=(Name("QC", "EXAMPLE", "ANNA", id_kind="MI", id=f"ZZT{at:06d}"),), services=(line,),
        )
        for at in range(claims)
    )  # fmt: skip
    parties = Parties(Party("TAMARACK MUTUAL HEALTH"), Party("HARROW CREEK CLINIC", "XX", "2000000101"))
    return Payment(Money(176_00) * claims, "CHK5550142", "1000000000", on, parties, answers)
