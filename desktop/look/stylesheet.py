"""The widgets' style sheet for a palette: flat, one accent, no boxes in boxes."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from string import Template

from desktop.look.fonts import interface_font
from desktop.look.palette import Palette

_SHEET = Template("""
* { outline: none; }
QMainWindow, QDialog, QMessageBox { background: $panel; color: $text; }
QWidget { color: $text; }
QLabel#muted, QLabel[muted="true"] { color: $muted; }
QLabel#problem { color: $danger; }
QLabel#brand { color: $accent; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QWidget#top_bar { background: $raised; border-bottom: 1px solid $border; }
QWidget#pane_article, QWidget#welcome { background: $article; }
QTextEdit#article_text { background: $article; color: $text; border: none;
  selection-background-color: $accent; selection-color: $on_accent; }
QWidget#pane_header { background: transparent; border-bottom: 1px solid $hairline; }
QWidget#dock_header { background: $panel; border-bottom: 1px solid $hairline; }
QDockWidget > QWidget { background: $panel; }
QListView, QListWidget, QTreeView, QTableView { background: $panel; border: none;
  selection-background-color: $selected; selection-color: $text; }
QFrame#popup { background: $panel; border: 1px solid $border; }
QListView#articles { padding: 4px; }
QListView#articles::item { padding: 0 8px; border-radius: 4px; }
QListView#articles::item:hover { background: $hover; }
QListView#articles::item:selected { background: $selected; color: $text; }
QTableView#history::item { padding: 0 8px; }
QTableView#history QHeaderView::section, QTreeWidget QHeaderView::section {
  background: $panel; color: $muted; border: none;
  border-bottom: 1px solid $hairline; padding: 7px 8px; }
QTreeWidget::item { padding: 5px 6px; }
QListWidget { border: 1px solid $border; border-radius: 6px; padding: 4px; }
QListWidget#plain_list { border: none; border-radius: 0; padding: 0; }
QListWidget#plain_list::item { padding: 0; border-radius: 0; }
QListWidget#map_lines { border: none; border-radius: 0; padding: 0; }
QListWidget#map_lines::item:hover { background: $hover; }
QListWidget::item { padding: 5px 8px; border-radius: 4px; }
QListWidget::item:selected { background: $selected; color: $text; }
QLineEdit, QDialog QTextEdit { background: $field; border: 1px solid transparent;
  border-radius: 6px; padding: 4px 8px; selection-background-color: $accent;
  selection-color: $on_accent; placeholder-text-color: $faint; }
QLineEdit:focus, QDialog QTextEdit:focus { border-color: $accent; background: $raised; }
QComboBox { background: $field; border: 1px solid transparent; border-radius: 6px;
  padding: 4px 8px; selection-background-color: $selected; selection-color: $text; }
QComboBox:focus { border-color: $accent; background: $raised; }
QComboBox::drop-down { border: none; background: transparent; width: 26px; }
QComboBox::down-arrow { image: url($icons/field_arrow.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; padding: 4px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px;
  border: 1px solid $muted; border-radius: 3px; background: $raised; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url($icons/$tick); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $selected; border-color: $accent; }
QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled { border-color: $border; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 3px 7px; color: $muted; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:pressed { background: $selected; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $border; }
QToolButton::menu-indicator { image: none; }
QToolButton#profile { padding: 5px 9px; }
QToolButton#profile:checked { color: $accent; background: $selected; }
QToolButton#pane_foot { border: none; border-top: 1px solid $hairline; border-radius: 0;
  padding: 9px 12px; color: $accent; }
QToolButton#pane_scope { border-radius: 0; padding: 6px 14px; border-bottom: 1px solid $hairline; }
QToolButton#pane_foot:focus { background: $selected; }
QToolButton#level:checked { color: $accent; background: $selected; }
QToolButton#answer { background: $raised; border: 1px solid $border; color: $text;
  padding: 2px 7px; font-size: ${small}px; }
QToolButton#answer:hover { background: $hover; }
QToolButton#answer:checked { background: $selected; border-color: $accent; color: $accent; }
QToolButton#answer:disabled { color: $faint; }
QToolButton#verdict { border: 1px solid $border; border-radius: 12px; padding: 3px 10px;
  font-size: ${small}px; }
QToolButton#verdict:disabled { color: $faint; }
QToolButton#verdict:focus { border-color: $accent; }
QToolButton#verdict:checked { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton { background: $field; border: 1px solid $border; border-radius: 6px;
  padding: 6px 20px; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border-color: $accent; }
QPushButton:default, QPushButton#primary { background: $accent; color: $on_accent;
  border-color: $accent; }
QPushButton:disabled { color: $faint; background: $field; border-color: $border; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenu { background: $raised; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 26px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }
QMenuBar { background: transparent; border: none; }
QMenuBar::item { padding: 5px 9px; border-radius: 5px; color: $muted; background: transparent; }
QMenuBar::item:selected { background: $hover; color: $text; }
QStatusBar { background: $raised; border-top: 1px solid $border; color: $muted; }
QStatusBar QLabel { color: $muted; padding: 0 8px; }
QStatusBar QToolButton { padding: 1px 8px; }
QStatusBar::item { border: none; }
QProgressBar { background: $field; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 8px; }
/* Whole names, and arrows where they are too many: a row of first letters tells nothing. */
QMainWindow > QTabBar { qproperty-elideMode: ElideNone; qproperty-usesScrollButtons: true; }
QTabBar::tab { background: transparent; color: $muted; padding: 9px 10px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::scroller { width: 48px; }
QTabBar QToolButton { background: $panel; border: none; border-radius: 0; padding: 0; }
QTabBar QToolButton:hover { background: $hover; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 30px; }
QScrollBar::handle:horizontal { min-width: 30px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QWidget#find_bar { background: $article; border-bottom: 1px solid $hairline; }
QFrame#card { background: $raised; border: 1px solid $border; border-radius: 8px; }
QFrame#card QPushButton { padding: 4px 9px; font-size: ${small}px; }
QPushButton#card_link { background: transparent; border: 1px solid transparent; color: $accent;
  text-align: left; padding: 3px 0; }
QPushButton#card_link:focus { border-color: $accent; }
QPushButton#card_link:disabled { color: $faint; }
QPushButton#card_link:hover { text-decoration: underline; }
QToolButton#toggle:checked { color: $accent; background: $selected; }
QToolButton#search_link { color: $accent; padding: 4px 8px; }
QToolButton#chip { background: $selected; color: $text; border-radius: 11px; padding: 2px 10px; }
QToolButton#chip:hover { background: $hover; }
QToolButton#chip:focus { border-color: $accent; }
QLabel#new_badge { background: $accent; color: $on_accent; border-radius: 9px; padding: 1px 8px; }
QTreeWidget#facets::item { padding: 0 4px; border-radius: 4px; }
QTreeWidget#facets::item:hover { background: $hover; }
QLabel#drop_zone { border: 2px dashed $border; border-radius: 12px; color: $muted;
  font-size: ${large}px; padding: 8px 20px; }
QLabel#drop_hint { background: $selected; color: $accent; border: 2px dashed $accent;
  border-radius: 14px; font-size: ${huge}px; }
QFrame#banner { background: $warning_soft; border-bottom: 1px solid $border; }
QFrame#banner QLabel { color: $warning; }
QFrame#banner[problem="true"] { background: $danger_soft; }
QFrame#banner[problem="true"] QLabel { color: $danger; }
""")


def stylesheet(palette: Palette) -> str:
    """The sheet in a palette's colours, and in the size of type that the person chose."""
    names = {name: getattr(palette, name) for name in Palette.__dataclass_fields__}
    icons = resources.files("resources") / "icons"
    sizes = {"small": 12, "large": 14, "huge": 22}
    return _SHEET.substitute(
        names | {name: interface_font(pixels).pixelSize() for name, pixels in sizes.items()},
        icons=Path(str(icons)).as_posix(),
        tick="tick_bright.svg" if int(palette.on_accent[1:3], 16) > 127 else "tick_dark.svg",
    )
