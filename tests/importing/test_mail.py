"""Mail: a message as an article, whoever wrote it in whatever encoding; attachments; mailboxes."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from time import process_time

import pytest

from desktop.importing.found import FoundArticle, Guess
from desktop.importing.problems import FilesLeftOut, MessagesLeftOut
from tests.importing.reading import read_all, read_one, told
from tests.importing.samples.zipped import SENTENCE, docx, paragraph, run, zipped

SUBJECT = "عودة الهدوء إلى المدينة"
DATE = "Mon, 04 Mar 2024 10:00:00 +0300"


def _message(plain: str | None = SENTENCE, html: str | None = None) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = SUBJECT
    message["From"] = "وكالة الشاطئ <news@shatie.example>"
    message["To"] = "desk@example.org"
    message["Date"] = DATE
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def _raw(head: str, body: str, encoding: str = "utf-8") -> bytes:
    return f"{head}\r\n\r\n{body}".encode(encoding)


def test_a_message_is_an_article() -> None:
    found = read_one(_message(html=f"<p>{SENTENCE} غيره</p>").as_bytes(), "رسالة.eml")
    assert found.text == f"{SUBJECT}\n{SENTENCE}"
    assert found.format == "mail"
    assert found.title == Guess(SUBJECT, "mail_subject", SUBJECT)
    sender = "وكالة الشاطئ <news@shatie.example>"
    assert found.outlet == Guess("وكالة الشاطئ", "mail_from", sender)
    assert found.published == Guess("2024-03-04T10:00:00+03:00", "mail_date", DATE)


_FLAGS = b"""<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>remote-id</key><string>77</string></dict></plist>
"""


@pytest.mark.parametrize("name", ["77.emlx", "77.partial.emlx", "77"])
def test_a_message_of_apple_mail_is_read_without_what_it_keeps_beside(name: str) -> None:
    raw = _raw("From: a@b\nTo: c\nSubject: x", f"{SENTENCE}\n").replace(b"\r\n", b"\n")
    kept = b"%-11d\n%b%b" % (len(raw), raw, _FLAGS)
    found = read_one(kept, name)
    assert (found.format, found.text) == ("mail", f"x\n{SENTENCE}")


def test_a_message_with_tags_alone_is_read_without_them() -> None:
    html = f"<html><style>p {{}}</style><p>{SENTENCE}</p><p>ثم <b>سكت</b>.<img src='http://x/a.png'></p>"
    assert (
        read_one(_message(None, html).as_bytes(), "a.eml").text == f"{SUBJECT}\n{SENTENCE}\nثم سكت."
    )


@pytest.mark.parametrize("encoding", ["cp1256", "utf-8"])
@pytest.mark.parametrize(
    "label", ["", "; charset=windows-1256", "; charset=us-ascii", "; charset=x"]
)
def test_bytes_without_their_encoding(encoding: str, label: str) -> None:
    if encoding == "utf-8" and "1256" in label:
        label = ""
    head = f"From: <a@b.example>\r\nSubject: {SUBJECT}\r\nContent-Type: text/plain{label}"
    found = read_one(_raw(head, SENTENCE * 2, encoding), "a.eml")
    assert found.text == f"{SUBJECT}\n{SENTENCE * 2}"
    assert found.outlet == Guess("b.example", "mail_from", "<a@b.example>")


def test_headers_in_several_encoded_words() -> None:
    words = "=?windows-1256?B?2s/mySDh?= =?utf-8?Q?=D9=87?= Reuters =?bad?B?!!?="
    found = read_one(_raw(f"From: a@b\r\nTo: c\r\nSubject: {words}", SENTENCE), "a.eml")
    assert found.title is not None
    assert found.title.value.startswith("عدوة له")
    assert "Reuters" in found.title.value


GMAIL = (
    "للاطلاع\n\n---------- Forwarded message ---------\nمن: صحيفة السهل <n@sahl.example>\n"
    f"Date: الأحد، 3 مارس 2024 في 10:00 ص\nSubject: {SUBJECT}\nTo: <a@b.example>\n\n\n"
)
OUTLOOK = (
    "________________________________\nFrom: صحيفة السهل <n@sahl.example>\n"
    f"Sent: Sunday, March 3, 2024 10:00 AM\nTo: a\nSubject: {SUBJECT}\n\n"
)


@pytest.mark.parametrize(
    ("prefix", "above", "left"),
    [("Fwd: ", GMAIL, "للاطلاع\n"), ("FW: ", OUTLOOK, ""), ("إعادة توجيه: ", OUTLOOK, "")],
)
def test_what_is_sent_on_is_the_articles_of_its_first_sender(
    prefix: str, above: str, left: str
) -> None:
    message = _message(f"{above}{SENTENCE}\n\n-- \nسعاد\nهاتف 555\n")
    message.replace_header("Subject", f"{prefix}{SUBJECT}")
    found = read_one(message.as_bytes(), "a.eml")
    assert found.text == f"{SUBJECT}\n{left}{SENTENCE}"
    assert found.title == Guess(SUBJECT, "mail_subject", f"{prefix}{SUBJECT}")
    assert found.outlet == Guess("صحيفة السهل", "mail_sent_on", "صحيفة السهل <n@sahl.example>")
    assert found.published is not None
    assert (found.published.value[:10], found.published.reason) == ("2024-03-03", "mail_sent_on")


def test_an_answer_is_of_who_answers() -> None:
    message = _message(f"{SENTENCE}\n\n{OUTLOOK}نص السؤال.")
    message.replace_header("Subject", f"Re: {SUBJECT}")
    found = read_one(message.as_bytes(), "a.eml")
    assert found.text.split("\n")[:2] == [SUBJECT, SENTENCE]
    assert "From: صحيفة السهل" in found.text
    assert found.outlet is not None
    assert found.outlet.value == "وكالة الشاطئ"


def test_lines_that_were_cut_to_a_width_are_joined() -> None:
    text = " ".join([SENTENCE] * 4)
    message = _message(None)
    message.set_content("\n".join([text[:70], text[70:140], text[140:], "", "- أولاً", "- ثانياً"]))
    expected = f"{text[:70]} {text[70:140].strip()} {text[140:].strip()}".split()
    lines = read_one(message.as_bytes(), "a.eml").text.split("\n")
    assert lines[1].split() == expected
    assert lines[2:] == ["- أولاً", "- ثانياً"]
    head = "From: a@b\r\nTo: c\r\nContent-Type: text/plain; format=flowed; charset=utf-8"
    flowed = read_one(_raw(head, "قال المتحدث \r\nإن الهدوء عاد.\r\nثم سكت."), "a.eml")
    assert flowed.text == "قال المتحدث إن الهدوء عاد.\nثم سكت."


def test_attachments_are_read_as_files() -> None:
    message = _message()
    word = docx(paragraph(run("تقرير مرفق عن المدينة")))
    message.add_attachment(word, "application", "octet-stream", filename="تقرير.docx")
    packed = zipped({"a/../b.txt": SENTENCE})
    message.add_attachment(packed, "application", "zip", filename="../../x\u202e.zip")
    message.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    message.add_attachment(_message("رسالة في رسالة عن المدينة"))
    message.add_attachment(b"\x7fELF\x00", "application", "octet-stream", filename="tool")
    *found, left = read_all(message.as_bytes(), "a.eml")
    articles = [each for each in found if isinstance(each, FoundArticle)]
    assert [(each.member, each.format) for each in articles] == [
        ("", "mail"),
        ("تقرير.docx", "word"),
        (".._.._x\ufffd.zip/a/../b.txt", "text"),
        (f"{SUBJECT}.eml", "mail"),
    ]
    assert len(articles) == len(found)
    assert str(left).startswith("a.eml/tool:")


def test_only_what_is_attached_may_be_an_article() -> None:
    message = _message("see attached")
    del message["Subject"]
    message.add_attachment(SENTENCE.encode(), "text", "plain", filename="a.txt")
    assert [
        each.member
        for each in read_all(message.as_bytes(), "a.eml")
        if isinstance(each, FoundArticle)
    ] == ["a.txt"]


def _mailbox(*messages: bytes) -> bytes:
    begin = b"From news@shatie.example Mon Mar  4 10:00:00 2024\n"
    return b"\n".join(begin + raw.replace(b"\nFrom ", b"\n>From ") for raw in messages)


MESSAGE = _message().as_bytes()
MAILBOX = _mailbox(MESSAGE, MESSAGE)


def test_each_message_of_a_mailbox_is_an_article() -> None:
    plain = _raw("From: a@b\nSubject: x", f"{SENTENCE}\nFrom there on\n")
    other = _raw("From: a@b\nSubject: x", "no Arabic\n")
    first, second, left = read_all(_mailbox(_message().as_bytes(), other, plain), "بريد")
    assert isinstance(first, FoundArticle)
    assert isinstance(second, FoundArticle)
    assert (first.member, first.format, first.text) == ("1", "mailbox", f"{SUBJECT}\n{SENTENCE}")
    assert (second.member, second.text) == ("3", f"x\n{SENTENCE}\nFrom there on")
    assert isinstance(left, MessagesLeftOut)
    assert left.fields == {"file": "بريد", "count": 1, "messages": "2"}


def _nested(depth: int) -> bytes:
    message = _message("في العمق")
    for _ in range(depth):
        outer = _message()
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()


def test_messages_in_messages_end() -> None:
    kinds = [type(each).__name__ for each in read_all(_nested(6), "a.eml")]
    assert kinds == ["FoundArticle"] * 4 + ["ArchiveTooDeep"]


_DEEP = "".join(
    f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3000)
)
_LOCKED = "From: a@b\r\nTo: c\r\nContent-Type: multipart/encrypted; boundary=x"


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        (_raw("From: a@b\r\nTo: c", "no Arabic"), ["NoArabic"]),
        (_raw("From: a@b\r\nTo: c", ""), ["NoArabic"]),
        (_raw(_LOCKED, "--x\r\n\r\n--x--"), ["FilePasswordProtected"]),
        (_raw("From: a@b\r\nTo: c\r\n" + _DEEP, SENTENCE), ["FileDamaged"]),
        (_raw("From: a@b\r\nTo: c\r\nContent-Type: multipart/mixed", ""), ["NoArabic"]),
    ],
)
def test_a_message_that_is_no_use_is_one_sentence(raw: bytes, problems: list[str]) -> None:
    assert told(raw, "a.eml") == problems


def test_files_that_are_no_article_are_told_together() -> None:
    message = _message()
    for number in range(5):
        message.add_attachment(b"\x7fELF\x00", "application", "octet-stream", filename=f"{number}")
    article, left = read_all(message.as_bytes(), "a.eml")
    assert isinstance(article, FoundArticle)
    assert isinstance(left, FilesLeftOut)


def test_a_broken_date_and_sender_are_no_guess() -> None:
    found = read_one(_raw("From: \r\nTo: c\r\nDate: yesterday", SENTENCE), "a.eml")
    assert (found.published, found.outlet, found.title) == (None, None, None)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("=?utf-8?B?2KM=?= " * 100_000, SENTENCE),
        ("Fwd: x", "To: a\n" * 100_000 + SENTENCE),
        ("Fwd: x", "From: a\nTo: b\nSubject: c\n\n" * 30_000 + SENTENCE),
        ("x", f"{'س' * 70}\n" * 20_000),
    ],
    ids=["subject", "labels", "sent on and on", "cut lines"],
)
def test_long_headers_and_bodies_take_no_time(subject: str, body: str) -> None:
    begun = process_time()
    found = read_one(_raw(f"From: a@b\r\nTo: c\r\nSubject: {subject}", body), "a.eml")
    assert found.text
    assert process_time() - begun < 10
