"""The colours of the kinds, for the present theme: chosen by a person, checked for contrast."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.direction import isolate
from desktop.look.preferences import LEAST_CONTRAST, Hue, contrast_on_page, with_hue
from desktop.workspace.workspace import Workspace

_COLUMNS = 4
_SWATCH = 14


class KindColours(QWidget):
    """A button for each kind; a colour that is not seen on the page is refused, and says why."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[str, QPushButton] = {}
        for place, kind in enumerate(workspace.palette.kinds):
            button = QPushButton(self)
            button.setAutoDefault(False)
            button.setIconSize(QSize(_SWATCH, _SWATCH))
            button.clicked.connect(lambda _on=False, kind=kind: self._ask(kind))
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            self.buttons[kind] = button
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self.problem)

    def refresh(self) -> None:
        """The words and colours that hold now."""
        tr, kinds = self._workspace.tr, self._workspace.palette.kinds
        self.problem.hide()
        for kind, button in self.buttons.items():
            picture = QPixmap(_SWATCH, _SWATCH)
            picture.fill(QColor(kinds[kind]))
            button.setIcon(QIcon(picture))
            # Qt leaves no room between a picture and words that run from the right.
            button.setText("\u00a0" + tr(f"kinds.{kind}"))
            button.setAccessibleName(tr("preferences.colour_of", kind=tr(f"kinds.{kind}")))

    def choose(self, kind: str, colour: str) -> None:
        """Give a kind a colour ``#rrggbb`` in the present theme, if it can be seen there."""
        workspace, appearance = self._workspace, self._workspace.appearance
        seen = contrast_on_page(appearance.theme, colour)
        if seen < LEAST_CONTRAST:
            digits = appearance.words.digits
            ratio, least = (isolate(digits(f"{n:.1f}")) for n in (seen, LEAST_CONTRAST))
            told = workspace.tr("preferences.too_faint", ratio=ratio, least=least)
            self.problem.setText(told)
            self.problem.show()
            return
        hues = with_hue(appearance.preferences.hues, Hue(appearance.theme, kind, colour))
        workspace.set_preferences(replace(appearance.preferences, hues=hues), appearance.theme)

    def _ask(self, kind: str) -> None:
        before = QColor(self._workspace.palette.kinds[kind])
        title = self.buttons[kind].accessibleName()
        chosen = QColorDialog.getColor(before, self, title)
        if chosen.isValid():
            self.choose(kind, chosen.name())
