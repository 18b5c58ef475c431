"""What is asked of the case's search: the query, how far words may differ, fields to take out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import isolate
from desktop.look.flow_layout import FlowLayout
from desktop.look.fonts import interface_font
from desktop.panes.choice import ChoiceButton
from desktop.workspace.problems import sentence
from desktop.workspace.query_terms import fields_in, place_of_value, widened
from desktop.workspace.searching import LEVELS, Misunderstood, SearchWish
from desktop.workspace.workspace import Workspace

_PAUSE_MILLISECONDS = 180
_USUAL_LEVEL = LEVELS.index("stem")


class SearchBar(QWidget):
    """``changed``: :meth:`wish` is another, a moment after the last letter; ``entered``: the person
    goes on to the hits; ``left``: Escape was pressed."""

    changed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.field = QLineEdit(self, clearButtonEnabled=True)
        self.field.setFont(interface_font(14))
        self.field.installEventFilter(self)
        self.level = ChoiceButton(self)
        self.level.index = _USUAL_LEVEL
        self.keep, self.help, self.narrow = (QToolButton(self) for _ in range(3))
        for button in (self.help, self.narrow):
            button.setCheckable(True)
            button.setObjectName("toggle")
        self.problem = QLabel(self, wordWrap=True)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, QMargins(0, 0, 0, 0), 5)
        self.chips: list[QToolButton] = []
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(6)
        first.addWidget(self.field, 1)
        first.addWidget(self.help)
        self.level.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        second.addWidget(self.level)
        second.addWidget(self.narrow)
        second.addStretch(1)
        second.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(5)
        column.addLayout(first)
        column.addWidget(self.problem)
        column.addWidget(self._chips)
        column.addLayout(second)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._tell)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.level.chosen.connect(lambda _: self._tell())
        self.retranslate()

    def focus_chain(self) -> list[QWidget]:
        return [self.field, self.help, self.level, self.narrow, self.keep]

    def wish(self) -> SearchWish:
        return SearchWish(self.field.text().strip(), LEVELS[self.level.index])

    def ask(self, wish: SearchWish) -> None:
        """Ask for something else, at once."""
        self.field.setText(wish.query)
        self.level.index = LEVELS.index(wish.level)
        self._name_levels()
        self._tell()

    @property
    def pausing(self) -> bool:
        """Whether what is typed is not asked yet."""
        return self._pause.isActive()

    def say(self, problem: Misunderstood | None) -> None:
        """Tell beside the field what is not understood, and mark where; None: all is."""
        words = sentence(problem, self._workspace.appearance.words) if problem else ""
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.setVisible(bool(words))
        value = str(problem.fields.get("file", "")) if problem else ""
        self._underline(place_of_value(self.field.text(), value))

    def _underline(self, place: tuple[int, int] | None) -> None:
        """A wavy line under characters of the field: Qt draws it as it does for input methods."""
        attributes = []
        if place is not None:
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(self._workspace.palette.danger))
            start = place[0] - self.field.cursorPosition()
            kind = QInputMethodEvent.AttributeType.TextFormat
            attributes.append(QInputMethodEvent.Attribute(kind, start, place[1] - place[0], look))
        QCoreApplication.sendEvent(self.field, QInputMethodEvent("", attributes))

    def show_fields(self) -> None:
        """The fields that narrow the search, each with a way to take it out."""
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips = []
        tr = self._workspace.tr
        for field in fields_in(self.field.text()):
            chip = QToolButton(self._chips)
            told = f"{tr(f'search_pane.field.{field.name}')}: {isolate(field.value)}"
            chip.setObjectName("chip")
            chip.setText(f"{told}  ✕")
            chip.setToolTip(tr("search_pane.field_drop"))
            chip.setAccessibleName(f"{told} — {tr('search_pane.field_drop')}")
            chip.clicked.connect(
                lambda _=False, field=field: self.field.setText(widened(self.field.text(), field))
            )
            chip.show()
            self._flow.addWidget(chip)
            self.chips.append(chip)
        self._chips.setVisible(bool(self.chips))

    def show_kept(self, *, kept: bool, may: bool) -> None:
        """Whether this very search is saved, and whether it may be saved or taken away."""
        tr = self._workspace.tr
        self.keep.setText(f"★ {tr('search_pane.kept')}" if kept else f"☆ {tr('search_pane.keep')}")
        tip = tr("search_pane.kept_tip" if kept else "search_pane.keep_tip")
        self.keep.setToolTip(tip)
        self.keep.setAccessibleName(tip)
        self.keep.setEnabled(may)

    def _tell(self) -> None:
        self._pause.stop()
        self.show_fields()
        self.changed.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter, the arrow down and Escape in the field are the pane's."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        ours = event.key() in (
            Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape,
        )  # fmt: skip
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if not ours or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._pause.isActive():
            self._tell()
        else:
            self.entered.emit()
        return True

    def retranslate(self) -> None:
        tr = self._workspace.tr
        self.field.setPlaceholderText(tr("search_pane.field_hint"))
        self.field.setAccessibleName(tr("search_pane.field_name"))
        self._name_levels()
        for button, key in ((self.help, "help"), (self.narrow, "facets")):
            button.setText(tr(f"search_pane.{key}"))
            button.setToolTip(tr(f"search_pane.{key}_tip"))
            button.setAccessibleName(tr(f"search_pane.{key}_tip"))
        self.show_fields()

    def _name_levels(self) -> None:
        tr = self._workspace.tr
        self.level.set_choices(
            [tr(f"search_pane.reach.{level}") for level in LEVELS],
            tip=tr("search_pane.level_choice"),
        )
        self.level.setToolTip(
            "\n".join(
                [tr("search_pane.level_choice"),
                 *(tr(f"search_pane.level_tip.{level}") for level in LEVELS)]
            )
        )  # fmt: skip
