"""The entities pane by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.batch import BatchDialog
from desktop.panes.dialogs.merge import MergeDialog
from desktop.panes.dialogs.rename import RenameDialog
from desktop.panes.dialogs.separate import SeparateDialog
from desktop.panes.entities import EntitiesPane
from desktop.panes.entities_rows import CaseRow, EntityRow
from desktop.window_main import MainWindow
from desktop.workspace import editing
from desktop.workspace.rules import Chosen
from tests.compared import make_compared_case
from tests.windows import kind_at, make_case, open_window, press, reading


def pane_of(window: MainWindow) -> EntitiesPane:
    pane = window.panes["entities"]
    assert isinstance(pane, EntitiesPane)
    return pane


def row_of(pane: EntitiesPane, name: str) -> int:
    return next(
        number
        for number, row in enumerate(pane.model.rows)
        if isinstance(row, EntityRow) and row.name == name
    )


def test_a_click_on_a_row_chooses_and_the_page_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = pane_of(window)
    index = pane.model.index(row_of(pane, "مستشفى السلام"))
    pane.view.scrollTo(index)
    QTest.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.visualRect(index).center()
    )
    assert window.workspace.selection.rule == Chosen("entity", "e8")
    start = next(m.start for m in reading(window).mentions if m.id == "m10")
    assert window.article.text.is_visible_at(start)


def test_arrows_walk_through_the_entities(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = pane_of(window)
    window.workspace.selection.choose(Chosen("entity", "e5"))
    window.activateWindow()
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    chosen = window.workspace.selection.chosen("entity")
    following = pane.model.rows[row_of(pane, "الكرامة") + 1]
    assert isinstance(following, EntityRow)
    assert chosen == following.id


def test_typing_filters_and_enter_chooses_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = pane_of(window)
    pane.filter.insert("كرامه")  # QTest can type ASCII only
    assert [row.name for row in pane.model.rows if isinstance(row, EntityRow)] == ["الكرامة"]
    QTest.keyClick(pane.filter, Qt.Key.Key_Return)
    assert window.workspace.selection.rule == Chosen("entity", "e5")


def test_a_chosen_entity_gets_another_kind(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.workspace.selection.choose(Chosen("entity", "e8"))
    pane_of(window).deeds.relabel("organisation")
    assert kind_at(window, "مستشفى السلام") == "organisation"


def test_every_control_of_the_window_has_a_name_to_be_read_aloud(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = pane_of(window)
    for control in (pane.filter, pane.view, window.article.text, window.top.search):
        assert control.accessibleName()
    for button in (window.top.theme, window.top.language, *window.article.legend.chips):
        assert button.accessibleName()


def test_a_digit_gives_the_row_in_hand_another_kind_and_undo_takes_it_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = pane_of(window)
    go_to(pane, "مستشفى السلام")
    QTest.keyClick(pane.view, Qt.Key.Key_2)
    assert kind_of(window, "مستشفى السلام") == "organisation"
    window.workspace.actions.run("undo")
    assert kind_of(window, "مستشفى السلام") == "facility"


def test_a_merged_name_is_separated_again_by_its_key(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    first, second = (entity for entity in reading(window).entities if entity.kind == "place")
    editing.merge(window.workspace.case_session, entity=second, target=first)
    editing.confirm(window.workspace.case_session, mention=reading(window).mentions[0])
    assert second.name not in names_of(window)
    offered: list[str] = []

    def choose(dialog: SeparateDialog) -> int:
        offered.extend(dialog.list.item(n).text() for n in range(dialog.list.count()))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(SeparateDialog, "exec", choose)
    go_to(pane_of(window), first.name)
    press(window, "U")
    assert len(offered) == 1
    assert second.name in offered[0]
    assert {first.name, second.name} <= names_of(window)
    window.workspace.actions.run("undo")
    assert second.name not in names_of(window)


@pytest.fixture
def elsewhere(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The pane lists the whole case; «كفرزيبان» is chosen, which the shown article names not."""
    window = open_window(qtbot, tmp_path, make_compared_case(tmp_path / "a.rawi"))
    window.workspace.case_session.show(1)
    assert "كفرزيبان" not in names_of(window)
    pane_of(window).scope.choose(1)
    choose_of_case(qtbot, window, "كفرزيبان")
    return window


def test_a_row_that_the_article_does_not_name_is_renamed_in_the_case(
    qtbot: QtBot, elsewhere: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(dialog: RenameDialog) -> int:
        assert dialog.field.text() == "كفرزيبان"
        dialog.field.setText("كفر زيبان الشرقية")
        return 1

    monkeypatch.setattr(RenameDialog, "exec", rename)
    press(elsewhere, "F2")
    qtbot.waitUntil(lambda: "كفر زيبان الشرقية" in names_of_case(elsewhere))
    assert "كفرزيبان" not in names_of_case(elsewhere)
    view = pane_of(elsewhere).view
    qtbot.waitUntil(lambda: view.currentIndex().isValid())
    assert view.currentIndex().data(Qt.ItemDataRole.UserRole).name == "كفر زيبان الشرقية"
    elsewhere.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: "كفرزيبان" in names_of_case(elsewhere))


def test_a_digit_gives_a_row_of_the_case_another_kind(qtbot: QtBot, elsewhere: MainWindow) -> None:
    assert kind_in_case(elsewhere, "كفرزيبان") == "place"
    QTest.keyClick(pane_of(elsewhere).view, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: kind_in_case(elsewhere, "كفرزيبان") == "organisation")
    elsewhere.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: kind_in_case(elsewhere, "كفرزيبان") == "place")


def test_one_word_is_said_of_all_mentions_of_a_row_of_the_case(
    qtbot: QtBot, elsewhere: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def reject(dialog: BatchDialog) -> int:
        qtbot.waitUntil(lambda: dialog.preview is not None)
        assert dialog.preview is not None
        counted.append(dialog.preview.mentions)
        deeds = [dialog.what.itemData(at) for at in range(dialog.what.count())]
        dialog.what.setCurrentIndex(deeds.index(("reject", None)))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(BatchDialog, "exec", reject)
    press(elsewhere, "B")
    qtbot.waitUntil(lambda: "كفرزيبان" not in names_of_case(elsewhere), timeout=20_000)
    case = elsewhere.workspace.case_session.case
    assert case is not None
    said = [entry.judgement for entry in case.journal.entries()]
    assert counted == [len(said)]
    assert {judgement.action for judgement in said} == {"reject"}
    assert 1 not in {judgement.document for judgement in said}
    elsewhere.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: "كفرزيبان" in names_of_case(elsewhere))


def test_a_row_of_the_case_is_merged_and_separated_for_good(
    qtbot: QtBot, elsewhere: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparing = elsewhere.workspace.comparing
    qtbot.waitUntil(lambda: len(comparing.found.suggestions) == 1, timeout=30_000)

    def merge(dialog: MergeDialog) -> int:
        qtbot.waitUntil(lambda: dialog.list.count() > 0)
        wanted = next(
            number
            for number in range(dialog.list.count())
            if "كفر زيبان" in dialog.list.item(number).text()
        )
        dialog.list.setCurrentRow(wanted)
        dialog.accept()
        return dialog.result()

    def separate(dialog: SeparateDialog) -> int:
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(MergeDialog, "exec", merge)
    monkeypatch.setattr(SeparateDialog, "exec", separate)
    press(elsewhere, "M")
    qtbot.waitUntil(lambda: "كفرزيبان" not in names_of_case(elsewhere))
    qtbot.waitUntil(lambda: not comparing.waiting, timeout=30_000)
    elsewhere.workspace.case_session.show(3)
    choose_of_case(qtbot, elsewhere, "كفر زيبان")
    press(elsewhere, "U")
    qtbot.waitUntil(lambda: "كفرزيبان" in names_of_case(elsewhere))
    qtbot.waitUntil(lambda: not comparing.waiting, timeout=30_000)
    assert not comparing.found.suggestions
    elsewhere.workspace.actions.run("undo")
    assert not kept_apart(elsewhere)
    qtbot.waitUntil(lambda: "كفرزيبان" not in names_of_case(elsewhere))


def choose_of_case(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Click a row of the whole case."""
    pane = pane_of(window)
    qtbot.waitUntil(lambda: name in names_of_case(window))
    number = next(n for n, row in enumerate(pane.model.rows) if getattr(row, "name", "") == name)
    index = pane.model.index(number)
    pane.view.setFocus()
    pane.view.scrollTo(index)
    QTest.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.visualRect(index).center()
    )


def rows_of_case(window: MainWindow) -> list[CaseRow]:
    return [row for row in pane_of(window).model.rows if isinstance(row, CaseRow)]


def names_of_case(window: MainWindow) -> set[str]:
    return {row.name for row in rows_of_case(window)}


def kind_in_case(window: MainWindow, name: str) -> str:
    return next(row.kind for row in rows_of_case(window) if row.name == name)


def kept_apart(window: MainWindow) -> int:
    case = window.workspace.case_session.case
    assert case is not None
    return len(case.journal.kept_apart())


def go_to(pane: EntitiesPane, name: str) -> None:
    """Choose a row of the list, with the keys in it."""
    index = pane.model.index(row_of(pane, name))
    pane.view.setFocus()
    pane.view.scrollTo(index)
    QTest.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, pos=pane.view.visualRect(index).center()
    )


def names_of(window: MainWindow) -> set[str]:
    return {entity.name for entity in reading(window).entities}


def kind_of(window: MainWindow, name: str) -> str:
    return next(entity.kind for entity in reading(window).entities if entity.name == name)
