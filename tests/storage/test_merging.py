"""Merging: the union of two copies, in whatever order, as often as one likes."""

from __future__ import annotations

import shutil
import sqlite3
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement, anchor_at
from storage.problems import ChangedEntry, MergeWithItself
from tests.storage.cases import OTHER, TEXT, analysis, article
from tests.storage.depth import times

TEXTS = (TEXT, OTHER, TEXT + "\nوانتهت الأعمال أمس.", OTHER + "\nولا إصابات.")
READINGS = {text: analysis(text) for text in TEXTS}
WORDS = ("صيدا", "مدينة", "التيار", "الصيانة")


def put(case: CaseFile, text: str, file: str) -> int:
    added = case.documents.add(article(text), file=file)
    if case.layers.machine(added.id) is None:
        case.layers.replace(added.id, READINGS[text])
    return added.id


def say(case: CaseFile, action: str, word: str) -> None:
    """Something about the first document that holds the word, or about the whole case."""
    if action == "merge":
        case.journal.append(
            Judgement(
                action="merge", entity=EntityRef("place", word), target=EntityRef("place", "صيدا")
            )
        )
        return
    for number in case.documents.ids():
        text = case.documents.get(number).text
        if word in text:
            at = text.index(word)
            case.journal.append(
                Judgement(
                    action=action,  # type: ignore[arg-type]
                    document=number,
                    anchor=anchor_at(text, at, at + len(word)),
                    kind="other",
                )
            )
            return


def contents(case: CaseFile) -> dict[str, object]:
    """All that a case says, without the numbers that only this file gives."""
    views = {}
    for number in case.documents.ids():
        views[case.documents.get(number).text] = (
            case.current(number),
            case.current.properties(number),
        )
    provenances = case.connection.rows(
        "SELECT d.sha256, p.file, p.title, p.outlet, p.published, p.imported_at FROM provenances p"
        " JOIN documents d ON d.id = p.document_id"
    )
    named = case.connection.rows(
        "SELECT d.sha256, c.folded, c.kind, m.spans FROM entity_index m"
        " JOIN names n ON n.id = m.name_id JOIN names c ON c.id = n.canonical_id"
        " JOIN documents d ON d.id = m.document_id"
    )
    return {
        "views": views,
        "provenances": set(provenances),
        "named": set(named),
        "links": case.journal.links(),
        "standing": [entry.uid for entry in case.journal.entries() if entry.active],
        "undone": case.connection.rows("SELECT uid FROM undone WHERE redo > 0 ORDER BY redo"),
        "heads": case.journal.heads(),
    }


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.sampled_from(TEXTS)),
        st.tuples(st.sampled_from(["tag", "reject", "relabel", "merge"]), st.sampled_from(WORDS)),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just("")),
    ),
    max_size=6,
)


def walk(case: CaseFile, steps: list[tuple[str, str]], who: str) -> None:
    for number, (what, about) in enumerate(steps):
        if what == "import":
            put(case, about, f"{who}{number}.txt")
        elif what in ("undo", "redo"):
            getattr(case.journal, what)()
        else:
            say(case, what, about)


@settings(
    max_examples=times(8),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(before=STEPS, apart=st.tuples(STEPS, STEPS, STEPS))
def test_any_order_gives_one_case(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[tuple[str, str]],
    apart: tuple[list[tuple[str, str]], ...],
) -> None:
    folder = tmp_path_factory.mktemp("copies")
    with CaseFile.create(folder / "0.rawi") as case:
        walk(case, before, "all")
    for number, steps in enumerate(apart, 1):
        shutil.copy(folder / "0.rawi", folder / f"{number}.rawi")
        with CaseFile.open(folder / f"{number}.rawi") as case:
            walk(case, steps, f"copy{number}-")
    made = [_merged(folder, order) for order in permutations((1, 2, 3))]
    made.append(_merged_pair_first(folder))
    assert all(one == made[0] for one in made)


def _merged(folder: Path, order: tuple[int, ...]) -> dict[str, object]:
    """The copies in an order, the last one merged twice."""
    path = folder / "merged.rawi"
    shutil.copy(folder / f"{order[0]}.rawi", path)
    with CaseFile.open(path) as case:
        for number in (*order[1:], order[-1]):
            with CaseFile.open(folder / f"{number}.rawi", read_only=True) as other:
                report = case.merge(other)
        assert (report.documents, report.analyses, report.entries) == (0, 0, 0)
        assert case.verify().problems == ()
        result = contents(case)
    path.unlink()
    return result


def _merged_pair_first(folder: Path) -> dict[str, object]:
    """1 with what 2 and 3 are together."""
    pair, path = folder / "pair.rawi", folder / "merged.rawi"
    shutil.copy(folder / "2.rawi", pair)
    with CaseFile.open(pair) as case, CaseFile.open(folder / "3.rawi", read_only=True) as other:
        case.merge(other)
    shutil.copy(folder / "1.rawi", path)
    with CaseFile.open(path) as case, CaseFile.open(pair, read_only=True) as other:
        case.merge(other)
        result = contents(case)
    for file in (pair, path):
        file.unlink()
    return result


def test_an_entry_that_somebody_changed_is_refused_and_nothing_taken(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        put(case, TEXT, "a.txt")
        before = contents(case)
        shutil.copy(tmp_path / "a.rawi", tmp_path / "b.rawi")
        with CaseFile.create(tmp_path / "b2.rawi") as other:
            put(other, OTHER, "b.txt")
            say(other, "reject", "صيدا")
        database = sqlite3.connect(tmp_path / "b2.rawi")
        database.execute("DROP TRIGGER journal_is_append_only")
        database.execute("UPDATE journal SET author = 'غيره'")
        database.commit()
        database.close()
        with (
            CaseFile.open(tmp_path / "b2.rawi", read_only=True) as other,
            pytest.raises(ChangedEntry),
        ):
            case.merge(other)
        assert contents(case) == before


def test_a_case_is_not_merged_with_itself(tmp_path: Path) -> None:
    with (
        CaseFile.create(tmp_path / "a.rawi") as case,
        CaseFile.open(tmp_path / "a.rawi", read_only=True) as same,
        pytest.raises(MergeWithItself),
    ):
        case.merge(same)
