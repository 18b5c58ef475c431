"""Channels and chats of Telegram, exported or saved as the web shows them, are their messages."""

from __future__ import annotations

from desktop.importing.found import FoundArticle
from tests.importing.reading import read_all
from tests.importing.web_pages import BODY


def test_a_channel_that_was_exported_is_its_messages() -> None:
    def message(number: int, text: str, sent: str, sender: str = "") -> str:
        name = f'<div class="from_name"> {sender} </div>' if sender else ""
        return (
            f'<div class="message default clearfix" id="message{number}"><div class="body">'
            f'<div class="pull_right date details" title="{sent}">10:20</div>{name}'
            f'<div class="text">{text}</div></div></div>'
        )

    head = '<div class="page_header"><div class="text bold">قناة النهر</div></div>'
    day = '<div class="message service" id="message-1"><div class="body">3 May 2021</div></div>'
    shown = (
        message(7, f"{BODY[0]}<br>{BODY[1]}", "03.05.2021 10:20:11 UTC+03:00"),
        message(8, BODY[1], "04.05.2021 11:00:00", "سامي عودة"),
        message(9, "Hello", "04.05.2021 11:00:00"),
    )
    history = f'<div class="chat_page">{day}{"".join(shown)}</div>'
    raw = f"<html><title>Exported Data</title><body>{head}{history}"
    first, second, problem = read_all(raw.encode(), "messages.html")
    assert isinstance(first, FoundArticle)
    assert isinstance(second, FoundArticle)
    assert (first.member, first.text) == ("7", "\n".join(BODY))
    assert (second.member, second.text) == ("8", BODY[1])
    assert first.published is not None
    assert second.published is not None
    assert first.published.value == "2021-05-03T10:20:11+03:00"
    assert second.published.value == "2021-05-04T11:00:00"
    assert [each.outlet and each.outlet.value for each in (first, second)] == [
        "قناة النهر", "سامي عودة",
    ]  # fmt: skip
    assert type(problem).__name__ == "PagesWithoutArticle"


def test_a_message_that_was_sent_on_is_of_its_first_sender() -> None:
    def message(number: int, inner: str) -> str:
        return (
            f'<div class="message default clearfix" id="message{number}"><div class="body"><div '
            f'class="pull_right date details" title="04.05.2021 10:20:11">10:20</div>{inner}'
            "</div></div>"
        )

    own = f'<div class="from_name">قناة النهر</div><div class="text">{BODY[0]}</div>'
    sent_on = (
        '<div class="forwarded body"><div class="from_name">قناة السهل <span class="date details" '
        f'title="03.05.2021 09:00:00">03.05.2021 09:00:00</span></div><div class="text">{BODY[1]}'
        "</div></div>"
    )
    joined = f'<div class="text">{BODY[0]}</div>'
    inner = "".join(message(at, each) for at, each in enumerate((own, sent_on, joined)))
    raw = f'<html><body><div class="page_header">قناة</div><div class="chat_page">{inner}</div>'
    found = [each for each in read_all(raw.encode(), "a.html") if isinstance(each, FoundArticle)]
    said = [
        (each.outlet.value, each.published.value)
        for each in found
        if each.outlet and each.published
    ]
    assert said == [
        ("قناة النهر", "2021-05-04T10:20:11"),
        ("قناة السهل", "2021-05-03T09:00:00"),
        ("قناة النهر", "2021-05-04T10:20:11"),
    ]


def test_a_channel_that_was_saved_as_the_web_shows_it() -> None:
    def message(number: int, text: str, origin: str = "") -> str:
        sent_on = (
            '<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="'
            f'tgme_widget_message_forwarded_from_name" href="/x">{origin}</a></div>'
        )
        return (
            '<div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-x"'
            f' data-post="nahr/{number}"><div class="tgme_widget_message_bubble"><a class="'
            'tgme_widget_message_owner_name" href="/nahr"><span>قناة النهر</span></a>'
            f"{sent_on if origin else ''}"
            '<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text '
            'js-message_reply_text">سؤال سابق</div></a><time class="message_video_duration">0:30'
            f'</time><div class="tgme_widget_message_text js-message_text">{text}</div>'
            '<span class="views">1.2K</span><a class="tgme_widget_message_date">'
            f'<time datetime="2021-05-03T10:20:1{number}+00:00">10:20</time></a></div></div></div>'
        )

    shown = message(1, f"{BODY[0]}<br/><br/>{BODY[1]}") + message(2, BODY[1], "قناة السهل")
    photo = message(3, "").replace(" js-message_text", "")
    raw = (
        '<!DOCTYPE html><html><head><meta property="og:site_name" content="Telegram">'
        f"<title>قناة النهر – Telegram</title></head><body><main>{shown}{photo}</main>"
    )
    first, second = read_all(raw.encode(), "nahr.html")
    assert isinstance(first, FoundArticle)
    assert isinstance(second, FoundArticle)
    assert (first.member, first.text) == ("1", "\n".join(BODY))
    assert (second.member, second.text) == ("2", BODY[1])
    assert [each.outlet and each.outlet.value for each in (first, second)] == [
        "قناة النهر", "قناة السهل",
    ]  # fmt: skip
    assert first.published is not None
    assert first.published.value == "2021-05-03T10:20:11+00:00"


def _post(number: int, sender: str, text: str, quoted: str = "", *, alone: bool = False) -> str:
    moment = f"2024-05-12T14:52:1{number}.000Z"
    time = f'<a href="/x/status/{number}"><time datetime="{moment}">2 س</time></a>'
    name = (
        f'<div data-testid="User-Name"><span>{sender}</span><span>@x</span>'
        f"{'' if alone else '·' + time}</div>"
    )
    words = "".join(f"<span>{line}</span>" for line in text.splitlines(keepends=True))
    return (
        f'<article role="article" data-testid="tweet">{name}<div data-testid="tweetText" lang="ar">'
        f'{words}</div>{quoted}{time if alone else ""}<div role="group">12 رد</div></article>'
    )


def test_posts_on_x_are_each_of_who_wrote_them() -> None:
    quoted = (
        '<div role="link"><div data-testid="User-Name">صحيفة السهل @sahl · <time '
        f'datetime="2024-05-10T08:00:00.000Z"></time></div><div data-testid="tweetText">{BODY[1]}'
        "</div></div>"
    )
    shown = _post(1, "وكالة النهر", "\n".join(BODY), quoted, alone=True) + _post(2, "سامي", BODY[1])
    picture = _post(3, "ريم", "")
    raw = f"<!DOCTYPE html><title>X</title><body><main>{shown}{picture}</main>"
    found = [each for each in read_all(raw.encode(), "x.html") if isinstance(each, FoundArticle)]
    said = [
        (each.member, each.outlet.value, each.published.value[:16], each.text)
        for each in found
        if each.outlet and each.published
    ]
    assert said == [
        ("1", "وكالة النهر", "2024-05-12T14:52", "\n".join(BODY)),
        ("1/1", "صحيفة السهل", "2024-05-10T08:00", BODY[1]),
        ("2", "سامي", "2024-05-12T14:52", BODY[1]),
    ]
