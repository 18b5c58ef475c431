"""Reads a brief of any format back, by what its bytes begin with."""

from __future__ import annotations

from desktop.exporting.brief.problems import NoBrief
from desktop.exporting.brief.read_back import BriefRead
from desktop.exporting.brief.read_html import read_html
from desktop.exporting.brief.read_paper import read_paper
from desktop.exporting.brief.read_word import read_word


def read_brief(data: bytes, name: str) -> BriefRead:
    """What a brief says of its sources. It comes from others: only a confined process reads it.

    Args:
        name: what messages call it.

    Raises:
        NoBrief: it is none, or nothing of it can be read.
        BriefTooLarge: unpacked, it holds more than a brief may.
        MemoryError: there is not enough.
    """
    if data.startswith(b"%PDF"):
        brief = read_paper(data)
    elif data.startswith(b"PK"):
        brief = read_word(data, name)
    else:
        brief = read_html(data)
    if not brief.footnotes and not brief.unreadable and not brief.declared:
        raise NoBrief(name)
    return brief
