"""Web archives: each page that was answered is an article."""

from __future__ import annotations

import gzip

import pytest

from desktop.importing.found import FoundArticle
from desktop.importing.problems import ImportProblem, PagesPacked, PagesWithoutArticle
from desktop.importing.source import Budget, Reading
from tests.importing.reading import read_all, told
from tests.importing.samples.web import ADDRESS, warc
from tests.importing.web_pages import BODY, page

OK, HTML = "200 OK", "text/html; charset=utf-8"
FIRST = (OK, HTML, page("البلدية تفتح الجسر").encode())
SECOND = (OK, "text/html; charset=ISO-8859-1", page("البلدية تغلق الجسر").encode("cp1256"))
OTHERS = (
    ("404 Not Found", HTML, page("صفحة غير موجودة").encode()),
    (OK, "image/png", b"\x89PNG" * 100),
    (OK, "", b"?"),
)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.warc", warc(FIRST, *OTHERS, SECOND)),
        ("a.warc.gz", warc(FIRST, *OTHERS, SECOND, zipped=True)),
        ("a.warc.gz", gzip.compress(warc(FIRST, *OTHERS, SECOND))),
        ("a.bin", warc(FIRST, *OTHERS, SECOND, zipped=True)),
    ],
    ids=["plain", "each zipped", "all zipped", "by content"],
)
def test_each_page_is_an_article(name: str, raw: bytes) -> None:
    first, second = read_all(raw, name)
    assert isinstance(first, FoundArticle)
    assert isinstance(second, FoundArticle)
    assert first.text == "\n".join(("البلدية تفتح الجسر", *BODY))
    assert second.text == "\n".join(("البلدية تغلق الجسر", *BODY))
    assert (first.format, first.member) == ("warc", f"{ADDRESS}/0")
    assert (first.encoding, second.encoding) == ("utf-8", "cp1256")
    assert first.published is not None
    assert first.published.value == "2018-07-06"


def test_pages_that_are_no_articles_are_counted() -> None:
    lists = (OK, HTML, page(body=["<a href='/'>قائمة أخبار اليوم</a>"]).encode())
    english = (
        OK,
        HTML,
        page("News", ["The town opened the bridge again, it said today."] * 2).encode(),
    )
    article, problem = read_all(warc(lists, FIRST, english), "a.warc")
    assert isinstance(article, FoundArticle)
    assert isinstance(problem, ImportProblem)
    assert (type(problem).__name__, problem.fields["count"]) == ("PagesWithoutArticle", 2)


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("all_zipped", [False, True])
def test_what_was_cut_off_gives_what_can_be_read_and_says_so(
    zipped: bool, all_zipped: bool
) -> None:
    raw = warc(FIRST, SECOND, zipped=zipped)
    raw = gzip.compress(raw)[:-60] if all_zipped else raw[:-60]
    article, problem = read_all(raw, "a.warc.gz")
    assert isinstance(article, FoundArticle)
    assert article.text.startswith("البلدية تفتح الجسر")
    assert type(problem).__name__ == "FilePartlyRead"


def test_rubbish_in_the_middle(capfd: pytest.CaptureFixture[str]) -> None:
    whole, end = warc(FIRST), warc(SECOND)
    found = read_all(whole + b"\xff\x00 rubbish \n" * 9 + end, "a.warc")
    assert isinstance(found[0], FoundArticle)
    assert type(found[-1]).__name__ == "FilePartlyRead"
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (warc(), "PageWithoutArticle"),
        (b"WARC/1.0\r\n", "PageWithoutArticle"),
        (b"WARC/1.0\r\nContent-Length: -5\r\nWARC-Type: response\r\n\r\n", "PageWithoutArticle"),
        (b"WARC/1.0\r\nContent-Length: many\r\nWARC-Type: response\r\n\r\n", "PageWithoutArticle"),
        (gzip.compress(b"WARC/1.0\r\n")[:-9], "FileDamaged"),
    ],
    ids=["no pages", "a line", "negative", "no number", "zip cut off"],
)
def test_what_is_wrong_is_said(raw: bytes, problem: str) -> None:
    assert told(raw, "a.warc") == [problem]


def test_what_unpacks_to_more_than_an_import_may_hold_ends() -> None:
    reading = Reading(budget=Budget(bytes_left=len(FIRST[2]) + 10))
    article, problem = read_all(warc(FIRST, SECOND, zipped=True), "a.warc.gz", reading)
    assert isinstance(article, FoundArticle)
    assert type(problem).__name__ == "ArchiveTooLarge"


def test_a_page_that_is_a_bomb_is_passed_over() -> None:
    bomb = (OK, HTML, b"<p>" + b" " * 70_000_000)
    problem, article = read_all(warc(bomb, FIRST, zipped=True), "a.warc.gz")
    assert type(problem).__name__ == "FileTooLarge"
    assert isinstance(article, FoundArticle)


def test_pages_that_are_packed_in_an_unknown_way_are_told() -> None:
    rubbish = bytes(range(128, 256)) * 40
    (problem,) = read_all(warc((OK, HTML, rubbish), (OK, HTML, rubbish), packed="br"), "a.warc")
    assert isinstance(problem, PagesPacked)
    assert (problem.fields["count"], problem.fields["ways"]) == (2, "br")
    (problem,) = read_all(warc((OK, HTML, rubbish)), "a.warc")
    assert isinstance(problem, PagesWithoutArticle)
    (article,) = read_all(warc((OK, HTML, gzip.compress(FIRST[2])), packed="gzip"), "a.warc")
    assert isinstance(article, FoundArticle)
