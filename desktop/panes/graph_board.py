"""The net with its bar over it and the articles of a link under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.panes.graph_articles import LinkArticles
from desktop.panes.graph_bar import GraphBar
from desktop.panes.graph_canvas import GraphCanvas

_PICTURE, _ARTICLES = 58, 42
"""Parts of the height."""


class GraphBoard(QWidget):
    """Lays out what it is given; a person shares the height between the net and the articles."""

    def __init__(
        self, bar: GraphBar, canvas: GraphCanvas, articles: LinkArticles, parent: QWidget
    ) -> None:
        super().__init__(parent)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(canvas)
        split.addWidget(articles)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.setSizes([_PICTURE, _ARTICLES])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(split, 1)
