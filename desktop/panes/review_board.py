"""What the review pane shows: how far it is, the doubt in hand with its answers, and the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from desktop.look.fonts import interface_font
from desktop.panes.review_card import ReviewCard
from desktop.panes.review_list import ReviewList
from desktop.workspace.reviewing import Reviewed, ReviewQueue
from desktop.workspace.workspace import Workspace

# Of the board's height, in pixels: its head and three rows of the list.
_LIST_ROOM = 200
_LEAST = 110
# The least that a pane may be high for the sake of this one: what lies in tabs with it, and the
# panes under it, are as high as the person made them.
_LOWEST = 210


class ReviewBoard(QWidget):
    """The words of the card scroll where room lacks; its answers are always seen."""

    def __init__(self, workspace: Workspace, queue: ReviewQueue, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.progress, self.bar = QLabel(), QProgressBar()
        self.bar.setTextVisible(False)
        self.progress.setFont(interface_font(12))
        self.progress.setObjectName("muted")
        self.card = ReviewCard()
        self.list = ReviewList(workspace, queue, self)
        # In the lowest pane its answers are more than the rows of what comes after.
        self.list.setMinimumHeight(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self.card.setAutoFillBackground(False)
        self._area.setWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(14, 8, 14, 6)
        above.setSpacing(6)
        above.addWidget(self.progress)
        above.addWidget(self.bar)
        column.addLayout(above)
        column.addWidget(self._area)
        column.addWidget(self.card.answers)
        column.addWidget(self.list, 1)

    def fit(self) -> None:
        """The card is as high as its words, but its answers and a few rows of the list have
        room."""
        width = self.width()
        answers = self.card.answers.heightForWidth(width)
        self.card.answers.setFixedHeight(max(answers, 0))
        needed = self.card.heightForWidth(width)
        room = self.height() - _LIST_ROOM - answers
        liked = max(min(needed, room), min(needed, _LEAST))
        left = self.height() - answers - self._area.y()
        self._area.setFixedHeight(max(min(liked, left), 0))

    def minimumSizeHint(self) -> QSize:
        """What it would like to show follows from its size, and not its size from that."""
        return QSize(super().minimumSizeHint().width(), _LOWEST)

    def say_progress(self, reviewed: Reviewed, compared: int) -> None:
        """Tell how far the review is; ``compared``: what was found by comparing articles."""
        words = self._workspace.appearance.words
        total = reviewed.done + reviewed.left + compared
        told = words.tr(
            "review.progress",
            done=words.digits(f"{reviewed.done:,}"),
            total=words.digits(f"{total:,}"),
            here=words.digits(f"{reviewed.left_here:,}"),
        )
        self.progress.setText(told)
        self.bar.setAccessibleName(told)
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(reviewed.done)

    def event(self, event: QEvent) -> bool:
        """Buttons know their size once they are dressed, after they were given their words."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
