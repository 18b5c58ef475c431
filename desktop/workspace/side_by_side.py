"""Another article of the case beside the shown one: which are near, and what both name."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.entities.case_names import NameKey
from desktop.analysis.model import Analysis
from desktop.analysis.text.fold import fold_word
from desktop.workspace.case_session import CaseSession
from desktop.workspace.naming import SharedEntity, shared_entities
from resources import gazetteer
from resources.lexicons import load
from storage.judgements import EntityRef
from storage.problems import UnknownDocument

_NEAREST = 30
# Articles that are longer are shown beside one another, but not compared by their names.
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


def near_articles(session: CaseSession) -> list[NearArticle]:
    """The articles nearest to the shown one, the nearest first."""
    if session.case is None or session.document_id is None:
        return []
    return [
        NearArticle(
            near.id,
            near.title,
            near.outlet,
            near.published,
            round(near.same_text * 100),
            near.names,
        )
        for near in session.case.nearest.of(session.document_id, limit=_NEAREST)
    ]


def reading_of(session: CaseSession, document: int) -> Analysis | None:
    """The current reading of an article, None where it has none or is not in the case any more."""
    if session.case is None:
        return None
    try:
        return session.case.current(document)
    except UnknownDocument:
        return None


def named_in_both(
    session: CaseSession, here: Analysis, there: Analysis
) -> tuple[SharedEntity, ...]:
    """What two articles of the case both name, and how; nothing for very long ones."""
    if session.case is None or max(len(r.document.text) for r in (here, there)) > _LONGEST:
        return ()
    apart = [(_key(one), _key(two)) for one, two in session.case.journal.kept_apart()]
    return shared_entities(here, there, load(), gazetteer.load(), apart=apart)


def _key(entity: EntityRef) -> NameKey:
    return NameKey(entity.kind, fold_word(entity.name), entity.places)  # type: ignore[arg-type]
