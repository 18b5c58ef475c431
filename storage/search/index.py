"""The search index: every document's words as spellings in order and as exact forms, and the stem
and the root of every spelling of the case.

``words`` holds the spellings with their places, for phrases and nearness; ``written`` the exact
forms without places, an eighth of its size. A case has far fewer spellings than words, so stems
and roots have no postings: a search asks ``word_terms`` for all of one stem or root, and ``words``
for any of them. None of the tables keeps any text.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sqlite_utils import Database

from storage.search.forms import Form, form
from storage.search.tokens import bare_words, written

# One more whenever a word's form changes (the table of forms, the weights of its cuts), so that
# cases made before are indexed anew.
_VERSION = 1
_MOST_REMEMBERED = 200_000


def index_text(db: Database, number: int, text: str) -> None:
    """Put a document's words into the index, inside the caller's transaction."""
    exact = [written(word) for word in bare_words(text)]
    forms = [form(word) for word in exact]
    db.conn.execute(
        "INSERT INTO words (rowid, term) VALUES (?, ?)",
        (number, " ".join([found.term for found in forms])),
    )
    db.conn.execute(
        "INSERT INTO written (rowid, exact) VALUES (?, ?)", (number, " ".join(set(exact)))
    )
    _keep_terms(db, set(forms))


def is_stale(db: Database) -> bool:
    """Whether the words were indexed by another version, or never."""
    row = db.conn.execute("SELECT max(version) FROM search_state").fetchone()
    return bool(row[0] != _VERSION)


def rebuild(db: Database) -> None:
    """Index every document anew, inside the caller's transaction."""
    for table in ("words", "written"):
        db.conn.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    db.conn.execute("DELETE FROM word_terms")
    for (number,) in db.conn.execute("SELECT id FROM documents ORDER BY id").fetchall():
        ((text,),) = db.conn.execute("SELECT text FROM documents WHERE id = ?", (number,))
        index_text(db, number, text)
    db.conn.execute("DELETE FROM search_state")
    db.conn.execute("INSERT INTO search_state VALUES (?)", (_VERSION,))


def _keep_terms(db: Database, found: set[Form]) -> None:
    """Store what the terms are that the case does not hold yet.

    Asking for each costs more than all else here, so those of this session are remembered, for as
    long as none that was stored was taken back: their numbers only grow, but for a rollback.
    """
    ((last,),) = db.conn.execute("SELECT ifnull(max(id), 0) FROM word_terms")
    remembered = _stored.setdefault(db, _Stored())
    if last < remembered.last or len(remembered.terms) > _MOST_REMEMBERED:
        remembered.terms.clear()
    new = [one for one in found if one.term not in remembered.terms]
    db.conn.executemany(
        "INSERT OR IGNORE INTO word_terms (term, spelling, stem, root) VALUES (?, ?, ?, ?)",
        [(one.term, *reading) for one in new for reading in one.readings],
    )
    remembered.terms.update(one.term for one in new)
    ((remembered.last,),) = db.conn.execute("SELECT ifnull(max(id), 0) FROM word_terms")


class _Stored:
    def __init__(self) -> None:
        self.last = 0
        self.terms: set[str] = set()


_stored: WeakKeyDictionary[Database, _Stored] = WeakKeyDictionary()
