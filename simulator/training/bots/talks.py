"""Talking as a good collector does, from what stands on the desk: the card, the log, and the sentences to choose from.

The expert knows a good sentence by a few of its words, and what comes next by what was said and learned so far.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from simulator.chance import Stream

Json = dict[str, Any]

# what a good way to say each thing holds
GOOD = {
    "greet": "i would like to help",
    "say_purpose": "be sure whom",
    "collector_words": "what you tell me will be used",
    "leave_message": "please call me back at",
    "ask_who": "with whom i am speaking",
    "verify": "full name, date of birth and street",
    "ask_permission": "is the patient there",
    "explain_bill": "we charged",
    "ask_story": "heard about this bill so far",
    "ask_situation": "anything changed for you lately",
    "ask_income": "how many people live",
    "ask_pay_days": "when do you get paid",
    "ask_manage": "without going short",
    "ask_cover": "was there any other plan",
    "ask_needs": "make this easier",
    "apologise": "sorry about the trouble",
    "offer_itemized": "lists every service",
    "say_back": "say back what i heard",
    "acknowledge": "that sounds hard",
    "tell_help": "can lower a bill or take it away",
    "screen": "whether you may get help",
    "send_form": "go through it with you",
    "propose_plan": "would that leave you enough",
    "take_counter": "that i can put in",
    "loan_disclosure": "before the first payment",
    "review_bill": "you may be right",
    "take_dispute": "noting that you dispute",
    "tell_dispute": "an outside reviewer to decide",
    "tell_too_near": "so that road is closed",
    "tell_who_owes": "out of your own money",
    "condole": "sorry for your loss",
    "wait": "you wait",
    "next_try": "at another time of day than before",
    "bill_cover": "nothing is due until it answers",
    "interpreter": "interpreter onto the line",
    "adapt": "speak slower",
    "care": "are you safe",
    "crisis_line": "call or text 988",
    "hand_over": "a lead to join us",
    "call_back": "at a time that suits you",
    "stop_calls": "i stop here",
    "summarise": "let me sum up",
    "confirm_writing": "within three days",
    "end_call": "thank you for your time",
    "ask_full": "take care of the",
}
_DOUBTS = ("paid it", "is wrong", "already paid", "is paid", "asks for less", "estimate")
_REVIEWED_FROM = Decimal(400)  # above the estimate, from here on, an outsider may look at the bill
_AT_WORK = ("front desk", "reached the office")  # how a workplace answers
_ANOTHER_LANGUAGE = ("english",)  # what people say whose first language it is not
_HARD_OF_HEARING = ("not hear well", "miss half of the words")
_DIED = (" died",)
_UNDER_REVIEW = ("acknowledge", "take_dispute", "say_back", "summarise", "confirm_writing", "end_call")
_AFTER_A_DEATH = (
    *("condole", "ask_who", "verify", "tell_who_owes", "wait"),
    *("stop_calls", "confirm_writing", "end_call"),
)
_STOPS = ("lawyer", "bankruptcy", "died", "active duty", "hurt at work")


def next_move(prompt: Json, chance: Stream, name: str = "expert") -> Json:
    """What to say or write next: as the expert, by place or length, by habit, by chance, or half and half."""
    call, (kind, _, what) = prompt["call"], name.partition(":")
    if not call["open"]:
        return _note(prompt)
    if kind == "random" or (kind == "novice" and chance.below(100) >= int(what)):
        return _at_random(call, chance)
    if kind in _WAYS:
        say, words = _by_the_way(call, _WAYS[kind])
    else:
        say = _asks_for_money(call) if kind == "always" else _plan(prompt)
        words = GOOD[say]
    move = _moves(call)[say]
    if kind in _PICKS:
        wording = _PICKS[kind](move["phrasings"])
    else:
        wording = next(each for each in move["phrasings"] if words in each["says"].lower())
    return {"move": "say", "say": say, "phrasing": wording["id"], **_typed(prompt, move)}


_PICKS: dict[str, Any] = {
    "first": lambda wordings: wordings[0],
    "last": lambda wordings: wordings[-1],
    "longest": lambda wordings: max(wordings, key=lambda each: len(each["says"])),
}


_NICE = (
    *("leave_message", "greet", "verify", "ask_story", "explain_bill"),
    *("acknowledge", "ask_situation", "say_back", "tell_help"),
)
_WAYS: dict[str, tuple[tuple[str, str], ...]] = {  # two who each know half of it: what they say, in order
    "cash": (  # takes what it can get today
        ("greet", GOOD["greet"]),
        ("verify", GOOD["verify"]),
        ("ask_full", "goes on your credit report"),
        ("take_counter", "fine. if that is all"),
        ("take_card", "say it back to you"),
        ("end_call", "bye."),
    ),
    "nice": tuple((say, GOOD[say]) for say in (*_NICE, "confirm_writing", "end_call")),  # settles nothing
}


def _by_the_way(call: Json, way: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The next thing of a list; each is said once."""
    said = [each["says"].lower() for each in call["log"] if each["who"] == "you"]
    can = _moves(call)
    return next((step for step in way if step[0] in can and not any(step[1] in each for each in said)), way[-1])


def _plan(prompt: Json) -> str:
    """What an expert says next, by what stands on the desk."""
    call = prompt["call"]
    open_now, known = _moves(call), {each["label"]: each for each in call["card"]}

    def asked(label: str) -> bool:
        return bool(known.get(label, {}).get("how") == "said")

    def may(say: str) -> bool:
        return say in open_now and not _said(call, say)

    heard = call["log"][0]["says"].lower()
    if "leave_message" in open_now:
        return next(each for each in ("next_try", "leave_message", "end_call") if may(each))
    if call["stop_money"]:
        return next(each for each in ("care", "acknowledge", "crisis_line", "hand_over", "end_call") if may(each))
    if any(word in (known["Circumstances"]["value"] or "") for word in _STOPS):
        return next(each for each in ("acknowledge", "stop_calls", "confirm_writing", "end_call") if may(each))
    if "reviewer" in (known["Circumstances"]["value"] or ""):
        return next(each for each in _UNDER_REVIEW if may(each))
    if any(each in heard for each in _DIED):
        return next(each for each in _AFTER_A_DEATH if may(each))
    if any(each in heard for each in _AT_WORK):
        return next(each for each in ("greet", "ask_who", "stop_calls", "end_call") if may(each))
    helped = any("may be forgiven" in each["says"] and " 0%" not in each["says"] for each in call["log"])
    other = asked("Other plan") and known["Other plan"]["value"] != "no other plan"
    doubts = any(word in (known["Thinks"]["value"] or "") for word in _DOUBTS)
    another = known["Patient"]["value"] in call["log"][0]["says"]  # they speak of the patient as of somebody else
    foreign = any(each in heard for each in _ANOTHER_LANGUAGE)
    hearing = any(each in heard for each in _HARD_OF_HEARING)
    reviewed = "Estimate" in known and _money(known["Balance"]) - _money(known["Estimate"]) >= _REVIEWED_FROM
    no_money = other or reviewed or not _money(known["Balance"])
    steps = (
        ("greet", True),
        ("ask_needs", foreign or hearing),
        ("adapt", hearing),
        ("interpreter", foreign),
        ("ask_who", another),
        ("acknowledge", another),
        ("ask_permission", another),
        ("verify", call["verified"] is None),
        ("collector_words", prompt["role"] == "third_party"),
        ("ask_story", True),
        ("review_bill", doubts),
        ("apologise", doubts),
        ("tell_dispute", reviewed),
        ("take_dispute", reviewed),
        ("tell_too_near", not reviewed),
        ("explain_bill", True),
        ("ask_situation", True),
        ("acknowledge", True),
        ("ask_cover", True),
        ("bill_cover", other),
        ("tell_help", not no_money),
        ("ask_income", not no_money and not another),
        ("screen", not no_money and asked("Income")),
        ("send_form", helped),
        ("ask_pay_days", not no_money and not another),
        ("ask_manage", not no_money and not another),
        ("offer_itemized", another),
        ("say_back", True),
        ("take_counter", not no_money and not helped and asked("Can manage")),
        ("loan_disclosure", not no_money and not helped and not another),
        ("call_back", helped or other or another),
        ("summarise", True),
        ("confirm_writing", True),
        ("end_call", True),
    )
    return next(say for say, fits in steps if fits and may(say))


def _money(fact: Json) -> Decimal:
    return Decimal(fact["value"].strip("$").replace(",", ""))


def _asks_for_money(call: Json) -> str:
    """A habit: the whole balance at once, and the call is over."""
    steps = ("greet", "verify", "ask_full", "end_call")
    return next((say for say in steps if say in _moves(call) and not _said(call, say)), "end_call")


def _typed(prompt: Json, move: Json) -> Json:
    """What goes into the fields: the number on the card, a day three weeks on."""
    year, month, day = (int(part) for part in prompt["today"].split("-"))
    card = {each["label"]: each["value"] for each in prompt["call"]["card"]}
    soon = f"{month:02d}/{min(day + 7, 28):02d}/{year}" if day < 21 else f"{month % 12 + 1:02d}/15/{year + month // 12}"
    values = {
        "date": soon,
        "money": "25.00",
        "whole": "5",
        "identifier": card.get("Other plan", "").rpartition(", ")[2] or "A1",
        "words": "-",
    }
    return {each["id"]: values[each["kind"]] for each in move["fields"]}


def _at_random(call: Json, chance: Stream) -> Json:
    """Any sentence of any move, with an amount that a plan can be made of and a day of the coming month."""
    move = chance.pick(sorted(_moves(call).values(), key=lambda each: str(each["id"])))
    values = {
        "date": "04/10/2026",
        "money": f"{chance.between(25, 200)}.00",
        "whole": "5",
        "identifier": "A1",
        "words": "-",
    }
    return {
        "move": "say",
        "say": move["id"],
        "phrasing": chance.pick(move["phrasings"])["id"],
        **{each["id"]: values[each["kind"]] for each in move["fields"]},
    }


def _note(prompt: Json) -> Json:
    """The note, once; then onward."""
    call = prompt["call"]
    if call["note"]["kept"]:
        return {"move": "continue"}
    card = {each["label"]: each["value"] for each in call["card"]}
    year, month, day = prompt["today"].split("-")
    words = (
        f"Pt on the line about the bill, {card['Balance']}. ID checked. "
        f"Told: {card['Circumstances'] or 'nothing new'}. "
        f"Agreed: {call['agreed']} Sent in writing {month}/{day}/{year}; next contact as agreed."
    )
    return {"move": "say", "say": "note", "words": words}


def _moves(call: Json) -> dict[str, Json]:
    return {each["id"]: each for group in call["groups"] for each in group["moves"]}


def _said(call: Json, say: str) -> bool:
    """Whether this was said already, as its good wording goes."""
    wanted = re.sub(r"\W+", " ", GOOD[say])
    return any(each["who"] == "you" and wanted in re.sub(r"\W+", " ", each["says"].lower()) for each in call["log"])
