"""On a virtual screen: Rawi started as people start it, in a real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.virtual_screen import run_on, virtual_screen

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


@pytest.mark.xvfb
def test_the_training_case_opens_in_a_real_window(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    with virtual_screen() as display:
        platform, mentions = run_on(display, SCRIPT, "-", str(picture)).split()
    assert platform == "xcb"
    assert int(mentions) > 0
    assert picture.stat().st_size > 10_000
