"""Pages, saved sites and feeds are read by the process that can touch nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.importing.found import FoundArticle
from desktop.importing.reader_process import ReaderProcess
from tests.importing import test_feed
from tests.importing.samples.web import mhtml, warc
from tests.importing.web_pages import BODY, page

WHOLE = "\n".join(("البلدية تفتح الجسر", *BODY))
PAGE = page().encode()


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.html", PAGE, ["html"]),
        ("a.mhtml", mhtml(PAGE), ["mhtml"]),
        ("a.warc.gz", warc(("200 OK", "text/html", PAGE), zipped=True), ["warc"]),
        ("a.rss", test_feed.RSS.encode(), ["feed", "feed"]),
        ("deep.html", page(after="<div>" * 100_000).encode(), ["html", "FilePartlyRead"]),
        ("bomb.rss", f"{test_feed.BOMB}]><rss><title>&i;</title></rss>".encode(), ["FileDamaged"]),
        ("zeros.html", b"<html>" + b"\x00" * 5000 + PAGE, ["html"]),
        ("larger.html", PAGE + b"<p>a <b>b</b></p>" * 3_600_000, ["ReaderOutOfMemory"]),
        ("large.html", PAGE + b"<div><p>a <b>b</b></p></div>" * 300_000, ["html"]),
    ],
)
def test_what_is_found(
    name: str, raw: bytes, told: list[str], reader: ReaderProcess, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    found = list(reader.read(tmp_path / name))
    articles = [each for each in found if isinstance(each, FoundArticle)]
    assert all(article.text.startswith(WHOLE) for article in articles)
    keys = [
        each.format if isinstance(each, FoundArticle) else type(each).__name__ for each in found
    ]
    assert keys == told
