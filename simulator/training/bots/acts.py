"""The next step on an account: by the reason of the denial, by its group, and by what our own papers can prove."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from simulator.dates import read_date
from simulator.training.bots.amounts import patient_share
from simulator.training.bots.clocks import filing_day
from simulator.training.bots.papers import Entry, NotOnPaper, Papers
from simulator.training.bots.rule import Question, Rule

Wanted: TypeAlias = list[str]

_DISPUTE, _GIVE_UP = ["dispute"], ["write-off-and-report", "write-off"]
_BILL = ["post-and-bill", "bill-patient", "close"]


def next_acts(papers: Papers) -> Wanted:
    """What a good collector would do, best first."""
    refused = [code for line in papers.lines() if (code := papers.denial(line))]
    if not refused and _other_coverage(papers) and patient_share(papers):
        return ["bill-next-payer"]
    if not refused:
        return ["dispute-price", *_DISPUTE] if underpaid(papers) else _BILL[::2]
    group, _, reason = refused[0].partition("-")
    if reason in _BY_REASON:
        return _BY_REASON[reason](papers)
    return _BILL if group == "PR" else ["escalate", "check-status"]


def underpaid(papers: Papers) -> bool:
    """A line was allowed less than our contract says for its units. Without the contract nobody can tell."""
    if "contract" not in papers:
        return False
    return any(short(papers, line) for line in papers.lines())


def short(papers: Papers, line: int) -> bool:
    """A line that was paid was allowed less than our contract says."""
    return not papers.denial(line) and papers.cell(line, "Allowed") < papers.contract_price(line)


def _if(proves: Callable[[Papers], bool], then: Wanted, otherwise: Wanted) -> Callable[[Papers], Wanted]:
    return lambda papers: then if proves(papers) else otherwise


def _always(*acts: str) -> Callable[[Papers], Wanted]:
    return lambda _: list(acts)


def _approved(papers: Papers) -> bool:
    """The log holds an approval with its number."""
    return any(" approved " in f" {entry.what.lower()} " and entry.reference for entry in _log(papers))


def _accepted_in_time(papers: Papers) -> bool:
    """The log holds the payer's acceptance from inside the filing limit. What was sent back proves nothing."""
    limit = filing_day(papers)
    return any(entry.what.startswith("Accepted") and entry.on <= limit for entry in _log(papers))


_FALLS_SHORT = r"no separate reason|nothing else|^Chart note: \d+ units? of .*the claim has"


def _chart_helps(papers: Papers) -> bool:
    """The log says what the chart or a letter on file shows, and that is more than the claim could show."""
    said = [entry.what for entry in _log(papers) if re.match(r"Chart note|Enrollment letter", entry.what)]
    return bool(said) and not any(re.search(_FALLS_SHORT, words) for words in said)


def _enrolled_in_time(papers: Papers) -> bool:
    """A letter on file enrols us from a day that is not after the visit."""
    for entry in _log(papers):
        if entry.what.startswith("Enrollment letter"):
            from_day = re.search(r"enrolled from (\d\d/\d\d/\d{4})", entry.what)
            return from_day is None or read_date(from_day[1]) <= papers.service_date()
    return False


def _has_something_to_post(papers: Papers) -> bool:
    """Some line of the remittance was answered with money, or with a share of the patient's."""
    return any(not papers.denial(line) for line in papers.lines())


def _other_coverage(papers: Papers) -> bool:
    """The patient has named another plan at registration."""
    try:
        return not papers.label("Other coverage", "registration").lower().startswith("no")
    except NotOnPaper:
        return False


_BY_REASON: dict[str, Callable[[Papers], Wanted]] = {
    "29": _if(_accepted_in_time, _DISPUTE, _GIVE_UP),
    "197": _if(_approved, _DISPUTE, _GIVE_UP),
    "198": _if(_approved, _DISPUTE, _GIVE_UP),
    "31": _always("corrected-claim", "new-claim"),
    "18": _if(_has_something_to_post, ["post-and-bill", "close"], ["close", "post-and-bill"]),
    "16": _if(lambda papers: "MA130" in papers.codes(), ["new-claim"], ["corrected-claim"]),
    "252": _always("send-records", "corrected-claim"),
    "4": _always("ask-coder", "corrected-claim"),
    "97": _if(_chart_helps, ["ask-coder", "corrected-claim", *_DISPUTE], _GIVE_UP),
    "236": _if(_chart_helps, ["ask-coder", "corrected-claim", *_DISPUTE], _GIVE_UP[::-1]),
    "151": _if(_chart_helps, _DISPUTE, _GIVE_UP[::-1]),
    "222": _if(_chart_helps, _DISPUTE, _GIVE_UP[::-1]),
    "50": _if(_chart_helps, _DISPUTE, _GIVE_UP),
    "B7": _if(_enrolled_in_time, _DISPUTE, _GIVE_UP),
    "208": _always("corrected-claim"),
    "22": _always("bill-next-payer"),
    "26": _if(_other_coverage, ["bill-next-payer", "find-coverage"], ["find-coverage", *_BILL]),
    "27": _if(_other_coverage, ["bill-next-payer", "find-coverage"], ["find-coverage", *_BILL]),
}


def _telling(papers: Papers) -> Wanted:
    """What a patient hears about this visit is what the PR columns say, unless the claim goes to the plan again."""
    if next_acts(papers)[0] in ("corrected-claim", "new-claim", "send-records"):
        return ["tell-sent-again"]
    return ["tell-bill-follows"] if patient_share(papers) else ["tell-nothing-due"]


def _log(papers: Papers) -> list[Entry]:
    try:
        return papers.log()
    except NotOnPaper:
        return []


def _offered(question: Question) -> dict[str, str]:
    if question["kind"] != "choice":
        return {}
    return {option["act"]: option["id"] for option in question["options"] if option["act"]}


def _best(question: Question, wanted: Wanted) -> str | None:
    offered = _offered(question)
    return next((offered[act] for act in wanted if act in offered), None)


def _tell(question: Question, papers: Papers) -> str | None:
    is_telling = any(act.startswith("tell-") for act in _offered(question))
    true_today = (
        [option["id"] for option in question["options"] if "with the payer now" in option["says"]] if is_telling else []
    )
    if true_today:
        return str(true_today[0])
    return _best(question, _telling(papers)) if is_telling else None


def _clean(question: Question, papers: Papers) -> str | None:
    """Nothing was refused and nothing is short: post, bill the share, close."""
    wanted = next_acts(papers) if _offered(question) else []
    return _best(question, wanted) if wanted == _BILL[::2] else None


def _short(question: Question, papers: Papers) -> str | None:
    """A price below the contract is disputed, whatever became of the other lines."""
    return _best(question, ["dispute-price", *_DISPUTE]) if _offered(question) and underpaid(papers) else None


def _whose_word(question: Question, _: Papers) -> str | None:
    """A code is the coder's word. Where it is in question, nobody else's answer will do."""
    return _best(question, ["ask-coder"]) if "WRK-5" in question["tests"] else None


def _act(question: Question, papers: Papers) -> str | None:
    return _best(question, next_acts(papers)) if _offered(question) else None


RULES = (
    Rule("EOB-8", _tell),
    Rule("DEN-8", _clean),
    Rule("EOB-7", _short),
    Rule("WRK-5", _whose_word),
    Rule("DEN-3", _act),
)
