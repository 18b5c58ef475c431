"""An import that is killed goes on where it was, and nothing is doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.case_intake import keep
from desktop.import_order import ImportOrder, from_text, to_text
from desktop.intake import Progress, Request, Said, Take, Taken, take_in
from desktop.unfinished_imports import RunningImport, leave, unfinished_imports
from storage.case_file import CaseFile


class Killed(BaseException):
    """What stops a run in the middle, as a signal does."""


def folder_of(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "وارد"
    folder.mkdir()
    for number in range(count):
        text = f"خبر رقم {number}\nقال مسؤول إن الطريق مفتوح."
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def run(case: CaseFile, order: ImportOrder, *, killed_after: int = 99) -> list[Taken]:
    """As window and terminal do it; gives what was handed over."""
    requests = [one for one in order.requests() if isinstance(one, Request)]
    running = RunningImport(case, order, len(requests))
    stored: list[Taken] = []

    def store(taken: Taken) -> None:
        assert taken.article is not None
        if len(stored) == killed_after:
            raise Killed
        running.begin()
        keep(case, taken.article, str(taken.request.path), taken.analysis)
        stored.append(taken)

    def note(progress: Progress) -> None:
        running.go_on(progress.done)

    take_in(requests, store, take=Take(case.layers.read_digests()), on_progress=note)
    running.end(whole=True, done=len(requests))
    return stored


def test_what_was_taken_in_is_neither_analysed_nor_stored_again(tmp_path: Path) -> None:
    order = ImportOrder((folder_of(tmp_path, 5),), outlet="النهر")
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case, pytest.raises(Killed):
        run(case, order, killed_after=3)
    with CaseFile.open(path) as case:
        (left,) = unfinished_imports(case)
        assert (left.order, left.total) == (order, 5)
        again = run(case, left.order)
        assert [taken.analysis is None for taken in again] == [True, True, True, False, False]
        assert unfinished_imports(case) == []
        assert case.documents.count() == 5
        assert case.connection.rows("SELECT count(*) FROM provenances") == [(5,)]
        assert {row.outlet for row in case.current.rows()} == {"النهر"}
        assert case.verify(thorough=True).problems == ()


def test_a_text_that_lost_its_reading_is_read(tmp_path: Path) -> None:
    order = ImportOrder((folder_of(tmp_path, 2),))
    with CaseFile.create(tmp_path / "a.rawi") as case:
        run(case, order)
        with case.connection.atomic() as db:
            db.conn.execute("DELETE FROM analyses WHERE document_id = 2")
        assert [taken.analysis is None for taken in run(case, order)] == [True, False]
        assert case.layers.stamp(2) is not None


def test_an_unfinished_import_is_left_or_taken_up_by_one_of_the_same_files(tmp_path: Path) -> None:
    one, other = ImportOrder((Path("/one"),)), ImportOrder((Path("/other"),))
    with CaseFile.create(tmp_path / "a.rawi") as case:
        for order in (one, other, one):
            running = RunningImport(case, order, 7)
            running.begin()
            running.end(whole=False, done=3)
        found = unfinished_imports(case)
        assert [(left.order, left.done, left.total) for left in found] == [
            (one, 3, 7),
            (other, 3, 7),
        ]
        leave(case, found[0])
        assert [left.order for left in unfinished_imports(case)] == [other]


def test_an_order_is_the_same_after_it_was_kept_as_text() -> None:
    path = Path("/x/\udcff.txt")
    order = ImportOrder(
        (Path("/x"), Path("/y/a.csv")),
        outlet="النهر",
        columns={"متن": "text"},
        files={
            path: Request(path, encoding="cp1256", said={"2": Said("", "2021-05-01"), "": Said()}),
            Path("/x/b.txt"): None,
        },
    )
    assert from_text(to_text(order)) == order
    with pytest.raises(ValueError, match="order"):
        from_text('{"paths": 7}')
