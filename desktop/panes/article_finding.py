"""Finding in the article, as the case's search spells words: hamza, ta marbuta, alef maqsura,
tashkeel, tatweel and digits are all one. Pure."""

from __future__ import annotations

import re
from functools import cached_property

from desktop.analysis.text.fold import Folded, fold, fold_word

MOST = 10_000
"""So many hits are shown; more are no help to a reader."""


class Findable:
    """A text that is searched again and again: it is folded once, when it is first asked."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.text)

    def find(self, query: str) -> list[tuple[int, int]]:
        """The spans that are spelt like a query, in order, at most :data:`MOST`; any white space
        stands for a space. Start and end are characters of the text, end exclusive."""
        words = [re.escape(word) for word in fold_word(query).split()]
        if not words:
            return []
        pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
        found: list[tuple[int, int]] = []
        for match in pattern.finditer(self._folded.text):
            found.append(self._folded.original_span(match.start(), match.end()))
            if len(found) == MOST:
                break
        return found


def first_after(found: list[tuple[int, int]], position: int) -> int:
    """Which hit is the first that begins at a character or after it; the first of all where none
    does."""
    return next((at for at, (start, _) in enumerate(found) if start >= position), 0)
