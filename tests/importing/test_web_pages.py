"""Saved pages become articles: the text that a reader means, and what the page says of it."""

from __future__ import annotations

import json

import pytest

from desktop.importing.found import FoundArticle, Guess
from tests.importing import web_pages
from tests.importing.reading import read_one, told
from tests.importing.web_pages import BODY, page

# 11/1/2006 is of January here and of November there: not found, and not made up.
UNSURE = {("tables", "published")}


@pytest.mark.parametrize("name", web_pages.NAMES)
def test_the_article_is_all_that_is_kept(name: str) -> None:
    known = web_pages.expected(name)
    found = read_one(web_pages.raw(name), f"{name}.html")
    lines = tuple(line for line in found.text.split("\n") if line not in known.ignored)
    assert lines == known.lines
    assert found.title is not None
    assert found.title.value == known.lines[0]
    assert found.format == "html"


@pytest.mark.parametrize("name", web_pages.NAMES)
@pytest.mark.parametrize("what", ["outlet", "published", "author"])
def test_what_the_page_says_of_its_article(name: str, what: str) -> None:
    guess: Guess | None = getattr(read_one(web_pages.raw(name), "a.html"), what)
    said = guess.value if guess else None
    known = getattr(web_pages.expected(name), what)
    assert said == (None if (name, what) in UNSURE else known)
    if guess:
        assert guess.evidence


def _about(head: str, title: str = "البلدية تفتح الجسر", after: str = "") -> FoundArticle:
    return read_one(page(title, head=head, after=after).encode(), "a.html")


def _json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_the_surest_place_wins() -> None:
    meta = (
        '<meta property="article:published_time" content="2020-02-02">'
        '<meta property="og:site_name" content="النهر">'
        '<link rel="canonical" href="https://example.org/2019/01/01/bridge">'
    )
    said = {"@type": "NewsArticle", "datePublished": "2021-03-04T05:06:07Z", "publisher": "السهل"}
    both = _about(meta + _json_ld(said))
    assert both.published == Guess("2021-03-04T05:06:07+00:00", "json_ld", "2021-03-04T05:06:07Z")
    assert both.outlet == Guess("السهل", "json_ld", "السهل")
    meta_only = _about(meta)
    assert meta_only.published == Guess("2020-02-02", "meta", "2020-02-02")
    assert meta_only.outlet == Guess("النهر", "meta", "النهر")
    address = "https://www.example.org/2019/01/01/bridge"
    linked = _about(f'<link rel="canonical" href="{address}">')
    assert linked.published == Guess("2019-01-01", "address", address)
    assert linked.outlet == Guess("example.org", "address", address)


DATED = {"datePublished": "2020-05-06"}


@pytest.mark.parametrize(
    "value",
    [
        {"@graph": [{"@type": "WebPage"}, DATED | {"@type": ["Thing", "ReportageNewsArticle"]}]},
        [[{"mainEntity": DATED | {"@type": "BlogPosting"}}]],
        [{"@type": "NewsArticle"}, DATED | {"@type": "NewsArticle"}],
    ],
)
def test_json_ld_is_searched_through(value: object) -> None:
    assert _about(_json_ld(value)).published == Guess("2020-05-06", "json_ld", "2020-05-06")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 200_000, '{"@type": "NewsArticle", "datePublished": {"a": []}}', "null"]
)
def test_broken_json_ld_says_nothing(broken: str) -> None:
    found = _about(f'<script type="application/ld+json">{broken}</script>')
    assert (found.published, found.outlet, found.author) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-03-14", "2021-03-14"),
        ("2021/3/4", "2021-03-04"),
        ("٢٠٢١-٠٣-١٤", "2021-03-14"),
        ("2021-03-14 9:30", "2021-03-14T09:30:00"),
        ("2021-03-14T09:30:00.123+0300", "2021-03-14T09:30:00+03:00"),
        ("Sun, 14 Mar 2021 09:30:00 GMT", "2021-03-14T09:30:00+00:00"),
        ("2021-03-14 09:30 PM", "2021-03-14T21:30:00"),
        ("14 Mar 2021 02:30 PM", "2021-03-14T14:30:00"),
        ("الأحد 14 مارس 2021", "2021-03-14"),
        ("March 14th, 2021", "2021-03-14"),
        ("11/1/2021", None),
        ("1 شعبان 1442 هـ", "2021-03-14"),
        ("1970-01-01", None),
        ("0000-00-00", None),
        ("2999-01-01", None),
        ("2021-02-30", None),
        ("14 آذار", None),
        ("", None),
    ],
)
def test_dates_of_programs(written: str, iso: str | None) -> None:
    found = _about(f'<meta name="date" content="{written}">')
    assert (found.published and found.published.value) == iso


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("البلدية تفتح الجسر | النهر", "النهر"),
        ("البلدية تفتح الجسر - أخبار السهل", "أخبار السهل"),
        ("النهر | البلدية تفتح الجسر", "النهر"),
        ("النهر - البلدية تفتح الجسر", "النهر"),
        ("موقع النهر :: البلدية تفتح الجسر", "موقع النهر"),
        ("عاجل | البلدية تفتح الجسر", None),
        ("البلدية تفتح الجسر الكبير", None),
    ],
)
def test_the_windows_title_names_the_outlet(title: str, outlet: str | None) -> None:
    whole = page().replace("<title>البلدية تفتح الجسر<", f"<title>{title}<")
    found = read_one(whole.encode(), "a.html")
    assert (found.outlet and found.outlet.value) == outlet
    assert found.text == "\n".join(("البلدية تفتح الجسر", *BODY))


@pytest.mark.parametrize("wrapper", ["font", "span", "story-body", "a name='x'", "section"])
def test_whatever_stands_around_the_paragraphs(wrapper: str) -> None:
    site = "<div><p>موقع المدينة مستقل تأسس قبل عشر سنوات، ويعنى بأخبار المدينة وأهلها.</p></div>"
    end = wrapper.partition(" ")[0]
    whole = page(body=BODY * 2).replace("<h1>", f"{site}<h1>")
    whole = whole.replace("</h1>", f"</h1><div><{wrapper}>")
    whole = whole.replace("</body>", f"</{end}></div>{site}</body>")
    assert read_one(whole.encode(), "a").text == "\n".join(("البلدية تفتح الجسر", *BODY * 2))


def test_a_heading_below_the_article_is_not_its_headline() -> None:
    whole = page(after="<div><h1>النهر</h1><p>من نحن: موقع مستقل للأخبار.</p></div>")
    whole = whole.replace("<h1>البلدية تفتح الجسر</h1>", "")
    text = read_one(whole.encode(), "a.html").text
    assert text.split("\n")[:3] == ["البلدية تفتح الجسر", *BODY]


def _beside(*lines: str) -> FoundArticle:
    shown = "".join(f"<div>{line}</div>" for line in lines)
    return read_one(page().replace("</h1>", f"</h1>{shown}").encode(), "a.html")


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("السبت ١٤ آذار ٢٠٢٠ | 09:30", "2020-03-14"),
        ("نشر في 14 كانون الثاني/يناير 2020", "2020-01-14"),
        ("سبتمبر 15, 2019", "2019-09-15"),
        ("2015-04-22 - وكالات", "2015-04-22"),
        ("آخر خبر 22/4/2015", "2015-04-22"),
        ("5/5/2015", "2015-05-05"),
        ("5/4/2015", None),
        ("الأحد 5/4/2015", "2015-04-05"),
        ("الإثنين 5/4/2015 - 2:52 م", "2015-05-04"),
        ("الجمعة 5/4/2015", None),
        ("12/05/2020 (آخر تحديث: 13/05/2020)", "2020-05-12"),
        ("12/05/2020 (آخر تحديث: 05/13/2020)", None),
        ("12 أيار (مايو) 2020", "2020-05-12"),
        ("12مايو2020", "2020-05-12"),
        ("12\u200f مايو\u200f 2020", "2020-05-12"),
        ("١٢\u200f/٥\u200f/١٩٩٩", None),
        ("آخر تحديث: 14 آذار 2020", None),
        ("31 شباط 2020", None),
        ("العدد 1402", None),
        ("الأربعاء 21/سبتمبر/2016 - 10:05 ص", "2016-09-21"),
        ("21 اكتوبر 2016", "2016-10-21"),
        ("Sep. 15, 2019 | Staff", "2019-09-15"),
        ("نشر: 2 أكتوبر 2012 آخر تحديث: 3 أكتوبر 2012", "2012-10-02"),
    ],
)
def test_a_date_beside_the_headline(line: str, iso: str | None) -> None:
    guess = Guess(iso, "page_line", line) if iso else None
    found = _beside(line)
    assert found.published == guess
    assert found.text == "\n".join(("البلدية تفتح الجسر", *BODY))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("الأحد ٤ ذو القعدة ١٤٤٥ هـ",), ("2024-05-12", "hijri_date")),
        (("4 من شهر ذي القعدة سنة 1445",), ("2024-05-12", "hijri_date")),
        (("الأحد 4/11/1445",), ("2024-05-12", "hijri_date")),
        (("٤ ذو القعدة ١٤٤٥", "12 مايو 2024"), ("2024-05-12", "page_line")),
        (("31 ذو القعدة 1445",), None),
        (("4 ذو القعدة 1245",), None),
    ],
)
def test_a_hijri_day_beside_the_headline_is_told_as_one(
    lines: tuple[str, ...], said: tuple[str, str] | None
) -> None:
    guess = _beside(*lines).published
    assert (guess and (guess.value, guess.reason)) == said


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("كتب: حسن المالكي", "حسن المالكي"),
        ("بقلم ريم الناصري - بيروت", "ريم الناصري"),
        ("كتبت سلمى عودة | 3 أيار 2020", "سلمى عودة"),
        ("كتبه سامي عودة الأربعاء, 3 أيار 2020", "سامي عودة"),
        ("كتب كثيرة عن الجسر في معرض هذا العام", None),
        ("مكتب بيروت", None),
        ("تقرير: سامي عودة", "سامي عودة"),
        ("إعداد/ ريم الناصري", "ريم الناصري"),
        ("تقرير حقوقي جديد عن المدينة", None),
        ("By: Sami Awda", "Sami Awda"),
    ],
)
def test_a_signature_beside_the_headline(line: str, name: str | None) -> None:
    found = _beside("السبت", line)
    assert found.author == (Guess(name, "page_line", line) if name else None)


@pytest.mark.parametrize(
    "account", ["admin", "Administrator", "a@b.example", "https://fb.example/a"]
)
def test_an_account_is_no_author(account: str) -> None:
    assert _about(f'<meta name="author" content="{account}">').author is None


@pytest.mark.parametrize(
    "line", ["اقرأ أيضًا: الجسر الثاني", "إعلان", "تابعونا على فيسبوك", "الأكثر قراءة"]
)
def test_lines_that_pages_put_between_paragraphs(line: str) -> None:
    whole = page().replace("</p><p>", f"</p><p>{line}</p><p>")
    assert read_one(whole.encode(), "a.html").text == "\n".join(("البلدية تفتح الجسر", *BODY))


@pytest.mark.parametrize("heading", ["3 تعليقات", "التعليقات (12)", "هناك تعليقان (2):"])
def test_what_readers_say_is_left_out(heading: str) -> None:
    said = "".join(f"<div>قارئ: {BODY[0]}</div>" for _ in range(9))
    whole = page(body=BODY * 2, after=f"<div><h3>{heading}</h3>{said}</div>")
    assert read_one(whole.encode(), "a.html").text == "\n".join(("البلدية تفتح الجسر", *BODY * 2))


def test_a_blogs_time_of_publication() -> None:
    shown = '<abbr class="published" title="2016-09-21T03:05:00-07:00">3:05 ص</abbr>'
    found = _about("", after=f"<p>أرسلها سامي في {shown}</p>")
    assert found.published is not None
    assert found.published.reason == "microformat"
    assert found.published.value == "2016-09-21T03:05:00-07:00"


def test_marks_of_notes_are_no_digits_of_the_text() -> None:
    marks = '<sup class="reference"><a href="#note-1">[1]</a></sup>'
    power = "مساحته 3 كم<sup>2</sup> على الأقل، بحسب البلدية."
    whole = page(body=(BODY[0].replace(" صباح", f"{marks} صباح"), power))
    text = read_one(whole.encode(), "a.html").text
    assert text.split("\n")[1:] == [BODY[0], "مساحته 3 كم2 على الأقل، بحسب البلدية."]


def test_a_title_that_is_not_arabic_is_no_headline() -> None:
    whole = page("Exported Data").replace("<h1>Exported Data</h1>", "")
    found = read_one(whole.encode(), "a.html")
    assert (found.title, found.text) == (None, "\n".join(BODY))


def test_words_that_only_begin_like_those_stay() -> None:
    body = ("إعلان حالة الطوارئ لن يتم قبل يوم الأحد، وفق ما قال المحافظ أمس.", *BODY)
    assert read_one(page(body=body).encode(), "a.html").text.split("\n")[1:] == list(body)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0042)https://news.example/2018/07/06/bridge.html -->",
        "<!--\n Page saved with SingleFile \n url: https://news.example/2018/07/06/b \n-->",
    ],
)
def test_browsers_say_where_a_page_was_saved_from(comment: str) -> None:
    whole = page().replace("<html>", f"{comment}<html>")
    found = read_one(whole.encode(), "a.html")
    assert found.published is not None
    assert (found.published.value, found.published.reason) == ("2018-07-06", "address")
    assert found.outlet is not None
    assert found.outlet.value == "news.example"


@pytest.mark.parametrize(
    ("encoding", "label", "codec"),
    [
        ("cp1256", "windows-1256", "cp1256"),
        ("cp1256", "iso-8859-1", "cp1256"),
        ("cp1256", "utf-8", "cp1256"),
        ("cp1256", "", "cp1256"),
        ("iso8859_6", "iso-8859-6", "iso8859-6"),
        ("iso8859_6", "", "iso8859_6"),
        ("mac_arabic", "", "mac_arabic"),
        ("utf-8", "windows-1256", "utf-8"),
        ("utf-8-sig", "", "utf-8"),
        ("utf-16", "utf-16", "utf-16"),
        ("utf-16-le", "", "utf-16-le"),
        ("utf-8", "no-such-codec", "utf-8"),
    ],
)
def test_the_encoding_is_found_whatever_the_page_says(
    encoding: str, label: str, codec: str
) -> None:
    whole = page(head=f'<meta charset="{label}">' if label else "")
    found = read_one(whole.encode(encoding), "a.html")
    assert found.text == "\n".join(("البلدية تفتح الجسر", *BODY))
    assert found.encoding == codec


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    raw = page(head='<meta charset="utf-8">').encode().replace("صباح".encode(), b"\xd8\xff", 1)
    found = read_one(raw, "a.html")
    assert found.encoding == "utf-8"
    assert "\ufffd" in found.text
    assert BODY[1] in found.text


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "FileEmpty"),
        (b"<html></html>", "PageWithoutArticle"),
        (b"<!DOCTYPE html>", "PageWithoutArticle"),
        (
            page(
                "Bridge opened", ["The bridge was opened again today, the town said."] * 3
            ).encode(),
            "NoArabic",
        ),
        (
            page(body=["<a href='/1'>خبر أول</a>", "<a href='/2'>خبر ثان</a>"]).encode(),
            "PageWithoutArticle",
        ),
    ],
    ids=["empty", "no body", "nothing", "English", "links"],
)
def test_what_is_no_article_is_said(raw: bytes, problem: str) -> None:
    assert told(raw, "a.html") == [problem]
