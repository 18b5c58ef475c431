"""The two families: IBM Plex Sans Arabic for the interface, Noto Naskh Arabic for the article."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from PySide6.QtGui import QFont, QFontDatabase

_LOG = logging.getLogger(__name__)

INTERFACE_FAMILY = "IBM Plex Sans Arabic"
ARTICLE_FAMILY = "Noto Naskh Arabic"
INTERFACE_PIXELS = 13
ARTICLE_PIXELS = 17
ARTICLE_LINE_HEIGHT = 1.8
_USUAL_SCALE = 100
"""Percent."""


@dataclass(slots=True)
class _Chosen:
    """What the person chose: one for the whole application, as Qt's own font is."""

    article_family: str = ""
    scale: int = _USUAL_SCALE


_chosen = _Chosen()
_CACHES: list[Callable[[], object]] = []


def choose_fonts(article_family: str, scale: int) -> int:
    """Let all fonts made from now on follow what a person chose: the article's family («»: the
    usual one), and the interface's scale in percent. Gives the scale of before."""
    before = _chosen.scale
    if (article_family, scale) != (_chosen.article_family, before):
        _chosen.article_family, _chosen.scale = article_family, scale
        for forget in _CACHES:
            forget()
    return before


def follow_fonts(*forget: Callable[[], object]) -> None:
    """Have what was kept of the fonts forgotten when a person chooses others: ``cache_clear`` of
    functions that measure or paint with them."""
    _CACHES.extend(forget)


@cache
def load_fonts() -> tuple[str, ...]:
    """Give the bundled fonts to Qt, once; needs a QGuiApplication. Returns the families found.

    Where a family is missing, the system's fonts stand in for it, and the log says so, once.
    """
    families: list[str] = []
    folder = resources.files("resources") / "fonts"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ttf"):
            with resources.as_file(file) as path:
                font = QFontDatabase.addApplicationFont(str(path))
            families += QFontDatabase.applicationFontFamilies(font)
    for family in (INTERFACE_FAMILY, ARTICLE_FAMILY):
        if family not in families:
            _LOG.warning("The font %s is missing; a font of the system stands in for it.", family)
    return tuple(families)


def interface_font(
    pixels: int = INTERFACE_PIXELS, weight: QFont.Weight = QFont.Weight.Normal
) -> QFont:
    """The interface's font; painted text (timeline labels) takes it from here too."""
    families = [INTERFACE_FAMILY, "Noto Sans Arabic", "sans-serif"]
    return _font(families, round(pixels * _chosen.scale / 100), weight)


def scaled(pixels: int) -> int:
    """The height of something that holds words, at the interface's scale; never lower than usual,
    for it may hold a mark too."""
    return round(pixels * max(_chosen.scale, _USUAL_SCALE) / 100)


def article_font(pixels: int = ARTICLE_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    own = [_chosen.article_family] if _chosen.article_family else []
    return _font([*own, ARTICLE_FAMILY, INTERFACE_FAMILY, "serif"], pixels, weight)


def _font(families: list[str], pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
