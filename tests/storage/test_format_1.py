"""A case of format 1 opens as one of today, with every judgement in its place."""

from __future__ import annotations

import json
from pathlib import Path

from sqlite_utils import Database

from desktop.analysis.schema import to_dict
from storage.case_file import CaseFile
from storage.connection import APPLICATION_ID, Connection
from storage.documents import text_digest
from storage.schema import m0001_first
from tests.storage.cases import TEXT, analysis

AT = "2026-01-02T03:04:05.000+00:00"


def old_case(path: Path) -> None:
    """A case as the first format kept it, with a tag and a merge that was undone."""
    connection = Connection(path, mode="rwc")
    with connection.atomic() as db:
        m0001_first.migrate(db)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute("PRAGMA user_version = 1")
        db.table("documents").insert(
            {"id": 1, "sha256": text_digest(TEXT), "text": TEXT, "added_at": AT}
        )
        db.table("words").insert({"rowid": 1, "exact": TEXT, "spelling": TEXT, "stem": TEXT})
        db.table("provenances").insert({"document_id": 1, "file": "a.txt", "imported_at": AT})
        read = analysis()
        db.table("analyses").insert(
            {
                "document_id": 1, "json": json.dumps(to_dict(read)), "title": read.document.title,
                "engine": read.engine, "lexicons": read.lexicons, "recognisers": "gazetteer",
                "analysed_at": AT,
            }
        )  # fmt: skip
        start = TEXT.index("فرق الصيانة")
        end = start + len("فرق الصيانة")
        anchor = {
            "start": start, "end": end, "quote": TEXT[start:end],
            "before": TEXT[start - 24 : start], "after": TEXT[end : end + 24],
        }  # fmt: skip
        tag = {"action": "tag", "document": 1, "anchor": anchor, "kind": "organisation"}
        place = {"kind": "place", "name": "صيدا"}
        merge = {"action": "merge", "entity": place, "target": {**place, "name": "طرابلس"}}
        undo = {"action": "undo", "uid": "u2"}
        said: tuple[dict[str, object], ...] = (dict(tag), dict(merge), dict(undo))
        for number, judgement in enumerate(said, 1):
            _say(db, number, judgement)
    connection.close()


def _say(db: Database, number: int, said: dict[str, object]) -> None:
    db.table("journal").insert(
        {
            "uid": f"u{number}", "at": AT, "author": "سلمى", "action": said["action"],
            "document_id": said.get("document"), "payload": json.dumps(said, ensure_ascii=False),
            "previous": "", "hash": f"h{number}",
        }
    )  # fmt: skip


def test_it_is_migrated_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    old_case(path)
    with CaseFile.open(path) as case:
        assert case.verify().problems == ()
        view = case.current(1)
        assert view is not None
        assert {(m.text, m.by) for m in view.mentions} >= {("فرق الصيانة", "analyst")}
        assert "صيدا" in {entity.name for entity in view.entities}
        written = [(e.uid, e.at, e.author, e.active) for e in case.journal.entries()]
        assert written == [("u1", AT, "سلمى", True), ("u2", AT, "سلمى", False)]
        redo = case.journal.next_redo()
        assert redo is not None
        assert redo.uid == "u2"
        assert [row.file for row in case.current.rows()] == ["a.txt"]
    assert (tmp_path / "a.format1.rawi.bak").exists()
