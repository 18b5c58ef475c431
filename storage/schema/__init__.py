"""The format of case files: numbered migrations, each applied once, whole, with its own record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlite_utils import Database

from storage.connection import APPLICATION_ID, Connection
from storage.schema import (
    m0001_first,
    m0002_copies,
    m0003_reprints,
    m0004_losses,
    m0005_search,
    m0006_changes,
    m0007_terms,
    m0008_doubts,
    m0009_first_events,
    m0010_first_parties,
    m0011_locations,
    m0012_recent_searches,
)

# In order; the number of a migration is its place here, from 1. Never change one that was released.
MIGRATIONS: tuple[tuple[str, Callable[[Database], None]], ...] = (
    ("first", m0001_first.migrate),
    ("copies", m0002_copies.migrate),
    ("reprints", m0003_reprints.migrate),
    ("losses", m0004_losses.migrate),
    ("search", m0005_search.migrate),
    ("changes", m0006_changes.migrate),
    ("terms", m0007_terms.migrate),
    ("doubts", m0008_doubts.migrate),
    ("first_events", m0009_first_events.migrate),
    ("first_parties", m0010_first_parties.migrate),
    ("locations", m0011_locations.migrate),
    ("recent_searches", m0012_recent_searches.migrate),
)

NEWEST = len(MIGRATIONS)


def version(connection: Connection) -> int:
    """The format of an open case file (SQLite's ``user_version``); 0 is an empty file."""
    row = connection.row("PRAGMA user_version")
    return int(row[0]) if row else 0


def migrate(connection: Connection) -> None:
    """Bring a case file to the newest format, each step in one transaction with its record."""
    for number in range(version(connection) + 1, NEWEST + 1):
        name, step = MIGRATIONS[number - 1]
        with connection.atomic() as db:
            step(db)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            db.table("migrations").insert({"number": number, "name": name, "applied_at": now})
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute(f"PRAGMA user_version = {number}")
