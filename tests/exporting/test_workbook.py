"""Workbooks are read back by openpyxl."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from desktop.exporting import workbook
from desktop.exporting.content import Content, ExportedDocument
from desktop.exporting.problems import ExportCancelled
from desktop.exporting.sheet_rows import exact_moment
from desktop.exporting.tables_of_articles import CLAIMS, EVENTS, MENTIONS
from desktop.exporting.tables_of_case import CONFLICTS, ENTITIES, TOLLS
from desktop.exporting.workbook import workbook_of
from desktop.exporting.writing import write_whole
from desktop.look.translation import words
from tests import builders
from tests.exporting.reading_back import KARAMA, with_claims, with_places, written

TABLES = (CLAIMS, EVENTS, ENTITIES, MENTIONS, CONFLICTS, TOLLS)
write_all = workbook_of(*TABLES)
write_claims = workbook_of(CLAIMS)


def read(raw: bytes) -> Any:
    return load_workbook(BytesIO(raw))


def column(sheet: Any, heading: str) -> list[Any]:
    """The cells under a heading."""
    head = [cell.value for cell in sheet[1]]
    return [cells[head.index(heading)] for cells in sheet.iter_rows(min_row=2)]


def test_each_table_is_a_sheet_whose_headings_stay_and_filter(content: Content) -> None:
    book = read(written(content, write_all))
    assert book.sheetnames == ["Claims", "Events", "Entities", "Mentions", "Conflicts", "Tolls"]
    for sheet, table in zip(book, TABLES, strict=True):
        assert sheet.max_column == len(table.columns)
        assert (sheet.freeze_panes, sheet.sheet_view.rightToLeft) == ("B2", None)
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
        assert sheet.max_row > 1
        assert sheet.column_dimensions["A"].width > 10


def test_an_arabic_workbook_runs_from_right_to_left(content: Content) -> None:
    book = read(written(replace(content, words=words("ar")), write_all))
    assert book.sheetnames[0] == "الأقوال"
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert column(book["الأقوال"], "الموقف")[2].value == "يزعم"
    assert column(book["الأقوال"], "stance_code")[2].value == "alleges"


def test_numbers_days_and_minutes_are_what_they_are(content: Content) -> None:
    sheet = read(written(with_places(content, e5=KARAMA), write_claims))["Claims"]
    assert column(sheet, "Number, low")[1].value == 12
    assert column(sheet, "Latitude")[0].value == 35.87
    day = column(sheet, "Earliest")[0]
    assert (day.value, day.number_format) == (datetime(2021, 5, 3), "yyyy-mm-dd")  # noqa: DTZ001
    minute = column(sheet, "Earliest")[2]
    assert (minute.value, minute.number_format) == (
        datetime(2021, 5, 2, 3), "yyyy-mm-dd hh:mm",  # noqa: DTZ001
    )  # fmt: skip
    assert column(sheet, "Earliest")[3].value is None
    assert column(sheet, "Confirmed")[0].value is True


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("2021-05-03", date(2021, 5, 3)),
        ("2021-05-03T04:05", datetime(2021, 5, 3, 4, 5)),  # noqa: DTZ001
        ("2021-05-03T04:05+03:00", None),
        ("1899-12-31", None),
        ("2021-05", None),
        ("2021-02-30", None),
    ],
)
def test_only_what_excel_can_hold_is_a_date(told: str, held: date | None) -> None:
    assert exact_moment(told) == held


@pytest.mark.parametrize(
    "hostile",
    ["=1+1", "{=1+1}", "+1", "-1", "@SUM(1)", "＝1", "http://a.example/", "<r><t>x</t></r>", "12",
     "_x0041_", " \t"],
)  # fmt: skip
def test_words_are_words_whatever_they_begin_with(content: Content, hostile: str) -> None:
    raw = written(with_claims(content, lambda c: replace(c, text=hostile)), write_claims)
    cell = column(read(raw)["Claims"], "Words")[0]
    told = unescape(cell.value)  # openpyxl leaves the escapes of inline strings
    assert (told.strip(), cell.data_type) == (hostile.strip(), "s")
    assert bool(cell.quotePrefix) == hostile.startswith(("=", "+", "-", "@", "＝", " \t"))
    with zipfile.ZipFile(BytesIO(raw)) as parts:
        sheets = b"".join(parts.read(n) for n in parts.namelist() if "worksheets" in n)
        assert b"<f>" not in sheets
        assert b"hyperlink" not in sheets


@pytest.mark.parametrize("hostile", ["=1+1", "<r><t>x</t></r>", "a & b", "_x0041_", " قوات "])
def test_names_are_words_whatever_they_begin_with(content: Content, hostile: str) -> None:
    def documents() -> Iterator[ExportedDocument]:
        for document in content.documents():
            about = replace(document.analysis.document, outlet=hostile)
            yield replace(document, analysis=replace(document.analysis, document=about))

    book = read(written(replace(content, documents=documents), write_claims))
    for cell in column(book["Claims"], "Outlet"):
        assert (unescape(cell.value), cell.data_type) == (hostile, "s")


def test_what_is_too_long_for_a_cell_is_cut_and_says_so(content: Content) -> None:
    text = "🙂" + "كلام " * 8000 + "🙂" * 9000
    book = read(written(with_claims(content, lambda c: replace(c, text=text)), write_claims))
    held = column(book["Claims"], "Words")[0].value
    assert len(held.encode("utf-16-le")) // 2 <= workbook.CHARACTERS
    kept, _, said = held.rpartition(" […cut: ")
    assert text.startswith(kept)
    assert said.startswith(f"a cell cannot hold {len(text)} characters")


def test_a_full_sheet_goes_on_in_another(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 4)
    book = read(written(content, write_claims))
    assert book.sheetnames == ["Claims", "Claims 2", "Claims 3"]
    told = [cell.value for sheet in book for cell in column(sheet, "Words")]
    assert told == [claim.text for claim in builders.analysis().claims] * 2
    assert all(sheet.auto_filter.ref for sheet in book)


def test_broken_letters_do_not_break_the_file(content: Content) -> None:
    text = "قبل\ud83d\x07\ufffeبعد"
    book = read(written(with_claims(content, lambda c: replace(c, text=text)), write_claims))
    assert re.fullmatch("قبل\ufffd{3}بعد", column(book["Claims"], "Words")[0].value)


def test_its_parts_lie_beside_the_file_and_are_gone(content: Content, tmp_path: Path) -> None:
    seen: list[str] = []

    def documents(*, cancelled: bool) -> Iterator[ExportedDocument]:
        yield from content.documents()
        seen.extend(path.name for path in tmp_path.iterdir() if path.is_dir())
        if cancelled:
            raise ExportCancelled

    out = tmp_path / "out.xlsx"

    def write(file: IO[bytes], *, cancelled: bool) -> None:
        told = replace(content, documents=lambda: documents(cancelled=cancelled))
        write_all(told, file)

    with pytest.raises(ExportCancelled):
        write_whole(out, partial(write, cancelled=True))
    assert not list(tmp_path.iterdir())
    write_whole(out, partial(write, cancelled=False))
    assert len(seen) == 2
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_is_told_as_such(content: Content) -> None:
    class Full(BytesIO):
        def write(self, _bytes: Any) -> int:
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        write_claims(content, Full())
