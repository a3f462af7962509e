"""What a plan leaves to the patient, before it has answered: by its summary, our prices and its limit."""

from __future__ import annotations

import re

from simulator.money import ZERO, Money, Rate
from simulator.training.bots.papers import NotOnPaper, Papers
from simulator.training.bots.rule import Question, Rule

# a service by its name, and the row of the plan's summary that it falls under; the particular before the general
_CARE = (
    (r"preventive", "Preventive care"),
    (r"\bMRI\b", "MRI and CT"),
    (r"X-ray", "X-ray and ultrasound"),
    (r"stress test|\bEKG\b", "Test in the office"),
    (r"therapy", "Therapy visit"),
    (r"office visit", "Office visit"),
)
_STEPS = (r"charge", r"\bdeductible\b", r"percentage", r"limit", r"^pay\b")


def shares(papers: Papers, left: Money) -> list[Money]:
    """The patient's share of each line, with the deductible met and this much left up to the out-of-pocket limit.

    A copay or a percentage of the price, cut down to what the lines before have left of the limit.
    """
    prices = {row["Code"]: Money.read(row["Price"]) for row in papers.rows("contract", "Code")}
    found = []
    for line in papers.rows("claim", "24D Service"):
        code, _, name = line["24D Service"].partition(" ")
        price = min(prices[code] * int(line["24G Units"]), Money.read(line["24F Charge"]))
        share = min(_asked(name, price, papers), left)
        left -= share
        found.append(share)
    return found


def _asked(service: str, price: Money, papers: Papers) -> Money:
    """What the summary asks for a kind of care: a copay, a percentage, or nothing."""
    care = next((row for words, row in _CARE if re.search(words, service)), None)
    asked = next((row["You pay"] for row in papers.rows("plan_summary", "You pay") if row["Care"] == care), "")
    if copay := re.fullmatch(r"\$([\d,.]+) copay", asked):
        return min(Money.read(copay[1]), price)
    if percent := re.fullmatch(r"(\d+)%", asked):
        return price.times(Rate(int(percent[1]) * 100))
    if asked == "nothing":
        return ZERO
    raise NotOnPaper(f"The plan’s summary does not say what {service} costs.")


def _before_the_answer(question: Question, papers: Papers) -> str | None:
    """The share of a line that no remittance has answered yet; the question says what was left of the limit."""
    line = re.fullmatch(r"line\.(\d+)\.patient_share", question["asks"] or "")
    left = re.search(r"\$([\d,.]+\d) (?:was )?left", question["note"])
    if not line or not left or "remittance" in papers:
        return None
    return str(shares(papers, Money.read(left[1]))[int(line[1]) - 1])


def _plan_steps(question: Question, _: Papers) -> str | None:
    """Price, deductible, percentage, limit, payment: how a plan comes to a share."""
    if question["kind"] != "order":
        return None
    at = {
        option["id"]: next((at for at, words in enumerate(_STEPS) if re.search(words, option["says"], re.I)), None)
        for option in question["options"]
    }
    if sorted(at.values(), key=str) != [*range(len(_STEPS))]:
        return None
    return ", ".join(sorted(at, key=lambda option: at[option] or 0))


RULES = (Rule("EOB-3", _before_the_answer), Rule("EOB-3", _plan_steps))
