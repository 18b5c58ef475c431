"""The icons of Rawi and of its case files in every size and form that a system asks for.

Two drawings each: up to 24 pixels a plainer one whose lines lie on whole pixels. Drawn by Qt, put
into the containers of Windows and macOS by Pillow.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from installers.release import ROOT

DRAWN = Path(__file__).parent / "drawings"
# Name of what is drawn -> its drawing, and that for small sizes.
DRAWINGS = {
    "rawi": (ROOT / "resources" / "icons" / "rawi.svg", DRAWN / "rawi-small.svg"),
    "case": (DRAWN / "case.svg", DRAWN / "case-small.svg"),
}
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_LARGEST_SMALL = 24
# Windows shows no larger one; macOS wants 1024 as well.
_OF_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
_OF_MACOS = (16, 32, 64, 128, 256, 512, 1024)


def drawing(name: str, size: int) -> Path:
    """Return the drawing that is legible at a size in pixels."""
    usual, small = DRAWINGS[name]
    return small if size <= _LARGEST_SMALL else usual


def picture(name: str, size: int) -> bytes:
    """Return a PNG of `size` by `size` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QRectF  # noqa: PLC0415 - only drawing needs Qt
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        QSvgRenderer(str(drawing(name, size))).render(painter, QRectF(0, 0, size, size))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no device here
    return bytes(buffer.data().data())


def draw_all(folder: Path) -> None:
    """Write `NAME-SIZE.png`, `NAME.ico` and `NAME.icns` into a folder, made when missing."""
    from PIL import Image  # noqa: PLC0415 - only the environment that packages has it

    folder.mkdir(parents=True, exist_ok=True)
    for name in DRAWINGS:
        drawn = {size: picture(name, size) for size in sorted({*SIZES, *_OF_WINDOWS, *_OF_MACOS})}
        for size in SIZES:
            (folder / f"{name}-{size}.png").write_bytes(drawn[size])
        opened = {size: Image.open(BytesIO(drawn[size])) for size in drawn}
        for suffix, sizes in (("ico", _OF_WINDOWS), ("icns", _OF_MACOS)):
            opened[sizes[-1]].save(
                folder / f"{name}.{suffix}",
                sizes=[(size, size) for size in sizes],
                append_images=[opened[size] for size in sizes[:-1]],
            )
