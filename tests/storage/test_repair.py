"""Repair: damage costs what it hits, and nothing that comes over is other than it was."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement, anchor_at
from storage.problems import NothingToSave
from storage.repair import RepairReport, repair
from tests.benchmarks.cases import articles

DOCUMENTS = 12
# `RAWI_DAMAGED_COPIES=200` makes as many as the figures in the docs are of.
COPIES = int(os.environ.get("RAWI_DAMAGED_COPIES", "30"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of generated articles, one of them long, each judged three times."""
    path = tmp_path_factory.mktemp("whole") / "a.rawi"
    with CaseFile.create(path) as case, case.together():
        for article, analysis in articles(DOCUMENTS):
            number = case.documents.add(article, file=f"{article.outlet}.txt").id
            case.layers.replace(number, analysis)
            for mention in analysis.mentions[:2]:
                anchor = anchor_at(article.text, mention.start, mention.end)
                case.journal.append(Judgement(action="reject", document=number, anchor=anchor))
            case.journal.append(
                Judgement(
                    action="merge",
                    entity=EntityRef("place", f"قرية {number}"),
                    target=EntityRef("place", "حلب"),
                )
            )
    return path


def test_a_whole_case_comes_over_whole(whole: Path, tmp_path: Path) -> None:
    report = repair(whole, tmp_path / "saved.rawi")
    assert report == RepairReport(DOCUMENTS, DOCUMENTS, 3 * DOCUMENTS, 0)
    with CaseFile.open(whole, read_only=True) as one, CaseFile.open(tmp_path / "saved.rawi") as two:
        assert two.verify().problems == ()
        assert two.journal.links() == one.journal.links()
        assert _texts(two) == _texts(one)
        for number in one.documents.ids():
            text = one.documents.get(number).text
            assert two.current(_number(two, text)) == one.current(number)


def test_what_is_only_in_the_log_is_saved_too(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    shutil.copy(whole, path)
    with CaseFile.open(path) as case:
        case.journal.append(
            Judgement(action="set_property", document=1, property="outlet", value="المرفأ")
        )
        copy = tmp_path / "torn.rawi"
        shutil.copy(path, copy)
        shutil.copy(tmp_path / "a.rawi-wal", tmp_path / "torn.rawi-wal")
    report = repair(copy, tmp_path / "saved.rawi")
    assert report.entries == 3 * DOCUMENTS + 1


def test_random_damage_in_many_copies(whole: Path, tmp_path: Path) -> None:
    """Copies with 1 to 10 random bytes changed. What comes over is always true and the new case is
    always whole; a byte inside a text or an entry costs that one, so most are saved."""
    draw = random.Random(11)
    with CaseFile.open(whole, read_only=True) as case:
        texts, links = _texts(case), {link.uid: link for link in case.journal.links()}
    sound = whole.read_bytes()
    documents = entries = 0
    for _ in range(COPIES):
        damaged, out = tmp_path / "damaged.rawi", tmp_path / "saved.rawi"
        data = bytearray(sound)
        for _ in range(draw.randrange(1, 11)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        damaged.write_bytes(data)
        report = repair(damaged, out)
        with CaseFile.open(out) as saved:
            assert saved.verify().problems == ()
            assert _texts(saved) <= texts
            assert all(links[link.uid] == link for link in saved.journal.links())
        documents += report.documents
        entries += report.entries
        out.unlink()
    print(f"saved {documents / DOCUMENTS / COPIES:.3f} of the documents,", end=" ")
    print(f"{entries / DOCUMENTS / COPIES / 3:.3f} of the entries")
    assert documents >= 0.85 * DOCUMENTS * COPIES
    assert entries >= 0.95 * 3 * DOCUMENTS * COPIES


def test_a_lost_entry_found_in_another_copy_is_no_loss(whole: Path, tmp_path: Path) -> None:
    sound = whole.read_bytes()
    with CaseFile.open(whole, read_only=True) as case:
        victim = case.journal.links()[20]
    damaged = sound.replace(victim.uid.encode(), b"x" * len(victim.uid))
    (tmp_path / "damaged.rawi").write_bytes(damaged)
    report = repair(tmp_path / "damaged.rawi", tmp_path / "saved.rawi")
    assert (report.entries, report.lost_entries) == (3 * DOCUMENTS - 1, 1)
    with CaseFile.open(tmp_path / "saved.rawi") as saved:
        assert saved.verify().problems == ()
        with CaseFile.open(whole, read_only=True) as other:
            saved.merge(other)
        assert saved.journal.losses() == set()
        assert saved.verify().problems == ()


@pytest.mark.parametrize("content", [b"", b"\0" * 9000, b"SQLite format 3\0" + b"x" * 20_000])
def test_nothing_to_save_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.rawi").write_bytes(content)
    with pytest.raises(NothingToSave):
        repair(tmp_path / "a.rawi", tmp_path / "b.rawi")
    assert not (tmp_path / "b.rawi").exists()


def _texts(case: CaseFile) -> set[str]:
    return {case.documents.get(number).text for number in case.documents.ids()}


def _number(case: CaseFile, text: str) -> int:
    return next(n for n in case.documents.ids() if case.documents.get(n).text == text)
