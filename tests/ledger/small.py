"""A practice of four visits, small enough to add up by hand. Amounts are in cents."""

from __future__ import annotations

from datetime import date

from simulator.ledger import Book, Entries, Why
from simulator.ledger.aging_table import Accounts

COMMERCIAL, MEDICARE, MEDICAID, SELF_PAY = range(4)
TAMARACK, OSPREY = 0, 1


def day(month: int, of: int, year: int = 2025) -> int:
    return date(year, month, of).toordinal()


def entry(on: int, visit: int, out_of: Book, into: Book, amount: int, why: Why) -> Entries:
    return Entries.moved(on, visit, out_of, into, amount, why)


ACCOUNTS = Accounts.of(
    seen=[day(1, 1), day(1, 11), day(1, 21), day(1, 31)],
    financial_class=[COMMERCIAL, MEDICARE, SELF_PAY, COMMERCIAL],
    payer=[TAMARACK, OSPREY, -1, TAMARACK],
)

# Visit 0, 300.00: paid 100.00, contract 120.00, deductible 80.00: 20.00 at the desk, 35.00 on a statement, 25.00 bad
# debt, of which the agency finds 10.00 and keeps 3.00.   Visit 1, 100.00: paid 39.20 with 0.80 sequestered, contract
# 50.00, coinsurance 10.00 forgiven.   Visit 2, 200.00: nobody covers it: discount 70.00, the rest is open.
# Visit 3, 150.00: 40.00 denied and given up, the rest is still with the payer.
ENTRIES = Entries.together(
    (
        entry(day(1, 1), 0, Book.CHARGES, Book.PAYER, 30000, Why.CHARGE),
        entry(day(1, 1), 0, Book.HELD, Book.CASH, 2000, Why.AT_THE_DESK),
        entry(day(1, 20), 0, Book.PAYER, Book.CASH, 10000, Why.PAYMENT),
        entry(day(1, 20), 0, Book.PAYER, Book.CONTRACT, 12000, Why.CONTRACT),
        entry(day(1, 20), 0, Book.PAYER, Book.PATIENT, 8000, Why.DEDUCTIBLE),
        entry(day(1, 20), 0, Book.PATIENT, Book.HELD, 2000, Why.APPLIED),
        entry(day(2, 10), 0, Book.PATIENT, Book.CASH, 3500, Why.STATEMENT),
        entry(day(5, 20), 0, Book.PATIENT, Book.BAD_DEBT, 2500, Why.BAD_DEBT),
        entry(day(8, 1), 0, Book.BAD_DEBT, Book.CASH, 1000, Why.RECOVERY),
        entry(day(8, 1), 0, Book.CASH, Book.AGENCY, 300, Why.AGENCY_FEE),
        entry(day(1, 11), 1, Book.CHARGES, Book.PAYER, 10000, Why.CHARGE),
        entry(day(1, 25), 1, Book.PAYER, Book.CASH, 3920, Why.PAYMENT),
        entry(day(1, 25), 1, Book.PAYER, Book.SEQUESTRATION, 80, Why.SEQUESTRATION),
        entry(day(1, 25), 1, Book.PAYER, Book.CONTRACT, 5000, Why.CONTRACT),
        entry(day(1, 25), 1, Book.PAYER, Book.PATIENT, 1000, Why.COINSURANCE),
        entry(day(1, 28), 1, Book.PATIENT, Book.CHARITY, 1000, Why.ASSISTANCE),
        entry(day(1, 21), 2, Book.CHARGES, Book.PATIENT, 20000, Why.CHARGE),
        entry(day(1, 21), 2, Book.PATIENT, Book.DISCOUNT, 7000, Why.DISCOUNT),
        entry(day(1, 31), 3, Book.CHARGES, Book.PAYER, 15000, Why.CHARGE),
        entry(day(1, 31), 3, Book.PAYER, Book.DENIED, 4000, Why.DENIED),
        entry(day(1, 31), 3, Book.INTEREST, Book.CASH, 90, Why.INTEREST),
    )
)
