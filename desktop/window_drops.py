"""Files and text dropped anywhere on the window or on a pane that floats beside it.

Files are taken at the window's edge, before any field or list under the pointer is asked: a text
field would write their addresses into itself. Text goes into the field it is dropped on, and
elsewhere becomes an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget

from desktop.look.direction import isolate
from desktop.workspace.workspace import Workspace
from storage.case_file import SUFFIX

_MARGIN = 24


class DropHint(QLabel):
    """Lies over the window while files are dragged over it, and says what they would do."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self.setObjectName("drop_hint")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, paths: list[Path]) -> None:
        """Show what dropping these would do."""
        session, tr = self._workspace.case_session, self._workspace.tr
        if any(path.suffix == SUFFIX for path in paths):
            words = tr("drop.opens")
        elif session.is_open and not session.can_edit:
            words = tr("drop.reads_only")
        elif session.is_open:
            words = tr("drop.imports", case=isolate(session.name))
        else:
            words = tr("drop.makes_case")
        self.setText(words)
        room = self._window.rect()
        self.setGeometry(room.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.raise_()
        self.show()


class Drops(QObject):
    """Takes what is dropped.

    Args:
        window: what it is dropped on, with its ``docks``.
        open_case: opens a case file.
        import_files: brings files and folders into the case.
        paste: makes an article of text.
    """

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        docks: Iterable[QDockWidget],
        *,
        open_case: Callable[[Path], object],
        import_files: Callable[[list[Path]], object],
        paste: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._open_case, self._import_files, self._paste = open_case, import_files, paste
        self.hint = DropHint(workspace, window)
        for dock in docks:
            self._watch_dock(dock)

    def watch(self, window: QWindow | None) -> None:
        """Take files that are dropped anywhere on a window of the system."""
        if window is not None:
            window.installEventFilter(self)

    def _watch_dock(self, dock: QDockWidget) -> None:
        """While it floats, a pane is a window of its own."""
        dock.topLevelChanged.connect(
            lambda floats: self.watch(dock.windowHandle() if floats else None)
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                assert isinstance(event, QDragMoveEvent)
                return self._offer(event)
            case QEvent.Type.Drop:
                assert isinstance(event, QDropEvent)
                self.hint.hide()
                return self._take_files(event)
            case QEvent.Type.DragLeave:
                self.hint.hide()
        return False

    def take_text(self, event: QDropEvent) -> None:
        """Text that no field took becomes an article."""
        text = event.mimeData().text()
        event.accept()
        self._workspace.attempt(lambda: self._paste(text))

    def _offer(self, event: QDragMoveEvent) -> bool:
        paths = _local_files(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self.hint.isHidden():
            self.hint.say(paths)
        return True

    def _take_files(self, event: QDropEvent) -> bool:
        paths = _local_files(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        case = next((path for path in paths if path.suffix == SUFFIX), None)
        if case is not None:
            self._workspace.attempt(lambda: self._open_case(case))
        else:
            self._workspace.attempt(lambda: self._import_files(paths))
        return True


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
