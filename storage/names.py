"""The numbers of names: what entities of a case are called, once each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from sqlite_utils import Database

from storage.index_rows import Name

_AT_ONCE = 500

T = TypeVar("T")


def known_names(db: Database, names: Sequence[Name]) -> dict[Name, int]:
    """The numbers of those of the names that have one."""
    found: dict[Name, int] = {}
    for some in chunks(names):
        rows = db.conn.execute(
            "SELECT folded, kind, place, id FROM names WHERE (folded, kind, place) IN"
            f" (VALUES {', '.join(['(?, ?, ?)'] * len(some))})",
            [part for name in some for part in name],
        )
        found |= {Name(*key): int(number) for *key, number in rows}
    return found


def add_names(db: Database, names: Mapping[Name, str]) -> dict[Name, int]:
    """Give names that have no number one; each is its own canonical name."""
    ((last,),) = db.conn.execute("SELECT ifnull(max(id), 0) FROM names")
    numbers = {key: last + place for place, key in enumerate(names, 1)}
    db.conn.executemany(
        "INSERT INTO names (id, folded, kind, place, name, canonical_id) VALUES (?, ?, ?, ?, ?, ?)",
        [(numbers[key], *key, words, numbers[key]) for key, words in names.items()],
    )
    return numbers


def term_ids(db: Database, words: set[str]) -> dict[str, int]:
    """The numbers of the words of sources, new ones for those that have none."""
    found: dict[str, int] = {}
    for some in chunks(sorted(words)):
        query = f"SELECT words, id FROM terms WHERE words IN ({', '.join('?' * len(some))})"
        found |= dict(db.conn.execute(query, some))
    new = sorted(words - found.keys())
    if new:
        ((last,),) = db.conn.execute("SELECT ifnull(max(id), 0) FROM terms")
        numbers = {term: last + place for place, term in enumerate(new, 1)}
        db.conn.executemany("INSERT INTO terms (words, id) VALUES (?, ?)", numbers.items())
        found |= numbers
    return found


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Pieces that one statement can be given, well below SQLite's limit on parameters."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
