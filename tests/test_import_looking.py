"""How articles stand to a case and to one another; tables read as told; files that are still."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.analysis.model import Article
from desktop.import_looking import Look, Looker, Standings, look_at
from desktop.importing.problems import TableWithoutText
from desktop.intake import Request
from desktop.remembered_columns import (
    carry_columns,
    columns_in,
    header_key,
    remember_columns,
    remembered_columns,
)
from desktop.still_files import StillFiles
from storage.case_file import CaseFile

LINES = [f"قال المتحدث رقم {n} إن القافلة {n} وصلت إلى البلدة عند الظهر." for n in range(12)]
REPORT = "\n".join(LINES)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_article_is_compared_with_the_case_and_with_those_before_it(tmp_path: Path) -> None:
    corrected = write(tmp_path, "kept.txt", f"{REPORT}\nوأضاف أن الطريق سالك.")
    files = [
        write(tmp_path, "known.txt", f"خبر\n{REPORT}"),
        corrected,
        write(tmp_path, "reprint.txt", f"عنوان ثالث\n{REPORT}"),
        write(tmp_path, "new.txt", "مطر في درعا\nهطل مطر غزير على المدينة."),
        write(tmp_path, "again.txt", "مطر في درعا\nهطل مطر غزير على المدينة."),
        write(tmp_path, "empty.txt", ""),
    ]
    with CaseFile.create(tmp_path / "a.rawi") as case:
        case.documents.add(Article(f"خبر\n{REPORT}", title="خبر"), file="elsewhere.txt")
        case.documents.add(Article(REPORT, title="نص أول"), file=str(corrected))
        standings = Standings(case)
        looks = [one for looks in look_at([Request(file) for file in files]) for one in looks]
        found = [standings.of(one) for one in looks]
    assert [one.state for one in found] == ["known", "revision", "like", "new", "same", "problem"]
    assert (found[0].title, found[1].title, found[4].title) == ("خبر", "نص أول", "مطر في درعا")
    assert 0.5 <= found[2].shared <= 1


def test_without_a_case_reprints_are_found_among_the_files(tmp_path: Path) -> None:
    files = [write(tmp_path, f"{n}.txt", f"عنوان {n}\n{REPORT}") for n in range(2)]
    standings = Standings(None)
    looks = [one for looks in look_at([Request(file) for file in files]) for one in looks]
    assert [standings.of(one).state for one in looks] == ["new", "alike"]


class Reader:
    """Gives what it holds, as the process that reads files does; notes how it was asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def read(self, path: Path, *, columns: object, **_: object) -> list[object]:
        self.asked.append(columns)
        names = "q1\nq2"
        return [] if columns else [TableWithoutText(path.name, columns="q1, q2", names=names)]


def test_a_table_whose_columns_were_told_is_read_as_told() -> None:
    reader, told = Reader(), {"q1": "text"}
    look = Looker({header_key(["q2", "q1"]): told})
    assert look(Request(Path("a.csv")), reader) == ()  # type: ignore[arg-type]
    assert reader.asked == [None, told]
    (other,) = Looker()(Request(Path("a.csv")), Reader())  # type: ignore[arg-type]
    assert isinstance(other, Look)
    assert other.columns == {"q1": "", "q2": ""}
    assert columns_in(TableWithoutText("a.csv", columns="q1", names="q1")) == {"q1": ""}


def test_a_file_is_given_once_and_when_it_is_still(tmp_path: Path) -> None:
    files = StillFiles(tmp_path)
    one = write(tmp_path, "a.txt", "أول")
    assert files.look() == []
    assert files.moves()
    write(tmp_path, "a.txt", "أول وثانٍ")
    assert files.look() == [], "somebody writes to it"
    assert files.look() == [one]
    assert files.look() == []
    assert not files.moves()
    os.utime(one, ns=(1, 1))
    later = StillFiles(tmp_path, files.seen)
    assert (later.look(), later.look()) == ([], [one]), "it is another since"
    assert StillFiles(tmp_path / "gone").look() == []


def test_what_was_said_for_a_copy_of_a_case_is_carried_into_it(tmp_path: Path) -> None:
    said = {"q1": "text", "q2": "outlet"}
    with (
        CaseFile.create(tmp_path / "a.rawi") as case,
        CaseFile.create(tmp_path / "b.rawi") as copy,
    ):
        remember_columns(case.own_memory, ["q1", "q2"], {"q2": "text"})
        remember_columns(case.own_memory, ["q3"], {"q3": "text"})
        remember_columns(copy.own_memory, ["q1", "q2"], said)
        remember_columns(copy.own_memory, ["q3"], {"q3": "title"})
        carry_columns(copy.own_memory, case.own_memory, said)
        assert sorted(map(str, remembered_columns(case.own_memory).values())) == sorted(
            map(str, [said, {"q3": "text"}])
        )
