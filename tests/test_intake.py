"""The import run: order, problems, cancelling, worker processes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import analyse
from desktop.case_intake import keep
from desktop.importing.problems import FileEmpty, FileMissing, FileUnreadable, KillsWorkers
from desktop.intake import Elsewhere, Part, Progress, Request, Take, Taken, take_in
from resources.lexicons import load
from storage.case_file import CaseFile
from storage.documents import text_digest


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


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_of_many_articles_is_told_of_one_by_one_and_may_be_stopped_in_it(
    tmp_path: Path, workers: int
) -> None:
    rows = [f'"خبر رقم {n}. قال مسؤول إن الطريق مفتوح.",النهر' for n in range(12)]
    table = tmp_path / "table.csv"
    table.write_text("\n".join(["النص,الناشر", *rows]), encoding="utf-8")
    stored: list[Taken] = []
    parts: list[Part] = []
    seen: list[Progress] = []
    take_in(
        [Request(table)], stored.append, workers=workers,
        on_part=parts.append, on_progress=seen.append,
    )  # fmt: skip
    assert [taken.member for taken in stored] == [str(row) for row in range(2, 14)]
    assert all(taken.analysis is not None for taken in stored)
    assert [(part.done, part.total) for part in parts] == [(at, 12) for at in range(1, 13)]
    assert [(progress.done, progress.articles) for progress in seen] == [(1, 12)]
    known = frozenset(text_digest(taken.article.text) for taken in stored[:7] if taken.article)
    again: list[Taken] = []
    take_in(
        [Request(table)], again.append, workers=workers, take=Take(known),
        on_progress=seen.append, cancelled=lambda: len(again) == 9,
    )  # fmt: skip
    assert [taken.analysis is None for taken in again] == [True] * 7 + [False] * 2
    assert len(seen) == 1, "the file is not finished"


@pytest.mark.parametrize("workers", [1, 2])
def test_articles_are_analysed_elsewhere_and_files_keep_their_order(
    requests: list[Request], tmp_path: Path, workers: int
) -> None:
    rows = [f'"خبر رقم {n} من الجدول. قال مسؤول إن الطريق مفتوح.",النهر' for n in range(12)]
    table = tmp_path / "table.csv"
    table.write_text("\n".join(["النص,الناشر", *rows]), encoding="utf-8")
    begun: list[str] = []

    def begin(article: Article, file: str) -> Callable[[], Analysis]:
        begun.append(file)

        def wait() -> Analysis:
            if "رقم 3\n" in article.text:
                raise KillsWorkers(file)
            return analyse(article, load())

        return wait

    known = {text_digest("خبر رقم 5\nقال مسؤول إن الطريق مفتوح.")}
    stored: list[Taken] = []
    seen: list[Progress] = []
    problems = take_in(
        [*requests, Request(table), *(Request(tmp_path / "none.txt") for _ in range(6))],
        stored.append,
        workers=workers,
        take=Take(known),
        elsewhere=Elsewhere(begin, 3),
        on_progress=seen.append,
    )
    assert [taken.request.path.stem for taken in stored] == [*"0145", *["table"] * 12]
    assert [taken.analysis is None for taken in stored] == [
        taken.request.path.stem == "5" for taken in stored
    ]
    assert [type(problem) for problem in problems[:4]] == [
        *(FileEmpty, KillsWorkers, FileMissing, FileUnreadable)
    ]
    assert [progress.done for progress in seen] == list(range(1, 16))
    assert len(begun) == 16


def test_what_is_begun_elsewhere_is_stopped_with_the_run(requests: list[Request]) -> None:
    stored: list[Taken] = []
    begun: list[str] = []

    def begin(article: Article, file: str) -> Callable[[], Analysis]:
        begun.append(file)
        return lambda: analyse(article, load())

    take_in(
        requests,
        stored.append,
        elsewhere=Elsewhere(begin, 1),
        cancelled=lambda: len(stored) == 2,
    )
    assert [taken.request.path.stem for taken in stored] == ["0", "1"]
    assert len(begun) < 5


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_that_stands_in_several_files_is_analysed_once(tmp_path: Path, workers: int) -> None:
    requests = []
    for number in range(14):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(f"خبر رقم {number % 10}\nقال مسؤول إن الطريق مفتوح.", encoding="utf-8")
        requests.append(Request(path))
    case = CaseFile.create(tmp_path / "case.rawi")
    stored: list[Taken] = []
    seen: list[Progress] = []

    def store(taken: Taken) -> None:
        assert taken.article is not None
        stored.append(taken)
        keep(case, taken.article, str(taken.request.path), taken.analysis)

    take_in(requests, store, workers=workers, on_progress=seen.append)
    assert [taken.request for taken in stored] == requests
    assert [taken.analysis is not None for taken in stored] == [True] * 10 + [False] * 4
    assert [progress.known for progress in seen] == [0] * 10 + [1] * 4
    assert case.documents.count() == 10
    assert all(case.layers.stamp(number) is not None for number in case.documents.ids())
    first = case.documents.from_file(str(requests[0].path))
    assert first == case.documents.from_file(str(requests[10].path)), "both files are remembered"
    case.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_that_stands_twice_in_a_file_is_analysed_once(tmp_path: Path, workers: int) -> None:
    rows = [f"خبر رقم {n % 11}. قال مسؤول إن الطريق مفتوح." for n in range(13)]
    table = tmp_path / "table.csv"
    table.write_text("\n".join(["النص", *rows]), encoding="utf-8")
    stored: list[Taken] = []
    take_in([Request(table)], stored.append, workers=workers)
    assert [taken.member for taken in stored] == [str(row) for row in range(2, 15)]
    assert [taken.analysis is not None for taken in stored] == [True] * 11 + [False] * 2


def test_a_text_that_comes_again_is_analysed_elsewhere_once_unless_that_failed(
    tmp_path: Path,
) -> None:
    requests = []
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"خبر رقم {number % 3}\nقال مسؤول إن الطريق مفتوح.", encoding="utf-8")
        requests.append(Request(path))
    begun: list[str] = []

    def begin(article: Article, file: str) -> Callable[[], Analysis]:
        begun.append(Path(file).stem)

        def wait() -> Analysis:
            if "رقم 1" in article.text:
                raise KillsWorkers(file)
            return analyse(article, load())

        return wait

    stored: list[Taken] = []
    problems = take_in(requests, stored.append, elsewhere=Elsewhere(begin, 9))
    assert [taken.request.path.stem for taken in stored] == [*"0235"]
    assert [taken.analysis is not None for taken in stored] == [True, True, False, False]
    assert [Path(str(problem.fields["file"])).stem for problem in problems] == [*"14"]
    assert sorted(begun) == [*"0124"]
