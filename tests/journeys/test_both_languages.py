"""A person switches the language or the theme while they work: at once, everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.translation import Language
from desktop.panes.search_home import EXAMPLES
from desktop.window_main import MainWindow
from tests.windows import click_words, make_case, open_window, press, reading

OTHER: dict[Language, Language] = {"ar": "en", "en": "ar"}


# Names of keys, which are the same in both, stand between isolates or brackets.
KEYS = re.compile("\u2066[^\u2069]*\u2069|\\([A-Z]\\)")


def words_of(window: MainWindow) -> Iterator[str]:
    """What the window's own controls say and show; not the words of the article."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget.parent(), QTabBar):
            continue  # Qt's own arrows, which take their words when they are made
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
            yield widget.toolTip()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(number) for number in range(widget.count()))
        yield widget.accessibleName()
    for spec in window.workspace.actions:
        yield window.workspace.actions.action(spec.id).text().partition("\t")[0]


def is_of(language: Language, words: str) -> bool:
    arabic = any("\u0621" <= letter <= "\u064a" for letter in words)
    latin = any("a" <= letter.lower() <= "z" for letter in words)
    return not (latin if language == "ar" else arabic)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_word_of_the_other_language_stays(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"), language=OTHER[language])
    press(window, "Ctrl+Shift+L")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is hidden and goes
    assert window.workspace.appearance.language == language
    keys, formats = {"Ctrl+K", "Ctrl+0", "Esc", "Shift", "(N)"}, {"PDF", "PNG", "SVG", "A–F"}
    known = keys | formats | {"English", "عربي", "a", "a.rawi", "الفرات"}
    # What may be searched for is in the language of the texts.
    known |= {window.workspace.tr(f"search_pane.example.{name}") for name in EXAMPLES}
    quoted = {claim.text for claim in reading(window).claims}
    quoted |= {mention.text for mention in reading(window).mentions}
    quoted |= {entity.name for entity in reading(window).entities}
    quoted |= {reading(window).document.title}
    quoted |= {conflict.why for conflict in reading(window).conflicts}
    wrong = set()
    for words in words_of(window):
        own = KEYS.sub("", words)
        for other in sorted(known | quoted, key=len, reverse=True):
            own = own.replace(other, "")
        if not is_of(language, own) and not any(quote in words for quote in quoted):
            wrong.add(words)
    assert wrong == set()


def test_a_choice_and_the_place_survive_a_switch(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "الكرامة")
    chosen = window.workspace.selection.rule
    press(window, "Ctrl+Shift+L")
    press(window, "Ctrl+Shift+D")
    assert window.workspace.selection.rule == chosen
    assert reading(window).document.outlet == "الفرات"
    claims = window.panes["claims"].table  # type: ignore[attr-defined]
    assert claims.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert window.palette().window().color().lightness() < 80


def test_the_filter_of_entities_forgives_spelling(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    press(window, "Ctrl+E")
    field = window.panes["entities"].filter  # type: ignore[attr-defined]
    assert field.hasFocus()
    for written in ("الكرامه", "كرامة", "الكَرامة", "الكـــرامة", "بالكرامة"):
        field.setText(written)
        rows = window.panes["entities"].model.rows  # type: ignore[attr-defined]
        assert [getattr(row, "name", None) for row in rows] == [None, "الكرامة"], written
