"""The current view: machine ⊕ journal. Everyone who shows or exports a reading takes it here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.analysis.model import Analysis, Article, Entity, Mention
from desktop.analysis.text.fold import fold_word
from storage.connection import Connection
from storage.current_index import Properties
from storage.documents import Documents
from storage.journal import Journal
from storage.judgements import EntityRef, Judgement, locate
from storage.layers import Layers
from storage.problems import UnknownDocument
from storage.pruning import prune

_ROWS = "SELECT document_id, title, outlet, published, file FROM document_index"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it, with the properties that now hold; ``published``: ISO date."""

    id: int
    title: str
    outlet: str | None
    published: str | None
    file: str | None


class ReadingStamp(NamedTuple):
    """What a current reading was made of: the moment of the analysis (UTC), and how many entries
    the journal has of the document and of the whole case."""

    analysed_at: str
    of_document: int
    of_case: int


class CurrentViews:
    """The readings of one open case as they stand now."""

    def __init__(
        self, connection: Connection, documents: Documents, layers: Layers, journal: Journal
    ) -> None:
        self._connection = connection
        self._documents = documents
        self._layers = layers
        self._journal = journal

    def __call__(self, number: int) -> Analysis | None:
        """The current reading of a document; None before its first analysis.

        Raises UnknownDocument.
        """
        self._documents.get(number)
        machine = self._layers.machine(number)
        return None if machine is None else apply(machine, self._journal.active(number))

    def own(self, number: int, machine: Analysis | None = None) -> Analysis | None:
        """A document's reading without what holds for the whole case; None before the first.

        ``machine`` is the machine's layer where the caller has it at hand.
        """
        machine = machine or self._layers.machine(number)
        judged = self._journal.active(number, whole_case=False)
        return None if machine is None else apply(machine, judged)

    def unplaced(self, number: int) -> list[Judgement]:
        """The standing judgements on words that the document's text does not hold: said of an
        earlier text of it, kept, and for a person to look at. Raises UnknownDocument."""
        text = self._documents.get(number).text
        return [
            judgement
            for judgement in self._journal.active(number, whole_case=False)
            if judgement.anchor is not None and locate(text, judgement.anchor) is None
        ]

    def stamps(self) -> dict[int, ReadingStamp]:
        """The stamp of each document that was read: while it stays, so does the current reading."""
        on_document, on_case = self._journal.written()
        return {
            number: ReadingStamp(at, on_document.get(number, 0), on_case)
            for number, at in self._layers.analysed_at().items()
        }

    def article(self, number: int) -> Article:
        """The document as it should be analysed: its text with the properties that now hold."""
        stored = self._documents.get(number)
        properties = _properties(self._journal.active(number))
        return Article(
            text=stored.text,
            title=properties.get("title", stored.title),
            outlet=properties.get("outlet", stored.outlet),
            published=properties.get("published", stored.published),
        )

    def rows(self) -> list[DocumentRow]:
        """All documents of the case, in order of import."""
        rows = self._connection.rows(f"{_ROWS} ORDER BY document_id")
        return [DocumentRow(*row) for row in rows]

    def row(self, number: int) -> DocumentRow:
        """One document of the case. Raises UnknownDocument."""
        row = self._connection.row(f"{_ROWS} WHERE document_id = ?", number)
        if row is None:
            raise UnknownDocument(self._connection.path, number=number)
        return DocumentRow(*row)

    def properties(self, number: int) -> Properties:
        """Title, outlet, date and file of a document as they now hold, worked out anew."""
        article = self.article(number)
        title = article.title or self._layers.title(number) or article.text.strip().split("\n")[0]
        return title, article.outlet, article.published, self._documents.get(number).file


def apply(machine: Analysis, judgements: Iterable[Judgement]) -> Analysis:
    """The machine's analysis with a person's judgements on top, oldest first. Pure.

    Nothing in the result refers to what was rejected, and no entity is without a mention.
    """
    judgements = tuple(judgements)
    analysis = machine
    for judgement in judgements:
        match judgement.action:
            case "tag":
                analysis = _tag(analysis, judgement)
            case "reject":
                analysis = _reject(analysis, judgement)
            case "relabel":
                analysis = _relabel(analysis, judgement)
            case "confirm":
                analysis = _confirm(analysis, judgement)
            case "merge":
                analysis = _merge(analysis, judgement)
    properties = _properties(judgements)
    if properties:
        document = analysis.document
        document = replace(
            document,
            title=properties.get("title") or document.title,
            outlet=properties.get("outlet", document.outlet),
            published=properties.get("published", document.published),
        )
        analysis = replace(analysis, document=document)
    return analysis


def _properties(judgements: Iterable[Judgement]) -> dict[str, str | None]:
    return {
        str(judgement.property): judgement.value
        for judgement in judgements
        if judgement.action == "set_property"
    }


def _span(analysis: Analysis, judgement: Judgement) -> tuple[int, int] | None:
    if judgement.anchor is None:
        return None
    return locate(analysis.document.text, judgement.anchor)


def _mention_at(analysis: Analysis, judgement: Judgement) -> Mention | None:
    """The mention at the anchor: the same span, else the one that shares most of it."""
    span = _span(analysis, judgement)
    if span is None:
        return None
    shared = [(min(m.end, span[1]) - max(m.start, span[0]), m) for m in analysis.mentions]
    best = max(shared, key=lambda pair: (pair[0], -(pair[1].end - pair[1].start)), default=None)
    return best[1] if best and best[0] > 0 else None


def _tag(analysis: Analysis, judgement: Judgement) -> Analysis:
    """A mention by the analyst in the place of all that it overlaps; arguments move over to it."""
    span = _span(analysis, judgement)
    if span is None or judgement.kind is None:
        return analysis
    start, end = span
    text = analysis.document.text[start:end]
    overlapped = {m.id for m in analysis.mentions if m.start < end and start < m.end}
    mention_id = f"a{start}_{end}"
    entity = _entity_for(analysis, text, judgement)
    mention = Mention(
        id=mention_id,
        start=start,
        end=end,
        text=text,
        kind=judgement.kind,
        form="name",
        entity=entity.id,
        by="analyst",
        confidence=1.0,
    )
    mentions = (*(m for m in analysis.mentions if m.id not in overlapped), mention)
    entity = _without(entity, overlapped)
    entity = replace(entity, mentions=(*entity.mentions, mention_id))
    others = tuple(e for e in analysis.entities if e.id != entity.id)
    entities = (*(_without(e, overlapped) for e in others), entity)
    tagged = replace(
        analysis, mentions=tuple(sorted(mentions, key=lambda m: m.start)), entities=entities
    )
    return prune(tagged, dict.fromkeys(overlapped - {mention_id}, mention_id))


def _without(entity: Entity, gone: set[str]) -> Entity:
    return replace(entity, mentions=tuple(m for m in entity.mentions if m not in gone))


def _entity_for(analysis: Analysis, text: str, judgement: Judgement) -> Entity:
    """The entity that is called so and of that kind, or a new one."""
    folded = fold_word(text)
    for entity in analysis.entities:
        names = {fold_word(name) for name in (entity.name, *entity.aliases)}
        if entity.kind == judgement.kind and folded in names:
            return entity
    kind = judgement.kind or "other"
    return Entity(id=f"ae_{kind}_{folded}", kind=kind, name=text, aliases=(), mentions=())


def _reject(analysis: Analysis, judgement: Judgement) -> Analysis:
    span = _span(analysis, judgement)
    gone = {m.id for m in analysis.mentions if (m.start, m.end) == span}
    if not gone:
        return analysis
    mentions = tuple(m for m in analysis.mentions if m.id not in gone)
    return prune(replace(analysis, mentions=mentions), {})


def _relabel(analysis: Analysis, judgement: Judgement) -> Analysis:
    mention = _mention_at(analysis, judgement)
    kind = judgement.kind
    if mention is None or kind is None:
        return analysis
    same = {mention.id} | {
        m.id for m in analysis.mentions if m.entity is not None and m.entity == mention.entity
    }
    mentions = tuple(replace(m, kind=kind) if m.id in same else m for m in analysis.mentions)
    mentions = tuple(
        replace(m, by="analyst", confidence=1.0) if m.id == mention.id else m for m in mentions
    )
    entities = tuple(
        replace(e, kind=kind) if e.id == mention.entity else e for e in analysis.entities
    )
    return replace(analysis, mentions=mentions, entities=entities)


def _confirm(analysis: Analysis, judgement: Judgement) -> Analysis:
    mention = _mention_at(analysis, judgement)
    if mention is None:
        return analysis
    confirmed = replace(mention, by="analyst", confidence=1.0)
    return replace(
        analysis,
        mentions=tuple(confirmed if m.id == mention.id else m for m in analysis.mentions),
    )


def _merge(analysis: Analysis, judgement: Judgement) -> Analysis:
    """Every entity called as ``entity`` becomes the one called as ``target``."""
    if judgement.entity is None or judgement.target is None:
        return analysis
    source, target = _called(analysis, judgement.entity), _called(analysis, judgement.target)
    if source is None or source == target:
        return analysis
    if target is None:
        renamed = replace(
            source, name=judgement.target.name, aliases=(source.name, *source.aliases)
        )
        entities = tuple(renamed if e.id == source.id else e for e in analysis.entities)
        return replace(analysis, entities=entities)
    aliases = dict.fromkeys((*target.aliases, source.name, *source.aliases))
    merged = replace(
        target,
        aliases=tuple(alias for alias in aliases if alias != target.name),
        mentions=tuple(dict.fromkeys((*target.mentions, *source.mentions))),
        place=target.place or source.place,
    )
    entities = tuple(
        merged if e.id == target.id else e for e in analysis.entities if e.id != source.id
    )
    mentions = tuple(
        replace(m, entity=target.id) if m.entity == source.id else m for m in analysis.mentions
    )
    joined = replace(analysis, entities=entities, mentions=mentions)
    return prune(joined, {}, entities_moved={source.id: target.id})


def _called(analysis: Analysis, wanted: EntityRef) -> Entity | None:
    folded = fold_word(wanted.name)
    return next(
        (
            e
            for e in analysis.entities
            if e.kind == wanted.kind and fold_word(e.name) == folded and _lies_there(e, wanted)
        ),
        None,
    )


def _lies_there(entity: Entity, wanted: EntityRef) -> bool:
    place = entity.place
    return not wanted.places or (place is not None and place.gazetteer in wanted.places)
