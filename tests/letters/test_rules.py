"""What a trainer may change in data/letters, and what is said of a slip in it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.letters import LetterFile
from simulator.letters.corpus import CORPUS
from simulator.letters.mark import mark
from simulator.letters.marked import Verdict
from simulator.letters.page.bank import bank, paragraphs
from simulator.letters.reading.phrases import NotAPhrase, phrase
from simulator.letters.rules import folder
from simulator.letters.rules.claims import claims
from simulator.letters.rules.papers import papers
from simulator.letters.rules.parts import parts
from simulator.letters.rules.tone import tones
from simulator.letters.rules.words import words
from simulator.reading import BadFile, read_data

# codes.md, section 7: every family of denials
FAMILIES = [
    *("eligibility", "other_payer", "authorization", "information", "coding", "bundling"),
    *("necessity", "units", "not_covered", "timely_filing", "duplicate", "provider", "money"),
]
FILE = LetterFile.from_json(dict(read_data(CORPUS / "files" / "mri.yaml")))


@pytest.mark.parametrize(
    ("written", "said", "fits"),
    [
        ("we (obtained|received) * approval", "that we received your written approval", True),
        ("we (obtained|received) * approval", "we received six or seven letters about your late approval", False),
        ("authoriz-", "preauthorized", False),
        ("authoriz-", "It was Authorized.", True),
        ("(the|) claim was paid", "claim was paid", True),
        ("(the|) claim was paid", "the  claim was paid", True),
        ("on time", "upon time", False),
        ("pre authorization", "pre-authorization", True),
    ],
)
def test_a_phrase_is_found_as_its_author_means_it(written, said, fits):
    assert bool(phrase(written).search(said)) is fits


def test_a_phrase_with_an_odd_sign_is_refused():
    with pytest.raises(NotAPhrase, match=r"has `\[a-z\]\+`"):
        phrase("we [a-z]+ it")


@pytest.mark.parametrize(
    ("name", "read", "old", "new", "says"),
    [
        ("tone.yaml", tones, "points: 3", "points: many", "is `many`; it should be a whole number"),
        ("claims/approvals.yaml", claims, "unknown: fabricated", "unknown: bad", "is `bad`; it should be one of"),
        ("claims/payer.yaml", claims, "  fact: promise", "  fact: promis", "is `promis`; it should be one of"),
        ("claims/payer.yaml", claims, "conversation:", "approval:", "stands in another file, too"),
        ("papers.yaml", papers, "{theirs: yes", "{theirz: yes", "is not known here"),
        ("papers.yaml", papers, "like: [portal_print]", "like: [portal]", "has `portal`; each should be one of"),
        ("parts.yaml", parts, "one_desk: [first_appeal", "one_desk: [appeal", "has `appeal`; each should be one of"),
        ("words.yaml", words, "treating: [doctor", "treated: [doctor", "should be a list of words"),
        ("parts.yaml", parts, "  signature: {", "  sealing: {", "is no part that is looked for"),
        ("words.yaml", words, "made_up:", "made_down:", "is not known here"),
        ("paragraphs.yaml", bank, "when: no_other_coverage", "when: no_cover", "it should be one of"),
        (
            "paragraphs.yaml",
            bank,
            "  order-settled: {good",
            "  order-settled: {when: underpaid, good",
            "without `when`",
        ),
    ],
)
def test_a_slip_in_a_rule_is_told_with_file_and_line(name, read, old, new, says, tmp_path, monkeypatch):
    shutil.copytree(folder.LETTERS, tmp_path, dirs_exist_ok=True)
    text = (folder.LETTERS / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(folder, "LETTERS", tmp_path)

    with pytest.raises(BadFile) as error:
        read.__wrapped__()

    assert str(error.value).startswith(f"{Path(name).name}:")
    assert says in str(error.value)


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_has_one_good_paragraph_and_three_weaker_ones(family):
    assert sorted(each.weak for each in paragraphs(family, FILE, 0)) == ["", "threatening", "vague", "wrong_ground"]


def test_the_good_paragraph_of_a_plan_that_is_to_pay_first_is_the_one_that_is_so_in_the_case():
    ended = replace(FILE, facts={**FILE.facts, "no_other_coverage": True})
    (usual,), (over,) = (
        [each.id for each in paragraphs("other_payer", file, 0) if not each.weak] for file in (FILE, ended)
    )

    assert (usual, over) == ("order-settled", "order-ended")


def test_the_bank_has_no_other_families():
    assert sorted(bank()) == sorted(FAMILIES)


def test_neither_length_nor_order_tells_the_good_paragraph():
    places, longest, shortest = [], 0, 0
    for family in FAMILIES:
        for seed in range(20):
            shown = paragraphs(family, FILE, seed, ["approval", "remit"])
            places.append(next(place for place, each in enumerate(shown) if not each.weak))
        sizes = [len(each.words) for each in shown]
        good = next(len(each.words) for each in shown if not each.weak)
        longest += good == max(sizes)
        shortest += good == min(sizes)

    assert all(40 <= places.count(place) <= 80 for place in range(4))  # 240 drawn, 60 each if even
    assert longest <= 4
    assert shortest <= 4


def test_the_same_seed_gives_the_same_order_and_the_words_hold_the_cases_values():
    first, again = (paragraphs("authorization", FILE, 7) for _ in range(2))
    good = next(each.words for each in first if not each.weak)

    assert first == again
    assert "Approval AU-0260227-118 of February 27, 2026" in good


def test_a_value_that_the_file_lacks_stays_in_its_braces_and_is_found():
    good = next(each.words for each in paragraphs("coding", FILE, 7) if not each.weak)

    assert "{modifier}" in good
    assert [said for said, _ in mark(good, FILE).of_verdict(Verdict.UNFILLED)] == ["{modifier}"]


@pytest.mark.parametrize("family", FAMILIES)
def test_only_the_threatening_paragraph_threatens(family):
    for each in paragraphs(family, FILE, 1):
        tones = {span.label for span in mark(each.words, FILE).spans if span.verdict is Verdict.TONE}
        assert bool(tones) is (each.weak == "threatening"), each.id
