"""Whether two builds are the same: every file of two folders, by its place, rights and content."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from installers import checksums, frozen

# Places that may differ between two builds of the same source, each with its reason: none.
EXCEPTIONS: dict[str, str] = {}


def differences(one: Path, other: Path) -> list[str]:
    """Return a sentence for each place where two folders differ; none when they are alike."""
    ours, theirs = _described(one), _described(other)
    found = [f"{place} is in {one} alone" for place in sorted(ours.keys() - theirs.keys())]
    found += [f"{place} is in {other} alone" for place in sorted(theirs.keys() - ours.keys())]
    both = sorted((ours.keys() & theirs.keys()) - EXCEPTIONS.keys())
    return found + [
        f"{place}: {' '.join(ours[place])} and {' '.join(theirs[place])}"
        for place in both
        if ours[place] != theirs[place]
    ]


def _described(folder: Path) -> dict[str, tuple[str, ...]]:
    """Place -> kind and rights, moment, content."""
    return {
        file.relative_to(folder).as_posix(): (
            stat.filemode(file.lstat().st_mode),
            str(int(file.lstat().st_mtime)),
            str(file.readlink()) if file.is_symlink() else checksums.digest(file),
        )
        for file in frozen.files(folder)
    }


def main(one: str, other: str) -> int:
    """Print the differences of two folders; return 1 when there are any."""
    found = differences(Path(one), Path(other))
    print("\n".join(found) or f"The {len(frozen.files(Path(one)))} files are alike.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
