"""Who plays calls in these tests: the office, and players that read, press, please or do anything at all."""

from __future__ import annotations

from datetime import timedelta

from simulator.chance import Stream
from simulator.dates import print_date
from simulator.law import Caller, Place, Who, moment
from simulator.money import Money
from simulator.talk import Belief, Call, Hidden, Need, Office, Temper, make_account, make_persona

STARTS = moment("2026-03-23 10:00", "America/Los_Angeles")  # a Monday

WILD = (  # what people and machines put into fields
    *("", "0", "-5", "−12.50", "1000000", "1e309", "inf", "nan", "12.345", "99999999999999999", "$1,0", "a", "  "),
    *("04/03/2025", "2026-02-30", "13/13/2026", "04/03/2026", "12/31/2199", "0000-00-00", "tomorrow"),
    *("x" * 10_000, "<script>alert(1)</script>", "😀" * 40, "{balance}", "{0}", "%s", "\x00", "50.00", "5", "31", "32"),
)


def an_office(**changes: object) -> Office:
    """A clinic's own desk on a Monday morning in Oregon; somebody calls."""
    usual = {
        "name": "Harrow Creek Clinic",
        "agent": "Robin Vale",
        "phone": "(503) 555-0100",
        "starts": STARTS,
        "place": Place("OR"),
    }
    return Office(**(usual | changes))  # type: ignore[arg-type]


def a_call(
    seed: int = 7, office: Office | None = None, account: dict[str, object] | None = None, **pinned: object
) -> Call:
    """A call of a plain patient with a plain bill, but for what is pinned."""
    office = office or an_office()
    plain = {
        "who": Who.PATIENT,
        "belief": Belief.TOO_MUCH,
        "temper": Temper.WORRIED,
        "hidden": Hidden.NONE,
        "needs": (),
        "cover": "",
        "member_id": "",
        "matches": 2,
    }
    person = make_persona(seed, office.today, **(plain | pinned))
    return Call(person, make_account(person, seed, office, **(account or {})), office, seed)


def drawn_call(seed: int, office: Office | None = None) -> Call:
    """A call of anybody at all."""
    office = office or an_office(caller=Stream(seed, "desk").pick(tuple(Caller)), inbound=bool(seed % 2))
    person = make_persona(seed, office.today)
    return Call(person, make_account(person, seed, office), office, seed)


def say(call: Call, move: str, how: str = "good", **fields: object):
    """A move by the name of its wording."""
    turn = call.play(move, call.phrasing(move, how), **fields)
    assert not turn.unread, turn.unread
    return turn


def at_random(call: Call, seed: int, most: int = 200) -> Call:
    """Any move, any wording, anything in the fields."""
    stream = Stream(seed, "a player at random")
    for _ in range(most):
        if call.done:
            break
        move = stream.pick(call.moves())
        phrasing = stream.pick(move["phrasings"])["id"] if move.get("phrasings") else None
        fields = {name: _anything(kind, stream) for name, kind in move["fields"].items()}
        call.play(move["move"], phrasing, **fields)
    return call


def _anything(kind: str, stream: Stream) -> object:
    if stream.below(3) == 0:
        return stream.pick(WILD)
    fitting = {
        "money": f"{stream.between(5, 400)}.{stream.below(100):02d}",
        "date": print_date((STARTS + timedelta(days=stream.between(0, 60))).date()),
        "whole": str(stream.between(1, 28)),
        "identifier": f"W{stream.below(10**8)}",
        "words": "Talked with the patient.",
    }
    return fitting[kind]


def reads(call: Call) -> Call:
    """Listens, checks, asks, explains, looks for help, and then fits a plan to what was said."""
    say(call, "greet")
    if call.office.caller is Caller.THIRD_PARTY:
        say(call, "collector_words")
    say(call, "ask_who")
    say(call, "ask_needs")
    for need, move in ((Need.INTERPRETER, "interpreter"), (Need.SLOWER, "adapt"), (Need.LARGE_PRINT, "adapt")):
        if need in call.persona.needs:
            say(call, move)
    say(call, "verify")
    if call.now.matched < call.office.policy.identifiers or call.persona.who in (Who.ADULT_CHILD, Who.ATTORNEY):
        return _closes(call)
    for move in ("ask_story", "acknowledge", "explain_bill", "ask_situation"):
        say(call, move)
        if call.done:
            return call
    if call.now.in_despair:
        say(call, "care")
        say(call, "crisis_line")
        say(call, "hand_over")
        return call
    if call.persona.hidden in (Hidden.LAWYER, Hidden.BANKRUPTCY, Hidden.DEATH, Hidden.WORK_INJURY):
        say(call, "stop_calls")
        return _closes(call)
    if call.persona.belief in (Belief.BILL_IS_WRONG, Belief.ALREADY_PAID):
        say(call, "review_bill")
    say(call, "ask_cover")
    if call.now.knows("cover") and call.persona.cover:
        say(call, "bill_cover", member=call.persona.member_id)
        return _closes(call)
    for move in ("tell_help", "ask_income", "screen"):
        say(call, move)
    share = call.now.deal.help_share
    if share is not None and share.basis_points:
        say(call, "send_form")
        if share.basis_points == 10_000:
            return _closes(call)
    if call.now.deal.open > Money(0):
        say(call, "ask_pay_days")
        say(call, "ask_manage")
        if call.now.named and not call.play("take_counter", call.phrasing("take_counter")).unread:
            say(call, "loan_disclosure")
    return _closes(call)


def presses(call: Call) -> Call:
    """Cash at any cost: the whole today, by threat, then less and less."""
    if call.office.channel == "phone":
        say(call, "verify")
        say(call, "ask_full", "wrong_2")
        for share in (100, 70, 50, 30, 15, 5):
            if call.done or call.now.deal.due_today:
                break
            amount = Money(max(call.now.deal.open.cents * share // 100, 100))
            say(call, "ask_part", "wrong_2" if share > 60 else "clumsy", amount=amount)
        if not call.done and call.now.deal.due_today:
            say(call, "take_card", "clumsy")
    return call


def pleases(call: Call) -> Call:
    """Nice and of no use: kind words, and nothing asked or done."""
    for move in ("greet", "verify", "acknowledge", "apologise", "wait", "say_back", "end_call"):
        if not call.done:
            say(call, move)
    return call


def _closes(call: Call) -> Call:
    for move in ("summarise", "confirm_writing"):
        if not call.done:
            say(call, move)
    if not call.done:
        say(call, "note", words="Talked, agreed what stands in the plan.")
        say(call, "end_call")
    return call
