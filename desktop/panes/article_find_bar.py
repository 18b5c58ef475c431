"""Ctrl+F in the article: a field, how many hits, the way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.look.icons import icon
from desktop.panes.article_finding import MOST, Findable, first_after
from desktop.panes.article_page import ArticlePage
from desktop.workspace.workspace import Workspace

# Milliseconds after the last letter, in texts in which a search takes longer than a key stroke.
_PAUSE, _LONG = 120, 200_000


class FindBar(QWidget):
    """Hidden until it is asked for. ``closed``: the person goes back to the text."""

    closed = Signal()

    def __init__(self, workspace: Workspace, page: ArticlePage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._page = workspace, page
        self._findable = Findable("")
        self.found: list[tuple[int, int]] = []
        self.at = -1
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._find)
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _: self._find_soon())
        self.count = QLabel(self)
        self.count.setObjectName("muted")
        self.previous, self.next, self.close_button = (QToolButton(self) for _ in range(3))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 6)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next, self.close_button):
            row.addWidget(widget)
        self.hide()
        self.retranslate()

    def focus_chain(self) -> list[QWidget]:
        return [self.field, self.previous, self.next, self.close_button]

    # --- opening and leaving

    def ask(self, words: str = "") -> None:
        """Show the bar, with these words in it, ready for others."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find()

    def leave(self) -> None:
        """Hide the bar; what was looked at last is selected, ready for a key that tags it."""
        if self.at >= 0:
            self._page.select_span(*self.found[self.at])
        self.hide()
        self._page.set_found((), None)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Look at the hit after (1) or before (-1) this one, round the ends of the text."""
        if self._pause.isActive():
            self._find()
        elif self.found:
            self._look_at((self.at + by) % len(self.found))
        if self.isHidden() and self.found:
            self.show()
            self._tell()

    def follow_text(self) -> None:
        """Another article, or a corrected text, is shown: find in it."""
        self.found, self.at = [], -1
        self._findable = Findable("")
        if not self.isHidden():
            self._find()

    # --- finding

    def _find_soon(self) -> None:
        if len(self._text()) > _LONG:
            self._pause.start(_PAUSE)
        else:
            self._find()

    def _find(self) -> None:
        self._pause.stop()
        text = self._text()
        if self._findable.text != text:
            self._findable = Findable(text)
        self.found = self._findable.find(self.field.text())
        self._look_at(first_after(self.found, self._page.first_position()) if self.found else -1)

    def _text(self) -> str:
        reading = self._workspace.analysis
        return reading.document.text if reading else ""

    def _look_at(self, at: int) -> None:
        self.at = at
        current = self.found[at] if at >= 0 else None
        self._page.set_found(self.found, current)
        if current is not None and not self._page.is_visible_at(current[0]):
            self._page.show_position(current[0])
        self._tell()

    def _tell(self) -> None:
        """How many there are; a search without a hit is said in words, not by colour alone."""
        tr = self._workspace.tr
        if not self.field.text().strip():
            words = ""
        elif not self.found:
            words = tr("find.none")
        else:
            key = "find.place_of_many" if len(self.found) == MOST else "find.place"
            words = tr(key, at=self.at + 1, count=len(self.found))
        self.count.setText(words)
        self.count.setAccessibleName(words)
        for button in (self.previous, self.next):
            button.setEnabled(bool(self.found))

    # --- keys and look

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter, Shift+Enter and Escape in the field are the bar's, whatever else has the keys."""
        if watched is self.field and isinstance(event, QKeyEvent):
            key = event.key()
            ours = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
            if ours and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if ours and event.type() == QEvent.Type.KeyPress:
                self._press(event)
                return True
        return False

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    def retranslate(self) -> None:
        tr = self._workspace.tr
        self.field.setPlaceholderText(tr("find.field"))
        self.field.setAccessibleName(tr("action.find_in_article"))
        for button, key in (
            (self.previous, "action.find_previous"),
            (self.next, "action.find_next"),
            (self.close_button, "find.close"),
        ):
            button.setToolTip(tr(key))
            button.setAccessibleName(tr(key))
        self._tell()
        self.restyle()

    def restyle(self) -> None:
        ink = self._workspace.palette.muted
        for button, name in (
            (self.previous, "up"),
            (self.next, "down"),
            (self.close_button, "close"),
        ):
            button.setIcon(icon(name, ink))
