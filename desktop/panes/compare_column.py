"""The article beside the shown one: whose it is, over its text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.analysis.model import Analysis
from desktop.look.direction import isolate
from desktop.look.plain_words import PlainLabel
from desktop.panes.article_marks import NAME_LAYERS, Mark
from desktop.panes.article_text import ArticleText
from desktop.workspace.lighting import light
from desktop.workspace.rules import Chosen
from desktop.workspace.text_words import next_stop, word_span
from desktop.workspace.workspace import Workspace


class OtherArticle(QWidget):
    """``reading`` is what it shows."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.reading: Analysis | None = None
        self.setObjectName("pane_article")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.about = PlainLabel(self)
        self.about.setObjectName("muted")
        self.about.setContentsMargins(16, 6, 16, 6)
        self.text = ArticleText(workspace.palette, self)
        self.text.set_layers(frozenset({*NAME_LAYERS, "time", "quantity", "loaded"}))
        self.text.word_wanted.connect(self._select_word)
        self.text.set_word_stops(self._next_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.about)
        column.addWidget(self.text, 1)

    def show_reading(self, reading: Analysis | None) -> None:
        self.reading = reading
        self.text.show_reading(reading)
        self.retranslate()

    def show_chosen(self, entity: str | None, *, reveal: bool) -> None:
        """Light an entity of this article, None: nothing."""
        if entity is None or self.reading is None:
            self.text.set_lit(None, reveal=False)
        else:
            rule = Chosen("entity", entity)
            self.text.set_lit(light(rule, self.reading), rule, reveal=reveal)

    def entity_of(self, mark: Mark) -> str | None:
        """The entity of a mark of this article, None where it marks none."""
        mentions = self.reading.mentions if self.reading and mark.item == "mention" else ()
        return next((m.entity for m in mentions if m.id == mark.id), None)

    def retranslate(self) -> None:
        tr, words = self._workspace.tr, self._workspace.appearance.words
        self.text.setAccessibleName(tr("compare.other"))
        document = self.reading.document if self.reading else None
        outlet = (document.outlet or tr("article.no_outlet")) if document else ""
        dated = words.iso_date(document.published) if document and document.published else ""
        self.about.setText("  ·  ".join(part for part in (isolate(outlet), dated) if part))

    def restyle(self) -> None:
        self.text.set_palette(self._workspace.palette)

    def _select_word(self, position: int) -> None:
        if self.reading is not None:
            self.text.select_span(*word_span(self.reading, position))

    def _next_stop(self, position: int, by: int) -> int:
        return next_stop(self.reading, position, by) if self.reading else position
