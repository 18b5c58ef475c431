"""Reads a brief of any format back, by what its bytes begin with."""

from __future__ import annotations

from pathlib import Path

from desktop.exporting.brief.problems import BriefUnreadable, NoBrief
from desktop.exporting.brief.read_back import BriefRead
from desktop.exporting.brief.read_html import read_html
from desktop.exporting.brief.read_paper import read_paper
from desktop.exporting.brief.read_word import read_word

_MOST_BYTES = 300_000_000


def read_brief(file: Path) -> BriefRead:
    """What a brief says of its sources.

    Raises:
        BriefUnreadable: the system does not give the file.
        NoBrief: it is none, or nothing of it can be read.
    """
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise NoBrief(str(file))
        data = file.read_bytes()
    except OSError as error:
        raise BriefUnreadable(str(file), reason=error.strerror or "?") from error
    if data.startswith(b"%PDF"):
        brief = read_paper(data)
    elif data.startswith(b"PK"):
        brief = read_word(data)
    else:
        brief = read_html(data)
    if not brief.footnotes and not brief.unreadable and not brief.declared:
        raise NoBrief(str(file))
    return brief
