"""Three lists of packages that must agree: pyproject.toml, constraints.txt with its pins, environment.yml for conda."""

import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from simulator.start import wheels
from simulator.start.install import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
KIT_ITSELF = "-e ."
# What conda-forge has under another name, or not at all.
NOT_CONDAS = {"ansi-x12", "axe-playwright-python", "playwright", "pyx12"}


def ranges(lines: list[str]) -> dict[str, str]:
    return {canonicalize_name(each.name): str(each.specifier) for each in map(Requirement, lines)}


ASKED = ranges([*PYPROJECT["project"]["dependencies"], *EXTRAS["test"], *EXTRAS["build"]])
PINS = [Requirement(line) for line in CONSTRAINTS.splitlines()]


def test_conda_gets_the_same_packages_in_the_same_ranges():
    *from_conda, by_pip = CONDA["dependencies"]
    given = ranges([each for each in from_conda if each != "pip"]) | ranges(
        [each for each in by_pip["pip"] if each != KIT_ITSELF]
    )

    assert given.pop("python") == PYPROJECT["project"]["requires-python"]
    assert given == ASKED


def test_conda_leaves_to_pip_only_what_it_has_not():
    by_pip = CONDA["dependencies"][-1]["pip"]

    assert by_pip[-1] == KIT_ITSELF
    assert set(ranges(by_pip[:-1])) == NOT_CONDAS


def test_conda_makes_balance_due_from_conda_forge_alone():
    assert CONDA["name"] == "balance-due"
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]


def test_what_builds_the_kit_is_among_what_a_bundle_gathers():
    assert ranges(PYPROJECT["build-system"]["requires"]).items() <= ranges(EXTRAS["build"]).items()


@pytest.mark.parametrize("address", ["://", "index-url", "file:", "find-links", "@", "--"])
def test_the_pins_name_no_address(address):
    assert address not in CONSTRAINTS


def test_every_pin_is_one_version():
    for pin in PINS:
        assert [each.operator for each in pin.specifier] == ["=="], pin


@pytest.mark.parametrize("name", sorted(ASKED))
def test_each_package_asked_for_is_pinned_inside_its_range(name):
    asked = Requirement(f"{name}{ASKED[name]}")
    pinned = [Version(next(iter(pin.specifier)).version) for pin in PINS if canonicalize_name(pin.name) == name]

    assert pinned
    assert all(version in asked.specifier for version in pinned)


def test_windows_gets_its_own_packages_and_not_those_of_others():
    pins = [pin.split("==")[0] for pin in wheels.pins("win32", "3.12")]

    assert {"pywinpty", "colorama"} <= set(pins)
    assert not {"pexpect", "ptyprocess", "appnope"} & set(pins)
    assert len(pins) == len(set(pins)), "one version each"


@pytest.mark.deep
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_every_pin_has_a_wheel_for_windows(python, tmp_path):
    """Asked of the package index as a bundle asks it; about 160 MB each."""
    fetched = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(tmp_path), "--only-binary", ":all:"),
            *wheels.for_windows(python),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert fetched.returncode == 0, fetched.stderr
    assert len(list(tmp_path.glob("*.whl"))) == len(wheels.pins("win32", python))
