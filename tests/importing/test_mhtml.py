"""A page that a browser saved as one file."""

from __future__ import annotations

import pytest

from tests.importing.reading import read_one, told
from tests.importing.samples.web import ADDRESS, mhtml
from tests.importing.web_pages import BODY, page

WHOLE = "\n".join(("البلدية تفتح الجسر", *BODY))
HEAD = b"MIME-Version: 1.0\r\nContent-Type: "
FRAME = b"<html><body><div><a href='/'>menu</a></div></body></html>"


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.eml", "a"])
def test_the_page_is_the_article_and_its_address_is_known(name: str) -> None:
    found = read_one(mhtml(page().encode()), name)
    assert (found.text, found.format) == (WHOLE, "mhtml")
    assert found.published is not None
    assert (found.published.value, found.published.evidence) == ("2018-07-06", ADDRESS)


def test_the_article_may_be_in_a_frame() -> None:
    assert read_one(mhtml(FRAME, page().encode()), "a.mhtml").text == WHOLE


@pytest.mark.parametrize("label", ["windows-1256", "iso-8859-1", "no-such-codec"])
def test_the_parts_encoding(label: str) -> None:
    assert read_one(mhtml(page().encode("cp1256"), label=label), "a.mhtml").text == WHOLE


def test_half_a_file_is_read_as_far_as_it_goes() -> None:
    raw = mhtml(page(after="<div>x</div>" * 5000).encode())
    assert read_one(raw[: len(raw) // 2], "a.mhtml").text == WHOLE


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (mhtml(), "FileDamaged"),
        (mhtml(FRAME), "PageWithoutArticle"),
        (mhtml(b""), "PageWithoutArticle"),
        (HEAD + b"multipart/related\r\n\r\n", "FileDamaged"),
        (
            HEAD + b"multipart/related; boundary*=x''\xff\xfe\r\n\r\nx",
            "FileDamaged",
        ),
        (
            HEAD + b"text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n\xff!",
            "PageWithoutArticle",
        ),
        (b"", "FileEmpty"),
    ],
    ids=["no page", "frame", "empty page", "no parts", "broken header", "broken base64", "empty"],
)
def test_what_is_wrong_is_said(raw: bytes, problem: str) -> None:
    assert told(raw, "a.mhtml") == [problem]


def test_messages_in_messages_without_end() -> None:
    head = HEAD + b"multipart/related; boundary=b%d\r\n\r\n--b%d\r\n"
    raw = b"".join(head % (depth, depth) for depth in range(600))
    assert told(raw, "a.mhtml") == ["FileDamaged"]
