"""A wrong place is corrected for one mention, for the article or for the whole case: what the case
file then holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Entity
from desktop.panes.map import MapPane
from desktop.window_main import MainWindow
from desktop.workspace.case_map import Candidate
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from tests.journeys.test_map import BODY, KARAMA, case_of, opened, settled
from tests.read_once import read_once
from tests.windows import press, reading

FIRST = "هجوم على الكرامة\n" + BODY + "وقال شهود إن الكرامة هادئة منذ الصباح.\n"
SECOND = "لقاء في الكرامة\nعُقد لقاء في بلدة الكرامة في ريف الرقة يوم 4 أيار 2021، قالت البلدية.\n"
ELSEWHERE = "حريق\nشبّ حريق في بلدة الكرامة يوم 2 أيار 2021، قال شهود.\n"


def held(case: Path, number: int) -> dict[int, str | None]:
    """Where the file says that each mention of the name lies: by where the mention begins."""
    with CaseFile.open(case, read_only=True) as again:
        assert again.verify(thorough=True).problems == ()
        view = again.current(number)
        assert view is not None
        places = {e.id: e.place.gazetteer if e.place else None for e in view.entities}
        return {m.start: places[m.entity or ""] for m in view.mentions if KARAMA in m.text}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Three articles; of the third a person has said already where the place lies."""
    path = case_of(tmp_path / "a.rawi", FIRST, SECOND, ELSEWHERE)
    with CaseFile.open(path) as made:
        at = ELSEWHERE.index(KARAMA)
        anchor = anchor_at(ELSEWHERE, at, at + len(KARAMA))
        value = "geo:31.5,35.25;u=500"
        made.journal.append(Judgement(action="place", document=3, anchor=anchor, value=value))
    return path


def _mentions(entity: Entity) -> int:
    return len(entity.mentions)


def choose_another(qtbot: QtBot, window: MainWindow, pane: MapPane, reach: int) -> Candidate:
    """Choose what else the name may be, for a reach by its place in the menu."""
    most = max((e for e in reading(window).entities if e.name == KARAMA), key=_mentions)
    window.workspace.selection.choose(Chosen("entity", most.id))
    settled(qtbot, window, pane)
    pane.panel.reach.choose(reach)
    judging = pane.choosing.judging
    assert judging.entity is not None
    assert judging.entity.place is not None
    now = judging.entity.place.gazetteer
    row = next(n for n, one in enumerate(judging.candidates) if one.spot.gazetteer != now)
    meant = judging.candidates[row]
    pane.panel.candidates.setFocus()
    pane.panel.candidates.setCurrentRow(row)
    QTest.keyClick(pane.panel.candidates, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=30_000)
    settled(qtbot, window, pane)
    return meant


def test_of_one_mention(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    before = [held(case, number) for number in (1, 2, 3)]
    assert len(before[0]) == 3
    window, pane = opened(qtbot, tmp_path, case)
    meant = choose_another(qtbot, window, pane, 2 + 1).spot.gazetteer
    second = sorted(before[0])[1]
    assert held(case, 1) == before[0] | {second: meant}
    assert [held(case, 2), held(case, 3)] == before[1:]
    settled(qtbot, window, pane)
    places = {place.lat for place in pane.canvas.places if place.name == KARAMA}
    assert len(places) == 2, "both are on the map"
    press(window, "Ctrl+Z")
    assert held(case, 1) == before[0]


def test_two_mentions_are_of_two_other_places(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case)
    before = held(case, 1)
    first, second, _ = sorted(before)
    meant = choose_another(qtbot, window, pane, 2).spot.gazetteer
    pane.choosing.choose("")
    again = choose_another(qtbot, window, pane, 2).spot.gazetteer
    assert held(case, 1) == before | {first: meant, second: again}


def test_of_the_article(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    before = [held(case, number) for number in (1, 2, 3)]
    window, pane = opened(qtbot, tmp_path, case)
    meant = choose_another(qtbot, window, pane, 0).spot.gazetteer
    assert held(case, 1) == dict.fromkeys(before[0], meant)
    assert [held(case, 2), held(case, 3)] == before[1:]


def test_of_the_whole_case(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    before = [held(case, number) for number in (1, 2, 3)]
    assert before[0].keys()
    window, pane = opened(qtbot, tmp_path, case)
    meant = choose_another(qtbot, window, pane, 1).spot.gazetteer
    assert held(case, 1) == dict.fromkeys(before[0], meant)
    assert held(case, 2) == dict.fromkeys(before[1], meant)
    assert held(case, 3) == before[2], "what a person said of it before stays"
    with CaseFile.open(case, read_only=True) as again:
        said = [e.judgement for e in again.journal.entries() if e.judgement.action == "place"]
        assert {one.document for one in said[1:]} == {1, 2}
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=30_000)
    assert [held(case, number) for number in (1, 2, 3)] == before


def test_it_is_kept_when_all_is_read_anew(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    window, pane = opened(qtbot, tmp_path, case)
    choose_another(qtbot, window, pane, 1)
    pane.choosing.choose("")
    choose_another(qtbot, window, pane, 2)
    before = [held(case, number) for number in (1, 2, 3)]
    window.close()
    with CaseFile.open(case) as again:
        for number in (1, 2, 3):
            again.layers.replace(number, read_once(again.current.article(number)))
    assert [held(case, number) for number in (1, 2, 3)] == before
