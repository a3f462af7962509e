"""What every thing on the desk has in common: a view that goes to the browser, and what comes back from it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import anywidget
import traitlets

from simulator.training.stages.stage import NotAMove

Json = dict[str, Any]

TROUBLE = (
    "Something went wrong on the desk. Press Run at the top of this page to open it again; "
    "everything up to your last answer is saved."
)


@dataclass(frozen=True, slots=True)
class File:
    """Something that the browser saves where its user keeps such things."""

    name: str
    kind: str
    content: bytes


_log = logging.getLogger(__name__)


Acts = Mapping[str, Callable[..., File | None]]


class OnDesk(anywidget.AnyWidget):
    """A thing on the desk. The browser draws `view` and sends what was done; `receive` answers with a new view.

    No key goes out in a view. `receive` needs no browser: `thing.receive({"do": "hint", "question": "q"})`.
    """

    view = traitlets.Dict().tag(sync=True)
    says = "A thing on the desk."  # the text form, stored in the notebook

    def __init__(self) -> None:
        super().__init__(view={})
        self._replies = 0
        self.on_msg(lambda _widget, content, _buffers: self.receive(content))
        self.show()

    def acts(self) -> Acts:
        """What the browser may ask for, by name, with the fields that go with it. A file that comes of it is sent."""
        raise NotImplementedError

    def picture(self) -> Json:
        """What is on the desk now, as JSON."""
        raise NotImplementedError

    def receive(self, said: Json) -> None:
        """Do what was asked, then show the desk again; a fault becomes one sentence, never a traceback."""
        fields = {name: value for name, value in said.items() if name != "do"}
        try:
            file = self.acts()[said["do"]](**fields)
        except NotAMove as error:
            self.show(trouble=str(error))
        except Exception:
            _log.exception("The desk could not do %r.", said)
            self.show(trouble=TROUBLE)
        else:
            self.show()
            if file is not None:
                self.send({"file": file.name, "kind": file.kind}, [file.content])

    def show(self, trouble: str | None = None) -> None:
        """Send the desk as it is. The count makes every reply new, so the browser knows that it was answered."""
        self._replies += 1
        try:
            picture = self.picture()
        except Exception:
            _log.exception("The desk could not be drawn.")
            picture, trouble = {key: value for key, value in self.view.items() if key != "trouble"}, TROUBLE
        self.view = {**picture, "trouble": trouble, "reply": self._replies}

    def __repr__(self) -> str:
        return self.says
