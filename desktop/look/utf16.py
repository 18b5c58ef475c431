"""Python counts code points, Qt counts UTF-16 units: the one place where each becomes the other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Positions of one text in both countings; both ends of the text included."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = [match.start() for match in _BEYOND_BMP.finditer(text)]
        self._wide_qt = [at + before for before, at in enumerate(self._wide)]

    @property
    def qt_length(self) -> int:
        """Length of the text in UTF-16 units."""
        return self._length + len(self._wide)

    def to_qt(self, position: int) -> int:
        """The UTF-16 position of a ``str`` index."""
        return position + bisect_left(self._wide, position)

    def to_python(self, position: int) -> int:
        """The ``str`` index of a UTF-16 position; amid a surrogate pair, that of its letter."""
        before = bisect_right(self._wide_qt, position)
        if before and self._wide_qt[before - 1] == position:
            before -= 1
        elif before and self._wide_qt[before - 1] + 1 == position:
            return self._wide[before - 1]
        return position - before
