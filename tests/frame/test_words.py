"""What may be said after `python start.py`, and what is answered when it is not understood."""

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

from simulator.start import verbs
from simulator.start.install import ROOT


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["tset"], "'tset'"),
        (["--form=wheels"], "--form=wheels"),
        (["--port", "lots"], "'lots'"),
        (["--port", "65536"], "65536"),
        (["bundle", "wheels", "--python", "3.12"], "--for windows"),
        (["bundle", "--for", "beos"], "'beos'"),
    ],
)
def test_an_unknown_word_is_one_sentence_that_says_what_exists(typed, names, capsys):
    with pytest.raises(SystemExit) as left:
        verbs.main(typed)

    said = capsys.readouterr().out
    assert left.value.code == 2
    assert names in said
    assert "python start.py bundle" in said
    assert said.count("\n") == 1


def test_what_follows_test_is_for_pytest():
    said = verbs.understand(["--from", "wheels", "test", "--deep", "tests/frame", "-k", "late"])

    assert (said.verb, said.deep, said.wheels) == ("test", True, Path("wheels"))
    assert said.pytest == ["tests/frame", "-k", "late"]


def test_without_a_word_the_lessons_open_in_a_browser_at_any_free_port():
    said = verbs.understand([])

    assert (said.verb, said.browser, said.port, said.wheels) == ("open", True, None, None)


def test_the_first_file_says_nothing_an_old_python_would_not_understand():
    """No f-string, annotation, keyword-only argument, walrus or match: Python 2.7 must get as far as the sentence."""
    tree = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"))
    kinds = {type(node).__name__ for node in ast.walk(tree)}

    assert not kinds & {
        "JoinedStr",
        "AnnAssign",
        "NamedExpr",
        "Match",
        "FunctionDef",
        "AsyncFunctionDef",
        "Try",
        "With",
    }
    assert (ROOT / "start.py").read_bytes().isascii()


@pytest.mark.parametrize("name", ["2.7", "3.6", "3.7", "3.8", "3.9", "3.10"])
def test_an_old_python_is_told_in_one_sentence_what_is_needed(name, start):
    old = old_python(name)
    if old is None:
        pytest.skip(f"no Python {name} here")

    told = start(python=old)

    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr.startswith(f"Balance Due needs Python 3.11 or newer, and this is Python {name}.")
    assert told.stderr.count("\n") == 1


def old_python(name: str) -> str | None:
    """A Python of that version, on the PATH or where pyenv keeps its own."""
    here = shutil.which(f"python{name}")
    kept = sorted(Path("~/.pyenv/versions").expanduser().glob(f"{name}.*/bin/python"))
    for python in [*map(str, kept), *([here] if here else [])]:
        if subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0:
            return python
    return None


def test_the_double_click_files_keep_the_line_ends_their_systems_need():
    """cmd.exe misreads labels in a file without CRLF; sh takes the CR for a part of the word."""
    batch = (ROOT / "start.bat").read_bytes()

    assert batch.count(b"\n") == batch.count(b"\r\n") > 10
    assert b"\r" not in (ROOT / "start.command").read_bytes()
    assert b"\r" not in (ROOT / ".ci" / "run").read_bytes()


def test_the_double_click_file_finds_a_python_and_hands_on_what_was_typed(kit):
    if shutil.which("sh") is None:
        pytest.skip("no sh here")
    shutil.copy(ROOT / "start.command", kit)

    told = subprocess.run(
        ["sh", "start.command", "tset"], cwd=kit, capture_output=True, encoding="utf-8", timeout=30, check=False
    )

    assert told.returncode == 2
    assert "'tset'" in told.stdout
