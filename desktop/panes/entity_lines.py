"""An entity's page as rows: each part under its heading, each line with the way to its words. No
Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.analysis.entities.suggestions import SuggestedMerge
from desktop.analysis.text.fold import fold_word
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.graph_words import strength
from desktop.panes.page_rows import (
    Heading,
    Line,
    PageRow,
    ToEntity,
    ToMerge,
    ToMore,
    ToNote,
    ToWords,
)
from desktop.panes.reasons import merge_reason
from desktop.workspace.entity_page import (
    ClaimLine,
    Head,
    MentionsInDocument,
    NameHit,
    NameUse,
    Neighbour,
    Origin,
    PagePart,
    Part,
    Passage,
    Rows,
    Told,
    Wording,
)
from desktop.workspace.entity_page import Words as PageWords
from desktop.workspace.passages import sentence

PARTS: tuple[Part, ...] = ("articles", "says", "does", "suffers", "beside")
_OUTLETS = 3
_WORDINGS = 12

PartRow = ClaimLine | Told | Neighbour | MentionsInDocument


@dataclass(frozen=True)
class EntityPage:
    """What was read of a page so far; ``more``: parts that go on."""

    head: Head | None = None
    rows: dict[Part, tuple[PartRow, ...]] = field(default_factory=dict)
    more: frozenset[Part] = frozenset()
    words: PageWords | None = None

    def with_part(self, part: PagePart) -> EntityPage:
        """The page with one more part; rows from number 0 on take the place of those before."""
        match part:
            case Head():
                return replace(self, head=part)
            case PageWords():
                return replace(self, words=part)
            case Rows():
                before = self.rows.get(part.part, ())[: part.offset]
                rows = {**self.rows, part.part: (*before, *part.rows)}
                more = self.more | {part.part} if part.more else self.more - {part.part}
                return replace(self, rows=rows, more=more)


def page_rows(
    page: EntityPage, words: Words, suggestions: Sequence[SuggestedMerge], *, can_edit: bool
) -> list[PageRow]:
    """All rows of a page; what was not read yet has none."""
    head = page.head
    if head is None:
        return []
    rows = [*_names(page, words)]
    merges = list(_merges(page, words, suggestions))
    if merges:
        rows += [Heading(words.tr("entity.merges")), *merges]
    for part in PARTS:
        rows += _part(page, part, words)
    rows += _notes(head, words, can_edit=can_edit)
    return rows


# --- names


def _names(page: EntityPage, words: Words) -> Iterator[PageRow]:
    assert page.head is not None
    if page.words is not None and page.words.wordings:
        yield Heading(words.tr("entity.names"))
        for wording in page.words.wordings[:_WORDINGS]:
            yield _wording(wording, words)
    elif page.head.names:
        yield Heading(words.tr("entity.names"))
        for name in page.head.names:
            yield _name(name, words)
    if page.words is not None and page.words.alike:
        yield Heading(words.tr("entity.alike"))
        for hit in page.words.alike:
            yield _alike(hit, words)


def _wording(wording: Wording, words: Words) -> Line:
    about = _outlets(wording.outlets, words)
    if wording.loaded:
        about = f"{words.tr('card.loaded')} · {about}"
    return Line(
        f"«{isolate(wording.words)}»",
        ToWords(wording.document, wording.start, wording.end),
        about,
        words.digits(f"{wording.count:,}"),
    )


def _name(name: NameUse, words: Words) -> Line:
    return Line(
        isolate(name.name), ToMore("articles", 0), _outlets(name.outlets, words),
        words.digits(f"{name.mentions:,}"),
    )  # fmt: skip


def _outlets(outlets: Sequence[tuple[str | None, int]], words: Words) -> str:
    """Who prints it, and how often each; of many the first few."""
    told = [
        f"{isolate(outlet or words.tr('article.no_outlet'))} {words.digits(f'{count:,}')}"
        for outlet, count in outlets[:_OUTLETS]
    ]
    rest = len(outlets) - _OUTLETS
    if rest > 0:
        told.append(words.tr("entity.more_outlets", count=rest))
    return " · ".join(told)


def _alike(hit: NameHit, words: Words) -> Line:
    documents = words.tr("status.articles", count=hit.documents)
    return Line(hit.name, ToEntity(hit.id), end=documents, kind=hit.kind)


def _merges(
    page: EntityPage, words: Words, suggestions: Sequence[SuggestedMerge]
) -> Iterator[Line]:
    assert page.head is not None
    own = {fold_word(name) for name in page.head.entity.names}
    kind = page.head.entity.name.kind
    for place, found in enumerate(suggestions):
        sides = (found.entity, found.target)
        mine = [found.kind == kind and side.key.folded in own for side in sides]
        if any(mine):
            other = sides[mine.index(True) ^ 1]
            yield Line(
                words.tr("entity.same_as", name=isolate(other.name)),
                ToMerge(place),
                merge_reason(found.why, words),
                words.tr("status.articles", count=len(other.documents)),
            )


# --- parts


def _part(page: EntityPage, part: Part, words: Words) -> Iterator[PageRow]:
    rows = page.rows.get(part, ())
    if not rows:
        return
    assert page.head is not None
    entity = page.head.entity
    counts = {"articles": entity.documents, "says": entity.claims}
    count = counts.get(part)
    yield Heading(words.tr(f"entity.{part}"), words.digits(f"{count:,}") if count else "")
    for row in rows:
        match row:
            case MentionsInDocument():
                yield _article(row, words)
            case ClaimLine():
                yield _claim(row, words)
            case Told():
                yield _event(row, words)
            case Neighbour():
                yield _neighbour(row, words)
    if part in page.more:
        yield Line(words.tr("entity.more"), ToMore(part, len(rows)), quiet=True)


def _article(held: MentionsInDocument, words: Words) -> Line:
    passage = held.passages[0] if held.passages else Passage(0, 0, "", held.document.title)
    return Line(
        sentence(passage),
        ToWords(held.document.id, passage.start, passage.end),
        _printed(held.document, words),
        words.tr("card.mentions", count=held.mentions),
    )


def _claim(claim: ClaimLine, words: Words) -> Line:
    passage = claim.passage
    return Line(
        " ".join(passage.words.split()),
        ToWords(claim.document.id, passage.start, passage.end),
        _printed(claim.document, words),
        stance=claim.stance,
    )


def _event(told: Told, words: Words) -> Line:
    event, passage = told.event, told.event.passage
    about = [words.tr(f"event.{event.type}")]
    if told.claim is not None and told.claim.chain:
        about.append(words.tr("entity.according_to", who=isolate(told.claim.chain[0])))
    about.append(_printed(event.document, words))
    return Line(
        sentence(passage),
        ToWords(event.document.id, passage.start, passage.end),
        " · ".join(about),
        stance=told.claim.stance if told.claim else None,
    )


def _neighbour(beside: Neighbour, words: Words) -> Line:
    return Line(
        beside.entity.name,
        ToEntity(beside.entity.id),
        strength(beside.bits, words),
        words.tr("graph.common", count=beside.documents),
        kind=beside.entity.kind,
    )


def _notes(head: Head, words: Words, *, can_edit: bool) -> Iterator[PageRow]:
    if not head.notes and not can_edit:
        return
    yield Heading(words.tr("entity.notes"))
    for note in head.notes:
        about = " · ".join(filter(None, (note.author, words.iso_date(note.at[:10]))))
        yield Line(" ".join(note.text.split()), ToNote(note.uid), about)
    if can_edit:
        yield Line(words.tr("entity.add_note"), ToNote(None), quiet=True)


def _printed(document: Origin, words: Words) -> str:
    outlet = isolate(document.outlet or words.tr("article.no_outlet"))
    return f"{outlet} · {words.iso_date(document.published)}" if document.published else outlet
