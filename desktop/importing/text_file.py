"""A plain text file, or pasted text, becomes an article: the text exactly as it came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from desktop.analysis.model import Article
from desktop.importing.encoding import Decoded, decode
from desktop.importing.found import FoundArticle
from desktop.importing.problems import (
    EncodingUnknown,
    FileBinary,
    FileEmpty,
    FileIsMarkup,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    NoArabic,
)
from desktop.importing.source import Reading, Source
from desktop.importing.surrogates import without_lone_surrogates

# The longest newspaper supplement is far below this; above it, a file is an archive or a mistake.
# As UTF-8; a text of 5 MB takes 1.3 GB of memory to be read.
LIMIT_MEGABYTES = 8

# Letters, digits and presentation forms.
_ARABIC = re.compile(
    r"[\u0621-\u064a\u0660-\u0669\u0671-\u06d3\u06f0-\u06f9\ufb50-\ufdff\ufe70-\ufefc]"
)
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|head|body|rss|feed)\b", re.IGNORECASE)
# Control characters that no text holds: a few stray ones are forgiven, many are not.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.005
# How files begin that people mistake for text: documents, pictures, programs, archives.
_MAGIC = (
    *(b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90"),
    *(b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"SQLite format 3"),
)


def read_article(path: Path, *, outlet: str | None = None, published: str | None = None) -> Article:
    """The article in a text file.

    Args:
        path: a file in any of the encodings of :mod:`desktop.importing.encoding`.
        outlet: who printed it, if known.
        published: the ISO date of publication, if known.

    Raises:
        ImportProblem: the file is missing, empty, too large, no text, or without Arabic.
    """
    return article_from_bytes(_read(path), path.name, outlet=outlet, published=published)


def read(source: Source, reading: Reading) -> Iterator[FoundArticle]:
    """The one article of a text file; raises as :func:`read_article`."""
    decoded = decoded_text(source, reading)
    article = article_from_text(decoded.text, source.name)
    yield FoundArticle(article.text, "text", reading.member, encoding=decoded.encoding)


def decoded_text(source: Source, reading: Reading, limit: int = LIMIT_MEGABYTES) -> Decoded:
    """The text of a file of at most ``limit`` megabytes; raises as :func:`read_article`."""
    _check_size(source.size(), source.name, limit)
    return _decoded(source.stream.read(), source.name, reading.encoding)


def article_from_bytes(
    raw: bytes, name: str, *, outlet: str | None = None, published: str | None = None
) -> Article:
    """The article in the bytes of a text file called ``name``; raises as :func:`read_article`."""
    _check_size(len(raw), name)
    text = _decoded(raw, name, None).text
    return article_from_text(text, name, outlet=outlet, published=published)


def _decoded(raw: bytes, name: str, encoding: str | None) -> Decoded:
    """``encoding``: the codec that a person chose; bytes that it does not know are marked lost."""
    if not raw.strip(b"\x00 \t\r\n"):
        raise FileEmpty(name)
    if encoding is not None:
        return Decoded(raw.decode(encoding, errors="replace"), encoding)
    if raw.startswith(_MAGIC):
        raise FileBinary(name)
    decoded = decode(raw)
    if decoded is None:
        raise FileBinary(name) if b"\x00" in raw[:4096] else EncodingUnknown(name)
    return decoded


def article_from_text(
    text: str, name: str, *, outlet: str | None = None, published: str | None = None
) -> Article:
    """The article in a text; ``name`` is what messages call it. Raises as :func:`read_article`."""
    _check_size(len(text.encode("utf-8", "surrogatepass")), name)
    if not text.strip("\ufeff \t\r\n\x00"):
        raise FileEmpty(name)
    if len(_CONTROL.findall(text[:65536])) > _CONTROL_SHARE * min(len(text), 65536):
        raise FileBinary(name)
    if _MARKUP.match(text):
        raise FileIsMarkup(name)
    if not has_arabic(text):
        raise NoArabic(name)
    return Article(
        text=without_lone_surrogates(text),
        outlet=outlet and without_lone_surrogates(outlet),
        published=published,
    )


def has_arabic(text: str) -> bool:
    """Whether there is an Arabic letter or digit in a text."""
    return _ARABIC.search(text) is not None


def _read(path: Path) -> bytes:
    try:
        _check_size(path.stat().st_size, path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except OSError as error:
        raise FileUnreadable(str(path), reason=error.strerror or "?") from error


def _check_size(size: int, name: str, limit: int = LIMIT_MEGABYTES) -> None:
    if size > limit * 1_000_000:
        raise FileTooLarge(name, megabytes=ceil(size / 1_000_000), limit=limit)
