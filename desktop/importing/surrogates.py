"""Half a character of UTF-16, of a clipboard or an argument that was cut; no encoding holds it."""

from __future__ import annotations

import re

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def without_lone_surrogates(text: str) -> str:
    """The text with the mark of what was lost in the place of each, so that offsets stay."""
    return _LONE_SURROGATE.sub("\ufffd", text)
