"""Whatever is done to a page, an archive or a feed: articles or problems, never an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.importing import test_feed, web_pages
from tests.importing.reading import read_all
from tests.importing.samples.web import mhtml, warc
from tests.importing.web_pages import page

PAGE = page(head='<script type="application/ld+json">{"@type":"Article","author":[1,{}]}</script>')
ANSWER = ("200 OK", "text/html; charset=utf-8", PAGE.encode())
SAMPLES = {
    "a.html": web_pages.raw("article"),
    "a.mhtml": mhtml(PAGE.encode()),
    "a.warc": warc(ANSWER),
    "a.warc.gz": warc(ANSWER, zipped=True),
    "a.rss": test_feed.RSS.encode(),
    "a.atom": test_feed.ATOM.encode(),
}


@pytest.mark.parametrize("name", SAMPLES)
@settings(deadline=None)  # the first reading loads the words
@given(
    cuts=some.lists(
        some.tuples(some.floats(0, 1), some.integers(0, 60), some.binary(max_size=20)), max_size=5
    )
)
def test_bytes_taken_out_and_put_in(name: str, cuts: list[tuple[float, int, bytes]]) -> None:
    raw = SAMPLES[name]
    for share, taken, put in cuts:
        at = int(share * len(raw))
        raw = raw[:at] + put + raw[at + taken :]
    assert read_all(raw, name)


@pytest.mark.parametrize("name", SAMPLES)
@settings(deadline=None)  # the first reading loads the words
@given(
    parts=some.lists(
        some.sampled_from(
            (
                *(
                    b"<html>",
                    b"<!--",
                    b"-->",
                    b"<![CDATA[",
                    b"]]>",
                    b"<p",
                    b">",
                    b"&",
                    b"&#0;",
                    b"\x00",
                ),
                *(
                    b"<item>",
                    b"</item>",
                    b"<title>",
                    b"WARC/1.0\r\n",
                    b"Content-Length: 9\r\n",
                    b"\r\n\r\n",
                ),
                *(
                    b"Content-Type: text/html\r\n",
                    b"<a href=1>",
                    b"<h1>",
                    b"<meta charset=utf-7>",
                    b"\xff\xfe",
                ),
                *("قال المتحدث إن الهدوء عاد.".encode(), b"<script>", b"<!DOCTYPE x [", b"\xd8"),
            )
        ),
        max_size=30,
    )
)
def test_what_such_files_are_made_of_in_any_order(name: str, parts: list[bytes]) -> None:
    assert read_all(b"".join(parts), name)
