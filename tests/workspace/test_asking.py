from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.workspace.asking import Asking
from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseLeaving, ProblemMet
from storage.case_file import CaseFile
from storage.connection import DatabaseError
from storage.problems import CaseGone

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def session(hub: Hub, tmp_path: Path) -> Iterator[CaseSession]:
    """With an empty case."""
    session = CaseSession(hub, lambda *_: None, lambda *_: None)
    session.create(tmp_path / "a.rawi")
    yield session
    session.close()


@pytest.fixture
def asking(session: CaseSession, hub: Hub) -> Asking:
    return Asking(session, hub)


def opened(session: CaseSession) -> CaseFile:
    assert session.case is not None
    return session.case


def test_an_answer_comes_from_beside_the_window_part_by_part(qtbot: QtBot, asking: Asking) -> None:
    answers = list[int]()
    asking.ask("where", lambda _: [threading.get_ident(), 0], answers.append)
    qtbot.waitUntil(lambda: not asking.waiting)
    assert len(answers) == 2
    assert answers[0] != threading.get_ident()


def test_the_window_reads_and_writes_while_a_question_is_answered(
    qtbot: QtBot, asking: Asking, session: CaseSession
) -> None:
    counts, begun, gate = list[int](), threading.Event(), threading.Event()

    def slow(case: CaseFile) -> Iterator[int]:
        yield case.documents.count()
        with case.connection.lock:
            begun.set()
            gate.wait(5)
            yield case.documents.count()

    asking.ask("one", slow, counts.append)
    assert begun.wait(5)
    opened(session).documents.add(Article("نص"), file=None)
    assert opened(session).documents.count() == 1
    gate.set()
    qtbot.waitUntil(lambda: not asking.waiting)
    assert counts == [0, 0], "an answer is of one moment"
    asking.ask("one", lambda case: [case.documents.count()], counts.append)
    qtbot.waitUntil(lambda: not asking.waiting)
    assert counts == [0, 0, 1], "the next one is of the case as it is then"


def test_only_the_newest_of_one_topic_is_answered(qtbot: QtBot, asking: Asking) -> None:
    answers, gate = list[str](), threading.Event()

    def slow() -> Iterator[str]:
        gate.wait(5)
        yield "old"

    asking.work_out("one", slow, answers.append)
    asking.work_out("one", lambda: ["new"], answers.append)
    asking.work_out("other", lambda: ["other"], answers.append)
    gate.set()
    qtbot.waitUntil(lambda: not asking.waiting)
    assert answers == ["new", "other"]


def test_what_nobody_waits_for_any_more_is_interrupted(qtbot: QtBot, asking: Asking) -> None:
    answers, begun = list[object](), threading.Event()
    ended: list[str] = []

    def endless(case: CaseFile) -> Iterator[object]:
        begun.set()
        try:
            yield case.connection.rows(_ENDLESS)
        except DatabaseError:
            ended.append("in its query")
        try:
            yield case.documents.count()
        except DatabaseError:
            ended.append("before another one")
            raise

    asking.ask("one", endless, answers.append)
    assert begun.wait(5)
    asking.ask("one", lambda case: [case.documents.count()], answers.append)
    qtbot.waitUntil(lambda: not asking.waiting)
    assert ended == ["in its query", "before another one"]
    assert answers == [0], "the newer question is answered on the same connection"


def test_an_interruption_is_not_lost_where_the_statement_has_not_begun(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = opened(session).once_more()
    assert reader is not None
    with reader, reader.connection.moment():
        monkeypatch.setattr(reader.connection, "settle", reader.connection.interrupt)
        with pytest.raises(DatabaseError):
            reader.connection.rows(_ENDLESS.replace("FROM n)", "FROM n LIMIT 5000000)"))


def test_no_question_outlives_its_case(qtbot: QtBot, asking: Asking, hub: Hub) -> None:
    answers, begun = list[int](), threading.Event()
    ended: list[int] = []

    def slow(_: CaseFile) -> Iterator[int]:
        begun.set()
        threading.Event().wait(0.1)
        ended.append(1)
        yield 1

    asking.ask("one", slow, answers.append)
    assert begun.wait(5)
    hub.publish(CaseLeaving())
    assert ended == [1]
    qtbot.wait(1)
    assert answers == []
    assert not asking.waiting


def test_without_a_case_only_what_needs_none_is_answered(
    qtbot: QtBot, asking: Asking, session: CaseSession
) -> None:
    answers = list[str]()
    session.close()
    asking.ask("one", lambda _: ["of the case"], answers.append)
    asking.work_out("two", lambda: ["of none"], answers.append)
    qtbot.waitUntil(lambda: not asking.waiting)
    assert answers == ["of none"]


def test_a_case_can_be_renamed_and_opened_after_it_was_asked(
    qtbot: QtBot, asking: Asking, session: CaseSession
) -> None:
    counts, path = list[int](), opened(session).path
    asking.ask("one", lambda case: [case.documents.count()], counts.append)
    qtbot.waitUntil(lambda: not asking.waiting)
    session.close()
    assert not list(path.parent.glob("*-wal")), "nobody has it open any more"
    session.open(path.rename(path.with_name("b.rawi")))
    opened(session).documents.add(Article("نص"), file=None)
    asking.ask("one", lambda case: [case.documents.count()], counts.append)
    qtbot.waitUntil(lambda: not asking.waiting)
    assert counts == [0, 1]


def test_what_a_person_can_mend_is_told_and_a_bug_is_raised(
    qtbot: QtBot, asking: Asking, hub: Hub
) -> None:
    problems = list[ProblemMet]()
    hub.subscribe(ProblemMet, problems.append)

    def gone(_: CaseFile) -> list[int]:
        raise CaseGone(Path("a.rawi"))

    asking.ask("one", gone, lambda _: None)
    qtbot.waitUntil(lambda: bool(problems))
    assert isinstance(problems[0].problem, CaseGone)
    with capture_exceptions() as raised:
        asking.ask("one", lambda _: [dict[int, int]()[0]], lambda _: None)
        qtbot.waitUntil(lambda: not asking.waiting)
    assert [kind for kind, _, _ in raised] == [KeyError]
