"""What the desk sends to a browser: its own files, whole, and nothing from anywhere else."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from simulator.desk.assets import STATIC, STYLES, module, styles

MODULES = sorted(file.name for file in STATIC.glob("*.js"))
THINGS = [name for name in MODULES if "export default" in (STATIC / name).read_text(encoding="utf-8")]


def test_there_is_something_to_send():
    assert {"exercise.js", "start.js", "worked_example.js", "not_open.js"} <= set(THINGS)


@pytest.mark.parametrize("name", THINGS)
def test_a_module_carries_everything_that_it_imports(name: str):
    text = module(name)
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert text.count("export ") == 1


@pytest.mark.parametrize("name", THINGS)
def test_no_name_is_given_twice_in_one_module(name: str):
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", module(name), re.MULTILINE)
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("name", [*MODULES, *(sheet.name for sheet in STYLES)])
def test_nothing_is_fetched_from_anywhere(name: str):
    file = next(file for file in (*STATIC.glob("*.js"), *STYLES) if file.name == name)
    text = (
        file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "").replace('startsWith("https://")', "")
    )
    assert not re.search(r"https?:|//[a-z]+\.|@import|url\(|fetch\(|XMLHttpRequest|importScripts", text)


def test_a_colour_is_written_in_the_tokens_alone():
    for sheet in STYLES:
        if sheet.name != "tokens.css":
            colours = re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text(encoding="utf-8"))
            assert set(colours) <= {"#999"}  # the edge of printed paper


def test_the_two_dark_themes_are_the_same():
    system, lab = re.findall(r"--bd-scheme: dark;(.*?)\}", styles(), re.DOTALL)
    assert re.findall(r"--bd-[\w-]+:[^;]+", system) == re.findall(r"--bd-[\w-]+:[^;]+", lab)


@pytest.mark.usefixtures("home")
def test_opening_a_lesson_imports_no_pandas():
    code = (
        'from simulator import desk; desk.exercise("eob/three-line-visit"); import sys; print("pandas" in sys.modules)'
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.strip() == "False"
