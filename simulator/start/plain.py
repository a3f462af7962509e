"""Plain words for what goes on and what goes wrong: one sentence saying what, where, and what to do."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

# How pip names a package it could not find.
WANTED = r"(?:No matching distribution found for|The user requested \(constraint\)) (?P<wanted>\S+)"

# What pip says, and what it means for the person at the desk. The first that fits is told; the vaguest come last.
PIP_TROUBLES = (
    (
        r"No space left on device|Errno 28\b|WinError 112",
        "the disk is full: free about 1 GB and start again",
    ),
    (
        r"WinError 206|File name too long|Errno 36\b|[Ll]ong [Pp]ath support",
        "a path grew too long for this computer: move the folder nearer the top of the disk, "
        "such as C:\\balance-due, and start again",
    ),
    (
        r"WinError 32\b|used by another process",
        "another program holds a file of .venv open: close other Balance Due windows and start again",
    ),
    (
        r"Read-only file system|Permission denied|Access is denied|Errno 13\b|Errno 30\b|WinError 5\b",
        "the folder may not be written to: move it to a folder of your own, such as Documents, and start again",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError|certificate verify failed|SSLError",
        "a proxy seems to inspect encrypted traffic, and its certificate is not trusted here: "
        "ask the IT desk for its root certificate as a .pem file, set PIP_CERT to that file and start again",
    ),
    (
        r"\b407\b.*[Pp]roxy|Proxy Authentication Required",
        "the proxy asks for a name and a password: ask the IT desk how pip should sign in, "
        "or for a bundle of wheels (see README)",
    ),
    (
        r"\b40[13]\b.*(Client Error|Forbidden|Unauthorized)|Tunnel connection failed|Cannot connect to proxy"
        r"|ProxyError",
        "the way to the Python package index is blocked: ask the IT desk to allow pip to reach it, "
        "for the address of the company's own index, or for a bundle of wheels (see README)",
    ),
    (
        r"NewConnectionError|NameResolutionError|getaddrinfo failed|name resolution|Name or service not known"
        r"|Connection refused|actively refused|Network is unreachable|No route to host"
        r"|ConnectTimeoutError|ConnectionResetError",
        "the Python package index cannot be reached: check the network and start again; "
        "where there is none, ask the IT desk for a bundle of wheels (see README)",
    ),
    (
        r"ReadTimeoutError|[Rr]ead timed out|IncompleteRead|Connection broken",
        "the network is too slow or breaks off: start again; what has arrived is kept",
    ),
    (
        r"do not match the hashes|hash mismatch|BadZipFile|invalid wheel",
        "a package arrived damaged: start again, and if it happens twice, "
        "tell the IT desk that the network changes downloads",
    ),
    (
        WANTED,
        "the package index has no {wanted} for this Python: use Python 3.11, 3.12 or 3.13, or ask the IT desk "
        "whether the company's index holds packages back",
    ),
)


class Trouble(Exception):
    """Something a person can put right, said in one sentence."""


def say(line: str = "", end: str = "\n") -> None:
    print(line, end=end, flush=True)  # noqa: T201  the person is at the other end


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done, then how long it took."""
    say(f"  {what} ", end="")
    began = time.perf_counter()
    try:
        yield
    except BaseException:
        say("… not done")
        raise
    say(f"… {time.perf_counter() - began:.0f} s")


def pip_trouble(output: str, log: str) -> Trouble:
    """What pip's failure means, in one sentence that names the log with its full account."""
    for pattern, meaning in PIP_TROUBLES:
        if found := re.search(pattern, output):
            return Trouble(f"Setting up stopped because {meaning.format(**found.groupdict())}. Details: {log}")
    return Trouble(f"Setting up stopped for a reason we do not know: please show the IT desk the file {log}")


def cautions(folder: PurePath, windows: bool, longest: int) -> list[str]:
    """What is likely to hurt later, though it can be tried: a synchronised folder, a path that will be too long.

    `longest` is the length of the longest path below the folder once everything is installed.
    """
    found = []
    if any(part.lower().startswith("onedrive") for part in folder.parts):
        found.append(
            "This folder is inside OneDrive, which may lock or move files while you work: "
            "better to move it elsewhere, such as C:\\balance-due."
        )
    if windows and len(str(folder)) + 1 + longest > 259:
        found.append(
            f"This folder's path is {len(str(folder))} characters long, and Windows may stop at 260 in all: "
            "better to move it nearer the top of the disk, such as C:\\balance-due."
        )
    return found


def writable(folder: Path) -> None:
    """The kit writes beside itself (.venv); where it may not, say so before anything is half done."""
    trial = folder / ".balance-due-trial"
    try:
        trial.write_text("", encoding="utf-8")
        trial.unlink()
    except OSError as error:
        raise Trouble(
            f"The folder {folder} may not be written to ({error.strerror}): "
            "move it to a folder of your own, such as Documents, and start again."
        ) from None
