"""A bug looks like one: a dialog says where its report lies, which holds no article text."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtWidgets import QMessageBox

from desktop.look.direction import isolate
from desktop.window_main import MainWindow
from desktop.workspace.messages import ProblemMet
from desktop.workspace.problems import PROBLEMS


def watch(window: MainWindow) -> None:
    """From now on tell every unforeseen error to the person, and go on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            window.close()
        elif isinstance(error, PROBLEMS):
            window.workspace.hub.publish(ProblemMet(error))
        else:
            report = write_report(kind, trace, user_log_path("rawi", appauthor=False))
            tell(window, report)

    sys.excepthook = hook


def write_report(kind: type[BaseException], trace: TracebackType | None, folder: Path) -> Path:
    """Add the kind of the error and the lines of our code it went through; never its message,
    which may quote an article."""
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "errors.log"
    lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind.__name__}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    with report.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return report


def tell(window: MainWindow, report: Path) -> None:
    tr = window.workspace.tr
    QMessageBox.critical(window, tr("crash.title"), tr("crash.words", report=isolate(str(report))))
