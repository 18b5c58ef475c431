"""On a virtual screen: Rawi started as people start it, in a real window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
def look():
    window = next(w for w in application.topLevelWidgets() if w.objectName() == "rawi_window")
    background = window.workspace.background
    if background.busy or window.workspace.analysis is None:
        return
    timer.stop()
    window.screen().grabWindow(window.winId()).save(sys.argv[2])
    print(application.platformName(), len(window.workspace.analysis.mentions))
    window.close()
timer = QTimer()
timer.timeout.connect(look)
timer.start(200)
from desktop.window import open_window
sys.exit(open_window(Path(sys.argv[1]) if sys.argv[1] != "-" else None, training=True))
"""


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a virtual screen of our own."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("needs Xvfb (apt-get install xvfb), which is not here")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    process.terminate()
    process.wait()


@pytest.mark.xvfb
def test_the_training_case_opens_in_a_real_window(display: str, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, "-", str(picture)],
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    if "Could not load the Qt platform plugin" in done.stderr:
        pytest.skip("Qt's libraries for X11 are not here (packaging/dev.py run installs them)")
    assert done.returncode == 0, done.stderr
    platform, mentions = done.stdout.split()
    assert platform == "xcb"
    assert int(mentions) > 0
    assert picture.stat().st_size > 10_000
