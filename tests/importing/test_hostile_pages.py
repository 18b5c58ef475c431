"""Pages that are broken, or made to break who reads them."""

from __future__ import annotations

from time import process_time

import pytest

from desktop.importing.found import FoundArticle
from tests.importing.reading import read_all, read_one
from tests.importing.web_pages import BODY, page

WHOLE = "\n".join(("البلدية تفتح الجسر", *BODY))


@pytest.mark.parametrize(
    "change",
    [
        ("</p>", ""),
        ("</h1>", "</h2></div></td>"),
        ("<body>", "<body><div><table><tr><ul><li></ul>"),
        ("</body></html>", "<div><p"),
        ("<h1>", "\x00<h1\x00>"),
        ("<p>", "<p class='" + "x" * 100_000 + "'>"),
        (
            "<head>",
            "<head><script>if (a</b) write('<p>نص ليس من المقال أبداً.</p>')</script>",
        ),
        ("<body>", "<?xml version='1.0' encoding='utf-16'?><body>"),
    ],
    ids=["ends", "wrong ends", "lists", "cut off", "zeros", "long class", "script", "xml"],
)
def test_broken_markup_is_read(change: tuple[str, str]) -> None:
    assert read_one(page().replace(*change).encode(), "a.html").text == WHOLE


def test_tags_without_end_lose_only_what_is_in_them() -> None:
    deep = page(after="<div>" * 100_000 + "عميق جداً")
    article, problem = read_all(deep.encode(), "a.html")
    assert isinstance(article, FoundArticle)
    assert article.text == WHOLE
    assert type(problem).__name__ == "FilePartlyRead"


def test_an_article_below_endless_tags_is_said_to_be_lost() -> None:
    deep = page().replace("<h1>", "<div>" * 100_000 + "<h1>")
    assert [type(found).__name__ for found in read_all(deep.encode(), "a.html")] == ["FileDamaged"]


def test_a_page_of_thirty_megabytes() -> None:
    picture = "<img src='data:image/png;base64," + "A" * 14_000_000 + "'>"
    teasers = (
        "<div class='more'><a href='/n'>خبر آخر من أخبار المدينة</a><p>قال مصدر.</p></div>"
        * 150_000
    )
    raw = page(after=picture + f"<div>{teasers}</div>").encode()
    assert 30_000_000 < len(raw) < 40_000_000
    assert read_one(raw, "a.html").text == WHOLE


@pytest.mark.parametrize("rest", ["<script" * 300_000, "<" * 1_000_000, "&" * 1_000_000])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_what_never_ends_is_gone_through_once(rest: str, encoding: str) -> None:
    assert read_one((page() + rest).encode(encoding), "a.html").text.startswith(WHOLE)


@pytest.mark.parametrize("value", ["", "=1", "='<b>'", '=" > "'])
def test_a_tag_with_half_a_million_attributes_is_read_at_once(value: str) -> None:
    attributes = " ".join(f"a{number}{value}" for number in range(500_000))
    raw = page().replace("<h1>", f"<div {attributes}><h1>").replace("</body>", "</div></body>")
    begun = process_time()
    assert read_one(raw.encode(), "a.html").text == WHOLE
    assert process_time() - begun < 10


def test_what_only_looks_like_endless_attributes_is_read() -> None:
    script = f"<script>if (a <b {'c ' * 200_000}) x = '</div>'</script><!-- <a {'b ' * 99_000} -->"
    spoken = f'<p title="{"كلمة " * 40_000}">{BODY[1]}</p>'
    raw = page(body=BODY[:1], after=spoken).replace("<h1>", f"{script}<h1>")
    assert read_one(raw.encode(), "a.html").text == WHOLE


def test_a_page_that_a_script_uncovers() -> None:
    assert (
        read_one(page().replace("<body", "<body style='display:none'").encode(), "a").text == WHOLE
    )


def test_larger_ones_are_refused() -> None:
    (problem,) = read_all(page().encode() + b" " * 64_000_000, "a.html")
    assert type(problem).__name__ == "FileTooLarge"


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;'>]>",
        "<!DOCTYPE html [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
    ],
)
def test_entities_are_words_and_nothing_more(head: str) -> None:
    raw = page(body=(BODY[0] + "&b;", BODY[1])).replace("<!DOCTYPE html>", head)
    text = read_one(raw.encode(), "a.html").text
    assert "xxxx" not in text
    assert "root:" not in text
