"""New files of a folder that nobody writes to any more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.importing.folder import files_in

Shape = tuple[int, int]
"""Size in bytes, and when it was changed last, in nanoseconds."""


class StillFiles:
    """Looks at a folder again and again; ``seen`` are the files that were given, as they were, by
    their names in the folder."""

    def __init__(self, folder: Path, seen: Mapping[str, Shape] | None = None) -> None:
        self.folder = folder
        self.seen = dict(seen or {})
        self._last: dict[str, Shape] = {}

    def moves(self) -> bool:
        """Whether some file is still being written, as far as the last look tells."""
        return bool(self._last)

    def look(self) -> list[Path]:
        """The files that are new or others than when they were given, and as they were at the last
        look: they are given once. A folder that is away has none."""
        now = {name: shape for name, shape in self._shapes() if self.seen.get(name) != shape}
        still = [name for name, shape in now.items() if self._last.get(name) == shape]
        self.seen.update((name, now[name]) for name in still)
        self._last = {name: shape for name, shape in now.items() if name not in still}
        return [self.folder / name for name in still]

    def _shapes(self) -> list[tuple[str, Shape]]:
        found = []
        for path in files_in(self.folder):
            if isinstance(path, Path):
                try:
                    told = path.stat()
                except OSError:
                    continue
                found.append((str(path.relative_to(self.folder)), (told.st_size, told.st_mtime_ns)))
        return found
