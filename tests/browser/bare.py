"""A thing on the desk in a bare page: its own module and styles, with Python at the other end and no JupyterLab."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from simulator.desk.on_desk import OnDesk
from tests.browser.lab import Hands

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A desk</title><style>%s</style>
<style>body { margin: 0; padding: 1rem; background: var(--bd-paper); }</style>
<body data-jp-theme-light="true"><main><h1 class="bd-vh">A desk</h1><div id="desk"></div></main></body></html>"""

MODEL = """([module, view]) => {
    const hear = new Set();
    let now = view;
    const model = { get: () => now, on: (_, f) => hear.add(f), off: (_, f) => hear.delete(f),
        send: async (said) => { now = await window.toPython(said); for (const f of hear) f(); } };
    const url = URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
    return import(url).then((thing) => { thing.default.render({ model, el: document.getElementById("desk") }); });
}"""


class BareDesk(Hands):
    """Someone at the page, the thing on it, and what broke."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.broke: list[str] = []
        page.on("pageerror", lambda error: self.broke.append(str(error)))
        page.expose_function("toPython", self._said)

    def lays(self, thing: OnDesk) -> Locator:
        """Lays a thing on the desk."""
        self._thing = thing
        self.page.set_content(PAGE % thing._css)
        self.page.evaluate(MODEL, [thing._esm, self._view()])
        return self.page.locator(".bd")

    def looks_well(self, shots: Path, name: str, widths: Iterable[int] = (1280, 640, 320)) -> None:
        """At each width and in both themes it breaks no rule of axe, fits and can be hit; a picture is kept of each."""
        before = self.page.viewport_size
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            for theme in ("dark", "light"):
                self.wears(theme)
                assert self.violations() == [], (name, width, theme)
                self.page.locator(".bd").screenshot(path=shots / f"{name}-{width}-{theme}.png")
            assert self.too_wide() == 0, (name, width)
            assert self.too_small() == [], (name, width)
        if before:
            self.page.set_viewport_size(before)

    def _said(self, said: dict[str, Any]) -> dict[str, Any]:
        self._thing.receive(said)
        return self._view()

    def _view(self) -> dict[str, Any]:
        view: dict[str, Any] = json.loads(json.dumps(self._thing.view))
        return view
