"""The search index: every document's words as spellings in order and as exact forms, and which
spellings of the case are of one stem or one root.

``words`` holds the spellings with their places, for phrases and nearness; ``written`` the exact
forms without places, an eighth of its size. A case has far fewer spellings than words, so stems
and roots have no postings: a search asks ``word_terms`` for all of one stem or root, and ``words``
for any of them. None of the tables keeps any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from storage.search.forms import Form, Level, form
from storage.search.tokens import bare_words, written

# One more whenever a word's form changes (the table of forms, the weights of its cuts) or how its
# classes are kept, so that cases made before are indexed anew.
_VERSION = 2
_MOST_REMEMBERED = 200_000
_AT_ONCE = 500


class Indexed(NamedTuple):
    """A word as the index holds it: its exact form, and what it is beyond that."""

    exact: str
    form: Form


def indexed(word: str) -> Indexed:
    """A word of a text, as :func:`~storage.search.tokens.bare_words` gives it."""
    exact = written(word)
    return Indexed(exact, form(exact))


def index_words(db: Database, documents: Mapping[int, Sequence[Indexed]]) -> None:
    """Put the words of documents into the index, inside the caller's transaction. A document is
    put in once, and later than all that have lesser numbers."""
    db.conn.executemany(
        "INSERT INTO words (rowid, term) VALUES (?, ?)",
        [
            (number, " ".join([word.form.term for word in words]))
            for number, words in documents.items()
        ],
    )
    db.conn.executemany(
        "INSERT INTO written (rowid, exact) VALUES (?, ?)",
        [(number, " ".join({word.exact for word in words})) for number, words in documents.items()],
    )
    _keep_terms(db, min(documents), max(documents), (w.form for d in documents.values() for w in d))


def class_key(level: Level, word: str) -> int:
    """What stands in the index for a spelling, a stem or a root: 64 bits of a hash, by which two
    words of a case are the same once in ten million cases."""
    name = f"{level} {word}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big", signed=True)


def is_stale(db: Database) -> bool:
    """Whether the words were indexed by another version, or never."""
    row = db.conn.execute("SELECT max(version) FROM search_state").fetchone()
    return bool(row[0] != _VERSION)


def rebuild(db: Database) -> None:
    """Index every document anew, inside the caller's transaction."""
    for table in ("words", "written"):
        db.conn.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    db.conn.execute("DELETE FROM word_terms")
    _stored.pop(db, None)
    numbers = [row[0] for row in db.conn.execute("SELECT id FROM documents ORDER BY id")]
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        texts = db.conn.execute(
            "SELECT id, text FROM documents WHERE id BETWEEN ? AND ? ORDER BY id",
            (some[0], some[-1]),
        )
        index_words(db, {n: [indexed(word) for word in bare_words(text)] for n, text in texts})
    db.conn.execute("DELETE FROM search_state")
    db.conn.execute("INSERT INTO search_state VALUES (?)", (_VERSION,))


def _keep_terms(db: Database, first: int, last: int, found: Iterable[Form]) -> None:
    """Store the classes of the terms that the case does not hold yet.

    Asking for each costs more than all else here, so those of this session are remembered, for as
    long as no document was taken back: then its number is given once more.
    """
    remembered = _stored.setdefault(db, _Stored())
    if first <= remembered.last or len(remembered) > _MOST_REMEMBERED:
        remembered.clear()
    remembered.last = last
    known, unknown = remembered.known, remembered.unknown
    new = {
        (one.term, one.known): one
        for one in found
        if one.term not in (known if one.known else unknown)
    }
    rows = {row for one in new.values() for row in _classes(one)}
    db.conn.executemany("INSERT OR IGNORE INTO word_terms VALUES (?, ?)", sorted(rows))
    known.update(term for term, is_known in new if is_known)
    unknown.update(term for term, is_known in new if not is_known)


def _classes(one: Form) -> Iterator[tuple[int, str]]:
    for reading in one.readings:
        if reading.spelling != one.term:
            yield class_key("spelling", reading.spelling), one.term
        yield class_key("stem", reading.stem), one.term
        yield class_key("root", reading.root), one.term


class _Stored:
    """The terms whose classes are stored: of one term, those of the known word that it is and those
    of an unknown one are two."""

    def __init__(self) -> None:
        self.last = 0
        self.known: set[str] = set()
        self.unknown: set[str] = set()

    def __len__(self) -> int:
        return len(self.known) + len(self.unknown)

    def clear(self) -> None:
        self.known.clear()
        self.unknown.clear()


_stored: WeakKeyDictionary[Database, _Stored] = WeakKeyDictionary()
