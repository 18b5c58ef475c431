"""The folder `licences` of the installed program: Rawi's own, and the text of each work in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from installers import release, shipped
from installers.shipped import Part

FOLDER = "licences"


def write(program: Path) -> None:
    """Write the folder into the program's."""
    folder = program / FOLDER
    folder.mkdir()
    shutil.copy(release.ROOT / "LICENSE", folder / "Rawi-GPL-3.0.txt")
    shutil.copy(release.ROOT / "resources" / "NOTICE.md", folder / "NOTICE.md")
    parts = [part for part in shipped.parts(program) if part.kind == "library"]
    for part in parts:
        own = folder / folder_name(part)
        own.mkdir()
        for number, text in enumerate(part.texts):
            name = text.name if text.suffix else f"{text.name}.txt"
            shutil.copy(text, own / (f"{number}-{name}" if len(part.texts) > 1 else name))
    (folder / "README.txt").write_text(listing(parts), encoding="utf-8")


def folder_name(part: Part) -> str:
    """Return a name that every file system takes."""
    return "-".join("".join(c if c.isalnum() or c in "._+" else " " for c in part.name).split())


def listing(parts: list[Part]) -> str:
    """Return one line a library: its name, version, licence and source."""
    lines = [
        f"{part.name} {part.version}".strip() + f": {part.licence}. {part.source}" for part in parts
    ]
    begin = (
        "Rawi is free software under the GNU General Public License, version 3 or later.\n"
        "Its source: the archive of the same version beside this one. It is made with the\n"
        "works below, each under the licence in the folder of its name; NOTICE.md lists data\n"
        "and fonts. Qt, under the LGPL 3, lies in _internal/PySide6 as libraries that may be\n"
        "replaced by others of the same version.\n\n"
    )
    return begin + "\n".join(lines) + "\n"
