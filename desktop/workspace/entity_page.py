"""The page of an entity of the case, read beside the window: its head first, then part by part.

Every list comes by windows of rows; what is asked of the latest articles alone says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject

from desktop.analysis.claims.loaded import is_loaded
from desktop.analysis.model import Place
from desktop.analysis.text.fold import fold_word
from desktop.workspace.asking import Asking
from desktop.workspace.association import information, likelihood
from desktop.workspace.wordings import Wording, wordings
from desktop.workspace.workspace import Workspace
from resources.lexicons import load
from storage.annotations import Note
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from storage.queries.entities import Entity, MentionsInDocument
from storage.queries.entity_naming import DayCount, NameUse
from storage.queries.lines import ClaimLine, EventLine, Named, Origin, Passage
from storage.search.names import NameHit

__all__ = [
    "ClaimLine", "DayCount", "Entity", "EventLine", "MentionsInDocument", "NameHit", "NameUse",
    "Named", "Note", "Origin", "Passage", "Place", "Wording",
]  # fmt: skip

Part = Literal["says", "does", "suffers", "beside", "articles"]
ROLES: dict[Part, tuple[str, ...]] = {
    "does": ("actor",),
    "suffers": ("target", "victim", "object"),
}
FIRST = 5
_MORE = 20
_NEIGHBOURS = 60


@dataclass(frozen=True, slots=True)
class Head:
    """``place``: as the latest article that names it has it; None: it is no place, or unknown."""

    entity: Entity
    place: Place | None
    days: tuple[DayCount, ...]
    names: tuple[NameUse, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Who is named in ``documents`` of the same articles; ``bits``: how much oftener than by chance
    (pointwise mutual information), ``worth``: how surely (log-likelihood)."""

    entity: Named
    documents: int
    bits: float
    worth: float


@dataclass(frozen=True, slots=True)
class Told:
    """An event that the entity takes part in, with the claim that tells it, where one does."""

    event: EventLine
    claim: ClaimLine | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a part, from number ``offset`` on; ``more``: others follow."""

    part: Part
    offset: int
    rows: tuple[ClaimLine | Told | Neighbour | MentionsInDocument, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Words:
    """``wordings`` of its latest articles; ``alike``: others that are called so or nearly so."""

    wordings: tuple[Wording, ...]
    alike: tuple[NameHit, ...]


PagePart = Head | Rows | Words


class EntityPageReader(QObject):
    """Reads for one pane."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = Asking(workspace.case_session, workspace.hub, self)
        self._more = Asking(workspace.case_session, workspace.hub, self)
        self._session = workspace.case_session

    def read(self, number: int, receive: Callable[[PagePart], object]) -> None:
        """Tell all parts of a page one after the other; of an older page none any more."""
        self._pages.ask("page", partial(_page, number), receive)

    def more(
        self,
        number: int,
        part: Part,
        receive: Callable[[Rows], object],
        *,
        offset: int,
        days: tuple[int, int] | None = None,
    ) -> None:
        """Tell more rows of a part; of the articles only those of some days, where these are
        given."""

        def look(case: CaseFile) -> Iterator[Rows]:
            yield _rows(case, number, part, offset, _MORE, days)

        self._more.ask(part, look, receive)

    # --- notes

    def write_note(self, entity: Named, *, text: str | None, before: Note | None = None) -> None:
        """Write a note on an entity, change or withdraw (None) one; undo takes it back."""
        case = self._session.case
        if case is not None and (before is None or before.text != text):
            judgement = Judgement(
                action="note",
                entity=EntityRef(entity.kind, entity.name),
                value=text,
                uid=before.uid if before else None,
            )
            self._session.follow(case.journal.append(judgement))


def _page(number: int, case: CaseFile) -> Iterator[PagePart]:
    try:
        entity = case.entities.entity(number)
    except KeyError:
        # It is gone since: undone, or with its articles.
        return
    yield Head(
        entity,
        _place(case, entity),
        tuple(case.entity_naming.days(number)),
        tuple(case.entity_naming.names(number)),
        _notes(case, number),
    )
    for part in ("articles", "says", "does", "suffers"):
        yield _rows(case, number, part, 0, FIRST, None)
    yield _neighbours(case, number, 0, FIRST)
    lexicons = load()
    yield Words(
        wordings(case.entity_naming.said(number), lambda word: is_loaded(word, lexicons)),
        tuple(hit for hit in case.names(entity.name.name, limit=8) if hit.id != entity.name.id),
    )


def _rows(
    case: CaseFile,
    number: int,
    part: Part,
    offset: int,
    limit: int,
    days: tuple[int, int] | None,
) -> Rows:
    match part:
        case "articles":
            found = case.entities.mentions(
                number, offset=offset, limit=limit + 1, each=1, days=days
            )
            return Rows(part, offset, tuple(found[:limit]), len(found) > limit)
        case "says":
            said = case.entities.claims(number, offset=offset, limit=limit + 1)
            return Rows(part, offset, tuple(said[:limit]), len(said) > limit)
        case "beside":
            return _neighbours(case, number, offset, limit)
        case "does" | "suffers":
            lines = case.entities.events(number, roles=ROLES[part], offset=offset, limit=limit + 1)
            claims = case.timeline.tellings(lines)
            told = tuple(Told(line, claims.get(line.claim_row or -1)) for line in lines[:limit])
            return Rows(part, offset, told, len(lines) > limit)


def _neighbours(case: CaseFile, number: int, offset: int, limit: int) -> Rows:
    """Those whom its articles name, the surest neighbours first."""
    found = neighbours(case, number, limit=_NEIGHBOURS)
    shown = tuple(found[offset : offset + limit])
    return Rows("beside", offset, shown, len(found) > offset + limit)


def neighbours(case: CaseFile, number: int, *, limit: int) -> list[Neighbour]:
    """Those whom most of its latest articles name, by how surely they belong together."""
    beside = case.entities.beside(number, limit=limit)
    ids = [entity.id for entity, _ in beside.entities]
    together = case.meetings.among([number, *ids])
    documents = {one.entity.id: one for one in together.entities}
    own = case.entities.entity(number).name.id
    found = []
    for pair in together.pairs:
        if own not in (pair.first, pair.second):
            continue
        other = documents[pair.second if pair.first == own else pair.first]
        counts = (
            pair.documents, documents[own].documents, other.documents, together.documents
        )  # fmt: skip
        found.append(
            Neighbour(other.entity, pair.documents, information(counts), likelihood(counts))
        )
    return sorted(found, key=lambda one: (-one.worth, -one.documents, one.entity.id))


def _place(case: CaseFile, entity: Entity) -> Place | None:
    if entity.name.kind not in ("place", "facility"):
        return None
    latest = case.entities.mentions(entity.name.id, limit=1, each=0)
    reading = case.current(latest[0].document.id) if latest else None
    names = case.entities.called(entity.name.id)
    places = (
        one.place
        for one in (reading.entities if reading else ())
        if one.place is not None and (one.kind, fold_word(one.name)) in names
    )
    return next(places, None)


def _notes(case: CaseFile, number: int) -> tuple[Note, ...]:
    names = case.entities.called(number)
    return tuple(
        note
        for note in case.annotations.on_entities()
        if note.entity and (note.entity.kind, fold_word(note.entity.name)) in names
    )
