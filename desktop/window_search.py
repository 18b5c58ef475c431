"""The field at the top goes anywhere: names, articles, words in the texts, commands."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QWidget

from desktop.look.icons import icon
from desktop.window_palette import Entry, PaletteList
from desktop.window_search_lines import PaletteLines
from desktop.workspace.destinations import DestinationFinder, Destinations
from desktop.workspace.messages import CaseShown, DocumentShown
from desktop.workspace.workspace import Workspace

_PAUSE_MILLISECONDS = 120
# Parts of an answer that come in so short a time are shown at once, not one after the other.
_GATHERING_MILLISECONDS = 60
_MOST_RECENT = 6
_WIDTH, _TALLEST = 620, 520
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class SearchField(QLineEdit):
    """``hits`` is the list that opens under it. Commands are found at once, all else beside the
    window; Enter before that goes to the first as soon as everything is there."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.hits = PaletteList(workspace, self.window())
        self.hits.itemClicked.connect(self._click)
        self._lines = PaletteLines(workspace, self._run)
        self._finder = DestinationFinder(workspace, self)
        self._found = Destinations(whole=True)
        self._goes_when_found = False
        self._before: QWidget | None = None
        self._case: Path | None = None
        self._shown: list[int] = []
        self._done: list[str] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        self._more = QTimer(self, singleShot=True, interval=_GATHERING_MILLISECONDS)
        self._more.timeout.connect(self._show_more)
        self.textEdited.connect(lambda _text: self._pause.start())
        workspace.hub.subscribe(DocumentShown, self._note_document, self)
        workspace.hub.subscribe(CaseShown, lambda _: self._note_case(), self)
        self.retranslate()

    def retranslate(self) -> None:
        tr = self._workspace.tr
        self.setPlaceholderText(tr("search.placeholder"))
        self.setToolTip(tr("search.language"))
        self.setAccessibleName(tr("action.find_text"))
        self.hits.setAccessibleName(tr("search.hits"))
        self._glass.setIcon(icon("search", self._workspace.palette.faint))

    def open(self) -> None:
        """Take the keys, with the last things of before to choose from."""
        focused = QApplication.focusWidget()
        if focused is not self:
            self._before = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._finder.get_ready()
        self.look()

    @property
    def looking(self) -> bool:
        """Whether something may be found yet."""
        return self._pause.isActive() or not self._found.whole

    def look(self) -> None:
        """Look for what is typed now."""
        self._pause.stop()
        query = self.text().strip()
        is_open = self._workspace.case_session.is_open
        self._found = Destinations(whole=not query or not is_open)
        self._goes_when_found = False
        if not self._found.whole:
            self._finder.find(query, partial(self._take, query))
        self._show()

    def _take(self, query: str, found: Destinations) -> None:
        if query != self.text().strip():
            return
        self._found = found
        if found.whole:
            self._show_more()
        elif not self._more.isActive():
            self._more.start()
        if found.whole and self._goes_when_found:
            self._go(self.hits.entry())

    # --- what is listed

    def _show_more(self) -> None:
        """More was found for what is typed."""
        self._more.stop()
        if not self.hits.isHidden():
            self._show()

    def _show(self) -> None:
        query = self.text().strip()
        lines = self._lines
        groups = lines.found(query, self._found) if query else lines.recent(self._shown, self._done)
        self.hits.fill(groups)
        if not groups:
            self.hits.hide()
            return
        left, width = self._place_of_hits()
        below = self.mapToGlobal(QPoint(0, self.height() + 4)).y()
        height = min(self.hits.height_of_all(), _TALLEST)
        self.hits.setGeometry(QRect(QPoint(left, below), QSize(width, height)))
        self.hits.show()

    def _place_of_hits(self) -> tuple[int, int]:
        """Left edge on the screen and width: wider than the field, for headlines want to be read
        whole; from the edge where reading begins, within the window."""
        window = self.window()
        width = min(max(self.width(), _WIDTH), window.width() - 16)
        own = self.mapToGlobal(QPoint(0, 0)).x()
        left = own + self.width() - width if self.isRightToLeft() else own
        first = window.mapToGlobal(QPoint(8, 0)).x()
        return min(max(left, first), first + window.width() - 16 - width), width

    # --- going there

    def _click(self, item: QListWidgetItem) -> None:
        self.hits.setCurrentItem(item)
        self._go(self.hits.entry())

    def _go(self, entry: Entry | None) -> None:
        if entry is None:
            return
        self._leave()
        self._workspace.attempt(entry.go)

    def _run(self, action: str) -> None:
        self._done = [action, *(one for one in self._done if one != action)][:_MOST_RECENT]
        self._workspace.actions.run(action)

    def _leave(self) -> None:
        """Give the keys back to where they were."""
        self._pause.stop()
        self._goes_when_found = False
        self.hits.hide()
        self.clear()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_document(self, message: DocumentShown) -> None:
        number = message.document_id
        if number is not None:
            self._shown = [number, *(one for one in self._shown if one != number)][:_MOST_RECENT]

    def _note_case(self) -> None:
        if self._workspace.case_session.path != self._case:
            self._case = self._workspace.case_session.path
            self._shown = []
        self.hits.hide()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
        if event.key() in steps:
            if self.hits.isVisible():
                self.hits.move_by(steps[event.key()])
            else:
                self.look()
        elif event.key() in {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value}:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape.value and self.hits.isVisible():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._pause.isActive() or not self.hits.isVisible():
            self.look()
        if self._found.whole:
            self._go(self.hits.entry())
        else:
            self._goes_when_found = True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.hits.isHidden():
            self.look()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _OWN_KEYS:  # whatever the window does with them
                event.accept()
                return True
        elif event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide} and not self._choosing():
            self.hits.hide()
        return super().event(event)

    def _choosing(self) -> bool:
        return self.hits.underMouse()
