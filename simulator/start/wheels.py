"""A folder of wheels, gathered where an index can be reached, for a computer where none can."""

import os
import subprocess
import tomllib
from pathlib import Path

from simulator.start import install
from simulator.start.install import PYTHON, ROOT, pip, pip_environment
from simulator.start.plain import Trouble, say

WINDOWS_PYTHONS = ("3.11", "3.12", "3.13")


def bundle(folder: Path, windows: str | None = None) -> None:
    """Fetch every wheel that `--from` will ask for: for this computer, or for Windows with the Python named."""
    with install.alone():
        install.make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"The folder {folder} cannot be made ({error.strerror}): name another.") from None
    say(f"Gathering wheels in {folder}" + (f" for Windows with Python {windows}:" if windows else ":"))
    pip(
        [
            "download",
            "--only-binary",
            ":all:",
            "--dest",
            str(folder.resolve()),
            *(for_windows(windows) if windows else for_here()),
        ],
        environment=pip_environment(os.environ),
        doing="fetching packages",
        then="",
    )
    number = len(list(folder.glob("*.whl")))
    say(f"{number} wheels, {sum(each.stat().st_size for each in folder.glob('*.whl')) / 1e6:.0f} MB.")
    say(f"Copy {folder} beside start.py on the other computer, and there run: python start.py --from {folder.name}")


def for_here() -> list[str]:
    """What the kit and its tests ask for, and what builds it; pip works out the rest under the constraints."""
    return ["--constraint", "constraints.txt", *asked_for()]


def for_windows(python: str) -> list[str]:
    """Every pin that holds on Windows. pip judges markers by the computer it runs on, so we judge them for it."""
    return ["--no-deps", "--platform", "win_amd64", "--python-version", f"{python}.9", *pins("win32", python)]


def asked_for() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    return [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]


JUDGE = """
import sys
from pip._vendor.packaging.requirements import Requirement
target = dict(zip(sys.argv[1::2], sys.argv[2::2]))
for line in open("constraints.txt", encoding="utf-8"):
    pin = Requirement(line)
    if pin.marker is None or pin.marker.evaluate(target):
        print(f"{pin.name}{pin.specifier}")
"""


def pins(platform: str, python: str) -> list[str]:
    """The pins of constraints.txt whose markers hold there, judged by the parser that pip carries."""
    target = {
        "sys_platform": platform,
        "os_name": "nt",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    words = [word for pair in target.items() for word in pair]
    judged = subprocess.run(
        [str(PYTHON), "-c", JUDGE, *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return judged.stdout.split()
