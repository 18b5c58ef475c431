"""Repair: what can be read of a damaged case, in a new one; the damaged file is only read.

Records are taken from the raw pages of the file and of its write-ahead log, so damage costs the
pages that it lies in and no more. Only whole records come over (:mod:`storage.salvaged`). An
encrypted case has no pages to look at without its key, and is restored from a backup.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from storage.case_file import CaseFile
from storage.journal import add_link
from storage.layers import write_analysis
from storage.problems import CaseExists, CaseMissing, NotACase, NothingToSave
from storage.reprints import add_fingerprints
from storage.salvage_pages import Bytes, records
from storage.salvaged import Salvaged, salvage
from storage.search.index import index_text


@dataclass(frozen=True, slots=True)
class RepairReport:
    """How much was saved; ``lost_entries``: entries that others follow from, and that are gone."""

    documents: int
    analyses: int
    entries: int
    lost_entries: int


def repair(
    damaged: Path, out: Path, *, on_page: Callable[[int, int], object] = lambda *_: None
) -> RepairReport:
    """Save what can be read of ``damaged`` into a new case ``out``.

    ``on_page`` is told now and then how many pages of how many were looked at.

    Raises:
        NothingToSave: not one whole document or entry was found; no case was made.
        CaseMissing, NotACase: there is no such file, or it cannot be read.
        CaseExists, CaseNotWritable, DiskFull: ``out`` cannot be made.
    """
    if out.exists():
        raise CaseExists(out)
    log = damaged.with_name(damaged.name + "-wal")
    with _mapped(damaged) as file, _mapped(log) if log.exists() else nullcontext(b"") as logged:
        saved = salvage(records(file, logged, on_page=on_page))
    if not saved.documents and not saved.links:
        raise NothingToSave(damaged)
    with CaseFile.create(out) as case:
        with case.connection.atomic() as db:
            numbers = _write_documents(db, saved)
            _write_readings(db, saved, numbers)
            lost = _write_journal(db, saved, numbers)
        case.renew_index(even_if_current=True)
    return RepairReport(len(saved.documents), len(saved.analyses), len(saved.links), lost)


@contextmanager
def _mapped(path: Path) -> Iterator[Bytes]:
    """A file of any size as bytes that the system reads when they are looked at."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size == 0:
                yield b""
                return
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                yield mapped
    except FileNotFoundError:
        raise CaseMissing(path) from None
    except OSError as error:
        raise NotACase(path) from error


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
        write_analysis(
            db,
            numbers[digest],
            body=analysis.body,
            title=analysis.title,
            stamp=analysis.stamp,
            at=analysis.analysed_at,
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
