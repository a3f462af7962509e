"""The card of the one on the other end: who they are, what they tell and can pay, and what moves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.dates import long_date, print_date
from simulator.law import Who
from simulator.money import Money
from simulator.talk.bargaining import doubts
from simulator.talk.persona import Hidden, Need, Persona, Temper
from simulator.talk.role import Limits, Role, Told
from simulator.talk.step import OUTSIDE
from simulator.training.cards.card import Block, Card, Pairs, Part, Points, Words
from simulator.training.cards.words import WIDOWED, Moves, card_words

_UP = ((20, "Up a lot"), (10, "Up"), (1, "Up a little"))
_DOWN = ((60, "Down very far"), (28, "Down a lot"), (1, "Down"))
_CENT = Money(1)
_LOSSES = (Hidden.DEATH,)


def persons_card(role: Role, label: str) -> Card:
    """What somebody needs who has five minutes to become this person."""
    persona = role.persona
    lost = persona.hidden is Hidden.DEATH and persona.who is Who.SPOUSE
    is_whose = _filled(card_words().who[WIDOWED if lost else persona.who], persona)
    way = "You call the billing office" if role.office.inbound else "Your phone rings"
    who, parts = (persona.name, _a_person) if role.speaks else ("the machine", _a_machine)
    lead = f"{is_whose} {way}: it is {print_date(role.office.today)}." if role.speaks else ""
    return Card(
        hand="person",
        title=f"Card 2. You are {who}",
        lead=f"{lead} Do not read this card aloud; answer from it.".strip(),
        set=label,
        parts=tuple(parts(role)),
    )


def _a_person(role: Role) -> Iterator[Part]:
    yield Part("How you feel", tuple(_feelings(role)))
    yield Part("What you know", (Points(tuple(_known(role))),))
    yield Part("You tell this only when you are asked", (Pairs(tuple(_tells(role))), Words(_keeps(role))))
    yield Part("Asked for money, you say", tuple(_money(role)))
    yield Part("What moves you", (Pairs(tuple(_moved(role))),))
    yield Part("Hurried or threatened, you say", tuple(_hurried(role)))
    yield Part("Other words of yours", (Pairs(tuple(_lines(role))),))
    yield Part("Take care", tuple(Words(each, boxed=True) for each in _safety(role.persona)), wide=True)


def _a_machine(role: Role) -> Iterator[Part]:
    """A machine says its line, and then who hears the message."""
    yield Part("What you do", (Words(role.opening.strip("()")), Words(_AFTER_THE_TONE)), wide=True)
    yield Part("Take care", (Words(card_words().safety["always"], boxed=True),), wide=True)


_AFTER_THE_TONE = (
    "Then listen to the message, and say what a stranger in the room now knows: of whom, of a bill, an amount, care. "
    "Nothing of it may be known from the message alone."
)


def _feelings(role: Role) -> Iterator[Block]:
    persona, mood = role.persona, role.mood
    yield Words(f"{persona.temper.capitalize()}. {card_words().temper[persona.temper]}")
    begins = "sad and quiet" if persona.temper is Temper.GRIEVING else mood.word
    yield Words(
        f"You begin {begins}, with trust {mood.stars} of 5. Count along: a step up takes two or three good turns."
    )
    yield Words(f"Your first words: “{role.opening}”")


def _moved(role: Role) -> Iterator[tuple[str, str]]:
    """What lifts and what lowers the mood, the strongest first, each as strong as it is measured on the line."""
    words = card_words()
    yield from _by_strength(role, words.warms, _UP, 1)
    yield from _by_strength(role, words.cools, _DOWN, -1)


def _by_strength(
    role: Role, moves: Iterable[Moves], degrees: tuple[tuple[int, str], ...], sign: int
) -> Iterator[tuple[str, str]]:
    moved = [(sign * role.moved_by(each.by), each.says) for each in moves if _concerns(role.persona, each.when)]
    for place, (least, degree) in enumerate(degrees):
        most = degrees[place - 1][0] if place else None
        fitting = [says for by, says in moved if by >= least and (most is None or by < most)]
        if fitting:
            yield degree, " ".join(fitting)


def _concerns(persona: Persona, when: str) -> bool:
    if when in ("bill", "outside"):
        return (persona.who in OUTSIDE) == (when == "outside")
    if when == "doubt":
        return doubts(persona)
    return not when or when == persona.hidden or when in persona.needs


def _known(role: Role) -> Iterator[str]:
    """What they know and believe, and what they carry."""
    persona, account, words = role.persona, role.account, card_words()
    if persona.who in OUTSIDE:
        yield f"Asked for the name, birth date and street of {persona.patient.name}: “{role.identity()}”"
        return
    belief = "" if persona.hidden is Hidden.DEATH else words.belief[persona.belief]
    if account.is_wrong:
        belief += " You are right."
    elif doubts(persona) and not persona.cover:
        belief += " Should somebody show you plainly that the bill is right, you accept it."
    if belief:
        yield belief
    if persona.hidden is Hidden.DEATH:  # no secret: whoever calls about it says so first
        yield _filled(words.hidden[Hidden.DEATH], persona)
    elif persona.hidden:
        heard = "what you have heard, or " if persona.hidden is Hidden.UNDER_REVIEW else ""
        told = _filled(words.hidden[persona.hidden], persona)
        yield f"Keep to yourself until you are asked {heard}how things are: {told}"
    if persona.cover:
        card = f"a card of {persona.cover}, number {persona.member_id}"
        yield f"Forgotten until you are asked about other coverage: {card}."
    for need in persona.needs:
        yield words.needs[need]
        if need in (Need.INTERPRETER, Need.SLOWER):
            yield f"Until you are helped with it, to offers and explanations: {_quoted(role.line('not_followed'))}"
    yield f"To show who is meant: “{role.identity()}”"
    if permission := role.permission():
        yield f"Asked whether {persona.patient.name} says yes, once you trust them: {_quoted(permission)}"
    if account.is_wrong:
        yield f"When they look into the bill, tell them what their screen shows: {account.wrong_because}"


def _quoted(says: str) -> str:
    """In quotation marks; those inside become single."""
    return f"“{says.replace('“', '‘').replace('”', '’')}”"


def _filled(words: str, persona: Persona) -> str:
    return words.format(patient=persona.patient.name, name=persona.name)


def _tells(role: Role) -> Iterator[tuple[str, str]]:
    """What each kind of question brings out; what they do not tell at all stands in one line."""
    kept = []
    for each in role.told():
        about = each.asks.removeprefix("Ask ").replace("they", "you").capitalize()
        if each.facts:
            yield about, _said(each)
        else:
            kept.append(each)
    if kept:
        yield "Anything else", f"“{kept[0].says[0]}”"


def _said(told: Told) -> str:
    says = "“" + " ".join(told.says) + "”"
    return f"{says} Only from trust {told.trust} of 5." if told.trust else says


def _keeps(role: Role) -> str:
    """What is said to a question that is put badly."""
    return f"Asked rudely or in passing, keep it to yourself: “{role.line('not_told')}”"


def _money(role: Role) -> Iterator[Block]:
    """Yes, I could try, and no, to the cent, as the simulator answers."""
    if not role.owes:
        refused = role.line("lawyer_only" if role.persona.who is Who.ATTORNEY else "owed_by_none")
        yield Words(f"It is not yours to pay. To every offer: “{refused}”")
        return
    before = list(_before_money(role))
    if before:
        yield Points(tuple(before))
    yield Pairs(tuple(_answers(role, role.limits())))


def _before_money(role: Role) -> Iterator[str]:
    waits = {"explain": "they explain it plainly", "review": "they look into it"}.get(role.waits_for())
    if waits:
        yield f"No talk of money before {waits}: “{role.line('wants_answer')}”"
    if role.may_get_help():
        yield f"Once you have heard of help, that comes first: “{role.line('wants_help')}”"


def _answers(role: Role, limits: Limits) -> Iterator[tuple[str, str]]:
    """Offers by size. Nobody is asked for more than the bill."""
    owed, yes = role.account.owed, f"Yes. “{role.line('accepts.today')}”"
    day = long_date(limits.pay_day)
    if limits.today >= owed:
        yield f"All of it, {owed.dollars}, today", yes
    elif limits.today:
        yield f"Today, up to {limits.today.dollars}", yes
    if limits.each_month:
        yield f"Each month, up to {min(limits.gladly, owed).dollars}", f"Yes, from {day} on. “{role.line('accepts')}”"
        if limits.gladly < owed:
            tight = f"Each month, {(limits.gladly + _CENT).dollars} to {limits.each_month.dollars}"
            yield tight, "“I could try.” You say yes, and it will be tight."
        said = role.line("counters", counter=_plain(limits.names), on=day, now=_plain(limits.names))
        over = "" if limits.today >= owed else f", or over {limits.today.dollars} today"
        yield f"More: from {(limits.each_month + _CENT).dollars} a month{over}", f"No. “{said}”"
    else:
        yield "Anything each month, or more today", f"No. “{role.line('refuses')}”"
    if limits.from_fear > limits.today:
        most = min(limits.from_fear, role.account.balance)
        yield (
            "When they threaten you",
            f"Out of fear, yes to as much as {most.dollars} at once. It is the money for rent and food.",
        )
    yield "When trust is gone", f"No to all of it. “{role.line('refuses')}”"


def _plain(amount: Money) -> str:
    return amount.dollars.removesuffix(".00")


def _hurried(role: Role) -> Iterator[Block]:
    """Lines for hard moments, and when they hang up."""
    lines = [
        ("Threatened", "threat"),
        ("Pushed", "pressure"),
        ("Insulted", "insult"),
        ("Told to calm down", "told_to_calm"),
    ]
    yield Pairs(tuple((what, f"“{role.line(name)}”") for what, name in lines))
    counts = {how: role.hangs_up_after(*by) for how, by in card_words().hurried.items()}
    said = " or ".join(f"{count} {how}" for how, count in counts.items() if count)
    if said:
        yield Words(f"You hang up after {said} in a row. Say: “{role.line('hangup')}”")


def _lines(role: Role) -> Iterator[tuple[str, str]]:
    """A few lines in the mood in which the call begins."""
    usual = [
        ("They greet you", "greet"),
        ("They name your feeling", "acknowledge"),
        ("They tell the balance", "told_of_bill" if role.persona.who in OUTSIDE else "tell_balance"),
        ("They sum up", "summarise"),
    ]
    if role.persona.hidden is Hidden.DESPAIR:
        usual[3:] = [("They stop and care", "care.despair"), ("They tell you of 988", "crisis_line.despair")]
    if role.account.estimate is not None:
        usual[3:3] = _of_a_reviewer(role)
    for what, name in usual:
        yield what, f"“{role.line(name)}”"


def _of_a_reviewer(role: Role) -> list[tuple[str, str]]:
    """What is said when an outside reviewer is spoken of: by who has been there, who may go and who may not."""
    told, none = "They send you to an outside reviewer", "They say that no outside reviewer takes it"
    if role.persona.hidden is Hidden.UNDER_REVIEW:
        return [(told, "tell_dispute.under_review")]
    if role.account.may_dispute:
        return [(told, "tell_dispute"), (none, "tell_too_near.wrong")]
    return [(told, "tell_dispute.none"), (none, "tell_too_near")]


def _safety(persona: Persona) -> Iterator[str]:
    """What keeps the one who plays safe, and the person on the card from being a joke."""
    words = card_words().safety
    if persona.hidden is Hidden.DESPAIR:
        yield words["despair"]
    elif persona.hidden in _LOSSES or persona.temper is Temper.GRIEVING:
        yield words["loss"]
    yield words["always"]
