"""Each pane drawn as its picture is kept: one case, one size, the bundled fonts."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDockWidget, QLayout, QVBoxLayout, QWidget

from desktop.analysis import schema
from desktop.analysis.model import Analysis, Article
from desktop.look.appearance import Appearance
from desktop.look.palette import Theme
from desktop.look.translation import Language
from desktop.picture import settle
from desktop.window_dock_header import DockHeader
from desktop.window_main import MainWindow
from desktop.window_panes import PANES, Home
from desktop.workspace.messages import SelectionChanged
from desktop.workspace.remembered import Remembered
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from tests import builders
from tests.made_once import made_once

SIZES = {Home.COLUMN: (260, 520), Home.TABS: (560, 520), Home.BOTTOM: (1100, 300)}
ARTICLE_SIZE = (600, 520)
_CHOICE = Chosen("claim", "c1")
_OTHER_CHOICE = {"entity": Chosen("entity", "e5")}
"""What is chosen while a pane is drawn that shows nothing of a claim."""
_HEADLINE, _OTHER_HEADLINE = "اشتباكات", "انفجارات"
"""As long as one another: the reading of one text fits the other."""
_NOT_BUNDLED, _PLAIN = "🙂", "-"
"""What the bundled fonts do not have looks otherwise on every machine."""


@dataclass(frozen=True, slots=True)
class Look:
    """One of the ways in which every pane is drawn."""

    language: Language
    theme: Theme

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}"


LOOKS = (Look("ar", "light"), Look("ar", "dark"), Look("en", "light"), Look("en", "dark"))


@made_once
def picture_case(path: Path) -> Path:
    """Two outlets that print one text under two headlines, as two hand-made readings."""
    with CaseFile.create(path) as case:
        for headline, outlet, day in (
            (_HEADLINE, "الفرات", "2021-05-04"),
            (_OTHER_HEADLINE, "الشام", "2021-05-05"),
        ):
            reading = _reading(headline, outlet, day)
            article = Article(reading.document.text, outlet=outlet, published=day)
            case.layers.replace(case.documents.add(article, file=None).id, reading)
    return path


def _reading(headline: str, outlet: str, day: str) -> Analysis:
    reading = builders.analysis()
    document = replace(reading.document, outlet=outlet, published=day)
    told = json.dumps(schema.to_dict(replace(reading, document=document)), ensure_ascii=False)
    told = told.replace(_HEADLINE, headline).replace(_NOT_BUNDLED, _PLAIN)
    return schema.from_dict(json.loads(told))


def draw_panes(look: Look) -> dict[str, QImage]:
    """The picture of each pane with its header, by the pane's id."""
    workspace = Workspace(Appearance(look.language, look.theme))
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(workspace, Remembered(Path(folder) / "window.ini"))
        window.show()
        workspace.case_session.open(picture_case(Path(folder) / "a.rawi"), read_only=True)
        workspace.case_session.show(1)
        workspace.comparing.start()
        while workspace.comparing.waiting:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        workspace.selection.choose(_CHOICE)
        # Before any is taken out: the last of them would be a tab no more.
        tabs = {dock for dock in window.docks.docks.values() if window.tabifiedDockWidgets(dock)}
        pictures = {"article": _alone(window, window.article, ARTICLE_SIZE, tabbed=False)}
        for line in PANES:
            workspace.selection.choose(_OTHER_CHOICE.get(line.make.pane_id, _CHOICE))
            dock = window.docks.docks[line.make.pane_id]
            pictures[line.make.pane_id] = _alone(
                window, dock, SIZES[line.home], tabbed=dock in tabs
            )
        window.close()
        window.deleteLater()
    return pictures


def _reveal_anew(window: MainWindow) -> None:
    """What is chosen is scrolled to: where it lies in this room, not where it lay in the window."""
    selection = window.workspace.selection
    told = SelectionChanged(selection.rule, selection.lit, reveal=True, origin=None)
    window.workspace.hub.publish(told)


def _alone(window: MainWindow, widget: QWidget, size: tuple[int, int], *, tabbed: bool) -> QImage:
    """The widget outside the window, where nothing beside it decides on its size."""
    room = QWidget()
    # Wherever the mouse happens to be, it is over nothing.
    room.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    if isinstance(widget, QDockWidget):
        window.removeDockWidget(widget)
    column.addWidget(widget)
    widget.show()
    room.resize(*size)
    room.show()
    settle(window)
    _reveal_anew(window)
    settle(window)
    if tabbed:  # its header may have been made anew meanwhile, and has the title that the tab had
        for header in widget.findChildren(DockHeader):
            header.title.hide()
    # What is hidden here still has its room until the layouts hear of it.
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    picture = room.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    widget.setParent(window)
    widget.hide()
    room.deleteLater()
    return picture
