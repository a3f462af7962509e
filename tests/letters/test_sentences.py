"""Sentences that others wrote on the files of the corpus, with what each is typed by hand, each in a letter of its own.

They were written to be told apart: usual words, every fault another idea. So fewer are found than in whole letters.
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from simulator.letters import Verdict, mark
from simulator.letters.corpus import CORPUS, file_at

HERE = Path(__file__).parent
FAULTS = (Verdict.FABRICATED, Verdict.UNSUPPORTED, Verdict.SLIP)


def _marks(file, packet, said):
    heading = f"{file.practice.name}\n\n{file.payer.name}\n\n{file.today}\n\nRe: claim {file.claim_number}, "
    begin = f"{heading}patient {file.patient}\n\n"
    text = f"{begin}{said}\n\nPlease pay this claim.\n\n{file.signer.name}\n{file.signer.title}\n"
    on_it = [span for span in mark(text, file, packet).spans if len(begin) <= span.start < len(begin) + len(said)]
    return {span.verdict for span in on_it if span.verdict in FAULTS}


def _counted(lists, one_in=1):
    """How often each kind of sentence was marked as typed, and how many there are; of so many one is read."""
    right, all_of = Counter(), Counter()
    for path in sorted((HERE / lists).glob("*.yaml")):
        typed = yaml.safe_load(path.read_text(encoding="utf-8"))
        file = file_at(CORPUS / "files" / f"{typed['case']}.yaml")
        packet = tuple(paper.id for paper in file.papers if paper.may_send)
        for kind in ("honest", "unsupported", "fabricated"):
            for said in typed[kind][::one_in]:
                found = _marks(file, packet, said)
                all_of[kind] += 1
                right[kind] += found == (set() if kind == "honest" else {Verdict(kind)})
    return right, all_of


@pytest.fixture(
    scope="module",
    params=[pytest.param(2, id="every second"), pytest.param(1, id="every one", marks=pytest.mark.deep)],
)
def counted(request):
    return _counted("sentences", request.param)


@pytest.fixture(scope="module")
def counted_of_those_to_weigh():
    return _counted("sentences_to_weigh")


@pytest.mark.parametrize(("kind", "share"), [("honest", 0.98), ("unsupported", 0.85), ("fabricated", 0.75)])
def test_most_sentences_are_told_apart(counted, kind, share):
    right, all_of = counted
    assert all_of[kind] > 200
    assert right[kind] / all_of[kind] >= share


@pytest.mark.deep
@pytest.mark.parametrize(("kind", "share"), [("honest", 0.97), ("unsupported", 0.89), ("fabricated", 0.62)])
def test_most_sentences_by_which_turns_were_weighed_are_told_apart(counted_of_those_to_weigh, kind, share):
    right, all_of = counted_of_those_to_weigh
    assert all_of[kind] > 2_500
    assert right[kind] / all_of[kind] >= share
