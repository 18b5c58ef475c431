"""Where a person may want to go, by what they type: names, articles, words in the texts.

Looked up beside the window; the ways there lead through the workspace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.workspace.asking import Asking
from desktop.workspace.commands_found import load_words
from desktop.workspace.messages import PaneSought
from desktop.workspace.searching import (
    BAD_QUERIES,
    FoundHit,
    Misunderstood,
    SearchWish,
    found_hits,
    get_ready,
)
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from storage.current import DocumentRow
from storage.search.names import NameHit

__all__ = ["DocumentRow", "NameHit"]

_MOST_NAMES, _MOST_DOCUMENTS, _MOST_HITS = 5, 5, 6
_LIKE_ENOUGH = 72


@dataclass(frozen=True, slots=True)
class Destinations:
    """What was found so far; ``whole``: there is no more to come."""

    names: tuple[NameHit, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    hits: tuple[FoundHit, ...] = ()
    problem: Misunderstood | None = None
    whole: bool = False


class DestinationFinder(QObject):
    """Looks up for one field; a newer question takes the place of an older one."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._asking = Asking(workspace.case_session, workspace.hub, self)

    def get_ready(self) -> None:
        """Somebody is about to type: let what the first search of a day reads be read by then."""
        self._asking.work_out("words", lambda: [load_words()], lambda _: None)
        self._asking.ask("ready", get_ready, lambda _: None)

    def find(self, query: str, receive: Callable[[Destinations], object]) -> None:
        """Tell what is found for a query, each time with all that was told before."""
        self._asking.ask("destinations", lambda case: _found(case, query), receive)


def go_to_name(workspace: Workspace, name: NameHit) -> None:
    """Choose an entity of the case, in the shown article too where that names it, and see its
    page."""
    workspace.case_entities.choose(name.id)
    workspace.hub.publish(PaneSought("entity"))


def recent_documents(workspace: Workspace, numbers: list[int]) -> list[DocumentRow]:
    """The rows of some documents in their order, those that are gone left out."""
    rows = workspace.case_session.named(numbers)
    return [rows[number] for number in numbers if number in rows]


def _found(case: CaseFile, query: str) -> Iterator[Destinations]:
    names = tuple(hit for hit in case.names(query, limit=_MOST_NAMES) if hit.score >= _LIKE_ENOUGH)
    yield Destinations(names)
    try:
        documents = _documents(case, query)
        yield Destinations(names, documents)
        hits = _hits(case, query)
    except BAD_QUERIES as problem:
        yield Destinations(names, problem=problem, whole=True)
        return
    yield Destinations(names, documents, hits, whole=True)


def _documents(case: CaseFile, query: str) -> tuple[DocumentRow, ...]:
    """Articles by title, by outlet and by day of publication, whichever was typed."""
    found = {row.id: row for row in case.titles(query, limit=_MOST_DOCUMENTS)}
    if len(found) < _MOST_DOCUMENTS and '"' not in query:
        for field in ("outlet", "date"):
            found |= _with_field(case, f'{field}:"{query}"')
    return tuple(found.values())[:_MOST_DOCUMENTS]


def _with_field(case: CaseFile, query: str) -> dict[int, DocumentRow]:
    try:
        hits = case.search(query, limit=_MOST_DOCUMENTS)
    except BAD_QUERIES:
        return {}
    return case.windows.named([hit.document.id for hit in hits])


def _hits(case: CaseFile, query: str) -> tuple[FoundHit, ...]:
    hits = case.search(query, limit=_MOST_HITS)
    return found_hits(case, SearchWish(query), hits)
