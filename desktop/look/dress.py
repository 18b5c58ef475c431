"""Dress the whole application: style, font, palette, direction, style sheet."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop.look.appearance import Appearance, colour
from desktop.look.fonts import interface_font, load_fonts
from desktop.look.stylesheet import stylesheet
from desktop.look.translation import Language

_QT_WORDS = "qt_words"


def dress(application: QApplication, appearance: Appearance) -> None:
    """Menus, dialogs and tool tips are windows of their own, so the look is the application's."""
    load_fonts()
    _translate_qt(application, appearance.language)
    if application.style().objectName() != "fusion" and not application.styleSheet():
        application.setStyle("Fusion")
    palette = appearance.palette
    shades = QPalette(colour(palette.panel))
    roles = QPalette.ColorRole
    for role, value in (
        (roles.Window, palette.panel),
        (roles.Base, palette.article),
        (roles.AlternateBase, palette.panel),
        (roles.Text, palette.text),
        (roles.WindowText, palette.text),
        (roles.ButtonText, palette.text),
        (roles.Button, palette.field),
        (roles.Highlight, palette.selected),
        (roles.HighlightedText, palette.text),
        (roles.PlaceholderText, palette.faint),
        (roles.ToolTipBase, palette.raised),
        (roles.ToolTipText, palette.text),
        (roles.Link, palette.accent),
    ):
        shades.setColor(role, colour(value))
    application.setFont(interface_font())
    application.setPalette(shades)
    application.setLayoutDirection(appearance.direction)
    application.setStyleSheet(stylesheet(palette))


def _translate_qt(application: QApplication, language: Language) -> None:
    """Qt's own words (of file dialogs, of a field's menu) in Arabic; its English it has itself."""
    for before in application.findChildren(QTranslator, _QT_WORDS):
        application.removeTranslator(before)
        before.deleteLater()
    if language == "ar":
        translator = QTranslator(application)
        translator.setObjectName(_QT_WORDS)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_ar", folder):
            application.installTranslator(translator)
