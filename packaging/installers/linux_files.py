"""What a Linux desktop is told of Rawi: menu entry, file type, icons, manual; by their places."""

from __future__ import annotations

import gzip
from pathlib import Path

from installers import release
from installers.icons import DRAWINGS, DRAWN, SIZES

_LINUX = Path(__file__).parent / "linux"
# Name in the theme of icons -> name of the drawing, and the theme's folder for it.
_ICONS = {"rawi": ("rawi", "apps"), "application-x-rawi-case": ("case", "mimetypes")}
_SCALABLE = {"rawi": DRAWINGS["rawi"][0], "case": DRAWN / "case.svg"}


def shared(icons: Path) -> dict[str, bytes]:
    """Return the files under the folder `share` of an installation, by their places.

    Args:
        icons: the folder of the drawn icons.
    """
    files = {
        "applications/rawi.desktop": _read("rawi.desktop"),
        "mime/packages/rawi-case.xml": _read("rawi-case.xml"),
        "metainfo/org.rawi.rawi.metainfo.xml": _read("org.rawi.rawi.metainfo.xml"),
        "man/man1/rawi.1.gz": _manual("rawi.1"),
        "man/ar/man1/rawi.1.gz": _manual("ar/rawi.1"),
    }
    for name, (drawn, kind) in _ICONS.items():
        for size in SIZES:
            picture = (icons / f"{drawn}-{size}.png").read_bytes()
            files[f"icons/hicolor/{size}x{size}/{kind}/{name}.png"] = picture
        files[f"icons/hicolor/scalable/{kind}/{name}.svg"] = _SCALABLE[drawn].read_bytes()
    return files


def _read(name: str) -> bytes:
    return (_LINUX / name).read_bytes()


def _manual(name: str) -> bytes:
    """A page of the manual, with the version in its first line."""
    text = _read(f"man/{name}").decode()
    titled = text.replace('"Rawi" "', f'"Rawi {release.version()}" "', 1)
    return gzip.compress(
        titled.replace('"راوي" "', f'"راوي {release.version()}" "', 1).encode(), 9, mtime=0
    )
