"""The pictures that are kept, and where those that differ from them are put."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QImage

from tests.pictures.drawing import Look

FOLDER = Path(__file__).parent / "panes"
OUT = Path(__file__).parents[2] / "out" / "pictures-that-differ"


def place(look: Look, pane: str) -> Path:
    """Where the picture of a pane is kept."""
    return FOLDER / f"{pane}-{look}.png"


def kept(look: Look, pane: str) -> QImage:
    """The picture that is kept; a null one where there is none."""
    return QImage(str(place(look, pane)))


def keep(pictures: Mapping[Look, Mapping[str, QImage]]) -> None:
    """Replace all kept pictures by these."""
    FOLDER.mkdir(exist_ok=True)
    for before in FOLDER.glob("*.png"):
        before.unlink()
    for look, panes in pictures.items():
        for pane, picture in panes.items():
            _write(picture, place(look, pane))


def put_out(look: Look, pane: str, *, drawn: QImage, differing: QImage) -> Path:
    """Write what was drawn, and where it differs, for a person to look at."""
    OUT.mkdir(parents=True, exist_ok=True)
    _write(drawn, OUT / f"{pane}-{look}.png")
    path = OUT / f"{pane}-{look}-difference.png"
    _write(differing, path)
    return path


def _write(picture: QImage, path: Path) -> None:
    if not picture.save(str(path), quality=0):
        raise OSError(f"cannot write {path}")
