"""What cannot be written is read: a medium, a copy with its log, a case of an older format."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from storage import schema
from storage.case_file import CaseFile
from storage.problems import CaseReadOnly, NewerCase
from tests.storage.cases import OTHER, TEXT, article
from tests.storage.disks import read_only
from tests.storage.test_format_1 import old_case

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="media are made by mount")


def copied_while_open(folder: Path) -> Path:
    """A copy of a case and its log, the newest article in the log alone."""
    with CaseFile.create(folder / "open.rawi") as case:
        case.documents.add(article(TEXT), file=None)
        case.connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        case.documents.add(article(OTHER), file=None)
        medium = folder / "medium"
        medium.mkdir()
        for suffix in ("", "-wal"):
            shutil.copy(folder / f"open.rawi{suffix}", medium / f"copy.rawi{suffix}")
    return medium / "copy.rawi"


def test_a_medium_with_a_log_is_read_with_it(tmp_path: Path) -> None:
    path = copied_while_open(tmp_path)
    with read_only(path.parent), CaseFile.open(path) as case:
        assert case.read_only
        assert [case.documents.get(number).text for number in (1, 2)] == [TEXT, OTHER]
        assert case.verify().problems == ()
        with pytest.raises(CaseReadOnly):
            case.documents.add(article("نص"), file=None)
    assert sorted(file.name for file in path.parent.iterdir()) == ["copy.rawi", "copy.rawi-wal"]


def test_the_same_copy_is_whole_where_it_can_be_written(tmp_path: Path) -> None:
    path = copied_while_open(tmp_path)
    with CaseFile.open(path, read_only=True) as case:
        assert case.documents.count() == 2
    with CaseFile.open(path) as case:
        assert case.documents.count() == 2


def test_an_older_case_on_a_medium_is_read_as_one_of_today(tmp_path: Path) -> None:
    path = tmp_path / "medium" / "old.rawi"
    path.parent.mkdir()
    old_case(path)
    before = path.read_bytes()
    with read_only(path.parent), CaseFile.open(path) as case:
        assert case.read_only
        assert case.path == path
        assert case.verify().problems == ()
        assert [row.file for row in case.current.rows()] == ["a.txt"]
        with pytest.raises(CaseReadOnly):
            case.documents.add(article("نص"), file=None)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["old.rawi"]


def test_an_older_case_that_is_only_looked_at_is_not_migrated(tmp_path: Path) -> None:
    path = tmp_path / "old.rawi"
    old_case(path)
    before = path.read_bytes()
    with CaseFile.open(path, read_only=True) as case:
        assert case.documents.get(1).text == TEXT
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["old.rawi"]


def test_a_newer_case_on_a_medium_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "medium" / "new.rawi"
    path.parent.mkdir()
    CaseFile.create(path).close()
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {schema.NEWEST + 1}")
    database.close()
    with read_only(path.parent), pytest.raises(NewerCase):
        CaseFile.open(path)
