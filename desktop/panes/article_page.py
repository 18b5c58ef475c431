"""The article on the page, marked without touching the letters.

Marks are painted under the text from the glyphs' own rectangles. The text's formats stay whole, so
Arabic letters join over the edge of any mark. Only what is seen is marked, however long the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.analysis.claims.loaded import LoadedTerm, loaded_terms
from desktop.analysis.model import Analysis
from desktop.look.appearance import colour
from desktop.look.palette import Palette
from desktop.panes.article_levels import LevelSheet
from desktop.panes.article_margin import MarginItem, margin_items
from desktop.panes.article_margin_painter import Label, MarginPainter, labels_beside
from desktop.panes.article_marks import (
    LAYERS,
    Ink,
    Layer,
    Mark,
    Span,
    chosen_spans,
    inks,
    lit_spans,
    marks,
)
from desktop.panes.article_painter import Underlay, UnderlayPainter
from desktop.panes.article_spans import SpanIndex
from desktop.workspace.lighting import Lit
from desktop.workspace.notes import PlacedNote
from desktop.workspace.rules import Rule
from resources.lexicons import load

_FADED = 0.3
# In longer texts words that take a side are not looked for: that would take longer than a second.
_LONGEST = 200_000


class ArticlePage(LevelSheet):
    """Shows one reading with its layers, notes and what was found in it."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self.layers: Set[Layer] = frozenset(LAYERS)
        self.outlet_word = ""
        self._analysis: Analysis | None = None
        self._notes: tuple[PlacedNote, ...] = ()
        self._loaded: tuple[LoadedTerm, ...] = ()
        self._lit: Lit | None = None
        self._chosen: SpanIndex[Span] = SpanIndex()
        self._found: SpanIndex[Span] = SpanIndex()
        self._found_current: Span | None = None
        self._differing: SpanIndex[Span] = SpanIndex()
        self._marks: SpanIndex[Mark] = SpanIndex()
        self._items: SpanIndex[MarginItem] = SpanIndex()
        self._inks: SpanIndex[Ink] = SpanIndex()
        self._inked = (0, 0)
        self._labels: list[Label] = []
        self._current: tuple[int, int] | None = None
        self.verticalScrollBar().valueChanged.connect(lambda _: self._ink_seen())

    # --- what is shown

    def show_reading(self, analysis: Analysis | None, notes: Iterable[PlacedNote] = ()) -> None:
        """Show a reading; the same text keeps its place on the page."""
        known = self._shown
        document = analysis.document if analysis else None
        same = (
            known is not None
            and document is not None
            and (known.text, known.paragraphs) == (document.text, document.paragraphs)
        )
        self._analysis, self._notes = analysis, tuple(notes)
        self._loaded = ()
        if analysis is not None and len(analysis.document.text) <= _LONGEST:
            self._loaded = loaded_terms(analysis, load())
        if not same:
            self.set_found((), None)
            self.set_differing(())
            self.show_text(document)
        self._remark()

    def set_notes(self, notes: Iterable[PlacedNote]) -> None:
        """Show other notes on the same reading."""
        self._notes = tuple(notes)
        self._remark()

    def set_palette(self, palette: Palette) -> None:
        """Take the inks of a palette; the ground comes with the application's style sheet."""
        self._look = palette
        self._refill_in_place()
        self._remark()

    def set_layers(self, layers: Set[Layer]) -> None:
        self.layers = frozenset(layers)
        self._remark()

    def set_lit(self, lit: Lit | None, rule: Rule | None = None, *, reveal: bool) -> None:
        """Dim all but what is lit; ``reveal`` scrolls to what was chosen when none of it is seen.

        ``rule`` is what was chosen: its own words get a ground.
        """
        self._lit = lit
        chosen = chosen_spans(rule, self._analysis) if self._analysis else []
        self._chosen = SpanIndex(chosen)
        self._ink()
        if lit is None or not reveal or self._analysis is None:
            return
        spans = chosen or lit_spans(self._analysis, lit)
        first, last = self.seen_span(QRectF(self.viewport().rect()))
        near = [start for start, _ in spans if first <= start < last]
        if spans and not any(self.is_visible_at(start) for start in near):
            self.show_position(spans[0][0])

    def set_current(self, span: tuple[int, int] | None) -> None:
        """Ring the mention that the keys now act on."""
        self._current = span
        self.viewport().update()

    def set_found(self, found: Sequence[tuple[int, int]], current: tuple[int, int] | None) -> None:
        """Mark what a search in the article found, and which of it is looked at."""
        self._found = SpanIndex(Span(*span) for span in found)
        self._found_current = Span(*current) if current else None
        self.viewport().update()

    def found(self) -> list[tuple[int, int]]:
        """What :meth:`set_found` was told last."""
        return list(self._found)

    def set_differing(self, spans: Iterable[tuple[int, int]]) -> None:
        """Mark words that an article beside this one does not use for the same."""
        self._differing = SpanIndex(Span(*span) for span in spans)
        self.viewport().update()

    def differing(self) -> list[tuple[int, int]]:
        """What :meth:`set_differing` was told last."""
        return list(self._differing)

    # --- what lies where

    def mark_at_point(self, point: QPointF) -> Mark | None:
        """The innermost mark whose rectangle is under a point of the viewport."""
        position = self.position_at(point)
        near = [] if position is None else [position, position - 1]
        for candidate in near:
            mark = self._marks.innermost(candidate)
            if mark and any(r.contains(point) for r in self.rectangles(mark.start, mark.end)):
                return mark
        return None

    def item_at_point(self, point: QPointF) -> MarginItem | None:
        """The claim or note whose bar or label is under a point of the viewport."""
        for label in self._labels:
            if label.is_at(point):
                return label.item
        return None

    def labels(self) -> list[Label]:
        """What stands in the margin, as painted last."""
        return self._labels

    def label_of(self, item: MarginItem) -> QRectF | None:
        """Where the sign and name of an item were painted last, in the viewport."""
        return next((label.room for label in self._labels if label.item == item), None)

    def layer_marks(self) -> SpanIndex[Mark]:
        """The marks of the layers that are on."""
        return self._marks

    def layer_items(self) -> SpanIndex[MarginItem]:
        """What stands in the margin of the layers that are on."""
        return self._items

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        first, last = self.seen_span(QRectF(event.rect()))
        under = Underlay(
            marks=self._marks.between(first, last),
            chosen=self._chosen.between(first, last),
            found=self._found.between(first, last),
            found_current=self._found_current,
            differing=self._differing.between(first, last),
            current=self._current,
            lit=self._lit,
        )
        self._labels = labels_beside(self, self._seen_items())
        with QPainter(self.viewport()) as painter:
            UnderlayPainter(painter, self._look, self.rectangles).paint(under)
            margin = MarginPainter(painter, self._look, self.outlet_word, rtl=self.is_mirrored())
            for label in self._labels:
                margin.paint(label, 1.0 if self._is_bright(label.item) else _FADED)
        super().paintEvent(event)

    def _seen_items(self) -> list[MarginItem]:
        """The items of every paragraph that is seen in part, for they make room for one another."""
        first, last = self.seen_span(QRectF(self.viewport().rect()))
        return self._items.between(self.paragraph_span(first)[0], last)

    def _is_bright(self, item: MarginItem) -> bool:
        return self._lit is None or item.kind == "note" or item.id in self._lit.claims

    # --- upkeep

    def _remark(self) -> None:
        known = self._analysis
        self._marks = marks(known, self.layers, self._notes, self._loaded) if known else SpanIndex()
        self._items = margin_items(known, self._notes, self.layers) if known else SpanIndex()
        self._ink()

    def _ink(self) -> None:
        known = self._analysis
        self._inks = inks(known, self._lit, self.layers, self._look) if known else SpanIndex()
        self._inked = (0, 0)
        self._ink_seen()
        self.viewport().update()

    def _ink_seen(self) -> None:
        """Colour the words that are seen, and a page round them, anew; their font and joining
        stay. Of an article with very many marks, all at once would take seconds."""
        if self._filling:
            return
        view = QRectF(self.viewport().rect())
        first, last = self.seen_span(view)
        if self._inked[0] <= first and last <= self._inked[1]:
            return
        first, last = self.seen_span(view.adjusted(0, -view.height(), 0, view.height()))
        self._inked = (first, last)
        self.setExtraSelections(
            [
                selection
                for ink in self._inks.between(first, last)
                for selection in self._coloured(ink, first, last)
            ]
        )

    def _coloured(self, ink: Ink, first: int, last: int) -> Iterator[QTextEdit.ExtraSelection]:
        """One a paragraph: for one over several, Qt lays out the whole text at once."""
        start = self._positions.to_qt(max(ink.start, first))
        end = self._positions.to_qt(min(ink.end, last))
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(block)
            cursor.setPosition(max(start, block.position()))
            stop = min(end, block.position() + block.length() - 1)
            cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = QTextCharFormat()
            selection.format.setForeground(colour(ink.colour))
            yield selection
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ink_seen()
