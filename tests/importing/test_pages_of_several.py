"""Pages with several whole articles give each; what only stands beside one article gives none."""

from __future__ import annotations

import json

import pytest

from desktop.importing.found import FoundArticle
from desktop.importing.problems import PagesWithoutArticle
from tests.importing.reading import read_all, read_one

TITLES = ("إصلاح السد في وادي الخروب", "معرض للكتاب في ساحة البلدة", "حافلة جديدة إلى الجامعة")
BODIES = tuple(
    (
        f"قالت لجنة {name} إن العمل بدأ صباح اليوم بمشاركة أربعين من أهالي البلدة والقرى المجاورة.",
        f"وأضافت رئيسة لجنة {name} هند القاسمي أن التبرعات غطت نصف الكلفة فقط حتى هذا الصباح.",
        "ووعد المجلس المحلي بدفع الباقي من موازنته لهذا العام بعد أن يوافق عليه أعضاؤه كلهم.",
        "ودعت اللجنة كل من يريد المساعدة إلى الحضور في الثامنة صباحاً أمام مبنى المدرسة القديمة.",
    )
    for name in ("السد", "المعرض", "النقل")
)
SITE = '<meta property="og:site_name" content="مدونة الوادي">'


def _wholes() -> list[str]:
    return ["\n".join((title, *body)) for title, body in zip(TITLES, BODIES, strict=True)]


def _paragraphs(body: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in body)


def _wordpress(number: int, title: str, body: str) -> str:
    return (
        f'<article id="post-{number}" class="post-{number} post type-post hentry category-social">'
        '<header class="entry-header"><h2 class="entry-title">'
        f'<a href="https://wadi.example/?p={number}" rel="bookmark">{title}</a></h2>'
        f'<div class="entry-meta"><span class="posted-on"><time class="entry-date published" '
        f'datetime="2023-05-{number:02}T08:30:00+03:00">{number} مايو</time><time class="updated" '
        'datetime="2023-06-01T00:00:00+03:00">1 يونيو</time></span> <span class="byline">بقلم '
        f'<a class="url fn n" href="/a">سامر {number}</a></span></div></header>'
        f'<div class="entry-content">{body}</div>'
        '<footer class="entry-footer"><a href="#respond">اترك تعليقاً</a></footer></article>'
    )


def _blogger(number: int, title: str, body: str) -> str:
    return (
        f'<div class="date-outer"><h2 class="date-header"><span>{number} أيار 2023</span></h2>'
        '<div class="date-posts"><div class="post-outer"><div class="post hentry">'
        f'<h3 class="post-title entry-title"><a href="https://wadi.example/2023/05/p{number}.html">'
        f'{title}</a></h3><div class="post-body entry-content">{body}</div>'
        f'<div class="post-footer">مرسلة بواسطة <span class="fn">سامر</span> في 8:30</div>'
        "</div></div></div></div>"
    )


def _live(number: int, title: str, body: str) -> str:
    return (
        f'<article class="live-post"><time datetime="2023-05-{number:02}T08:30:00+03:00">8:30'
        f"</time><h3>{title}</h3>{body}</article>"
    )


def _endless(number: int, title: str, body: str) -> str:
    return (
        f'<article><h1>{title}</h1><div class="date">{number} أيار 2023</div>'
        f'<div class="text">{body}</div></article>'
    )


def _page(inner: str, head: str = "", title: str = "مدونة الوادي") -> bytes:
    menu = "".join(f'<li><a href="/{name}">قسم {name}</a></li>' for name in ("أخبار", "ثقافة"))
    beside = (
        "<aside><h2>من نحن</h2><p>مدونة يكتبها أهل الوادي منذ عشر سنوات عن حياتهم وأرضهم.</p>"
        '<article><h3><a href="/old">خبر من الشهر الماضي</a></h3></article></aside>'
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body class="home blog"><nav><ul>{menu}</ul></nav><h1 class="site-title">مدونة الوادي'
        f"</h1><main>{inner}</main>{beside}<footer>جميع الحقوق محفوظة</footer></body></html>"
    ).encode()


@pytest.mark.parametrize("layout", [_wordpress, _blogger, _live, _endless])
def test_each_whole_article_of_a_page_is_one(layout: object) -> None:
    assert callable(layout)
    days = range(11, 14)
    shown = (
        layout(day, title, _paragraphs(body))
        for day, title, body in zip(days, TITLES, BODIES, strict=True)
    )
    found = read_all(_page("".join(shown), SITE), "blog.html")
    articles = [each for each in found if isinstance(each, FoundArticle)]
    assert found == articles
    assert [each.text for each in articles] == _wholes()
    assert [each.title and each.title.value for each in articles] == list(TITLES)
    dates = [each.published and each.published.value[:10] for each in articles]
    assert dates == [f"2023-05-{day}" for day in days]
    assert [each.outlet and each.outlet.value for each in articles] == ["مدونة الوادي"] * 3
    assert [each.member for each in articles] == ["1", "2", "3"]


def test_each_has_its_own_author() -> None:
    shown = (_wordpress(n, TITLES[n], _paragraphs(BODIES[n])) for n in range(2))
    found = read_all(_page("".join(shown)), "blog.html")
    names = [each.author and each.author.value for each in found if isinstance(each, FoundArticle)]
    assert names == ["سامر 0", "سامر 1"]


def test_what_the_page_says_of_one_article_goes_to_no_other() -> None:
    said = {"@type": "NewsArticle", "headline": TITLES[0], "datePublished": "2023-05-09T10:00:00Z"}
    head = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    plain = (
        f'<article><h1><a href="/a{n}">{TITLES[n]}</a></h1>{_paragraphs(BODIES[n])}</article>'
        for n in range(2)
    )
    found = read_all(_page("".join(plain), head, TITLES[0]), "blog.html")
    dates = [
        each.published and each.published.value[:10]
        for each in found
        if isinstance(each, FoundArticle)
    ]
    assert dates == ["2023-05-09", None]


def test_a_short_article_among_long_ones_is_one_and_a_beginning_is_counted() -> None:
    short = "أعلن المجلس المحلي أن الحافلة تنطلق كل صباح في السابعة من الساحة."
    begun = "قال المجلس إن الحافلة الجديدة ستمر بالقرى كلها قبل أن تصل إلى باب الجامعة، وإنها […]"
    more = '<p><a href="https://wadi.example/?p=5#more">اقرأ المزيد</a></p>'
    shown = (
        *(_wordpress(n, TITLES[n], _paragraphs(BODIES[n])) for n in (0, 1)),
        _wordpress(3, "خبر قصير عن الحافلة", _paragraphs((short,))),
        _wordpress(4, "خبر لم يكتمل هنا", _paragraphs((begun,))),
        _wordpress(5, "خبر ثان لم يكتمل", _paragraphs((short,)) + more),
    )
    *articles, left = read_all(_page("".join(shown)), "blog.html")
    texts = [each.text for each in articles if isinstance(each, FoundArticle)]
    assert texts == [*_wholes()[:2], f"خبر قصير عن الحافلة\n{short}"]
    assert isinstance(left, PagesWithoutArticle)
    assert left.fields["count"] == 2


ALONE = (
    f'<article class="post hentry"><h1>{TITLES[0]}</h1><time datetime="2023-05-11">11 مايو</time>'
    f"{_paragraphs(BODIES[0])}{{}}</article>"
)


def _teasers(tag: str = "article") -> str:
    return "".join(
        f'<{tag} class="post"><h3><a href="/n{n}">{TITLES[n]} الآن</a></h3><time>2023-05-01</time>'
        f"<p>{BODIES[n][0]}</p></{tag}>"
        for n in range(3)
    )


@pytest.mark.parametrize(
    "inner",
    [
        ALONE.format("") + f'<div class="more">{_teasers()}</div>',
        ALONE.format(f"<div>{_teasers()}</div>"),
        ALONE.format(f"<div>{_teasers('div')}</div>"),
        ALONE.format("")
        + '<section id="comments"><h2>تعليقات</h2>'
        + "".join(
            f'<article class="comment-body"><h4><a href="#c{n}">قارئ {n} من الوادي</a></h4>'
            f"<time>2023-05-02</time>{_paragraphs(BODIES[n])}</article>"
            for n in range(3)
        )
        + "</section>",
        ALONE.format("")
        + '<div class="related-posts">'
        + "".join(_wordpress(n, TITLES[n], _paragraphs(BODIES[n])) for n in range(3))
        + "</div>",
        ALONE.format(_paragraphs(BODIES[2] * 2))
        + f'<article class="author-box"><h3><a href="/a">{TITLES[1]}</a></h3>'
        + f"{_paragraphs(BODIES[1])}</article>",
    ],
    ids=["teasers after", "teasers within", "teasers of div", "comments", "related", "author"],
)
def test_what_stands_beside_one_article_is_none(inner: str) -> None:
    found = read_one(_page(inner, SITE, TITLES[0]), "a.html")
    assert found.text.split("\n")[:5] == [TITLES[0], *BODIES[0]]
    assert BODIES[1][1] not in found.text
    assert found.member == ""


def test_the_parts_of_one_article_are_not_several() -> None:
    parts = "".join(
        f"<article class='part'><h2>{title}</h2>{_paragraphs(body)}</article>"
        for title, body in zip(TITLES[1:], BODIES[1:], strict=True)
    )
    whole = f"<div><h1>{TITLES[0]}</h1><p>{BODIES[0][0]}</p>{parts}</div>"
    found = read_one(_page(whole, "", TITLES[0]), "a.html")
    expected = [TITLES[0], BODIES[0][0], TITLES[1], *BODIES[1], TITLES[2], *BODIES[2]]
    assert found.text.split("\n") == expected


def test_a_list_of_many_in_many_takes_no_time() -> None:
    deep = "<article>" * 150 + _wordpress(1, TITLES[0], _paragraphs(BODIES[0])) + "</article>" * 150
    many = "".join(_wordpress(n % 28 + 1, TITLES[1], _paragraphs(BODIES[1])) for n in range(300))
    found = read_all(_page(deep + many), "a.html")
    assert sum(isinstance(each, FoundArticle) for each in found) == 301
