"""Phrases of the data files: where one may stand at all is asked before where it stands."""

import subprocess
import sys

import pytest

from simulator.letters import LetterFile, mark
from simulator.letters.corpus import CORPUS
from simulator.letters.reading.phrases import Phrases, phrase, says
from simulator.reading import ROOT, read_data


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("we (obtained|received) * approval", "Then WE received, in May, your approval."),
        ("authoriz-", "It was authorized."),
        ("(the|) claim", "Claim 12 went out."),
        ("pre (auth|cert)", "A pre-auth was given."),
        ("(plan's|payer's) desk", "The plan's desk agreed."),
        ("can't pay", "You can't pay."),
    ],
)
def test_a_phrase_may_stand_wherever_it_stands(written, said):
    assert phrase(written).search(said)
    assert phrase(written).may_stand(said)
    assert says(Phrases([phrase(written)]), said)


def test_a_phrase_is_not_looked_for_where_one_of_its_words_is_lacking():
    assert not phrase("we (obtained|received) * approval").may_stand("We asked for an approval.")


def test_a_phrase_that_is_read_later_is_found_in_words_that_were_heard_before():
    said = "Then the quartermaster wept."
    says(Phrases([phrase("the king wept")]), said)

    assert phrase("quartermaster wept").may_stand(said)


def test_of_many_phrases_those_are_looked_for_whose_words_are_there_in_the_order_written():
    some = Phrases(phrase(each) for each in ("(a|) claim", "paid * late", "we wrote", "claim was paid"))

    assert [each.pattern for each in some.that_may_stand("The claim was paid.")] == [
        some[place].pattern for place in (0, 3)
    ]


def test_a_letter_of_eighty_thousand_characters_is_read_and_a_longer_one_is_kept_and_named():
    file = LetterFile.from_json(dict(read_data(CORPUS / "files" / "brace.yaml")))

    assert mark("word " * 16_000, file).refused == ""
    longer = mark("word " * 16_000 + "s", file)
    assert longer.refused == (
        "This letter has 80,001 characters; one of up to 80,000 can be checked. Nothing was changed."
    )
    assert len(longer.text) == 80_001


def test_the_first_letter_that_a_kit_marks_is_read_as_every_later_one():
    twice = (
        "from simulator.letters import LetterFile, mark\n"
        "from simulator.letters.corpus import CORPUS\n"
        "from simulator.reading import read_data\n"
        "file = LetterFile.from_json(dict(read_data(CORPUS / 'files' / 'noauth.yaml')))\n"
        "note = 'You approved the scan by phone and your supervisor promised to pay.'\n"
        "print([mark(note, file).critical for _ in range(2)])\n"
    )

    told = subprocess.run([sys.executable, "-c", twice], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)

    assert told.stdout.strip() == "[('fabricated_proof',), ('fabricated_proof',)]"
