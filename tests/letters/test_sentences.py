"""Sentences that others wrote on the files of the corpus, with what each is typed by hand, each in a letter of its own.

They were written to be told apart: usual words, every fault another idea. So fewer are found than in whole letters.
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from simulator.letters import Verdict, mark
from simulator.letters.corpus import CORPUS
from simulator.letters.file import LetterFile

LISTS = Path(__file__).parent / "sentences"
FAULTS = (Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.SLIP)


def _marks(file, packet, said):
    heading = f"{file.practice.name}\n\n{file.payer.name}\n\n{file.today}\n\nRe: claim {file.claim_number}, "
    begin = f"{heading}patient {file.patient}\n\n"
    text = f"{begin}{said}\n\nPlease pay this claim.\n\n{file.signer.name}\n{file.signer.title}\n"
    on_it = [span for span in mark(text, file, packet).spans if len(begin) <= span.start < len(begin) + len(said)]
    return {span.verdict for span in on_it if span.verdict in FAULTS}


@pytest.fixture(scope="module")
def counted():
    """How often each kind of sentence was marked as typed, and how many there are."""
    right, all_of = Counter(), Counter()
    for path in sorted(LISTS.glob("*.yaml")):
        typed = yaml.safe_load(path.read_text(encoding="utf-8"))
        raw = yaml.safe_load((CORPUS / "files" / f"{typed['case']}.yaml").read_text(encoding="utf-8"))
        file = LetterFile.from_json(raw)
        packet = tuple(paper.id for paper in file.papers if paper.may_send)
        for kind in ("honest", "unsupported", "fabricated"):
            for said in typed[kind]:
                found = _marks(file, packet, said)
                all_of[kind] += 1
                right[kind] += found == (set() if kind == "honest" else {Verdict(kind)})
    return right, all_of


@pytest.mark.deep
@pytest.mark.parametrize(("kind", "share"), [("honest", 0.97), ("unsupported", 0.85), ("fabricated", 0.74)])
def test_most_sentences_are_told_apart(counted, kind, share):
    right, all_of = counted
    assert all_of[kind] > 300
    assert right[kind] / all_of[kind] >= share
