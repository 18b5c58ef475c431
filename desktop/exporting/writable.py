"""Texts that files of other programs can hold: an article is kept as it came, and may hold what
neither UTF-8 nor XML 1.0 can tell."""

from __future__ import annotations

import re

# What is no Char of https://www.w3.org/TR/xml/#charsets; half a surrogate pair is among it.
_NONE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text with U+FFFD, one for one, where a character cannot be written: offsets hold."""
    return _NONE.sub("\ufffd", text)
