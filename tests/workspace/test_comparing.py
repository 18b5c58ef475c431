"""The articles of the open case are compared beside the window, and again when they change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.analysis.entities.suggestions import SuggestedMerge
from desktop.look.appearance import Appearance
from desktop.workspace import comparing, editing
from desktop.workspace.messages import CaseCompared
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from tests.compared import make_compared_case


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace(Appearance())
    made.case_session.open(make_compared_case(tmp_path / "a.rawi"))
    yield made
    made.case_session.close()
    made.deleteLater()


def settle(qtbot: QtBot, workspace: Workspace) -> None:
    """Wait until what was written is compared."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not workspace.comparing.waiting, timeout=30_000)


def suggested(workspace: Workspace) -> list[SuggestedMerge]:
    return list(workspace.comparing.found.suggestions)


def test_what_is_found_is_told(qtbot: QtBot, workspace: Workspace) -> None:
    told: list[CaseCompared] = []
    workspace.hub.subscribe(CaseCompared, told.append)
    settle(qtbot, workspace)
    assert len(told) == 1
    assert len(workspace.comparing.found.conflicts) == 1
    assert len(suggested(workspace)) == 1


def test_an_accepted_suggestion_is_a_merge_that_can_be_taken_back(
    qtbot: QtBot, workspace: Workspace
) -> None:
    settle(qtbot, workspace)
    session = workspace.case_session
    (suggestion,) = suggested(workspace)
    workspace.comparing.accept(suggestion)
    assert suggested(workspace) == [], "at once"
    settle(qtbot, workspace)
    assert suggested(workspace) == []
    assert session.case is not None
    reading = session.case.current(3)
    assert reading is not None
    assert suggestion.target.name in {entity.name for entity in reading.entities}
    editing.undo(session)
    settle(qtbot, workspace)
    assert suggested(workspace) == [suggestion]


def test_a_refused_suggestion_does_not_come_again(
    qtbot: QtBot, tmp_path: Path, workspace: Workspace
) -> None:
    settle(qtbot, workspace)
    (suggestion,) = suggested(workspace)
    workspace.comparing.refuse(suggestion)
    workspace.case_session.close()
    assert suggested(workspace) == []
    workspace.case_session.open(tmp_path / "a.rawi")
    settle(qtbot, workspace)
    assert suggested(workspace) == []
    editing.undo(workspace.case_session)
    settle(qtbot, workspace)
    assert suggested(workspace) == [suggestion]


def test_many_articles_are_compared_in_another_process(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_FEW", 1)
    settle(qtbot, workspace)
    assert len(workspace.comparing.found.conflicts) == 1
    process = workspace.comparing._elsewhere
    assert process is not None
    assert process.alive
    workspace.case_session.close()
    assert not process.alive


def test_closing_the_case_ends_the_comparison(
    qtbot: QtBot, tmp_path: Path, workspace: Workspace
) -> None:
    workspace.comparing.start()
    workspace.case_session.close()
    assert not workspace.comparing.waiting
    with CaseFile.open(tmp_path / "a.rawi") as case:
        assert not case.read_only
