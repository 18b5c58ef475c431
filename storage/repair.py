"""Repair: what can be read of a damaged case, in a new one; the damaged file is only read.

Records are taken from the raw pages of the file and of its write-ahead log, so damage costs the
pages that it lies in and no more. Only whole records come over (:mod:`storage.salvaged`). An
encrypted case has no pages to look at without its key, and is restored from a backup.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from storage.case_file import CaseFile
from storage.journal import add_link
from storage.problems import NothingToSave
from storage.reprints import add_fingerprints
from storage.salvage_pages import records
from storage.salvaged import Salvaged, salvage
from storage.search.index import index_text


@dataclass(frozen=True, slots=True)
class RepairReport:
    """How much was saved; ``lost_entries``: entries that others follow from, and that are gone."""

    documents: int
    analyses: int
    entries: int
    lost_entries: int


def repair(damaged: Path, out: Path) -> RepairReport:
    """Save what can be read of ``damaged`` into a new case ``out``.

    Raises:
        NothingToSave: not one whole document or entry was found; no case was made.
        CaseExists, CaseNotWritable, DiskFull: ``out`` cannot be made.
        OSError: ``damaged`` cannot be read.
    """
    log = damaged.with_name(damaged.name + "-wal")
    saved = salvage(records(damaged.read_bytes(), log.read_bytes() if log.exists() else b""))
    if not saved.documents and not saved.links:
        raise NothingToSave(damaged)
    with CaseFile.create(out) as case:
        with case.connection.atomic() as db:
            numbers = _write_documents(db, saved)
            _write_readings(db, saved, numbers)
            lost = _write_journal(db, saved, numbers)
        case.renew_index(even_if_current=True)
    return RepairReport(len(saved.documents), len(saved.analyses), len(saved.links), lost)


def _write_documents(db: Database, saved: Salvaged) -> dict[str, int]:
    numbers = {}
    ordered = sorted(saved.documents.items(), key=lambda pair: (pair[1].added_at, pair[0]))
    for number, (digest, document) in enumerate(ordered, 1):
        db.conn.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?)",
            (number, digest, document.text, document.added_at),
        )
        index_text(db, number, document.text)
        add_fingerprints(db, number, document.text)
        numbers[digest] = number
    db.conn.executemany(
        "INSERT INTO provenances (document_id, file, title, outlet, published, imported_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(numbers[digest], *told) for digest, told in sorted(saved.provenances, key=repr)],
    )
    return numbers


def _write_readings(db: Database, saved: Salvaged, numbers: dict[str, int]) -> None:
    for digest, analysis in saved.analyses.items():
        db.conn.execute(
            "INSERT OR IGNORE INTO stamps (engine, lexicons, recognisers) VALUES (?, ?, ?)",
            analysis.stamp,
        )
        db.conn.execute(
            "INSERT INTO analyses (document_id, body, title, stamp_id, analysed_at)"
            " SELECT ?, ?, ?, id, ? FROM stamps"
            " WHERE engine = ? AND lexicons = ? AND recognisers = ?",
            (numbers[digest], analysis.body, analysis.title, analysis.analysed_at, *analysis.stamp),
        )


def _write_journal(db: Database, saved: Salvaged, numbers: dict[str, int]) -> int:
    """Write the entries, the journal's ends, and what is missing; gives how many entries are."""
    followed: set[str] = set()
    texts: set[str] = set()
    for link, action in sorted(saved.links.values(), key=lambda pair: (pair[0].clock, pair[0].uid)):
        digest = json.loads(link.payload).get("document")
        add_link(db, link, action=action, document=numbers.get(digest or ""))
        followed.update(link.parents.split())
        texts.update([digest] if digest else [])
    present = {link.hash for link, _ in saved.links.values()}
    lost = (followed - present) | (texts - numbers.keys())
    db.conn.executemany(
        "INSERT INTO journal_heads VALUES (?)", [(end,) for end in sorted(present - followed)]
    )
    db.conn.executemany("INSERT INTO losses VALUES (?)", [(digest,) for digest in sorted(lost)])
    return len(followed - present)
