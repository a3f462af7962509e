"""A bare copy of the kit to set up, break and move, started as a person would start it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.start.install import ROOT

Start = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """What start.py needs to begin, in a folder whose path has a space and an accent."""
    home = tmp_path / "kit à prêt"
    home.mkdir()
    for name in ("start.py", "pyproject.toml", "constraints.txt", "README.md"):
        shutil.copy(ROOT / name, home / name)
    (home / "simulator").mkdir()
    shutil.copy(ROOT / "simulator" / "__init__.py", home / "simulator")
    shutil.copytree(ROOT / "simulator" / "start", home / "simulator" / "start")
    return home


@pytest.fixture
def start(kit: Path) -> Start:
    """Run start.py with a Python that sees no package (-S): all it imports must come with Python."""
    python = getattr(sys, "_base_executable", sys.executable)

    def run(*words: str, python: str = python, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [python, "-S", "start.py", *words],
            cwd=kit,
            env={**os.environ, "PYTHONUTF8": "1", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=100,
            check=False,
        )

    return run
