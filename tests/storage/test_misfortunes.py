"""What happens to case files: taken away while open, a clock set back, texts and readings without
measure. Nothing acknowledged is lost, and what cannot be done is said."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.analysis.model import Analysis, Mention
from storage import journal
from storage.backup_folder import backups
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from storage.problems import CaseExists, CaseGone
from tests.storage.cases import OTHER, TEXT, analysis, article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "قضية.rawi"
    with CaseFile.create(path) as case:
        number = case.documents.add(article(), file="a.txt").id
        case.layers.replace(number, analysis())
    return path


def tag(case: CaseFile, words: str) -> None:
    start = TEXT.index(words)
    anchor = anchor_at(TEXT, start, start + len(words))
    case.journal.append(Judgement(action="tag", document=1, anchor=anchor, kind="other"))


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.rawi"))


def removed(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    """As programs do that keep folders the same on several machines."""
    shutil.copy(path, path.with_name("other"))
    path.with_name("other").rename(path)


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
@pytest.mark.parametrize("happen", [moved, removed, replaced])
def test_a_case_that_was_taken_away_takes_no_more(path: Path, happen: object) -> None:
    assert callable(happen)
    rescued = path.with_name("rescued.rawi")
    with CaseFile.open(path) as case:
        tag(case, "فرق الصيانة")
        happen(path)
        with pytest.raises(CaseGone) as caught:
            tag(case, "جسر النهر")
        assert path.name in str(caught.value)
        with pytest.raises(CaseGone):
            case.documents.add(article(OTHER), file=None)
        assert len(case.journal.entries()) == 1
        case.copy_to(rescued)
    (kept,) = backups(path)
    with CaseFile.open(rescued) as case, CaseFile.open(kept.path) as backup:
        assert [entry.uid for entry in backup.journal.entries()] == [
            entry.uid for entry in case.journal.entries()
        ]
        assert [entry.judgement.anchor.quote for entry in case.journal.entries()
                if entry.judgement.anchor] == ["فرق الصيانة"]  # fmt: skip
        assert case.verify().problems == ()


@pytest.mark.skipif(os.name == "nt", reason="an open file stays where it is there")
def test_a_case_that_came_back_takes_changes_again(path: Path) -> None:
    with CaseFile.open(path) as case:
        path.rename(path.with_name("away"))
        with pytest.raises(CaseGone):
            tag(case, "جسر النهر")
        path.with_name("away").rename(path)
        tag(case, "جسر النهر")
    with CaseFile.open(path) as case:
        assert len(case.journal.entries()) == 1


def test_a_copy_never_replaces_a_file(path: Path) -> None:
    other = path.with_name("mine")
    other.write_text("mine")
    with CaseFile.open(path) as case, pytest.raises(CaseExists):
        case.copy_to(other)
    assert other.read_text() == "mine"
    assert sorted(file.name for file in path.parent.iterdir()) == ["mine", path.name]


def test_a_clock_set_back_leaves_the_order_of_judgements(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter(["2031-05-01T00:00:00.000+00:00", "2024-01-01T00:00:00.000+00:00"] * 2)
    monkeypatch.setattr(journal, "now", lambda: next(moments))
    with CaseFile.open(path) as case:
        for value in ("أول", "ثانٍ", "ثالث"):
            case.journal.append(
                Judgement(action="set_property", document=1, property="outlet", value=value)
            )
        assert [entry.judgement.value for entry in case.journal.entries()] == [
            "أول", "ثانٍ", "ثالث",
        ]  # fmt: skip
        assert case.current.row(1).outlet == "ثالث"
        case.journal.undo()
        assert case.current.row(1).outlet == "ثانٍ"
        assert case.verify().problems == ()


def test_an_article_of_ten_megabytes(path: Path) -> None:
    text = "\n".join(f"{TEXT} {number}" for number in range(10_000_000 // len(TEXT.encode()) + 1))
    assert len(text.encode()) >= 10_000_000
    with CaseFile.open(path) as case:
        number = case.documents.add(article(text), file="large.txt").id
        start = text.rindex("جسر النهر")
        anchor = anchor_at(text, start, start + 9)
        case.journal.append(Judgement(action="tag", document=number, anchor=anchor, kind="other"))
    with CaseFile.open(path) as case:
        assert case.documents.get(number).text == text
        assert case.verify().problems == ()


def many_mentions(count: int) -> tuple[str, Analysis]:
    """A text with so many names, each of them found."""
    read = analysis()
    text = " ".join(f"صيدا{number % 700}" for number in range(count))
    mentions, at = [], 0
    for number, word in enumerate(text.split()):
        mentions.append(
            Mention(f"m{number}", at, at + len(word), word, "place", "name", f"e{number % 700}",
                    "gazetteer", 0.9)
        )  # fmt: skip
        at += len(word) + 1
    entity = read.entities[0]
    entities = tuple(
        replace(
            entity, id=f"e{n}", kind="place", name=f"صيدا{n}", aliases=(), place=None,
            mentions=tuple(f"m{m}" for m in range(n, count, 700)),
        )
        for n in range(700)
    )  # fmt: skip
    document = replace(read.document, text=text, paragraphs=())
    return text, replace(
        read, document=document, mentions=tuple(mentions), entities=entities, times=(),
        quantities=(), sources=(), claims=(), events=(), conflicts=(),
    )  # fmt: skip


def test_fifty_thousand_mentions_in_one_document(path: Path) -> None:
    text, read = many_mentions(50_000)
    with CaseFile.open(path) as case:
        number = case.documents.add(article(text), file=None).id
        case.layers.replace(number, read)
        last = read.mentions[-1]
        anchor = anchor_at(text, last.start, last.end)
        case.journal.append(Judgement(action="reject", document=number, anchor=anchor))
        view = case.current(number)
        assert view is not None
        assert len(view.mentions) == 49_999
        case.journal.undo()
    with CaseFile.open(path) as case:
        view = case.current(number)
        assert view is not None
        assert len(view.mentions) == 50_000
        assert case.verify().problems == ()
