from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Analysis
from desktop.look.appearance import Appearance
from desktop.look.translation import Language
from desktop.panes.timeline import TimelinePane
from desktop.panes.timeline_layout import Block
from desktop.panes.timeline_packing import MOST_ROWS
from desktop.workspace.rules import AnyOf, Chosen
from desktop.workspace.workspace import Workspace
from tests.panes.told import reading

DAYS = [(f"2021-05-0{day}",) * 2 for day in range(1, 7)]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:
    workspace = Workspace(Appearance())
    yield workspace
    workspace.deleteLater()


def shown(qtbot: QtBot, workspace: Workspace, analysis: Analysis) -> TimelinePane:
    pane = TimelinePane(workspace)
    qtbot.addWidget(pane)
    pane.resize(1100, 260)
    pane.show()
    workspace.present(1, analysis)
    return pane


def wheel(pane: TimelinePane, x: float, turns: int) -> None:
    at = QPointF(x, 60)
    viewport = pane.canvas.viewport()
    event = QWheelEvent(
        at, QPointF(viewport.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature: not inverted
    )  # fmt: skip
    pane.canvas.wheelEvent(event)


def click(qtbot: QtBot, pane: TimelinePane, number: int) -> None:
    at = pane.canvas.bar_rect(number).center().toPoint()
    QTest.mouseClick(pane.canvas.viewport(), LEFT, pos=at)


def colour_at(pane: TimelinePane, number: int) -> QColor:
    at = pane.canvas.bar_rect(number).bottomLeft() + QPointF(12, -3)
    return pane.canvas.viewport().grab().toImage().pixelColor(at.toPoint())


def press(qtbot: QtBot, pane: TimelinePane, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(pane.canvas, key)


def test_the_weeks_of_the_news_are_framed_and_what_lies_outside_is_counted(
    qtbot: QtBot, workspace: Workspace
) -> None:
    background = [("1999-01-01", "1999-12-31"), ("2014-06-01", "2014-06-01")]
    pane = shown(qtbot, workspace, reading([*background, *DAYS]))
    scale, view = pane.canvas.scale, pane.canvas.view
    assert view.beyond(scale.origin, scale.end) == (2, 0)
    QTest.keyClick(pane.canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    scale = pane.canvas.scale
    assert view.beyond(scale.origin, scale.end) == (0, 0)


def test_an_event_outside_the_frame_comes_into_view_when_it_is_chosen(
    qtbot: QtBot, workspace: Workspace
) -> None:
    pane = shown(qtbot, workspace, reading([("1999-01-01", "1999-12-31"), *DAYS]))
    first = pane.canvas.view.told[0]
    assert pane.canvas.bar_rect(0).left() > pane.canvas.viewport().width()
    workspace.selection.choose(Chosen("event", first.id))
    assert pane.canvas.bar_rect(0).right() <= pane.canvas.viewport().width()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_wheel_keeps_the_time_under_the_cursor(qtbot: QtBot, language: Language) -> None:
    pane = shown(qtbot, Workspace(Appearance(language)), reading(DAYS))
    before = pane.canvas.scale
    wheel(pane, 400, 3)
    after = pane.canvas.scale
    assert after.per_pixel < before.per_pixel
    assert after.minute(400) == pytest.approx(before.minute(400), abs=0.01)


def test_a_click_chooses_the_event_everywhere_and_a_click_beside_it_clears(
    qtbot: QtBot, workspace: Workspace
) -> None:
    pane = shown(qtbot, workspace, reading(DAYS))
    click(qtbot, pane, 2)
    assert workspace.selection.rule == Chosen("event", "v2")
    QTest.mouseClick(pane.canvas.viewport(), LEFT, pos=QPoint(30, 30))
    assert workspace.selection.rule is None


def test_a_drag_moves_time_and_chooses_nothing(qtbot: QtBot, workspace: Workspace) -> None:
    pane = shown(qtbot, workspace, reading(DAYS))
    viewport = pane.canvas.viewport()
    start = pane.canvas.bar_rect(1).center().toPoint()
    held = pane.canvas.scale.minute(start.x())
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, start + QPoint(40, 0))
    QTest.mouseMove(viewport, start + QPoint(90, 0))
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(90, 0))
    assert pane.canvas.scale.minute(start.x() + 90) == pytest.approx(held, abs=0.01)
    assert workspace.selection.rule is None


@pytest.mark.parametrize(
    ("language", "forward", "back"),
    [("ar", Qt.Key.Key_Left, Qt.Key.Key_Right), ("en", Qt.Key.Key_Right, Qt.Key.Key_Left)],
)
def test_arrows_follow_the_direction_of_time(
    qtbot: QtBot, language: Language, forward: Qt.Key, back: Qt.Key
) -> None:
    workspace = Workspace(Appearance(language))
    pane = shown(qtbot, workspace, reading(DAYS))
    press(qtbot, pane, forward, forward, forward)
    assert workspace.selection.rule == Chosen("event", "v2")
    press(qtbot, pane, back)
    assert workspace.selection.rule == Chosen("event", "v1")
    assert "2021" in pane.canvas.accessibleDescription()


def test_up_and_down_change_the_lane_and_tab_leaves_after_the_last(
    qtbot: QtBot, workspace: Workspace
) -> None:
    pane = shown(qtbot, workspace, reading(DAYS))
    click(qtbot, pane, 0)
    press(qtbot, pane, Qt.Key.Key_Down)
    assert workspace.selection.rule == Chosen("event", "v1")
    press(qtbot, pane, Qt.Key.Key_Up)
    assert workspace.selection.rule == Chosen("event", "v0")
    assert pane.canvas.focusNextPrevChild(True)  # noqa: FBT003 - Qt's own signature
    assert workspace.selection.rule == Chosen("event", "v1")


def test_keys_zoom_and_ctrl_0_shows_all_again(qtbot: QtBot, workspace: Workspace) -> None:
    pane = shown(qtbot, workspace, reading(DAYS))
    whole = pane.canvas.scale
    press(qtbot, pane, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert pane.canvas.scale.per_pixel == pytest.approx(whole.per_pixel / 1.5)
    QTest.keyClick(pane.canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.canvas.scale == whole


def test_a_choice_elsewhere_scrolls_to_the_event_and_dims_the_others(
    qtbot: QtBot, workspace: Workspace
) -> None:
    pane = shown(qtbot, workspace, reading(DAYS))
    pane.canvas.zoom(6, 500)
    workspace.selection.choose(Chosen("claim", "c0"))
    strip, bar = pane.canvas.scale, pane.canvas.bar_rect(0)
    assert strip.left <= bar.left()
    assert bar.right() <= strip.left + strip.width
    bright = colour_at(pane, 0)
    workspace.selection.choose(Chosen("entity", "e1"))
    pane.canvas.reveal(0)
    assert colour_at(pane, 0) != bright
    workspace.selection.clear()
    assert colour_at(pane, 0) == bright


def test_another_language_mirrors_the_same_times(qtbot: QtBot, workspace: Workspace) -> None:
    pane = shown(qtbot, workspace, reading(DAYS))
    before = pane.canvas.scale
    assert before.x(before.origin) == before.left + before.width
    workspace.set_language("en")
    after = pane.canvas.scale
    assert after.x(after.origin) == after.left
    assert after.left > before.left
    assert pane.canvas.bar_rect(0).x() < pane.canvas.bar_rect(5).x()


def test_undated_events_lie_in_the_tray_and_can_be_chosen(
    qtbot: QtBot, workspace: Workspace
) -> None:
    pane = shown(qtbot, workspace, reading([*DAYS, None, None]))
    model = pane.tray.model()
    assert model.rowCount() == 2
    assert "2" in pane.undated.text()
    pane.tray.clicked.emit(model.index(1, 0))
    assert workspace.selection.rule == Chosen("event", "v7")
    pane.undated.click()
    assert not pane.tray.isVisible()


def test_the_knob_of_a_contradiction_chooses_both_claims(
    qtbot: QtBot, workspace: Workspace
) -> None:
    pane = shown(qtbot, workspace, reading([DAYS[0], DAYS[0]], conflicts=[(0, 1)]))
    knob = pane.canvas.hits.knob(pane.canvas.view.pairs[0])
    assert knob is not None
    QTest.mouseClick(pane.canvas.viewport(), LEFT, pos=knob.toPoint())
    assert workspace.selection.rule == AnyOf((Chosen("claim", "c0"), Chosen("claim", "c1")))


def test_a_tip_tells_what_when_why_and_who(qtbot: QtBot, workspace: Workspace) -> None:
    pane = shown(qtbot, workspace, reading(DAYS))
    tip = pane.canvas.tip_at(pane.canvas.bar_rect(1).center())
    for words in ("هجوم", "وقع", "2 أيار 2021", "لأن النص يقول ذلك", "مصدر 1", "يؤكد"):
        assert words in tip


def test_a_crowd_opens_by_double_click(qtbot: QtBot, workspace: Workspace) -> None:
    pane = shown(qtbot, workspace, reading([DAYS[0]] * 60))
    layout = pane.canvas.layout_now()
    top, block = next(
        (top, item) for top, item in map(layout.place, range(60)) if isinstance(item, Block)
    )
    pane.canvas.verticalScrollBar().setValue(int(top) - 30)
    at = pane.canvas.bar_rect(block.events[0]).center().toPoint()
    QTest.mouseDClick(pane.canvas.viewport(), LEFT, pos=at)
    opened = [len(band.rows) for band in pane.canvas.layout_now().bands]
    assert opened[0] == 20
    assert all(count <= MOST_ROWS for count in opened[1:])


def test_lanes_can_be_made_otherwise(qtbot: QtBot, workspace: Workspace) -> None:
    pane = shown(qtbot, workspace, reading(DAYS))
    assert len(pane.canvas.view.lanes) == 3
    pane.lanes_by.choose(3)
    assert pane.canvas.view.lane_names == ("هجوم",)


def test_lanes_and_tray_are_remembered(qtbot: QtBot, workspace: Workspace) -> None:
    pane = shown(qtbot, workspace, reading([*DAYS, None]))
    pane.lanes_by.choose(2)
    pane.undated.click()
    pane.turned.click()
    pane.scope.choose(1)
    again = TimelinePane(Workspace(Appearance()))
    qtbot.addWidget(again)
    again.restore_choices(pane.choices())
    assert again.lanes_by.index == 2
    assert not again.undated.isChecked()
    assert (again.scope.index, again.turned.isChecked()) == (1, True)
    again.restore_choices(0)
    assert again.undated.isChecked()
    assert (again.scope.index, again.turned.isChecked()) == (0, False)


def test_without_dated_events_the_pane_says_why(qtbot: QtBot, workspace: Workspace) -> None:
    pane = shown(qtbot, workspace, reading([None]))
    assert pane.undated_page.why.text() == workspace.tr("timeline.undated_text")
    assert pane.undated_page.list.isVisible()
    assert not pane.tray.isVisible()
    assert not pane.canvas.isVisible()
    workspace.present(None, None)
    assert not pane.canvas.view.told
    assert not pane.tray.isVisible()
