"""JupyterLab as a trainee meets it: its own settings, signed lessons, nothing asked of the network.

Everything JupyterLab keeps lives in .venv/jupyter, so that a person's own Jupyter is neither read nor changed. Its
settings are the files in `jupyter/` beside this one.
"""

import filecmp
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from simulator.start.install import PYTHON, ROOT, VENV
from simulator.start.plain import Trouble, say, step

HOME = VENV / "jupyter"
LOG = HOME / "lab.log"
SIGNED = HOME / "signed.txt"
SETTINGS = Path(__file__).with_name("jupyter")
NOTEBOOKS = ROOT / "notebooks"
LABEXTENSION = ROOT / "simulator" / "desk" / "labextension"
FIRST_PAGE = "notebooks/00-start-here.ipynb"
PATIENCE = 90.0  # seconds a slow laptop with a virus scanner may take to start JupyterLab


def environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What JupyterLab, its kernels and `jupyter trust` must be started with, so that they all mean the same folders."""
    ours = {
        "JUPYTER_CONFIG_DIR": HOME / "config",
        "JUPYTER_DATA_DIR": HOME / "data",
        "JUPYTER_RUNTIME_DIR": HOME / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": HOME / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": HOME / "workspaces",
        "IPYTHONDIR": HOME / "ipython",
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYTHONNOUSERSITE": "1",
    }
    stray = (
        "PYTHONHOME",
        "PYTHONPATH",
        "JUPYTER_PATH",
        "JUPYTER_CONFIG_PATH",
        "JUPYTER_TOKEN",
        "JUPYTER_PORT",
        "JUPYTER_NO_CONFIG",
    )
    kept = {name: value for name, value in environ.items() if name.upper() not in stray}
    return kept | {name: str(value) for name, value in ours.items()}


def prepare() -> None:
    """Lay out settings and the labextension, and sign the lessons; quick when nothing changed."""
    shutil.copytree(SETTINGS, HOME / "config", dirs_exist_ok=True)
    for name in ("data", "runtime", "settings", "workspaces", "ipython"):
        (HOME / name).mkdir(parents=True, exist_ok=True)
    lay_out_labextension()
    sign()


def lay_out_labextension() -> None:
    """JupyterLab looks for extensions in .venv/share; what it finds there must be what the desk has now."""
    place = VENV / "share" / "jupyter" / "labextensions" / "balance-due"
    if LABEXTENSION.is_dir() and not same_files(LABEXTENSION, place):
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(LABEXTENSION, place)


def same_files(one: Path, other: Path) -> bool:
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    if names != {path.relative_to(other) for path in other.rglob("*") if path.is_file()}:
        return False
    return all(filecmp.cmp(one / name, other / name, shallow=False) for name in names)


def sign() -> None:
    """Only signed lessons may run on opening; sign again when one has changed."""
    lessons = sorted(NOTEBOOKS.glob("*.ipynb"))
    if not lessons:
        return
    state = hashlib.sha256(b"\0".join(lesson.read_bytes() for lesson in lessons)).hexdigest()
    if SIGNED.exists() and SIGNED.read_text(encoding="utf-8") == state:
        return
    with step("signing the lessons"):
        signed = subprocess.run(
            [str(PYTHON), "-m", "nbformat.sign", *map(str, lessons)],
            env=environment(),
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if signed.returncode:
        LOG.write_text(signed.stdout + signed.stderr, encoding="utf-8")
        raise Trouble(
            f"The lessons could not be signed, so they would not run on opening: please show the IT desk {LOG}"
        )
    SIGNED.write_text(state, encoding="utf-8")


def command(port: int | None = None, browser: bool = True) -> list[str]:
    """The command that starts JupyterLab at the first page; the next free port is taken unless one is asked for."""
    return [
        str(PYTHON),
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url=/lab/tree/{FIRST_PAGE}",
        f"--ServerApp.open_browser={browser}",
        *([f"--ServerApp.port={port}", "--ServerApp.port_retries=0"] if port else []),
    ]


def open_lab(port: int | None = None, browser: bool = True) -> None:
    """Open the lessons and stay until they are closed, here by Ctrl-C or in the browser by File > Shut Down."""
    if port:
        refuse_busy(port)
    if not (ROOT / FIRST_PAGE).is_file():
        raise Trouble(f"{FIRST_PAGE} is missing from {ROOT}: fetch the kit again, whole.")
    before = servers()
    began = time.perf_counter()
    say("Opening JupyterLab …")
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    with (
        LOG.open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command(port, browser),
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **apart(),
        ) as lab,
    ):
        server = None
        try:
            server = wait_for(lab, before)
            say(f"Balance Due is open ({time.perf_counter() - began:.0f} s). If no browser came up, go to")
            say(f"    {server['url']}lab/tree/{FIRST_PAGE}?token={server['token']}")
            say("Keep this window open while you work. To stop, press Ctrl-C here.")
            while lab.poll() is None:  # on Windows a plain wait() would not hear Ctrl-C
                time.sleep(0.2)
        except KeyboardInterrupt:
            say("\nStopping …")
        finally:
            stop(lab, server)
    say("Balance Due has stopped. What you did is kept.")


def apart() -> dict[str, Any]:
    """A group of its own, so that Ctrl-C reaches this window alone and JupyterLab is asked to stop, once."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def wait_for(lab: "subprocess.Popen[bytes]", before: Mapping[Path, int]) -> dict[str, Any]:
    """The server's own note of where it is, once it answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for note, written in servers().items():
            if before.get(note) != written:
                try:
                    server: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
                    ask(server, "api")
                except (OSError, ValueError):
                    continue
                return server
        if lab.poll() is not None:
            break
        time.sleep(0.1)
    raise Trouble(f"JupyterLab did not start: please show the IT desk the file {LOG}")


def servers() -> dict[Path, int]:
    return {note: note.stat().st_mtime_ns for note in (HOME / "runtime").glob("jpserver-*.json")}


def ask(server: Mapping[str, Any], path: str, data: bytes | None = None) -> None:
    """One request to our own server, past any proxy."""
    request = urllib.request.Request(
        f"{server['url']}{path}", data=data, headers={"Authorization": f"token {server['token']}"}
    )
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10).close()


def stop(lab: "subprocess.Popen[bytes]", server: Mapping[str, Any] | None) -> None:
    """Ask JupyterLab to close its lessons and go; then insist."""
    if lab.poll() is None and server:
        with suppress(OSError):
            ask(server, "api/shutdown", data=b"")
    else:
        lab.terminate()
    try:
        lab.wait(timeout=10)
    except subprocess.TimeoutExpired:
        lab.kill()


def refuse_busy(port: int) -> None:
    """A port asked for by number must be free; without --port the next free one is taken."""
    with socket.socket() as trial:
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            raise Trouble(
                f"Port {port} is in use by another program: leave --port out for the next free one, or name another."
            ) from None
