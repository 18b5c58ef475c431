"""Canonical names, kept by each merge that comes or goes, are those of all merges read anew, and
those that the current views show."""

from __future__ import annotations

import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Analysis, Article
from desktop.analysis.text.fold import fold_word
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from storage.merge_index import resolve_all
from tests.benchmarks.cases import articles
from tests.storage.cases import OTHER, TEXT, analysis
from tests.storage.depth import times

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


@cache
def readings() -> dict[str, Analysis]:
    """Texts, read: each names some of NAMES, or none."""
    texts = [TEXT, OTHER, "وصل إلى مدينة بيروت ثم إلى مدينة حلب."]
    made = {article.text: read for article, read in articles(20)}
    return {text: analysis(text) for text in texts} | made


def bring_in(case: CaseFile, text: str) -> int:
    number = case.documents.add(Article(text), file=None).id
    case.layers.replace(number, readings()[text])
    return number


@settings(deadline=None, max_examples=times(15))
@given(STEPS)
def test_merges_followed_one_by_one_are_all_merges_at_once(
    steps: list[tuple[str, EntityRef, EntityRef]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, CaseFile.create(Path(folder, "a.rawi")) as case:
        unread = iter(readings())
        for action, entity, target in steps:
            if action == "merge":
                case.journal.append(Judgement(action="merge", entity=entity, target=target))
            elif action == "read":
                bring_in(case, next(unread))
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
        bring_in(case, OTHER)
        rows = case.connection.rows(
            "SELECT c.name FROM entity_index e JOIN names n ON n.id = e.name_id"
            " JOIN names c ON c.id = n.canonical_id WHERE n.name = 'صيدا'"
        )
        assert rows == [("طرابلس",)]


def by_name(view: Analysis) -> Counter[tuple[str, str]]:
    """How often a reading mentions what is called so."""
    called = {entity.id: (entity.kind, fold_word(entity.name)) for entity in view.entities}
    return Counter(called[mention.entity] for mention in view.mentions if mention.entity)


def indexed_by_name(case: CaseFile, number: int) -> Counter[tuple[str, str]]:
    rows = case.connection.rows(
        "SELECT c.kind, c.folded, sum(e.mentions) FROM entity_index e"
        " JOIN names n ON n.id = e.name_id JOIN names c ON c.id = n.canonical_id"
        " WHERE e.document_id = ? GROUP BY c.kind, c.folded",
        number,
    )
    return Counter({(kind, folded): mentions for kind, folded, mentions in rows})


@settings(deadline=None, max_examples=times(15))
@given(STEPS)
def test_the_index_calls_everyone_as_the_current_views_do(
    steps: list[tuple[str, EntityRef, EntityRef]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, CaseFile.create(Path(folder, "a.rawi")) as case:
        for text in list(readings())[:5]:
            bring_in(case, text)
        for action, entity, target in steps:
            if action == "merge":
                case.journal.append(Judgement(action="merge", entity=entity, target=target))
            elif action != "read":
                getattr(case.journal, action)()
        for number in case.documents.ids():
            view = case.current(number)
            assert view is not None
            assert indexed_by_name(case, number) == by_name(view)
            kinds = {entity.id: entity.kind for entity in view.entities}
            assert all(m.kind == kinds[m.entity] for m in view.mentions if m.entity in kinds)


A, B, C = (EntityRef("place", name) for name in ("صيدا", "طرابلس", "بيروت"))
NOBODY = EntityRef("person", "سامي")


@pytest.mark.parametrize(
    ("merges", "called"),
    [
        ([(A, B), (C, A)], {A: B, B: B, C: B}),  # C is A, and A is B already
        ([(A, B), (A, C)], {A: C, B: B, C: C}),  # of two merges of one name, the later is followed
        ([(C, A), (A, B), (A, NOBODY)], {A: NOBODY, B: B, C: NOBODY}),
        ([(A, B), (B, A)], {A: A, B: A, C: C}),  # in a circle, the last one says
        ([(A, B), (B, C), (C, A)], {A: A, B: A, C: A}),
        ([(A, B), (B, A), (B, C)], {A: C, B: C, C: C}),
        ([(A, NOBODY)], {A: NOBODY, B: B, C: C}),  # across kinds
        ([(A, NOBODY), (NOBODY, B)], {A: B, B: B, C: C}),
    ],
)
def test_what_merged_names_go_by(
    tmp_path: Path, merges: list[tuple[EntityRef, EntityRef]], called: dict[EntityRef, EntityRef]
) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        numbers = {}
        for ref in (A, B, C):
            text = f"وصل الوفد إلى مدينة {ref.name}."
            numbers[ref] = case.documents.add(Article(text), file=None).id
            case.layers.replace(numbers[ref], analysis(text))
        for entity, target in merges:
            case.journal.append(Judgement(action="merge", entity=entity, target=target))
        for ref, number in numbers.items():
            view = case.current(number)
            assert view is not None
            assert (called[ref].kind, fold_word(called[ref].name)) in by_name(view)
            assert called[ref] == ref or (ref.kind, fold_word(ref.name)) not in by_name(view)
            assert indexed_by_name(case, number) == by_name(view)
