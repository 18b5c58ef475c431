"""Formats that are told by what a file holds, where no fixed first bytes tell them.

Nothing here loads a library: every file that comes is asked.
"""

from __future__ import annotations

import re
import zlib

from desktop.importing.source import Source

# What may stand before the first element: marks of encodings, declarations, comments.
_BEFORE = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+"
_HTML = re.compile(
    _BEFORE
    + rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base|article|main"
    rb"|section|header|div|table|center|font|h[1-6]|p)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    _BEFORE + rb"(?>(?i:<!doctype)[^>\[]*(?:\[.*?\]\s*)?>(?>\s+|<!--.*?-->)*+)?"
    rb"<(?:\w+:)?(?:rss|feed|RDF)(?=[\s/>])",
    re.DOTALL,
)
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_ARCHIVED_TYPE = re.compile(rb"(?im)^content-type:\s*(?:multipart/related|text/html)")
_MAILED = re.compile(rb"(?im)^(?:to|received|delivered-to|return-path|message-id):")
_OF_MAIL = re.compile(
    rb"(?im)^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to):"
)
MAILBOX = re.compile(rb"From \S+\s.*\d\d:\d\d.*\d{4}")
_HEADER = re.compile(rb"[!-9;-~]+:")
# Apple Mail (.emlx) writes how many bytes the message has before it, and a list of its own after.
COUNT = re.compile(rb"(\d{1,12})[ \t]*\r?\n(?=[!-9;-~]+:)")
_MARKS = r"[\u200e\u200f\u202a-\u202e]*"
_DIVIDE = rf"{_MARKS}[/.-]{_MARKS}"
# [12/05/2024, 2:52:10 م] and 12/5/2024, 14:52 - with whatever digits and marks a telephone writes.
WHATSAPP = re.compile(
    rf"\ufeff?{_MARKS}(?:\[(?=[^\]\n]{{8,50}}\] )|(?=[^\]\n]{{8,50}} - )){_MARKS}"
    rf"(?P<written>\d{{1,4}}{_DIVIDE}\d{{1,2}}{_DIVIDE}\d{{1,4}}{_MARKS}[،,]?\s\s?"
    rf"\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[\w.]{{1,5}})?){_MARKS}(?:\] | - )"
)
_ARCHIVE_OF_X = re.compile(rb"window\.YTD\.\w+\.part\d+\s*=")
GZIP, _WARC = b"\x1f\x8b", b"WARC/"


def is_html(_source: Source, head: bytes) -> bool:
    """A page begins with a tag."""
    return _HTML.match(_plain(head)) is not None


def is_feed(_source: Source, head: bytes) -> bool:
    """RSS, Atom or RSS in RDF, by the root element."""
    return _FEED.match(_plain(head)) is not None


def is_mhtml(_source: Source, head: bytes) -> bool:
    """A message that is a saved page: its parts belong together, and nobody sent it."""
    if not _HEADER.match(head):
        return False
    headers = _HEADERS_END.split(head, 1)[0]
    return bool(_ARCHIVED_TYPE.search(headers)) and not _MAILED.search(headers)


def is_mailbox(_source: Source, head: bytes) -> bool:
    """It begins as each message in it does: from whom, and when, with a clock and a year."""
    return MAILBOX.match(head) is not None


def is_mail(source: Source, head: bytes) -> bool:
    """A message that is no saved page: headers come first, or the count of its bytes as Apple Mail
    writes it; among them are two that messages have."""
    head = COUNT.sub(b"", head, count=1) if COUNT.match(head) else head
    if not _HEADER.match(head) or is_mhtml(source, head):
        return False
    headers = _HEADERS_END.split(head, 1)[0]
    return len({name.lower() for name in _OF_MAIL.findall(headers)}) > 1


def is_warc(_source: Source, head: bytes) -> bool:
    """A web archive, compressed or not."""
    if not head.startswith(GZIP):
        return head.startswith(_WARC)
    try:
        return zlib.decompressobj(31).decompress(head, len(_WARC)) == _WARC
    except zlib.error:
        return False


def _plain(head: bytes) -> bytes:
    """UTF-16 and UTF-32 without their zeros read as ASCII where they are."""
    return head.replace(b"\x00", b"")


def is_archive_of_x(_source: Source, head: bytes) -> bool:
    """A list in the archive of an account on X (Twitter)."""
    return _ARCHIVE_OF_X.match(head) is not None


def is_whatsapp(_source: Source, head: bytes) -> bool:
    """A chat that WhatsApp exported: its first line begins as each message does."""
    return WHATSAPP.match(head.decode("utf-8", "ignore")) is not None
