"""How the other person feels: trust, patience and distress, and what each move does to them, given what came before.

Each rule is one small function of the moment; it gives a shift and says why, so that a debrief can tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from simulator.talk.moods import Shift, moods
from simulator.talk.persona import Need, Persona

WORDS = ("angry", "upset", "worried", "steady", "at ease")


@dataclass(frozen=True, slots=True)
class Mood:
    """Each from 0 to 100."""

    trust: int
    patience: int
    distress: int

    @property
    def step(self) -> int:
        """1 (angry) to 5 (at ease)."""
        if self.patience < 25:
            return 1
        if self.patience < 40 or self.distress >= 75:
            return 2
        if self.distress >= 45:
            return 3
        return 4 if self.distress >= 20 or self.patience < 60 else 5

    @property
    def word(self) -> str:
        return WORDS[self.step - 1]

    @property
    def stars(self) -> int:
        """Trust as the desk shows it, 0 to 5."""
        return min(5, (self.trust + 10) // 20)

    def moved(self, shift: Shift) -> Mood:
        return Mood(
            _held(self.trust + shift.trust),
            _held(self.patience + shift.patience),
            _held(self.distress + shift.distress),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A move as the other person meets it: what it is, how well it is said, and all that came before."""

    persona: Persona
    mood: Mood
    group: str
    move: str
    quality: str
    hears: str
    asks_for_money: bool
    asks: frozenset[str]
    told: frozenset[str]  # topics that they have told of
    before: tuple[tuple[str, str], ...]  # (group, move/phrasing) of every earlier turn
    marks: frozenset[str]  # what has been done on this call

    def count(self, group: str) -> int:
        return sum(earlier == group for earlier, _ in self.before)


def at_start(persona: Persona) -> Mood:
    """How this person feels when the call begins."""
    return Mood(*moods().start[persona.temper])


def shifts(moment: Moment) -> tuple[Shift, ...]:
    """All that this move does, one shift a rule."""
    return tuple(shift for rule in RULES if (shift := rule(moment)) is not None)


def how_it_is_said(m: Moment) -> Shift | None:
    """Plain and kind words build trust slowly; hard ones take it fast."""
    if m.group == "document":
        return None
    known = moods()
    if m.hears in known.heard:
        return known.heard[m.hears]
    if m.quality != "good":
        return known.clumsy if m.quality == "clumsy" else known.wrong
    return known.well_said.get(m.group, known.well_said["other"])


def time_passes(m: Moment) -> Shift | None:
    """Every turn costs a little patience; a line on hold costs more."""
    if m.group in ("listen", "document", "care"):
        return None
    return Shift(0, -8 if m.move == "hold_line" else -1, 0, "Waiting costs patience." if m.move == "hold_line" else "")


def asked_again(m: Moment) -> Shift | None:
    """Who has told something does not want to tell it twice."""
    if m.asks and m.asks <= m.told and m.move != "review_bill":
        return Shift(-6, -9, 3, "They had told you this already.")
    return None


def said_again(m: Moment) -> Shift | None:
    """The same thing said the same way a second time is a script."""
    times = sum(earlier == m.move for earlier in (each.split("/")[0] for _, each in m.before))
    if m.group in ("document", "end") or m.asks or times == 0 or m.move in ("wait", "propose_plan", "ask_part"):
        return None
    return Shift(-3 * min(times, 4), -4 * min(times, 4), 1, "You had said this before.")


def money_before_listening(m: Moment) -> Shift | None:
    """Money before a single question or a moment of listening."""
    if m.asks_for_money and not m.count("ask") and not m.count("listen") and not m.count("explain"):
        return Shift(-8, -9, 5, "You asked for money before you had listened.")
    return None


def money_after_despair(m: Moment) -> Shift | None:
    """After words of deep distress money must wait."""
    if m.asks_for_money and "despair" in m.marks:
        return Shift(-40, -20, 25, "You asked for money after words of despair.")
    return None


def named_in_time(m: Moment) -> Shift | None:
    """A feeling that is named when it is there gets smaller; named too often it becomes a phrase."""
    if m.group != "listen" or m.quality != "good":
        return None
    if m.count("listen") >= 5:
        return Shift(-3, -4, 0, "Kind words without anything done wear thin.")
    if m.mood.distress >= 40 or m.mood.patience < 50:
        return Shift(6, 6, -9, "They felt heard.")
    return None


def explained(m: Moment) -> Shift | None:
    """Who understands a bill is less afraid of it."""
    if m.move == "explain_bill" and m.quality == "good" and "explain" not in m.marks:
        return Shift(6, 3, -6, "They see now where the bill comes from.")
    return None


def help_was_told(m: Moment) -> Shift | None:
    """To hear of help before a demand changes the talk."""
    if m.move == "tell_help" and m.quality == "good" and "told_help" not in m.marks:
        late = m.count("offer") > 0
        return (
            Shift(2, 1, -3, "Help came late.") if late else Shift(7, 4, -8, "You told of help before asking for money.")
        )
    return None


def doubt_was_taken_up(m: Moment) -> Shift | None:
    """Who doubts a bill wants somebody to look."""
    if m.move in ("review_bill", "take_dispute") and m.quality == "good" and m.move not in m.marks:
        return Shift(9, 6, -6, "You took their doubt seriously.")
    return None


def need_was_met(m: Moment) -> Shift | None:
    """An aid that somebody needs opens the talk."""
    met = {"interpreter": (Need.INTERPRETER,), "adapt": (Need.SLOWER, Need.LARGE_PRINT, Need.THIRD_PERSON)}
    if m.quality == "good" and m.move not in m.marks and set(met.get(m.move, ())) & set(m.persona.needs):
        return Shift(9, 10, -8, "They can take part now.")
    return None


def need_is_open(m: Moment) -> Shift | None:
    """As long as it is missing, every turn is work."""
    lacks = (Need.INTERPRETER in m.persona.needs and "interpreter" not in m.marks) or (
        Need.SLOWER in m.persona.needs and "adapt" not in m.marks
    )
    if lacks and m.group not in ("care", "listen", "document", "verify", "open"):
        return Shift(-1, -4, 2, "They do not follow well.")
    return None


RULES: tuple[Callable[[Moment], Shift | None], ...] = (
    how_it_is_said,
    time_passes,
    asked_again,
    said_again,
    money_before_listening,
    money_after_despair,
    named_in_time,
    explained,
    help_was_told,
    doubt_was_taken_up,
    need_was_met,
    need_is_open,
)


def together(mood: Mood, moved: Iterable[Shift]) -> Mood:
    """The mood after all the shifts of one turn. Trust is slow to grow: the more there is, the less a word adds."""
    every = tuple(moved)
    trust = sum(shift.trust for shift in every)
    if trust > 0:
        trust = -(-trust * (110 - mood.trust) // 100)
    return mood.moved(Shift(trust, sum(shift.patience for shift in every), sum(shift.distress for shift in every)))


def _held(value: int) -> int:
    return max(0, min(100, value))
