"""Migrations: one file a number, each whole or not at all, a backup before."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from storage import schema
from storage.case_file import CaseFile
from tests.storage.cases import article


def test_every_migration_has_its_own_file() -> None:
    folder = Path(schema.__file__).parent
    files = sorted(file.stem for file in folder.glob("m[0-9]*.py"))
    expected = [f"m{n:04}_{name}" for n, (name, _) in enumerate(schema.MIGRATIONS, 1)]
    assert files == expected


def test_an_older_case_is_backed_up_then_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case:
        case.documents.add(article(), file=None)

    def add_table(db: Database) -> None:
        db.conn.execute("CREATE TABLE added (id INTEGER PRIMARY KEY)")

    _extend(monkeypatch, add_table)
    with CaseFile.open(path) as case:
        assert case.documents.count() == 1
        assert case.verify().problems == ()
    monkeypatch.undo()
    with CaseFile.open(tmp_path / f"a.format{schema.NEWEST}.rawi.bak") as backup:
        assert backup.documents.count() == 1


def test_a_migration_that_fails_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.rawi"
    CaseFile.create(path).close()

    def broken(db: Database) -> None:
        db.conn.execute("CREATE TABLE added (id INTEGER PRIMARY KEY)")
        raise RuntimeError("a mistake of ours")

    _extend(monkeypatch, broken)
    with pytest.raises(RuntimeError):
        CaseFile.open(path)
    monkeypatch.undo()
    with CaseFile.open(path) as case:
        assert not case.read_only
        assert case.verify().problems == ()


def _extend(monkeypatch: pytest.MonkeyPatch, step: object) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("added", step)))
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
    monkeypatch.setattr("storage.opening.NEWEST", schema.NEWEST)
