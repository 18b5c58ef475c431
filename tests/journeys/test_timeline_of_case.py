"""A person follows events through time: in one article, and in the whole case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.look.preferences import Calendar
from desktop.look.translation import Language
from desktop.panes.timeline import TimelinePane
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen, During
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.made_once import made_once
from tests.read_once import read_once
from tests.windows import open_window, press, reading

LEFT = Qt.MouseButton.LeftButton
BODY = "وقع هجوم على بلدة الكرامة في ريف الرقة يوم 3 أيار 2021، قال ناطق باسم الشرطة.\n"
OTHER = "عقدت بلدية الكرامة اجتماعًا يوم 9 أيار 2021، قالت البلدية.\nقُتل شخصان.\n"
AGAIN = "تقرير من الرقة\nوقع هجوم على بلدة الكرامة في ريف الرقة يوم 3 أيار 2021، قال شهود.\n"


@made_once
def small_case(path: Path) -> Path:
    """Three articles: two tell of one attack, one of a meeting."""
    with CaseFile.create(path) as case:
        for number, (text, day) in enumerate(
            (("هجوم في الرقة\n" + BODY, "04"), ("اجتماع\n" + OTHER, "10"), (AGAIN, "05"))
        ):
            article = Article(text, outlet=f"صحيفة {number}", published=f"2021-05-{day}")
            added = case.documents.add(article, file=f"{number}.txt")
            case.layers.replace(added.id, read_once(article))
    return path


@made_once
def large_case(path: Path) -> Path:
    """So many events that they are counted."""
    with CaseFile.create(path) as case, case.together():
        for number, (article, read) in enumerate(articles(90)):
            case.layers.replace(case.documents.add(article, file=f"{number}.txt").id, read)
    return path


def opened(
    qtbot: QtBot, tmp_path: Path, case: Path, language: Language = "ar"
) -> tuple[MainWindow, TimelinePane]:
    window = open_window(qtbot, tmp_path, case, language=language)
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=60_000)
    pane = window.panes["timeline"]
    assert isinstance(pane, TimelinePane)
    return window, pane


def settled(qtbot: QtBot, window: MainWindow, pane: TimelinePane) -> None:
    """Everything that is in view was read."""
    pause, asking = pane.reading._pause, window.workspace.asking
    qtbot.waitUntil(lambda: not (asking.waiting or pause.isActive()), timeout=20_000)
    qtbot.waitUntil(lambda: pane.reading.part is not None or not pane.whole_case, timeout=20_000)


def to_case(qtbot: QtBot, window: MainWindow, pane: TimelinePane) -> None:
    pane.scope.choose(1)
    settled(qtbot, window, pane)


def click_bar(pane: TimelinePane, number: int, *, double: bool = False) -> None:
    at = pane.canvas.bar_rect(number).center().toPoint()
    QTest.mouseClick(pane.canvas.viewport(), LEFT, pos=at)
    if double:
        QTest.mouseDClick(pane.canvas.viewport(), LEFT, pos=at)


def number_of(pane: TimelinePane, kind: str) -> int:
    return next(n for n, told in enumerate(pane.canvas.view.told) if told.event.type == kind)


def drag(widget: object, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, LEFT, pos=start)  # type: ignore[call-overload]
    for part in (3, 2, 1):
        QTest.mouseMove(widget, start + (end - start) / part)  # type: ignore[call-overload]
    QTest.mouseRelease(widget, LEFT, pos=end)  # type: ignore[call-overload]


def test_the_whole_case_is_shown_and_two_prints_of_one_deed_are_one_bar(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, pane = opened(qtbot, tmp_path, small_case(tmp_path / "a.rawi"))
    assert {told.event.type for told in pane.canvas.view.told if told.interval} == {"attack"}
    to_case(qtbot, window, pane)
    view = pane.canvas.view
    attack = view.told[number_of(pane, "attack")]
    assert {member.partition(":")[0] for member in attack.members} == {"1", "3"}
    assert number_of(pane, "meeting") is not None
    assert "صحيفة 2" in pane.canvas.tip_at(pane.canvas.bar_rect(number_of(pane, "attack")).center())
    window.close()
    again = open_window(qtbot, tmp_path, tmp_path / "a.rawi")
    remembered = again.panes["timeline"]
    assert isinstance(remembered, TimelinePane)
    settled(qtbot, again, remembered)
    assert remembered.whole_case
    assert len(remembered.canvas.view.told) == len(view.told)


def test_a_double_click_opens_another_article_at_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, small_case(tmp_path / "a.rawi"))
    to_case(qtbot, window, pane)
    meeting = number_of(pane, "meeting")
    told = pane.canvas.view.told[meeting]
    assert told.document != window.workspace.document_id
    click_bar(pane, meeting)
    assert window.workspace.document_id == 1
    assert told.id in pane.canvas.scene().ringed
    click_bar(pane, meeting, double=True)
    assert window.workspace.document_id == told.document
    cursor = window.article.text.textCursor()
    assert cursor.selectedText() == told.event.trigger.text
    assert isinstance(window.workspace.selection.rule, Chosen)


def test_a_click_on_an_event_of_the_shown_article_chooses_it_everywhere(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, pane = opened(qtbot, tmp_path, small_case(tmp_path / "a.rawi"))
    to_case(qtbot, window, pane)
    click_bar(pane, number_of(pane, "attack"))
    rule = window.workspace.selection.rule
    assert isinstance(rule, Chosen)
    event = next(event for event in reading(window).events if event.id == rule.id)
    assert event.type == "attack"
    scene = pane.canvas.scene()
    assert scene.lit is not None
    assert not set(scene.view.told[number_of(pane, "meeting")].members) & set(scene.lit)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_brush_chooses_a_time_in_all_panes_until_escape(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window, pane = opened(qtbot, tmp_path, small_case(tmp_path / "a.rawi"), language)
    to_case(qtbot, window, pane)
    strip = pane.strip.strip
    meeting = pane.canvas.view.told[number_of(pane, "meeting")].interval
    assert meeting is not None
    ends = sorted(round(strip.x(minute)) for minute in (meeting.start, meeting.end))
    drag(pane.strip, QPoint(ends[0], 14), QPoint(ends[1], 14))
    rule = window.workspace.selection.rule
    assert isinstance(rule, During)
    assert rule.start == pytest.approx(meeting.start, abs=strip.per_pixel * 2)
    lit = window.workspace.selection.lit
    assert lit is not None
    assert not lit.events
    window.workspace.case_session.show(2)
    lit = window.workspace.selection.lit
    assert lit is not None
    assert {e.type for e in reading(window).events if e.id in lit.events} == {"meeting"}
    press(window, "Esc")
    assert window.workspace.selection.rule is None
    assert pane.canvas.scene().brushed is None


def test_a_click_on_the_strip_goes_there_and_keys_do_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, large_case(tmp_path / "a.rawi"))
    to_case(qtbot, window, pane)
    pane.canvas.zoom(8)
    QTest.mouseClick(pane.strip, LEFT, pos=QPoint(200, 14))
    sought, scale = pane.strip.strip.minute(200), pane.canvas.scale
    assert (scale.origin + scale.end) / 2 == pytest.approx(sought, rel=1e-6)
    QTest.keyClick(pane.strip, Qt.Key.Key_Left)
    assert pane.canvas.scale.origin > scale.origin
    QTest.keyClick(pane.strip, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(window.workspace.selection.rule, During)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_brush_is_changed_moved_and_taken_away(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window, pane = opened(qtbot, tmp_path, large_case(tmp_path / "a.rawi"), language)
    to_case(qtbot, window, pane)
    strip, middle = pane.strip, pane.strip.strip.left + pane.strip.strip.width / 2

    def brush() -> tuple[int, int]:
        rule = window.workspace.selection.rule
        assert isinstance(rule, During)
        return rule.start, rule.end

    drag(strip, QPoint(int(middle - 60), 14), QPoint(int(middle + 60), 14))
    first = brush()
    edge = round(strip.strip.x(first[1]))
    outward = -40 if language == "ar" else 40
    drag(strip, QPoint(edge, 14), QPoint(edge + outward, 14))
    assert brush()[0] == first[0]
    assert brush()[1] == pytest.approx(first[1] + 40 * strip.strip.per_pixel, rel=1e-6)
    longer = brush()
    inside = round(strip.strip.x((longer[0] + longer[1]) / 2))
    drag(strip, QPoint(inside, 14), QPoint(inside + outward, 14))
    assert brush()[1] - brush()[0] == longer[1] - longer[0]
    assert brush()[0] > longer[0]
    later = Qt.Key.Key_Left if language == "ar" else Qt.Key.Key_Right
    for held, moves in (
        (Qt.KeyboardModifier.ShiftModifier, (False, True)),
        (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, (True, False)),
        (Qt.KeyboardModifier.ControlModifier, (True, True)),
    ):
        before = brush()
        QTest.keyClick(strip, later, held)
        assert tuple(now > then for now, then in zip(brush(), before, strict=True)) == moves
    QTest.mouseDClick(strip, LEFT, pos=QPoint(int(middle), 14))
    assert window.workspace.selection.rule is None
    assert pane.canvas.scene().brushed is None
    QTest.keyClick(strip, later, Qt.KeyboardModifier.ShiftModifier)
    brush()
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert window.workspace.selection.rule is None


def test_all_articles_of_the_case_are_marked_where_they_were_published(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, pane = opened(qtbot, tmp_path, small_case(tmp_path / "a.rawi"))
    to_case(qtbot, window, pane)
    case = window.workspace.case_session.case
    assert case is not None
    days = [row.published for row in case.current.rows() if row.published]
    assert sum(count for _, count in pane.canvas.view.publications) == len(days) > 1
    pane.canvas.zoom(0.5)
    settled(qtbot, window, pane)
    marks = pane.canvas.scene().publication_marks()
    assert marks
    at = QPoint(int((marks[0].left + marks[0].right) / 2), 10)
    assert "نُشر" in pane.canvas.tip_at(at.toPointF())


def test_from_afar_events_are_counted_and_near_they_are_bars(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, large_case(tmp_path / "a.rawi"))
    to_case(qtbot, window, pane)
    pane.lanes_by.choose(3)
    settled(qtbot, window, pane)
    view = pane.canvas.view
    assert view.density is not None
    assert sum(map(sum, (lane.counts for lane in view.density.lanes))) == 90 * 8
    x, y = pane.canvas.scale.left + pane.canvas.scale.width / 2, 32
    for at in range(int(x), int(x) + 60):
        if pane.canvas.hits.column(QPoint(at, y).toPointF()) is not None:
            break
    tip = pane.canvas.tip_at(QPoint(at, y).toPointF())
    assert view.lane_names[0] in tip
    QTest.mouseClick(pane.canvas.viewport(), LEFT, pos=QPoint(at, y))
    assert isinstance(window.workspace.selection.rule, During)
    pane.canvas.zoom(12, at)
    settled(qtbot, window, pane)
    assert pane.canvas.view.density is None
    assert pane.canvas.view.dated
    QTest.keyClick(pane.canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window, pane)
    assert pane.canvas.view.density is not None


def test_a_lane_folds_by_a_click_and_by_the_space_bar(qtbot: QtBot, tmp_path: Path) -> None:
    _, pane = opened(qtbot, tmp_path, large_case(tmp_path / "a.rawi"))
    canvas = pane.canvas
    heights = [band.height for band in canvas.layout_now().bands]
    name = canvas.scene().gutter
    QTest.mouseClick(canvas.viewport(), LEFT, pos=QPoint(int(name.center().x()), 34))
    folded = [band.height for band in canvas.layout_now().bands]
    assert folded[0] <= heights[0]
    assert len(canvas.layout_now().bands[0].rows) == 1
    assert canvas.scene().folded == {canvas.view.lanes[0].key}
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert canvas.scene().folded != {canvas.view.lanes[0].key}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_time_can_be_turned_and_arrows_follow(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window, pane = opened(qtbot, tmp_path, small_case(tmp_path / "a.rawi"), language)
    to_case(qtbot, window, pane)
    canvas = pane.canvas
    attack, meeting = number_of(pane, "attack"), number_of(pane, "meeting")
    earlier_right = language == "ar"
    assert (canvas.bar_rect(attack).x() > canvas.bar_rect(meeting).x()) == earlier_right
    names = canvas.scene().gutter
    pane.turned.click()
    assert (canvas.bar_rect(attack).x() < canvas.bar_rect(meeting).x()) == earlier_right
    assert canvas.scene().gutter == names
    forward = Qt.Key.Key_Right if earlier_right else Qt.Key.Key_Left
    click_bar(pane, attack)
    QTest.keyClick(canvas, forward)
    current = canvas.current
    assert current is not None
    assert canvas.view.told[current].id != canvas.view.told[attack].id


def test_undated_events_of_the_case_come_by_pages(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, small_case(tmp_path / "a.rawi"))
    to_case(qtbot, window, pane)
    qtbot.waitUntil(lambda: pane.tray.events.told(0) is not None)
    told = pane.tray.events.told(0)
    assert told is not None
    assert told.interval is None
    assert str(pane.tray.events.rowCount()) in pane.undated.text()
    index = pane.tray.events.index(0)
    QTest.mouseClick(pane.tray.viewport(), LEFT, pos=pane.tray.visualRect(index).center())
    pane.tray.activated.emit(index)
    assert window.workspace.document_id == told.document


def test_the_picture_is_saved_in_three_formats(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, pane = opened(qtbot, tmp_path, small_case(tmp_path / "a.rawi"))
    to_case(qtbot, window, pane)
    starts = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    for kind, start in starts.items():
        out = tmp_path / f"picture.{kind}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, out=out: (str(out), ""))
        window.workspace.actions.run("timeline_picture")
        assert out.read_bytes().startswith(start)
    image = QImage(str(tmp_path / "picture.png"))
    assert image.width() == 2 * (pane.canvas.viewport().width() + 48)
    svg = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert "<text" not in svg
    assert "الخط الزمني" in svg
    gone = tmp_path / "gone" / "picture.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(gone), ""))
    window.workspace.actions.run("timeline_picture")
    assert window.problems.isVisible()


def test_a_folded_lane_counts_in_the_digits_that_are_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, large_case(tmp_path / "a.rawi"))
    canvas = pane.canvas
    canvas.fold(canvas.view.lanes[0].key)
    european = canvas.viewport().grab().toImage()
    appearance = window.workspace.appearance
    wanted = replace(appearance.preferences, calendar=Calendar(digits="arabic"))
    canvas.set_appearance(replace(appearance, preferences=wanted))
    block = canvas.bar_rect(canvas.view.lanes[0].events[0]).toRect()
    assert canvas.viewport().grab().toImage().copy(block) != european.copy(block)
