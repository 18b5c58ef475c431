"""What lets the window have its turn while other threads of ours compute."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

from desktop.workspace.messages import DocumentShown
from desktop.workspace.workspace import Workspace

# Seconds after which a thread that computes gives the window its turn. The window gives its own
# turn away with each call of Qt, hundreds in one painting: with Python's usual 5 ms each, a second.
_TURN = 0.0003
# Milliseconds after the first article was shown: by then all is loaded that stays.
_SETTLED = 1500


class Pace(QObject):
    """Sets the pace of the whole program, once, for the one window that it has."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        sys.setswitchinterval(_TURN)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._set_aside)
        workspace.hub.subscribe(DocumentShown, lambda _: self._wait(), self)
        self._is_set_aside = False

    def _wait(self) -> None:
        if not self._is_set_aside:
            self._settled.start()

    def _set_aside(self) -> None:
        """Lexicons and modules are never garbage: the collector of cycles looks through them no
        more, for which every thread stood still for a sixth of a second, again and again."""
        self._is_set_aside = True
        gc.freeze()
