"""One mention means another entity than it was taken for: said with keys, seen at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Analysis, Document, Entity, Mention, Paragraph
from desktop.panes.dialogs.another_entity import AnotherEntityDialog
from desktop.panes.entities import EntitiesPane
from desktop.panes.entities_rows import EntityRow
from desktop.window_main import MainWindow
from desktop.workspace import history
from storage.case_file import CaseFile
from tests import builders
from tests.windows import SECOND, click_words, make_case, open_window, press, reading

TOWN = "الكرامة"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The second article names one place."""
    path = make_case(tmp_path / "a.rawi")
    with CaseFile.open(path) as case:
        case.layers.replace(2, _reading_of_second())
    return open_window(qtbot, tmp_path, path)


def _reading_of_second() -> Analysis:
    start, end = builders.span("الرقة", 0, SECOND)
    mention = Mention("m1", start, end, "الرقة", "place", "name", "e1", "gazetteer", 0.9)
    document = Document(SECOND.partition("\n")[0], "الشام", "2021-05-06", None, SECOND,
                        (Paragraph(0, len(SECOND), "body"),))  # fmt: skip
    entity = Entity("e1", "place", "الرقة", (), ("m1",))
    return Analysis(document, (mention,), (entity,), (), (), (), (), (), ())


Deed = Callable[[AnotherEntityDialog], object]
Move = Callable[[str, Deed], None]


@pytest.fixture
def move(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Move:
    """Press the key, type into the dialog that it opens, do something in it, and press Enter."""

    def press_and_type(typed: str, deed: Deed) -> None:
        def by_keys(dialog: AnotherEntityDialog) -> int:
            dialog.show()
            dialog.filter.insert(typed)
            deed(dialog)
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
            dialog.close()
            return dialog.result()

        monkeypatch.setattr(AnotherEntityDialog, "exec", by_keys)
        press(window, "L")

    return press_and_type


def offered(dialog: AnotherEntityDialog) -> list[str]:
    return [
        dialog.list.item(n).data(Qt.ItemDataRole.UserRole).name for n in range(dialog.list.count())
    ]


def named(window: MainWindow) -> list[str]:
    """What each mention of the town is of, in the order of the text."""
    names = {entity.id: entity.name for entity in reading(window).entities}
    found = sorted((m for m in reading(window).mentions if m.text == TOWN), key=lambda m: m.start)
    return [names[mention.entity or ""] for mention in found]


def counts(window: MainWindow) -> dict[str, int]:
    """How often the entities pane says that each is named."""
    pane = window.panes["entities"]
    assert isinstance(pane, EntitiesPane)
    return {row.name: row.count for row in pane.model.rows if isinstance(row, EntityRow)}


def test_a_mention_moves_alone_and_comes_back_with_undo(window: MainWindow, move: Move) -> None:
    click_words(window, TOWN, 1)
    seen: list[str] = []
    move(TOWN, lambda dialog: seen.extend(offered(dialog)))
    assert not seen, "its own entity is not another one"
    assert named(window) == [TOWN] * 3
    move("الرقة", lambda dialog: seen.extend(offered(dialog)))
    assert seen[0] == "الرقة"
    assert named(window) == [TOWN, "الرقة", TOWN]
    assert counts(window)["الرقة"] == 2
    assert counts(window)[TOWN] == 2
    lines = history.page(window.workspace, after=None, document=None)
    assert [(line.what, line.about) for line in lines] == [
        ("هذا الذِّكر يعني \u2068الرقة\u2069 (مكان)", f"«\u2068{TOWN}\u2069»")
    ]
    entity = window.workspace.selection.chosen("entity")
    assert entity == next(e.id for e in reading(window).entities if e.name == "الرقة")
    press(window, "Ctrl+Z")
    assert named(window) == [TOWN] * 3
    assert counts(window)[TOWN] == 3


def test_all_of_the_same_words_become_a_new_entity(window: MainWindow, move: Move) -> None:
    click_words(window, TOWN, 1)

    def with_all(dialog: AnotherEntityDialog) -> None:
        assert offered(dialog) == ["الكرامة الشرقية"]
        QTest.keyClick(dialog.also, Qt.Key.Key_Space)

    move("الكرامة الشرقية", with_all)
    assert named(window) == ["الكرامة الشرقية"] * 3
    assert TOWN not in counts(window)
    press(window, "Ctrl+Z")
    assert named(window) == [TOWN] * 3


def test_an_entity_of_another_article_is_offered_and_its_name_makes_no_second_one(
    qtbot: QtBot, window: MainWindow, move: Move
) -> None:
    window.workspace.case_session.show(2)
    mention = reading(window).mentions[0]
    window.article.choose_mention(mention)

    def elsewhere(dialog: AnotherEntityDialog) -> None:
        assert "الكرامة" not in {entity.name for entity in reading(window).entities}
        qtbot.waitUntil(lambda: offered(dialog) == [TOWN])

    move(TOWN, elsewhere)
    moved = next(m for m in reading(window).mentions if m.start == mention.start)
    entity = next(e for e in reading(window).entities if e.id == moved.entity)
    assert entity.name == TOWN
    case = window.workspace.case_session.case
    assert case is not None
    number = case.entities.number(entity.kind, TOWN)
    assert number is not None
    assert case.entities.entity(number).documents == 2
