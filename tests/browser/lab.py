"""JupyterLab as a trainee meets it, on a port and in folders of its own, driven through Debian's chromium."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Locator, Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "browser-tests"
OURS = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
IN_SIGHT = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= window.innerHeight; }"


@dataclass
class Lab:
    """A running JupyterLab and the folder with all that it keeps."""

    url: str
    folder: Path

    def ask(self, path: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(
            f"{self.url}{path}", method=method, headers={"Authorization": f"token {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            found: bytes = answer.read()
            return found

    def sessions(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(self.ask("/api/sessions"))
        return found

    def begin_anew(self) -> None:
        """No kernel of an earlier test, no tab that was open, and no work kept."""
        for session in self.sessions():
            self.ask(f"/api/sessions/{session['id']}", "DELETE")
        for name in ("home", "workspaces"):
            shutil.rmtree(self.folder / name, ignore_errors=True)


@contextmanager
def open_lab(folder: Path, *, with_extension: bool = True) -> Iterator[Lab]:
    """JupyterLab with the kit's own settings, signed copies of the lessons and, or not, our extension."""
    config, data = folder / "config", folder / "data"
    shutil.copytree(ROOT / "simulator" / "start" / "jupyter", config)
    shutil.copytree(ROOT / "notebooks", folder / "lessons" / "notebooks")
    data.mkdir()
    off = [] if with_extension else ["balance-due"]
    settings = config / "labconfig" / "page_config.json"
    page = json.loads(settings.read_text(encoding="utf-8"))
    page["disabledExtensions"] = page.get("disabledExtensions", {}) | dict.fromkeys(off, True)
    settings.write_text(json.dumps(page), encoding="utf-8")
    if with_extension:
        shutil.copytree(ROOT / "simulator" / "desk" / "labextension", data / "labextensions" / "balance-due")
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")},
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(data),
        "JUPYTER_PREFER_ENV_PATH": "0",  # the extension of this tree, and not one that is laid out already
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "IPYTHONDIR": str(folder / "ipython"),
        "BALANCE_DUE_HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
    }
    lessons = sorted((folder / "lessons").rglob("*.ipynb"))
    subprocess.run(
        [sys.executable, "-m", "nbformat.sign", *map(str, lessons)], env=environ, check=True, capture_output=True
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}",
        f"--ServerApp.root_dir={folder / 'lessons'}",
    ]
    with (
        (folder / "lab.log").open("wb") as log,
        subprocess.Popen(command, env=environ, stdout=log, stderr=log) as server,
    ):
        lab = Lab(f"http://127.0.0.1:{port}", folder)
        try:
            _wait_until_up(lab, server)
            yield lab
        finally:
            for session in lab.sessions() if server.poll() is None else []:
                lab.ask(f"/api/sessions/{session['id']}", "DELETE")
            server.terminate()


def _wait_until_up(lab: Lab, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            lab.ask("/api/status")
        except (urllib.error.URLError, ConnectionError):
            assert server.poll() is None, "JupyterLab did not start; read lab.log"
            time.sleep(0.1)
        else:
            return
    raise AssertionError("JupyterLab was not up after 30 seconds; read lab.log")


class Hands:
    """What someone at a page can do, in JupyterLab or in a bare page."""

    page: Page

    def desk(self, title: str) -> Locator:
        """The thing on the desk whose heading holds this."""
        return self.page.locator(".bd", has=self.page.get_by_role("heading", name=title, level=2)).last

    def answers(self, desk: Locator, question: str, value: str) -> Locator:
        """Types or chooses, presses Check, and waits for what is said to it."""
        form = desk.locator(f'form[data-question="{question}"]')
        form.wait_for()
        typed = form.locator('input[type="text"]')
        if typed.count():
            typed.fill(value)
        else:
            form.locator(f'input[value="{value}"]').check()
        return self.checks(form)

    def checks(self, form: Locator) -> Locator:
        """Presses Check and waits for what is said."""
        before = form.inner_text()
        form.locator('button[type="submit"]').click()
        self.until(lambda: form.inner_text() != before)
        return form

    def until(self, true: Callable[[], object]) -> None:
        for _ in range(100):
            if true():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("This did not come true within five seconds.")

    def violations(self) -> list[str]:
        """What axe finds wrong inside the desks on the page."""
        found = Axe().run(self.page, context=".bd", options={"resultTypes": ["violations"]}).response["violations"]
        return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]

    def wears(self, theme: str) -> None:
        self.page.evaluate("light => document.body.dataset.jpThemeLight = light", str(theme == "light").lower())

    def focus(self) -> str:
        """The words on what has the focus now."""
        words: str = self.page.evaluate("document.activeElement.innerText")
        return words.strip()

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def reaches(self, target: str) -> None:
        """Goes on with Tab until what has the focus is this; only the keyboard is used."""
        for _ in range(150):
            if self.page.evaluate("css => document.activeElement.matches(css)", target):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}.")

    def too_wide(self) -> int:
        """How many desks are wider than the page gives them."""
        count: int = self.page.evaluate(
            "[...document.querySelectorAll('.bd')].filter(d => d.scrollWidth > d.clientWidth + 1).length"
        )
        return count

    def too_small(self) -> list[str]:
        """The words on targets under 24 pixels."""
        found: list[str] = self.page.evaluate(
            """[...document.querySelectorAll('.bd :is(button, a, select, input[type=text], label:has(input))')]
            .map(e => [e.innerText, e.getBoundingClientRect()])
            .filter(([, r]) => r.width && (r.width < 24 || r.height < 24)).map(([words]) => words)"""
        )
        return found


@dataclass
class Trainee(Hands):
    """Someone at JupyterLab. What leaves the machine and what breaks in the page is written down."""

    page: Page
    lab: Lab
    left: list[str] = field(default_factory=list)
    broke: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket_: self._note(socket_.url))
        self.page.on("pageerror", lambda error: self.broke.append(str(error)))
        self.page.on("console", lambda said: self.broke.append(said.text) if said.type == "error" else None)

    def _note(self, url: str) -> None:
        if not url.startswith(OURS):
            self.left.append(url)

    def opens(self, notebook: str, wait_for: str = ".bd form") -> None:
        self.page.goto(f"{self.lab.url}/lab/tree/notebooks/{notebook}?token={TOKEN}")
        self.page.locator(wait_for).first.wait_for(timeout=40_000)

    def settles(self) -> None:
        """Waits until the lesson has run to its end and nothing moves the focus any more."""
        self.page.locator(".bd-lesson-ran").first.wait_for(timeout=40_000)

    def focuses(self, css: str) -> None:
        """Puts the focus on this, once the lesson stands still, and sees it there."""
        self.settles()
        self.page.locator(css).focus()
        assert self.page.evaluate("css => document.activeElement.matches(css)", css)

    def sees(self) -> str:
        """What stands on the page now, for whoever reads why a test failed."""
        try:
            focus = self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            desks = [words[:600] for words in self.page.locator(".bd").all_inner_texts()]
        except Error as gone:
            focus, desks = str(gone), []
        log = (self.lab.folder / "lab.log").read_text(encoding="utf-8", errors="replace")
        parts = [f"focus: {focus}", *desks, *self.broke, log[-1500:]]
        return "\n────\n".join(parts)
