"""Rawi really crashes: by a bug in a slot and by a signal. What follows is seen from outside.

The crash comes from the script that starts Rawi, so that nothing of Rawi itself can be told to
crash. Where Rawi starts itself again, that script stands in for the interpreter.
"""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from storage.case_file import CaseFile
from tests.windows import make_case

SECRET = "نص سري من مقال"
SCRIPT = """#!{python}
import json, os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
how, arguments = {how!r}, sys.argv[1:]
if arguments[:2] == ["-m", "desktop"]:
    how, arguments = "look", arguments[2:]
else:
    # What Rawi starts when it starts itself again.
    sys.executable = sys.argv[0]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
application = QApplication(sys.argv[:1])
def window():
    return next(w for w in application.topLevelWidgets() if w.objectName() == "rawi_window")
def shown():
    return bool([w for w in application.topLevelWidgets() if w.objectName() == "rawi_window"]
        ) and window().workspace.analysis is not None and not window().workspace.background.busy
def work():
    from desktop.workspace import editing
    workspace = window().workspace
    workspace.actions.run("profile_review")
    workspace.case_session.show(1)
    editing.confirm(workspace.case_session, mention=workspace.analysis.mentions[0])
    workspace.case_session.show(2)
def crash():
    if how == "signal":
        os.kill(os.getpid(), signal.SIGSEGV)
    raise KeyError({secret!r})
def restart():
    for box in application.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            later.stop()
            button = next(b for b in box.buttons()
                if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole)
            Path({out!r}).with_suffix(".told").write_text(
                box.text() + box.informativeText(), encoding="utf-8")
            button.click()
            return
def look():
    found, session = window(), window().workspace.case_session
    told = {{
        "arguments": arguments,
        "document": session.document_id,
        "may_write": session.can_edit,
        "judgements": [e.judgement.action for e in session.case.journal.entries()],
        "profile": found.docks.profile.id,
        "past": found.past.words.text() if found.past.isVisible() else "",
    }}
    Path({out!r}).write_text(json.dumps(told), encoding="utf-8")
    found.close()
later = QTimer()
def turn():
    if not shown():
        return
    timer.stop()
    if how == "look":
        QTimer.singleShot(50, look)
    else:
        work()
        later.timeout.connect(restart)
        later.start(50)
        QTimer.singleShot(50, crash)
timer = QTimer()
timer.timeout.connect(turn)
timer.start(50)
from desktop.__main__ import main
sys.exit(main(arguments))
"""


@dataclass
class Crashing:
    """Starts Rawi so that it crashes (``slot``, ``signal``) or is looked at (``look``)."""

    folder: Path
    case: Path

    @property
    def out(self) -> Path:
        return self.folder / "out.json"

    def run(self, how: str) -> int:
        script = self.folder / f"crash_{how}.py"
        root = str(Path(__file__).resolve().parents[2])
        words = SCRIPT.format(
            python=sys.executable, root=root, how=how, secret=SECRET, out=str(self.out)
        )
        script.write_text(words, encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        command = [sys.executable, str(script), str(self.case)]
        done = subprocess.run(command, timeout=120, check=False, capture_output=True, text=True)
        sys.stderr.write(done.stderr)  # told where a test fails
        return done.returncode

    def seen(self) -> dict[str, Any]:
        """What the window that came after had."""
        for _ in range(1200):
            if self.out.exists() and self.out.stat().st_size:
                found: dict[str, Any] = json.loads(self.out.read_text(encoding="utf-8"))
                return found
            time.sleep(0.1)
        raise AssertionError("no window came after the crash")

    def report(self) -> str:
        return next(self.folder.rglob("errors.log")).read_text(encoding="utf-8")


@pytest.fixture
def crashing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Crashing:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    return Crashing(tmp_path, make_case(tmp_path / "case.rawi"))


def says_nothing_of_the_person(crashing: Crashing) -> None:
    report = crashing.report()
    with CaseFile.open(crashing.case, read_only=True) as case:
        texts = [case.current.article(number).text for number in (1, 2)]
    words = {word for text in texts for word in text.split() if len(word) > 3}
    assert not [word for word in (*words, *SECRET.split()) if word in report]
    assert "case.rawi" not in report
    assert str(crashing.folder) not in report


@pytest.mark.skipif(os.name == "nt", reason="a script is no program there")
def test_a_bug_in_a_slot_is_told_and_rawi_starts_again_where_it_was(crashing: Crashing) -> None:
    assert crashing.run("slot") == 0
    told = crashing.out.with_suffix(".told").read_text(encoding="utf-8")
    assert "errors.log" in told
    after = crashing.seen()
    assert after == {
        "arguments": [str(crashing.case)],
        "document": 2,
        "may_write": True,
        "judgements": ["confirm"],
        "profile": "review",
        "past": "",
    }
    assert "KeyError" in crashing.report()
    says_nothing_of_the_person(crashing)


@pytest.mark.skipif(os.name == "nt", reason="processes end in another way there")
def test_a_process_that_a_signal_ends_is_told_of_and_has_lost_nothing(crashing: Crashing) -> None:
    assert crashing.run("signal") == -signal.SIGSEGV
    assert crashing.run("look") == 0
    after = crashing.seen()
    assert after["judgements"] == ["confirm"]
    assert after["may_write"], "the lock of a dead process is nobody's"
    assert "errors.log" in after["past"]
    assert "Segmentation fault" in crashing.report()
    says_nothing_of_the_person(crashing)
    crashing.out.unlink()
    assert crashing.run("look") == 0
    assert crashing.seen()["past"] == "", "it is told once"
