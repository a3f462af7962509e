"""Whatever a file holds, `check` answers with a line, plain words and something to try; never with a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.training.plays import check

EXAMPLES = Path(__file__).parent / "examples"
CLEAN = (EXAMPLES / "clean.yaml").read_bytes()
PLAYS = (EXAMPLES / "clean.plays.yaml").read_bytes()

BROKEN = {
    "nothing at all": b"",
    "only spaces": b"   \n  \n",
    "only comments": b"# a scenario\n# to be\n",
    "a byte order mark and nothing": b"\xef\xbb\xbf",
    "not text": bytes(range(256)) * 40,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "a zip": b"PK\x03\x04" + b"\x00\xff" * 500,
    "the old Windows letters": CLEAN.replace(b"small", b"caf\xe9"),
    "UTF-16": CLEAN.decode().encode("utf-16"),
    "tabs": CLEAN.replace(b"    ", b"\t"),
    "one tab": CLEAN.replace(b"  claim:", b"\tclaim:"),
    "deep lists": b"stages: " + b"[" * 3000,
    "deep blocks": b"".join(b" " * depth + b"a:\n" for depth in range(1500)),
    "closed deep lists": b"stages: " + b"[" * 900 + b"]" * 900,
    "a million letters": b"title: " + b"x" * 1_000_000,
    "ten thousand keys": b"".join(b"key%d: 1\n" % number for number in range(10_000)),
    "ten thousand lines of a claim": CLEAN.replace(
        b"    lines:\n", b"    lines:\n" + b"      - {service: metabolic-panel}\n" * 10_000
    ),
    "a list": b"- title\n- level\n",
    "one word": b"scenario",
    "a number": b"42",
    "a program": b"import os\nos.remove('x')\n",
    "a tag": b"!!python/object/apply:os.system ['true']\n",
    "two documents": CLEAN + b"\n---\n" + CLEAN,
    "an alias of nothing": b"title: *nothing\n",
    "an alias that grows": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\n",
    "a merge key": CLEAN.replace(b"title:", b"<<: {level: core}\ntitle:"),
    "HTML": b"<!doctype html><title>no</title>",
    "JSON that is cut": b'{"title": "x", "stages": [',
    "a question without an answer": CLEAN.replace(b"        money: eob.patient_share\n", b""),
    "braces that never close": CLEAN.replace(b"{eob.patient_share}", b"{eob.patient_share"),
    "an empty fact": CLEAN.replace(b"{eob.patient_share}", b"{}"),
    "numbers for names": CLEAN.replace(b"id: patient-owes", b"id: 1"),
    "a list for a name": CLEAN.replace(b"id: patient-owes", b"id: [a, b]"),
    "nothing for every value": b"\n".join(line.split(b":")[0] + b":" for line in CLEAN.splitlines() if b":" in line),
}


def put(folder: Path, scenario: bytes = CLEAN, plays: bytes = PLAYS) -> Path:
    (folder / "clean.yaml").write_bytes(scenario)
    (folder / "clean.plays.yaml").write_bytes(plays)
    return folder / "clean.yaml"


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_scenario_is_named_and_never_a_traceback(what, tmp_path, capsys):
    file = put(tmp_path, BROKEN[what])

    code = main(["check", str(file)])

    told = capsys.readouterr()
    assert code == 1, told
    assert told.err == ""
    assert "clean" in told.out
    assert all(len(line) < 400 for line in told.out.splitlines()[:20])


@pytest.mark.parametrize("what", [name for name in BROKEN if b"stages:\n" not in BROKEN[name]])
def test_broken_plays_are_named_and_never_a_traceback(what, tmp_path):
    found = check(put(tmp_path, plays=BROKEN[what]))

    assert found
    assert all(mistake.line >= 1 and mistake.says and mistake.tries for mistake in found)


def test_windows_line_ends_are_no_mistake(tmp_path):
    assert check(put(tmp_path, CLEAN.replace(b"\n", b"\r\n"), PLAYS.replace(b"\n", b"\r\n"))) == []


def test_a_file_cut_anywhere_is_named_or_still_whole(tmp_path):
    for length in range(0, len(CLEAN), 97):
        for mistake in check(put(tmp_path, CLEAN[:length])):
            assert mistake.says
            assert mistake.line >= 1


def test_a_file_with_any_bytes_changed_has_an_answer(tmp_path):
    chance = random.Random(7)
    for _ in range(120):
        text = bytearray(CLEAN)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(text))
            text[at : at + chance.randint(0, 3)] = bytes(
                chance.choices(b":-{}[]#'\"\n\t &*|>%@`\x00\xffa1", k=chance.randint(0, 3))
            )
        for mistake in check(put(tmp_path, bytes(text))):
            assert mistake.says
            assert mistake.line >= 1


def test_a_folder_instead_of_plays_is_one_sentence(tmp_path, capsys):
    file = put(tmp_path)
    (tmp_path / "clean.plays.yaml").unlink()
    (tmp_path / "clean.plays.yaml").mkdir()

    assert main(["check", str(file)]) == 1
    assert "There are no plays beside this scenario." in capsys.readouterr().out
