"""Tables: rows as articles, columns as a person said, by their names, or by what is in them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from desktop.importing.found import FoundArticle, Guess
from desktop.importing.problems import RowsLeftOut, TableWithoutText
from desktop.importing.source import Reading
from desktop.importing.table_dates import date_of_cell
from tests.importing.reading import read_all, read_one, told

BODY = "قال المتحدث باسم البلدية إن الهدوء عاد إلى المدينة في هذا اليوم، وإن الطرق فتحت من جديد."
BODIES = [f"{BODY} وهذا الخبر رقم {number}." for number in range(3)]
RECORDS = [
    {
        "العنوان": f"عنوان {number}",
        "نص الخبر": body,
        "المصدر": "الشاطئ",
        "تاريخ": f"{number + 1}/3/2024",
    }
    for number, body in enumerate(BODIES)
]

LINES = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS).encode()


def _csv(delimiter: str = ",", header: bool = True) -> str:
    rows = [list(record.values()) for record in RECORDS]
    if header:
        rows.insert(0, list(RECORDS[0]))
    return "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)


TABLE = _csv().encode("cp1256")


def _excel(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rewritten(raw: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for info in old.infolist():
            new.writestr(info, content if info.filename == name else old.read(info))
    return stream.getvalue()


def _files() -> Iterator[tuple[str, bytes, str]]:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1256"):
        yield f"{encoding}.csv", _csv().encode(encoding), "csv"
    yield "a.tsv", _csv("\t").encode(), "csv"
    yield "semicolons.csv", _csv(";").encode(), "csv"
    yield "a.jsonl", LINES, "json"
    yield "list.json", json.dumps(RECORDS, indent=1).encode(), "json"
    yield "within.json", json.dumps({"count": 3, "articles": RECORDS}).encode(), "json"
    rows = [list(RECORDS[0]), *(list(record.values()) for record in RECORDS)]
    yield "a.xlsx", _excel(("أخبار", rows)), "excel"


@pytest.mark.parametrize(
    ("name", "raw", "key"), [pytest.param(*file, id=file[0]) for file in _files()]
)
def test_rows_are_articles_whatever_the_table_is_in(name: str, raw: bytes, key: str) -> None:
    found = read_all(raw, name)
    assert len(found) == 3
    for number, each in enumerate(found):
        assert isinstance(each, FoundArticle), each
        assert each.format == key
        assert each.text == f"عنوان {number}\n{BODIES[number]}"
        assert each.title == Guess(f"عنوان {number}", "column", f"العنوان: عنوان {number}")
        assert each.outlet == Guess("الشاطئ", "column", "المصدر: الشاطئ")
        written = f"تاريخ: {number + 1}/3/2024"
        assert each.published == Guess(f"2024-03-0{number + 1}", "column", written)
        assert each.member == str(number + (1 if key == "json" else 2))


def test_columns_without_a_name_are_known_by_what_is_in_them() -> None:
    found = read_all(_csv(header=False).encode(), "a.csv")
    assert [each.member for each in found if isinstance(each, FoundArticle)] == ["1", "2", "3"]
    first = found[0]
    assert isinstance(first, FoundArticle)
    assert first.text == BODIES[0]
    assert first.published == Guess("2024-03-01", "column", "4: 1/3/2024")
    headline = "عودة الهدوء إلى المدينة بعد يومين"
    with_title = read_one(f"x,{headline},{BODY * 2}\n".encode(), "a.csv")
    assert with_title.title == Guess(headline, "column", f"2: {headline}")


def test_what_a_person_said_of_the_columns_wins() -> None:
    said = {"المصدر": "author", "نص الخبر": "text", "غيره": "title"}
    found = read_all(_csv().encode(), "a.csv", Reading(columns=said))[0]
    assert isinstance(found, FoundArticle)
    assert (found.text, found.title, found.outlet) == (BODIES[0], None, None)
    assert found.author == Guess("الشاطئ", "column", "المصدر: الشاطئ")


def test_a_chosen_encoding_wins() -> None:
    found = read_all(_csv().encode("cp1256"), "a.csv", Reading(encoding="cp1256"))[0]
    assert isinstance(found, FoundArticle)
    assert found.encoding == "cp1256"
    assert found.text.endswith(BODIES[0])


def test_rows_without_an_article_are_told_together() -> None:
    raw = f"text,date\n{BODY},2024-03-01\nno Arabic,2024-03-02\n,2024-03-03\n,\n{BODY},x\n".encode()
    *articles, left = read_all(raw, "a.csv")
    assert [each.member for each in articles if isinstance(each, FoundArticle)] == ["2", "6"]
    assert isinstance(left, RowsLeftOut)
    assert left.fields == {"file": "a.csv", "count": 2, "rows": "3, 4"}
    lines = "\n".join((json.dumps({"text": BODY}), "{broken", "[" * 100_000, '{"text": 3}'))
    *articles, left = read_all(lines.encode(), "a.jsonl")
    assert len(articles) == 1
    assert isinstance(left, RowsLeftOut)
    assert left.fields["count"] == 3


def test_fields_within_fields_and_lists_are_cells() -> None:
    record = {"data": {"article": {"text": [BODY, BODY]}}, "source": "الشاطئ"}
    said = {"data.article.text": "text"}
    found = read_one(json.dumps(record).encode(), "a.json", Reading(columns=said))
    assert found.text == f"{BODY}\n{BODY}"


def test_sheets_without_articles_are_passed_over() -> None:
    moments = [datetime.fromisoformat(written) for written in ("2024-03-04T10:05", "2024-03-05")]
    rows: list[list[Any]] = [["text", "date"], *([BODY, moment] for moment in moments)]
    first, second = read_all(_excel(("فهرس", [["a", 1]]), ("أخبار", rows)), "a.xlsx")
    assert isinstance(first, FoundArticle)
    assert isinstance(second, FoundArticle)
    assert (first.member, second.member) == ("أخبار/2", "أخبار/3")
    assert first.published is not None
    assert second.published is not None
    assert (first.published.value, second.published.value) == ("2024-03-04T10:05:00", "2024-03-05")
    assert told(_excel(("فهرس", [["a", 1]])), "a.xlsx") == ["TableWithoutText"]


def test_the_first_article_tells_what_each_column_was_taken_for() -> None:
    found = read_all(_csv().encode(), "a.csv")
    articles = [one for one in found if isinstance(one, FoundArticle)]
    assert articles[0].columns is not None
    assert "text" in articles[0].columns.values()
    assert all(one.columns is None for one in articles[1:])


def test_a_table_without_articles_names_its_columns() -> None:
    (problem,) = read_all(b"name,count\nx,1\n", "a.csv")
    assert isinstance(problem, TableWithoutText)
    assert problem.fields["columns"] == "name, count"
    assert problem.fields["names"] == "name\ncount"


WORKBOOK = _excel(("a", [["text"], [BODY]]))
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 1000 + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8))
    + b'<!ENTITY z SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>'
)  # fmt: skip
FAR_STYLE = b"""<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<cellXfs count="1"><xf numFmtId="99999999999" fontId="0" fillId="0" borderId="0"/></cellXfs>
</styleSheet>"""
BOMBED = _rewritten(WORKBOOK, "xl/worksheets/sheet1.xml", BOMB + b"&i;")


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("a.csv", b"", "FileEmpty"),
        ("a.csv", b"\x00\x01\xff\xfe" * 400, "FileBinary"),
        ("a.json", b"", "FileEmpty"),
        ("a.json", b'{"a": ', "FileDamaged"),
        ("a.json", b"[" * 200_000, "FileDamaged"),
        ("a.json", b"[1, 2]", "TableWithoutText"),
        ("a.xlsx", WORKBOOK[:-30], "FileDamaged"),
        ("a.xlsx", _rewritten(WORKBOOK, "xl/workbook.xml", b"<x/>"), "FileDamaged"),
        ("a.xlsx", _rewritten(WORKBOOK, "xl/styles.xml", FAR_STYLE), "FileDamaged"),
        ("a.xlsx", _rewritten(WORKBOOK, "xl/worksheets/sheet1.xml", b"<works"), "FileDamaged"),
        ("a.xlsx", BOMBED, "FileDamaged"),
        ("a.xlsx", _rewritten(WORKBOOK, "xl/worksheets/sheet1.xml", BOMB + b"&z;"), "FileDamaged"),
        (
            "a.xlsx",
            _rewritten(WORKBOOK, "xl/worksheets/sheet1.xml", b" " * 20_000_000),
            "ArchiveTooLarge",
        ),
    ],
)
def test_a_table_that_is_no_use_is_one_sentence(name: str, raw: bytes, problem: str) -> None:
    assert told(raw, name) == [problem]


def _dates(name: str, raw: bytes) -> list[str | None]:
    found = [each for each in read_all(raw, name) if isinstance(each, FoundArticle)]
    return [article.published.value if article.published else None for article in found]


def _texts(name: str, table: str) -> list[str]:
    return [each.text for each in read_all(table.encode(), name) if isinstance(each, FoundArticle)]


def test_a_number_in_a_column_of_dates_is_a_day_of_excel() -> None:
    rows: list[list[Any]] = [
        ["نص الخبر", "تاريخ", "رقم"],
        [BODY, 42634, 42634],
        [BODY, 42634.5, 42635],
    ]
    assert _dates("a.xlsx", _excel(("أخبار", rows))) == ["2016-09-21", "2016-09-21T12:00:00"]
    # Numbers that nothing calls dates are none.
    rows = [["نص الخبر", "رقم"], [BODY, 42634], [BODY, 42635]]
    assert _dates("a.xlsx", _excel(("أخبار", rows))) == [None, None]


@pytest.mark.parametrize("written", ["1445-11-04", "٤/١١/١٤٤٥ هـ", "4 ذو القعدة 1445"])
def test_a_hijri_date_in_a_column_is_told_as_one(written: str) -> None:
    found = read_one(f"text,date\n{BODY},{written}\n".encode(), "a.csv")
    assert found.published == Guess("2024-05-12", "hijri_date", written)


def test_a_caption_above_the_names_of_the_columns() -> None:
    names = list(RECORDS[0])
    rows = [["أخبار الأسبوع"], [], names, *(list(record.values()) for record in RECORDS)]
    found = read_all(_excel(("أخبار", rows)), "a.xlsx")
    assert [each.member for each in found if isinstance(each, FoundArticle)] == ["4", "5", "6"]
    assert isinstance(found[0], FoundArticle)
    assert found[0].outlet == Guess("الشاطئ", "column", "المصدر: الشاطئ")
    captioned = f'"أخبار الأسبوع"\r\n{_csv()}'
    assert _texts("a.csv", captioned) == _texts("a.csv", _csv())


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_excel_is_told_of_the_delimiter(mark: str) -> None:
    assert _texts("a.csv", f"{mark}sep=;\r\n{_csv(';')}") == _texts("a.csv", _csv(";"))


def test_names_in_a_list_and_text_in_pieces() -> None:
    pieces = ["قال ", {"type": "bold", "text": "المتحدث"}, BODY.removeprefix("قال المتحدث")]
    record = {"text": pieces, "authors": ["ريم", "سامي"], "source": {"id": None, "name": "النهر"}}
    found = read_one(json.dumps([record]).encode(), "a.json")
    assert found.text == BODY
    assert found.author == Guess("ريم، سامي", "column", "authors: ريم\nسامي")
    assert found.outlet == Guess("النهر", "column", "source.name: النهر")


@pytest.mark.parametrize(
    "cell",
    [
        f"<p>{BODY}</p>\n<p>ثم <a href='/x'>سكت</a>&nbsp;أمس.</p><script>x()</script>",
        f"{BODY}\n\nثم <strong>سكت</strong> أمس.",
        f"{BODY}<br/>ثم سكت أمس.<!-- more -->",
    ],
)
def test_a_field_that_is_a_piece_of_a_page_is_read_as_one(cell: str) -> None:
    record = {"title": {"rendered": "الهدوء &#8220;عاد&#8221;"}, "content": {"rendered": cell}}
    found = read_one(json.dumps([record]).encode(), "posts.json")
    assert found.text == f"الهدوء “عاد”\n{BODY}\nثم سكت أمس."


def test_a_title_that_its_cell_holds_several_times_is_one() -> None:
    headline = "عودة الهدوء إلى سوق المدينة - الشاطئ"
    record = {"title": f"{headline} {headline}  {headline.removesuffix(' - الشاطئ')}", "text": BODY}
    found = read_one(json.dumps([record]).encode(), "a.json")
    assert found.title is not None
    assert found.title.value == headline
    assert found.text == f"{headline}\n{BODY}"
    record = {"title": f"{headline} {headline} وحده", "text": BODY}
    assert read_one(json.dumps([record]).encode(), "a.json").text.startswith(record["title"])


def test_signs_of_more_and_less_are_no_tags() -> None:
    text = f"{BODY} كان 3 < 5 و a>b & c"
    assert read_one(json.dumps([{"text": text}]).encode(), "a.json").text == text


def _as_facebook(text: str) -> str:
    """Facebook writes each byte of a text as if it were a character."""
    return text.encode().decode("latin-1")


def test_what_facebook_exports() -> None:
    post = {"timestamp": 1715514730, "data": [{"post": _as_facebook(BODY)}, {"update": 1}]}
    (found,) = read_all(json.dumps([post]).encode(), "your_posts_1.json")
    assert isinstance(found, FoundArticle)
    assert found.text == BODY
    assert found.published is not None
    chat = {
        "participants": [{"name": _as_facebook(name)} for name in ("ريم", "سامي", "سلمى")],
        "messages": [
            {"sender_name": _as_facebook("ريم"), "timestamp_ms": 1715514730123, "content": said}
            for said in (_as_facebook(BODY), "Hello")
        ],
    }
    message, left = read_all(json.dumps(chat).encode(), "message_1.json")
    assert isinstance(message, FoundArticle)
    assert message.text == BODY
    assert message.outlet == Guess("ريم", "column", "sender_name: ريم")
    assert isinstance(left, RowsLeftOut)


def test_latin_letters_stay_as_they_are() -> None:
    text = f"{BODY} Médecins Sans Frontières"
    record = {"text": text, "author": "André Müller"}
    found = read_one(json.dumps([record], ensure_ascii=False).encode(), "a.json")
    assert (found.text, found.author and found.author.value) == (text, "André Müller")


@pytest.mark.parametrize("name", ["tweets.js", "tweets-part1.js", "a.txt"])
def test_the_archive_of_an_account(name: str) -> None:
    tweet = {"created_at": "Sun May 12 14:52:10 +0000 2024", "full_text": BODY, "lang": "ar"}
    raw = f"window.YTD.tweets.part0 = {json.dumps([{'tweet': tweet}] * 2, indent=2)}"
    first, _ = read_all(raw.encode(), name)
    assert isinstance(first, FoundArticle)
    assert (first.format, first.text) == ("json", BODY)
    assert first.published is not None
    assert first.published.value == "2024-05-12T14:52:10+00:00"


def test_rows_far_below_end() -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    far += b'<row r="1"><c t="str"><v>text</v></c></row><row r="1048576">'
    far += b'<c r="XFD1048576"><v>1</v></c>'
    raw = _rewritten(WORKBOOK, "xl/worksheets/sheet1.xml", far + b"</row></sheetData></worksheet>")
    assert len(read_all(raw, "a.xlsx")) <= 1


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-04", "2024-03-04"),
        ("4/3/2024", "2024-03-04"),
        ("12/25/2024", "2024-12-25"),
        ("٤/٣/٢٠٢٤", "2024-03-04"),
        ("04.03.2024 9:30", "2024-03-04T09:30:00"),
        ("2024-03-04T09:30:00.000Z", "2024-03-04T09:30:00+00:00"),
        ("2024-03-04 09:30:00+0300", "2024-03-04T09:30:00+03:00"),
        ("1709546400", "2024-03-04T10:00:00+00:00"),
        ("1709546400000", "2024-03-04T10:00:00+00:00"),
        ("٢٣ أيلول ٢٠١٦", "2016-09-23"),
        ("Sep 21, 2016", "2016-09-21"),
        ("Wed Sep 21 07:12:00 +0000 2016", "2016-09-21T07:12:00+00:00"),
        ("Wed Sep  7 07:12:00 2016", "2016-09-07T07:12:00"),
        ("Wed, 21 Sep 2016 07:12:00 GMT", "2016-09-21T07:12:00+00:00"),
        ("اجتمع الوزراء في بيروت يوم الأربعاء 21 أيلول 2016 لبحث الأزمة", None),
        ("الأحد 12/05/2024", "2024-05-12"),
        ("الأحد، 12/05/2024 - 14:52", "2024-05-12T14:52:00"),
        ("12/5/2024 م", "2024-05-12"),
        ("١٢\u200f/٥\u200f/٢٠٢٤", "2024-05-12"),
        ("12/05/2024 02:52:10 م", "2024-05-12T14:52:10"),
        ("12/5/2024 9:30 ص", "2024-05-12T09:30:00"),
        ("12/5/2024 12:05 AM", "2024-05-12T00:05:00"),
        ("2024-05-12 02:52 PM", "2024-05-12T14:52:00"),
        ("1445-11-04", None),
        ("31/2/2024", None),
        ("12", None),
        ("", None),
    ],
)
def test_dates_in_cells(written: str, iso: str | None) -> None:
    assert date_of_cell(written) == iso
