"""backup, merge and repair: what they make, what they say, and that nothing is replaced or lost."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from desktop.look.translation import LANGUAGES, Language
from storage.automatic_backup import BackupRun
from storage.backup_folder import backups
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from tests.commands.conftest import NEWS
from tests.commands.running import Terminal, start
from tests.commands.test_bad_input import NO_CASES, assert_told, newer
from tests.storage.disks import fill, read_only, small_disk
from tests.storage.test_read_only import copied_while_open


def said(case: Path, **judgement: object) -> None:
    with CaseFile.open(case) as opened:
        opened.journal.append(Judgement(**judgement))  # type: ignore[arg-type]


def is_arabic(text: str) -> bool:
    return len(re.findall("[\u0621-\u064a]", text)) > len(re.findall("[a-z]", text))


# --- backup


@pytest.mark.parametrize("name", ["نسخة احتياطية.rawi", "copy?a#b%20\nc.rawi"])
def test_a_backup_is_whole_while_somebody_writes(rawi: Terminal, case: Path, name: str) -> None:
    out = case.with_name(name)
    with CaseFile.open(case) as opened:
        opened.journal.append(
            Judgement(action="set_property", document=1, property="outlet", value="المرفأ")
        )
        answer = rawi("backup", case, out)
        assert (answer.code, answer.err) == (0, "")
        assert str(out) in answer.out
    with CaseFile.open(out) as copy:
        assert copy.documents.ids() == [1, 2]
        assert copy.current.row(1).outlet == "المرفأ"
        assert copy.verify().problems == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_backup_never_replaces_a_file(rawi: Terminal, case: Path, language: Language) -> None:
    out = case.with_name("there.rawi")
    out.write_text("mine")
    assert_told(rawi("backup", case, out, language=language), out.name, language)
    assert_told(rawi("backup", case, case, language=language), case.name, language)
    assert out.read_text() == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_backup_where_there_is_no_folder(rawi: Terminal, case: Path, language: Language) -> None:
    assert_told(
        rawi("backup", case, case.parent / "none" / "out.rawi", language=language),
        "out.rawi",
        language,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_backup_on_a_full_disk(
    rawi: Terminal, case: Path, tmp_path: Path, language: Language
) -> None:
    with small_disk(tmp_path) as disk:
        fill(disk, but=40_000)
        answer = rawi("backup", case, disk / "out.rawi", language=language)
        assert_told(answer, "out.rawi", language)
        assert [file.name for file in disk.iterdir()] == ["ballast"]


def test_a_medium_with_a_log_is_backed_up_with_it(rawi: Terminal, tmp_path: Path) -> None:
    path = copied_while_open(tmp_path)
    with read_only(path.parent):
        assert rawi("backup", path, tmp_path / "out.rawi").code == 0
    with CaseFile.open(tmp_path / "out.rawi") as copy:
        assert copy.documents.count() == 2


# --- merge


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_merge_says_what_came_in_and_what_is_not_agreed_upon(
    rawi: Terminal, case: Path, tmp_path: Path, language: Language
) -> None:
    other = tmp_path / "other.rawi"
    shutil.copy(case, other)
    outlet = {"action": "set_property", "document": 1, "property": "outlet"}
    said(case, **outlet, value="المرفأ")
    said(other, **outlet, value="الساحل")
    start_ = NEWS.index("حي الوعر")
    anchor = anchor_at(NEWS, start_, start_ + 8)
    said(case, action="tag", document=1, anchor=anchor, kind="place")
    said(other, action="reject", document=1, anchor=anchor)
    answer = rawi("merge", case, other, language=language)
    assert (answer.code, answer.err) == (0, "")
    assert is_arabic(answer.out) or language == "en"
    for words in ("المرفأ", "الساحل", "حي الوعر"):
        assert words in answer.out
    if language == "en":
        assert "2 new judgements" in answer.out
        assert "2 open disagreements" in answer.out
        assert answer.out.count("(holds now)") == 2
        assert "tagged as Place" in answer.out
        assert "no mention" in answer.out
    again = rawi("merge", case, other)
    assert "Nothing new" in again.out
    assert "2 open disagreements" in again.out
    assert rawi("verify", case).code == 0


def test_an_article_of_the_other_copy_comes_in(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    other, file = tmp_path / "other.rawi", tmp_path / "more.txt"
    file.write_text("خبر آخر\n" + NEWS, encoding="utf-8")
    assert rawi("import", other, file).code == 0
    before = other.read_bytes()
    answer = rawi("merge", case, other)
    assert "One new article, one newer analysis, no new judgement." in answer.out
    assert "No open disagreements." in answer.out
    assert other.read_bytes() == before
    with CaseFile.open(case) as opened:
        assert opened.documents.count() == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", NO_CASES, ids=lambda make: make.__name__)
def test_what_is_no_case_is_not_merged(
    rawi: Terminal, case: Path, make: object, language: Language
) -> None:
    assert callable(make)
    bad = case.with_name("bad.rawi")
    make(bad)
    before = case.read_bytes()
    assert_told(rawi("merge", case, bad, language=language), "bad.rawi", language)
    assert case.read_bytes() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_not_merged_with_itself(rawi: Terminal, case: Path, language: Language) -> None:
    assert_told(rawi("merge", case, case, language=language), case.name, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_that_somebody_writes_to_is_not_merged_into(
    case: Path, tmp_path: Path, language: Language
) -> None:
    other = tmp_path / "other.rawi"
    shutil.copy(case, other)
    with CaseFile.open(case):
        assert_told(start("merge", case, other, language=language), case.name, language)


def test_a_merge_on_a_full_disk_takes_nothing_in(
    rawi: Terminal, case: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.rawi"
    files = []
    for number in range(40):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"خبر {number}\n{NEWS * 4}", encoding="utf-8")
    assert rawi("import", other, *files, "--workers", "1").code == 0
    with small_disk(tmp_path, "900k") as disk:
        target = disk / "case.rawi"
        shutil.copy(case, target)
        fill(disk, but=200_000)
        assert_told(rawi("merge", target, other), "case.rawi", "en")
        with CaseFile.open(target, read_only=True) as opened:
            assert opened.documents.count() == 2
            assert opened.verify().problems == ()


# --- repair


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_repair_says_what_was_saved_and_lost(
    rawi: Terminal, case: Path, tmp_path: Path, language: Language
) -> None:
    said(case, action="set_property", document=1, property="outlet", value="المرفأ")
    said(case, action="set_property", document=1, property="outlet", value="الساحل")
    with CaseFile.open(case) as opened:
        first = opened.journal.links()[0].uid.encode()
    case.write_bytes(case.read_bytes().replace(first, b"x" * len(first)))
    damaged = case.read_bytes()
    out = tmp_path / "مُصلَحة.rawi"
    answer = rawi("repair", case, out, language=language)
    assert (answer.code, answer.err) == (0, "")
    assert str(out) in answer.out
    if language == "en":
        assert "2 articles were saved, 2 with their analysis." in answer.out
        assert "One judgement was saved, one more is known to be missing." in answer.out
    else:
        assert "أُنقذ مقالان" in answer.out
        assert "حكماً آخر مفقود" in answer.out
    assert case.read_bytes() == damaged
    assert rawi("verify", out).code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_nothing_to_save_no_case_is_made(
    rawi: Terminal, tmp_path: Path, language: Language
) -> None:
    for name, content in (("empty.rawi", b""), ("zeros.rawi", bytes(90_000))):
        (tmp_path / name).write_bytes(content)
        out = tmp_path / "out.rawi"
        assert_told(rawi("repair", tmp_path / name, out, language=language), name, language)
        assert not out.exists()
    assert_told(rawi("repair", tmp_path / "no.rawi", out, language=language), "no.rawi", language)


def test_a_repair_never_replaces_a_file(rawi: Terminal, case: Path) -> None:
    before = case.read_bytes()
    assert_told(rawi("repair", case, case), case.name, "en")
    assert case.read_bytes() == before


# --- verify


def test_verify_tells_of_the_last_backup(rawi: Terminal, case: Path) -> None:
    for old in case.parent.glob("*.backups/*"):
        old.unlink()
    assert "no backup" in rawi("verify", case).out
    with CaseFile.open(case) as opened:
        assert BackupRun(opened.connection).wait().made is not None
    for language in LANGUAGES:
        answer = rawi("verify", case, language=language)
        assert answer.code == 0
        assert "case.rawi.backups" in answer.out
        assert is_arabic(answer.out.splitlines()[1]) == (language == "ar")


def test_an_index_that_does_not_agree(rawi: Terminal, case: Path) -> None:
    with CaseFile.open(case) as opened, opened.connection.atomic() as db:
        db.conn.execute("UPDATE entity_index SET mentions = mentions + 1 WHERE document_id = 2")
    answer = rawi("verify", case)
    assert answer.code == 1
    assert "document 2: the index" in answer.out
    assert "document 1" not in answer.out


def test_an_index_that_is_only_seen_to_be_wrong_by_making_it_anew(
    rawi: Terminal, case: Path
) -> None:
    assert rawi("verify", case, "--thorough").code == 0
    with CaseFile.open(case) as opened, opened.connection.atomic() as db:
        db.conn.execute("UPDATE claim_index SET stance = stance + 1")
    assert rawi("verify", case).code == 0
    answer = rawi("verify", case, "--thorough", language="ar")
    assert answer.code == 1
    assert "claim_index" in answer.out


def test_a_search_index_of_another_text(rawi: Terminal, case: Path) -> None:
    with CaseFile.open(case) as opened, opened.connection.atomic() as db:
        db.conn.execute("INSERT INTO words (words) VALUES ('delete-all')")
    answer = rawi("verify", case)
    assert answer.code == 1
    assert "document 1: the search index" in answer.out
    with CaseFile.open(case) as opened, opened.connection.atomic() as db:
        for number in opened.documents.ids():
            db.conn.execute("INSERT INTO words (rowid, term) VALUES (?, 'أخرى')", (number,))
    assert rawi("verify", case).code == 0
    answer = rawi("verify", case, "--thorough")
    assert answer.code == 1
    assert "words" in answer.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_written_into_an_automatic_backup(
    rawi: Terminal, case: Path, news: Path, language: Language
) -> None:
    with CaseFile.open(case) as opened:
        opened.documents.add(Article("نص جديد"), file=None)
        BackupRun(opened.connection).wait()
    made = backups(case)[-1].path
    answer = rawi("import", made, news, language=language)
    assert_told(answer, made.name, language)
    assert ("automatic backup" in answer.err) == (language == "en")
    assert rawi("verify", made).code == 0


def test_a_newer_case_is_backed_up_by_nobody(rawi: Terminal, tmp_path: Path) -> None:
    newer(tmp_path / "new.rawi")
    assert_told(rawi("backup", tmp_path / "new.rawi", tmp_path / "out.rawi"), "new.rawi", "en")
    assert not (tmp_path / "out.rawi").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="times are set otherwise there")
def test_import_backs_up_what_was_there_before(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    past = time.time() - 3600
    os.utime(case, (past, past))
    for old in case.parent.glob("*.backups/*"):
        old.unlink()
    file = tmp_path / "more.txt"
    file.write_text("خبر آخر\n" + NEWS, encoding="utf-8")
    assert rawi("import", case, file, "--no-backup").code == 0
    assert list(case.parent.glob("*.backups/*")) == []
    file.write_text("خبر ثالث\n" + NEWS, encoding="utf-8")
    assert rawi("import", case, file).code == 0
    (made,) = case.parent.glob("*.backups/*")
    with CaseFile.open(made) as backup:
        assert backup.documents.count() == 3
    file.write_text("خبر رابع\n" + NEWS, encoding="utf-8")
    assert rawi("import", case, file).code == 0
    assert len(list(case.parent.glob("*.backups/*"))) == 1
