"""The card beside a mark: what it is, who found it and why, where else it is, what to do with it.

It comes when the pointer rests on a mark for a moment, or by a key; then the keys are in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_WIDTH, _GAP = 330, 6
_LEAVING = 260
"""Milliseconds that the pointer may be beside mark and card on its way from one to the other."""

Deed = tuple[str, Callable[[], object]]


def plain(words: str) -> str:
    """The words of some HTML, for who hears them."""
    document = QTextDocument()
    document.setHtml(words)
    return document.toPlainText()


class HoverCard(QFrame):
    """A child of the window, so that it is never lost behind it. ``closed`` gives the keys back."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.heading = QLabel(self)
        self.heading.setObjectName("muted")
        self.elsewhere = QVBoxLayout()
        self.elsewhere.setSpacing(0)
        self.deeds = QHBoxLayout()
        self.deeds.setSpacing(4)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(7)
        column.addWidget(self.words)
        column.addWidget(self.heading)
        column.addLayout(self.elsewhere)
        column.addLayout(self.deeds)
        self._buttons: list[QPushButton] = []
        self._leaving = QTimer(self, singleShot=True, interval=_LEAVING)
        self._leaving.timeout.connect(self._hide_unless_used)
        self.hide()

    def show_for(
        self,
        place: QRect,
        words: str,
        *,
        heading: str,
        elsewhere: Sequence[Deed],
        deeds: Sequence[Deed],
        with_keys: bool,
    ) -> None:
        """Show the card under a place of its window, or over it where there is no room.

        Args:
            place: of the mark, in coordinates of the card's parent.
            words: as HTML.
            heading: of the other articles, empty where there are none.
            elsewhere: the way to other articles.
            deeds: what can be done.
            with_keys: the first thing in it takes the keys.
        """
        self._leaving.stop()
        self.words.setText(words)
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.setAccessibleName(plain(words))
        self._buttons = [
            *self._fill(self.elsewhere, elsewhere, "card_link"),
            *self._fill(self.deeds, deeds, "card_deed"),
        ]
        self.deeds.addStretch(1)
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))
        self.move(self._beside(place))
        self.show()
        self.raise_()
        if with_keys and (buttons := self.buttons()):
            buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def buttons(self) -> list[QPushButton]:
        """What can be pressed, in order."""
        return [button for button in self._buttons if button.isEnabled()]

    def leave_soon(self) -> None:
        """The pointer left the mark."""
        if not self.isHidden():
            self._leaving.start()

    def close_card(self) -> None:
        self._leaving.stop()
        if not self.isHidden():
            had_keys = self._has_keys()
            self.hide()
            if had_keys:
                self.closed.emit()

    # --- upkeep

    def _fill(
        self, row: QVBoxLayout | QHBoxLayout, deeds: Sequence[Deed], name: str
    ) -> list[QPushButton]:
        while (item := row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        made = []
        for words, deed in deeds:
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, deed=deed: self._do(deed))
            row.addWidget(button)
            button.show()
            made.append(button)
        return made

    def _do(self, deed: Callable[[], object]) -> None:
        self.close_card()
        deed()

    def _beside(self, place: QRect) -> QPoint:
        """Under the mark; where that is not to be, over it; in a low window, at its side."""
        room, width, height = self._window.rect(), self.width(), self.height()
        left = place.right() - width if self.isRightToLeft() else place.left()
        below, above = place.bottom() + _GAP, place.top() - height - _GAP
        top = below if below + height <= room.height() else above
        if top < _GAP:
            top = max(_GAP, min(place.top(), room.height() - height - _GAP))
            before, after = place.left() - width - _GAP, place.right() + _GAP
            left = before if before >= _GAP else after
        return QPoint(max(_GAP, min(left, room.width() - width - _GAP)), top)

    def _hide_unless_used(self) -> None:
        if not self.underMouse() and not self._has_keys():
            self.hide()

    def _has_keys(self) -> bool:
        focused = self._window.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.leave_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape closes the card and nothing else."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)
