"""pip's own words on the left, what the person at the desk is told on the right."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from simulator.start.plain import cautions, pip_trouble

NONE_FOUND = "ERROR: No matching distribution found for hatchling>=1.27"


@pytest.mark.parametrize(
    ("pip_says", "we_say"),
    [
        (
            "WARNING: Retrying (Retry(total=2)) after connection broken by 'NewConnectionError('<HTTPConnection object "
            "at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused')'",
            "cannot be reached: check the network",
        ),
        ("NameResolutionError: [Errno 11001] getaddrinfo failed", "cannot be reached: check the network"),
        ("ERROR: HTTP error 403 while getting ...: 403 Client Error: Forbidden for url", "is blocked: ask the IT desk"),
        (
            "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden'))",
            "is blocked: ask the IT desk",
        ),
        (
            "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: "
            "407 Proxy Authentication Required'))",
            "asks for a name and a password",
        ),
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "
            "self-signed certificate in certificate chain (_ssl.c:1006)'))",
            "set PIP_CERT",
        ),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("OSError: [WinError 112] There is not enough space on the disk", "the disk is full"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'x'",
            "may not be written",
        ),
        ("PermissionError: [WinError 5] Access is denied: 'x.pyd'", "may not be written"),
        (
            "PermissionError: [WinError 32] ... because it is being used by another process",
            "holds a file of .venv open",
        ),
        ("OSError: [WinError 206] The filename or extension is too long", "nearer the top of the disk"),
        ('ReadTimeoutError("HTTPSConnectionPool: Read timed out. (read timeout=15)")', "too slow"),
    ],
)
def test_what_pip_says_becomes_one_sentence_with_something_to_do(pip_says, we_say):
    told = str(pip_trouble(f"Collecting anywidget\n{pip_says}\n{NONE_FOUND}\n", "install.log"))

    assert we_say in told
    assert told.endswith("Details: install.log")
    assert "\n" not in told


def test_an_index_that_answers_but_lacks_a_package_is_not_taken_for_a_dead_network():
    told = str(pip_trouble("ERROR: No matching distribution found for numpy==2.5.5\n", "install.log"))

    assert "has no numpy==2.5.5 for this Python" in told


def test_what_nobody_foresaw_still_names_the_log():
    assert "install.log" in str(pip_trouble("Segmentation fault", "install.log"))


def test_a_folder_inside_onedrive_is_warned_of():
    folder = PureWindowsPath(r"C:\Users\ana\OneDrive - Riverbend Clinic\Balance Due")

    assert "OneDrive" in "".join(cautions(folder, windows=True, longest=170))
    assert cautions(PureWindowsPath(r"C:\balance-due"), windows=True, longest=170) == []


def test_windows_stops_at_260_characters_and_the_last_one_that_fits_is_not_warned_of():
    """Windows counts 259 and an end mark: 88 for the folder + 1 backslash + 170 below it = 259."""
    fits = PureWindowsPath("C:\\" + "b" * 85)
    too_long = PureWindowsPath("C:\\" + "b" * 86)

    assert cautions(fits, windows=True, longest=170) == []
    assert "89 characters" in "".join(cautions(too_long, windows=True, longest=170))
    assert cautions(PurePosixPath("/" + "b" * 200), windows=False, longest=170) == []
