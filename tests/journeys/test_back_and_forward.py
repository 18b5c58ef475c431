"""A person follows a trail through the case and comes back, as in a browser."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.look.translation import Language
from desktop.window_main import MainWindow
from desktop.workspace.messages import PassageSought
from desktop.workspace.rules import Chosen, During, Rule
from storage.case_file import CaseFile
from tests import builders
from tests.windows import click_words, make_case, open_window, press

LONG = "\n".join(
    ["انفجار في حمص", *(f"قال شاهد رقم {n} إنه سمع صوت انفجار أمس في حمص." for n in range(80))]
)


def opened(qtbot: QtBot, tmp_path: Path, language: Language = "ar") -> MainWindow:
    """A case of two read articles, and a long third one."""
    path = make_case(tmp_path / "a.rawi")
    with CaseFile.open(path) as case:
        case.layers.replace(2, builders.analysis())
        case.documents.add(Article(LONG, published="2021-05-07"), file="long.txt")
        case.layers.replace(3, builders.analysis())
    return open_window(qtbot, tmp_path, path, language=language)


def settle() -> None:
    QTest.qWait(5)


def shown(window: MainWindow) -> int | None:
    return window.workspace.document_id


def rule_of(window: MainWindow) -> Rule | None:
    return window.workspace.selection.rule


def test_back_brings_the_article_and_the_choice(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    click_words(window, "الكرامة")
    chosen = window.workspace.selection.rule
    assert chosen == Chosen("entity", "e5")
    settle()
    press(window, "Ctrl+PgDown")
    settle()
    window.workspace.selection.clear()
    press(window, "Alt+Right")
    assert shown(window) == 1
    assert window.workspace.selection.rule == chosen
    press(window, "Alt+Left")
    assert shown(window) == 2


def test_english_keys_point_the_other_way(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, "en")
    press(window, "Ctrl+PgDown")
    settle()
    press(window, "Alt+Right")
    assert shown(window) == 2
    press(window, "Alt+Left")
    assert shown(window) == 1
    press(window, "Ctrl+Shift+L")
    press(window, "Alt+Left")
    assert shown(window) == 2, "in Arabic this key goes forward"


def test_back_scrolls_to_where_the_reader_was(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case:
        for day, text in (("01", LONG), ("02", LONG + "\nتتمة")):
            added = case.documents.add(Article(text, published=f"2021-05-{day}"), file=day)
            assert added.id
    window = open_window(qtbot, tmp_path, path)
    qtbot.waitUntil(lambda: window.workspace.analysis is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)
    page = window.article.text
    page.show_first(LONG.index("رقم 40"))
    press(window, "Ctrl+PgDown")
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)
    assert not page.is_visible_at(LONG.index("رقم 40"))
    press(window, "Alt+Right")
    qtbot.waitUntil(lambda: page.is_visible_at(LONG.index("رقم 40")))
    assert shown(window) == 1


def test_a_jump_with_its_passage_is_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    settle()
    window.workspace.case_session.show(2)
    window.workspace.hub.publish(PassageSought(3, 9))
    settle()
    press(window, "Alt+Right")
    assert shown(window) == 1
    assert not window.workspace.actions.action("go_back").isEnabled()


def test_a_new_way_forgets_the_way_forward(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    settle()
    press(window, "Ctrl+PgDown")
    settle()
    press(window, "Alt+Right")
    settle()
    click_words(window, "الكرامة")
    assert not window.workspace.actions.action("go_forward").isEnabled()


def test_the_mouse_has_buttons_for_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    settle()
    press(window, "Ctrl+PgDown")
    settle()
    middle = QPoint(window.width() // 2, window.height() // 2)
    nothing = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton, nothing, middle)
    assert shown(window) == 1
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.ForwardButton, nothing, middle)
    assert shown(window) == 2


def test_the_arrows_at_the_top_follow(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    assert not window.top.back.isEnabled()
    settle()
    press(window, "Ctrl+PgDown")
    assert window.top.back.isEnabled()
    QTest.mouseClick(window.top.back, Qt.MouseButton.LeftButton)
    assert shown(window) == 1
    assert window.top.forward.isEnabled()


def test_the_pane_that_had_the_keys_comes_forward(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    settle()
    window.workspace.actions.run("pane_conflicts")
    window.panes["conflicts"].cards[0].quotes[0].setFocus()  # type: ignore[attr-defined]
    window.workspace.case_session.show(2)
    settle()
    window.docks.docks["claims"].raise_()
    press(window, "Alt+Right")
    assert window.docks.is_in_front("conflicts")


def test_a_stretch_of_time_is_one_step_however_long_it_is_dragged(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(qtbot, tmp_path)
    settle()
    click_words(window, "الكرامة")
    settle()
    for end in (200, 300, 400):
        window.workspace.selection.choose(During(100, end))
        settle()
    press(window, "Alt+Right")
    assert rule_of(window) == Chosen("entity", "e5")
    press(window, "Alt+Left")
    assert rule_of(window) == During(100, 400)


def test_another_case_begins_a_new_trail(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    settle()
    press(window, "Ctrl+PgDown")
    (tmp_path / "other").mkdir()
    window.workspace.case_session.open(make_case(tmp_path / "other" / "b.rawi"))
    settle()
    assert not window.workspace.trail.can_go_back
