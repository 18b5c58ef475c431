"""The printing outlet's own name, where the article prints it: in its byline, or in guillemets."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.mentions.pieces import pieces
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word


def find_outlet(reading: Reading) -> Iterator[Candidate]:
    """The tokens that spell ``document.outlet``, in a byline or between quotation marks."""
    outlet = reading.document.outlet
    wanted = fold_word(outlet).split() if outlet else []
    if not wanted:
        return
    for first in range(len(reading.tokens) - len(wanted) + 1):
        tokens = reading.tokens[first : first + len(wanted)]
        if [token.fold for token in tokens[1:]] != wanted[1:]:
            continue
        for piece in pieces(reading, tokens[0]):
            if piece.stem != wanted[0] or not _printed(reading, first, len(wanted)):
                continue
            yield Candidate(
                first=first,
                last=first + len(wanted) - 1,
                start=piece.start,
                end=tokens[-1].end,
                key=" ".join(wanted),
                kind="organisation",
                form="name",
                by="pattern",
                confidence=0.95,
                why="pattern:outlet",
                klass="media",
            )
            break


def _printed(reading: Reading, first: int, length: int) -> bool:
    if reading.in_byline(reading.tokens[first].start):
        return True
    before = reading.tokens[first - 1].text if first else ""
    after = reading.tokens[first + length].text if first + length < len(reading.tokens) else ""
    return before in ("«", '"', "“") and after in ("»", '"', "”")
