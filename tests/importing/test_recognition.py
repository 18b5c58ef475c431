"""Formats of the web are told by what is inside, whatever a file is called."""

from __future__ import annotations

from io import BytesIO

import pytest

from desktop.importing.formats import format_of
from desktop.importing.source import Source
from tests.importing.samples.web import mhtml, warc

MAIL = b"From: a@b.example\r\nTo: c@d.example\r\nContent-Type: multipart/related\r\n\r\n"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"<!doctype html>", "html"),
        (b"\xef\xbb\xbf \r\n<HTML lang=ar>", "html"),
        ("<html>".encode("utf-16"), "html"),
        ("<!-- a -->\n<html>".encode("utf-16-be"), "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", "html"),
        (b"<!-- a --><!-- b --><div class='x'>", "html"),
        (b"<table><tr>", "html"),
        (b"<?xml version='1.0'?><?a b?><!-- <html> --><rss version='2.0'>", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rss>", "feed"),
        (b"<rdf:RDF xmlns:rdf=''>", "feed"),
        (mhtml(b"<p>"), "mhtml"),
        (warc(), "warc"),
        (warc(zipped=True), "warc"),
        (b"\x1f\x8b\x08\x00rubbish", "gzip"),
        (MAIL, "mail"),
        ("قال <html> إنه".encode(), "text"),
        (b"<title-page>", "text"),
        (b"<pre>", "text"),
        (b"<?xml version='1.0'?><note>", "text"),
        (b"<!--" * 1000, "text"),
        (b"<!-- -->" * 500 + b"x", "text"),
        (b"<?a?>" * 800 + b"x", "text"),
    ],
)
def test_what_is_inside_decides(raw: bytes, told: str) -> None:
    assert format_of(Source("a", BytesIO(raw))).key == told
    assert format_of(Source("a.txt", BytesIO(raw))).key == told


@pytest.mark.parametrize(
    ("name", "told"),
    [("a.htm", "html"), ("a.MHT", "mhtml"), ("a.warc.gz", "warc"), ("a.atom", "feed")],
)
def test_the_name_decides_where_that_does_not(name: str, told: str) -> None:
    assert format_of(Source(name, BytesIO(b"rubbish"))).key == told
