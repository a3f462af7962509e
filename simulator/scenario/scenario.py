"""A scenario when it has been read: stages, questions, what each answer means, and where each rule comes from.

Every word is already looked up, so an episode needs nothing but this and the case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.case.pinned import CaseFacts
from simulator.money import Rate

AXES = ("accuracy", "resolution", "conduct", "communication")
LEVELS = ("foundation", "core", "advanced")
ROLES = ("first_party", "early_out", "third_party")
MODES = ("practice", "unaided", "assess")  # unaided is practice without hints
KINDS = ("money", "date", "number", "code", "choice", "several", "order", "match")
TYPED = KINDS[:4]  # these ask for a fact


@dataclass(frozen=True, slots=True)
class Critical:
    """An error that fails the attempt whatever the rest."""

    name: str
    title: str
    because: str


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `share` of the points is what it earns: 100% is the right one."""

    id: str
    says: str
    act: str | None
    share: Rate
    because: str
    critical: Critical | None = None

    @property
    def is_right(self) -> bool:
        return self.share == Rate(10_000)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together, each with the name it has in an answer: `co-45=the-office`."""

    id: str
    says: str
    with_id: str
    with_says: str


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong answer that a trainer foresees, its name, and what to say to it.

    `fact` is what it equals: a fact, a code (`PR-197`), an option, a pair (`pr-1=the-office`), two steps the wrong way
    round (`bill before post`); where a claim is worked, an act or a kind of paper.
    """

    fact: str
    name: str
    says: str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One decision. Money, dates, numbers and codes ask for a fact; the other kinds carry what is to be chosen from.

    The options of an order stand in the right order.
    """

    id: str
    kind: str  # one of KINDS
    question: str
    note: str
    points: int
    axis: str
    tests: tuple[str, ...]
    why: str
    hints: tuple[str, ...] = ()
    asks: str | None = None
    when_wrong: tuple[Misconception, ...] = ()
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()

    def option(self, name: str) -> Option:
        return next(each for each in self.options if each.id == name)

    @property
    def right_option(self) -> Option:
        return self.right_options[0]

    @property
    def right_options(self) -> tuple[Option, ...]:
        return tuple(each for each in self.options if each.is_right)


WORTH = {  # what working a claim is judged by, and on which axis
    "last_day": "accuracy",
    "road": "accuracy",
    "envelope": "conduct",
    "letter": "communication",
    "outcome": "resolution",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that an expert does with a claim: an act of data/acts.yaml, and what goes with it.

    `send` names kinds of paper (data/proofs.yaml), `puts_right` the field of a corrected claim; a hold has its `days`.
    """

    act: str
    send: tuple[str, ...] = ()
    puts_right: str = ""
    rung: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Weight:
    """What one part of the work is worth, and which competencies it shows."""

    of: str  # one of WORTH
    points: int
    tests: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Priced:
    """A paper that can be opened, and the minutes that it takes."""

    paper: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Work:
    """A claim to be worked: what can be opened and done, what an expert does, and what each part is worth."""

    papers: tuple[Priced, ...]
    acts: tuple[str, ...]
    best: tuple[Step, ...]
    worth: tuple[Weight, ...]
    when_wrong: tuple[Misconception, ...] = ()  # by act or by kind of paper


SAID = {  # what a talk is judged by, and on which axis
    "identity": "accuracy",
    "facts": "accuracy",
    "outcome": "resolution",
    "law": "conduct",
    "house": "conduct",
    "listening": "communication",
    "explaining": "communication",
    "closing": "communication",
    "note": "communication",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One move of a talk: its name, how well it is put (good, clumsy, wrong), and what is typed, by field."""

    say: str
    how: str = "good"
    typed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """Somebody on the line: by which way and when, what the office knows of them, what an expert says.

    `at` is their own clock, such as 10:30. `knows` names what was learned before (`law.Known`), `calls` earlier talks.
    """

    channel: str
    direction: str
    at: str
    at_work: bool
    knows: tuple[str, ...]
    calls: tuple[date, ...]
    best: tuple[Spoken, ...]
    worth: tuple[Weight, ...]


WRITTEN = {"text": "communication", "conduct": "conduct"}  # what a text is judged by, and on which axis


@dataclass(frozen=True, slots=True)
class ToWrite:
    """One text to write: who reads it (payer, patient, coder, or a note), what is asked for, what it is worth."""

    to: str
    asks: str
    worth: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """Some papers, and what is done with them.

    Questions about them (`ask`), a claim to be worked (`act`), somebody to talk to (`talk`), a text to write (`write`).
    """

    id: str
    title: str
    show: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    kind: str = "ask"
    work: Work | None = None
    talk: Talk | None = None
    write: ToWrite | None = None

    @property
    def papers(self) -> tuple[str, ...]:
        """The kinds of paper that lie there, then those that may be opened."""
        return (*self.show, *(each.paper for each in (self.work.papers if self.work else ())))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from. A rule of the real world that nobody has verified shows a note and costs nothing."""

    id: str
    says: str
    source: str
    read: str
    verified: bool
    tag: str  # law, code, payer, plan or policy


@dataclass(frozen=True, slots=True)
class Scenario:
    """An exercise as a trainer wrote it. `content_hash` tells whether it has moved on since an attempt."""

    name: str
    title: str
    level: str
    role: str
    today: date
    minutes: int
    stages: tuple[Stage, ...]
    sources: tuple[Source, ...]
    text: str
    content_hash: str
    case: CaseFacts | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for stage in self.stages for question in stage.questions)

    @property
    def works(self) -> dict[str, Work]:
        """The stages in which a claim is worked, by name."""
        return {stage.id: stage.work for stage in self.stages if stage.work}

    @property
    def talks(self) -> dict[str, Talk]:
        """The stages in which somebody is talked to, by name."""
        return {stage.id: stage.talk for stage in self.stages if stage.talk}

    @property
    def writes(self) -> dict[str, ToWrite]:
        """The stages in which a text is written, by name."""
        return {stage.id: stage.write for stage in self.stages if stage.write}
