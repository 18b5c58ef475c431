"""Bytes of a page become its tree: encoding, then a parser that forgives and fetches nothing."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from math import ceil

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from desktop.importing.encoding import Decoded, decode, turned_back
from desktop.importing.problems import FileEmpty, FileTooLarge
from desktop.importing.source import Source
from desktop.importing.web.endless_tags import without_endless_tags
from desktop.importing.xml_parts import Element

_HEAD = 4096
_LABEL = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:-]+)""", re.IGNORECASE)
_NOT_TEXT = re.compile(
    rb"(?i)<(?:script|style)\b[^<]*+(?:<(?!/script|/style)[^<]*+)*+|<[^<>]*>?|&#?\w+;"
)
# Arabic cannot be written in these; pages say them because a program always did.
_LATIN = frozenset(("iso8859-1", "cp1252", "ascii", "iso8859-15"))
_UNICODE = frozenset(("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"))
_SIGNS = bytes(code for code in range(33, 127) if not chr(code).isalpha())
# What no markup holds; the parser would end there.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


# Pages that browsers save whole carry their pictures in them.
LIMIT_MEGABYTES = 64


def whole(source: Source) -> bytes:
    """The bytes of a source.

    Raises:
        FileTooLarge, FileEmpty: there are too many, or none.
    """
    size = source.size()
    if size > LIMIT_MEGABYTES * 1_000_000:
        raise FileTooLarge(source.name, megabytes=ceil(size / 1_000_000), limit=LIMIT_MEGABYTES)
    raw = source.stream.read()
    if not raw.strip(b"\x00 \t\r\n"):
        raise FileEmpty(source.name)
    return raw


@dataclass(frozen=True, slots=True)
class Markup:
    """``whole``: whether the parser came to its end; it gives up in what is nested without end."""

    root: Element
    whole: bool


def decode_page(raw: bytes, encoding: str | None = None, label: str | None = None) -> Decoded:
    """The text of a page's bytes.

    Marks and what can only be one encoding decide, then what the page says of itself, then what
    its words look like. Bytes that do not fit are marked as lost: a page is seldom clean.

    Args:
        encoding: the codec that a person chose.
        label: the one that a header said.
    """
    if encoding is None:
        found = _unicode(raw)
        if found is not None:
            return found
        encoding = _labelled(raw, label) or _guessed(raw) or "utf-8"
    return Decoded(raw.decode(encoding, errors="replace"), encoding)


def _unicode(raw: bytes) -> Decoded | None:
    """Text with a mark, in UTF-8 without a fault, or in UTF-16."""
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if marked or b"\x00" in raw[:_HEAD]:
        return decode(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return turned_back(text) or Decoded(text, "utf-8")


def _labelled(raw: bytes, label: str | None) -> str | None:
    match = _LABEL.search(raw[:_HEAD])
    for said in (label, match and match[1].decode("ascii", errors="replace")):
        if said:
            try:
                codec = codecs.lookup(said)
            except LookupError:
                continue
            if _fits(raw, codec.name):
                return codec.name
    return None


def _fits(raw: bytes, codec: str) -> bool:
    """A few bytes of broken UTF-8 are forgiven; a code page without Arabic is no answer."""
    if codec in _LATIN:
        return False
    try:
        text = raw.decode(codec, errors="replace")
    except (LookupError, UnicodeError):
        return False
    lost = text.count("\ufffd")
    return lost == 0 or (lost < 0.01 * len(text) and codec in _UNICODE)


def _guessed(raw: bytes) -> str | None:
    """The code page whose words look like Arabic, tags and scripts left aside."""
    words = _NOT_TEXT.sub(b" ", raw).translate(None, delete=_SIGNS)
    decoded = decode(b" ".join(words.split()))
    return decoded.encoding if decoded is not None else None


def parse_page(text: str) -> Markup | None:
    """The tree of a page; None where there is nothing in it."""
    parser = HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = document_fromstring(as_utf8(without_endless_tags(text)), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    except etree.XMLSyntaxError as error:
        # This parser forgives whatever is written; what it cannot do without is memory.
        raise MemoryError from error
    return Markup(root, whole=not any("depth" in entry.message for entry in parser.error_log))


def as_utf8(text: str) -> bytes:
    """Bytes for a parser that is told so, whatever the text says of its encoding."""
    return _CONTROL.sub("", text).encode("utf-8", errors="replace")
