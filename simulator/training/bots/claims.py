"""Working a claim: what a good collector opens, counts, sends and writes, from the papers and the file on the desk."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from simulator.chance import Stream
from simulator.dates import long_date, print_date
from simulator.training.bots.acts import next_acts, short, underpaid
from simulator.training.bots.clocks import dispute_day, filing_day
from simulator.training.bots.papers import NotOnPaper, Papers
from simulator.training.bots.silence import about_silence

Move = dict[str, Any]

_OPENS = ("account", "contract", "registration", "portal")
_SECOND_LOOK_DAYS = 60  # from the date of the letter that kept to the denial, as every collector of these payers knows
BLIND_LETTER = "Please look at this claim again, and pay it. We think that it should have been paid."
_OTHERS_LOOK = 60  # days that a reviewer from outside has
_MEMBERS_DAYS = 180  # from the day of the notice: what any insured or employer’s plan gives its members
_SENDS = ("dispute", "dispute-price", "send-records")
_ENDS = ("post-and-bill", "write-off-and-report", "write-off", "bill-patient", "bill-next-payer", "close", "escalate")
_CODERS = ("4", "16", "97", "236")  # whose word a change of code is
_READ_BY_THE_CODER = ("modifier", "diagnosis")
# What goes along, by reason: a pattern of the title, and what has to stand beside it.
_PROOF: dict[str, tuple[tuple[str, str], ...]] = {
    "197": ((r"^Approval [A-Z]+-", ""), (r"^Remittance", "")),
    "198": ((r"^Approval [A-Z]+-", ""), (r"^Remittance", "")),
    "29": ((r"^Report", "accepted"), (r"^Remittance", "")),
    "252": ((r"^Chart note", ""),),
    "50": ((r"^Chart note", ""), (r"^Policy", ""), (r"^Remittance", "")),
    "151": ((r"^Chart note", ""), (r"^Policy", ""), (r"^Remittance", "")),
    "222": ((r"^Units page", ""), (r"^Remittance", "")),
    "B7": ((r"^Enrollment letter", ""), (r"^Remittance", "")),
    "22": ((r"ended", ""), (r"^Remittance", "")),
    "45": ((r"^Price page", ""), (r"^Remittance", "")),
}
_FIELD = {
    "N286": "referring_npi",
    "N290": "rendering_npi",
    "M76": "diagnosis",
    "N822": "modifier",
    "N519": "modifier",
    "31": "member_id",
    "4": "modifier",
    "97": "modifier",
    "236": "modifier",
    "208": "billing_npi",
}
_GROUND = {
    "197": "The approval {number} was given on {on}, before the service, and it covers the service on that day.",
    "198": "The approval {number} was extended on {on}, before the service, and it covers every unit.",
    "29": "Your own front end accepted the claim on {on}, before the filing limit. The report is enclosed.",
    "50": "The chart note shows that the service was medically necessary and meets your policy.",
    "151": "The chart note shows the need for each unit.",
    "222": "Our contract allows as many units in a day as were billed.",
    "B7": "Your letter shows that our provider was enrolled before the service.",
    "22": "The other plan had ended before the service, so yours pays first.",
    "45": "Our contract has a higher price for this service than the one that you allowed.",
}
_ENCLOSED = {
    "Approval": "approval notice",
    "Remittance": "remittance",
    "Report": "acceptance report",
    "Policy": "medical policy",
    "Price page": "contract page",
}


def next_move(prompt: dict[str, Any], papers: Papers) -> Move:
    """The next thing that an expert does with this claim."""
    work = prompt["work"]
    closed = {each["kind"] for each in work["papers"] if not each["open"]}
    for paper in _OPENS:
        if paper in closed:
            return {"move": "open", "paper": paper}
    if work["clock"]["open"] and (day := _last_day(papers, work)):
        return {"move": "last_day", "day": print_date(day)}
    if "remittance" not in papers:
        return about_silence(work, papers)
    offered = [act["act"] for act in work["acts"]]
    done = [each["act"] for each in work["done"]]
    for act in steps(papers, work, offered):
        if act not in done:
            return _act(act, prompt, papers)
    return _after(work, offered)


def steps(papers: Papers, work: dict[str, Any], offered: list[str]) -> list[str]:
    """What each trouble on the remittance asks for, prices first: one act for each, and none twice."""
    found: list[str] = []
    if underpaid(papers):
        found.append(next((act for act in ("dispute-price", "dispute") if act in offered), ""))
    if papers.denials() or not found:
        act = next((act for act in _wanted(papers, work) if act in offered), "close")
        if act in ("corrected-claim", "ask-coder") and _field(papers) in _READ_BY_THE_CODER and not _no_side(papers):
            found += [each for each in ("ask-coder", "corrected-claim") if each in offered]
        else:
            found.append(act)
    ends = [act for act in found if act in _ENDS]
    return [*(act for act in dict.fromkeys(found) if act and act not in ends), *ends]


def _wanted(papers: Papers, work: dict[str, Any]) -> list[str]:
    """What an answer to the denial would be, if there is still time for it and something to show."""
    wanted, reason = next_acts(papers), _reason(papers)
    if reason == "22" and any(re.search("ended", each["title"]) for each in work["file"]):
        wanted = ["dispute"]
    if reason in ("16", "4") and _no_side(papers):
        wanted = ["ask-coder"]
    day = _last_day(papers, work)
    if wanted[0] in ("dispute", "dispute-price") and day and day < papers.today:
        return ["write-off-and-report", "write-off"]
    if wanted[0] in ("corrected-claim", "new-claim") and _too_late_to_file(papers):
        return ["write-off-and-report", "write-off"]
    return [*wanted, "ask-coder"] if reason in _CODERS else wanted


def _no_side(papers: Papers) -> bool:
    """The chart does not say what a modifier would say."""
    try:
        return any("no side" in entry.what for entry in papers.log())
    except NotOnPaper:
        return False


def _too_late_to_file(papers: Papers) -> bool:
    return filing_day(papers) < papers.today


def guess(prompt: dict[str, Any], papers: Papers, chance: Stream) -> Move:
    """What somebody does who reads nothing: any day, any act, any papers, no letter to speak of."""
    work = prompt["work"]
    if work["clock"]["open"]:
        return {"move": "last_day", "day": chance.pick(papers.dates() or [print_date(papers.today)])}
    ends = [act["act"] for act in work["acts"] if act["act"] in _ENDS]
    acts = [act["act"] for act in work["acts"] if act["act"] not in ("hold", "check-status", "call-payer")]
    act = chance.pick(ends if work["done"] else acts)
    return with_fields(act, work, [each["id"] for each in work["file"] if chance.below(2)], BLIND_LETTER, chance)


def with_fields(act: str, work: dict[str, Any], evidence: list[str], letter: str, chance: Stream) -> Move:
    """An act with the fields that it takes."""
    move: Move = {"move": "act", "act": act}
    if act in _SENDS:
        move["evidence"] = evidence
    if act in ("dispute", "dispute-price"):
        move["letter"] = letter
    if act in ("corrected-claim", "new-claim"):
        move["puts_right"] = chance.pick([each["id"] for each in work["fields"]])
    if act == "hold":
        move["days"] = 30
    return move


def _last_day(papers: Papers, work: dict[str, Any]) -> date | None:
    """Where nothing was answered the filing limit runs, from the visit; else the days of the road, from the notice."""
    if "remittance" not in papers:
        return filing_day(papers)
    if re.search("^Member appeal", work["road"]["name"]):
        return papers.dated() + timedelta(days=_MEMBERS_DAYS)
    if "decision_letter" in papers:
        return papers.dated("decision_letter") + timedelta(days=_SECOND_LOOK_DAYS)
    try:
        return dispute_day(papers)
    except NotOnPaper:
        return None


def _after(work: dict[str, Any], offered: list[str]) -> Move:
    """When the payer has answered: post what it pays; where it keeps to its answer, write off what is ours.

    What goes on to somebody else by itself is waited for.
    """
    if work["done"] and "sends the file on" in work["done"][-1]["next"] and "hold" in offered:
        return {"move": "act", "act": "hold", "days": _OTHERS_LOOK}
    paid = any(re.search(r"changed|processed (it|the line)|will pay", each["answer"]) for each in work["done"])
    wanted = ("post-and-bill", "close") if paid else ("write-off-and-report", "write-off", "close")
    return {"move": "act", "act": next(act for act in (*wanted, *offered) if act in offered)}


def _act(act: str, prompt: dict[str, Any], papers: Papers) -> Move:
    work: dict[str, Any] = prompt["work"]
    move: Move = {"move": "act", "act": act}
    reason = "45" if act == "dispute-price" else _reason(papers)
    if act in _SENDS:
        sent = _envelope(reason, work)
        move["evidence"] = [each["id"] for each in sent]
        if act != "send-records":
            move["letter"] = _letter(reason, sent, work, papers)
    if act in ("corrected-claim", "new-claim"):
        move["puts_right"] = _field(papers)
    return move


def _field(papers: Papers) -> str:
    """What a corrected claim has to put right: the remark says it, or the reason."""
    codes = [code for line in papers.lines() if papers.denial(line) for code in papers.codes_of(line)]
    reasons = (code.rpartition("-")[2] for code in reversed(codes))
    return next((_FIELD[reason] for reason in reasons if reason in _FIELD), "")


def _reason(papers: Papers) -> str:
    refused = papers.denials()
    return refused[0].partition("-")[2] if refused else "45"


def _envelope(reason: str, work: dict[str, Any]) -> list[dict[str, Any]]:
    """What proves the point, and the line that it is about, the oldest first. Another person's paper never."""
    found: list[dict[str, Any]] = []
    hears = re.search("Member appeal|Medicaid|without a contract", work["road"]["name"])
    form = ((r"^Form that names|^Waiver of", ""),) if hears else ()
    for title, note in (*_PROOF.get(reason, ((r"^Remittance", ""),)), *form):
        here = [each for each in work["file"] if re.search(title, each["title"]) and note in each["note"]]
        found += sorted((each for each in here if "another patient" not in each["note"]), key=_day_of)
    return found


def _day_of(each: dict[str, Any]) -> str:
    day = re.search(r"(\d\d)/(\d\d)/(\d{4})", each["note"])
    return f"{day[3]}{day[1]}{day[2]}" if day else ""


def _letter(reason: str, sent: list[dict[str, Any]], work: dict[str, Any], papers: Papers) -> str:
    """Plain sentences with every part: who, which claim, which day, why not, why it does not stand, what we ask."""
    values = {each["says"]: each["value"] for each in work["letter"]["values"]}
    lines = [line for line in papers.lines() if papers.denial(line)] or list(papers.lines())
    numbers = " and ".join(str(line) for line in lines)
    if reason == "45":
        lines = [line for line in papers.lines() if short(papers, line)] or lines
        numbers = " and ".join(str(line) for line in lines)
    proofs = [each for each in sent if not each["title"].startswith("Remittance")] or [{"title": "", "note": ""}]
    proof = proofs[-1] if reason == "198" else proofs[0]
    day = re.search(r"\d\d/\d\d/\d{4}", proof["note"])
    ground = _GROUND.get(reason, "The papers show why the denial does not stand.")
    code = "CO-45" if reason == "45" else papers.denial(lines[0])
    last = _last_day(papers, work)
    in_time = f" This dispute is in time: the last day is {long_date(last)}." if last else ""
    enclosed = ", the ".join(_called(each["title"]) for each in sent)
    number = papers.label("^Claim number", "remittance")
    member = papers.label("^Member ID", "remittance")
    return f"""{values["The payer’s appeals desk"]}

{work["road"]["level"]}

Re: claim {number}, {values["Patient"]}, member {member}, service of {print_date(papers.service_date())}

You answered line {numbers} with {code} on {print_date(papers.dated())}. \
{ground.format(number=proof["title"].removeprefix("Approval "), on=day[0] if day else "")}

Please change your decision and pay line {numbers} at the contract price.{in_time}

Enclosed are the {enclosed}.

{values["Signed by"]}
"""


def _called(title: str) -> str:
    return next((name for start, name in _ENCLOSED.items() if title.startswith(start)), title.partition(":")[0].lower())
