"""A person finds on the map that a place is wrong, says where it lies, and thinks better of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article, Place
from desktop.look.translation import Language
from desktop.panes.entity import EntityPane
from desktop.panes.map import MapPane
from desktop.panes.map_projection import unit
from desktop.window_main import MainWindow
from desktop.workspace.messages import PassageSought
from desktop.workspace.rules import Chosen, During
from resources.gazetteer import load as load_gazetteer
from storage.case_file import CaseFile
from tests.made_once import made_once
from tests.read_once import read_once
from tests.windows import open_window, press, reading

LEFT = Qt.MouseButton.LeftButton
BODY = "وقع هجوم على بلدة الكرامة في ريف الرقة يوم 3 أيار 2021، قال ناطق باسم الشرطة.\n"
OTHER = "اجتماع في حلب\nعقدت البلدية اجتماعًا في مدينة حلب يوم 9 أيار 2021، قالت البلدية.\n"
KARAMA = "الكرامة"


@made_once
def case_of(path: Path, *texts: str) -> Path:
    with CaseFile.create(path) as case:
        for number, text in enumerate(texts or ("هجوم في الرقة\n" + BODY, OTHER)):
            article = Article(text, outlet=f"صحيفة {number}", published="2021-05-04")
            added = case.documents.add(article, file=f"{number}.txt")
            case.layers.replace(added.id, read_once(article))
    return path


def opened(
    qtbot: QtBot, folder: Path, case: Path, language: Language = "ar"
) -> tuple[MainWindow, MapPane]:
    """A window with the map in front."""
    window = open_window(qtbot, folder, case, language=language)
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=60_000)
    pane = window.panes["map"]
    assert isinstance(pane, MapPane)
    press(window, "Alt+Shift+M")
    settled(qtbot, window, pane)
    return window, pane


def settled(qtbot: QtBot, window: MainWindow, pane: MapPane) -> None:
    """Everything that the map asked for is there, and painted."""
    asking = window.workspace.asking
    for _ in range(3):
        qtbot.waitUntil(lambda: not asking.waiting and pane.canvas.is_ready, timeout=30_000)
        QTest.qWait(5)


def key_of(pane: MapPane, name: str) -> str:
    return next(place.key for place in pane.canvas.places if place.name == name)


def click(pane: MapPane, at: QPointF) -> None:
    QTest.mouseClick(pane.canvas, LEFT, pos=at.toPoint())


def click_place(qtbot: QtBot, window: MainWindow, pane: MapPane, name: str) -> None:
    """Come near enough to see the place by itself, and click it."""
    key = key_of(pane, name)
    place = next(one for one in pane.canvas.places if one.key == key)
    pane.canvas.fit((place.x - 9000, place.y - 9000, place.x + 9000, place.y + 9000))
    at = pane.canvas.pixel_of(key)
    assert at is not None
    click(pane, at)
    settled(qtbot, window, pane)


def place_of(window: MainWindow, name: str = KARAMA) -> Place:
    found = next(e.place for e in reading(window).entities if e.name == name)
    assert found is not None
    return found


def kept(case: Path, name: str = KARAMA) -> Place | None:
    """What the file itself holds."""
    with CaseFile.open(case, read_only=True) as again:
        view = again.current(1)
        assert view is not None
        return next(e.place for e in view.entities if e.name == name)


def test_a_wrong_place_is_corrected_on_the_map(qtbot: QtBot, tmp_path: Path) -> None:
    case = case_of(tmp_path / "a.rawi")
    window, pane = opened(qtbot, tmp_path, case)
    before = place_of(window)
    click_place(qtbot, window, pane, KARAMA)
    chosen = next(e.id for e in reading(window).entities if e.name == KARAMA)
    assert window.workspace.selection.rule == Chosen("entity", chosen)
    lines = pane.panel.candidates
    assert lines.isVisible()
    assert lines.count() == len(load_gazetteer().find("الكرامه")[:9]) > 1
    assert "الحالي" in "\n".join(lines.item(row).text() for row in range(lines.count()))

    wrong = next(
        number
        for number, one in enumerate(pane.choosing.judging.candidates)
        if one.spot.gazetteer != before.gazetteer
    )
    meant = pane.choosing.judging.candidates[wrong].spot
    lines.setFocus()
    lines.setCurrentRow(wrong)
    settled(qtbot, window, pane)
    assert pane.canvas.candidate_at(pin(pane, meant.lat, meant.lon)) is not None, "its pin is there"
    QTest.keyClick(lines, Qt.Key.Key_Return)
    settled(qtbot, window, pane)
    assert place_of(window).gazetteer == meant.gazetteer
    moved = next(one for one in pane.canvas.places if one.name == KARAMA)
    assert (moved.lat, moved.lon) == pytest.approx((meant.lat, meant.lon), abs=1e-4)
    assert (held := kept(case)) is not None
    assert held.gazetteer == meant.gazetteer

    press(window, "Ctrl+Z")
    settled(qtbot, window, pane)
    assert place_of(window) == before
    assert kept(case) == before


def pin(pane: MapPane, lat: float, lon: float) -> QPointF:
    x, y = pane.canvas.view.to_pixels(*unit(lat, lon))
    return QPointF(x, y - 18)


def test_a_pin_on_the_map_is_clicked(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    click_place(qtbot, window, pane, KARAMA)
    number = next(n for n, o in enumerate(pane.choosing.judging.candidates) if o.country == "JO")
    meant = pane.choosing.judging.candidates[number].spot
    pane.panel.candidates.pointed.emit(number)
    click(pane, pin(pane, meant.lat, meant.lon))
    settled(qtbot, window, pane)
    assert place_of(window).gazetteer == meant.gazetteer


def test_a_free_point_is_set_and_the_article_read_anew_keeps_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    case = case_of(tmp_path / "a.rawi")
    window, pane = opened(qtbot, tmp_path, case)
    click_place(qtbot, window, pane, KARAMA)
    QTest.mouseClick(pane.panel.point, LEFT)
    assert pane.panel.point.isChecked()
    lat, lon = 35.80, 39.20
    pane.canvas.fit((*unit(36.2, 38.8), *unit(35.4, 39.6)))
    x, y = pane.canvas.view.to_pixels(*unit(lat, lon))
    click(pane, QPointF(x, y))
    settled(qtbot, window, pane)
    assert not pane.panel.point.isChecked()
    held = place_of(window)
    assert held.lat == pytest.approx(lat, abs=0.01)
    assert held.lon == pytest.approx(lon, abs=0.01)
    window.close()
    with CaseFile.open(case) as again:
        article = Article(again.documents.get(1).text, published="2021-05-04")
        again.layers.replace(1, read_once(article))
    assert kept(case) == held


def test_escape_leaves_setting_a_point(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    before = place_of(window)
    click_place(qtbot, window, pane, KARAMA)
    pane.panel.point.click()
    QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    assert not pane.canvas.asking
    assert not pane.panel.point.isChecked()
    assert place_of(window) == before


def test_it_is_not_known_where(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    click_place(qtbot, window, pane, KARAMA)
    QTest.mouseClick(pane.panel.nowhere, LEFT)
    settled(qtbot, window, pane)
    assert place_of(window).lat is None
    assert KARAMA not in {place.name for place in pane.canvas.places}
    assert pane.open.isVisible(), "it is listed among those without a point"


def test_a_name_without_a_point_gets_one_from_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    click_place(qtbot, window, pane, KARAMA)
    QTest.mouseClick(pane.panel.nowhere, LEFT)
    settled(qtbot, window, pane)
    window.workspace.selection.clear()
    QTest.mouseClick(pane.open, LEFT)
    assert pane.panel.open.isVisible()
    texts = [pane.panel.open.item(row).text() for row in range(pane.panel.open.count())]
    row = next(n for n, text in enumerate(texts) if text.startswith(KARAMA))
    pane.panel.open.setCurrentRow(row)
    QTest.keyClick(pane.panel.open, Qt.Key.Key_Return)
    settled(qtbot, window, pane)
    assert pane.canvas.candidates, "all places of the name are on the map"
    QTest.keyClick(pane.panel.candidates, Qt.Key.Key_Down)
    pane.panel.candidates.setCurrentRow(0)
    QTest.keyClick(pane.panel.candidates, Qt.Key.Key_Return)
    settled(qtbot, window, pane)
    assert place_of(window).lat is not None
    assert not pane.canvas.candidates


def test_the_whole_case_and_a_place_of_another_article(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    pane.scope.choose(1)
    settled(qtbot, window, pane)
    assert {"حلب", KARAMA} <= {place.name for place in pane.canvas.places}
    click_place(qtbot, window, pane, "حلب")
    assert window.workspace.selection.rule is None
    assert pane.panel.events.count() >= 1
    assert not pane.panel.candidates.isVisible(), "its name stands in another article"
    sought: list[PassageSought] = []
    window.workspace.hub.subscribe(PassageSought, sought.append)
    row = pane.panel.events.visualItemRect(pane.panel.events.item(0)).center()
    QTest.mouseClick(pane.panel.events.viewport(), LEFT, pos=row)
    assert window.workspace.document_id == 2
    assert sought


def test_a_stretch_of_time_filters_the_map(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    pane.scope.choose(1)
    settled(qtbot, window, pane)
    day = 24 * 60
    window.workspace.selection.choose(
        During(1063140480 // day * day, 1063140480 // day * day + day)
    )
    settled(qtbot, window, pane)
    none = {place.name for place in pane.canvas.places}
    window.workspace.selection.clear()
    settled(qtbot, window, pane)
    assert none < {place.name for place in pane.canvas.places}


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_the_map_is_saved_as_a_picture(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    window, _ = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    out = tmp_path / f"map.{kind}"
    answer = (str(out), f"{kind.upper()} (*.{kind})")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    window.workspace.actions.run("map_picture")
    assert out.stat().st_size > 3_000
    if kind == "png":
        assert QImage(str(out)).width() > 400
    if kind == "svg":
        written = out.read_text(encoding="utf-8")
        assert "<text" not in written, "letters are shapes"
        assert "<path" in written


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_keys_alone(qtbot: QtBot, tmp_path: Path, language: Language) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"), language)
    canvas = pane.canvas
    canvas.setFocus()
    before = canvas.view
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.view.x > before.x
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.view.y < before.y
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.view.scale > before.scale
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    steps = 0
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    while canvas.current is not None and steps < 20:
        steps += 1
        if canvas.current == key_of(pane, KARAMA):
            break
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
    spoken = QAccessible.queryAccessibleInterface(canvas)
    assert spoken.role() is QAccessible.Role.List
    assert spoken.focusChild().text(QAccessible.Text.Name) == canvas.accessibleDescription()
    assert canvas.rect().contains(canvas.item_area(canvas.item_in_hand() or 0))
    assert canvas.current is not None
    for _ in range(12):
        if window.workspace.selection.rule is not None:
            break
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert window.workspace.selection.rule is not None


def test_a_cluster_comes_closer_and_tells_what_it_holds(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    canvas = pane.canvas
    canvas.fit((*unit(60, -10), *unit(0, 80)))
    at = canvas.pixel_of(key_of(pane, KARAMA))
    assert at is not None
    mark = canvas.mark_at(at)
    assert mark is not None
    assert mark.is_cluster
    assert KARAMA in canvas.tip_at(at) or "الرقة" in canvas.tip_at(at)
    before = canvas.view.scale
    click(pane, at)
    assert canvas.view.scale > before
    assert window.workspace.selection.rule is None


def test_a_read_only_case_offers_no_correction(qtbot: QtBot, tmp_path: Path) -> None:
    case = case_of(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path)
    window.workspace.case_session.open(case, read_only=True)
    pane = window.panes["map"]
    assert isinstance(pane, MapPane)
    press(window, "Alt+Shift+M")
    settled(qtbot, window, pane)
    click_place(qtbot, window, pane, KARAMA)
    assert pane.panel.title.isVisible()
    assert not pane.panel.candidates.isVisible()
    assert not pane.panel.point.isVisible()


def test_a_click_beside_everything_clears(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    click_place(qtbot, window, pane, KARAMA)
    QTest.mouseClick(pane.canvas, LEFT, pos=QPoint(3, 60))
    assert window.workspace.selection.rule is None
    assert not pane.panel.isVisible()


def test_the_wheel_zooms_where_the_mouse_is(qtbot: QtBot, tmp_path: Path) -> None:
    _, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    canvas, at = pane.canvas, QPointF(40, 60)
    under = canvas.view.to_units(at.x(), at.y())
    canvas.zoom(1.25, at)
    assert canvas.view.to_pixels(*under) == pytest.approx((40, 60), abs=0.01)


def test_the_pane_can_be_made_narrow_again(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    before = pane.minimumSizeHint().width()
    click_place(qtbot, window, pane, KARAMA)
    window.resize(1900, 900)
    settled(qtbot, window, pane)
    window.resize(1280, 800)
    settled(qtbot, window, pane)
    assert pane.panel.isVisible()
    assert pane.minimumSizeHint().width() <= max(before, 460)


def test_a_place_told_by_another_one_is_drawn_in_the_whole_case(
    qtbot: QtBot, tmp_path: Path
) -> None:
    told = "هجوم\nوقع هجوم على قرية تل زعفوران 45 كم شمال شرق الرقة يوم 3 أيار 2021، قال شهود.\n"
    window, pane = opened(qtbot, tmp_path, case_of(tmp_path / "a.rawi", told, OTHER))
    sector = next(place for place in pane.canvas.places if place.bearing is not None)
    pane.scope.choose(1)
    settled(qtbot, window, pane)
    again = next(place for place in pane.canvas.places if place.bearing is not None)
    assert (again.lat, again.lon) == pytest.approx((sector.lat, sector.lon))
    assert (again.nearest, again.radius) == pytest.approx((sector.nearest, sector.radius))
    assert again.entities == sector.entities
    pane.choosing.choose(again.key)
    settled(qtbot, window, pane)
    assert pane.panel.events.count() == again.weight == 1


def test_the_page_of_a_place_opens_the_map_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, case_of(tmp_path / "a.rawi"))
    press(window, "Alt+7")
    page, pane = window.panes["entity"], window.panes["map"]
    assert isinstance(page, EntityPane)
    assert isinstance(pane, MapPane)
    case = window.workspace.case_session.case
    assert case is not None
    (aleppo,) = case.entities.numbers("place", "حلب")
    window.workspace.case_entities.choose(aleppo)
    qtbot.waitUntil(lambda: page.locator.place is not None, timeout=30_000)
    assert page.locator.isVisible()
    assert page.locator.place is not None
    assert "حلب" in page.locator.accessibleName()
    page.locator.setFocus()
    QTest.keyClick(page.locator, Qt.Key.Key_Return)
    settled(qtbot, window, pane)
    assert pane.isVisible()
    assert pane.whole_case, "the shown article does not name it"
    key = key_of(pane, "حلب")
    at = pane.canvas.pixel_of(key)
    assert at is not None
    assert pane.canvas.rect().contains(at.toPoint())
    assert pane.choosing.elsewhere == key
