"""What a screen reader hears of a canvas: a list, whose items are what is painted on it.

Qt knows of a canvas no more than that it is a widget. A factory of ours gives it an interface with
the role of a list; its children are made when somebody asks for them. They are stateless: each
asks the canvas anew, so nothing has to be told when other things are painted.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol, runtime_checkable
from weakref import ref

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_ROLE = "spoken_role"


@runtime_checkable
class ItemCanvas(Protocol):
    """A widget that paints things which the keys go through, numbered in that order from 0."""

    def item_count(self) -> int: ...

    def item_words(self, number: int) -> str:
        """The name of an item and what is told about it, in one line."""
        ...

    def item_in_hand(self) -> int | None:
        """The number of the item that the keys act on."""
        ...

    def item_area(self, number: int) -> QRect:
        """Where an item is, in pixels of the widget; empty where it is out of sight."""
        ...


def speak_items(canvas: QWidget) -> None:
    """Let screen readers hear of a canvas what :class:`ItemCanvas` tells; call once for each."""
    assert isinstance(canvas, ItemCanvas)
    _install()


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Give a widget of ours a role that says how it is used; call once for each."""
    widget.setProperty(_ROLE, role)
    _install()


def tell_item(canvas: QWidget) -> None:
    """The item in hand is another: it has the focus now, as a screen reader understands it."""
    assert isinstance(canvas, ItemCanvas)
    number = canvas.item_in_hand() if _is_heard(canvas) else None
    if number is not None:
        _focus(canvas, number)


def announce(widget: QWidget, words: str) -> None:
    """Have words about a widget spoken, which are no item's, and keep them as its description."""
    widget.setAccessibleDescription(words)
    if _is_heard(widget):
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _is_heard(widget: QWidget) -> bool:
    return QAccessible.isActive() and widget.hasFocus()


def _focus(canvas: QWidget, number: int) -> None:
    event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
    event.setChild(number)
    QAccessible.updateAccessibility(event)


@cache
def _install() -> None:
    """Once for the application; Qt keeps the factory to the end."""
    QAccessible.installFactory(_make)


def _make(_class: str, widget: QObject) -> QAccessibleInterface | None:
    """Qt takes what is given here, and deletes it when the widget goes."""
    if not isinstance(widget, QWidget):
        return None
    if isinstance(widget, ItemCanvas):
        return _CanvasInterface(widget)
    role = widget.property(_ROLE)
    return QAccessibleWidget(widget, role) if role is not None else None


def _there(canvas: ref[QWidget]) -> ItemCanvas | None:
    """The canvas, unless it is gone; Python may hold what Qt has deleted."""
    widget: object = canvas()
    return widget if isinstance(widget, ItemCanvas) and isValid(widget) else None


class _CanvasInterface(QAccessibleWidget):
    """Keeps its items alive, for Qt does not; and no widget, whose end it would put off.

    Items are left to Qt, which deletes them at its end: they are few, those that a reader asked
    for, and cannot be given back while widgets go, for Qt may have gone before them.
    """

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = ref(canvas)
        self._items: dict[int, _ItemInterface] = {}

    def _painted(self) -> ItemCanvas | None:
        return _there(self._canvas)

    def childCount(self) -> int:
        canvas = self._painted()
        return canvas.item_count() if canvas is not None else 0

    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value]
        if index not in self._items:
            item = _ItemInterface(self._canvas, index)
            QAccessible.registerAccessibleInterface(item)
            self._items[index] = item
        return self._items[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, _ItemInterface) else -1

    def focusChild(self) -> QAccessibleInterface:
        canvas = self._painted()
        number = canvas.item_in_hand() if canvas is not None else None
        return self.child(-1 if number is None else number)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The item in hand where it is there: readers ask this of what has the focus."""
        item = self.focusChild()
        there = item is not None and item.rect().contains(x, y)
        return item if there else None  # type: ignore[return-value]


class _ItemInterface(QAccessibleInterface):
    def __init__(self, canvas: ref[QWidget], number: int) -> None:
        super().__init__()
        self._canvas, self.number = canvas, number

    def _painted(self) -> ItemCanvas | None:
        """The canvas, as long as it has an item of this number."""
        canvas = _there(self._canvas)
        return canvas if canvas is not None and self.number < canvas.item_count() else None

    def isValid(self) -> bool:
        return self._painted() is not None

    def object(self) -> QObject:
        return None  # type: ignore[return-value]

    def window(self) -> QWindow:
        return None  # type: ignore[return-value]

    def parent(self) -> QAccessibleInterface:
        canvas = self._canvas()
        return QAccessible.queryAccessibleInterface(canvas) if canvas is not None else None  # type: ignore[return-value]

    def child(self, _index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def setText(self, _text: QAccessible.Text, _words: str) -> None:
        """What is painted is not renamed by a reader."""

    def text(self, text: QAccessible.Text) -> str:
        canvas = self._painted()
        if canvas is None or text is not QAccessible.Text.Name:
            return ""
        return canvas.item_words(self.number)

    def rect(self) -> QRect:
        canvas, widget = self._painted(), self._canvas()
        area = canvas.item_area(self.number) if canvas is not None else QRect()
        if widget is None or area.isEmpty():
            return QRect()
        return area.translated(widget.mapToGlobal(widget.rect().topLeft()))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, canvas, widget = QAccessible.State(), self._painted(), self._canvas()
        if canvas is None or widget is None:
            state.invalid = 1
            return state
        state.focusable = state.selectable = 1
        in_hand = canvas.item_in_hand() == self.number
        state.selected = int(in_hand)
        state.focused = int(in_hand and widget.hasFocus())
        state.offscreen = int(canvas.item_area(self.number).isEmpty())
        return state
