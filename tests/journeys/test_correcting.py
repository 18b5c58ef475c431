"""A person corrects a reading with mouse and keys; the case file holds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.merge import MergeDialog
from desktop.panes.dialogs.rename import RenameDialog
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from tests.windows import click_words, kind_at, make_case, open_window, press, reading, select_words


def test_selected_words_are_tagged_with_one_key(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    select_words(window, "مصادر معارضة")
    press(window, "2")
    assert kind_at(window, "مصادر معارضة") == "organisation"
    names = {entity.name for entity in reading(window).entities}
    assert "مصادر معارضة" in names


def test_a_correction_survives_closing_and_opening(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    select_words(window, "مصادر معارضة")
    press(window, "2")
    window.close()
    again = open_window(qtbot, tmp_path, case)
    assert kind_at(again, "مصادر معارضة") == "organisation"


def test_a_clicked_mention_is_rejected_and_comes_back_with_undo(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "أبو ياسر")
    press(window, "Del")
    assert kind_at(window, "أبو ياسر") is None
    press(window, "Ctrl+Z")
    assert kind_at(window, "أبو ياسر") == "person"
    press(window, "Ctrl+Shift+Z")
    assert kind_at(window, "أبو ياسر") is None


def test_a_digit_changes_the_kind_of_the_clicked_mention(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "مستشفى السلام")
    press(window, "3")
    assert kind_at(window, "مستشفى السلام") == "place"


def test_two_entities_are_merged(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)

    def choose_first(dialog: MergeDialog) -> int:
        dialog.filter.setText("قوات النهر")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(MergeDialog, "exec", choose_first)
    window.workspace.selection.choose(Chosen("entity", "e2"))
    press(window, "M")
    names = {entity.name for entity in reading(window).entities}
    assert "وكالة الفرات" not in names
    assert "قوات النهر" in names
    window.close()
    with CaseFile.open(case, read_only=True) as stored:
        assert [entry.judgement.action for entry in stored.journal.entries()] == ["merge"]


def test_reading_again_keeps_every_correction(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    select_words(window, "مصادر معارضة")
    press(window, "2")
    with qtbot.waitSignal(window.workspace.background.idle, timeout=20_000):
        press(window, "F5")
    assert reading(window).engine != "test"
    assert kind_at(window, "مصادر معارضة") == "organisation"


def test_confirming_makes_a_mention_the_analysts(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "أبو ياسر")
    press(window, "0")
    confirmed = [m.text for m in reading(window).mentions if m.by == "analyst"]
    assert "أبو ياسر" in confirmed


def test_digits_typed_into_a_filter_tag_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    select_words(window, "مصادر معارضة")
    field = window.panes["entities"].filter  # type: ignore[attr-defined]
    field.setFocus()
    QTest.keyClicks(field, "12")
    assert field.text() == "12"
    assert kind_at(window, "مصادر معارضة") is None


def test_enter_confirms_and_goes_to_the_next_doubt(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "مسلحًا")
    press(window, "Return")
    assert _in_hand(window) == "أبو ياسر"
    press(window, "Return")
    confirmed = {m.text for m in reading(window).mentions if m.by == "analyst"}
    assert {"مسلحًا", "أبو ياسر"} <= confirmed
    assert _in_hand(window) is None, "nothing else here is in doubt"
    press(window, "Ctrl+Z")
    assert "أبو ياسر" not in {m.text for m in reading(window).mentions if m.by == "analyst"}


def test_an_entity_is_renamed_by_one_key(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))

    def rename(dialog: RenameDialog) -> int:
        dialog.field.setText("ياسر الأحمد")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(RenameDialog, "exec", rename)
    click_words(window, "أبو ياسر")
    press(window, "F2")
    assert "ياسر الأحمد" in {entity.name for entity in reading(window).entities}
    press(window, "Ctrl+Z")
    assert "أبو ياسر" in {entity.name for entity in reading(window).entities}


def test_enter_in_a_filter_confirms_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "أبو ياسر")
    field = window.panes["entities"].filter  # type: ignore[attr-defined]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not window.workspace.case_session.can_undo


def _in_hand(window: MainWindow) -> str | None:
    """The words of the mention that the keys act on."""
    mention = window.article.current
    return mention.text if mention else None
