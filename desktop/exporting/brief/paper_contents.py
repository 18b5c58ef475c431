"""The contents on the first page of paper, with page numbers that are known when all is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from desktop.exporting.brief.paper_fonts import name_of
from desktop.exporting.brief.paper_lines import Lines

_WIDE, _SIZE, _COLOUR = 230.0, 9.5, "#4f5d68"
"""Points from a heading's beginning to its page number; its size and colour."""
_DIGITS = 40.0
"""Points that a number has room in."""


@dataclass
class Contents:
    """Where the sections begin.

    Attributes:
        rtl: whether the paper runs from right to left.
        shown: a number in the digits that the person wants.
        pages: of the sections that were set, by their keys.
    """

    rtl: bool
    shown: Callable[[int], str]
    pages: dict[str, int] = field(default_factory=dict)

    def lines(self, headings: dict[str, Lines]) -> Iterator[Flowable]:
        """The contents, a line for each section."""
        return (_Line(key, heading, rtl=self.rtl) for key, heading in headings.items())

    def numbers(self) -> Flowable:
        """What goes behind everything else: it draws the numbers where the lines have room."""
        return _Numbers(self)


class _Line(Flowable):  # type: ignore[misc]
    def __init__(self, key: str, heading: Lines, *, rtl: bool) -> None:
        super().__init__()
        self._key, self._heading, self._rtl = key, heading, rtl

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._heading.wrap(available, height)
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        self._heading.drawOn(canvas, 0, 0)
        canvas.saveState()
        canvas.translate(self.width - _WIDE if self._rtl else _WIDE, self.height * 0.3)
        canvas.doForm(_form(self._key))
        canvas.restoreState()


class _Numbers(Flowable):  # type: ignore[misc]
    """PDF lets a page refer to a drawing (a form) that is made later."""

    width = height = 0.0

    def __init__(self, contents: Contents) -> None:
        super().__init__()
        self._contents = contents

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        for key, page in self._contents.pages.items():
            _draw_number(self.canv, key, self._contents.shown(page), rtl=self._contents.rtl)


def _draw_number(canvas: Any, key: str, number: str, *, rtl: bool) -> None:
    canvas.beginForm(_form(key), -_DIGITS, -_SIZE, _DIGITS, _SIZE)
    canvas.setFillColor(HexColor(_COLOUR))
    canvas.setFont(name_of("regular"), _SIZE)
    draw = canvas.drawString if rtl else canvas.drawRightString
    draw(0, 0, number)
    canvas.endForm()


def _form(key: str) -> str:
    return f"page-of-{key}"
