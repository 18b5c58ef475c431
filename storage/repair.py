"""Repair: what can be read of a damaged case, in a new one; the damaged file is only read.

Records are taken from the raw pages of the file and of its write-ahead log, so damage costs the
pages that it lies in and no more. Only whole records come over (:mod:`storage.salvaged`). The pages
of an encrypted case are decrypted one by one in memory, and the new case is encrypted with the same
passphrase.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from sqlite_utils import Database

from storage.case_file import CaseFile
from storage.connection import DatabaseError
from storage.damaged_key import key_of, looks_encrypted
from storage.journal import add_link
from storage.layers import write_analysis
from storage.page_cipher import PageCipher
from storage.passphrase import Passphrase
from storage.problems import (
    CaseExists,
    CaseNotWritable,
    DiskFull,
    NothingToSave,
    PassphraseNeeded,
)
from storage.raw_pages import DecryptedPages, RawPages, StoredPages, mapped, plain_pages
from storage.salvage_pages import records
from storage.salvaged import Salvaged, salvage
from storage.text_indexes import index_texts


@dataclass(frozen=True, slots=True)
class RepairReport:
    """How much was saved; ``lost_entries``: entries that others follow from, and that are gone."""

    documents: int
    analyses: int
    entries: int
    lost_entries: int


def repair(
    damaged: Path,
    out: Path,
    *,
    passphrase: Passphrase | None = None,
    on_page: Callable[[int, int], object] = lambda *_: None,
) -> RepairReport:
    """Save what can be read of ``damaged`` into a new case ``out``.

    Args:
        damaged: the file; it is only read.
        out: the new case; encrypted with the passphrase where ``damaged`` is.
        passphrase: of ``damaged``; not looked at where that is plain.
        on_page: is told now and then how many pages of how many were looked at.

    Raises:
        NothingToSave: not one whole document or entry was found; no case was made.
        CaseMissing, NotACase: there is no such file, or it cannot be read.
        PassphraseNeeded, WrongPassphrase: it is encrypted, and no page can be read so.
        CaseExists, CaseNotWritable, DiskFull: ``out`` cannot be made.
    """
    if out.exists():
        raise CaseExists(out)
    log = damaged.with_name(damaged.name + "-wal")
    with mapped(damaged) as file, mapped(log) if log.exists() else nullcontext(b"") as logged:
        stored = StoredPages(file, logged)
        if not looks_encrypted(stored):
            passphrase = None
            found = [records(pages, on_page=on_page) for pages in plain_pages(file, logged)]
            saved = salvage(chain.from_iterable(found))
        elif passphrase is None:
            raise PassphraseNeeded(damaged)
        else:
            with _decrypted(stored, damaged, passphrase, out) as pages:
                saved = salvage(records(pages, on_page=on_page))
    if not saved.documents and not saved.links:
        raise NothingToSave(damaged)
    with CaseFile.create(out, passphrase=passphrase) as case:
        with case.connection.atomic() as db:
            numbers = _write_documents(db, saved)
            _write_readings(db, saved, numbers)
            lost = _write_journal(db, saved, numbers)
        case.renew_index(even_if_current=True)
    return RepairReport(len(saved.documents), len(saved.analyses), len(saved.links), lost)


@contextmanager
def _decrypted(
    stored: StoredPages, damaged: Path, passphrase: Passphrase, out: Path
) -> Iterator[RawPages]:
    """The pages as SQLite wrote them."""
    key = key_of(stored, damaged, passphrase)
    try:
        with closing(PageCipher(key, out.with_name(f".{out.name}.pages"))) as cipher:
            yield DecryptedPages(stored, cipher)
    except (OSError, DatabaseError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC or "disk is full" in str(error):
            raise DiskFull(out) from error
        raise CaseNotWritable(out, reason=str(error)) from error


def _write_documents(db: Database, saved: Salvaged) -> dict[str, int]:
    numbers = {}
    ordered = sorted(saved.documents.items(), key=lambda pair: (pair[1].added_at, pair[0]))
    for number, (digest, document) in enumerate(ordered, 1):
        db.conn.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?)",
            (number, digest, document.text, document.added_at),
        )
        index_texts(db, {number: document.text})
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
