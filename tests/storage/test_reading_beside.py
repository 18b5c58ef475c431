"""What is asked of a case while another thread writes to it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.rewriting import aside_of, rewrite
from tests.storage.secrets import passphrase

_SOON = 10.0
"""Seconds."""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as made:
        made.documents.add(Article(text="قال شاهد إن الجسر انهار."), file=None)
        yield made


def _beside(ask: Callable[[], object]) -> object:
    """What another thread is answered; fails where it has to wait for this one."""
    told: list[object] = []
    thread = threading.Thread(target=lambda: told.append(ask()), daemon=True)
    thread.start()
    thread.join(_SOON)
    assert told, "it waited for the writer"
    return told[0]


@contextmanager
def _writing(case: CaseFile) -> Iterator[None]:
    """Within a transaction that has added a second document."""
    with case.together():
        case.documents.add(Article(text="نفت الوزارة انهيار الجسر."), file=None)
        yield


def test_who_reads_sees_what_stood_before_and_does_not_wait(case: CaseFile) -> None:
    with _writing(case):
        assert _beside(lambda: case.windows.count(superseded=True)) == 1
        assert case.windows.count(superseded=True) == 2
    assert _beside(lambda: case.windows.count(superseded=True)) == 2


def test_what_was_taken_back_was_never_seen(case: CaseFile) -> None:
    def fail() -> None:
        with _writing(case):
            assert _beside(lambda: case.windows.count(superseded=True)) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert case.windows.count(superseded=True) == 1


def test_an_encrypted_case_is_read_beside_too(tmp_path: Path) -> None:
    with (
        CaseFile.create(tmp_path / "b.rawi", passphrase=passphrase()) as case,
        _writing(case),
    ):
        assert _beside(lambda: case.windows.count(superseded=True)) == 0


def test_what_one_connection_alone_knows_is_asked_of_it(case: CaseFile) -> None:
    case.connection.make_temporary("CREATE TEMP TABLE own (value)")
    told: list[object] = []
    asking = threading.Thread(
        target=lambda: told.append(case.connection.rows("SELECT * FROM temp.own"))
    )
    with _writing(case):
        asking.start()
        asking.join(0.2)
        assert not told
    asking.join(_SOON)
    assert told == [[]]


def test_closing_leaves_nothing_beside_the_file(case: CaseFile) -> None:
    with _writing(case):
        _beside(lambda: case.windows.count(superseded=True))
    case.close()
    left = {path.name for path in case.path.parent.iterdir()}
    assert not {name for name in left if name.endswith(("-wal", "-shm"))}


def test_the_file_can_be_written_anew_after_it_was_read_beside(case: CaseFile) -> None:
    with _writing(case):
        _beside(lambda: case.windows.count(superseded=True))
    rewrite(case.connection, None, aside_of(case.path))
    assert case.windows.count(superseded=True) == 2
