"""A Python of the kit's own in .venv, holding what pyproject.toml asks for at the versions constraints.txt pins.

Made once. Installed into again only when one of the two files changes, and made anew when it was left half-made, when
the folder was moved, or when another Python starts it.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from simulator.start.plain import WANTED, Trouble, cautions, pip_trouble, say, step, writable

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STAMP = VENV / "balance-due.json"
LOG = VENV / "install.log"
WINDOWS = sys.platform == "win32"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
PACKAGES = VENV / (
    "Lib/site-packages" if WINDOWS else f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
)

ROOM_ON_DISK = 1_000_000_000  # bytes; .venv with everything takes about 750 MB
LONGEST_PATH = 170  # characters below the folder, of which .venv takes six


def ensure(extra: str = "", wheels: Path | None = None) -> None:
    """Make .venv what it must be, saying what is done.

    `extra` is "test" or nothing; `wheels` is a folder that stands in for the package index.
    """
    wanted = {"python": this_python(), "folder": str(ROOT), "needs": needs()}
    with alone():
        stamp = read_stamp()
        if stamp and all(stamp.get(key) == value for key, value in wanted.items()) and extra in stamp["extras"]:
            return
        extras = sorted({"", extra, *(stamp["extras"] if stamp else ())})
        if wheels is not None:
            folder_of(wheels)
        say("Setting up Balance Due (the first time about a minute on an office line):")
        make()
        write_stamp({**wanted, "extras": extras, "state": "half-made"})
        install(["--editable", f".[{','.join(extras).strip(',')}]" if extra else "."], wheels)
        point_home()
        write_stamp({**wanted, "extras": extras, "state": "whole"})


def make() -> None:
    """A .venv that this Python made in this folder; one that no longer fits is removed first, with the reason."""
    writable(ROOT)
    for caution in cautions(ROOT, WINDOWS, LONGEST_PATH):
        say(f"Note: {caution}")
    if VENV.exists():
        reason = why_anew()
        if reason is None:
            return
        say(reason)
        remove()
    if shutil.disk_usage(ROOT).free < ROOM_ON_DISK:
        raise Trouble(f"The disk that holds {ROOT} has less than 1 GB free: make room and start again.")
    write_stamp({"state": "half-made"})
    with step("making a Python of the kit's own in .venv"):
        made = subprocess.run(
            [sys.executable, "-m", "venv", str(VENV)],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if made.returncode:
        output = made.stdout + made.stderr
        LOG.write_text(output, encoding="utf-8")
        if "ensurepip" in output:
            raise Trouble(
                "This Python came without its venv module: ask the IT desk for the package python3-venv "
                "(sudo apt install python3-venv), then start again."
            )
        raise pip_trouble(output, str(LOG))
    write_stamp({"state": "empty", "python": this_python(), "folder": str(ROOT), "extras": []})


def why_anew() -> str | None:
    """Why the .venv that is there will not do; None when it will."""
    stamp = read_stamp()
    if not STAMP.exists() and any(VENV.iterdir()):
        raise Trouble(
            f"The folder {VENV} was made by something other than start.py: "
            "rename or remove it, and start again for one of the kit's own."
        )
    if stamp is None:
        return "The last setting-up was cut short; making .venv anew."
    if stamp["folder"] != str(ROOT):
        return "This folder was moved or renamed since it was set up; making .venv anew."
    if stamp["python"] != this_python():
        return "Another Python started this than the one .venv was made with; making .venv anew."
    if not PYTHON.exists() or subprocess.run([str(PYTHON), "-c", ""], capture_output=True, check=False).returncode:
        return "The Python that .venv was made with is gone; making .venv anew."
    return None


def remove() -> None:
    """Take .venv away, its stamp last, so that a removal cut short is still known for what it is."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise Trouble("The kit's own .venv must be made anew and this is its Python: run `deactivate` and start again.")
    try:
        write_stamp({"state": "half-made"})
        for child in VENV.iterdir():
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
            elif child != STAMP:
                child.unlink()
        shutil.rmtree(VENV)
    except OSError as error:
        raise Trouble(
            f"{error.filename} cannot be removed ({error.strerror}): close other Balance Due windows and start again."
        ) from None


def install(what: list[str], wheels: Path | None) -> None:
    """Let pip install, from the index or, with no network, from the wheels."""
    source = [] if wheels is None else ["--no-index", "--find-links", str(folder_of(wheels))]
    pip(
        ["install", "--no-compile", "--prefer-binary", "--constraint", "constraints.txt", *source, *what],
        environment=pip_environment(os.environ, offline=wheels is not None),
        doing="fetching packages" if wheels is None else "looking through the wheels",
        then="putting them in place",
        wheels=wheels,
    )


def pip(
    arguments: list[str], environment: Mapping[str, str], doing: str, then: str, wheels: Path | None = None
) -> None:
    """Run the kit's own pip, a dot for every ten packages, its own words kept in the log."""
    said: list[str] = []
    gathered = 0
    with subprocess.Popen(
        [str(PYTHON), "-m", "pip", *arguments],
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as run:
        assert run.stdout is not None
        lines = iter(run.stdout)
        with step(doing):
            for line in lines:
                said.append(line)
                if line.startswith("Installing collected"):
                    break
                gathered += line.startswith("Collecting")
                if line.startswith("Collecting") and gathered % 10 == 0:
                    say(".", end="")
            else:
                if run.wait():
                    raise failed("".join(said), wheels)
        if said[-1].startswith("Installing collected"):
            with step(then):
                said.extend(lines)
                if run.wait():
                    raise failed("".join(said), wheels)
    LOG.write_text("".join(said), encoding="utf-8")


def failed(output: str, wheels: Path | None) -> Trouble:
    try:
        LOG.write_text(output, encoding="utf-8")
    except OSError:
        return pip_trouble(output, "(none: it could not be written)")
    missing = re.search(WANTED, output)
    if wheels is not None and missing:
        return Trouble(
            f"The folder {wheels} has no wheel of {missing['wanted']} that fits Python {version()} on this computer: "
            f"gather them again with `python start.py bundle`, on the same kind of computer with Python {version()}."
        )
    return pip_trouble(output, str(LOG))


def pip_environment(environ: Mapping[str, str], offline: bool = False) -> dict[str, str]:
    """The person's own way to the index, without what would send packages elsewhere; offline, no way at all."""
    stray = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_HASHES", "PIP_CONSTRAINT")
    kept = {name: value for name, value in environ.items() if name.upper() not in stray}
    if offline:
        kept = {name: value for name, value in kept.items() if not name.upper().startswith("PIP_")}
        kept["PIP_CONFIG_FILE"] = os.devnull
    return (
        {"PIP_RETRIES": "3"}
        | kept
        | {
            "PIP_USER": "0",
            "PIP_NO_INPUT": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PYTHONNOUSERSITE": "1",
            "PYTHONUTF8": "1",
        }
    )


def folder_of(wheels: Path) -> Path:
    if not wheels.is_dir():
        raise Trouble(
            f"There is no folder {wheels}: make it with `python start.py bundle {wheels.name}` where a network is."
        )
    if not any(wheels.glob("*.whl")):
        raise Trouble(f"The folder {wheels} holds no wheels (*.whl): make one that does with `python start.py bundle`.")
    return wheels.resolve()


def point_home() -> None:
    """Let imports find the kit by a relative path: Windows reads such files in a code page that an accent may break."""
    home = os.path.relpath(ROOT, PACKAGES)
    for link in PACKAGES.glob("*balance_due*.pth"):
        link.write_text(home + "\n", encoding="ascii")


def needs() -> str:
    """One word for everything that decides what gets installed."""
    words = [(ROOT / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def this_python() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}.{sys.version_info[2]} at {sys.base_prefix}"


def version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def read_stamp() -> dict[str, Any] | None:
    """What the .venv says of itself; None when it is missing, half-made or unreadable."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) and stamp.get("state") in ("empty", "whole") else None


def write_stamp(stamp: Mapping[str, object]) -> None:
    """In one stroke, so that it is never itself half-made."""
    try:
        VENV.mkdir(exist_ok=True)
        fresh = STAMP.with_suffix(".new")
        fresh.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        fresh.replace(STAMP)
    except OSError as error:
        raise Trouble(
            f"{STAMP} cannot be written ({error.strerror}): make room or move the folder, and start again."
        ) from None


@contextmanager
def alone() -> Iterator[None]:
    """One setting-up at a time: a second double-click must not pull .venv from under the first."""
    folder = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    with Path(gettempdir(), f"balance-due-{folder}.lock").open("w", encoding="utf-8") as lock:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            raise Trouble(
                "Another window is setting up Balance Due right now: wait for it, then start again."
            ) from None
        except OSError:
            pass  # a network folder that knows no locks
        yield
