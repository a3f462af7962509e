"""Setting up where something is wrong: one sentence each, nothing half done that the next start would trust."""

import json
import os
import socket
import sys
from pathlib import Path

import pytest

from simulator.start import install, lab
from simulator.start.plain import Trouble


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A .venv that says it is whole, made in this folder by this Python, which indeed runs."""
    folder = tmp_path / ".venv"
    folder.mkdir()
    for name, value in {
        "ROOT": tmp_path,
        "VENV": folder,
        "STAMP": folder / "balance-due.json",
        "PYTHON": Path(sys.executable),
        "LOG": folder / "install.log",
    }.items():
        monkeypatch.setattr(install, name, value)
    install.write_stamp(
        {"state": "whole", "python": install.this_python(), "folder": str(tmp_path), "needs": "x", "extras": [""]}
    )
    return folder


def change(venv: Path, **words: object) -> None:
    stamp = venv / "balance-due.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_text(encoding="utf-8")) | words), encoding="utf-8")


@pytest.mark.usefixtures("venv")
def test_a_whole_environment_is_kept():
    assert install.why_anew() is None


def test_one_that_was_cut_short_is_made_anew(venv):
    change(venv, state="half-made")

    assert "cut short" in install.why_anew()


def test_a_stamp_that_was_cut_short_itself_is_made_anew(venv):
    (venv / "balance-due.json").write_text('{"state": "who', encoding="utf-8")

    assert "cut short" in install.why_anew()


def test_a_moved_folder_is_made_anew(venv):
    change(venv, folder="/somewhere/else")

    assert "moved or renamed" in install.why_anew()


def test_another_python_makes_anew(venv):
    change(venv, python="3.12.1 at /elsewhere")

    assert "Another Python" in install.why_anew()


def test_a_python_that_is_gone_makes_anew(venv, monkeypatch):
    monkeypatch.setattr(install, "PYTHON", venv / "no" / "python")

    assert "is gone" in install.why_anew()


def test_somebody_elses_environment_is_never_removed(venv):
    (venv / "balance-due.json").unlink()
    (venv / "pyvenv.cfg").write_text("home = /usr/bin\n", encoding="utf-8")

    with pytest.raises(Trouble, match="made by something other than start"):
        install.why_anew()


def test_removing_takes_everything(venv):
    (venv / "lib").mkdir()
    (venv / "lib" / "module.py").write_text("", encoding="utf-8")

    install.remove()

    assert not venv.exists()


@pytest.mark.usefixtures("venv")
def test_two_windows_do_not_set_up_at_once():
    with install.alone(), pytest.raises(Trouble, match="Another window"), install.alone():
        pass


def test_the_import_path_is_relative_and_plain_ascii(venv, monkeypatch):
    packages = venv / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    monkeypatch.setattr(install, "PACKAGES", packages)
    (packages / "_editable_impl_balance_due.pth").write_text("/kit à prêt", encoding="utf-8")

    install.point_home()

    said = (packages / "_editable_impl_balance_due.pth").read_text(encoding="ascii")
    assert Path(said.rstrip("\n")).parts == ("..", "..", "..", "..")


def test_without_a_network_nothing_of_pips_own_settings_is_left():
    environment = install.pip_environment(
        {"PIP_INDEX_URL": "https://index.example.com", "PIP_FIND_LINKS": "/x", "PYTHONHOME": "/y", "PATH": "/bin"},
        offline=True,
    )

    assert "PIP_INDEX_URL" not in environment
    assert "PIP_FIND_LINKS" not in environment
    assert "PYTHONHOME" not in environment
    assert environment["PATH"] == "/bin"


def test_the_way_to_the_companys_index_is_kept():
    environment = install.pip_environment({"PIP_INDEX_URL": "https://index.example.com", "PIP_TARGET": "/elsewhere"})

    assert environment["PIP_INDEX_URL"] == "https://index.example.com"
    assert "PIP_TARGET" not in environment


def test_with_no_network_one_sentence_and_the_next_start_begins_anew(start, kit):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    nowhere = {"PIP_INDEX_URL": f"http://127.0.0.1:{port}/simple", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1"}

    told = start("--no-browser", **nowhere)

    last = told.stdout.rstrip().splitlines()[-1]
    assert told.returncode == 1
    assert last.startswith("Setting up stopped because the Python package index cannot be reached")
    assert "Traceback" not in told.stdout + told.stderr
    assert "127.0.0.1" in (kit / ".venv" / "install.log").read_text(encoding="utf-8")
    assert json.loads((kit / ".venv" / "balance-due.json").read_text(encoding="utf-8"))["state"] == "half-made"


def test_a_folder_of_wheels_that_is_not_there_is_named_before_anything_is_made(start, kit):
    told = start("--from", "no such folder", "--no-browser")

    assert told.returncode == 1
    assert told.stdout.startswith("There is no folder no such folder")
    assert not (kit / ".venv").exists()


def test_a_folder_without_wheels_is_said_to_hold_none(start, kit):
    (kit / "wheels").mkdir()

    told = start("--from", "wheels", "test")

    assert told.returncode == 1
    assert "holds no wheels" in told.stdout


@pytest.mark.parametrize(
    "output",
    [
        "ERROR: Could not find a version\nERROR: No matching distribution found for numpy==2.4.6\n",
        "    balance-due 0.1.0 depends on numpy>=2.4\n    The user requested (constraint) numpy==2.4.6\n\nTo fix this",
    ],
)
@pytest.mark.usefixtures("venv")
def test_a_wheel_that_is_missing_is_named(output):
    told = str(install.failed(output, Path("wheels")))

    assert told.startswith("The folder wheels has no wheel of numpy==2.4.6 that fits Python 3.")


def test_a_folder_that_may_not_be_written_to_is_said_before_anything_is_made(start, kit):
    (kit / ".venv").write_text("a file where a folder should be", encoding="utf-8")

    told = start("--no-browser")

    assert told.returncode == 1
    assert ".venv" in told.stdout
    assert "Traceback" not in told.stdout + told.stderr


def test_a_busy_port_that_was_asked_for_is_one_sentence():
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(Trouble, match=f"Port {port} is in use"):
            lab.refuse_busy(port)


def test_jupyter_keeps_to_the_kits_own_folders():
    theirs = {
        "JUPYTER_CONFIG_DIR": "/home/ana/.jupyter",
        "JUPYTER_PATH": "/opt/jupyter",
        "IPYTHONDIR": "/home/ana/.ipython",
    }

    ours = lab.environment(theirs)

    assert "JUPYTER_PATH" not in ours
    for name in (
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
        "JUPYTERLAB_SETTINGS_DIR",
        "IPYTHONDIR",
    ):
        assert Path(ours[name]).is_relative_to(install.ROOT / ".venv"), name


def test_jupyterlab_is_told_to_ask_the_network_for_nothing():
    settings = json.loads((lab.SETTINGS / "jupyter_server_config.json").read_text(encoding="utf-8"))["LabApp"]

    assert settings == {
        "extension_manager": "readonly",
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "news_url": None,
    }


def test_the_labextension_is_laid_out_again_when_it_changes(tmp_path, monkeypatch):
    source = tmp_path / "labextension"
    (source / "static").mkdir(parents=True)
    (source / "static" / "remote.js").write_text("one", encoding="utf-8")
    place = tmp_path / ".venv" / "share" / "jupyter" / "labextensions" / "balance-due"
    monkeypatch.setattr(lab, "LABEXTENSION", source)
    monkeypatch.setattr(lab, "VENV", tmp_path / ".venv")

    lab.lay_out_labextension()
    (source / "static" / "remote.js").write_text("two", encoding="utf-8")
    (source / "static" / "style.css").write_text("", encoding="utf-8")
    lab.lay_out_labextension()

    assert (place / "static" / "remote.js").read_text(encoding="utf-8") == "two"
    assert (place / "static" / "style.css").exists()
