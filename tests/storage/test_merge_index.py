"""Canonical names, kept by each merge that comes or goes, are those of all merges read anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from storage.merge_index import resolve_all
from tests.benchmarks.cases import articles
from tests.storage.cases import OTHER, TEXT, analysis

NAMES = st.sampled_from(["صيدا", "طرابلس", "حلب", "بيروت", "سامي الحداد"])
REFS = st.builds(
    EntityRef,
    st.sampled_from(["place", "person"]),
    NAMES,
    st.sampled_from([(), ("wof:1",), ("wof:2",)]),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), REFS, REFS),
        st.tuples(st.just("undo"), REFS, REFS),
        st.tuples(st.just("redo"), REFS, REFS),
        st.tuples(st.just("read"), REFS, REFS),
    ),
    min_size=1,
    max_size=14,
)


def names(case: CaseFile) -> list[tuple[object, ...]]:
    return case.connection.rows("SELECT * FROM names ORDER BY id")


def texts() -> Iterator[str]:
    yield from (TEXT, OTHER, "وصل إلى مدينة بيروت ثم إلى مدينة حلب.")
    for article, _ in articles(20):
        yield article.text


@settings(deadline=None, max_examples=60)
@given(STEPS)
def test_merges_followed_one_by_one_are_all_merges_at_once(
    steps: list[tuple[str, EntityRef, EntityRef]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, CaseFile.create(Path(folder, "a.rawi")) as case:
        unread = texts()
        for action, entity, target in steps:
            if action == "merge":
                case.journal.append(Judgement(action="merge", entity=entity, target=target))
            elif action == "read":
                text = next(unread)
                number = case.documents.add(Article(text), file=None).id
                case.layers.replace(number, analysis(text))
            else:
                getattr(case.journal, action)()
            followed = names(case)
            with case.connection.atomic() as db:
                resolve_all(db)
            assert names(case) == followed


def test_a_merge_holds_for_a_name_that_comes_later(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        case.journal.append(
            Judgement(
                action="merge",
                entity=EntityRef("place", "صيدا"),
                target=EntityRef("place", "طرابلس"),
            )
        )
        number = case.documents.add(Article(OTHER), file=None).id
        case.layers.replace(number, analysis(OTHER))
        rows = case.connection.rows(
            "SELECT c.name FROM entity_index e JOIN names n ON n.id = e.name_id"
            " JOIN names c ON c.id = n.canonical_id WHERE n.name = 'صيدا'"
        )
        assert rows == [("طرابلس",)]
