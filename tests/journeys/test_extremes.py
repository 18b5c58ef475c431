"""What a window meets in the world: small, sharp and lost screens, fonts that are not there."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article, Entity, Mention
from desktop.look.translation import Language
from desktop.picture import settle
from desktop.window_main import MainWindow
from desktop.window_panes import PANES
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from tests import builders
from tests.windows import SECOND, kind_at, make_case, open_window, press, reading, select_words

PANE_IDS = {"article", *(line.make.pane_id for line in PANES)}
_DRAWN = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
if sys.argv[1]:
    from pathlib import Path
    from types import SimpleNamespace
    from desktop.look import fonts
    fonts.resources = SimpleNamespace(files=lambda _: Path(sys.argv[1]), as_file=None)
from tests.pictures.drawing import LOOKS, draw_panes
for pane, picture in draw_panes(LOOKS[0]).items():
    wide, high = picture.width(), picture.height()
    colours = {picture.pixel(x, y) for x in range(0, wide, 3) for y in range(0, high, 3)}
    print(pane, wide, len(colours))
"""


def drawn(fonts: Path | None = None, **environment: str) -> dict[str, tuple[int, int]]:
    """The width of each pane's picture and its colours, of a process with this environment."""
    done = subprocess.run(
        [sys.executable, "-c", _DRAWN, str(fonts or "")],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    return {pane: (int(wide), int(colours)) for pane, wide, colours in lines}


def test_every_pane_is_drawn_on_a_screen_three_times_as_sharp() -> None:
    pictures = drawn(QT_SCALE_FACTOR="3")
    assert set(pictures) == PANE_IDS
    assert {wide % 3 for wide, _ in pictures.values()} == {0}
    assert pictures["article"][0] == 1800
    assert all(colours > 10 for _, colours in pictures.values()), pictures


def test_every_pane_is_drawn_without_the_fonts(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    pictures = drawn(tmp_path)
    assert set(pictures) == PANE_IDS
    assert all(colours > 5 for _, colours in pictures.values()), pictures


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_small_screen_has_room_for_every_pane(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"), language=language)
    window.resize(1024, 700)
    window.docks.arrange()
    for pane_id in PANE_IDS - {"article"}:
        window.docks.reveal(pane_id)
        settle(window)
        assert window.size().toTuple() == (1024, 700)
        assert window.rect().contains(window.docks.docks[pane_id].geometry()), pane_id
        assert window.article.width() >= 280, pane_id


def on_a_screen(window: MainWindow) -> bool:
    corner = window.frameGeometry().topLeft() + QPoint(20, 5)
    return any(screen.availableGeometry().contains(corner) for screen in QGuiApplication.screens())


def test_a_window_of_a_screen_that_is_gone_opens_on_another(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.move(9000, 7000)
    window.close()
    again = open_window(qtbot, tmp_path)
    assert on_a_screen(again)


def test_a_window_comes_back_when_its_screen_is_taken_away(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    screen = QGuiApplication.primaryScreen()
    dock = window.docks.docks["timeline"]
    dock.setFloating(True)
    dock.move(-4000, 200)
    window.move(9000, 100)
    screen.availableGeometryChanged.emit(screen.availableGeometry())
    qtbot.waitUntil(lambda: on_a_screen(window))
    room = screen.availableGeometry()
    assert room.intersects(dock.frameGeometry())
    window.move(room.topLeft() + QPoint(30, 40))
    placed = QRect(window.frameGeometry())
    screen.availableGeometryChanged.emit(room)
    QApplication.processEvents()
    assert window.frameGeometry() == placed, "what can be seen stays where it is"


def test_an_article_is_replaced_by_a_newer_text_while_it_is_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    session = window.workspace.case_session
    assert session.case is not None
    newer = Article(SECOND + "ثم عاد الهدوء.\n", outlet="الفرات", published="2021-05-04")
    added = session.case.documents.add(newer, file="first.txt")
    session.follow(added.changes)
    settle(window)
    assert reading(window).document.text == builders.TEXT
    select_words(window, "مصادر معارضة")
    press(window, "2")
    assert kind_at(window, "مصادر معارضة") is not None
    for pane_id in window.docks.docks:
        window.docks.reveal(pane_id)
        settle(window)
    press(window, "Ctrl+PgDown")
    assert window.workspace.document_id != 1
    window.close()
    with CaseFile.open(tmp_path / "a.rawi", read_only=True) as stored:
        assert stored.verify().problems == ()


def named_everywhere(path: Path, count: int) -> Path:
    """A case whose one article names one town so many times."""
    name = "الكرامة"
    text = "خبر من البلدة\n" + f"{name} " * count
    begin = text.index(name)
    mentions = tuple(
        Mention(
            f"m{n}", at, at + len(name), name, "place", "name", "e1", "gazetteer", 0.9,
        )
        for n, at in enumerate(range(begin, begin + (len(name) + 1) * count, len(name) + 1))
    )  # fmt: skip
    entity = Entity("e1", "place", name, (), tuple(m.id for m in mentions))
    read = replace(
        builders.analysis(), document=builders.document(text), mentions=mentions,
        entities=(entity,), times=(), quantities=(), sources=(), claims=(), events=(),
        conflicts=(),
    )  # fmt: skip
    with CaseFile.create(path) as case:
        added = case.documents.add(
            Article(text, outlet="الفرات", published="2021-05-04"), file=None
        )
        case.layers.replace(added.id, read)
    return path


def test_an_entity_that_is_named_very_often_is_shown_in_every_pane(
    qtbot: QtBot, tmp_path: Path
) -> None:
    count = 3_000
    window = open_window(qtbot, tmp_path, named_everywhere(tmp_path / "a.rawi", count))
    qtbot.waitUntil(lambda: len(reading(window).mentions) == count, timeout=20_000)
    window.workspace.selection.choose(Chosen("entity", "e1"))
    for pane_id, pane in window.panes.items():
        window.docks.reveal(pane_id) if pane_id != "article" else None
        settle(window)
        assert not pane.grab().isNull()
    assert window.workspace.selection.chosen("entity") == "e1"
