from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.workspace import editing
from desktop.workspace.messages import CaseChanged
from desktop.workspace.workspace import Workspace
from storage.problems import CaseMissing
from tests.windows import make_case


def opened(tmp_path: Path) -> Workspace:
    workspace = Workspace()
    workspace.case_session.open(make_case(tmp_path / "a.rawi"))
    return workspace


@pytest.mark.usefixtures("qapp")
def test_the_earliest_article_is_shown_first(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    assert workspace.document_id == 1
    assert workspace.case_session.place_of_shown() == 0
    workspace.case_session.step(1)
    assert workspace.document_id == 2
    workspace.case_session.step(1)
    assert workspace.document_id == 2
    workspace.case_session.close()


@pytest.mark.usefixtures("qapp")
def test_a_case_that_cannot_be_opened_leaves_the_present_one(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    with pytest.raises(CaseMissing):
        workspace.case_session.open(tmp_path / "none.rawi")
    assert workspace.case_session.name == "a"
    assert workspace.analysis is not None
    workspace.case_session.close()
    assert workspace.analysis is None


def test_several_writes_in_one_turn_are_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    workspace, told = opened(tmp_path), list[CaseChanged]()
    workspace.hub.subscribe(CaseChanged, told.append)
    start = workspace.analysis.document.text.index("مصادر") if workspace.analysis else 0
    editing.tag(workspace.case_session, start=start, end=start + 5, kind="other")
    editing.undo(workspace.case_session)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert told[0].documents == {1}
    workspace.case_session.close()


@pytest.mark.usefixtures("qapp")
def test_undo_and_redo_are_offered_when_there_is_something(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    session = workspace.case_session
    assert not editing.can_undo(session)
    editing.tag(session, start=0, end=8, kind="other")
    assert editing.can_undo(session)
    assert not editing.can_redo(session)
    editing.undo(session)
    assert editing.can_redo(session)
    session.close()
    assert not editing.can_redo(session)


@pytest.mark.parametrize("written", ["12/5/2021", "2021-13-01", "أمس", "2021"])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(editing.NotADateError):
        editing.typed_date(written)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-05-09", "2021-05-09"),
        ("٢٠٢١-٠٥-٠٩", "2021-05-09"),
        ("2021/5/9", "2021-05-09"),
        ("25/5/2021", "2021-05-25"),
        ("9 أيار 2021", "2021-05-09"),
        ("1987-01-02", "1987-01-02"),
        ("2021-03-04T10:00:00+03:00", "2021-03-04T10:00:00+03:00"),
    ],
)
def test_a_day_is_typed_as_people_write_it(written: str, iso: str) -> None:
    assert editing.typed_date(written) == iso


@pytest.mark.usefixtures("qapp")
def test_details_of_an_article_whose_hour_is_known_can_be_changed(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    session = workspace.case_session
    moment = "2021-03-04T10:00:00+03:00"
    assert editing.set_details(session, document_id=1, outlet="الفرات", published=moment)
    assert session.rows()[0].published == moment
    parent = QWidget()
    dialog = ArticleDetails(workspace, "الفرات", moment, parent)
    dialog.outlet_field.setText("النهر")
    assert dialog.trouble() is None
    assert (dialog.outlet, dialog.published) == ("النهر", moment)


@pytest.mark.usefixtures("qapp")
def test_details_that_stay_the_same_write_nothing(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    session = workspace.case_session
    assert not editing.set_details(session, document_id=1, outlet="الفرات", published="2021-05-04")
    assert not editing.can_undo(session)
    assert editing.set_details(session, document_id=1, outlet="الفرات", published=None)
    assert workspace.analysis is not None
    assert workspace.analysis.document.published is None
    session.close()
