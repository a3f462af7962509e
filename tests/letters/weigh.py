"""Weighs the turns of speech anew: `.venv/bin/python tests/letters/weigh.py` writes data/letters/turns.csv.

It reads every letter and sentence here that a person typed verdicts for, takes each part of a sentence with its turns,
and asks scikit-learn's logistic regression how much each turn tells of a part that nothing proves; and, among those, of
one that is made up. Small weights are left out.

`--try` writes nothing: it weighs anew without some writers at a time and prints what is then found of their parts.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))


from simulator.letters.corpus import CORPUS, Figure, Typed, file_at, letters_in  # noqa: E402
from simulator.letters.mark import found_by_rules, opened  # noqa: E402
from simulator.letters.marked import Span, Verdict  # noqa: E402
from simulator.letters.reading.clauses import parts_of  # noqa: E402
from simulator.letters.reading.letter import Letter, by_sides  # noqa: E402
from simulator.letters.reading.plain import Sentence, read_plain  # noqa: E402
from simulator.letters.rules.folder import LETTERS  # noqa: E402
from simulator.letters.rules.kinds import APPEAL, kind_of  # noqa: E402
from simulator.letters.rules.weights import ALWAYS, weights_of  # noqa: E402
from simulator.letters.told.turns import turns  # noqa: E402
from simulator.letters.told.unproved import is_open, verdict_of  # noqa: E402

LATEST = HERE / "latest_rounds"
HONEST = HERE / "honest_letters"  # letters that are true from end to end, to see what is marked wrongly
SENTENCES = (HERE / "sentences", HERE / "sentences_to_weigh")
LONGEST = 8_000  # characters: what is longer is a paste
OFTEN = 5  # a turn in fewer parts teaches nothing
SMALL = {"unproved": 0.08, "made_up": 0.08}
STRENGTH = 0.3  # how far one turn may go by itself
FOLDS = 5
NEVER_WEIGHED = (" wrong]", " is right]")  # they explain a part to the model; such parts are the rules' own

Table = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence: its turns, what a person called it, who wrote it, and whether no rule found a fault."""

    turns: dict[str, float]
    called: Verdict
    writer: str
    is_open: bool


def of_letter(typed: Typed) -> Iterator[Part]:
    """The parts of a letter."""
    if typed.refused or len(typed.text) > LONGEST:
        return
    plain = read_plain(typed.text)
    letter = opened(plain.text, typed.file, typed.packet)
    places = [
        (typed.text.find(words), typed.text.find(words) + len(words), verdict)
        for verdict in (Verdict.FABRICATED, Verdict.UNSUPPORTED)
        for words in typed.words[verdict]
    ]
    for part, spans, told in _told(letter):
        start, end = plain.written(part.start, part.end)
        called = [verdict for first, last, verdict in places if first < end and start < last]
        yield Part(told, called[0] if called else Verdict.RIGHT, typed.round, is_open(spans))


def of_sentences(path: Path) -> Iterator[Part]:
    """The parts of a list of sentences. Of one with a fault nobody typed which part has it, so it must have but one."""
    typed = yaml.safe_load(path.read_text(encoding="utf-8"))
    file = file_at(CORPUS / "files" / f"{typed['case']}.yaml")
    packet = tuple(paper.id for paper in file.papers if paper.may_send)
    begin = f"Re: claim {file.claim_number}, patient {file.patient}\n\n"
    writer = path.stem.split("-")[0]
    for name, called in (("honest", Verdict.RIGHT), *((each.value, each) for each in FAULTS)):
        for said in typed[name]:
            letter = opened(read_plain(f"{begin}{said}\n\nPlease pay this claim.\n").text, file, packet)
            found = [each for each in _told(letter) if len(begin) <= each[0].start < len(begin) + len(said)]
            if called is Verdict.RIGHT or len(found) == 1:
                yield from (Part(told, called, writer, is_open(spans)) for _, spans, told in found)


FAULTS = (Verdict.UNSUPPORTED, Verdict.FABRICATED)


def _told(letter: Letter) -> Iterator[tuple[Sentence, list[Span], dict[str, float]]]:
    spans, sided = found_by_rules(letter, kind_of(APPEAL)), by_sides(letter.text, letter.file)
    for part in parts_of(letter):
        on_it = [each for each in spans if each.start < part.end and part.start < each.end]
        yield part, on_it, turns(letter, sided, on_it, part)


def all_parts() -> list[Part]:
    """Every part of every letter and sentence."""
    found = [part for folder in (CORPUS, LATEST, HONEST) for each in letters_in(folder) for part in of_letter(each)]
    return found + [
        part for folder in SENTENCES for path in sorted(folder.glob("*.yaml")) for part in of_sentences(path)
    ]


def weighed(told: Sequence[Part]) -> Table:
    """Each turn with its weights."""
    faulty = [each for each in told if each.called in FAULTS]
    found: Table = {}
    _weigh("unproved", told, [each.called in FAULTS for each in told], found)
    _weigh("made_up", faulty, [each.called is Verdict.FABRICATED for each in faulty], found)
    return found


def _weigh(column: str, told: Sequence[Part], says: list[bool], found: Table) -> None:
    names = DictVectorizer()
    table = names.fit_transform([each.turns for each in told])
    often = (table != 0).sum(axis=0).A1 >= OFTEN
    model = LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear", random_state=0)
    model.fit(table[:, often], says)
    found.setdefault(ALWAYS, {})[column] = float(model.intercept_[0])
    for turn, weight in zip(names.get_feature_names_out()[often], model.coef_[0], strict=True):
        if abs(weight) >= SMALL[column] and not turn.endswith(NEVER_WEIGHED):
            found.setdefault(turn, {})[column] = float(weight)


def tried(told: Sequence[Part]) -> list[Figure]:
    """What is found, by weights that know nothing of its writer, in parts in which the rules found nothing."""
    writers = sorted({each.writer for each in told})
    counted = dict.fromkeys(FAULTS, (0, 0, 0))
    for fold in range(FOLDS):
        left_out = frozenset(writers[fold::FOLDS])
        table = weights_of(weighed([each for each in told if each.writer not in left_out]))
        for each in told:
            if each.writer in left_out and each.is_open:
                found = verdict_of(each.turns, table)
                for verdict in FAULTS:
                    right = found is verdict and each.called is verdict
                    sums = right, found is verdict and not right, each.called is verdict and not right
                    counted[verdict] = tuple(map(sum, zip(counted[verdict], sums, strict=True)))
    return [Figure(verdict, *sums) for verdict, sums in counted.items()]


def main() -> None:
    """Write the table, or try it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--try", action="store_true", dest="is_trial")
    is_trial, told = asked.parse_args().is_trial, all_parts()
    if is_trial:
        for each in tried(told):
            sys.stdout.write(f"{each.as_json()}\n")
        return
    with (LETTERS / "turns.csv").open("w", encoding="utf-8", newline="") as written:
        rows = csv.writer(written, lineterminator="\n")
        rows.writerow(("turn", *SMALL))
        for turn, each in sorted(weighed(told).items()):
            rows.writerow((turn, *(f"{each[column]:.2f}" if column in each else "" for column in SMALL)))


if __name__ == "__main__":
    main()
