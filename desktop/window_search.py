"""The field at the top: what is typed is looked for in the whole case; Enter goes there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.look.direction import isolate
from desktop.look.icons import icon
from desktop.workspace.messages import PassageSought
from desktop.workspace.problems import sentence
from desktop.workspace.rules import Chosen
from desktop.workspace.text_words import matches
from desktop.workspace.workspace import Workspace
from storage.problems import BadQuery, BadQueryDate, BadQueryValue
from storage.search.hits import SearchHit

_PAUSE_MILLISECONDS = 120
_MOST_ENTITIES, _MOST_HITS = 5, 12
_HITS_WIDTH, _HIT_HEIGHT = 560, 31
_HEADLINE_KNOWN = 20
"""Characters of a snippet that tell whether it only repeats the headline."""


class SearchField(QLineEdit):
    """Lists the shown article's entities and the case's articles that hold the words."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.hits = QListWidget(self.window())
        self.hits.setWindowFlags(Qt.WindowType.ToolTip)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.itemClicked.connect(self._go)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.retranslate()

    def retranslate(self) -> None:
        tr = self._workspace.tr
        self.setPlaceholderText(tr("search.placeholder"))
        self.setToolTip(tr("search.language"))
        self.setAccessibleName(tr("action.find_text"))
        self.hits.setAccessibleName(tr("search.hits"))
        self._glass.setIcon(icon("search", self._workspace.palette.faint))

    def look(self) -> None:
        """Look for what is typed now."""
        self.hits.clear()
        query = self.text().strip()
        if query:
            self._workspace.attempt(lambda: self._list(query))
        if not query:
            self.hits.hide()
            return
        if not self.hits.count():
            self._tell(self._workspace.tr("search.nothing"))
        left, width = self._place_of_hits()
        below = self.mapToGlobal(QPoint(0, self.height() + 4)).y()
        rows = min(self.hits.count(), 10)
        self.hits.setGeometry(QRect(QPoint(left, below), QSize(width, rows * _HIT_HEIGHT + 14)))
        self.hits.setCurrentRow(0)
        self.hits.show()

    def _place_of_hits(self) -> tuple[int, int]:
        """Left edge on the screen and width: wider than the field, for headlines want to be read
        whole; from the edge where reading begins, within the window."""
        window = self.window()
        width = min(max(self.width(), _HITS_WIDTH), window.width() - 16)
        own = self.mapToGlobal(QPoint(0, 0)).x()
        left = own + self.width() - width if self.isRightToLeft() else own
        first = window.mapToGlobal(QPoint(8, 0)).x()
        return min(max(left, first), first + window.width() - 16 - width), width

    def _list(self, query: str) -> None:
        reading, tr = self._workspace.analysis, self._workspace.tr
        entities = reading.entities if reading else ()
        found = [e for e in entities if matches(query, (e.name, *e.aliases))]
        for entity in found[:_MOST_ENTITIES]:
            words = f"{isolate(entity.name)}  ·  {tr(f'kind.{entity.kind}')}"
            self._add(words, ("entity", entity.id))
        try:
            hits = self._workspace.case_session.search(query, limit=_MOST_HITS)
        except (BadQuery, BadQueryDate, BadQueryValue) as problem:
            # Told here and in no dialog: what is typed may be half of a query.
            self._tell(sentence(problem, self._workspace.appearance.words))
            return
        for hit in hits:
            span = hit.spans[0] if hit.spans else None
            self._add(_hit_words(hit), ("document", (hit.document.id, span)))

    def _tell(self, words: str) -> None:
        """A line that cannot be chosen."""
        item = QListWidgetItem(words, self.hits)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, words: str, target: tuple[str, Any]) -> None:
        item = QListWidgetItem(words.replace("\n", " "), self.hits)
        item.setData(Qt.ItemDataRole.UserRole, target)

    def _go(self, item: QListWidgetItem | None) -> None:
        target = item.data(Qt.ItemDataRole.UserRole) if item else None
        if target is None:
            return
        self.hits.hide()
        kind, value = target
        if kind == "entity":
            self._workspace.selection.choose(Chosen("entity", value))
        else:
            self._go_to(*value)

    def _go_to(self, document: int, span: tuple[int, int] | None) -> None:
        """Show an article at the words that were looked for."""
        self._workspace.case_session.show(document)
        if span is not None:
            self._workspace.hub.publish(PassageSought(*span))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
        if event.key() in steps and self.hits.isVisible():
            row = self.hits.currentRow() + steps[event.key()]
            self.hits.setCurrentRow(min(max(row, 0), self.hits.count() - 1))
        elif event.key() in {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value}:
            if self._pause.isActive() or not self.hits.isVisible():
                self._pause.stop()
                self.look()
            else:
                self._go(self.hits.currentItem())
        elif event.key() == Qt.Key.Key_Escape.value and self.hits.isVisible():
            self.hits.hide()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide} and not self._choosing():
            self.hits.hide()
        return super().event(event)

    def _choosing(self) -> bool:
        return self.hits.underMouse()


def _hit_words(hit: SearchHit) -> str:
    """The headline and, where the words stand elsewhere, some of what is round them."""
    title, round_it = isolate(hit.document.title), hit.snippet.strip()
    if round_it[:_HEADLINE_KNOWN] in hit.document.title:
        return title
    _, _, whole_words = round_it.partition(" ")
    return f"{title}  —  {isolate('…' + whole_words)}"
