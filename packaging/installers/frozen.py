"""Looking into the folder that PyInstaller made: its modules and its files."""

from __future__ import annotations

import os
from pathlib import Path

INSIDE = "_internal"


def program(folder: Path) -> Path:
    """Return the program in the folder."""
    return folder / ("rawi.exe" if os.name == "nt" else "rawi")


def modules(folder: Path) -> set[str]:
    """Return the names of all Python modules of the program, compiled ones included."""
    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415 - of the build alone

    archive = CArchiveReader(str(program(folder)))
    names = set(archive.open_embedded_archive("PYZ.pyz").toc)
    inside = folder / INSIDE
    for file in (*inside.rglob("*.so"), *inside.rglob("*.pyd")):
        place = file.relative_to(inside)
        parts = place.parts[2:] if "lib-dynload" in place.parts else place.parts
        names.add(".".join([*parts[:-1], file.name.partition(".")[0]]))
    return names


def files(folder: Path) -> list[Path]:
    """Return all files, links included, sorted by their place."""
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def size(folder: Path) -> int:
    """Return the bytes of all files; links count nothing."""
    return sum(path.stat().st_size for path in files(folder) if not path.is_symlink())
