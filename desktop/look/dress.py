"""Dress the whole application: style, font, palette, direction, style sheet."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop.look.appearance import Appearance, colour
from desktop.look.fonts import interface_font, load_fonts
from desktop.look.stylesheet import stylesheet


def dress(application: QApplication, appearance: Appearance) -> None:
    """Menus, dialogs and tool tips are windows of their own, so the look is the application's."""
    load_fonts()
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
