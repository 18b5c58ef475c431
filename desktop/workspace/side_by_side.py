"""Another article of the case beside the shown one: which are near, what both name, and where both
tell the same; read beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.analysis.entities.case_names import NameKey
from desktop.analysis.model import Analysis
from desktop.analysis.text.fold import fold_word
from desktop.workspace.alignment import Level, levels
from desktop.workspace.asking import Asking
from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.naming import SharedEntity, shared_entities
from resources import gazetteer
from resources.lexicons import load
from storage.case_file import CaseFile
from storage.judgements import EntityRef
from storage.problems import UnknownDocument

_TOPIC = "side_by_side"
_NEAREST = 30
# Articles that are longer are shown beside one another, but not compared.
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class NearArticle:
    """An article of the case that may be laid beside the shown one; ``same_text`` in percent, 0
    where little is the same; ``names``: how many entities both name."""

    id: int
    title: str
    outlet: str | None
    published: str | None
    same_text: int
    names: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The article beside the shown one (``document``), its reading, what both name, and which
    paragraphs tell the same. All are None or empty where there is no such article."""

    document: int | None = None
    reading: Analysis | None = None
    shared: tuple[SharedEntity, ...] = ()
    levels: tuple[Level, ...] = ()


def near_articles(session: CaseSession) -> list[NearArticle]:
    """The articles nearest to the shown one, the nearest first."""
    if session.case is None or session.document_id is None:
        return []
    return _near(session.case, session.document_id)


class SideBySideReader:
    """Reads for one pane; an older question is dropped for a newer one."""

    def __init__(self, session: CaseSession, hub: Hub, parent: QObject) -> None:
        self._session = session
        self._asking = Asking(session, hub, parent)

    def read(
        self, here: Analysis, other: int | None, receive: Callable[[SideBySide], object]
    ) -> None:
        """Compare the shown article's reading with that of another one.

        Args:
            here: the reading of the shown article.
            other: the article to lay beside it; the nearest one when None.
            receive: told what was found.
        """
        shown = self._session.document_id
        if self._session.case is None or shown is None:
            self.drop()
            receive(SideBySide())
            return

        def look(case: CaseFile) -> Iterator[SideBySide]:
            yield _side_by_side(case, shown, here, other)

        self._asking.ask(_TOPIC, look, receive)

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        self._asking.drop(_TOPIC)


def _side_by_side(case: CaseFile, shown: int, here: Analysis, other: int | None) -> SideBySide:
    if other is None:
        other = next((near.id for near in _near(case, shown)), None)
    if other is None:
        return SideBySide()
    try:
        there = case.current(other)
    except UnknownDocument:
        return SideBySide()
    if there is None:
        return SideBySide(other)
    if max(len(reading.document.text) for reading in (here, there)) > _LONGEST:
        return SideBySide(other, there)
    apart = [(_key(one), _key(two)) for one, two in case.journal.kept_apart()]
    shared = shared_entities(here, there, load(), gazetteer.load(), apart=apart)
    return SideBySide(other, there, shared, levels(here, there, shared))


def _near(case: CaseFile, document: int) -> list[NearArticle]:
    return [
        NearArticle(
            near.id,
            near.title,
            near.outlet,
            near.published,
            round(near.same_text * 100),
            near.names,
        )
        for near in case.nearest.of(document, limit=_NEAREST)
    ]


def _key(entity: EntityRef) -> NameKey:
    return NameKey(entity.kind, fold_word(entity.name), entity.places)  # type: ignore[arg-type]
