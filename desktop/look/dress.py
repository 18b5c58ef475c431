"""Dress the whole application: style, font, palette, direction, style sheet."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.look.appearance import Appearance, colour
from desktop.look.fonts import choose_fonts, interface_font, load_fonts
from desktop.look.palette import Theme
from desktop.look.stylesheet import stylesheet
from desktop.look.translation import Language

_QT_WORDS, _USUAL = "qt_words", "usual_pixels"
_ALL = 100
"""Percent."""


def dress(application: QApplication, appearance: Appearance) -> None:
    """Menus, dialogs and tool tips are windows of their own, so the look is the application's."""
    load_fonts()
    preferences = appearance.preferences
    before = choose_fonts(preferences.article_family, preferences.scale)
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
    sheet = stylesheet(palette)
    if application.styleSheet() != sheet:  # it is dear: every widget is polished again
        application.setStyleSheet(sheet)
    # After the style sheet, which gives every widget back the font that it had before it.
    _rescale(application, before, preferences.scale)


def _rescale(application: QApplication, before: int, after: int) -> None:
    """Give every widget with a font of its own the new size; the usual one is kept beside it, so
    that going to and fro ends where it began."""
    for widget in application.allWidgets():
        if before == after == _ALL and widget.property(_USUAL) is None:
            continue
        font = widget.font()
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and font.pixelSize() > 0:
            usual = widget.property(_USUAL) or round(font.pixelSize() * 100 / before)
            widget.setProperty(_USUAL, usual)
            font.setPixelSize(round(usual * after / 100))
            widget.setFont(font)


def system_theme() -> Theme:
    """Light or dark, as the system is now; light where it does not say."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


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
