"""The line of a pane's header: title, words, controls, a button; it folds where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.look.flow_layout import FlowLayout

_HEADER_HEIGHT = 40
_BETWEEN, _UNDER = 8, 6
_BEFORE, _AFTER = 14, 6
"""Pixels before the title, and after the button at the other end."""
_SIZES_CHANGE = (
    QEvent.Type.LayoutRequest,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.Polish,
)


class HeaderLine(QWidget):
    """The controls stand beside the title, or below it where there is no room for them.

    ``arranged``: they stand elsewhere than before.
    """

    arranged = Signal()

    def __init__(
        self,
        title: QWidget,
        about: QWidget,
        controls: Sequence[QWidget],
        button: QWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._title, self._controls, self._button = title, controls, button
        self._measured: tuple[int, int] | None = None
        self._hints: tuple[int, QSize, QSize] | None = None
        self._told: tuple[QSize, QSize] | None = None
        self._row, self._below = QHBoxLayout(), QWidget(self)
        self._row.setSpacing(_BETWEEN)
        self._row.addWidget(title)
        self._row.addWidget(about, 1)
        for widget in (*controls, button):
            self._row.addWidget(widget)
        FlowLayout(self._below, QMargins(0, 0, 0, _UNDER), _BETWEEN)
        self._below.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setSpacing(0)
        self._lines.addLayout(self._row)
        self._lines.addWidget(self._below)

    @property
    def is_folded(self) -> bool:
        """Whether the controls stand in lines of their own."""
        return not self._below.isHidden()

    def refresh(self, *, right_to_left: bool) -> None:
        """Measure and arrange anew: words or the direction changed."""
        # Qt mirrors a row, but not its margins.
        ends = (_BEFORE, _AFTER)
        left, right = ends[::-1] if right_to_left else ends
        self._lines.setContentsMargins(left, 0, right, 0)
        self._measured = self._hints = None
        self._arrange()

    def sizeHint(self) -> QSize:
        """Qt gives a dock's title the height of this hint, whatever its fixed height says."""
        return self._hints_now()[1]

    def minimumSizeHint(self) -> QSize:
        """The controls can go below the title, in as many lines as they need."""
        return self._hints_now()[2]

    def hasHeightForWidth(self) -> bool:
        """The hints are for the width that it has."""
        return False

    def _hints_now(self) -> tuple[int, QSize, QSize]:
        """The width that the line has, and both hints for it."""
        hints, width = self._hints, self.width()
        if hints is None or hints[0] != width:
            least, whole = self._widths()
            below = self._below.heightForWidth(self._room()) if self.is_folded else 0
            height = _HEADER_HEIGHT + below
            hints = self._hints = width, QSize(whole, height), QSize(least, height)
        return hints

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _SIZES_CHANGE:
            self._measured = self._hints = None
            self._tell()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _room(self) -> int:
        return self.width() - _BEFORE - _AFTER

    def _widths(self) -> tuple[int, int]:
        """The least width, and that of all of it in one line but for what gives way. The window
        asks for them at each of its layouts, and they are dear where there is a style sheet."""
        if self._measured is None:
            ends, button = _BEFORE + _AFTER, _width(self._button)
            title = 0 if self._title.isHidden() else _width(self._title)
            controls = [_width(each) for each in self._controls if not each.isHidden()]
            least = ends + max(title + _BETWEEN + button, max(controls, default=0))
            between = _BETWEEN * (len(controls) + (title > 0))
            self._measured = least, ends + title + sum(controls) + button + between
        return self._measured

    def _arrange(self) -> None:
        """Put the controls beside the title, or below it where there is no room for them."""
        fold = bool(self._controls) and self._widths()[1] > self.width()
        if fold != self.is_folded:
            for place, widget in enumerate(self._controls, 2):
                if fold:
                    self._row.removeWidget(widget)
                    self._below.layout().addWidget(widget)  # type: ignore[union-attr]
                else:
                    self._below.layout().removeWidget(widget)  # type: ignore[union-attr]
                    self._row.insertWidget(place, widget)
            self._below.setVisible(fold)
            self._hints = None
            self.arranged.emit()
        self._tell()

    def _tell(self) -> None:
        """Let the dock know that it takes other room; the whole window is laid out anew for it."""
        hints = self._hints_now()[1:]
        if hints != self._told:
            self._told = hints
            self.updateGeometry()


def _width(widget: QWidget) -> int:
    """What a widget takes in a row: as wide as it likes, or as it is held to."""
    return widget.sizeHint().boundedTo(widget.maximumSize()).width()
