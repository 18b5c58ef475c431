"""Preferences: each choice holds at once, everywhere, this dialog included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFontComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.look.direction import isolate
from desktop.look.dress import system_theme
from desktop.look.fonts import ARTICLE_FAMILY
from desktop.look.palette import Theme
from desktop.look.preferences import SCALES, Digits, Months, Preferences
from desktop.look.translation import LANGUAGES
from desktop.panes.article_sheet import ARTICLE_SIZES
from desktop.panes.article_text import ArticleText
from desktop.panes.dialogs.kind_colours import KindColours
from desktop.workspace.messages import LanguageChanged, ThemeChanged
from desktop.workspace.workspace import Workspace

_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_THEMES = ("light", "dark", "system")
_OF_LANGUAGE = {"ar": "العربية", "en": "English"}


class PreferencesDialog(QDialog):
    """``text`` is the article's page, which has its own size of type."""

    def __init__(self, workspace: Workspace, text: ArticleText, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._text = workspace, text
        self.language, self.theme, self.scale = QComboBox(), QComboBox(), QComboBox()
        self.months, self.digits = QComboBox(), QComboBox()
        self.family, self.pixels = QFontComboBox(), QComboBox()
        self.hijri = QCheckBox()
        self.colours = KindColours(workspace, self)
        self.family.setWritingSystem(QFontDatabase.WritingSystem.Arabic)
        self._form, self._labels = QFormLayout(), dict[str, QLabel]()
        for key, field in (
            ("language", self.language), ("theme", self.theme), ("scale", self.scale),
            ("article_font", self._side_by_side(self.family, self.pixels)),
            ("months", self.months), ("digits", self.digits), ("hijri", self.hijri),
            ("colours", self.colours),
        ):  # fmt: skip
            self._labels[key] = QLabel(self)
            self._form.addRow(self._labels[key], field)
        self._form.setVerticalSpacing(12)
        self.buttons = QDialogButtonBox(self)
        self.usual = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.usual, self.leave):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(18)
        column.addLayout(self._form)
        column.addWidget(self.buttons)
        self.language.setMinimumWidth(400)
        self._connect()
        self.refresh()
        for message in (LanguageChanged, ThemeChanged):
            workspace.hub.subscribe(message, lambda _: self.refresh(), self)

    def _connect(self) -> None:
        workspace = self._workspace
        self._on(self.language, workspace.set_language)
        self._on(self.theme, self._choose_theme)
        self._on(self.scale, lambda value: self._prefer(scale=value))
        self._on(self.months, lambda value: self._count(months=value))
        self._on(self.digits, lambda value: self._count(digits=value))
        self.hijri.clicked.connect(lambda on: self._count(hijri=on))
        self.family.textActivated.connect(self._choose_family)
        self._on(self.pixels, self._text.set_pixels)
        self.usual.clicked.connect(self._be_usual)
        self.buttons.rejected.connect(self.reject)

    # --- showing what holds

    def refresh(self) -> None:
        """Words and values as they are now."""
        tr, appearance = self._workspace.tr, self._workspace.appearance
        chosen, calendar = appearance.preferences, appearance.preferences.calendar
        self.setWindowTitle(tr("preferences.title"))
        for key, label in self._labels.items():
            label.setText(tr(f"preferences.{key}"))
            label.setAlignment(_LEADING)
        self._fill(self.language, [(one, _OF_LANGUAGE[one]) for one in LANGUAGES])
        self._fill(self.theme, [(one, tr(f"preferences.theme_{one}")) for one in _THEMES])
        percents = [(one, isolate(appearance.words.digits(f"{one}%"))) for one in SCALES]
        self._fill(self.scale, percents)
        sizes = [(one, tr("preferences.pixels", count=one)) for one in ARTICLE_SIZES]
        self._fill(self.pixels, sizes)
        for name, box, known in (
            ("months", self.months, get_args(Months)),
            ("digits", self.digits, get_args(Digits)),
        ):
            self._fill(box, [(one, tr(f"preferences.{name}_{one}")) for one in known])
        for box, value in (
            (self.language, appearance.language),
            (self.theme, "system" if chosen.follow_system else appearance.theme),
            (self.scale, chosen.scale),
            (self.months, calendar.months),
            (self.digits, calendar.digits),
            (self.pixels, self._text.pixels),
        ):
            box.setCurrentIndex(box.findData(value))
        self.hijri.setText(tr("preferences.hijri_beside"))
        self.hijri.setChecked(calendar.hijri)
        self.family.setCurrentFont(QFont(chosen.article_family or ARTICLE_FAMILY))
        self.usual.setText(tr("preferences.usual"))
        self.leave.setText(tr("dialog.close"))
        self.colours.refresh()
        self._name()
        # When the fields have taken their new fonts.
        QTimer.singleShot(0, self, self.adjustSize)

    def _name(self) -> None:
        for key, field in (
            ("language", self.language), ("theme", self.theme), ("scale", self.scale),
            ("article_font", self.family), ("article_size", self.pixels),
            ("months", self.months), ("digits", self.digits),
        ):  # fmt: skip
            field.setAccessibleName(self._workspace.tr(f"preferences.{key}"))

    def _fill(self, box: QComboBox, entries: list[tuple[Any, str]]) -> None:
        box.clear()
        for value, words in entries:
            box.addItem(words, value)

    # --- choosing

    def _on(self, box: QComboBox, choose: Callable[[Any], object]) -> None:
        box.activated.connect(lambda _row: choose(box.currentData()))

    def _prefer(self, **changes: Any) -> None:
        appearance = self._workspace.appearance
        self._workspace.set_preferences(
            replace(appearance.preferences, **changes), appearance.theme
        )

    def _count(self, **changes: Any) -> None:
        calendar = self._workspace.appearance.preferences.calendar
        self._prefer(calendar=replace(calendar, **changes))

    def _choose_theme(self, value: str) -> None:
        chosen = replace(self._workspace.appearance.preferences, follow_system=value == "system")
        theme: Theme = "dark" if value == "dark" else "light"
        self._workspace.set_preferences(chosen, system_theme() if chosen.follow_system else theme)

    def _choose_family(self, family: str) -> None:
        self._prefer(article_family="" if family == ARTICLE_FAMILY else family)

    def _be_usual(self) -> None:
        """Everything here but the language as it was at first."""
        self._text.resize_text(0)
        self._workspace.set_preferences(Preferences(), "light")
        self.refresh()

    def _side_by_side(self, *fields: QWidget) -> QWidget:
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        for field in fields:
            row.addWidget(field, 1 if field is fields[0] else 0)
        return both
