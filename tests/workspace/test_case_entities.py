"""The entity that panes are about, in the shown article and beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.workspace.case_entities import NameHit, Prominent
from desktop.workspace.messages import CaseEntityChosen
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace
from tests.windows import make_case


@pytest.fixture
def workspace(tmp_path: Path, qapp: object) -> Workspace:
    made = Workspace()
    made.case_session.open(make_case(tmp_path / "a.rawi"))
    return made


def number(workspace: Workspace, name: str) -> int:
    assert workspace.case_session.case is not None
    return next(
        hit.id for hit in workspace.case_session.case.names(name, limit=30) if hit.name == name
    )


def test_what_is_chosen_in_the_article_is_chosen_in_the_case(workspace: Workspace) -> None:
    told: list[int | None] = []
    workspace.hub.subscribe(CaseEntityChosen, lambda message: told.append(message.number))
    workspace.selection.choose(Chosen("entity", "e8"))
    expected = number(workspace, "مستشفى السلام")
    assert workspace.case_entities.number == expected
    workspace.selection.clear()
    assert told == [expected, None]


def test_what_is_chosen_in_the_case_is_chosen_in_an_article_that_names_it(
    workspace: Workspace,
) -> None:
    workspace.case_entities.choose(number(workspace, "مستشفى السلام"))
    assert workspace.selection.rule == Chosen("entity", "e8")


def test_an_article_that_does_not_name_it_dims_nothing_and_keeps_it(workspace: Workspace) -> None:
    hospital = number(workspace, "مستشفى السلام")
    workspace.case_entities.choose(hospital)
    workspace.case_session.step(1)
    assert workspace.selection.rule is None
    assert workspace.case_entities.number == hospital
    workspace.case_session.step(-1)
    assert workspace.selection.rule == Chosen("entity", "e8")


def test_another_case_has_its_own(workspace: Workspace, tmp_path: Path) -> None:
    workspace.case_entities.choose(number(workspace, "مستشفى السلام"))
    told: list[int | None] = []
    workspace.hub.subscribe(CaseEntityChosen, lambda message: told.append(message.number))
    workspace.case_session.open(make_case(tmp_path / "b.rawi"))
    assert told[0] is None
    assert workspace.case_entities.number == number(workspace, "مستشفى السلام")
    workspace.case_session.close()
    assert workspace.case_entities.number is None


def test_names_are_looked_up_in_any_spelling(workspace: Workspace, qtbot: QtBot) -> None:
    found: list[list[NameHit]] = []
    workspace.case_entities.ask_called("مستشفي سلام", limit=5, receive=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0][0].name == "مستشفى السلام"


def test_the_most_named_come_first(workspace: Workspace, qtbot: QtBot) -> None:
    found: list[list[Prominent]] = []
    workspace.case_entities.ask_most(limit=3, kinds=("place",), receive=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert {one.entity.kind for one in found[0]} == {"place"}
