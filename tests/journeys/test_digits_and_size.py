"""What a person chose of digits and of the size of type holds everywhere, at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.preferences import Calendar, Preferences
from desktop.panes.conflicts_quote import ClaimQuote
from desktop.panes.map_type import measure
from desktop.panes.timeline import TimelinePane
from desktop.picture import settle
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from tests.pictures.drawing import picture_case
from tests.windows import open_window, reading

LATIN = re.compile(r"[0-9]")
AS_TYPED = re.compile(r"<[^>]*>|2017[-.0-9]*|، 5\)|(Ctrl|Alt|Shift|F)\+?[0-9]+")
"""Markup, and what is typed so: days and searches as examples, keys as they stand on keyboards."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = open_window(qtbot, tmp_path, picture_case(tmp_path / "a.rawi"))
    qtbot.waitUntil(lambda: not window.workspace.comparing.waiting, timeout=20_000)
    window.workspace.selection.choose(Chosen("claim", "c1"))
    return window


def prefer(window: MainWindow, preferences: Preferences) -> None:
    window.workspace.set_preferences(preferences, window.workspace.appearance.theme)
    settle(window)


def cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    """All that a list tells a reader, and whoever hears it."""
    for row in range(min(model.rowCount(parent), 60)):
        many = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(many):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                told = index.data(role)
                if isinstance(told, str):
                    yield told
            yield from cells(model, index) if column == 0 else ()


def told_in(part: QWidget) -> Iterator[str]:
    """The words of everything in a part of the window but the article's own text."""
    for widget in (part, *part.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        yield widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(widget.model(), QModelIndex())
        elif not isinstance(widget, QAbstractItemView):
            yield widget.accessibleName()


def test_arabic_digits_stand_wherever_a_number_of_ours_is_told(window: MainWindow) -> None:
    text = reading(window).document.text
    printed = set(re.findall(r"[0-9]+", text))
    prefer(window, Preferences(calendar=Calendar(digits="arabic")))
    wrong = []
    parts = {"top": window.top, "status": window.statusBar(), **window.docks.docks}
    for name, part in parts.items():
        window.docks.reveal(name)
        settle(window)
        for told in told_in(part):
            left = set(re.findall(r"[0-9]+", AS_TYPED.sub("", told))) - printed
            if left:
                wrong.append(f"{name}: {told[:80]!r}")
    assert not wrong, "\n".join(wrong)


def test_the_tally_on_a_tab_follows_the_digits(window: MainWindow) -> None:
    dock = window.docks.docks["conflicts"]
    assert LATIN.search(dock.windowTitle())
    prefer(window, Preferences(calendar=Calendar(digits="arabic")))
    assert not LATIN.search(dock.windowTitle())
    assert re.search("[٠-٩]", dock.windowTitle())


def test_the_size_of_type_reaches_what_is_painted_at_once(window: MainWindow) -> None:
    """The timeline's letters, the quotations of a conflict, the map's names, the rows of tables."""
    timeline = window.panes["timeline"]
    assert isinstance(timeline, TimelinePane)
    window.docks.reveal("conflicts")
    settle(window)
    before = sizes(window, timeline)
    usual = window.workspace.appearance.preferences
    prefer(window, replace(usual, scale=150))
    grown = sizes(window, timeline)
    assert all(after > 1.2 * one for one, after in zip(before, grown, strict=True)), (before, grown)
    prefer(window, usual)
    assert sizes(window, timeline) == before


def sizes(window: MainWindow, timeline: TimelinePane) -> tuple[float, ...]:
    quote = window.panes["conflicts"].findChildren(ClaimQuote)[0]
    rows = window.panes["claims"].findChildren(QAbstractItemView)[0]
    scene = timeline.canvas.scene()
    return (
        scene.letters.font.pixelSize(),
        scene.letters.measure("الكرامة"),
        quote.heightForWidth(260),
        measure("الكرامة", "place")[0],
        rows.verticalHeader().defaultSectionSize(),  # type: ignore[attr-defined]
    )
