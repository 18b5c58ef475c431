"""A paragraph on paper: broken into lines in the order of reading, each line set for the eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from desktop.exporting.brief.letters import Letter, joined, levels, visual_runs
from desktop.exporting.brief.paper_fonts import Face, Glyph, laid, name_of, width


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are drawn. ``rise``: points over the line; ``link``: a place of the paper that a
    click goes to; ``place``: the name of the place where these words stand."""

    face: Face = "regular"
    size: float = 9.5
    colour: str = "#1c262c"
    rise: float = 0.0
    link: str = ""
    place: str = ""


_TOGETHER = 2
"""So many lines of a paragraph are never alone on a page."""

Piece = tuple[str, Ink]


class MarksLater:
    """Marks over and under letters are drawn when their page is full: whoever takes the text out of
    the file would else find each of them in a line of its own, between the letters of a word."""

    def __init__(self) -> None:
        self._marks: list[tuple[float, float, Ink, Glyph]] = []

    def take(self, canvas: Any, x: float, y: float, ink: Ink, glyph: Glyph) -> None:
        self._marks.append((*canvas.absolutePosition(x, y), ink, glyph))

    def draw(self, canvas: Any) -> None:
        for x, y, ink, glyph in self._marks:
            canvas.setFillColor(HexColor(ink.colour))
            canvas.setFont(name_of(glyph.face), ink.size)
            canvas.drawString(x, y, glyph.text)
        self._marks.clear()


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph's own: ``leading`` from line to line, ``before`` and ``after`` it, ``indent`` at
    the side where it begins, in points; ``base``: its direction."""

    rtl: bool
    leading: float = 15.0
    before: float = 0.0
    after: float = 3.0
    indent: float = 0.0
    base: bool | None = None


class Lines(Flowable):  # type: ignore[misc]
    """A paragraph. ``base`` of its setting: whether it runs from right to left, if that is another
    thing than the side of the page where it stands."""

    def __init__(self, pieces: Sequence[Piece], setting: Setting, marks: MarksLater) -> None:
        super().__init__()
        self._marks = marks
        self._inks = [ink for _, ink in pieces]
        self.setting = setting
        self.spaceBefore, self.spaceAfter = setting.before, setting.after
        self._rtl = setting.rtl if setting.base is None else setting.base
        numbered = [(text, number) for number, (text, _) in enumerate(pieces)]
        self._letters = levels(numbered, rtl=self._rtl)
        self._lines: list[list[Letter]] = []
        self._for = -1.0
        self._placed: set[str] = set()

    def minWidth(self) -> float:  # noqa: N802 - the name that the library asks for
        return 20.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        if available != self._for:
            self._lines = list(self._broken(available - self.setting.indent))
        self.width = self._for = available
        self.height = len(self._lines) * self.setting.leading
        return available, self.height

    def split(self, available: float, height: float) -> list[Lines]:
        self.wrap(available, height)
        fitting = int(height // self.setting.leading)
        if fitting >= len(self._lines):
            return [self]
        fitting = min(fitting, len(self._lines) - _TOGETHER)
        if fitting < _TOGETHER:
            return []
        return [self._part(0, fitting), self._part(fitting, len(self._lines))]

    def draw(self) -> None:
        for number, line in enumerate(self._lines):
            base = self.height - (number + 1) * self.setting.leading + self.setting.leading * 0.3
            self._draw_line(line, base)

    def _part(self, start: int, end: int) -> Lines:
        part = Lines((), self.setting, self._marks)
        part._inks, part._rtl = self._inks, self._rtl
        part._letters = [letter for line in self._lines[start:end] for letter in line]
        return part

    def _broken(self, room: float) -> Iterator[list[Letter]]:
        line: list[Letter] = []
        used = 0.0
        for word in _words(self._letters):
            if word[0].text == "\n":
                yield line
                line, used = [], 0.0
                continue
            wide = self._width(word)
            if used + wide > room and not word[0].text.isspace():
                if line:
                    yield line
                line, used = [], 0.0
                while wide > room and len(word) > 1:
                    fit = self._fitting(word, room)
                    yield word[:fit]
                    word = word[fit:]  # noqa: PLW2901 - what is left of it
                    wide = self._width(word)
            line += word
            used += wide
        if line:
            yield line

    def _fitting(self, word: list[Letter], room: float) -> int:
        fit = 1
        while fit < len(word) and self._width(word[: fit + 1]) <= room:
            fit += 1
        return fit

    def _width(self, letters: Sequence[Letter]) -> float:
        total = 0.0
        for style, group in groupby(letters, key=lambda letter: letter.style):
            ink = self._inks[style]
            total += width(joined("".join(x.text for x in group)), ink.face) * ink.size / 1000
        return total

    def _draw_line(self, line: list[Letter], base: float) -> None:
        while line and line[-1].text.isspace():
            line = line[:-1]
        runs = [(run.text, self._inks[run.style]) for run in visual_runs(line, rtl=self._rtl)]
        set_runs = [(laid(text, ink.face), ink) for text, ink in runs]
        whole = sum(wide * ink.size / 1000 for (_, wide), ink in set_runs)
        x = self.width - self.setting.indent - whole if self.setting.rtl else self.setting.indent
        for (glyphs, wide), ink in set_runs:
            self._draw_run(glyphs, x, base + ink.rise, ink)
            self._link(x, base + ink.rise, wide * ink.size / 1000, ink)
            x += wide * ink.size / 1000

    def _draw_run(self, glyphs: Sequence[Glyph], x: float, y: float, ink: Ink) -> None:
        canvas = self.canv
        canvas.setFillColor(HexColor(ink.colour))
        for glyph in glyphs:
            at_x, at_y = x + glyph.x * ink.size / 1000, y + glyph.y * ink.size / 1000
            if glyph.is_mark:
                self._marks.take(canvas, at_x, at_y, ink, glyph)
                continue
            canvas.setFont(name_of(glyph.face), ink.size)
            canvas.drawString(at_x, at_y, glyph.text)

    def _link(self, x: float, y: float, wide: float, ink: Ink) -> None:
        if ink.link:
            box = (x - 1, y - 2, x + wide + 1, y + ink.size)
            self.canv.linkRect("", ink.link, box, relative=1, thickness=0)
        if ink.place and ink.place not in self._placed:
            self._placed.add(ink.place)
            self.canv.bookmarkHorizontal(ink.place, 0, y + ink.size * 1.6)


def _words(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Words and the spaces between them; an end of a line alone."""
    for kind, group in groupby(letters, key=lambda x: "\n" if x.text == "\n" else x.text.isspace()):
        word = list(group)
        if kind == "\n":
            yield from ([each] for each in word)
        else:
            yield word
