"""A talk as it lies on the desk: what was said or stands on our screen, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from simulator.dates import NotADate, print_date, read_date
from simulator.law import Caller
from simulator.money import Money, NotAnAmount
from simulator.talk.mood import WORDS
from simulator.talk.moves import groups
from simulator.talk.plan import NotAPlan, Terms, as_json, policy_checks
from simulator.talk.step import ours
from simulator.training.stages.stage import Json
from simulator.training.stages.talking.notes import read_note
from simulator.whole import whole_from

if TYPE_CHECKING:
    from simulator.training.stages.talking.play import Talking

_DESKS = {
    Caller.FIRST_PARTY: "{}’s own billing office",
    Caller.EARLY_OUT: "{}, in its name",
    Caller.THIRD_PARTY: "a collection agency that works for {}",
}
_ENDED = {
    "us": "You ended it.",
    "them": "The other person hung up.",
    "time": "It went on for too long: the other person had to go.",
}
_FIELDS = {
    "first": "First payment",
    "on": "On",
    "instalment": "Then each month",
    "day": "On day of the month",
    "amount": "Amount",
    "by": "By",
    "percent": "Percent",
    "member": "Number on the card",
    "words": "Words",
}
_PLACE = re.compile(r"\{(\w+)\}")
_BY_THE_BUILDER = "propose_plan"
_HOW = {"matches": "verified", "not checked": "file", "on file": "file", "not asked": "not asked"}


def on_desk(talking: Talking, *, told: bool, is_open: bool) -> Json:
    """The log, the card, the mood, what may be said, the note and the plan."""
    call, state = talking.call, talking.call.state
    open_now = is_open and not talking.is_over
    return {
        "open": open_now,
        "ended": _ENDED.get(state["ended"], ""),
        "says": _who_you_are(talking),
        "who": "Who is calling" if talking.office.inbound else "Who is on the line",
        "seconds": state["clock"],
        "log": list(_log(talking)),
        "card": list(_card(talking)),
        "verified": _verified(talking),
        "mood": {
            "word": state["mood"]["word"],
            "at": state["mood"]["step"],
            "was": talking.turns[-1].mood if talking.turns else None,
            "words": list(WORDS),
        },
        "trust": {"at": state["trust"], "was": talking.turns[-1].trust if talking.turns else None},
        "groups": list(_groups(talking)) if is_open else [],
        "note": _note(talking, told=told, is_open=is_open),
        "plan": _plan(talking) if open_now and talking.office.channel == "phone" else None,
        "agreed": call.outcome.deal.in_words(),
        "stop_money": state["stop_money"],
    }


def _who_you_are(talking: Talking) -> str:
    whose = _DESKS[talking.office.caller].format(talking.office.name)
    way = "You answer for" if talking.office.inbound else "You call for"
    return f"{way} {whose}. It is {talking.office.starts:%I:%M %p} where they are.".replace(" 0", " ")


def _log(talking: Talking) -> Iterator[Json]:
    """What was said, and by whom; what the screen showed stands between."""
    other = (
        talking.line.person.name
        if _knows_the_name(talking)
        else "Caller"
        if talking.office.inbound
        else "The other person"
    )
    for each in talking.call.state["log"]:
        at = f"{each['at'] // 60}:{each['at'] % 60:02d}"
        if each["who"] == "desk":
            yield {"who": "event", "says": each["says"].strip("()"), "at": at, "tone": "info"}
        else:
            is_you = each["who"] == "us"
            yield {
                "who": "you" if is_you else "them",
                "name": "You" if is_you else other,
                "says": each["says"],
                "at": at,
            }


def _knows_the_name(talking: Talking) -> bool:
    now = talking.call.now
    return now.matched > 0 or now.knows("relation")


def _card(talking: Talking) -> Iterator[Json]:
    for each in talking.call.state["card"]:
        how = "said" if each["how"].startswith("said at") else _HOW.get(each["how"], "file")
        says = each["how"].replace("said at ", "they said, ") if how == "said" else ""
        if how == "file" and each["how"] not in ("on file", "not checked"):
            says = each["how"]
        yield {"label": each["label"], "value": each["value"], "how": how, "says": says}


def _verified(talking: Talking) -> bool | None:
    """Whether we know who it is: yes, no after a check that did not match, None before any."""
    matched, wanted = talking.call.now.matched, talking.office.policy.identifiers
    if matched >= wanted:
        return True
    return False if any(each.answer.move == "verify" for each in talking.turns) else None


def _groups(talking: Talking) -> Iterator[Json]:
    """What may be said, by kind, in the order of the desk; the note and own words have their own places."""
    names = groups()
    by_kind: dict[str, list[Json]] = {}
    for each in talking.call.moves():
        if each["move"] in ("note", "say"):
            continue
        by_kind.setdefault(each["kind"], []).append(
            {
                "id": each["move"],
                "says": each["says"],
                "phrasings": [{**one, "says": _filled(talking, one["says"])} for one in each["phrasings"]],
                "fields": [
                    {"id": name, "says": _FIELDS.get(name, name.capitalize()), "kind": kind}
                    for name, kind in each["fields"].items()
                ],
                "plan": each["move"] == _BY_THE_BUILDER,
            }
        )
    for kind, open_now in by_kind.items():
        yield {"id": kind, "says": names[kind], "moves": open_now}


def _filled(talking: Talking, says: str) -> str:
    """A sentence with what we know in its places; what is typed keeps its name."""
    call = talking.call
    fills = ours(call.account, call.office, call.now.deal)
    return _PLACE.sub(lambda place: fills.get(place[1], place[0]), says)


def _note(talking: Talking, *, told: bool, is_open: bool) -> Json:
    """The note as it is written, and in practice what a stranger would still ask."""
    text = talking.draft["note"]
    helps = talking.mode == "practice" and told
    read = read_note("\n".join(filter(None, [talking.note, text])), talking.amounts)
    return {
        "text": text,
        "kept": talking.note,
        "open": is_open,
        "missing": list(read.missing) if helps else None,
        "opinions": list(read.opinions) if helps else [],
    }


def _plan(talking: Talking) -> Json:
    """What stands in the builder: its schedule and checks where one can be made of it."""
    typed = {name: talking.draft[name] for name in ("first", "on", "instalment", "day")}
    deal = talking.call.outcome.deal
    made: Json = {"typed": typed, "drawn": None, "unread": "", "on_says": "", "state": _plan_state(talking)}
    if not any(typed.values()):
        return made
    try:
        terms = _terms(typed, deal.open)
        made["on_says"] = _on_says(talking, terms.on)
        checks = policy_checks(
            terms, talking.office.policy, talking.office.today, help_done=bool(deal.help) or deal.help_share is not None
        )
        made["drawn"] = as_json(terms, checks)
    except (NotAnAmount, NotADate, NotAPlan, _Missing) as error:
        made["unread"] = str(error)
    return made


class _Missing(ValueError):
    """A field of the builder that is empty, or holds no whole number. One plain sentence."""


def _terms(typed: dict[str, str], balance: Money) -> Terms:
    missing = [_FIELDS[name].lower() for name in ("on", "instalment", "day") if not typed[name].strip()]
    if missing:
        raise _Missing(f"Still to type: {', '.join(missing)}.")
    day = whole_from(typed["day"].strip(), 999, least=0)
    if day is None:
        raise _Missing(f"“{typed['day'][:20]}” is no day of the month. Type 1 to 31.")
    return Terms(
        balance=balance,
        first=Money.read(typed["first"] or "0"),
        on=read_date(typed["on"]),
        instalment=Money.read(typed["instalment"]),
        day=day,
    )


def _on_says(talking: Talking, on: date) -> str:
    """Whether a day is a pay-day, once we were told when they are paid."""
    if not talking.call.now.knows("pay_days"):
        return ""
    days = talking.line.person.pay_days
    if days.holds(on):
        return f"{print_date(on)} is a pay-day."
    return f"No pay-day. The next one is {print_date(days.from_(on))}."


def _plan_state(talking: Talking) -> str:
    deal = talking.call.outcome.deal
    if deal.terms is not None:
        return "agreed"
    offered = any(each.answer.move == _BY_THE_BUILDER for each in talking.turns)
    return "offered, not agreed" if offered else "draft, not offered yet"
