"""Reports of bugs hold lines of code and nothing of the person's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.crash_reports import HardCrashes, write_report

MARKERS = ("نص سري من مقال", "/home/omar/قضية.rawi", "عبارة المرور", "اسم شخص")


def fail() -> None:
    secret = MARKERS[2]
    try:
        raise KeyError(MARKERS[0])  # noqa: TRY301 - an error that came of another is what is wanted
    except KeyError as error:
        raise ValueError(MARKERS[1], secret) from error


def test_a_report_holds_kinds_and_places_and_no_marker(tmp_path: Path) -> None:
    try:
        fail()
    except ValueError as error:
        error.add_note(MARKERS[3])
        written = write_report(error, tmp_path / "log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "KeyError" in written
    assert "test_crash_reports.py" in written
    assert "fail" in written
    assert not [marker for marker in MARKERS if marker in written]
    assert str(Path.home()) not in written
    assert str(tmp_path) not in written


_DYING = """
import sys, faulthandler
from pathlib import Path
from desktop.crash_reports import HardCrashes
crashes = HardCrashes(Path(sys.argv[1]))
crashes.begin()
def falling(): faulthandler._sigsegv()
falling()
"""


def test_a_hard_crash_is_noticed_once_at_the_next_start(tmp_path: Path) -> None:
    died = subprocess.run([sys.executable, "-c", _DYING, str(tmp_path)], check=False)
    assert died.returncode != 0
    crashes = HardCrashes(tmp_path)
    report = crashes.begin()
    crashes.end()
    assert report is not None
    written = report.read_text(encoding="utf-8")
    assert "Fatal Python error" in written
    assert "falling" in written
    again = HardCrashes(tmp_path)
    assert again.begin() is None
    again.end()
    assert [path.name for path in tmp_path.iterdir()] == ["errors.log"]


def test_what_faulthandler_wrote_loses_the_folders_of_a_person(tmp_path: Path) -> None:
    left = tmp_path / "hard-999999.txt"
    left.write_text(
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x0 (most recent call first):\n"
        '  File "/home/omar/secret/desktop/panes/map.py", line 12 in paint\n',
        encoding="utf-8",
    )
    crashes = HardCrashes(tmp_path)
    report = crashes.begin()
    crashes.end()
    assert report is not None
    written = report.read_text(encoding="utf-8")
    assert "panes/map.py:12 paint" in written
    assert "omar" not in written
