"""Mouse and keyboard of the X server itself, and a window driven step by step with them.

For scripts in a process of their own (``tests/virtual_screen.py``): what they do comes to the
window as a person's hand would, through the server, by XTEST.
"""

from __future__ import annotations

import ctypes
import sys
import traceback
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window import open_window
from desktop.window_main import MainWindow

_PAUSE = 120
"""Milliseconds between two steps, at the least."""
_STEPS = 12
"""A drag comes as so many moves."""
Steps = Callable[[MainWindow, "Hand"], Generator[Any, None, None]]


class Hand:
    """Moves and presses; places are in logical pixels of the screen."""

    def __init__(self, ratio: float = 1.0) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._xtest = ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(None))
        self._ratio = ratio

    def move(self, at: QPoint) -> None:
        x, y = round(at.x() * self._ratio), round(at.y() * self._ratio)
        self._xtest.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._flush()

    def button(self, *, down: bool) -> None:
        self._xtest.XTestFakeButtonEvent(self._display, 1, int(down), 0)
        self._flush()

    def keys(self, *names: str) -> None:
        """Press keys by their X names, all at once: ``keys("Control_L", "2")``."""
        codes = [self._code(name) for name in names]
        for code, down in [(c, 1) for c in codes] + [(c, 0) for c in reversed(codes)]:
            self._xtest.XTestFakeKeyEvent(self._display, code, down, 0)
        self._flush()

    def click(self, at: QPoint, times: int = 1) -> Generator[None, None, None]:
        self.move(at)
        yield
        for _ in range(times):
            self.button(down=True)
            self.button(down=False)
        yield

    def drag(self, start: QPoint, end: QPoint) -> Generator[None, None, None]:
        self.move(start)
        yield
        self.button(down=True)
        yield
        for step in range(1, _STEPS + 1):
            self.move(start + (end - start) * step / _STEPS)
            yield
        self.button(down=False)
        yield

    def _code(self, name: str) -> int:
        keysym = ctypes.c_ulong(self._x11.XStringToKeysym(name.encode()))
        return int(self._x11.XKeysymToKeycode(self._display, keysym))

    def _flush(self) -> None:
        self._x11.XFlush(self._display)


def middle(widget: QWidget) -> QPoint:
    """Where a widget is on the screen."""
    return widget.mapToGlobal(widget.rect().center())


def drive(steps: Steps, case: Path | None) -> int:
    """Open the window as people do and go through the steps: each waits until nothing is at work.

    What a step yields is a condition that is waited for; a step that fails is told on stderr, and
    the process ends with 1.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    timer, going, failed = QTimer(), list[Generator[Any, None, None]](), list[BaseException]()
    wanted: list[object] = [None]

    def step() -> None:
        window = next((w for w in application.topLevelWidgets() if isinstance(w, MainWindow)), None)
        if window is None or window.workspace.background.busy or window.workspace.asking.waiting:
            return
        if not going:
            going.append(steps(window, Hand(window.devicePixelRatio())))
        if callable(wanted[0]) and not wanted[0]():
            return
        try:
            wanted[0] = next(going[0])
        except StopIteration:
            timer.stop()
            window.close()
        except BaseException as wrong:  # noqa: BLE001 - Qt would only print it and go on
            failed.append(wrong)
            traceback.print_exception(wrong)
            timer.stop()
            window.close()

    timer.timeout.connect(step)
    timer.start(_PAUSE)
    code = open_window(case)
    return 1 if failed else code
