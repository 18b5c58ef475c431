"""Texts as a file can hold them, and when two of them are the same.

XML, HTML and paper cannot hold half a surrogate pair nor most control characters, and make one kind
of line end of all. Everything else is compared letter by letter.
"""

from __future__ import annotations

import re

_NOT_WRITABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
"""What XML 1.0 (section 2.2) forbids or discourages."""
_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


def writable(text: str) -> str:
    """The text with a replacement character for each that no document can hold, lines ended by
    ``\\n``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_WRITABLE.sub("\ufffd", lines)


def same(one: str, other: str) -> bool:
    """Whether two texts are the same as far as a document can hold them."""
    return writable(one) == writable(other)


def without_isolates(text: str) -> str:
    """For formats with means of their own for directions."""
    return text.translate(_ISOLATES)
