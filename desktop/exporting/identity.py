"""Identities that hold outside of a case: the same words in the same text are the same everywhere.

Numbers of a case are given in order of import, and numbers of a reading change with every analysis,
so both would mean another thing in another copy. These are digests of what is named.
"""

from __future__ import annotations

import hashlib
import uuid

from desktop.analysis.text.fold import fold_word

_LENGTH = 20
"""Hexadecimal digits: 80 bits, so that two of a million things meet once in 10^12 cases."""

_RAWI = uuid.uuid5(uuid.NAMESPACE_URL, "rawi")


def document_id(digest: str) -> str:
    """Of an article, by the digest of its text."""
    return f"document-{digest[:_LENGTH]}"


def span_id(kind: str, digest: str, start: int, end: int, *parts: str) -> str:
    """Of what stands at a span of an article.

    Args:
        kind: what it is: ``claim``, ``event``, ``mention``, ``timex``, ``quantity``, ``source``.
        digest: of the article's text.
        start: in characters.
        end: in characters, exclusive.
        parts: what tells it from others of its kind at the same words.
    """
    return _id(kind, digest, str(start), str(end), *parts)


def entity_id(kind: str, name: str) -> str:
    """Of an entity of the case: those of one kind and one folded name are one."""
    return _id("entity", kind, fold_word(name))


def uuid_of(identity: str) -> str:
    """An identity as a UUID, for formats that want one: the same for the same (RFC 9562, 5)."""
    return str(uuid.uuid5(_RAWI, identity))


def _id(kind: str, *parts: str) -> str:
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    return f"{kind}-{digest.hexdigest()[:_LENGTH]}"
