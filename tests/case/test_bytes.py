"""A seed is a promise: the same case on every machine, in every folder, under every clock and language."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from simulator.case.file import to_json
from simulator.reading import ROOT
from tests.documents.reading import three_line_visit

PROGRAM = """
import json, sys, types
sys.path.insert(0, sys.argv[1])
sys.modules["tests"] = types.ModuleType("tests")  # ours, whatever another library calls by that name
sys.modules["tests"].__path__ = [sys.argv[1] + "/tests"]
from tests.documents.reading import TODAY, money, three_line_visit
from simulator.case.open import open_case
from simulator.case.flaw_table import FLAWS
from simulator.case.pinned import CaseFacts, ClaimFacts, CoverageFacts
from simulator.case.file import to_json
from tests.case.flawed import lines_with
flawed = [CaseFacts(CoverageFacts("hmo-bronze"), ClaimFacts(lines=lines_with(flaw, "hmo-bronze"))) for flaw in FLAWS]
cases = [three_line_visit(), open_case(3, CaseFacts(), TODAY), *(open_case(5, facts, TODAY) for facts in flawed)]
text = json.dumps([to_json(case) for case in cases], sort_keys=True)
heavy = sorted({"pandas", "faker", "holidays", "IPython", "ipywidgets"} & set(sys.modules))
sys.stdout.buffer.write(json.dumps([text, heavy]).encode("ascii"))
"""


def elsewhere(folder: Path, **setting: str) -> tuple[str, list[str]]:
    """The same cases in a process of their own: their bytes, and what heavy things it imported."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **setting}
    command = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-c", PROGRAM, str(ROOT)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    text, heavy = json.loads(done.stdout)
    return text, heavy


def test_the_same_seed_gives_the_same_bytes_in_another_process_zone_language_and_folder(tmp_path: Path) -> None:
    here, heavy = elsewhere(ROOT, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C", LANG="C")
    there, _ = elsewhere(tmp_path, PYTHONHASHSEED="4242", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", LANG="tr_TR.UTF-8")

    assert here == there
    assert json.loads(here)[0] == json.loads(json.dumps(to_json(three_line_visit())))
    assert heavy == []


def test_another_seed_gives_another_account() -> None:
    first, second = (json.dumps(to_json(three_line_visit(seed)), sort_keys=True) for seed in (7, 8))

    assert first != second
