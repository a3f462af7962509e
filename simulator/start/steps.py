"""Everything that must hold, in the order that tells soonest; CI runs this and nothing else.

Every step runs, whatever the ones before it said. The closing line counts tests, and each step without tests as one.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from simulator.start import lab
from simulator.start.install import PYTHON, ROOT, SCRIPTS
from simulator.start.plain import say

# -X: an open() that leaves its encoding to the computer is an error in our own code (see pyproject).
PYTEST = (str(PYTHON), "-X", "warn_default_encoding", "-m", "pytest")

# As many at once as there are processors, at most four. Their Python is named as it stands in the kit's folder, whose
# own path may have a space. The tests of one file stay together, and share what they made; in the browser each begins
# anew, with a JupyterLab for each processor.
_ONE = f"popen//python={PYTHON.relative_to(ROOT)} -X warn_default_encoding"
_ALL = ("--tx", f"{min(4, os.cpu_count() or 1)}*{_ONE}")
AT_ONCE, BROWSERS = ("--dist", "loadfile", *_ALL), ("--dist", "load", *_ALL)


@dataclass(frozen=True)
class Step:
    name: str
    command: tuple[str, ...]
    needs: str = ""  # a glob that must find something, or the step would prove nothing


@dataclass(frozen=True)
class Outcome:
    step: Step
    seconds: float
    passed: int
    failed: int
    skipped: int


def steps(deep: bool = False, arguments: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """What is run: with arguments for pytest only that, else all of it; `deep` adds what is slow or asks the index."""
    everything = (*AT_ONCE, "-m", "not browser" if deep else "not browser and not deep")
    if arguments:
        return (Step("tests", (*PYTEST, *(everything if "-m" not in arguments else ()), *arguments)),)
    python = str(PYTHON)
    return (
        Step("format", (python, "-m", "ruff", "format", "--check", ".")),
        Step("lint", (python, "-m", "ruff", "check", ".")),
        Step("imports", (str(SCRIPTS / "lint-imports"),)),
        Step("types", (python, "-m", "mypy")),
        Step("tests", (*PYTEST, *everything)),
        Step("notebooks", (*PYTEST, "--nbval", "--nbval-current-env", "notebooks"), needs="notebooks/*.ipynb"),
        Step("browser", (*PYTEST, *BROWSERS, "-m", "browser", "tests/browser"), needs="tests/browser/test_*.py"),
    )


def run(deep: bool = False, arguments: tuple[str, ...] = ()) -> int:
    """Run every step and say how each went; 0 only when all of them did well."""
    with tempfile.TemporaryDirectory(prefix="balance-due-", ignore_cleanup_errors=True) as scratch:
        outcomes = [carry_out(step, Path(scratch)) for step in steps(deep, arguments)]
    say()
    for outcome in outcomes:
        say(f"  {outcome.step.name:<10} {outcome.seconds:6.1f} s   {'FAILED' if outcome.failed else 'well'}")
    passed, failed, skipped = (
        sum(getattr(each, kind) for each in outcomes) for kind in ("passed", "failed", "skipped")
    )
    say(f"  {'all':<10} {sum(each.seconds for each in outcomes):6.1f} s")
    say(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


def carry_out(step: Step, scratch: Path) -> Outcome:
    """One step, its words passed on as they come. A trainee's records go to a folder that is thrown away."""
    say(f"\n── {step.name} " + "─" * (60 - len(step.name)))
    began = time.perf_counter()
    if step.needs and not any(ROOT.glob(step.needs)):
        say(f"There is no {step.needs}, so this step would prove nothing.")
        return Outcome(step, 0.0, 0, 1, 0)
    counts = scratch / f"{step.name}.xml"
    tested = "pytest" in step.command
    code = subprocess.run(
        [*step.command, *([f"--junitxml={counts}"] if tested else [])],
        cwd=ROOT,
        env=lab.environment(os.environ) | {"BALANCE_DUE_HOME": str(scratch / "home")},
        stdin=subprocess.DEVNULL,
        check=False,
    ).returncode
    passed, failed, skipped = count(counts) if tested else (1, 0, 0)
    if code and not failed:
        passed, failed = (passed, 1) if tested else (0, 1)
    sys.stdout.flush()
    return Outcome(step, time.perf_counter() - began, passed, failed, skipped)


def count(report: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped as pytest wrote them down; nothing passed when it wrote nothing."""
    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    except (OSError, ElementTree.ParseError):
        return 0, 0, 0
    tests, failures, errors, skipped = (
        sum(int(suite.get(kind, "0")) for suite in suites) for kind in ("tests", "failures", "errors", "skipped")
    )
    return tests - failures - errors - skipped, failures + errors, skipped
