from __future__ import annotations

from pathlib import Path

import pytest

from desktop.workspace.case_session import CaseSession
from desktop.workspace.hub import Hub
from desktop.workspace.search_history import SearchHistory
from desktop.workspace.searching import SearchWish


@pytest.fixture
def session(tmp_path: Path) -> CaseSession:
    session = CaseSession(Hub(), lambda *_: None, lambda *_: None)
    session.create(tmp_path / "a.rawi")
    return session


def queries(history: SearchHistory) -> list[str]:
    return [wish.query for wish in history.all()]


def test_the_last_comes_first_and_once(session: CaseSession) -> None:
    history = SearchHistory(session)
    for query in ("قصف", "نزوح", "قصف"):
        history.remember(SearchWish(query, "root"))
    assert history.all() == (SearchWish("قصف", "root"), SearchWish("نزوح", "root"))
    history.forget(SearchWish("قصف"))
    assert queries(history) == ["نزوح"]
    session.close()
    assert history.all() == ()


def test_a_case_that_is_only_read_is_not_written_to(session: CaseSession, tmp_path: Path) -> None:
    SearchHistory(session).remember(SearchWish("قصف"))
    session.close()
    session.open(tmp_path / "a.rawi", read_only=True)
    history = SearchHistory(session)
    history.remember(SearchWish("نزوح"))
    history.remember(SearchWish("قصف", "exact"))
    assert history.all() == (SearchWish("قصف", "exact"), SearchWish("نزوح"))
    history.forget()
    assert queries(history) == ["قصف"], "what is in the case stays there"
    history.remember(SearchWish("نزوح"))
    history.begin_case()
    assert queries(history) == ["قصف"]
    session.close()
