"""Repair: damage costs what it hits, and nothing that comes over is other than it was."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement, anchor_at
from storage.passphrase import Passphrase
from storage.problems import NothingToSave
from storage.repair import RepairReport, repair
from tests.benchmarks.cases import articles
from tests.storage.secrets import passphrase

DOCUMENTS = 12
# `RAWI_DAMAGED_COPIES=200` makes as many as the figures in the docs are of.
COPIES = int(os.environ.get("RAWI_DAMAGED_COPIES", "10"))


@dataclass(frozen=True)
class Whole:
    """A sound case, with its passphrase where it is encrypted."""

    path: Path
    passphrase: Passphrase | None

    def open(self, path: Path | None = None) -> CaseFile:
        return CaseFile.open(path or self.path, read_only=not path, passphrase=self.passphrase)

    def repair(self, damaged: Path, out: Path) -> RepairReport:
        return repair(damaged, out, passphrase=self.passphrase)


@pytest.fixture(scope="module", autouse=True)
def _keys_in_no_time() -> Iterator[None]:
    """Hundreds of keys are made of passphrases here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.passphrase._ROUNDS", 1000)
        yield


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "encrypted"])
def whole(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Whole:
    """A case of generated articles, one of them long, each judged three times."""
    path = tmp_path_factory.mktemp("whole") / "a.rawi"
    made = Whole(path, passphrase() if request.param else None)
    with CaseFile.create(path, passphrase=made.passphrase) as case, case.together():
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
    return made


def test_a_whole_case_comes_over_whole(whole: Whole, tmp_path: Path) -> None:
    out = tmp_path / "saved.rawi"
    assert whole.repair(whole.path, out) == RepairReport(DOCUMENTS, DOCUMENTS, 3 * DOCUMENTS, 0)
    assert [file.name for file in tmp_path.iterdir()] == ["saved.rawi"]
    with whole.open() as one, whole.open(out) as two:
        assert (two.key is None) == (whole.passphrase is None)
        assert two.verify().problems == ()
        assert two.journal.links() == one.journal.links()
        assert _texts(two) == _texts(one)
        for number in one.documents.ids():
            text = one.documents.get(number).text
            assert two.current(_number(two, text)) == one.current(number)


def test_what_is_only_in_the_log_is_saved_too(whole: Whole, tmp_path: Path) -> None:
    path = tmp_path / "a.rawi"
    shutil.copy(whole.path, path)
    with whole.open(path) as case:
        case.journal.append(
            Judgement(action="set_property", document=1, property="outlet", value="المرفأ")
        )
        copy = tmp_path / "torn.rawi"
        shutil.copy(path, copy)
        shutil.copy(tmp_path / "a.rawi-wal", tmp_path / "torn.rawi-wal")
    report = whole.repair(copy, tmp_path / "saved.rawi")
    assert report.entries == 3 * DOCUMENTS + 1


def test_random_damage_in_many_copies(whole: Whole, tmp_path: Path) -> None:
    """Copies with 1 to 10 random bytes changed. What comes over is always true and the new case is
    always whole; a byte inside a text or an entry costs that one, so most are saved."""
    draw = random.Random(11)
    with whole.open() as case:
        texts, links = _texts(case), {link.uid: link for link in case.journal.links()}
    sound = whole.path.read_bytes()
    documents = entries = 0
    for _ in range(COPIES):
        damaged, out = tmp_path / "damaged.rawi", tmp_path / "saved.rawi"
        data = bytearray(sound)
        for _ in range(draw.randrange(1, 11)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        damaged.write_bytes(data)
        report = whole.repair(damaged, out)
        with whole.open(out) as saved:
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


def test_a_lost_entry_found_in_another_copy_is_no_loss(whole: Whole, tmp_path: Path) -> None:
    if whole.passphrase is not None:
        pytest.skip("nobody finds an entry in an encrypted file")
    sound = whole.path.read_bytes()
    with whole.open() as case:
        victim = case.journal.links()[20]
    damaged = sound.replace(victim.uid.encode(), b"x" * len(victim.uid))
    (tmp_path / "damaged.rawi").write_bytes(damaged)
    report = repair(tmp_path / "damaged.rawi", tmp_path / "saved.rawi")
    assert (report.entries, report.lost_entries) == (3 * DOCUMENTS - 1, 1)
    with CaseFile.open(tmp_path / "saved.rawi") as saved:
        assert saved.verify().problems == ()
        with whole.open() as other:
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
