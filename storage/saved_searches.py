"""Searches that a person saved, to be asked again: part of the case, and undoable.

They are entries of the journal, as notes are: one may take the place of another or withdraw it, and
two that were written in the place of one, in two copies of a case, both stand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import cast

from storage.changes import Changes
from storage.journal import Entry, Journal
from storage.judgements import Judgement
from storage.search.forms import LEVELS, Level


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """``uid`` is that of its entry; ``at``: UTC, ISO 8601."""

    uid: str
    name: str
    query: str
    level: Level
    author: str
    at: str


class SavedSearches:
    """The saved searches of one open case."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> list[SavedSearch]:
        """Those that stand, the oldest first."""
        entries = [e for e in self._journal.entries_of("save_search") if e.active]
        replaced = {entry.judgement.uid for entry in entries}
        return [
            _read(entry, entry.judgement.value)
            for entry in entries
            if entry.uid not in replaced and entry.judgement.value is not None
        ]

    def save(self, query: str, *, level: Level, name: str = "", uid: str | None = None) -> Changes:
        """Keep a search, in the place of the one ``uid`` where it is given.

        Args:
            query: what a person typed.
            level: the loosest sameness that is wanted.
            name: what it is called; the query where nothing is given.
            uid: of the search that it takes the place of.
        """
        value = json.dumps(
            {"level": level, "name": name or query, "query": query},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )
        return self._journal.append(Judgement(action="save_search", value=value, uid=uid))

    def withdraw(self, uid: str) -> Changes:
        """Take a saved search away; undo brings it back."""
        return self._journal.append(Judgement(action="save_search", value=None, uid=uid))


def _read(entry: Entry, value: str) -> SavedSearch:
    said = json.loads(value)
    level = said["level"] if said["level"] in LEVELS else "stem"
    return SavedSearch(
        entry.uid, said["name"], said["query"], cast("Level", level), entry.author, entry.at
    )
