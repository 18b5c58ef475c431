"""Documents: the immutable texts of a case, once each, with every file they came from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from desktop.analysis.model import Article
from storage.arrivals import Arrivals
from storage.changes import Changes, changed
from storage.connection import Connection
from storage.problems import UnknownDocument
from storage.revisions import Revisions


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """``text`` exactly as imported; ``title``, ``outlet`` and ``published`` as first known."""

    id: int
    text: str
    title: str | None
    outlet: str | None
    published: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """``is_new``: False when the same text was in the case already."""

    id: int
    is_new: bool
    changes: Changes


class Documents:
    """The documents of one open case; ``arrivals`` is told of each in the transaction that writes
    it."""

    def __init__(self, connection: Connection, arrivals: Arrivals) -> None:
        self._connection = connection
        self._revisions = Revisions(connection)
        self._arrivals = arrivals

    def add(self, article: Article, *, file: str | None) -> Added:
        """Store an article; the same text twice is one document with two provenances.

        ``file`` is where it came from, None for pasted text. A file that was stored with another
        text before, most of it the same, gives a revision. Durable when it returns.
        """
        digest = text_digest(article.text)
        with self._connection.atomic() as db:
            row = db.conn.execute("SELECT id FROM documents WHERE sha256 = ?", (digest,)).fetchone()
            is_new = row is None
            if row is None:
                cursor = db.conn.execute(
                    "INSERT INTO documents (sha256, text, added_at) VALUES (?, ?, ?)",
                    (digest, article.text, now()),
                )
                number = int(cursor.lastrowid or 0)
                self._arrivals.text(number, article.text)
            else:
                number = int(row[0])
            named = file and _in_unicode(file)
            if is_new and named:
                self._revisions.note(db, number, named)
            db.conn.execute(
                "INSERT INTO provenances (document_id, file, title, outlet, published, imported_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (number, named, article.title, article.outlet, article.published, now()),
            )
            self._arrivals.refresh(number)
        return Added(number, is_new, changed("documents", documents=(number,)))

    def known(self, article: Article, *, file: str | None) -> int | None:
        """The number of the document that came from this file before, the same word for word and
        with the same title, outlet and date; None where storing it would add something."""
        row = self._connection.row(
            "SELECT d.id FROM documents d JOIN provenances p ON p.document_id = d.id"
            " WHERE d.sha256 = ? AND p.file IS ? AND p.title IS ? AND p.outlet IS ?"
            " AND p.published IS ?",
            text_digest(article.text),
            file and _in_unicode(file),
            article.title,
            article.outlet,
            article.published,
        )
        return int(row[0]) if row else None

    def with_text(self, digest: str) -> int | None:
        """The number of the document whose text has this digest."""
        row = self._connection.row("SELECT id FROM documents WHERE sha256 = ?", digest)
        return int(row[0]) if row else None

    def from_file(self, file: str) -> set[int]:
        """All documents that came from this file."""
        rows = self._connection.rows(
            "SELECT document_id FROM provenances WHERE file = ?", _in_unicode(file)
        )
        return {int(row[0]) for row in rows}

    def ids(self) -> list[int]:
        """All document numbers, in order of import."""
        return [
            int(row[0]) for row in self._connection.rows("SELECT id FROM documents ORDER BY id")
        ]

    def count(self) -> int:
        row = self._connection.row("SELECT count(*) FROM documents")
        return int(row[0]) if row else 0

    def get(self, number: int) -> StoredDocument:
        """One document. Raises UnknownDocument."""
        row = self._connection.row("SELECT text FROM documents WHERE id = ?", number)
        if row is None:
            raise UnknownDocument(self._connection.path, number=number)
        known = self._first_known(number)
        return StoredDocument(number, row[0], *known)

    def outlets(self, number: int) -> set[str]:
        """All outlets that printed exactly this text, as its files said."""
        rows = self._connection.rows(
            "SELECT DISTINCT outlet FROM provenances WHERE document_id = ? AND outlet IS NOT NULL",
            number,
        )
        return {row[0] for row in rows}

    def digests(self) -> Iterator[tuple[int, str, str]]:
        """(id, recorded digest, text) of every document, for verification; one at a time, for all
        of a large case are too many to hold."""
        for number in self.ids():
            for digest, text in self._connection.rows(
                "SELECT sha256, text FROM documents WHERE id = ?", number
            ):
                yield number, digest, text

    def recorded_digests(self) -> dict[int, str]:
        """The digest of every document's text, by its number."""
        rows = self._connection.rows("SELECT id, sha256 FROM documents ORDER BY id")
        return {int(row[0]): str(row[1]) for row in rows}

    def _first_known(self, number: int) -> tuple[Any, Any, Any, Any]:
        """Title, outlet, date and file: of each, what the first provenance that knows it says."""
        rows = self._connection.rows(
            "SELECT title, outlet, published, file FROM provenances WHERE document_id = ?"
            " ORDER BY imported_at, file, title, outlet, published",
            number,
        )
        title, outlet, published, file = (
            next((row[column] for row in rows if row[column] is not None), None)
            for column in range(4)
        )
        return title, outlet, published, file


def text_digest(text: str) -> str:
    """The content address of a text: SHA-256 of its UTF-8 bytes (lone surrogates kept)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _in_unicode(name: str) -> str:
    """A file's name as Unicode: a Linux file's may be any bytes, and SQLite keeps UTF-8 alone."""
    return os.fsencode(name).decode("utf-8", "replace")


def now() -> str:
    """This moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
