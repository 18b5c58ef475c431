"""A virtual screen, and Rawi in a process of its own on it: for tests in a real window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

WITHOUT_LIBRARIES = "Could not load the Qt platform plugin"


@contextmanager
def virtual_screen(size: str = "1280x800") -> Iterator[str]:
    """The name of a virtual screen of our own; skips the test where there is none to be had."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("needs Xvfb (apt-get install xvfb), which is not here")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    try:
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


def run_on(
    display: str, script: str, *arguments: str, settings: Mapping[str, str] | None = None
) -> str:
    """Run a script on a screen, warnings being errors; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", **(settings or {})},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    if WITHOUT_LIBRARIES in done.stderr:
        pytest.skip("Qt's libraries for X11 are not here (packaging/dev.py run installs them)")
    assert done.returncode == 0, done.stderr
    return done.stdout
