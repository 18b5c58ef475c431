"""A virtual screen, and a hand on the keyboard of what is shown there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from progress import CannotGoOn

_TITLE = "راوي|Rawi"
# Seconds to wait for what should come at once, on a machine that is busy.
_PATIENCE = 60.0
_GRAB = (
    "import sys; from PySide6.QtGui import QGuiApplication; application = QGuiApplication([]);"
    "application.primaryScreen().grabWindow(0).save(sys.argv[1])"
)


@dataclass(frozen=True)
class Screen:
    """A screen that is up; `name` is what DISPLAY has to be."""

    name: str

    def wait_for_window(self, process: subprocess.Popen[str], *, since: float) -> float:
        """Wait until a window of Rawi is seen; return the seconds since a moment of `monotonic`.

        Raises:
            CannotGoOn: the program ended, or nothing came.
        """
        while time.monotonic() < since + _PATIENCE:
            if self._xdotool("search", "--onlyvisible", "--name", _TITLE):
                return time.monotonic() - since
            if process.poll() is not None:
                raise CannotGoOn(f"The window did not come: {process.communicate()[1]}")
            time.sleep(0.02)
        raise CannotGoOn("The window did not come.")

    def wait_for_windows(self, number: int) -> None:
        """Wait until so many windows are seen: two with a dialog. Raises CannotGoOn."""
        until = time.monotonic() + _PATIENCE
        while len(self._xdotool("search", "--onlyvisible", "--name", ".").split()) != number:
            if time.monotonic() > until:
                raise CannotGoOn(f"There are not {number} windows.")
            time.sleep(0.2)
        time.sleep(1.0)

    def keys(self, *keys: str, pause: float = 1.0) -> None:
        """Press keys, as xdotool calls them, in what has them; then let it do what it does."""
        self._xdotool("key", "--clearmodifiers", "--delay", "300", *keys)
        time.sleep(pause)

    def write(self, text: str, *, pause: float = 1.0) -> None:
        """Type a text into what was opened last."""
        self._xdotool("type", "--clearmodifiers", "--delay", "20", text)
        time.sleep(pause)

    def picture(self, file: Path) -> None:
        """Keep what the screen shows as a PNG."""
        platform = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": self.name}
        environment = {**os.environ, **platform}
        subprocess.run([sys.executable, "-c", _GRAB, str(file)], check=True, env=environment)

    def _xdotool(self, *arguments: str) -> str:
        environment = {**os.environ, "DISPLAY": self.name}
        done = subprocess.run(
            ["xdotool", *arguments], capture_output=True, text=True, check=False, env=environment
        )
        return done.stdout.strip()


@contextmanager
def screen(size: str = "1280x800") -> Iterator[Screen]:
    """A screen of our own, which anybody of this machine may draw on."""
    reading, writing = os.pipe()
    command = (
        *("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24"),
        *("-nolisten", "tcp", "-ac"),
    )
    server = subprocess.Popen(
        command,
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    # Somebody has to give a new dialog the keyboard, as every desktop does.
    environment = {**os.environ, "DISPLAY": f":{number}"}
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Screen(f":{number}")
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
