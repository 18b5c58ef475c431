"""A message is an article; what is attached to it is read as files are."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr
from io import BytesIO
from math import ceil
from pathlib import PurePosixPath

from desktop.importing.archive import NO_ARTICLE
from desktop.importing.folder import left_out
from desktop.importing.formats import Found, read_source
from desktop.importing.found import FoundArticle, Guess
from desktop.importing.mail_sent_on import plain_subject, sent_on
from desktop.importing.mail_words import header, paragraphs
from desktop.importing.member_names import safe_name
from desktop.importing.named_dates import published_guess
from desktop.importing.problems import (
    ArchiveTooDeep,
    FileDamaged,
    FilePasswordProtected,
    FileTooLarge,
    ImportProblem,
    NoArabic,
)
from desktop.importing.recognition import COUNT
from desktop.importing.source import Reading, Source
from desktop.importing.text_file import article_from_text
from desktop.importing.web.blocks import page_of
from desktop.importing.web.markup import decode_page, parse_page

_FORMAT = "e-mail"
MOST_MEGABYTES = 100
_MOST_PARTS = 1000
_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
# What the standard library raises where headers or parts are broken.
_BROKEN = (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError)


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """The article of a message, and those in its attachments.

    Raises:
        ImportProblem: the message is too large, broken, locked, or holds no Arabic article.
    """
    if (size := source.size()) > MOST_MEGABYTES * 1_000_000:
        raise FileTooLarge(source.name, megabytes=ceil(size / 1e6), limit=MOST_MEGABYTES)
    raw = _message_in(source.stream.read())
    yield from articles_of_message(raw, source.name, reading, "mail")


def _message_in(raw: bytes) -> bytes:
    """The bytes of the message alone, without what Apple Mail keeps around it."""
    counted = COUNT.match(raw)
    return raw if counted is None else raw[counted.end() :][: int(counted[1])]


def articles_of_message(raw: bytes, name: str, reading: Reading, key: str) -> Iterator[Found]:
    """The article of a message, and those in what is attached.

    Raises:
        ImportProblem: there is none in either.
    """
    try:
        message = message_from_bytes(raw)
        if message.get_content_type() in _LOCKED:
            raise FilePasswordProtected(name)
        parts = list(_parts(message))
        article = _article(message, parts, name, reading, key)
        attached = [attachment for part in parts if (attachment := _attachment(part)) is not None]
    except _BROKEN as error:
        raise FileDamaged(name, format=_FORMAT) from error
    found_any = article is not None
    if article is not None:
        yield article
    met: list[tuple[PurePosixPath, ImportProblem]] = []
    for file, content in attached:
        for found in _attached(name, file, content, reading):
            found_any = found_any or isinstance(found, FoundArticle)
            if isinstance(found, NO_ARTICLE):
                met.append((PurePosixPath(str(found.fields["file"])), found))
            else:
                yield found
    if not found_any and not met:
        raise NoArabic(name)
    yield from left_out(PurePosixPath(name), met)


def _attached(name: str, file: str, content: bytes, reading: Reading) -> Iterator[Found]:
    try:
        inside = reading.inside(file, len(content))
    except ArchiveTooDeep as problem:
        yield problem
        return
    yield from read_source(Source(f"{name}/{file}", BytesIO(content)), inside)


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; not those of messages that are attached."""
    waiting, count = [message], 0
    while waiting and count < _MOST_PARTS:
        part = waiting.pop()
        count += 1
        content = part.get_payload()
        if isinstance(content, list) and part.get_content_maintype() == "multipart":
            waiting.extend(each for each in reversed(content) if isinstance(each, Message))
        else:
            yield part


def _article(
    message: Message, parts: list[Message], name: str, reading: Reading, key: str
) -> FoundArticle | None:
    """The message itself, its subject first; None where it holds no Arabic."""
    written, sender = header(message, "subject"), header(message, "from")
    body, encoding = _body(parts, reading.encoding)
    other = sent_on(written, body)
    published = published_guess(header(message, "date"), "mail_date")
    reason = "mail_from"
    if other is not None:
        body, sender, reason = other.text, other.sender, "mail_sent_on"
        published = published_guess(other.date, "mail_sent_on")
    subject = plain_subject(written)
    text = "\n".join(filter(None, (subject, body)))
    try:
        article = article_from_text(text, name)
    except ImportProblem:
        return None
    if not body:
        return None
    shown, address = parseaddr(sender)
    outlet = shown or address.rpartition("@")[2]
    return FoundArticle(
        article.text,
        key,
        reading.member,
        title=Guess(subject, "mail_subject", written) if subject else None,
        outlet=Guess(outlet, reason, sender) if outlet else None,
        published=published,
        encoding=encoding,
    )


def _body(parts: list[Message], encoding: str | None) -> tuple[str, str | None]:
    """The text of a message, its plain form before that with tags, and the codec of its bytes."""
    written = [part for part in parts if part.get_content_maintype() == "text" and not _named(part)]
    for kind in ("text/plain", "text/html"):
        chosen = [part for part in written if part.get_content_type() == kind]
        decoded = [
            decode_page(_content(part), encoding, part.get_content_charset()) for part in chosen
        ]
        pieces = [
            paragraphs(each.text, flowed=part.get_param("format") == "flowed")
            if kind == "text/plain"
            else _without_tags(each.text)
            for part, each in zip(chosen, decoded, strict=True)
        ]
        text = "\n".join(filter(None, pieces))
        if text:
            return text, decoded[0].encoding
    return "", None


def _without_tags(text: str) -> str:
    markup = parse_page(text)
    return "" if markup is None else "\n".join(line.text for line in page_of(markup.root).lines)


def _attachment(part: Message) -> tuple[str, bytes] | None:
    """The name and content of a part that is a file; pictures, sounds and films are passed over."""
    kind = part.get_content_type()
    if part.get_content_maintype() in {"image", "audio", "video"}:
        return None
    if kind == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            subject = header(inner[0], "subject")
            return safe_name(f"{subject or 'message'}.eml"), inner[0].as_bytes()
        return None
    name = _named(part)
    return (safe_name(name), _content(part)) if name else None


def _named(part: Message) -> str:
    """What a part is called as a file; nothing for one that is shown in the message."""
    if part.get_content_disposition() != "attachment" and not part.get_filename():
        return ""
    return header(part, "content-disposition", "filename") or "attachment"


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
