"""A thing on the desk in a bare page: its own module and styles, with Python at the other end and no JupyterLab."""

from __future__ import annotations

import json
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

    def _said(self, said: dict[str, Any]) -> dict[str, Any]:
        self._thing.receive(said)
        return self._view()

    def _view(self) -> dict[str, Any]:
        view: dict[str, Any] = json.loads(json.dumps(self._thing.view))
        return view
