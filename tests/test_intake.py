"""The import run: order, problems, cancelling, worker processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.importing.problems import FileEmpty, FileMissing, FileUnreadable
from desktop.intake import Progress, Request, Taken, take_in


@pytest.fixture
def requests(tmp_path: Path) -> list[Request]:
    for number in range(6):
        text = "" if number == 2 else f"خبر رقم {number}\nقال مسؤول إن الطريق مفتوح."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    known = [Request(tmp_path / f"{n}.txt", "النهر", "2021-05-01") for n in range(6)]
    return [*known, Request(tmp_path / "none.txt"), Request(tmp_path)]


@pytest.mark.parametrize("workers", [1, 2])
def test_files_are_stored_in_order_and_problems_are_told(
    requests: list[Request], workers: int
) -> None:
    stored: list[Taken] = []
    seen: list[Progress] = []
    problems = take_in(requests, stored.append, workers=workers, on_progress=seen.append)
    assert [taken.request.path.stem for taken in stored] == ["0", "1", "3", "4", "5"]
    assert [type(problem) for problem in problems] == [FileEmpty, FileMissing, FileUnreadable]
    assert [progress.done for progress in seen] == list(range(1, 9))
    assert {progress.total for progress in seen} == {8}
    first = stored[0]
    assert first.analysis is not None
    assert first.analysis.document.outlet == "النهر"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_cancelled_run_has_stored_the_first_files_whole(
    requests: list[Request], workers: int
) -> None:
    stored: list[Taken] = []
    take_in(requests, stored.append, workers=workers, cancelled=lambda: len(stored) == 2)
    assert [taken.request.path.stem for taken in stored] == ["0", "1"]
