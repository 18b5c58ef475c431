from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.workspace.asking import Asking
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseLeaving, ProblemMet
from storage.problems import CaseGone


@pytest.fixture
def hub() -> Hub:
    return Hub()


def test_an_answer_comes_from_beside_the_window(qtbot: QtBot, hub: Hub) -> None:
    asking, answers = Asking(hub), list[int]()
    asking.ask("where", lambda _: threading.get_ident(), answers.append)
    qtbot.waitUntil(lambda: not asking.waiting)
    assert answers
    assert answers != [threading.get_ident()]


def test_only_the_newest_of_one_name_is_answered(qtbot: QtBot, hub: Hub) -> None:
    asking, answers, gate = Asking(hub), list[str](), threading.Event()

    def slow(_stale: object) -> str:
        gate.wait(5)
        return "old"

    asking.ask("one", slow, answers.append)
    asking.ask("one", lambda _: "new", answers.append)
    asking.ask("other", lambda _: "other", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: not asking.waiting)
    assert sorted(answers) == ["new", "other"]


def test_who_looks_up_learns_that_nobody_waits(qtbot: QtBot, hub: Hub) -> None:
    asking, learnt, gate = Asking(hub), list[bool](), threading.Event()

    def slow(stale: object) -> None:
        gate.wait(5)
        learnt.append(stale())  # type: ignore[operator]

    asking.ask("one", slow, lambda _: None)
    asking.ask("one", lambda _: None, lambda _: None)
    gate.set()
    qtbot.waitUntil(lambda: bool(learnt))
    assert learnt == [True]


def test_no_question_outlives_its_case(qtbot: QtBot, hub: Hub) -> None:
    asking, answers, begun = Asking(hub), list[int](), threading.Event()
    ended: list[int] = []

    def slow(_stale: object) -> int:
        begun.set()
        threading.Event().wait(0.1)
        ended.append(1)
        return 1

    asking.ask("one", slow, answers.append)
    begun.wait(5)
    hub.publish(CaseLeaving())
    assert ended == [1]
    qtbot.wait(1)
    assert answers == []
    assert not asking.waiting


def test_what_a_person_can_mend_is_told_and_a_bug_is_raised(qtbot: QtBot, hub: Hub) -> None:
    problems = list[ProblemMet]()
    hub.subscribe(ProblemMet, problems.append)
    asking = Asking(hub)

    def gone(_stale: object) -> None:
        raise CaseGone(Path("a.rawi"))

    asking.ask("one", gone, lambda _: None)
    qtbot.waitUntil(lambda: bool(problems))
    assert isinstance(problems[0].problem, CaseGone)
    with capture_exceptions() as raised:
        asking.ask("one", lambda _: dict[int, int]()[0], lambda _: None)
        qtbot.waitUntil(lambda: not asking.waiting)
    assert [kind for kind, _, _ in raised] == [KeyError]
