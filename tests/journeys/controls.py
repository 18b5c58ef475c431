"""What a person meets in a window: controls, their words, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QWidget,
)

from desktop.look.elided import ElidedLabel

_OF_QT = (QTabBar, QLineEdit, QAbstractSpinBox, QScrollBar, QComboBox)


def controls(root: QWidget) -> Iterator[QWidget]:
    """What a person can act on, in what is seen; not the parts that Qt puts into it itself."""
    for widget in root.findChildren(QWidget):
        acts = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        of_qt = isinstance(widget.parent(), _OF_QT) or widget.objectName().startswith("qt_")
        if acts and not of_qt and widget.isVisible() and not isinstance(widget, QSplitterHandle):
            yield widget


def told(widget: QWidget) -> str:
    """How a failing test names a widget."""
    words = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {widget.objectName()} «{words[:40]}»"


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader has no name for, or no role."""
    wrong = []
    for widget in controls(root):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name).strip():
            wrong.append(f"no name: {told(widget)}")
        if spoken.role() is QAccessible.Role.NoRole:
            wrong.append(f"no role: {told(widget)}")
    return wrong


def out_of_reach(root: QWidget) -> list[str]:
    """Controls that neither Tab reaches nor a key whose name stands in their words."""
    return [
        told(widget)
        for widget in controls(root)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and "\u2066" not in _words(widget)
        if not isinstance(widget.parent(), QDialogButtonBox)
    ]


def missed_by_tab(dialog: QDialog) -> list[str]:
    """Controls that the Tab key does not come to from where the dialog puts it."""
    focused: QWidget | None = dialog.focusWidget()
    if focused is None:
        return ["nothing has the keys at first"]
    reached = [focused]
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now is reached[0]:
            break
        reached.append(now)
    return [
        f"Tab misses {told(widget)}"
        for widget in controls(dialog)
        if widget.isEnabled() and widget not in reached
        if not any(widget.isAncestorOf(one) for one in reached)
    ]


def without_default(dialog: QDialog) -> list[str]:
    """Enter does what the dialog is for, where it is for something."""
    roles = QDialogButtonBox.ButtonRole
    boxes = [box for box in dialog.findChildren(QDialogButtonBox) if box.isVisible()]
    if not any(box.buttonRole(b) == roles.AcceptRole for box in boxes for b in box.buttons()):
        return []
    defaults = [b for b in dialog.findChildren(QPushButton) if b.isDefault() and b.isVisible()]
    return [] if len(defaults) == 1 else [f"{len(defaults)} buttons answer Enter"]


def clipped(root: QWidget) -> list[str]:
    """Words that have less room than they need, or stand partly outside of what holds them."""
    wrong = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or not _words(widget) or isinstance(widget.parent(), QTabBar):
            continue
        if isinstance(widget, QLabel | QAbstractButton) and not isinstance(widget, ElidedLabel):
            lacking = _lacking(widget)
            if lacking > 1:
                wrong.append(f"{told(widget)} lacks {lacking} pixels")
            elif _is_cut(widget):
                wrong.append(f"{told(widget)} is cut off")
    return wrong


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _lacking(widget: QLabel | QAbstractButton) -> int:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) - widget.height()
    need = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return max(need.width() - widget.width(), need.height() - widget.height())


def _is_cut(widget: QWidget) -> bool:
    """What scrolls comes into sight; what a window is too small for does not."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QAbstractScrollArea):
            return False
        holder = holder.parentWidget()
    seen = widget.visibleRegion().boundingRect()
    return seen.width() < widget.width() or seen.height() < widget.height()
