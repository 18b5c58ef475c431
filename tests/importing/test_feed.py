"""Feeds: each entry is an article, whichever of the formats it is in."""

from __future__ import annotations

from html import escape

import pytest

from desktop.importing.found import FoundArticle, Guess
from tests.importing.reading import read_all, told
from tests.importing.web_pages import BODY

TITLE = "البلدية تفتح الجسر"
WHOLE = "\n".join((TITLE, *BODY))
MARKUP = "".join(f"<p>{text}</p>" for text in BODY) + '<p><a href="/more">اقرأ المزيد</a></p>'
RSS = f"""<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet href="a.xsl"?><!-- made -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>النهر</title><image><title>شعار</title></image>
<item><title>{TITLE}</title><link>https://news.example/1</link>
<description>موجز قصير للخبر.</description>
<content:encoded><![CDATA[{MARKUP}]]></content:encoded><dc:creator>ريم الناصري</dc:creator>
<pubDate>Fri, 06 Jul 2018 08:00:00 +0300</pubDate></item>
<item><title>{TITLE}</title><description>{escape(MARKUP)}</description>
<author>reem@news.example (ريم الناصري)</author><source url="https://sahl.example">السهل</source></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">النهر</title>
<entry><title type="html">{escape(f"<b>{TITLE}</b>")}</title><updated>2018-07-07T00:00:00Z</updated>
<published>2018-07-06T08:00:00+03:00</published><author><name>ريم الناصري</name></author>
<summary>موجز</summary><content type="html">{escape(MARKUP)}</content></entry>
<entry><title>{TITLE}</title><updated>2018-07-07T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{MARKUP}</div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>النهر</title></channel>
<item><title>{TITLE}</title><description>{escape(MARKUP)}</description><dc:date>2018-07-06</dc:date></item>
</rdf:RDF>"""


def _articles(text: str, name: str = "a.xml", encoding: str = "utf-8") -> list[FoundArticle]:
    found = read_all(text.encode(encoding), name)
    articles = [each for each in found if isinstance(each, FoundArticle)]
    assert articles == found
    return articles


def test_rss() -> None:
    whole, short = _articles(RSS)
    assert (whole.text, whole.format, whole.member) == (WHOLE, "feed", "1")
    assert whole.title == Guess(TITLE, "feed", TITLE)
    assert whole.outlet == Guess("النهر", "feed_channel", "النهر")
    assert whole.author == Guess("ريم الناصري", "feed", "ريم الناصري")
    written = "Fri, 06 Jul 2018 08:00:00 +0300"
    assert whole.published == Guess("2018-07-06T08:00:00+03:00", "feed", written)
    assert (short.text, short.member, short.published) == (WHOLE, "2", None)
    assert short.author == Guess("ريم الناصري", "feed", "ريم الناصري")
    assert short.outlet == Guess("السهل", "feed", "السهل")


def test_atom() -> None:
    first, second = _articles(ATOM)
    assert (first.text, second.text) == (WHOLE, WHOLE)
    assert first.published is not None
    assert second.published is not None
    assert first.published.value == "2018-07-06T08:00:00+03:00"
    assert second.published.value == "2018-07-07T00:00:00+00:00"
    assert first.author == Guess("ريم الناصري", "feed", "ريم الناصري")
    assert second.author is None


def test_rdf() -> None:
    (article,) = _articles(RDF)
    assert article.text == WHOLE
    assert article.outlet == Guess("النهر", "feed_channel", "النهر")
    assert article.published == Guess("2018-07-06", "feed", "2018-07-06")


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    label = {"cp1256": "windows-1256", "utf-16": "utf-16"}.get(encoding, "utf-8")
    text = RSS.replace('encoding="utf-8"', f'encoding="{label}"')
    assert [article.text for article in _articles(text, encoding=encoding)] == [WHOLE, WHOLE]


@pytest.mark.parametrize(
    "change",
    [
        ("<channel>", "<channel>&nbsp;&unknown; a & b"),
        ("<link>", "<link>https://news.example/?a=1&b=2"),
        (
            "<rss ",
            '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://n.example/a.dtd"><rss ',
        ),
        ("النهر", "النهر\x00\x0b"),
        ("</rss>", "</rss>\n<script>x</script>"),
        ("<image>", "<image><b>"),
        ("موجز", "&lt;#موجز"),
    ],
    ids=["entities", "ampersand", "old type", "zeros", "after the end", "wrong end", "number sign"],
)
def test_feeds_that_break_the_rules_are_read(change: tuple[str, str]) -> None:
    assert [article.text for article in _articles(RSS.replace(*change))] == [WHOLE, WHOLE]


def test_what_was_cut_off_gives_its_whole_entries() -> None:
    article, problem = read_all(RSS[:-200].encode(), "a.rss")
    assert isinstance(article, FoundArticle)
    assert article.text == WHOLE
    assert type(problem).__name__ == "FilePartlyRead"


def test_entries_without_arabic_are_counted() -> None:
    text = (
        RSS.replace(TITLE, "Bridge", 1)
        .replace(MARKUP, "<p>Opened.</p>")
        .replace("موجز قصير للخبر.", "")
    )
    article, problem = read_all(text.encode(), "a.rss")
    assert isinstance(article, FoundArticle)
    assert article.member == "2"
    assert type(problem).__name__ == "PagesWithoutArticle"


BOMB = "<!DOCTYPE rss [<!ENTITY a 'بببببببببب'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (RSS.replace("<rss ", f"{BOMB}]><rss ").replace("النهر", "&i;"), "FileDamaged"),
        (
            RSS.replace(
                "<rss ", "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss "
            ).replace("النهر", "&x;"),
            "FileDamaged",
        ),
        ("<rss><channel><title>النهر</title></channel></rss>", "PageWithoutArticle"),
        ("<rss" + "<" * 10, "FileDamaged"),
        ("", "FileEmpty"),
        ("<rss><channel>" + "<item>" * 100_000, "FileDamaged"),
    ],
    ids=["bomb", "file", "no entries", "no feed", "empty", "deep"],
)
def test_what_is_wrong_is_said(text: str, problem: str) -> None:
    assert told(text.encode(), "a.rss") == [problem]


def test_what_sites_put_into_their_feeds_is_no_text() -> None:
    beside = (
        "<p><strong>اقرأ أيضا: <a href='/2'>خبر آخر عن الجسر</a></strong></p>"
        f"<p>The post <a href='/1'>{TITLE}</a> appeared first on <a href='/'>النهر</a>.</p>"
    )
    (article, *_) = _articles(RSS.replace(MARKUP, f"{MARKUP}{beside}"))
    assert article.text == WHOLE


def test_the_author_of_a_feed_is_that_of_its_entries() -> None:
    feed = ATOM.replace("<entry>", "<author><name>سامي عودة</name></author><entry>", 1)
    first, second = _articles(feed)
    assert first.author == Guess("ريم الناصري", "feed", "ريم الناصري")
    assert second.author == Guess("سامي عودة", "feed", "سامي عودة")
