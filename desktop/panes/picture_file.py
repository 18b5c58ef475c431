"""What a pane paints as a file: SVG, PNG or PDF, on white, whatever the theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QStyle, QWidget

from desktop.look.translation import Words
from desktop.workspace.problems import PictureNotWritten

FORMATS = ("svg", "png", "pdf")
_SHARP = 2
"""Pixels of a PNG for each of the screen, so that it can be printed."""
_DOTS, _POINTS = 96, 72

Paint = Callable[[QPainter], object]


def ask_for_picture(window: QWidget, words: Words, *, action: str, name: str) -> Path | None:
    """Ask where to; None: nowhere.

    Args:
        window: over which it is asked.
        words: of the window.
        action: whose words are the title.
        name: of the file, until a person gives it another.
    """
    kinds = ";;".join(f"{kind.upper()} (*.{kind})" for kind in FORMATS)
    chosen, kind = QFileDialog.getSaveFileName(window, words.tr(f"action.{action}"), name, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower().lstrip(".") in FORMATS:
        return path
    return path.with_name(f"{path.name}.{kind[:3].lower() or FORMATS[0]}")


def write_picture(path: Path, size: QSize, *, title: str, about: str, paint: Paint) -> None:
    """Write a picture in the format that the file's name ends in.

    Args:
        path: of the file.
        size: of the picture in pixels of the screen.
        title: of the picture.
        about: what it shows, in a sentence.
        paint: paints it from (0, 0) to its size.

    Raises:
        PictureNotWritten: the name ends in none of the formats, or the file cannot be written.
    """
    match path.suffix.lower():
        case ".svg":
            written = _write_svg(path, size, title, about, paint)
        case ".png":
            written = _write_png(path, size, paint)
        case ".pdf":
            written = _write_pdf(path, size, title, paint)
        case _:
            written = False
    if not written:
        raise PictureNotWritten(path)


def paint_shapes(painter: QPainter, rect: QRectF, alignment: Qt.AlignmentFlag, words: str) -> None:
    """Paint a line of words as shapes, for a file whose reader may not have the fonts."""
    metrics = QFontMetricsF(painter.font())
    seen = QStyle.visualAlignment(painter.layoutDirection(), alignment)
    x, width = rect.left(), metrics.horizontalAdvance(words)
    if seen & Qt.AlignmentFlag.AlignRight:
        x = rect.right() - width
    elif seen & Qt.AlignmentFlag.AlignHCenter:
        x = rect.center().x() - width / 2
    baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    shapes = QPainterPath()
    shapes.addText(x, baseline, painter.font(), words)
    painter.fillPath(shapes, painter.pen().brush())


def put_words(
    painter: QPainter, rect: QRectF, alignment: Qt.AlignmentFlag, words: str, *, outlined: bool
) -> None:
    """Paint a line of words, ``outlined`` as shapes."""
    if outlined:
        paint_shapes(painter, rect, alignment, words)
    else:
        painter.drawText(rect, int(alignment | Qt.TextFlag.TextDontClip), words)


def _write_svg(path: Path, size: QSize, title: str, about: str, paint: Paint) -> bool:
    file = QSvgGenerator()
    file.setFileName(str(path))
    file.setSize(size)
    file.setViewBox(QRectF(0, 0, size.width(), size.height()))
    file.setTitle(title)
    file.setDescription(about)
    painter = QPainter()
    if not painter.begin(file):
        return False
    paint(painter)
    return painter.end()


def _write_png(path: Path, size: QSize, paint: Paint) -> bool:
    image = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    with QPainter(image) as painter:
        paint(painter)
    return bool(image.save(str(path)))


def _write_pdf(path: Path, size: QSize, title: str, paint: Paint) -> bool:
    file = QPdfWriter(str(path))
    points = QSizeF(size) * _POINTS / _DOTS
    page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF())
    file.setPageLayout(layout)
    file.setResolution(_DOTS)
    file.setTitle(title)
    file.setCreator("Rawi")
    painter = QPainter()
    if not painter.begin(file):
        return False
    paint(painter)
    return painter.end()
