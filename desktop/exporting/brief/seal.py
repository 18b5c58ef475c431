"""The seal of a brief: whether what stands around the quotations is as Rawi wrote it.

A footnote proves itself: its words stand in the case. A sentence of ours, a verdict or a range do
not, and a sentence that is gone is missed by nobody. So the whole of a brief goes into an HMAC
(RFC 2104) whose key is made of the texts that it quotes: whoever has the case can check it, and who
has the brief alone cannot make it anew. It is no signature: whoever has the case's texts can.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

DIGITS = 28
"""Hexadecimal digits of a seal: 112 bits, as many as a bookmark's name has room for."""
_OF_TEXT, _OF_BRIEF = b"rawi.text-seal/1\0", b"rawi.brief-seal/1\0"


def text_seal(text: str) -> str:
    """What a text gives to the keys of seals; its digest does not tell it."""
    return hashlib.sha256(_OF_TEXT + text.encode("utf-8", "surrogatepass")).hexdigest()


def key_of(seals: Iterable[str]) -> bytes:
    """The key of a brief that quotes texts with these seals; empty where one is not known."""
    known = set(seals)
    return b"" if "" in known else "\n".join(sorted(known)).encode()


def body_digest(body: str | bytes) -> str:
    """The digest of all that a brief says, as its format reads it back."""
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return hashlib.sha256(_OF_BRIEF + data).hexdigest()


def seal_of(key: bytes, body: str) -> str:
    """The seal of a brief; ``body``: the digest of it."""
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()[:DIGITS]


def holds(seal: str, key: bytes, body: str) -> bool:
    """Whether a brief is as it was sealed."""
    return hmac.compare_digest(seal.encode(), seal_of(key, body).encode())
