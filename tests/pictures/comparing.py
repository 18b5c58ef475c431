"""How far two pictures of one pane differ, whoever drew their letters.

Two machines draw the edges of letters otherwise, and may set a word half a pixel further. So both
pictures are made small and soft first: an edge then differs a little, a missing word a lot.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage

_CELL = 4
"""Pixels of a side of what becomes one cell."""
_NOTABLE = 20.0
"""Steps of 255 that a cell may differ by before it counts as differing."""
MOST_DIFFERING, MOST_MEAN, MOST_RUN = 0.006, 1.2, 20
"""The share of cells that may differ, the mean difference of all, the largest area of cells that
differ and touch one another."""

Cells = np.ndarray[tuple[int, int, int], np.dtype[np.float64]]
Distances = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Difference:
    """``share`` of cells that differ, from 0 to 1; ``mean`` difference in steps of 255; ``run``:
    how many cells the largest area has that differs as a whole."""

    share: float
    mean: float
    run: int
    picture: QImage

    @property
    def tolerable(self) -> bool:
        return self.share <= MOST_DIFFERING and self.mean <= MOST_MEAN and self.run <= MOST_RUN

    def __str__(self) -> str:
        return f"{self.share:.2%} of it differ, {self.mean:.2f} on average, {self.run} in one place"


def difference(first: QImage, second: QImage) -> Difference:
    """Compare two pictures; of two sizes, they differ wholly."""
    if first.size() != second.size() or first.isNull():
        return Difference(1.0, 255.0, first.width() * first.height(), second)
    distances = np.abs(_cells(first) - _cells(second)).max(axis=2)
    notable = distances > _NOTABLE
    return Difference(
        float(notable.mean()), float(distances.mean()), _largest_run(notable), _drawn(distances)
    )


def pixels(picture: QImage) -> Cells:
    """Red, green and blue of each pixel, from 0 to 255."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    shape = (rgb.height(), rgb.width(), 3)
    return rows[:, : rgb.width() * 3].reshape(shape).astype(np.float64)


def picture_of(colours: Cells) -> QImage:
    """The reverse of :func:`pixels`."""
    height, width, _ = colours.shape
    data = np.ascontiguousarray(colours.clip(0, 255).astype(np.uint8))
    return QImage(data.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()


def _cells(picture: QImage) -> Cells:
    """The picture, small and soft."""
    whole = pixels(picture)
    height, width = (side // _CELL * _CELL for side in whole.shape[:2])
    blocks = whole[:height, :width].reshape(height // _CELL, _CELL, width // _CELL, _CELL, 3)
    return _soft(_soft(blocks.mean(axis=(1, 3)), 0), 1)


def _soft(cells: Cells, axis: int) -> Cells:
    wide = np.pad(cells, [(1, 1) if side == axis else (0, 0) for side in range(3)], mode="edge")
    before, here, after = (
        np.take(wide, range(start, start + cells.shape[axis]), axis) for start in range(3)
    )
    return (before + 2 * here + after) / 4


def _largest_run(notable: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> int:
    left = {(int(row), int(column)) for row, column in zip(*np.nonzero(notable), strict=True)}
    largest = 0
    while left:
        edge, size = [left.pop()], 0
        while edge:
            row, column = edge.pop()
            size += 1
            for beside in (
                (row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1),
            ):  # fmt: skip
                if beside in left:
                    left.remove(beside)
                    edge.append(beside)
        largest = max(largest, size)
    return largest


def _drawn(distances: Distances) -> QImage:
    """Black where the pictures are alike, the brighter the more they differ."""
    bright = np.repeat(np.repeat(distances * 4, _CELL, 0), _CELL, 1)
    return picture_of(np.stack([bright] * 3, axis=2))
