"""From the command to a window that can be used, each time in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figures import Figures

# Python keeps what it has compiled, unless somebody's environment forbids it.
AS_INSTALLED = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
# What `rawi` does, and a look every millisecond whether the article stands on the screen and the
# program waits for a person.
_PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.no_network import refuse_network
refuse_network()
from desktop.window import open_window
from desktop.window_main import MainWindow
application = QApplication(sys.argv[:1])
def look():
    for widget in application.topLevelWidgets():
        if isinstance(widget, MainWindow) and is_usable(widget):
            widget.grab()
            print(time.time(), flush=True)
            application.quit()
def is_usable(window):
    work = window.workspace
    return (window.isVisible() and work.analysis is not None
        and work.case_session.count >= int(sys.argv[2]) and not work.background.busy)
timer = QTimer()
timer.timeout.connect(look)
timer.start(1)
open_window(None if sys.argv[1] == '--training' else Path(sys.argv[1]),
            training=sys.argv[1] == '--training')
"""


def seconds_to_use(what: str | Path, documents: int) -> float:
    """Seconds from starting Rawi until its window shows an article of a case of so many."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(what), str(documents)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=AS_INSTALLED,
    )
    return float(done.stdout.split()[0]) - began


def processor_seconds(case: Path) -> float:
    """Seconds of the processor for the same: what a machine with nothing else to do would take."""
    before = sum(os.times()[2:4])
    seconds_to_use(case, 7)
    return sum(os.times()[2:4]) - before


def shortest(measure: Callable[[], float]) -> float:
    """The shortest of five: what else the machine does can only lengthen a start."""
    return min(measure() for _ in range(5))


def test_the_window_with_the_training_case(figures: Figures, tmp_path: Path) -> None:
    case = tmp_path / "training.rawi"
    subprocess.run(
        [sys.executable, "-m", "desktop", "import", str(case), "--training"],
        check=True,
        capture_output=True,
    )
    seconds_to_use(case, 7)
    figures.tell("a start of the window, of the processor", processor_seconds(case), "s")
    figures.at_most(
        "the window with the training case, usable after",
        shortest(lambda: seconds_to_use(case, 7)),
        1.5,
        "s",
    )


def test_the_very_first_start_reads_the_training_articles(figures: Figures) -> None:
    taken = seconds_to_use("--training", 7)
    figures.tell("the first start of all: the training articles imported and read", taken, "s")


def test_the_terminal_starts(figures: Figures) -> None:
    def seconds() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "desktop", "--help"], check=True, capture_output=True)
        return time.perf_counter() - began

    figures.at_most("rawi --help", shortest(seconds), 1, "s")
