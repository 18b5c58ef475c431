from __future__ import annotations

import json
import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.commands.import_watching import watch
from desktop.import_order import ImportOrder
from desktop.look.translation import words
from desktop.remembered_columns import remembered_columns
from resources.training import training_articles
from storage.case_file import CaseFile
from tests.commands.conftest import LATER, NEWS
from tests.commands.running import LOCALES, Terminal, start


def test_a_case_is_made_and_progress_goes_to_stderr(
    news: Path, later: Path, tmp_path: Path
) -> None:
    case = tmp_path / "new.rawi"
    answer = start(*("import", case, news, later, "--published", "2021-03-04", "--outlet", "الشام"))
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines()[:2] == ["1/2 خبر.txt", "2/2 later.txt"]
    assert str(case) in answer.err
    with CaseFile.open(case, read_only=True) as opened:
        rows = opened.current.rows()
        assert [(row.title, row.outlet, row.published) for row in rows] == [
            ("انفجار في سوق حمص", "الشام", "2021-03-04"),
            ("هدوء في حلب بعد الانفجار", "الشام", "2021-03-04"),
        ]
        assert opened.documents.get(1).text == NEWS
        assert opened.documents.get(2).text == LATER
        assert opened.documents.get(1).file == str(news)
        analysis = opened.current(1)
        assert analysis is not None
        assert analysis.mentions
        assert opened.verify().problems == ()


def test_every_format_is_read_wherever_rawi_is_started(news: Path, tmp_path: Path) -> None:
    """The process that reads may open nothing but what it is loaded from, and it is loaded from a
    checkout that no path of Python's names."""
    table = tmp_path / "news.jsonl"
    texts = [NEWS, LATER]
    table.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts), "utf-8")
    page = tmp_path / "news.html"
    page.write_text(f"<article><p>{NEWS}</p></article>", encoding="utf-8")
    case = tmp_path / "new.rawi"
    told = ("import", case, table, page, "--columns", "text=text")
    answer = subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, told)],
        cwd=tmp_path,
        env={**_without_path(), "LANG": LOCALES["en"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert "2 of 2 files" in answer.stderr
    assert "They hold 3 articles." in answer.stderr


def _without_path() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_one_bad_file_among_good_ones_stops_none(
    rawi: Terminal, news: Path, later: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    case = tmp_path / "new.rawi"
    answer = rawi("import", case, news, bad, later)
    assert (answer.code, answer.out) == (1, "")
    assert "bad.txt: the file is empty" in answer.err
    assert "2 of 3" in answer.err
    with CaseFile.open(case, read_only=True) as opened:
        assert [row.title.split()[0] for row in opened.current.rows()] == ["انفجار", "هدوء"]


def test_an_existing_case_grows(rawi: Terminal, case: Path, tmp_path: Path) -> None:
    third = tmp_path / "third.txt"
    third.write_text("مطر في درعا\nهطل مطر غزير على درعا.\n", encoding="utf-8")
    assert rawi("import", case, third).code == 0
    with CaseFile.open(case, read_only=True) as opened:
        assert opened.documents.count() == 3


def test_the_same_text_again_is_one_document(rawi: Terminal, case: Path, news: Path) -> None:
    before = rawi("show", case).out
    assert rawi("import", case, news, "--outlet", "غيرها").code == 0
    assert rawi("show", case).out == before


def test_a_folder_is_all_its_files_and_what_is_left_out_is_told_once(
    rawi: Terminal, news: Path, later: Path
) -> None:
    folder = news.parent
    told = "وقال المتحدث إن الطريق بين المدينتين فُتح بعد ظهر الثلاثاء، وإن القوافل عادت إليه. "
    page = f"<!doctype html><article><h1>فتح الطريق</h1><p>{told * 3}</p><p>{told * 2}</p>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    assert rawi("import", folder / "new.rawi", folder).code == 0
    for number in range(5):
        (folder / f"{number}.png").write_bytes(b"\x89PNG")
    answer = rawi("import", folder / "again.rawi", folder)
    assert answer.code == 1
    assert "0.png, 1.png, 2.png, 3.png, 4.png" in answer.err
    assert answer.err.count("png") == 5 + 5, "each is named by its progress and by the sentence"
    case = folder / "new.rawi"
    with CaseFile.open(case, read_only=True) as opened:
        assert opened.documents.count() == 3


def test_a_folder_without_files_is_named(rawi: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    answer = rawi("import", tmp_path / "new.rawi", folder)
    assert answer.code == 1
    assert folder.name in answer.err


def test_the_training_case(rawi: Terminal, tmp_path: Path) -> None:
    case = tmp_path / "training.rawi"
    assert rawi("import", case, "--training").code == 0
    with CaseFile.open(case, read_only=True) as opened:
        rows = opened.current.rows()
        assert len(rows) == len(training_articles()) >= 6
        assert all(row.outlet and row.published for row in rows)
        assert opened.verify().problems == ()


def test_several_workers_come_to_the_same_in_the_same_order(rawi: Terminal, tmp_path: Path) -> None:
    files = []
    for number in range(14):
        file = tmp_path / f"{number:02}.txt"
        file.write_text(f"الخبر رقم {number}\n{NEWS}", encoding="utf-8")
        files.append(file)
    (tmp_path / "05.txt").write_bytes(b"")
    cases = {workers: tmp_path / f"by{workers}.rawi" for workers in (1, 2)}
    for workers, case in cases.items():
        answer = rawi("import", case, *files, "--workers", str(workers))
        assert answer.code == 1
        assert [line.split()[0] for line in answer.err.splitlines() if "/14" in line] == [
            f"{done}/14" for done in range(1, 15)
        ]
        assert "05.txt" in answer.err
    assert rawi("show", cases[1]).out == rawi("show", cases[2]).out
    assert not multiprocessing.active_children()


def test_a_name_that_is_no_utf_8_is_taken_in(tmp_path: Path) -> None:
    file = Path(f"{tmp_path}/\udcff.txt")
    try:
        file.write_text(NEWS, encoding="utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this system's file names are all Unicode")
    case = tmp_path / "new.rawi"
    assert start("import", case, file, "--outlet", "\udcfe").code == 0
    with CaseFile.open(case, read_only=True) as opened:
        assert opened.documents.get(1).file == f"{tmp_path}/\ufffd.txt"
        assert opened.documents.get(1).outlet == "\ufffd"


def test_a_killed_import_goes_on_where_it_was(rawi: Terminal, tmp_path: Path) -> None:
    folder, case = tmp_path / "in", tmp_path / "new.rawi"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"الخبر رقم {number}\n{NEWS}", encoding="utf-8")
    command = ["import", str(case), str(folder), "--no-backup"]
    killed = subprocess.Popen(
        [sys.executable, "-m", "desktop", *command],
        stderr=subprocess.PIPE,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
    )
    assert killed.stderr is not None
    for line in killed.stderr:
        if line.startswith(b"3/"):
            killed.kill()
            break
    killed.stderr.close()
    killed.wait()
    answer = rawi("import", case, "--continue", "--no-backup")
    assert answer.code == 0
    assert f"Going on with the import of {folder}, cut off after" in answer.err
    known = re.search(r"(\d+) articles were in it and read already", answer.err)
    assert known is not None
    assert 3 <= int(known[1]) < 9
    with CaseFile.open(case, read_only=True) as opened:
        assert opened.documents.count() == 9
        assert opened.connection.rows("SELECT count(*) FROM provenances") == [(9,)]
    assert "No import of this case was cut off." in rawi("import", case, "--continue").err


def test_what_would_come_is_listed_and_nothing_kept(
    rawi: Terminal, case: Path, news: Path, tmp_path: Path
) -> None:
    table = tmp_path / "rows.csv"
    rows = f'متن;يوم;جهة\n"{LATER} وزاد أن الطريق آمن.";2021-03-09;الشام\n"{NEWS}";;\n'
    table.write_text(rows, encoding="utf-8")
    (tmp_path / "bad.png").write_bytes(b"\x89PNG")
    columns = "text=متن,published=يوم,outlet=جهة"
    answer = rawi(
        "import", case, news, table, tmp_path / "bad.png", "--dry-run", "--columns", columns
    )
    assert answer.code == 1
    assert "bad.png" in answer.err
    listed = answer.out.splitlines()
    assert "in the case already" in answer.out
    assert any("2021-03-09" in line for line in listed)
    assert "a column of the table" in " ".join(answer.out.split())
    assert "much the same as in the case" in answer.out
    with CaseFile.open(case, read_only=True) as opened:
        assert opened.documents.count() == 2
    assert rawi("import", tmp_path / "none.rawi", news, "--dry-run").code == 0
    assert not (tmp_path / "none.rawi").exists()


def test_columns_are_said_once_for_all_tables_with_that_header(
    rawi: Terminal, tmp_path: Path
) -> None:
    case, header = tmp_path / "new.rawi", "q1,q2,q3"
    for name, row in (("a", f'"{NEWS}","أ",2021-03-04'), ("b", f'"{LATER}","ب",2021-03-06')):
        (tmp_path / f"{name}.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text(f'q1,q2\n"{NEWS} {LATER}",ج\n', encoding="utf-8")
    told = "text=q1,outlet=q2,published=q3"
    answer = rawi("import", case, tmp_path / "a.csv", "--columns", told)
    assert (answer.code, "q1" in answer.err) == (0, False), "nobody is told what they said"
    for extra in (["--dry-run"], []):
        answer = rawi("import", case, tmp_path / "b.csv", tmp_path / "c.csv", *extra)
        assert answer.code == 0
        recalled = [line for line in answer.err.splitlines() if "q1" in line]
        assert len(recalled) == 1, "the other table has another header"
        assert recalled[0].startswith("b.csv: ")
        assert told in recalled[0]
    rawi("import", case, tmp_path / "b.csv", "--columns", "text=q1")
    with CaseFile.open(case, read_only=True) as opened:
        rows = [(row.outlet, row.published) for row in opened.current.rows()]
        assert rows == [("أ", "2021-03-04"), ("ب", "2021-03-06"), (None, None)]
        kept = remembered_columns(opened.own_memory)
    assert list(kept.values()) == [{"q1": "text"}], "what was said last holds"


def test_a_person_knows_the_encoding_better(rawi: Terminal, tmp_path: Path) -> None:
    file, case = tmp_path / "a.txt", tmp_path / "new.rawi"
    file.write_bytes(NEWS.encode("iso8859_6", errors="ignore"))
    assert rawi("import", case, file, "--encoding", "iso-8859-6").code == 0
    with CaseFile.open(case, read_only=True) as opened:
        assert opened.documents.get(1).text == NEWS
    answer = rawi("import", case, file, "--columns", "title=x")
    assert answer.code == 2
    assert "text=NAME" in answer.err


def test_new_files_of_a_watched_folder_come_in(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    pauses = 0

    def pause(_seconds: float) -> None:
        nonlocal pauses
        pauses += 1
        if pauses == 2:
            (folder / "b.txt").write_text(LATER, encoding="utf-8")
            (folder / "c.png").write_bytes(b"\x89PNG")
        if pauses == 5:
            raise KeyboardInterrupt

    with CaseFile.create(tmp_path / "a.rawi") as case:
        order = ImportOrder((folder,), outlet="النهر")
        assert watch(case, order, words("en"), workers=1, pause=pause) == 0
        assert [(row.title.split()[0], row.outlet) for row in case.current.rows()] == [
            ("انفجار", "النهر"),
            ("هدوء", "النهر"),
        ]
