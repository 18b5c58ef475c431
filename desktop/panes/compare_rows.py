"""The rows of what two articles both name: what each calls it, as words. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from desktop.look.direction import isolate
from desktop.look.palette import Palette
from desktop.look.translation import Words
from desktop.workspace.naming import Naming, SharedEntity, Span

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class CompareHeading:
    """``key`` of its words; ``count``: how many rows follow."""

    key: str
    count: int


CompareRow = CompareHeading | SharedEntity


def compare_rows(shared: Sequence[SharedEntity]) -> list[CompareRow]:
    """What is named differently, then what is named alike, each under its heading."""
    rows: list[CompareRow] = []
    for key, differs in (("compare.differently", True), ("compare.alike", False)):
        found = [entity for entity in shared if entity.differs is differs]
        if found:
            rows += [CompareHeading(key, len(found)), *found]
    return rows


def entity_html(entity: SharedEntity, words: Words, palette: Palette) -> str:
    """A row: the name, and where they differ what each article calls it; words that take a side are
    underlined."""
    direction = "rtl" if words.language == "ar" else "ltr"
    if not entity.differs:
        count = words.tr(
            "compare.counts", here=_count(entity.names_here), there=_count(entity.names_there)
        )
        muted = f'<span style="color:{palette.faint}">&nbsp;&nbsp;{escape(count)}</span>'
        return f'<div dir="{direction}">{_name(entity)}{muted}</div>'
    lines = [
        f'<span style="color:{palette.faint}">{escape(words.tr(key))}</span> '
        + _namings(namings, words, palette)
        for key, namings in (
            ("compare.here", entity.names_here),
            ("compare.there", entity.names_there),
        )
    ]
    return f'<div dir="{direction}"><b>{_name(entity)}</b><br>{"<br>".join(lines)}</div>'


def entity_words(entity: SharedEntity, words: Words) -> str:
    """A row for who hears it."""
    here, there = (
        "، ".join(naming.words for naming in namings)
        for namings in (entity.names_here, entity.names_there)
    )
    told = f"{words.tr('compare.here')} {here}. {words.tr('compare.there')} {there}"
    return f"{entity.name}. {told}" if entity.differs else entity.name


def differing_spans(shared: Iterable[SharedEntity], *, here: bool) -> list[Span]:
    """Where an article uses words for something that the other does not use for it."""
    return sorted(
        span
        for entity in shared
        if entity.differs
        for naming in (entity.only_here if here else entity.only_there)
        for span in naming.spans
    )


def _name(entity: SharedEntity) -> str:
    return escape(isolate(entity.name))


def _count(namings: Sequence[Naming]) -> int:
    return sum(len(naming.spans) for naming in namings)


def _namings(namings: Sequence[Naming], words: Words, palette: Palette) -> str:
    """A mark of direction on both sides of what stands between names: Qt's rich text lets the
    names of a row run into one another otherwise."""
    mark = "\u200f" if words.language == "ar" else "\u200e"
    shown = []
    for naming in namings[:_SHOWN]:
        times = words.digits(f"{mark} ×{len(naming.spans)}") if len(naming.spans) > 1 else ""
        told = escape(isolate(naming.words))
        if naming.loaded:
            told = f'<u style="color:{palette.danger}">{told}</u>'
        shown.append(f"{told}{times}")
    more = f"{mark} …" if len(namings) > _SHOWN else ""
    return f"{mark} · {mark}".join(shown) + more
