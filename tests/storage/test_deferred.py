"""Many documents in one transaction: as if each had come in by itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement, anchor_at
from tests.benchmarks.cases import articles
from tests.storage.cases import OTHER, TEXT, analysis


class Mistake(Exception):
    """What ends a part of a transaction."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.rawi"


def found(case: CaseFile, words: str) -> list[int]:
    return [hit.document.id for hit in case.search(words)]


def indexed(case: CaseFile) -> dict[str, list[tuple[object, ...]]]:
    tables = (
        "document_index", "entity_index", "claim_index", "event_index", "role_index", "names",
        "terms", "fingerprints", "word_terms",
    )  # fmt: skip
    return {table: sorted(case.connection.rows(f"SELECT * FROM {table}")) for table in tables}


def fill(case: CaseFile) -> None:
    """Articles with readings, a judgement, a merge, a later text of one, and one without a
    reading."""
    made = list(islice(articles(12), 12))
    for number, (article, read) in enumerate(made):
        added = case.documents.add(article, file=f"{number}.txt")
        case.layers.replace(added.id, read)
    first = made[0][1].mentions[0]
    anchor = anchor_at(made[0][0].text, first.start, first.end)
    case.journal.append(Judgement(action="reject", document=1, anchor=anchor))
    one, other = made[3][1].entities[:2]
    case.journal.append(
        Judgement(
            action="merge",
            entity=EntityRef(one.kind, one.name),
            target=EntityRef(other.kind, other.name),
        )
    )
    later = made[5][0].text + " وأضاف المصدر."
    case.documents.add(replace(made[5][0], text=later), file="5.txt")
    case.documents.add(made[7][0], file="copy.txt")


def test_the_index_is_as_if_each_write_were_its_own_transaction(tmp_path: Path) -> None:
    with (
        CaseFile.create(tmp_path / "one.rawi") as one,
        CaseFile.create(tmp_path / "b.rawi") as together,
    ):
        fill(one)
        with together.together():
            fill(together)
        assert together.revisions.earlier(13) == [6]
        found, wanted = indexed(together), indexed(one)
        # Numbers of names and terms are given in another order.
        for table in ("document_index", "fingerprints", "word_terms"):
            assert found[table] == wanted[table]
        for table in found:
            assert len(found[table]) == len(wanted[table])
        assert together.verify(thorough=True).problems == ()


def test_what_was_put_off_is_seen_by_whoever_reads(path: Path) -> None:
    with CaseFile.create(path) as case, case.together():
        number = case.documents.add(Article(TEXT), file="a.txt").id
        assert found(case, "طرابلس") == [number]
        case.layers.replace(number, analysis(TEXT))
        assert case.entities.entity(1).documents == 1
        assert case.current.row(number).file == "a.txt"


@pytest.mark.parametrize("reads", [False, True])
def test_a_part_that_is_taken_back_takes_what_was_put_off_in_it(path: Path, *, reads: bool) -> None:
    with CaseFile.create(path) as case:
        with case.together():
            first = case.documents.add(Article(TEXT), file="a.txt").id
            case.layers.replace(first, analysis(TEXT))
            with suppress(Mistake), case.together():
                second = case.documents.add(Article(OTHER), file="b.txt").id
                case.layers.replace(second, analysis(OTHER))
                if reads:
                    assert case.documents.count() == 2
                raise Mistake
        assert case.documents.ids() == [first]
        assert found(case, "طرابلس") == [first]
        assert case.verify(thorough=True).problems == ()


def test_of_very_many_documents_some_are_indexed_before_the_end(path: Path) -> None:
    with CaseFile.create(path) as case:
        with case.together():
            for number in range(1300):
                case.documents.add(Article(f"مدرسة رقم {number}"), file=None)
        assert case.search.count("المدارس") == 1300
        assert case.verify(thorough=True).problems == ()


def test_the_transaction_fails_whole_where_the_index_cannot_be_written(path: Path) -> None:
    with CaseFile.create(path) as case:
        case.documents.add(Article(TEXT), file="a.txt")
        case.connection.rows(
            "CREATE TEMP TRIGGER t BEFORE INSERT ON fingerprints"
            " BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        with pytest.raises(case.connection.db.conn.IntegrityError):
            case.documents.add(Article(OTHER), file="b.txt")
        case.connection.rows("DROP TRIGGER t")
        assert case.documents.count() == 1
        case.documents.add(Article(OTHER), file="b.txt")
        assert case.verify(thorough=True).problems == ()
