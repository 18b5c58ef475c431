"""What the signs of the timeline mean, painted under its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.panes.timeline_head import SIGN, Publications
from desktop.panes.timeline_ink import ink
from desktop.panes.timeline_layout import Bar
from desktop.panes.timeline_painting import BarLook, TimelinePainter
from desktop.panes.timeline_scene import Scene

LEGEND_ROW = 28
_SAMPLE = 44.0
_GAP, _APART = 8.0, 26.0
Sample = Callable[[TimelinePainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class _Entry:
    words: str
    sample: Sample


def legend_height(scene: Scene) -> int:
    """Pixels that the legend of a picture takes."""
    return (max(row for _, row, _ in _placed(scene)) + 1) * LEGEND_ROW


def paint_legend(painter: QPainter, scene: Scene) -> None:
    """Paint it from the top of the painter, as wide as the picture."""
    parts = scene.parts(painter)
    right_to_left = scene.appearance.right_to_left
    for entry, row, along in _placed(scene):
        middle = row * LEGEND_ROW + LEGEND_ROW / 2
        left = scene.width - along - _SAMPLE if right_to_left else along
        bar = parts.bar_height
        entry.sample(parts, QRectF(left, middle - bar / 2, _SAMPLE, bar))
        wide = scene.letters.measure_small(entry.words)
        x = left - _GAP - wide if right_to_left else left + _SAMPLE + _GAP
        painter.setFont(scene.letters.small)
        painter.setPen(QColor(scene.appearance.palette.muted))
        parts.text(QRectF(x, middle - 10, wide, 20), Qt.AlignmentFlag.AlignVCenter, entry.words)


def _placed(scene: Scene) -> Iterator[tuple[_Entry, int, float]]:
    """Each entry with its row and the pixels from where reading begins."""
    row, along = 0, 0.0
    for entry in _entries(scene):
        wide = _SAMPLE + _GAP + scene.letters.measure_small(entry.words)
        if along and along + wide > scene.width:
            row, along = row + 1, 0.0
        yield entry, row, along
        along += wide + _APART


def _entries(scene: Scene) -> Iterator[_Entry]:
    words = scene.appearance.words
    if scene.view.publications:
        yield _Entry(words.tr("timeline.legend_published"), _published)
    if scene.view.density is not None:
        yield _Entry(words.tr("timeline.legend_column"), _bar(scene, 2))
        return
    for origins in (1, 2, 3):
        yield _Entry(words.tr(f"timeline.legend_origins_{origins}"), _bar(scene, origins))
    yield _Entry(words.tr("timeline.legend_length"), _bar(scene, 1, short=0.35))
    yield _Entry(words.tr("timeline.legend_open"), _bar(scene, 2, open_end=True))
    yield _Entry(words.tr("timeline.legend_not_happened"), _bar(scene, 1, happened=False))
    yield _Entry(words.tr("conflict.contradiction"), _joint)


def _bar(
    scene: Scene,
    origins: int,
    *,
    short: float = 1.0,
    open_end: bool = False,
    happened: bool = True,
) -> Sample:
    colours = ink(scene.appearance.palette, 0)

    def paint(parts: TimelinePainter, room: QRectF) -> None:
        start, end = sorted(map(parts.along, (room.left(), room.right())))
        solid = start + (end - start) * (0.4 if open_end else short)
        bar = Bar(0, start, solid, start, end if open_end else solid, end, "", 0, 0, inside=True)
        parts.bar(bar, room.top(), colours, BarLook(origins, happened, False, False))  # noqa: FBT003

    return paint


def _published(parts: TimelinePainter, room: QRectF) -> None:
    left = room.center().x() - SIGN / 2
    parts.publications([Publications(0, 0, 1, left, left + SIGN, "")], room.top() - 2)


def _joint(parts: TimelinePainter, room: QRectF) -> None:
    reach = QPointF(16, 0)
    parts.joint(room.center() - reach, room.center() + reach, dimmed=False)
    parts.knob(room.center(), dimmed=False)
