"""Verification: who says that they are on the line, what they gave, what is on file; what do you say now?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from dateutil.relativedelta import relativedelta

from simulator.chance import Stream
from simulator.dates import long_date, print_date
from simulator.law import Who
from simulator.talk import make_account, make_persona, policy
from simulator.training.drills.heard import TODAY, an_office
from simulator.training.drills.moment import Moment, Option, dealt
from simulator.training.drills.situations import CALLERS, TRAPS, Words, drills
from simulator.training.drills.standing import TELLS, Breach, Standing, breaches, lacks

_QUESTION = "What do you say now?"
_ADULT, _GROWN = relativedelta(years=18), relativedelta(years=30)
_SAYS = {
    "patient": "says: the patient",
    "spouse": "says: married to the patient",
    "adult_child": "says: a grown child of the patient",
    "parent": "says: a parent of the patient",
    "employer": "says: the patient’s workplace",
    "attorney": "says: an attorney for the patient",
    "personal_representative": "says: settles the estate of the patient",
}
_GIVEN = ("nothing", "birth date", "both", "wrong day", "wrong street")
_ABOUT_EIGHTEEN = (-400, -30, -1, 0, 1, 30, 400)  # days by which that birthday has passed


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One call: who says that they are on the line, how they stand to the account, and what they gave of it."""

    caller: str
    line: Standing
    gave: str


@dataclass(frozen=True, slots=True)
class _Worded:
    words: Words
    says: str


def verification(seed: int, number: int) -> Moment:
    """What do you say now? The same for everyone with the same seed."""
    stream = Stream(seed, "verification", number)
    drawn = _drawn(stream, _in_turn(seed, number))
    lacking = lacks(drawn.line)
    known = drills().verification
    right = _worded(known.words[stream.pick(lacking)], drawn.line)
    wrong = [
        _worded(each, drawn.line)
        for each in known.words.values()
        if each.name not in lacking and _may_stand(each.name, drawn, lacking)
    ]
    traps = [each for each in wrong if each.words.is_trap]
    steps = [each for each in wrong if not each.words.is_trap]
    sets = [(*two, step) for two in combinations(traps, TRAPS) for step in steps]
    return Moment(
        number=number,
        known=tuple(_known(drawn)),
        who="The caller" if drawn.line.office.inbound else "The other person",
        heard=stream.pick(known.asks[drawn.caller]).format(patient=drawn.line.account.patient.name),
        question=_QUESTION,
        options=tuple(_option(each, right, drawn.line, lacking) for each in dealt(stream, right, sets)),
    )


def _in_turn(seed: int, number: int) -> str:
    """Each kind of caller once before any comes back."""
    turn, place = divmod(number - 1, len(CALLERS))
    return Stream(seed, "verification", "order", turn).shuffled(CALLERS)[place]


def _drawn(stream: Stream, caller: str) -> _Drawn:
    """Somebody on the line. Both sides of each line come up: yes and no, paper and none, a day before and after 18."""
    seed, office = stream.below(1 << 31), an_office(stream)
    person = make_persona(seed, TODAY, who=Who.PARENT_OF_MINOR if caller == "parent" else Who(caller))
    if caller == "parent":
        eighteen = TODAY - timedelta(days=stream.pick(_ABOUT_EIGHTEEN))
        person = replace(person, patient=replace(person.patient, birth_date=eighteen - _ADULT))
    elif not is_of_age(person.patient.birth_date, TODAY):
        person = replace(person, patient=replace(person.patient, birth_date=person.patient.birth_date - _GROWN))
    gave = stream.pick(_GIVEN) if caller == "patient" else stream.pick(("nothing", "both", "both"))
    gave = "nothing" if caller == "employer" else gave
    line = Standing(
        person=person,
        account=make_account(person, seed, office),
        office=replace(office, inbound=caller != "employer"),
        who=Who.RELATIVE if caller == "parent" and is_of_age(person.patient.birth_date, TODAY) else person.who,
        asked=gave not in ("nothing", "birth date"),
        fits={"nothing": 0, "both": policy().identifiers}.get(gave, 1),
        yes=stream.below(2) == 0 and caller in ("spouse", "adult_child", "parent"),
        paper=stream.below(2) == 0 and caller in ("attorney", "personal_representative"),
    )
    return _Drawn(caller, line, gave)


def is_of_age(born: date, today: date) -> bool:
    """From the birthday on that makes them eighteen, a parent is a relative as any other."""
    return born + _ADULT <= today


def _may_stand(name: str, drawn: _Drawn, lacking: tuple[str, ...]) -> bool:
    """Whether these words are wrong beyond doubt here: what could also be right is not offered beside the right one."""
    line = drawn.line
    is_all_there = lacking == ("tell",)
    return {
        "short": drawn.gave == "birth date",
        "send": line.asked,
        "verify": not line.asked or line.fits >= policy().identifiers,
        "message": is_all_there and drawn.caller != "patient",
        "permission": drawn.caller != "employer" and "paper" not in lacking,
        "paper": drawn.caller != "employer" and "permission" not in lacking,
        "close": drawn.caller != "employer",
        "pass_on": not is_all_there,
        "answers": not is_all_there,
    }.get(name, True)


def _known(drawn: _Drawn) -> Iterator[tuple[str, str]]:
    """What stands on the screen, and what they gave."""
    line, patient = drawn.line, drawn.line.account.patient
    yield "Today", print_date(TODAY)
    yield "On the line", f"{_SAYS[drawn.caller]}. {'They called' if line.office.inbound else 'You called'}"
    yield "Patient", patient.name
    yield "Born", print_date(patient.birth_date)
    yield "Street", patient.street
    yield "They gave", _gave(drawn)
    yield "On file", _on_file(drawn)


def _gave(drawn: _Drawn) -> str:
    patient = drawn.line.account.patient
    day = _slipped(patient.birth_date) if drawn.gave == "wrong day" else patient.birth_date
    street = _moved(patient.street) if drawn.gave == "wrong street" else patient.street
    if drawn.gave == "nothing":
        return "nothing yet"
    if drawn.gave == "birth date":
        return f"{patient.name}, {print_date(day)}"
    return f"{patient.name}, {print_date(day)}, {street}"


def _slipped(day: date) -> date:
    """A date that looks like the right one."""
    return day + timedelta(days=10 if day.day < 15 else -10)


def _moved(street: str) -> str:
    """Another number in the same street."""
    number, _, name = street.partition(" ")
    return f"{int(number) + 20} {name}"


def _on_file(drawn: _Drawn) -> str:
    if drawn.caller in ("attorney", "personal_representative"):
        return "a paper that names them" if drawn.line.paper else "no paper that names them"
    return "the patient’s written yes for this person" if drawn.line.yes else "no word on who else may hear"


def _worded(words: Words, line: Standing) -> _Worded:
    account = line.account
    fills = {
        "patient": account.patient.name,
        "born": long_date(account.patient.birth_date),
        "street": account.patient.street,
        "agent": line.office.agent,
        "phone": line.office.phone,
        "balance": account.balance.dollars,
        "service": account.service,
        "visit_day": long_date(account.service_date),
    }
    return _Worded(words, words.says.format(**fills))


def _option(each: _Worded, right: _Worded, line: Standing, lacking: tuple[str, ...]) -> Option:
    found, because = breaches(line, each.words.tells), drills().verification.lacks
    if each is right:
        return Option(each.says, True, "Right.", (because[each.words.name],), source=_read_in(breaches(line, TELLS)))
    if found:
        says = tuple(dict.fromkeys(breach.says for breach in found))
        return Option(each.says, False, "Not now.", says, source=_read_in(found))
    why = ("No rule forbids these words, and they bring you no further.", because[lacking[0]])
    return Option(each.says, False, "That is not what is lacking.", why)


def _read_in(found: list[Breach]) -> str:
    return "; ".join(dict.fromkeys(breach.source for breach in found))
