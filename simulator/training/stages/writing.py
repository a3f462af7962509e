"""One text being written: kept as a draft, looked over in practice, sent, and marked against the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from simulator.case.file import CaseFile
from simulator.documents import Document
from simulator.letters import LetterFile, Marked, Paper, mark
from simulator.letters.marked import CRITICAL
from simulator.letters.page.bank import filled
from simulator.letters.page.complete_texts import complete_text
from simulator.letters.reading.plain import MOST_CHARACTERS
from simulator.letters.rules.kinds import kind_of
from simulator.scenario.house import critical_errors
from simulator.scenario.scenario import WRITTEN, Critical, Question, Stage, Weight
from simulator.scenario.write import GOOD, READERS, Sent
from simulator.training.report import Decision, Text
from simulator.training.stages.acting.desk import values
from simulator.training.stages.stage import Gate, Json, NotAMove, Turn, did_you_mean, wants
from simulator.training.stages.texts import ENVELOPE, WORTH_OF_TEXTS

_ASKS = {"text": "What does it say?", "conduct": "Is it true, and is it nobody else’s business?"}
_RIGHT = {
    "text": "Every part, each value from the file, in plain and civil words.",
    "conduct": "Nothing made up, and nothing about anybody else.",
}


class Writing:
    """One text on the desk. Raises KeyError where the case has no follow-up, and so no file behind a text."""

    def __init__(self, stage: Stage, case: CaseFile, mode: str) -> None:
        if stage.write is None or case.follow_up is None:
            raise KeyError("follow_up")
        self._stage, self._case, self._mode = stage, case, mode
        self._write = stage.write
        self._kind = READERS[stage.write.to]
        self._file = LetterFile.from_json({**case.follow_up.letter, "today": case.today.isoformat()})
        self._enclosed = self._with_it()
        self._draft = ""
        self._checked: Marked | None = None
        self._sent: Marked | None = None

    # ---- what is on the desk ----

    @property
    def papers(self) -> list[Document]:
        by_kind = {document.kind: document for document in self._case.documents}
        return [by_kind[kind] for kind in self._stage.show]

    def desk(self, *, told: bool, is_open: bool) -> Json:
        marked = self._sent if self._sent and told else self._checked
        return {
            "write": {
                "to": self._write.to,
                "called": kind_of(self._kind).called,
                "asks": self._write.asks,
                "open": is_open and self._sent is None,
                "draft": self._draft,
                "checked": {"letter": marked.as_json(), "text": marked.text} if marked else None,
                "parts": self._parts() if self._mode == "practice" else [],
                "enclosed": [paper.title for paper in self._enclosed],
                "values": list(self._values()),
                "sent": self._sent is not None,
            }
        }

    def _with_it(self) -> list[Paper]:
        """What goes to a payer with the letter: each paper of this patient's that may go."""
        papers = self._file.papers if self._write.to == "payer" else ()
        return [paper for paper in papers if paper.may_send and paper.whose == "ours"]

    def _marked(self, text: str) -> Marked:
        return mark(text, self._file, [paper.id for paper in self._enclosed], self._kind)

    def _parts(self) -> list[Json]:
        return [
            {"name": each.name, "asks": each.missing} for each in kind_of(self._kind).parts if each.name != ENVELOPE
        ]

    def _values(self) -> Iterator[Json]:
        """What may be put in by a press: for a letter names and addresses, for the office the claim's own numbers."""
        if self._write.to in ("payer", "patient"):
            yield from values(self._file)
        yield {"says": "Claim", "value": self._file.claim_number}
        yield {"says": "Patient", "value": self._file.patient}

    def moves(self) -> list[Json]:
        if self._sent:
            return []
        verbs = ("draft", "check", "send") if self._mode == "practice" else ("draft", "send")
        return [{"move": verb, "text": "words"} for verb in verbs]

    # ---- what is done ----

    def play(self, move: str, fields: Json, *, told: bool) -> Turn:  # noqa: ARG002  the desk says what may be told
        verbs: dict[str, Callable[[str], Turn]] = {"draft": self._keep, "check": self._check, "send": self._send}
        if move not in verbs:
            raise NotAMove(f"“{move[:40]}” is not a move.{did_you_mean(move, [*verbs, 'continue'])}")
        if self._sent:
            raise NotAMove("The text is sent. Go on to what follows.")
        wants(move, fields, {"text"})
        return verbs[move](str(fields["text"]))

    def _keep(self, text: str) -> Turn:
        if len(text) > MOST_CHARACTERS:
            raise NotAMove(f"This is too long to be kept: up to {MOST_CHARACTERS:,} characters fit.")
        self._draft = text
        return Turn({"draft": "kept"})

    def _check(self, text: str) -> Turn:
        """The text, looked over before it goes. Practice only."""
        if self._mode != "practice":
            raise NotAMove("Nothing is checked for you in this mode.")
        marked = self._marked(text)
        if marked.refused:
            return Turn({"unread": marked.refused, "field": "text"})
        self._draft, self._checked = text, marked
        return Turn({"checked": marked.worst.value}, [], 1)

    def _send(self, text: str) -> Turn:
        """It goes as it is. What cannot be read as a text is no turn."""
        marked = self._marked(text)
        if marked.refused:
            return Turn({"unread": marked.refused, "field": "text"})
        self._draft, self._sent = text, marked
        return Turn({"sent": self._write.to}, [], 1)

    def words_of(self, sent: Sent) -> str:
        """What a play sends: the kit's own text, or the words with the file's values in their places."""
        return self.good() if sent.words == GOOD else filled(sent.words, self._file)

    def good(self) -> str:
        """The text as an expert writes it."""
        return complete_text(self._kind, self._file)

    def gate(self, mode: str) -> Gate:  # noqa: ARG002  the same in every mode
        return Gate(self._sent is not None, "" if self._sent else "Opens when the text is sent.")

    # ---- what it came to ----

    @property
    def critical(self) -> Critical | None:
        return next(iter(self._errors), None)

    @property
    def _errors(self) -> list[Critical]:
        return [critical_errors()[name] for name in self._sent.critical] if self._sent else []

    @property
    def _guilty(self) -> Weight:
        """A critical error lies with the conduct where it is weighed, else with the words."""
        weighed = self._write.worth
        return next((each for each in weighed if each.of == "conduct"), weighed[-1])

    def decisions(self) -> list[Decision]:
        """The words, and the conduct where it is weighed."""
        return [
            self._decision(each, number, self._errors if each == self._guilty else [])
            for number, each in enumerate(self._write.worth, 1)
        ]

    def texts(self) -> list[Text]:
        """The text as it was sent, with its marks."""
        if self._sent is None:
            return []
        judged = {self._id(each): each.of for each in self._write.worth}
        errors = dict.fromkeys(CRITICAL.values(), self._id(self._guilty))
        return [Text(kind_of(self._kind).called, self._case.today, self._sent, judged, errors)]

    def _id(self, weight: Weight) -> str:
        return f"{self._stage.id}-{weight.of}"

    def _decision(self, weight: Weight, number: int, errors: Sequence[Critical]) -> Decision:
        of = weight.points * 10
        earned, verdict = (0, "") if self._sent is None else WORTH_OF_TEXTS[weight.of](of, [self._sent])
        critical = next(iter(errors), None)
        question = Question(
            self._id(weight),
            "write",
            _ASKS[weight.of],
            "",
            weight.points,
            WRITTEN[weight.of],
            weight.tests,
            weight.why,
        )
        return Decision(
            question=question,
            number=number,
            yours=f"your {kind_of(self._kind).called}" if self._sent else "",
            right=_RIGHT[weight.of],
            earned=0 if critical else earned,
            tries=1,
            hints=0,
            state="not reached" if self._sent is None else "right" if earned == of and not critical else "wrong",
            verdict=critical.title + "." if critical else verdict,
            why=weight.why,
            name="",
            would="",
            critical=critical,
            also=tuple(errors[1:]),
            but_for=earned,
        )
